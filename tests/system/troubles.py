"""A service at work in the office in a box, with servers that can be broken and mended."""

import asyncio
import io
import os
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.parser import BytesParser
from email.policy import SMTP
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from agent import __main__ as cli
from agent.app import Service, opened
from agent.commands.demo import configured, in_the_box
from agent.config import Config
from agent.core.interview import Interview
from agent.ports import Folder, Task
from agent.sandbox.box import Box, box
from agent.sandbox.scenario import START, incoming
from agent.testing.clock import ManualClock
from tests.system.worlds import CONFIG

POLL = 0.1
"""Seconds between looks into Sent."""
PATIENCE = 20
"""Real seconds after which something that should happen counts as not happening."""
_STEP = timedelta(minutes=15)
_GLANCE = 0.01
_CALM = 3


@dataclass(kw_only=True)
class Scene:
    """An office with all its servers and nobody watching its mail yet."""

    box: Box
    clock: ManualClock
    config: Config

    def expect(self, *senders: object) -> None:
        """Let the calendar mail of the scenario arrive, from these people only."""
        self.box.office.expect(mail for mail in incoming() if mail.sender in senders)

    def change(self, **sections: dict[str, object]) -> Config:
        """The configuration with something else in the sections imap, smtp (of the first mailbox), mqtt or model."""
        entry, config = self.config.mailboxes[0], self.config
        for name, update in sections.items():
            if name in ("imap", "smtp"):
                entry = entry.model_copy(update={name: getattr(entry, name).model_copy(update=update)})
            else:
                config = config.model_copy(update={name: getattr(config, name).model_copy(update=update)})
        return config.model_copy(update={"mailboxes": (entry, *config.mailboxes[1:])})

    @asynccontextmanager
    async def working(self, config: Config | None = None) -> AsyncIterator["Work"]:
        """A service on this office; it ends with the block, and another may go on from its state."""
        async with opened(config or self.config, self.clock, poll=POLL) as service:
            running = asyncio.create_task(service.run())
            try:
                yield Work(scene=self, service=service, running=running)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)

    def letters(self, to: str = "") -> list[Any]:
        """What Debrief's letters to this address, or to all, look like; only those that the mail server took."""
        passed = [_parsed(p.raw) for p in self.box.office.passed if to in ("", p.recipient)]
        return [mail for mail in passed if mail["X-Debrief-Letter"]]

    def doubled(self) -> dict[str, int]:
        """Letters that somebody got more than once."""
        counts = Counter(str((mail["To"], mail["Message-ID"])) for mail in self.letters())
        return {letter: count for letter, count in counts.items() if count > 1}


@dataclass(kw_only=True)
class Work:
    """A running service."""

    scene: Scene
    service: Service
    running: "asyncio.Task[None]"

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Wait, without moving the clock, until something holds. A service that ends by itself fails the test."""
        async with asyncio.timeout(PATIENCE):
            while not await holds():
                assert not self.running.done(), "the service ended by itself"
                await asyncio.sleep(_GLANCE)

    async def play(self, end: datetime) -> None:
        """Go on to ``end``, in steps from event to event, in each of which all comes to rest."""
        await self._quiet()
        while (now := self.scene.clock.now()) < end:
            moments = [self.scene.box.office.next_at, await self.service.store.next_due(), end]
            at = min(moment for moment in moments if moment is not None)
            # What is due and stays so waits for a server that is in trouble.
            await self.scene.clock.move(at if at > now else min(now + _STEP, end))
            await self.scene.box.office.act()
            await self._quiet()

    async def _quiet(self) -> None:
        calm = 0

        async def rested() -> bool:
            nonlocal calm
            calm = calm + 1 if self.service.resting and await self._all_seen() else 0
            return calm >= _CALM

        await self.until(rested)

    async def _all_seen(self) -> bool:
        cursors = await self.service.store.cursors("anna")
        room = self.scene.box.office.mailroom
        for folder, name in ((Folder.INBOX, "INBOX"), (Folder.SENT, "Sent")):
            if await room.mails(name) and (folder not in cursors or cursors[folder].uid < await room.last_uid(name)):
                return False
        return True

    async def interview(self, uid: str) -> Interview | None:
        """The interview with this calendar UID."""
        found = [i for i in await self.service.store.interviews() if i.meeting.uid == uid]
        return found[0] if found else None

    async def troubled(self) -> list[Task]:
        """What was tried, did not work, and waits for another try."""
        return [task for task in await self.service.store.tasks() if task.error]


@asynccontextmanager
async def scene(state: Path) -> AsyncIterator[Scene]:
    """The embedded office, on the morning of the scenario."""
    clock = ManualClock(START)
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(box(clock, lambda words: None))
        config = in_the_box(configured(CONFIG), sandbox, state, {})
        yield Scene(box=sandbox, clock=clock, config=config)


def hour(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the scenario, in UTC."""
    return START.replace(hour=0) + timedelta(days=day, hours=hour, minutes=minute)


def body(mail: Any) -> str:
    """The text of a letter, on one line."""
    return " ".join(mail.get_body(("plain",)).get_content().split())


def _parsed(raw: bytes) -> Any:
    return BytesParser(policy=SMTP).parsebytes(raw)


async def status(at: Scene, *words: str) -> str:
    """What the operator sees in `debrief status`, on one line."""
    return await _said("status", *words, "--state", str(at.config.state_dir))


async def story(at: Scene, ref: str) -> str:
    """What the operator sees in `debrief show`, on one line."""
    return await _said("show", ref, "--state", str(at.config.state_dir))


async def _said(*words: str) -> str:
    code, out = await asyncio.to_thread(debrief, *words)
    assert code == 0, out
    return " ".join(re.sub("[│┃━─┏┓┡┩└┘┴┳╇┬├┼┤]", " ", out).split())


def debrief(*words: str, **environ: str) -> tuple[int, str]:
    """A command, with these variables in its environment: its exit code, and all that it said."""
    said = io.StringIO()
    with (
        patch.object(sys, "argv", ["debrief", *words]),
        patch.dict(os.environ, COLUMNS="1000", **environ),
        redirect_stdout(said),
        redirect_stderr(said),
        pytest.raises(SystemExit) as ended,
    ):
        cli.main()
    assert "Traceback" not in said.getvalue()
    return int(ended.value.code or 0), said.getvalue()
