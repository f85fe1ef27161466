"""Whether a mail concerns us, told from its headers and structure: the body of unrelated mail is never downloaded."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """What can be seen of a mail without downloading its body."""

    headers: bytes
    """The header block, raw."""
    types: tuple[str, ...]
    """The content types of all parts in lower case, such as 'text/calendar', each followed by its file name if it has one."""
    size: int = 0
    """Octets of the whole mail as the server states them; 0 if it does not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """What we look out for."""

    addresses: frozenset[str]
    """The recruiter's addresses, lower case, without plus-parts."""
    domain: str
    """The right-hand side of our Message-IDs."""
    participants: frozenset[str] = frozenset()
    """Addresses of everybody in interviews that are not closed."""
