"""A mail whose bytes are safe, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.ports.post import Folder


class Fate(StrEnum):
    """What became of a mail. Every relevant mail ends in exactly one of the last three."""

    KEPT = "kept"
    """Its bytes are safe; it has not been worked on."""
    HANDLED = "handled"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptMail:
    """A mail whose bytes are in the store."""

    key: str
    """SHA-256 of the raw bytes, in hexadecimal; where another mailbox holds the same bytes, of its name and them."""
    mailbox: str
    folder: Folder
    uidvalidity: int
    uid: int
    raw: bytes
    kept_at: datetime
    attempts: int = 0
    """How often work on it was begun; counted before parsing."""
    fate: Fate = Fate.KEPT
    reason: str = ""
    retries: int = 0
    """How often the operator has had it tried anew."""
