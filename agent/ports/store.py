"""What must survive a crash: kept mails, interviews with their story, and the outbox."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from agent.core.effects import Effect, LetterKind, SaveDraft, SendLetter
from agent.core.events import Event
from agent.core.gate import Counters
from agent.core.interview import Interview, InterviewState
from agent.core.memory import Said
from agent.ports.health import Condition, Health
from agent.ports.kept import Fate, KeptMail
from agent.ports.post import Batch, Cursor, Folder, Place
from agent.ports.switches import Switches
from agent.reading.known import Known, LedgerEntry

TOGETHER = 4 * 1024 * 1024
"""The most octets of mails that work is begun on together: they are in memory together. A greater mail comes alone."""
NEARBY = 200
"""The most interviews about a time that a mail is compared with; a mailbox that has more has been flooded."""
OPEN = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)
"""States in which another calendar entry may still join."""
SHUT = (InterviewState.CLOSED,)
DAY, FORTNIGHT = timedelta(days=1), timedelta(days=14)
"""How far from a time the open and the closed interviews about it may begin."""


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
    tried_at: datetime | None = None
    """When the first attempt began; None before it."""
    message_id: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One line of an interview's story."""

    at: datetime
    event: Event
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Witness:
    """A letter of ours that lies in Sent, and of which the ledger knew nothing: the records were lost, or are old."""

    message_id: str
    """The one that we gave it."""
    effect: str
    """Id of the effect that sent it; a made-up one where the store has none such."""
    interview: str
    kind: LetterKind
    slot: str
    number: int
    about: str
    """As in core.marks.LetterMark."""
    to: str
    at: datetime
    """When it left."""
    text: str
    """Its plain text, for telling our words from theirs when it comes back quoted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How many interviews of a mailbox wait for whom."""

    awaited: int
    """Whose participants are being asked."""
    ready: int
    """Of which the recruiter has the recommendation, and has not decided."""


class Store(Switches, Protocol):
    """Everything that must survive a crash. Each method is one transaction."""

    async def keep(self, mailbox: str, batch: Batch, at: datetime) -> int:
        """Keep the mails and the cursors; returns how many are to be worked on because of that.

        A mail with a known key is not kept again, and lies in one place more. Where that says something new of it
        (ports.counts_anew), it gets the fate KEPT again.
        """

    async def cursors(self, mailbox: str) -> Mapping[Folder, Cursor]:
        """How far each folder has been read."""

    async def next_mail(self, mailbox: str) -> KeptMail | None:
        """The oldest mail with fate KEPT, with its attempts counted up by one."""

    async def watched(self, mailbox: str) -> Mapping[Folder, datetime]:
        """Since when each folder has been watched."""

    async def places(self, mailbox: str) -> frozenset[Place]:
        """Where kept mails lie, in folders that have not been renumbered since."""

    async def waiting(self, mailbox: str, before: datetime | None = None) -> int:
        """How many mails have the fate KEPT, of those kept before a moment."""

    async def retry(self, *keys: str) -> int:
        """Give quarantined mails the fate KEPT and all their attempts again; returns how many there were."""

    async def next_mails(self, mailbox: str, most: int, skip: Collection[str] = ()) -> tuple[KeptMail, ...]:
        """The oldest mails with fate KEPT, ``most`` at most, in their order, each with its attempts counted up by one.

        Work is begun together only on mails on which none was begun before, some megabytes of them; one that was begun
        before comes alone. So a mail that brings the service down is found after one crash more, and no other is
        blamed for it twice. Those with the keys ``skip`` are passed over.
        """

    async def excuse(self, *keys: str) -> None:
        """Take back one attempt of each of these mails: what was in the way was not their fault."""

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

    async def other_ids(self, mailbox: str) -> Set[str]:
        """The Message-IDs that the provider gave letters about interviews that are not closed."""

    async def said(self, mailbox: str, about: str) -> Said | None:
        """What the recruiter said last about one thing; also what is committed, and not durable yet."""

    async def memory(self, mailbox: str) -> tuple[Said, ...]:
        """Everything that the recruiter said that is remembered, newest first."""

    async def open_addresses(self, mailbox: str) -> Set[str]:
        """Addresses of everybody in interviews that are not closed. May follow what is committed later."""

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
        soon: bool = False,
    ) -> bool:
        """Write event, interview, new effects and what the recruiter said that is to be remembered (``lessons``), and
        with them the fate of the mail ``handled`` (HANDLED) or of the effect ``task`` (``outcome``: FAILED for a letter
        that certainly did not leave, so that it is not counted).

        Returns True if done, or if the event had been committed before (then only the mail or task is settled).
        Returns False, and writes nothing, when the interview's version has moved on: load and decide again.
        With ``soon`` it is durable once ``settled`` returns, together with others: nothing may leave before that.
        """

    async def settled(self, mailbox: str) -> None:
        """Return once everything that was committed ``soon`` for this mailbox is durable.

        Raises what was in the way, and then some of it may not have happened: what it came of is worked on again.
        """

    async def story(self, ref: str) -> tuple[Told, ...]:
        """What happened to an interview, in order."""

    async def due(self, now: datetime, limit: int = 20, mailbox: str | None = None) -> tuple[Task, ...]:
        """Effects in QUEUED or UNCERTAIN whose time has come, oldest first; those of one interview in their order.
        All of them, or one mailbox's; ``limit`` of each type and mailbox at most."""

    async def next_due(self, mailbox: str | None = None) -> datetime | None:
        """When the next effect comes due, of all or of one mailbox."""

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

    async def task(self, effect: str) -> Task | None:
        """One effect as it stands."""

    async def tasks(self, ref: str | None = None) -> tuple[Task, ...]:
        """Effects of one interview, or all that are neither DONE nor NEVER."""

    async def open_interviews(self, mailbox: str) -> tuple[Interview, ...]:
        """A mailbox's interviews that are neither decided nor closed, latest first, at most 1,000."""

    async def queue(self, mailbox: str, effects: Sequence[Effect]) -> None:
        """Queue what follows from no event; what is known already is not queued again."""

    async def standing(self, mailbox: str) -> Standing:
        """How many of a mailbox's interviews wait for whom."""

    async def counters(
        self, mailbox: str, address: str, interview: str, slot: str, now: datetime, *, besides: str = ""
    ) -> Counters:
        """For the gate; not counting the letter of the effect ``besides``."""

    async def witness(self, mailbox: str, seen: Witness, raw: bytes) -> str:
        """Take a letter that was found in Sent into the ledger; returns the id of its effect there.

        What waits under ``seen.effect`` has been done by this, and counts as claimed. Otherwise the entry stands for an
        effect that is still to come (see unclaimed). Where the ledger has the letter already, nothing changes.
        """

    async def unclaimed(self, mailbox: str, letter: SendLetter | SaveDraft, since: datetime) -> Witness | None:
        """The first letter to the same person that a witness brought, that left at ``since`` or later, and that is
        this very letter by all it says of itself, if no effect has claimed it. Of heads-ups, what they are about is
        not compared: it is the time of their making."""

    async def claim(self, message_id: str, effect: str) -> None:
        """Note that this effect is the one that sent the letter of a witness: no other can be."""

    async def witnesses(self, mailbox: str) -> tuple[Witness, ...]:
        """Everything that witnesses brought, in the order in which it left."""

    async def letters_done(self, mailbox: str, since: datetime, until: datetime) -> tuple[str, ...]:
        """Message-IDs of letters that were begun in this time and have been sent, oldest first, at most 500."""

    async def letter_raw(self, message_id: str) -> bytes | None:
        """The bytes of a letter as it was composed."""

    async def note_health(
        self,
        mailbox: str,
        part: str,
        condition: Condition,
        at: datetime,
        message: str = "",
        effects: Sequence[Effect] = (),
        *,
        by: str = "",
    ) -> bool:
        """Note how a part is; returns whether that is another condition than before. Only then ``effects`` are queued,
        for ``mailbox``, or for ``by`` where ``mailbox`` is empty as all share the part.
        """

    async def health(self, mailbox: str | None = None) -> tuple[Health, ...]:
        """How all parts are, or those of one mailbox."""

    async def suppress(self, address: str, at: datetime) -> None:
        """Remember that this address said STOP; kept beside the store, so that losing the store does not forget it."""

    async def forget(self, address: str, at: datetime) -> None:
        """Remember, as a keyed hash, that everything about this address was erased; kept beside the store."""

    async def forgotten(self, addresses: Collection[str]) -> frozenset[str]:
        """Those of these addresses that were erased."""

    async def discard(self, key: str) -> None:
        """Take a mail's bytes away; that it came, and what became of it, stays known."""

    async def close(self) -> None:
        """Finish what is being written."""
