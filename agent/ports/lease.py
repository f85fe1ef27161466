"""The folder in the mailbox in which each Debrief that wants to watch it lays down its claim."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Claimant:
    """A running Debrief, as it introduces itself to others and to humans."""

    name: str
    """Drawn at its start; nobody else ever has it. Letters and digits."""
    place: str
    """Of the state whose lock it holds, on this machine since it was started. Only one process at a time can be at a
    place. Empty where that cannot be told."""
    host: str
    pid: int
    since: datetime


class Mark(Enum):
    """What can be noted on a claim, by a flag that every IMAP server keeps (RFC 3501 section 2.3.2)."""

    BEAT = b"\\Answered"
    """Set and taken away in turn, as a sign of life."""
    HOLDS = b"\\Seen"
    """Its claimant has found itself to be the first, and watches the mailbox."""
    RELEASED = b"\\Flagged"
    """Its claimant held the mailbox, has stopped in order, and sends nothing any more; then HOLDS is taken away. Not
    \\Deleted, which humans set, and at which some servers remove a mail by themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One claim in the folder."""

    uid: int
    claimant: Claimant
    marks: frozenset[Mark]
    received: datetime | None = None
    """When the server got it, by the server's clock."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Roll:
    """All claims, the oldest first."""

    epoch: int
    """The folder's UIDVALIDITY; 0 if there is no folder."""
    claims: tuple[Claim, ...]


class Claims(Protocol):
    """The folder of one mailbox. Calls are answered in the order in which the server gets them; it numbers the claims
    upwards, and never gives a number twice as long as the epoch stays the same."""

    async def roll(self) -> Roll:
        """The claims as they are on the server at a moment during this call. Mails that are no claims are left out."""

    async def add(self, claimant: Claimant) -> None:
        """Lay down a claim behind all others; makes the folder where it is missing.

        Uncertain if the connection breaks on the way; ConfigError where the server does not allow it.
        """

    async def note(self, epoch: int, uid: int, mark: Mark, *, on: bool) -> None:
        """Set a mark, or take it away. Nothing happens to a claim that is gone, or in another epoch."""

    async def remove(self, epoch: int, uids: Collection[int]) -> None:
        """Take claims away for good. On return they are gone."""
