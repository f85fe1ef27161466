"""The outside world, as the two loops see it. Each port has one adapter per library, and one in memory.

Every method raises the errors of ``agent.errors`` and no others: Transient when waiting helps, a ConfigError when the
operator must act, Permanent when nothing helps. Nothing here assumes that one process does all the work.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import BaseModel

from agent.core.effects import Effect
from agent.core.events import Event
from agent.core.gate import Counters
from agent.core.interview import Interview
from agent.reading.claims import Claims, House
from agent.reading.known import Known, LedgerEntry
from agent.reading.relevance import Glance
from agent.writing.compose import Outgoing
from agent.writing.prompts import Prompt

# --- time -----------------------------------------------------------------------------------------------------------


class Clock(Protocol):
    """The one source of time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    async def wait(self, until: datetime | None) -> None:
        """Return once ``now()`` is ``until`` or later; None waits until cancelled."""


# --- incoming mail --------------------------------------------------------------------------------------------------


class Folder(StrEnum):
    """The folders we use, by their part (RFC 6154); the adapter knows their names."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """How far a folder has been read (RFC 3501 section 2.3.1.1)."""

    uidvalidity: int
    uid: int
    """The highest UID that has been looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """One mail that concerns us, downloaded."""

    folder: Folder
    uidvalidity: int
    uid: int
    raw: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What was found in one look at the mailbox."""

    mails: tuple[Arrived, ...]
    cursors: Mapping[Folder, Cursor]
    """Where to go on next time, once the mails are kept."""
    passed_over: int = 0
    """Mails that do not concern us, of which only headers were read."""


class Mailbox(Protocol):
    """The recruiter's mailbox (IMAP)."""

    async def look(self, cursors: Mapping[Folder, Cursor], concerns: Callable[[Glance], str]) -> Batch:
        """New mail in INBOX and SENT since ``cursors`` for which ``concerns`` returns a reason.

        A folder without a cursor starts at its present end, less the mail of the last 14 days. At most 50 mails a call.
        Nothing on the server changes.
        """

    async def wait(self, seconds: float) -> None:
        """Return when the server hints at new mail, or after ``seconds`` of real time. Only a hint: look() decides."""

    async def mark(self, folder: Folder, uidvalidity: int, uid: int) -> None:
        """Set the keyword $Debrief on a mail, where the server keeps keywords. Never touches \\Seen."""

    async def save_draft(self, raw: bytes) -> None:
        """Append a mail to Drafts with the flag \\Draft."""

    async def file_sent(self, raw: bytes) -> None:
        """Append a mail to Sent, for servers that do not do so themselves."""

    async def sent(self, message_id: str) -> bool:
        """Whether Sent, or Drafts for drafts, holds a mail with this Message-ID."""

    async def close(self) -> None:
        """Log out; afterwards every other method may be called again and reconnects."""


class Parser(Protocol):
    """Reads bytes from strangers, in a place where they can do no harm."""

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        """What the mail claims; Unreadable when it cannot be parsed within the limits."""

    async def close(self) -> None:
        """End the worker processes."""


# --- outgoing -------------------------------------------------------------------------------------------------------


class Mailer(Protocol):
    """The mail server that sends for us (SMTP submission)."""

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """Hand one mail to the server and return its answer.

        ``before_data`` is awaited after the server accepted sender and recipient and before the first byte of content,
        so that a durable note can be made: before it, nothing has been sent; after it, Uncertain is raised when the
        answer does not come. Raises Transient (4xx, connection), Permanent (5xx), LoginRefused, CertificateRefused.
        """


Shape = TypeVar("Shape", bound=BaseModel)


class Model(Protocol):
    """A language model behind an OpenAI-compatible API."""

    @property
    def name(self) -> str:
        """How it is called in mails."""

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Shape:
        """The model's answer, validated against ``shape``.

        Raises Unreadable for nonsense, a refusal or a truncated answer; Transient for timeouts, 429 and 5xx.
        """


class Notifier(Protocol):
    """Push notifications (MQTT)."""

    async def publish(self, topic: str, payload: bytes) -> None:
        """Publish with QoS 1 below the configured prefix; returns when the broker has confirmed it."""


# --- state ----------------------------------------------------------------------------------------------------------


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
    """SHA-256 of the raw bytes, in hexadecimal."""
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
        """Keep the mails and the cursors; returns how many were new. A mail already kept (same key) is not kept again."""

    async def cursors(self, mailbox: str) -> Mapping[Folder, Cursor]:
        """How far each folder has been read."""

    async def next_mail(self, mailbox: str) -> KeptMail | None:
        """The oldest mail with fate KEPT, with its attempts counted up by one."""

    async def dispose(self, key: str, fate: Fate, reason: str) -> None:
        """Record a mail's fate where no event came of it."""

    async def mail(self, key: str) -> KeptMail | None:
        """One kept mail."""

    async def known(
        self, mailbox: str, *, uids: Sequence[str], message_ids: Sequence[str], refs: Sequence[str]
    ) -> Known:
        """The mailbox's interviews with one of these calendar UIDs or references or letters, and the letters."""

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
    ) -> bool:
        """Write event, interview and new effects, and with them the fate of the mail ``handled`` (HANDLED) or of the
        effect ``task`` (DONE).

        Returns True if done, or if the event had been committed before (then only the mail or task is settled). Returns False, and writes
        nothing, when the interview's version has moved on: load and decide again.
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
        """Note how an attempt ended without an event: QUEUED or UNCERTAIN with a time to try again, FAILED, NEVER, DONE."""

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
