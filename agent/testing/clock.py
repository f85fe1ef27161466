"""A clock that stands still until it is moved."""

import asyncio
from datetime import datetime, timedelta


class ManualClock:
    """ports.Clock for tests and simulations."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._elapsed = 0.0
        self._waiting: dict[asyncio.Future[None], datetime] = {}

    def now(self) -> datetime:
        return self._now

    def elapsed(self) -> float:
        return self._elapsed

    async def wait(self, until: datetime | None) -> None:
        if until is None:
            await asyncio.get_running_loop().create_future()
            return
        if self._now < until:
            await self._moved_to(until)

    async def _moved_to(self, until: datetime) -> None:
        woken = asyncio.get_running_loop().create_future()
        self._waiting[woken] = until
        try:
            await woken
        finally:
            del self._waiting[woken]

    async def move(self, to: timedelta | datetime) -> None:
        """Go on by a span, or to an instant; whoever waited for a time up to then has begun to run on return.

        Going back is somebody setting the clock: no time passes.
        """
        span = to if isinstance(to, timedelta) else to - self._now
        await self.set(self._now + span, passed=max(span, timedelta()))

    async def set(self, to: datetime, *, passed: timedelta = timedelta()) -> None:
        """Somebody sets the clock, while so much time has passed."""
        self._now, self._elapsed = to, self._elapsed + passed.total_seconds()
        for woken, until in self._waiting.items():
            if until <= self._now and not woken.done():
                woken.set_result(None)
        await asyncio.sleep(0)
