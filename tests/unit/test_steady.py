"""The clock that nobody's hand moves, and who decides when two clocks differ."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from agent.core.effects import LetterKind, SendLetter
from agent.core.mail import Address
from agent.errors import Transient
from agent.perform.keeping import Keeper
from agent.perform.lease import Lease, Pace
from agent.perform.noting import Noting
from agent.perform.steady import SteadyClock
from agent.perform.timekeeping import Timekeeper
from agent.ports import Condition
from agent.ports.lease import Claimant
from agent.testing.clock import ManualClock
from agent.testing.lease import MemoryClaims
from agent.testing.store import MemoryStore

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
YEARS = 3650 * DAY
PRIYA = Address(email="priya@postbox.example", name="Priya")


class Place:
    """A machine with its clock, a mail server with its own, and a mailbox there."""

    def __init__(self, *, keeps: bool = True) -> None:
        self.machine = ManualClock(START)
        self.clock = SteadyClock(self.machine)
        self.server = MemoryClaims(START)
        self.store = MemoryStore()
        noting = Noting(self.store, self.clock)
        me = Claimant(name="n1", place="", host="a", pid=1, since=START)
        lease = Lease(self.server, me, self.clock.elapsed, Pace())
        self.keeper = Keeper("anna", lease, noting)
        self.lease = lease
        self.time = Timekeeper(self.clock, {"anna": self.keeper} if keeps else {}, noting, self._sleep)

    async def _sleep(self, seconds: float) -> None:
        await self.passes(timedelta(seconds=seconds))

    async def passes(self, span: timedelta) -> None:
        """Time goes by, for everybody."""
        await self.machine.move(span)
        self.server.time += span

    async def set(self, by: timedelta) -> None:
        """Somebody sets the machine's clock."""
        await self.machine.set(self.machine.now() + by)

    async def condition(self, mailbox: str = "") -> str:
        found = {one.part: one for one in await self.store.health(mailbox or None)}
        return f"{found['clock'].condition}: {found['clock'].message}" if "clock" in found else ""

    async def may_leave(self, kind: LetterKind = LetterKind.QUESTION) -> bool:
        letter = SendLetter(id="x", interview="r", at=START, kind=kind, to=PRIYA)
        return await self.time(letter, self.clock.now()) is None


@pytest.mark.parametrize("by", [MINUTE, -4 * MINUTE])
async def test_a_small_correction_is_followed_at_once(by: timedelta) -> None:
    place = Place()
    await place.set(by)
    assert place.clock.now() == START + by
    assert place.clock.jump == timedelta()


async def test_many_small_corrections_add_up_to_no_jump() -> None:
    place = Place()
    for _ in range(10):
        await place.set(4 * MINUTE)
        assert place.clock.now() == place.machine.now()
    assert place.clock.jump == timedelta()


@pytest.mark.parametrize("by", [YEARS, -DAY, 6 * MINUTE])
async def test_a_jump_is_not_followed_and_time_goes_on(by: timedelta) -> None:
    place = Place()
    await place.set(by)
    await place.machine.move(HOUR)
    assert (place.clock.now(), place.clock.jump) == (START + HOUR, by)
    await place.set(-by)
    assert (place.clock.now(), place.clock.jump) == (START + HOUR, timedelta())


async def test_a_machine_that_slept_has_not_jumped() -> None:
    place = Place()
    await place.machine.move(2 * DAY)
    assert (place.clock.now(), place.clock.jump) == (START + 2 * DAY, timedelta())


@pytest.mark.parametrize("by", [YEARS, -DAY])
async def test_nobody_who_waits_is_woken_by_a_jump_or_sleeps_past_it(by: timedelta) -> None:
    place = Place()
    waiting = asyncio.create_task(place.clock.wait(START + HOUR))
    await asyncio.sleep(0)
    await place.set(by)
    for _ in range(5):
        await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()
    later = asyncio.create_task(place.clock.wait(START + HOUR))
    await asyncio.sleep(0)
    await place.machine.move(HOUR)
    async with asyncio.timeout(5):
        await later


# --- what the mail server says --------------------------------------------------------------------------------------


async def test_where_the_mail_server_confirms_the_jump_it_is_followed() -> None:
    """A paused virtual machine: its seconds stood still, and its clock was put right afterwards."""
    place = Place()
    await place.lease.step()
    await place.set(3 * HOUR)
    place.server.time += 3 * HOUR
    assert not await place.may_leave()
    await place.time.look()
    assert (place.clock.now(), place.clock.jump) == (START + 3 * HOUR, timedelta())
    assert await place.may_leave()


@pytest.mark.parametrize("by", [YEARS, -DAY, 12 * MINUTE])
async def test_where_the_mail_server_denies_it_the_old_time_goes_on_and_the_operator_is_told(by: timedelta) -> None:
    place = Place()
    await place.lease.step()
    await place.set(by)
    assert not await place.may_leave()
    await place.time.look()
    assert place.clock.now() == START
    assert await place.may_leave()
    assert (await place.condition()).startswith(f"{Condition.OPERATOR}: this machine's clock was set by ")
    assert "that time is gone on with" in await place.condition()
    await place.set(-by)
    await place.time.look()
    assert await place.condition() == f"{Condition.OK}: "


async def test_where_nobody_can_be_asked_participants_get_nothing_and_the_recruiter_goes_on_getting_mail() -> None:
    place = Place()
    await place.lease.step()
    place.server.unreachable = True
    await place.set(YEARS)
    await place.time.look()
    assert [await place.may_leave(kind) for kind in (LetterKind.QUESTION, LetterKind.REMINDER)] == [False, False]
    assert await place.may_leave(LetterKind.HEADS_UP)
    assert "letters to participants wait until the mail server confirms one" in await place.condition()
    place.server.unreachable = False
    await place.passes(16 * MINUTE)
    await place.time.look()
    assert await place.may_leave()


async def test_without_a_place_to_ask_in_a_jump_is_followed_once_it_has_lasted() -> None:
    place = Place(keeps=False)
    await place.set(2 * HOUR)
    await place.time.look()
    assert not await place.may_leave()
    for _ in range(5):
        await place.machine.move(16 * MINUTE)
        await place.time.look()
    assert place.clock.now() == place.machine.now()
    assert await place.may_leave()


async def test_the_server_is_not_asked_all_the_time() -> None:
    place = Place()
    await place.lease.step()
    await place.set(YEARS)
    for _ in range(100):
        await place.time.look()
        await place.passes(timedelta(seconds=5))
    assert place.server.claims[-1].uid == 1
    await place.server.add(place.server.claims[0].claimant)
    assert place.server.claims[-1].uid == 3, "one question in eight minutes"


# --- at the start ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("off", [YEARS, -DAY])
async def test_nothing_is_begun_before_machine_and_server_show_the_same_time(off: timedelta) -> None:
    place = Place()
    place.server.time = START - off
    await place.lease.step()
    waiting = asyncio.create_task(place.time.agreed("anna"))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    words = await place.condition("anna")
    assert "differ by" in words
    assert "nothing is begun until they agree" in words
    # Somebody sets the machine's clock right: that is a jump, which the server confirms.
    await place.set(-off)
    await place.time.look()
    async with asyncio.timeout(5):
        await waiting
    assert (await place.condition("anna")).startswith(Condition.OK)


async def test_a_few_minutes_of_difference_are_nothing() -> None:
    place = Place()
    place.server.time = START - 9 * MINUTE
    await place.lease.step()
    async with asyncio.timeout(5):
        await place.time.agreed("anna")


async def test_a_server_that_does_not_tell_its_time_is_no_reason_to_wait() -> None:
    place = Place()
    place.server.unreachable = True
    with pytest.raises(Transient):
        await place.lease.step()
    async with asyncio.timeout(5):
        await place.time.agreed("anna")
