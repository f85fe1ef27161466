"""Plays through what happened: mails in their order, and between them what came due. Nothing leaves."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from agent.advance import Advance
from agent.core.effects import (
    Effect,
    LetterKind,
    Publish,
    ReadReply,
    Relay,
    SaveDraft,
    SendLetter,
    Suppress,
    WakeAt,
    WriteRationale,
)
from agent.core.events import Event, LetterLost, LetterOut, TimeCame
from agent.core.orders import Step
from agent.core.rules import Rules
from agent.errors import ConfigError, Permanent
from agent.intake.erased import without_erased
from agent.intake.working import Worker
from agent.perform.claiming import claimed
from agent.perform.entry import ledger_entry
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.stationery import Stationery
from agent.ports import Arrived, Batch, Folder, Mailbox, OutboxState, Store, Task
from agent.reading.headers import parse
from agent.rebuild.proof import Proof
from agent.rebuild.quiet import PastClock
from agent.rebuild.signs import Signs

PARKED = timedelta(days=36_500)
"""What cannot be settled while time passes waits behind everything else, and is looked at in the end."""

_MOST = 500
_HEADERS = 64 * 1024
_REF = re.compile(r"\bref=([a-z2-7]{8});")


class Rehearsal:
    """The past of one mailbox. ``touched`` is filled by the witness of ``advance`` (see noting)."""

    def __init__(
        self,
        *,
        name: str,
        store: Store,
        mailbox: Mailbox,
        worker: Worker,
        proof: Proof,
        advance: Advance,
        rules: Rules,
        reader: Reader,
        essayist: Essayist,
        stationery: Stationery,
        clock: PastClock,
        signs: Signs,
        end: datetime,
        touched: set[str],
    ) -> None:
        self._name = name
        self._store = store
        self._mailbox = mailbox
        self._worker = worker
        self._proof = proof
        self._advance = advance
        self._rules = rules
        self._reader = reader
        self._essayist = essayist
        self._stationery = stationery
        self._clock = clock
        self._signs = signs
        self._end = end
        self._alive_until = signs.alive_until(end)
        self._touched = touched
        """References of interviews that changed since the last look at their letters."""

    async def play(self, mails: Iterable[Arrived]) -> None:
        """Go through these mails, which come in their order, and then on to the present."""
        for mail in mails:
            at = mail.received or self._end
            await self._pass_to(at)
            batch = await without_erased(self._store, Batch(mails=(mail,), cursors={}))
            if await self._store.keep(self._name, batch, at):
                await self._proof.note(mail)
                await self._worker.drain()
            self._touched.update(_mentioned(mail))
            await self._match()
        await self._pass_to(self._end)

    async def _pass_to(self, moment: datetime) -> None:
        while (due := await self._store.next_due(self._name)) is not None and due <= moment:
            self._clock.reach(due)
            for task in await self._store.due(self._clock.now(), _MOST, self._name):
                await self._perform(task)
            await self._match()
        self._clock.reach(moment)

    async def _perform(self, task: Task) -> None:
        match task.effect:
            case SendLetter() | SaveDraft() if task.state is OutboxState.UNCERTAIN:
                # Only the service looks for it.
                await self._park(task.effect, task.state)
            case SendLetter() | SaveDraft() as letter:
                await self._letter(letter)
            case WakeAt() as effect:
                await self._wake(effect)
            case ReadReply(again=False) as effect:
                await self._reader.perform(task, effect, self._rules)
            case WriteRationale() as effect:
                await self._essayist.perform(task, effect)
            case Suppress() as effect:
                await self._store.suppress(effect.address, effect.at)
                await self._store.settle(effect.id, OutboxState.DONE, self._clock.now())
            case (Publish() | Relay()) as effect:
                reason = "it is old news: the records were made anew"
                await self._store.settle(effect.id, OutboxState.NEVER, self._clock.now(), error=reason)
            case effect:
                await self._park(effect)

    async def _park(self, effect: Effect, state: OutboxState = OutboxState.QUEUED) -> None:
        await self._store.settle(effect.id, state, self._clock.now(), again=self._end + PARKED)

    async def _wake(self, effect: WakeAt) -> None:
        """What came due when nobody was at work is late, and comes when somebody is again."""
        if effect.at > self._alive_until:
            await self._park(effect)
            return
        event = TimeCame(
            id=f"effect:{effect.id}",
            interview=effect.interview,
            at=self._clock.now(),
            what=effect.what,
            slot=effect.slot,
            number=effect.number,
        )
        await self._advance(self._name, event, task=effect.id)

    # --- letters ---

    async def _match(self) -> None:
        """Let waiting letters of interviews that changed find their copies in Sent."""
        refs = {*self._touched}
        self._touched.clear()
        for ref in refs:
            interview, _ = await self._store.interview(ref)
            for task in await self._store.tasks(ref) if interview else ():
                waiting = task.state is OutboxState.QUEUED and task.effect.at <= self._clock.now()
                if interview and waiting and isinstance(task.effect, SendLetter | SaveDraft):
                    await claimed(self._store, self._advance, self._name, task.effect, interview)

    async def _letter(self, letter: SendLetter | SaveDraft) -> None:
        """It leaves at the time of its copy in Sent, which is one of the mails still to come, or it has come."""
        if isinstance(letter, SaveDraft) and await self._drafted(letter):
            return
        if self._was_surely_due(letter):
            await self._counted(letter)
        else:
            await self._park(letter)

    def _was_surely_due(self, letter: SendLetter | SaveDraft) -> bool:
        """Whether a reminder came due when we were at work: it may have left, and its copy may be gone."""
        due = letter.kind is LetterKind.REMINDER and letter.at <= self._alive_until
        return due and isinstance(letter, SendLetter) and not self._signs.holds(letter)

    async def _counted(self, letter: SendLetter | SaveDraft) -> None:
        event = LetterLost(
            id=f"lost:{letter.id}",
            interview=letter.interview,
            at=self._clock.now(),
            kind=letter.kind,
            slot=letter.slot,
            number=letter.number,
            reason="the records were lost, and no copy of it lies in Sent",
            uncertain=True,
        )
        await self._advance(self._name, event, task=letter.id)

    async def _drafted(self, letter: SaveDraft) -> bool:
        """Whether it lies in Drafts, or in Sent already: then it was in Drafts before."""
        interview, _ = await self._store.interview(letter.interview)
        if interview is None:
            return False
        try:
            mail = await self._stationery.write(interview, letter, self._rules, self._clock.now())
        except (ConfigError, Permanent):
            return False
        if not await self._mailbox.sent(mail.message_id):
            return False
        await self._store.begin(letter.id, self._clock.now(), ledger_entry(mail, letter), mail.raw)
        event = LetterOut(
            id=f"draft:{letter.id}",
            interview=letter.interview,
            at=self._clock.now(),
            kind=letter.kind,
            slot=letter.slot,
            number=letter.number,
            message_id=mail.message_id,
            drafted=True,
        )
        await self._advance(self._name, event, task=letter.id)
        return True


def _mentioned(mail: Arrived) -> list[str]:
    """The interview that a letter in Sent says it is about: one that waits for its copy may have found it."""
    if mail.folder is not Folder.SENT:
        return []
    headers = parse(mail.raw[:_HEADERS].partition(b"\r\n\r\n")[0])
    return _REF.findall(headers.first("x-debrief-mark"))


def noting(touched: set[str]) -> Callable[[Event, Step], None]:
    """A witness for Advance that notes which interviews changed."""

    def note(event: Event, step: Step) -> None:
        touched.add(step.interview.ref)

    return note
