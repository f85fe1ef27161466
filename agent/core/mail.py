"""Words for mail: addresses, lines of a reply, and what kind of mail it is."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A mailbox address (RFC 5322 section 3.4)."""

    email: str
    """addr-spec in lower case. Local parts are case-sensitive on paper (RFC 5321 section 2.4) and nowhere else."""
    name: str = ""
    """Display name, decoded; as untrusted as anything a sender typed."""

    @property
    def domain(self) -> str:
        return self.email.rpartition("@")[2]


class MailKind(StrEnum):
    """What sort of mail this is, as far as its own bytes tell."""

    HUMAN = "human"
    """A person typed it, or clicked (calendar answers too)."""
    OWN = "own"
    """One of our own letters, known by its Message-ID, never by its From: the recruiter writes from there too."""
    BOUNCE = "bounce"
    AWAY = "away"
    """An absence note."""
    AUTOMATIC = "automatic"
    LIST = "list"


class Label(StrEnum):
    """Whose words a line of a reply holds. Only TYPED lines are evidence."""

    TYPED = "typed"
    OURS = "ours"
    """A line of the letter that is being answered."""
    QUOTED = "quoted"
    """Somebody else's words."""
    ATTRIBUTION = "attribution"
    """'On Monday Anna wrote:' and header blocks of forwarded mail."""
    SIGNATURE = "signature"
    """Contact details, and what a program says of itself, such as 'Sent from my phone'."""
    DISCLAIMER = "disclaimer"
    """Legal notices, warnings of gateways, footers of virus scanners and mailing lists."""
    DOUBT = "doubt"
    """Perhaps the sender's own words, perhaps not: shown, never evidence."""

    @classmethod
    def _missing_(cls, value: object) -> "Label | None":
        # Lines that were stored by an earlier version.
        return cls.DISCLAIMER if value == "footer" else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a reply's text."""

    number: int
    """Counts from 1 within the message."""
    text: str
    """NFC, without zero-width and bidirectional control characters."""
    label: Label = Label.TYPED
    question: str = ""
    """The question it stands under, 'Q1' to 'Q5', where that is plain from our own quoted letter or a number typed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Whether a mail really comes from the address in its From, and why we think so."""

    verified: bool
    reason: str


def base(email: str) -> tuple[str, str]:
    """An address without its plus-part, and the plus-part (RFC 5233)."""
    local, at, domain = email.rpartition("@")
    plain_local, _, tag = local.partition("+")
    return plain_local + at + domain, tag


def plain(text: str) -> str:
    """The text with control characters turned to spaces, so that it fits on one header line or one log line."""
    shown = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())
