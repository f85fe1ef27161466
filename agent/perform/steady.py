"""A clock that nobody's hand moves: when the machine's time jumps, it goes on as before until the jump proves right."""

import asyncio
from datetime import datetime, timedelta

from agent.ports import Clock

SMALL = timedelta(minutes=5)
"""A jump up to here is followed at once: it harms nobody, and so are corrected the clocks of most machines."""
_LONGEST = 30.0
"""Seconds of real time of one wait: by then the machine's time may be another."""


class SteadyClock:
    """ports.Clock on top of another one. ``elapsed()``, which counts a suspended machine too, tells what time it must
    be; what the machine says is followed as long as it is near."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._start = _start(clock)

    def now(self) -> datetime:
        """The present instant, whatever the machine's clock was set to since."""
        start = _start(self._clock)
        if abs(start - self._start) <= SMALL:
            self._start = start
        return self._start + timedelta(seconds=self._clock.elapsed())

    @property
    def jump(self) -> timedelta:
        """What the machine's clock is ahead of this one; nothing, unless it was set."""
        ahead = _start(self._clock) - self._start
        return ahead if abs(ahead) > SMALL else timedelta()

    def follow(self) -> None:
        """The machine's time is right: go on with that."""
        self._start = _start(self._clock)

    def elapsed(self) -> float:
        """See ports.Clock."""
        return self._clock.elapsed()

    async def wait(self, until: datetime | None) -> None:
        """See ports.Clock."""
        while until is None or (left := until - self.now()) > timedelta():
            try:
                async with asyncio.timeout(_LONGEST):
                    await self._clock.wait(None if until is None else self._clock.now() + left)
            except TimeoutError:
                continue


def _start(clock: Clock) -> datetime:
    """At which instant the clock's seconds would have begun to count, by what it says now."""
    return clock.now() - timedelta(seconds=clock.elapsed())
