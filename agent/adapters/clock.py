"""The clock of the machine."""

import asyncio
from datetime import UTC, datetime, timedelta

from agent.adapters.elapsed import elapsed


class SystemClock:
    """ports.Clock on real time.

    Sleeps are counted on a clock that stands still while the machine is suspended, and that does not follow when
    somebody sets the time. So nobody sleeps longer than ``longest`` without looking at the time again.
    """

    def __init__(self, longest: timedelta = timedelta(seconds=30)) -> None:
        self._longest = longest.total_seconds()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return elapsed()

    async def wait(self, until: datetime | None) -> None:
        if until is None:
            await asyncio.get_running_loop().create_future()
            return
        while (left := (until - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 (no event tells of it)
            await asyncio.sleep(min(left, self._longest))
