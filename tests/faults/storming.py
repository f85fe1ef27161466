"""The scenario of the demo on embedded servers, with any other mail between: what came of it, and what left."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from agent.app import Service, opened
from agent.commands.demo import configured, in_the_box
from agent.ports import Folder
from agent.sandbox.box import Box, PymapRoom, box
from agent.sandbox.cast import PEOPLE
from agent.sandbox.office import Office
from agent.sandbox.people import Person
from agent.sandbox.scenario import START
from agent.sandbox.telephone import telephone
from agent.testing.clock import ManualClock
from tests.system.worlds import CONFIG

_GLANCE = 0.02
_CALM = 3
_PATIENCE = 300
"""Real seconds after which rest counts as never coming."""


class CountingRoom(PymapRoom):
    """Knows how many mails lie in each folder without reading them."""

    def __init__(self, room: PymapRoom) -> None:
        super().__init__(**{name.removeprefix("_"): value for name, value in vars(room).items()})
        self.counts: Counter[str] = Counter()

    async def deliver(self, raw: bytes, folder: str) -> None:
        await super().deliver(raw, folder)
        self.counts[folder] += 1

    async def last_uid(self, folder: str) -> int:
        return 100 + self.counts[folder]


@dataclass(kw_only=True, slots=True)
class Weather:
    """A running office with its service, and a clock that leaps from news to news."""

    box: Box
    office: Office
    room: CountingRoom
    clock: ManualClock
    service: Service
    pushes: list[str] = field(default_factory=list)
    running: asyncio.Task[None]

    def storms(self, at: datetime, mails: Iterable[bytes]) -> None:
        """All of these mails are going to arrive at one moment."""
        batch = list(mails)

        async def burst() -> None:
            for raw in batch:
                await self.room.deliver(raw, "INBOX")

        self.office.plan(at, burst)

    async def until(self, end: datetime) -> None:
        """Let time pass."""
        await self.rest()
        while (now := self.clock.now()) < end:
            moments = [self.office.next_at, await self.service.store.next_due(), end]
            at = min(moment for moment in moments if moment is not None)
            await self.clock.move(at if at > now else min(now + timedelta(minutes=15), end))
            await self.office.act()
            await self.rest()
            await self.office.look_into_drafts()

    async def rest(self) -> None:
        """Until nothing is under way."""
        calm = 0
        async with asyncio.timeout(_PATIENCE):
            while calm < _CALM:
                await asyncio.sleep(_GLANCE)
                if self.running.done():
                    self.running.result()
                calm = calm + 1 if self.service.resting and await self._seen() else 0

    async def _seen(self) -> bool:
        if await self.service.store.due(self.clock.now(), 1):
            return False
        cursors = await self.service.store.cursors("anna")
        for folder, name in ((Folder.INBOX, "INBOX"), (Folder.SENT, "Sent")):
            count = self.room.counts[name]
            if count and (folder not in cursors or cursors[folder].uid < 100 + count):
                return False
        return True

    def heard(self) -> Counter[str]:
        """Pushes by what they tell."""
        return Counter(json.loads(text)["event"] for text in self.pushes if text.startswith("{"))


@asynccontextmanager
async def weather(
    state: Path, *, people: tuple[Person, ...] = PEOPLE, changes: Mapping[str, object] | None = None
) -> AsyncIterator[Weather]:
    """The demo's office; ``changes`` replace sections of its configuration."""
    clock = ManualClock(START)
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(box(clock, _nobody, people=people))
        office = sandbox.office
        assert isinstance(office.mailroom, PymapRoom)
        room = office.mailroom = CountingRoom(office.mailroom)
        config = in_the_box(configured(CONFIG), sandbox, state, {}).model_copy(update=dict(changes or {}))
        pushes: list[str] = []
        listening = telephone(sandbox.mqtt_port, sandbox.password, lambda _, payload: pushes.append(payload))
        await stack.enter_async_context(listening)
        service = await stack.enter_async_context(opened(config, clock, poll=0.1))
        running = asyncio.create_task(service.run())
        try:
            yield Weather(
                box=sandbox, office=office, room=room, clock=clock, service=service, pushes=pushes, running=running
            )
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


def _nobody(words: str) -> None:
    """Nobody listens to the story."""
