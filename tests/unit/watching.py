"""The intake loop running by itself on ports in memory, with sleeps that end when the test says so."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from agent.core.effects import Publish
from agent.ports import Fate, Health
from agent.testing.mailbox import MemoryMailbox
from tests.system.desk import Agency, FilingMailer, Outside

ANNA = "anna@agency.example"
_HANG = 5


class Naps:
    """Sleeps that last until they are ended, and whose lengths are remembered."""

    def __init__(self) -> None:
        self.lengths: list[float] = []
        self._over = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.lengths.append(seconds)
        self._over.clear()
        await self._over.wait()

    def end(self) -> None:
        """The present one is over."""
        self._over.set()


class Bench:
    """An agency whose intake runs; ``more`` are further arguments of the intake loop."""

    def __init__(self, mailbox: MemoryMailbox | None = None, **more: Any) -> None:
        self.outside = Outside()
        self.outside.mailbox = self.mailbox = mailbox or MemoryMailbox()
        self.outside.mailer = FilingMailer(self.mailbox)
        self.naps = Naps()
        self.agency = Agency(self.outside, **{"poll": 60.0, "sleep": self.naps, "glance": 0.001, **more})
        self.intake = self.agency.intake

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.intake.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(_HANG):
            while not holds():  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.001)

    async def rested(self) -> None:
        """Until the loop waits for the mailbox."""
        await self.until(lambda: self.intake.resting)

    async def napping(self, count: int) -> None:
        """Until the loop has begun to leave the server alone so many times."""
        await self.until(lambda: len(self.naps.lengths) == count)

    async def part(self, name: str) -> Health:
        """How a part of Anna's mailbox is."""
        (found,) = [one for one in await self.outside.store.health("anna") if one.part == name]
        return found

    async def alarms(self) -> list[str]:
        """The ids of the pushes about health."""
        effects = [task.effect for task in await self.outside.store.tasks("")]
        return [one.id for one in effects if isinstance(one, Publish) and one.id.startswith("health/")]

    def fates(self) -> list[Fate]:
        """What became of the mails, in the order in which they were kept."""
        return [mail.fate for mail in self.outside.store._mails.values()]
