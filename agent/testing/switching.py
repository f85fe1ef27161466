"""The part of the store in memory that holds letters back."""

from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from agent.core.circuit import Setbacks
from agent.core.effects import TO_PARTICIPANTS, Effect, LetterKind, SaveDraft, SendLetter
from agent.core.events import LetterLost, MailBounced
from agent.core.interview import Interview
from agent.ports import HELD, OutboxState, Switch, SwitchKind, Told
from agent.testing.rows import LetterRow, Queued

_S = OutboxState
_LEFT = frozenset({_S.SENDING, _S.DATA, _S.UNCERTAIN, _S.DONE})
_DAY, _HOUR, _MOMENT = timedelta(hours=24), timedelta(hours=1), timedelta(minutes=10)


class Switching:
    """ports.Switches in dictionaries."""

    _outbox: dict[str, Queued]
    _letters: dict[str, LetterRow]
    _interviews: dict[str, tuple[Interview, int]]
    _stories: dict[str, tuple[Told, ...]]

    def __init__(self) -> None:
        super().__init__()
        self._switches: dict[tuple[str, SwitchKind], Switch] = {}
        self._released: dict[str, datetime] = {}

    @abstractmethod
    def _queue(self, mailbox: str, effect: Effect) -> None:
        """Put an effect into the outbox."""

    async def switch(self, switch: Switch, effects: Sequence[Effect] = ()) -> bool:
        key = (switch.mailbox, switch.kind)
        before = self._switches.get(key)
        self._switches[key] = replace(switch, since=before.since) if before else switch
        for effect in () if before else effects:
            self._queue(switch.mailbox, effect)
        return before is None

    async def switches(self, mailbox: str | None = None) -> tuple[Switch, ...]:
        return tuple(s for key, s in sorted(self._switches.items()) if mailbox in (None, s.mailbox))

    async def release(self, mailbox: str, at: datetime) -> tuple[Switch, ...]:
        gone = await self.switches(mailbox)
        self._switches = {key: s for key, s in self._switches.items() if s.mailbox != mailbox}
        self._released[mailbox] = at
        for name, queued in self._outbox.items():
            task = queued.task
            if task.mailbox == mailbox and task.state is _S.QUEUED and task.error.startswith(HELD):
                self._outbox[name] = replace(queued, task=replace(task, error=""), due=min(queued.due, at))
        return gone

    async def hold(
        self,
        mailbox: str,
        now: datetime,
        until: datetime,
        reason: str,
        *,
        letter: str,
        kinds: Collection[LetterKind] = (),
        effects: Sequence[Effect] = (),
    ) -> int:
        held = [name for name, queued in self._outbox.items() if _held(name, queued, letter, mailbox, kinds, now)]
        for name in held:
            queued = self._outbox[name]
            self._outbox[name] = replace(queued, task=replace(queued.task, error=reason), due=until)
        for effect in effects:
            self._queue(mailbox, effect)
        return len(held)

    async def setbacks(self, mailbox: str, now: datetime, most: int) -> Setbacks:
        after = self._released.get(mailbox)
        day, hour, moment = (max(after or now - span, now - span) for span in (_DAY, _HOUR, _MOMENT))
        mine = [x for x in self._letters.values() if x.mailbox == mailbox and x.entry.kind in TO_PARTICIPANTS]
        refused = {_person(x) for x in mine if x.begun_at > day and self._state(x) is _S.FAILED}
        left = [x for x in mine if self._state(x) in _LEFT]
        failed = refused | set(self._bounced(mailbox, day))
        return Setbacks(
            written_to=len({_person(x) for x in left if x.begun_at > day} | failed),
            failed=len(failed),
            uncertain=self._uncertain(mailbox, hour),
            at_once=sum(x.begun_at > moment for x in left),
            waiting=min(most + 1, sum(_waits(q, mailbox, after, now) for q in self._outbox.values())),
        )

    def _left(self) -> list[LetterRow]:
        """Letters that left, are leaving, or may have left."""
        return [x for x in self._letters.values() if self._state(x) in _LEFT]

    def _state(self, letter: LetterRow) -> OutboxState:
        return self._outbox[letter.entry.effect].task.state

    def _told(self, mailbox: str) -> Iterator[Told]:
        for ref, story in self._stories.items():
            if self._interviews[ref][0].mailbox == mailbox:
                yield from story

    def _bounced(self, mailbox: str, since: datetime) -> Iterator[str]:
        for told in self._told(mailbox):
            match told.event:
                case MailBounced(permanent=True) as event if event.at > since:
                    yield f"{event.interview}/{event.slot}"

    def _uncertain(self, mailbox: str, since: datetime) -> int:
        begun = (self._outbox[x.entry.effect].task for x in self._letters.values() if x.mailbox == mailbox)
        looked_for = sum(t.state is _S.UNCERTAIN and _asks(t.effect) and _later(t.since, since) for t in begun)
        lost = (t.event for t in self._told(mailbox) if isinstance(t.event, LetterLost) and t.event.at > since)
        return looked_for + sum(event.uncertain and event.kind in TO_PARTICIPANTS for event in lost)


def _held(name: str, queued: Queued, letter: str, mailbox: str, kinds: Collection[LetterKind], now: datetime) -> bool:
    task = queued.task
    if task.state is not _S.QUEUED or not isinstance(task.effect, SendLetter | SaveDraft):
        return False
    return name == letter or (task.mailbox == mailbox and task.effect.kind in kinds and queued.due <= now)


def _waits(queued: Queued, mailbox: str, after: datetime | None, now: datetime) -> bool:
    task = queued.task
    mine = task.mailbox == mailbox and task.state is _S.QUEUED and isinstance(task.effect, SendLetter)
    return mine and _asks(task.effect) and task.effect.at <= now and (after is None or task.effect.at > after)


def _asks(effect: Effect) -> bool:
    return isinstance(effect, SendLetter | SaveDraft) and effect.kind in TO_PARTICIPANTS


def _later(at: datetime | None, than: datetime) -> bool:
    return at is not None and at > than


def _person(letter: LetterRow) -> str:
    return f"{letter.entry.interview}/{letter.entry.slot}"
