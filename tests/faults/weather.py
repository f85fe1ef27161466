"""A day of the whole service whose clock leaps from event to event, while a server is away or comes and goes."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.parser import BytesHeaderParser
from email.policy import SMTP
from pathlib import Path
from typing import Any

from agent.app import opened
from agent.config import Config
from agent.ports import OutboxState
from agent.sandbox.scenario import incoming
from tests.system.troubles import PATIENCE, POLL, Scene, Work, scene

_GLANCE = 0.003
_CALM = 4
_STEP = timedelta(minutes=15)
Letters = Counter[tuple[object, ...]]
"""When, to whom, about which meeting, kind, slot, number."""
_OPEN = (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.DATA, OutboxState.UNCERTAIN)


class Sleeper:
    """Passes the seconds between two calls of a broker on the service's clock."""

    def __init__(self, at: Scene) -> None:
        self._clock = at.clock
        self._wakes: list[datetime] = []
        self.pauses: list[timedelta] = []
        self.wakes: Callable[[], None] = lambda: None
        """What happens when somebody wakes."""

    async def __call__(self, seconds: float) -> None:
        pause = timedelta(seconds=seconds)
        until = self._clock.now() + pause
        self.pauses.append(pause)
        self._wakes.append(until)
        try:
            await self._clock.wait(until)
        finally:
            self._wakes.remove(until)
            self.wakes()

    @property
    def next_at(self) -> datetime | None:
        """When somebody wakes; None while nobody sleeps."""
        return min(self._wakes, default=None)


@dataclass(kw_only=True)
class Day:
    """A service at work, with all that happens in the office."""

    at: Scene
    work: Work
    sleeper: Sleeper
    change: Callable[[], Awaitable[datetime | None]] | None = None
    """Changes the weather when its moment has come; returns the next one."""
    changes_at: datetime | None = None
    presses: bool = False
    """Whether the recruiter sends what lies in Drafts; two more interviews are then asked about."""
    settled: Callable[[], bool] = lambda: True
    """Whether nobody is just calling the server that is in trouble."""

    async def play(self, end: datetime) -> None:
        """Go on to ``end``, event by event."""
        await self._rest()
        while (now := self.at.clock.now()) < end:
            mails, calls = await self._ahead(now), self.sleeper.next_at or end
            at = min([*mails, calls, end])
            await self.at.clock.move(max(at, now))
            # In real time it looks every few seconds, whatever it waits for.
            self.work.service._dispatch.nudge()
            if self.change and self.changes_at and self.changes_at <= at:
                self.changes_at = await self.change()
            if (acts := self.at.box.office.next_at) and acts <= at:
                await self.at.box.office.act()
            # Where only the broker is called, nobody's mail has come.
            await (self._rest() if at in mails else self._glance(1))
            if self.presses:
                await self.at.box.office.look_into_drafts()

    async def _ahead(self, now: datetime) -> list[datetime]:
        due = await self.work.service.store.next_due()
        planned = [t.effect.at for t in await self.work.service.store.tasks() if t.state in _OPEN]
        found = [self.at.box.office.next_at, due, self.changes_at, *planned]
        if due is not None and due <= now:
            # It waits for a channel that rests.
            found.append(now + _STEP)
        return [moment for moment in found if moment is not None and moment > now]

    async def _rest(self) -> None:
        """Until nothing is under way and all mail has been seen."""
        async with asyncio.timeout(PATIENCE):
            await self._glance(_CALM)
            while not await self.work._all_seen():
                await self._glance(_CALM)

    async def _glance(self, times: int) -> None:
        calm = 0
        while calm < times:
            assert not self.work.running.done(), "the service ended by itself"
            await asyncio.sleep(_GLANCE)
            calm = calm + 1 if self.work.service.resting and self.settled() else 0


@asynccontextmanager
async def day(state: Path) -> AsyncIterator[Scene]:
    """The office on the morning of its four interviews, and nobody watching its mail yet."""
    async with scene(state) as at:
        at.box.office.expect(incoming())
        yield at


@asynccontextmanager
async def begun(at: Scene, config: Config) -> AsyncIterator[Day]:
    """The service at work."""
    sleeper = Sleeper(at)
    async with opened(config, at.clock, poll=POLL, sleep=sleeper) as service:
        running = asyncio.create_task(service.run())
        try:
            yield Day(at=at, work=Work(scene=at, service=service, running=running), sleeper=sleeper)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def letters(at: Day) -> Letters:
    """What people got about interviews: when, who, about which meeting, and which letter."""
    uids = await meetings(at)
    found: Letters = Counter()
    for one in at.at.box.office.passed:
        mail = BytesHeaderParser(policy=SMTP).parsebytes(one.raw)
        if mail["X-Debrief-Mark"]:
            found[one.at, one.recipient, *_letter(mail, uids)] += 1
    return Counter({letter: count for letter, count in found.items() if letter[2]})


def _letter(mail: Any, uids: dict[str, str]) -> tuple[str, ...]:
    mark = dict(re.findall(r"(\w+)=([^;]*);", mail["X-Debrief-Mark"]))
    ref, *kind = (mark[name] for name in ("ref", "kind", "slot", "number"))
    return uids.get(ref, ""), *kind


async def meetings(at: Day) -> dict[str, str]:
    """The calendar UID of each interview; their references differ from run to run."""
    return {i.ref: i.meeting.uid for i in await at.work.service.store.interviews()}


async def ends(at: Day) -> dict[str, object]:
    """How every interview ended, as far as people see it; not who read which reply."""
    found: dict[str, object] = {}
    for one in await at.work.service.store.interviews():
        people = [
            (r.person.address.email, r.state, r.questions, r.reminders, [_said(f.reading) for f in r.readings])
            for r in one.respondents
        ]
        found[one.meeting.uid] = one.state, one.recommendation and one.recommendation.step, people
    return found


def _said(reading: Any) -> object:
    return reading.kind, reading.outcome, reading.decision, reading.next_step, reading.rating
