"""What must survive a crash: kept mails, interviews with their story, and the outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from agent.core.effects import Effect
from agent.core.events import Event
from agent.core.gate import Counters
from agent.core.interview import Interview, InterviewState
from agent.core.memory import Said
from agent.ports.post import Batch, Cursor, Folder
from agent.reading.known import Known, LedgerEntry

NEARBY = 200
"""The most interviews about a time that a mail is compared with; a mailbox that has more has been flooded."""
OPEN = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)
"""States in which another calendar entry may still join."""
SHUT = (InterviewState.CLOSED,)
DAY, FORTNIGHT = timedelta(days=1), timedelta(days=14)
"""How far from a time the open and the closed interviews about it may begin."""


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


class OutboxState(StrEnum):
    """Where an effect stands."""

    QUEUED = "queued"
    SENDING = "sending"
    """Work on it has begun, and nothing has left yet."""
    DATA = "data"
    """A mail's content is leaving: after a crash here its fate is uncertain."""
    UNCERTAIN = "uncertain"
    DONE = "done"
    FAILED = "failed"
    NEVER = "never"
    """The gate said no."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """An effect with the history of its performance."""

    effect: Effect
    mailbox: str
    state: OutboxState
    attempts: int = 0
    since: datetime | None = None
    """When the present state began."""
    message_id: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One line of an interview's story."""

    at: datetime
    event: Event
    note: str


class Store(Protocol):
    """Everything that must survive a crash. Each method is one transaction."""

    async def keep(self, mailbox: str, batch: Batch, at: datetime) -> int:
        """Keep the mails and the cursors; returns how many were new. A mail with a known key is not kept again."""

    async def cursors(self, mailbox: str) -> Mapping[Folder, Cursor]:
        """How far each folder has been read."""

    async def next_mail(self, mailbox: str) -> KeptMail | None:
        """The oldest mail with fate KEPT, with its attempts counted up by one."""

    async def excuse(self, key: str) -> None:
        """Take back one attempt: what was in the way was not the mail's fault."""

    async def dispose(self, key: str, fate: Fate, reason: str, effects: Sequence[Effect] = ()) -> None:
        """Record a mail's fate where no event came of it, and queue what is to be done about that.

        A mail that has a fate keeps it, and then nothing is queued."""

    async def mail(self, key: str) -> KeptMail | None:
        """One kept mail."""

    async def known(
        self,
        mailbox: str,
        *,
        uids: Sequence[str],
        message_ids: Sequence[str],
        refs: Sequence[str],
        people: Sequence[str] = (),
        around: Sequence[datetime] = (),
        memories: Sequence[str] = (),
    ) -> Known:
        """The mailbox's interviews with one of these calendar UIDs, references, letters or invitations; these letters;
        and its interviews with one of these people's addresses that are not closed.

        ``nearby`` are the open interviews that begin within a day of one of the moments ``around``, and the closed
        ones of the two weeks before and after, at most NEARBY of each, those that begin last first; ``memory`` is what
        was said about one of ``memories`` (the keys of core.memory).

        For each (interview, slot) of those interviews: the questions and reminders that were begun, oldest first.
        """

    async def also_called(self, mailbox: str, message_id: str, letter: str) -> None:
        """Note under which other Message-ID the provider sent the letter ``letter``: replies refer to that one."""

    async def other_ids(self, mailbox: str) -> frozenset[str]:
        """The Message-IDs that the provider gave letters about interviews that are not closed."""

    async def memory(self, mailbox: str) -> tuple[Said, ...]:
        """Everything that the recruiter said that is remembered, newest first."""

    async def open_addresses(self, mailbox: str) -> frozenset[str]:
        """Addresses of everybody in interviews that are not closed."""

    async def interview(self, ref: str) -> tuple[Interview | None, int]:
        """An interview with its version; (None, 0) if there is none."""

    async def interviews(self, mailbox: str | None = None) -> tuple[Interview, ...]:
        """All interviews, newest start first."""

    async def commit(
        self,
        event: Event,
        interview: Interview,
        version: int,
        effects: Sequence[Effect],
        note: str,
        *,
        handled: str = "",
        task: str = "",
        outcome: OutboxState = OutboxState.DONE,
        lessons: Sequence[Said] = (),
    ) -> bool:
        """Write event, interview, new effects and what the recruiter said that is to be remembered (``lessons``), and
        with them the fate of the mail ``handled`` (HANDLED) or of the effect ``task`` (``outcome``: FAILED for a letter
        that certainly did not leave, so that it is not counted).

        Returns True if done, or if the event had been committed before (then only the mail or task is settled).
        Returns False, and writes nothing, when the interview's version has moved on: load and decide again.
        """

    async def story(self, ref: str) -> tuple[Told, ...]:
        """What happened to an interview, in order."""

    async def due(self, now: datetime, limit: int = 20) -> tuple[Task, ...]:
        """Effects in QUEUED or UNCERTAIN whose time has come, oldest first; those of one interview in their order."""

    async def next_due(self) -> datetime | None:
        """When the next effect comes due."""

    async def begin(self, effect: str, at: datetime, entry: LedgerEntry | None, raw: bytes = b"") -> None:
        """Note that work on an effect begins (SENDING), one more attempt; with its letter, if it is one."""

    async def mark_data(self, effect: str, at: datetime) -> None:
        """Note that a mail's content is about to leave (DATA)."""

    async def settle(
        self, effect: str, state: OutboxState, at: datetime, *, error: str = "", again: datetime | None = None
    ) -> None:
        """Note how an attempt ended without an event: QUEUED or UNCERTAIN (with a time to try again) and so on."""

    async def recover(self, at: datetime) -> int:
        """After a start: SENDING goes back to QUEUED, DATA becomes UNCERTAIN; returns how many did."""

    async def tasks(self, ref: str | None = None) -> tuple[Task, ...]:
        """Effects of one interview, or all that are neither DONE nor NEVER."""

    async def counters(self, mailbox: str, address: str, interview: str, slot: str, now: datetime) -> Counters:
        """For the gate."""

    async def letter_raw(self, message_id: str) -> bytes | None:
        """The bytes of a letter as it was composed."""

    async def suppress(self, address: str, at: datetime) -> None:
        """Remember that this address said STOP; kept beside the store, so that losing the store does not forget it."""

    async def close(self) -> None:
        """Finish what is being written."""
