"""Loop 2: due effects -> perform -> outcome -> advance. Each channel works through its own queue, and waits alone."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.advance import Advance
from agent.core import retry
from agent.core.effects import (
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
from agent.core.events import TimeCame
from agent.core.rules import Rules
from agent.errors import ConfigError, DebriefError
from agent.perform.circuit import Circuit
from agent.perform.post import Post
from agent.perform.push import Pusher
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.relay import Relayer
from agent.ports import Clock, OutboxState, Store, Task

log = logging.getLogger(__name__)

_PUT_OFF = timedelta(minutes=15)
"""The wait after an effect failed for a reason that nobody has thought of."""

_LOOK = 500
"""How many due effects of one kind and mailbox are looked at in one round."""

_NOTHING: frozenset[LetterKind] = frozenset()

_AGAIN = 1.0
"""Seconds of real time to leave the store alone that has failed."""

_GLANCE = 5.0
"""Seconds of real time after which the store is looked at in any case: another process may have changed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What one mailbox sends with, and its rules."""

    post: Post
    rules: Rules
    circuit: Circuit | None = None
    """Stops the letters when something is evidently wrong with them; None leaves that to the caps."""


def anything(task: Task) -> bool:
    """Where nothing has to be waited for."""
    return True


class Dispatch:
    """Performs what is due. A channel that waits for its server delays no other."""

    def __init__(
        self,
        *,
        store: Store,
        desks: Mapping[str, Desk],
        reader: Reader,
        essayist: Essayist,
        pusher: Pusher,
        advance: Advance,
        clock: Clock,
        allowed: Callable[[Task], bool] = anything,
        relayer: Relayer | None = None,
    ) -> None:
        """``allowed`` says what may be begun at all yet; whoever changes that, nudges. ``relayer`` has the
        channels beside MQTT."""
        self._relayer = relayer
        self._allowed = allowed
        self._store = store
        self._desks = desks
        self._reader = reader
        self._essayist = essayist
        self._pusher = pusher
        self._advance = advance
        self._clock = clock
        self._working: dict[str, asyncio.Task[None]] = {}
        self._paused: dict[str, datetime] = {}
        self._failures: dict[str, int] = {}
        self._current: dict[str, str] = {}
        self._dropped: set[str] = set()
        """Effects whose performance was broken off, and that may be noted as being performed."""
        self._ending = False
        self._waiting = False
        """Whether all that was due has been looked at, and it waits for more."""
        self._news = asyncio.Event()
        self.turns = 0
        """How often it has looked at what is due; it does so every few seconds."""

    def nudge(self) -> None:
        """Something new may be due."""
        self._news.set()

    @property
    def resting(self) -> bool:
        """Whether nothing is under way or being looked for, and nothing new has been heard of."""
        return self._waiting and not (self._working or self._dropped or self._news.is_set())

    async def run(self) -> None:
        """Perform effects as they come due, until cancelled."""
        await self._in_spite(self._recover)
        try:
            while True:
                self.turns += 1
                await self._in_spite(self._turn)
        finally:
            await self._stop()

    async def _recover(self) -> None:
        await self._store.recover(self._clock.now())

    async def _turn(self) -> None:
        self._news.clear()
        # One reading of the clock for both: what comes due between two would be waited for by nobody.
        now = self._clock.now()
        await self._pick_up(now)
        await self._round(now)
        await self._wait(now)

    async def _in_spite(self, does: Callable[[], Awaitable[None]]) -> None:
        """Have something done, however long the store is in the way."""
        while True:
            try:
                await does()
                return
            except DebriefError as error:
                log.warning("what is due cannot be looked at: %s %s", error, getattr(error, "hint", ""))
                await asyncio.sleep(_AGAIN)

    async def _pick_up(self, now: datetime) -> None:
        """Where the store failed while an effect was performed, it may be noted as going on, and nobody goes on with
        it: it goes where a start would put it. Nothing of it is under way, as its channel rests."""
        for name in tuple(self._dropped):
            latest = await self._store.task(name)
            if latest is not None and latest.state in (OutboxState.SENDING, OutboxState.DATA):
                state = OutboxState.UNCERTAIN if latest.state is OutboxState.DATA else OutboxState.QUEUED
                await self._store.settle(name, state, now, error="its records could not be written", again=now)
            self._dropped.discard(name)

    async def _round(self, now: datetime) -> None:
        """Give each idle channel its due effects.

        What is idle is asked before what is due: a channel that finishes while the store answers may have performed
        some of the answer.
        """
        for desk in self._desks.values():
            if desk.circuit is not None:
                await desk.circuit.heed(now)
        busy = set(self._working)
        queues: dict[str, list[Task]] = {}
        due = [task for task in await self._store.due(now, _LOOK) if self._allowed(task)]
        if self._relayer is not None:
            await self._relayer.spread(due, {name: desk.rules for name, desk in self._desks.items()})
        for task in due:
            queues.setdefault(channel(task), []).append(task)
        for name, tasks in queues.items():
            if name not in busy and self._paused.get(name, now) <= now and not self._ending:
                self._working[name] = asyncio.create_task(self._work(name, tasks))

    async def _wait(self, now: datetime) -> None:
        """Until something is due after ``now``, something new was committed, a channel is free again, or a moment has
        passed."""
        moments = [await self._store.next_due(), *(t for n, t in self._paused.items() if n not in self._working)]
        ahead = [m for m in moments if m is not None and m > now]
        alarm = asyncio.create_task(self._clock.wait(min(ahead, default=None)))
        news = asyncio.create_task(self._news.wait())
        self._waiting = True
        try:
            await asyncio.wait({alarm, news}, timeout=_GLANCE, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._waiting = False
            alarm.cancel()
            news.cancel()

    async def _work(self, name: str, tasks: list[Task]) -> None:
        """Perform a channel's effects one after the other; the first sign of trouble lets the whole channel rest."""
        try:
            held: frozenset[LetterKind] = frozenset()
            for task in tasks:
                if self._ending:
                    return
                self._current[name] = task.effect.id
                if not _put_off_already(task, held):
                    held |= await self._attempt(task)
            self._failures.pop(name, None)
            self._paused.pop(name, None)
        except DebriefError as error:
            self._rest(name, error)
        finally:
            self._working.pop(name, None)
            self._current.pop(name, None)
            self.nudge()

    async def _attempt(self, task: Task) -> frozenset[LetterKind]:
        """Perform one effect. One that nobody can perform is put off: it delays no other."""
        try:
            return await self._perform(task)
        except DebriefError:
            self._dropped.add(task.effect.id)
            raise
        except Exception:
            log.exception("effect %s failed", task.effect.id)
            self._dropped.add(task.effect.id)
            await self._put_off(task)
        return _NOTHING

    async def _put_off(self, task: Task) -> None:
        """A letter whose content may have left is looked for before anything else happens to it."""
        now = self._clock.now()
        latest = await self._store.task(task.effect.id) or task
        state = OutboxState.UNCERTAIN if latest.state is OutboxState.DATA else OutboxState.QUEUED
        await self._store.settle(task.effect.id, state, now, error="it failed unexpectedly", again=now + _PUT_OFF)

    def _rest(self, name: str, error: DebriefError) -> None:
        failures = self._failures[name] = self._failures.get(name, 0) + 1
        wait = retry.connection(failures, random.random())
        if isinstance(error, ConfigError):
            wait = timedelta(minutes=5)
            log.error("channel %s needs the operator: %s %s", name, error, error.hint)
        else:
            log.warning("channel %s waits: %s", name, error)
        self._paused[name] = self._clock.now() + wait

    async def _perform(self, task: Task) -> frozenset[LetterKind]:
        """Returns the kinds of letters that have been put off together with this one."""
        desk = self._desks[task.mailbox]
        match task.effect:
            case SendLetter() | SaveDraft() as letter:
                return await desk.post.perform(task, letter, desk.rules)
            case ReadReply() as effect:
                await self._reader.perform(task, effect, desk.rules)
            case WriteRationale() as effect:
                await self._essayist.perform(task, effect)
            case Publish() as effect:
                await self._pusher.perform(task, effect, desk.rules)
            case Relay() as effect if self._relayer is not None:
                await self._relayer.perform(task, effect, desk.rules)
            case Relay() as effect:
                await self._store.settle(effect.id, OutboxState.NEVER, self._clock.now(), error="there are no channels")
            case WakeAt() as effect:
                await self._wake(task, effect)
            case Suppress() as effect:
                await self._store.suppress(effect.address, self._clock.now())
                await self._store.settle(effect.id, OutboxState.DONE, self._clock.now())
        return _NOTHING

    async def _wake(self, task: Task, effect: WakeAt) -> None:
        event = TimeCame(
            id=f"effect:{effect.id}",
            interview=effect.interview,
            at=self._clock.now(),
            what=effect.what,
            slot=effect.slot,
            number=effect.number,
        )
        await self._advance(task.mailbox, event, task=effect.id)

    async def finish(self, patience: float) -> None:
        """Begin nothing more, break off what can be done again, and wait so many seconds for what cannot: letters whose
        content is leaving."""
        self._ending = True
        leaving = {effect for desk in self._desks.values() for effect in desk.post.leaving}
        running = dict(self._working)
        for name, work in running.items():
            if self._current.get(name) not in leaving:
                work.cancel()
        if running:
            await asyncio.wait(running.values(), timeout=patience)

    async def _stop(self) -> None:
        """Let nothing go on behind a dispatcher that has ended."""
        running = list(self._working.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _put_off_already(task: Task, held: frozenset[LetterKind]) -> bool:
    letter = isinstance(task.effect, SendLetter | SaveDraft) and task.effect.kind in held
    return letter and task.state is OutboxState.QUEUED


def channel(task: Task) -> str:
    """Which server a task needs: trouble with it holds back only what needs it too."""
    match task.effect:
        case SendLetter():
            return f"smtp/{task.mailbox}"
        case SaveDraft():
            return f"drafts/{task.mailbox}"
        case ReadReply():
            return "model"
        case WriteRationale():
            # Not with the replies: a recommendation must not wait until they have been read.
            return "prose"
        case Publish():
            return "mqtt"
        case Relay() as effect:
            return f"channel/{effect.channel}"
        case _:
            return "clock"
