"""What every clock must do: the one of the machine, and the one that tests move."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from agent.adapters.clock import SystemClock
from agent.ports import Clock
from agent.testing.clock import ManualClock

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
TICK = timedelta(milliseconds=40)
Pass = Callable[[timedelta], Awaitable[None]]


@pytest.fixture(params=["system", "manual"])
def clock(request: pytest.FixtureRequest) -> Clock:
    return SystemClock() if request.param == "system" else ManualClock(START)


@pytest.fixture
def go_on(clock: Clock) -> Pass:
    """Lets time pass."""

    async def sleep(span: timedelta) -> None:
        await asyncio.sleep(span.total_seconds())

    return clock.move if isinstance(clock, ManualClock) else sleep


def test_now_is_aware_and_in_utc(clock: Clock) -> None:
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.now().tzinfo is UTC


async def test_a_time_that_has_come_is_not_waited_for(clock: Clock) -> None:
    async with asyncio.timeout(5):
        await clock.wait(clock.now())
        await clock.wait(clock.now() - timedelta(days=1))


async def test_a_wait_ends_at_its_time_and_not_before(clock: Clock, go_on: Pass) -> None:
    until = clock.now() + 3 * TICK
    waiting = asyncio.create_task(clock.wait(until))
    await go_on(TICK)
    assert not waiting.done()
    await go_on(4 * TICK)
    async with asyncio.timeout(5):
        await waiting
    assert clock.now() >= until


async def test_each_of_many_waits_ends_at_its_own_time(clock: Clock, go_on: Pass) -> None:
    start, order = clock.now(), []

    async def wait(ticks: int) -> None:
        await clock.wait(start + ticks * TICK)
        order.append(ticks)

    waits = [asyncio.create_task(wait(ticks)) for ticks in (5, 1, 3)]
    for _ in range(7):
        await go_on(TICK)
    async with asyncio.timeout(5):
        await asyncio.gather(*waits)
    assert order == [1, 3, 5]


async def test_without_a_time_it_waits_until_cancelled(clock: Clock, go_on: Pass) -> None:
    waiting = asyncio.create_task(clock.wait(None))
    await go_on(2 * TICK)
    assert not waiting.done()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_wait_can_be_given_up(clock: Clock, go_on: Pass) -> None:
    waiting = asyncio.create_task(clock.wait(clock.now() + 2 * TICK))
    await go_on(TICK)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await go_on(3 * TICK)


class Set(SystemClock):
    """The machine's clock, with somebody who sets it."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


async def test_a_clock_that_is_set_forward_or_a_machine_that_wakes_up_is_noticed() -> None:
    clock = Set(longest=TICK)
    waiting = asyncio.create_task(clock.wait(clock.now() + timedelta(hours=8)))
    await asyncio.sleep(TICK.total_seconds())
    assert not waiting.done()
    clock.ahead = timedelta(hours=8)
    async with asyncio.timeout(5):
        await waiting


async def test_a_clock_that_is_set_back_makes_waits_longer() -> None:
    clock = Set(longest=TICK)
    waiting = asyncio.create_task(clock.wait(clock.now() + 2 * TICK))
    clock.ahead = -timedelta(hours=1)
    await asyncio.sleep(4 * TICK.total_seconds())
    assert not waiting.done()
    waiting.cancel()


async def test_the_manual_clock_moves_by_a_span_or_to_a_time() -> None:
    clock = ManualClock(START)
    woken = asyncio.create_task(clock.wait(START + timedelta(hours=1)))
    await asyncio.sleep(0)
    await clock.move(timedelta(minutes=59))
    assert (clock.now(), woken.done()) == (START + timedelta(minutes=59), False)
    await clock.move(START + timedelta(hours=1))
    assert (clock.now(), woken.done()) == (START + timedelta(hours=1), True)
