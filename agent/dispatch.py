"""Loop 2: due effects -> perform -> outcome -> advance. Each channel works through its own queue, and waits alone."""

import asyncio
import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.advance import Advance
from agent.core import retry
from agent.core.effects import Publish, ReadReply, SaveDraft, SendLetter, Suppress, WakeAt, WriteRationale
from agent.core.events import TimeCame
from agent.core.rules import Rules
from agent.errors import ConfigError, DebriefError
from agent.perform.post import Post
from agent.perform.push import Pusher
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.ports import Clock, OutboxState, Store, Task

log = logging.getLogger(__name__)

_PUT_OFF = timedelta(minutes=15)
"""The wait after an effect failed for a reason that nobody has thought of."""

_LOOK = 500
"""How many due effects are looked at in one round; more than any one channel can hold back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What one mailbox sends with, and its rules."""

    post: Post
    rules: Rules


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
    ) -> None:
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
        self._news = asyncio.Event()

    def nudge(self) -> None:
        """Something new may be due."""
        self._news.set()

    @property
    def resting(self) -> bool:
        """Whether nothing is under way, and nothing new has been heard of."""
        return not self._working and not self._news.is_set()

    async def run(self) -> None:
        """Perform effects as they come due, until cancelled."""
        await self._store.recover(self._clock.now())
        try:
            while True:
                self._news.clear()
                # One reading of the clock for both: what comes due between two would be waited for by nobody.
                now = self._clock.now()
                await self._round(now)
                await self._wait(now)
        finally:
            await self._stop()

    async def _round(self, now: datetime) -> None:
        """Give each idle channel its due effects.

        What is idle is asked before what is due: a channel that finishes while the store answers may have performed
        some of the answer.
        """
        busy = set(self._working)
        queues: dict[str, list[Task]] = {}
        for task in await self._store.due(now, _LOOK):
            queues.setdefault(channel(task), []).append(task)
        for name, tasks in queues.items():
            if name not in busy and self._paused.get(name, now) <= now:
                self._working[name] = asyncio.create_task(self._work(name, tasks))

    async def _wait(self, now: datetime) -> None:
        """Until something is due after ``now``, something new was committed, or a channel is free again."""
        moments = [await self._store.next_due(), *(t for n, t in self._paused.items() if n not in self._working)]
        ahead = [m for m in moments if m is not None and m > now]
        alarm = asyncio.create_task(self._clock.wait(min(ahead, default=None)))
        news = asyncio.create_task(self._news.wait())
        try:
            await asyncio.wait({alarm, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            alarm.cancel()
            news.cancel()

    async def _work(self, name: str, tasks: list[Task]) -> None:
        """Perform a channel's effects one after the other; the first sign of trouble lets the whole channel rest."""
        try:
            for task in tasks:
                await self._attempt(task)
            self._failures.pop(name, None)
            self._paused.pop(name, None)
        except DebriefError as error:
            self._rest(name, error)
        finally:
            del self._working[name]
            self.nudge()

    async def _attempt(self, task: Task) -> None:
        """Perform one effect. One that nobody can perform is put off: it delays no other."""
        try:
            await self._perform(task)
        except DebriefError:
            raise
        except Exception:
            log.exception("effect %s failed", task.effect.id)
            await self._put_off(task)

    async def _put_off(self, task: Task) -> None:
        """A letter whose content may have left is looked for before anything else happens to it."""
        now = self._clock.now()
        latest = next(
            (t for t in await self._store.tasks(task.effect.interview) if t.effect.id == task.effect.id), task
        )
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

    async def _perform(self, task: Task) -> None:
        desk = self._desks[task.mailbox]
        match task.effect:
            case SendLetter() | SaveDraft() as letter:
                await desk.post.perform(task, letter, desk.rules)
            case ReadReply() as effect:
                await self._reader.perform(task, effect, desk.rules)
            case WriteRationale() as effect:
                await self._essayist.perform(task, effect)
            case Publish() as effect:
                await self._pusher.perform(task, effect, desk.rules)
            case WakeAt() as effect:
                await self._wake(task, effect)
            case Suppress() as effect:
                await self._store.suppress(effect.address, self._clock.now())
                await self._store.settle(effect.id, OutboxState.DONE, self._clock.now())

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

    async def _stop(self) -> None:
        """Let nothing go on behind a dispatcher that has ended."""
        running = list(self._working.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


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
        case _:
            return "clock"
