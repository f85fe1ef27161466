"""One month with the whole service, its servers behind relays that break, and a clock that leaps from news to news."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from agent.app import Service, opened
from agent.commands.demo import configured, in_the_box
from agent.config import Config
from agent.ports import Folder
from agent.sandbox.box import Box, box
from agent.sandbox.scenario import START
from agent.sandbox.telephone import telephone
from agent.testing.clock import ManualClock
from tests.servers.relay import Relay, relay
from tests.soak.month import Meeting, calendar, people
from tests.soak.town import Town
from tests.system.worlds import CONFIG

_POLL = 0.1
_GLANCE = 0.01
_CALM = 3
_PATIENCE = 60
"""Real seconds after which rest counts as never coming."""
_STEP = timedelta(minutes=15)
_OFTEN = 0.25
"""How likely a trouble is at each piece of news."""
_LONGEST = timedelta(hours=12)
"""Of one trouble; a push that is older than a day wakes nobody any more."""
_AFTERWARDS = timedelta(days=16)
"""For the last interviews to be chased, given up and recommended on."""


@dataclass(kw_only=True, slots=True)
class Stage:
    """Everything outside the service."""

    box: Box
    town: Town
    clock: ManualClock
    config: Config
    relays: dict[str, Relay]
    heard: list[str] = field(default_factory=list)
    """Payloads of all pushes, as a telephone got them."""


@asynccontextmanager
async def stage(meetings: tuple[Meeting, ...], state: Path) -> AsyncIterator[Stage]:
    """The month's office, with a relay before each of its servers."""
    clock = ManualClock(START)
    make = partial(Town, meetings={m.number: m for m in meetings})
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(box(clock, _nobody, people=people(meetings), make=make))
        assert isinstance(sandbox.office, Town)
        ports = {"imap": sandbox.imap_port, "smtp": sandbox.smtp_port, "mqtt": sandbox.mqtt_port}
        relays = {name: await stack.enter_async_context(relay(port)) for name, port in ports.items()}
        config = _through(in_the_box(configured(CONFIG), sandbox, state, {}), relays)
        found = Stage(box=sandbox, town=sandbox.office, clock=clock, config=config, relays=relays)
        listening = telephone(sandbox.mqtt_port, sandbox.password, lambda _, payload: found.heard.append(payload))
        await stack.enter_async_context(listening)
        sandbox.office.expect(mail for meeting in meetings for mail in calendar(meeting))
        yield found


def _through(config: Config, relays: dict[str, Relay]) -> Config:
    """The configuration that leads through the relays, with the patience of a test."""
    entry = config.mailboxes[0]
    quick = {"timeout": timedelta(seconds=1)}
    imap = entry.imap.model_copy(update={"port": relays["imap"].port, **quick})
    smtp = entry.smtp.model_copy(update={"port": relays["smtp"].port})
    assert config.mqtt is not None
    mqtt = config.mqtt.model_copy(update={"port": relays["mqtt"].port})
    entry = entry.model_copy(update={"imap": imap, "smtp": smtp})
    return config.model_copy(update={"mailboxes": (entry,), "mqtt": mqtt})


def _nobody(words: str) -> None:
    """Nobody listens to the story."""


class Month:
    """Plays the month, with troubles at the moments that ``chance`` picks; without it, all goes well."""

    def __init__(self, at: Stage, days: int, chance: random.Random | None, tell: Callable[[str], None]) -> None:
        self._stage = at
        self._end = START + timedelta(days=days) + _AFTERWARDS
        self._chance = chance
        self._tell = tell
        self._healing = 0
        self._struck_at = START
        self._lives = AsyncExitStack()
        self.service: Service
        self._running: asyncio.Task[None]
        self.troubles: dict[str, int] = {}

    async def play(self) -> None:
        """From the first morning until long after the last interview."""
        day = None
        await self._born()
        try:
            await self._rest()
            while (now := self._stage.clock.now()) < self._end:
                if now.date() != day:
                    day = now.date()
                    self._tell(f"{now:%a %d %b}")
                at = await self._next(now)
                if self._healing and at > self._struck_at + _LONGEST:
                    await self._healed()
                await self._stage.clock.move(at)
                await self._stage.town.act()
                await self._trouble()
                await self._rest()
                await self._stage.town.look_into_drafts()
        finally:
            await self._dead()

    async def _next(self, now: datetime) -> datetime:
        moments = [self._stage.town.next_at, await self.service.store.next_due(), self._end]
        at = min(moment for moment in moments if moment is not None)
        # What is due and stays so waits for a server that is in trouble.
        return at if at > now else min(now + _STEP, self._end)

    # --- lives ---

    async def _born(self) -> None:
        self.service = await self._lives.enter_async_context(opened(self._stage.config, self._stage.clock, poll=_POLL))
        self._running = asyncio.create_task(self.service.run())

    async def _dead(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self._lives.aclose()

    # --- troubles ---

    async def _trouble(self) -> None:
        if self._healing:
            self._healing -= 1
            if not self._healing:
                await self._healed()
        elif self._chance and self._chance.random() < _OFTEN and self._stage.clock.now() < self._end - _AFTERWARDS / 2:
            await self._strike(self._chance)

    async def _strike(self, chance: random.Random) -> None:
        what = chance.choice(("drop", "drop", "silence", "away", "restart"))
        name = chance.choice(sorted(self._stage.relays))
        self.troubles[f"{what} {name}"] = self.troubles.get(f"{what} {name}", 0) + 1
        await asyncio.sleep(chance.uniform(0, 0.05))
        if what == "restart":
            await self._dead()
            await self._born()
            return
        struck = self._stage.relays[name]
        struck.silent, struck.closed = what == "silence", what == "away"
        if what != "silence":
            struck.drop()
        self._healing, self._struck_at = chance.randint(1, 6), self._stage.clock.now()

    async def _healed(self) -> None:
        self._healing = 0
        for name, struck in self._stage.relays.items():
            if struck.silent or struck.closed:
                struck.silent = struck.closed = False
                struck.drop()
                if name == "imap":
                    # How long the service waits before it connects anew is real time: a new life does not wait.
                    await self._dead()
                    await self._born()

    # --- rest ---

    async def _rest(self) -> None:
        """Until nothing is under way; while something is broken, for a moment only."""
        if self._healing:
            await asyncio.sleep(0.1)
            self._alive()
            return
        calm = 0
        async with asyncio.timeout(_PATIENCE):
            while calm < _CALM:
                await asyncio.sleep(_GLANCE)
                self._alive()
                calm = calm + 1 if self.service.resting and await self._all_seen() else 0

    def _alive(self) -> None:
        if self._running.done():
            self._running.result()

    async def _all_seen(self) -> bool:
        cursors = await self.service.store.cursors("anna")
        room = self._stage.town.mailroom
        for folder, name in ((Folder.INBOX, "INBOX"), (Folder.SENT, "Sent")):
            if await room.mails(name) and (folder not in cursors or cursors[folder].uid < await room.last_uid(name)):
                return False
        return True
