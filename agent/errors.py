"""What can go wrong, split by who can act on it.

The text of an error is a message to that person: one or two plain sentences, what happened and how to mend it.
Adapters translate the errors of their libraries into these, with ``from``.
"""


class DebriefError(Exception):
    """Something went wrong in Debrief."""


class Transient(DebriefError):
    """The other side is out of reach or busy: waiting helps.

    ``retry_after`` is the wait in seconds that the other side asked for, if it did.
    ``channel`` is true when the trouble concerns every request on this connection and not just this one
    (a refused connection, SMTP 421), so that the whole channel should back off.
    """

    def __init__(self, message: str, *, retry_after: float | None = None, channel: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.channel = channel


class Uncertain(DebriefError):
    """A mail's content left, but no answer came back: it may or may not be accepted (RFC 5321 section 4.5.3.2.6)."""


class ConfigError(DebriefError):
    """The operator has to change the configuration or a server's settings; ``hint`` says how."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class LoginRefused(ConfigError):
    """A server refused the user name or password."""


class CertificateRefused(ConfigError):
    """A server's certificate is not valid for its name, or it does not offer the encryption that is required."""


class Unreadable(DebriefError):
    """What a sender or a model sent cannot be understood; only its sender can send something better."""


class Permanent(DebriefError):
    """The other side refused for good: repeating changes nothing."""
