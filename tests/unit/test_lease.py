"""The lease of a mailbox, on claims in memory: who holds it, who refuses, and what humans can do to it.

The claimants play in one thread, each step as a whole; tests/faults/test_lease_orders.py takes the steps apart.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from agent.errors import ConfigError, Transient
from agent.perform.lease import Lease, Lost, Pace, Taken
from agent.ports.lease import Claimant, Mark
from agent.testing.lease import MemoryClaims

SINCE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PACE = Pace(beat=30)


class Time:
    """Seconds, as everybody here counts them."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def claims() -> MemoryClaims:
    return MemoryClaims()


Start = Callable[..., Lease]


@pytest.fixture
def start(claims: MemoryClaims, time: Time) -> Start:
    count = 0

    def begin(host: str = "a", place: str = "") -> Lease:
        nonlocal count
        count += 1
        me = Claimant(name=f"n{count}", place=place or f"place of {host}", host=host, pid=count, since=SINCE)
        return Lease(claims, me, time, PACE)

    return begin


async def play(time: Time, seconds: float, *leases: Lease) -> None:
    """Let each do its steps when it wants to, for so long."""
    due = dict.fromkeys(leases, time.now)
    end = time.now + seconds
    while (at := min(due.values())) <= end:
        time.now = max(time.now, at)
        lease = next(one for one in leases if due[one] == at)
        due[lease] = time.now + await lease.step()
    time.now = end


async def test_the_first_one_ever_holds_it_at_once_and_is_sure_three_beats_later(start: Start, time: Time) -> None:
    lease = start()
    await play(time, 0, lease)
    assert (lease.holds, lease.sure) == (True, False)
    await play(time, 89, lease)
    assert not lease.sure
    await play(time, 10, lease)
    assert lease.sure


async def test_after_an_orderly_stop_the_next_one_is_sure_at_once_wherever_it_runs(start: Start, time: Time) -> None:
    first = start("a")
    await play(time, 200, first)
    await first.release()
    assert not first.sure
    second = start("b")
    await play(time, 1, second)
    assert second.sure


async def test_at_the_same_place_the_next_one_is_sure_at_once_even_after_a_crash(
    start: Start, claims: MemoryClaims, time: Time
) -> None:
    crashed = start("a")
    await play(time, 200, crashed)
    after = start("a")
    await play(time, 1, after)
    assert after.sure
    assert [claim.claimant.name for claim in claims.claims] == ["n2"]


async def test_a_second_one_refuses_and_says_who_is_there(start: Start, claims: MemoryClaims, time: Time) -> None:
    first, second = start("office"), start("laptop")
    await play(time, 200, first)
    with pytest.raises(Taken) as refusal:
        await play(time, 200, second, first)
    assert str(refusal.value).startswith("another Debrief (host office, pid 1, since 2026-03-02 09:30 UTC) watches")
    assert refusal.value.hint == "Stop it first. Were it dead, this one would take over by itself after 3 minutes."
    assert [claim.claimant.host for claim in claims.claims] == ["office"]
    await play(time, 100, first)
    assert first.sure


async def test_a_dead_one_elsewhere_is_taken_over_from_after_six_beats(start: Start, time: Time) -> None:
    dead, heir = start("a"), start("b")
    await play(time, 200, dead)
    await play(time, 89, heir)
    assert (heir.holds, heir.sure) == (False, False)
    await play(time, 11, heir)
    assert (heir.holds, heir.sure) == (True, False)
    await play(time, 90, heir)
    assert heir.sure


async def test_one_that_slept_for_long_is_sure_of_nothing_and_ends_when_it_looks(start: Start, time: Time) -> None:
    sleeper, heir = start("a"), start("b")
    await play(time, 200, sleeper)
    await play(time, 61, heir)
    assert not sleeper.sure
    await play(time, 200, heir)
    assert heir.sure
    with pytest.raises(Lost, match="another Debrief's \\(host b, pid 2, since"):
        await sleeper.step()
    assert (sleeper.sure, heir.sure) == (False, True)


async def test_a_copy_of_the_state_elsewhere_is_another_claimant(start: Start, time: Time) -> None:
    """Its place is another one: the same files on another machine, or beside the first."""
    original, copy = start("a", place="machine 1, file 7"), start("a", place="machine 1, file 8")
    await play(time, 200, original)
    with pytest.raises(Taken):
        await play(time, 200, copy, original)


async def test_without_the_server_nobody_is_sure_for_long(start: Start, claims: MemoryClaims, time: Time) -> None:
    lease = start()
    await play(time, 200, lease)
    claims.unreachable = True
    with pytest.raises(Transient):
        await lease.step()
    time.now += 59
    assert lease.holds
    assert not lease.sure
    claims.unreachable = False
    await lease.step()
    assert lease.sure


async def test_a_claim_that_somebody_deletes_ends_its_holder_and_nobody_else_is_sure_too_soon(
    start: Start, claims: MemoryClaims, time: Time
) -> None:
    first, second = start("a"), start("b")
    await play(time, 200, first)
    claims.delete(1)
    await play(time, 1, second)
    assert (first.sure, second.holds, second.sure) == (True, True, False)
    with pytest.raises(Lost):
        await first.step()
    await play(time, 100, second)
    assert second.sure


async def test_a_deleted_folder_is_made_anew(start: Start, claims: MemoryClaims, time: Time) -> None:
    first = start("a")
    await play(time, 200, first)
    claims.delete_folder()
    with pytest.raises(Lost, match="somebody deleted it, or its folder"):
        await first.step()
    again = start("a")
    await play(time, 100, again)
    assert again.sure


async def test_a_renumbered_folder_ends_its_holder(start: Start, claims: MemoryClaims, time: Time) -> None:
    first = start("a")
    await play(time, 200, first)
    claims.renumber()
    with pytest.raises(Lost):
        await first.step()


async def test_a_star_that_a_human_gives_to_a_claim_is_no_release(
    start: Start, claims: MemoryClaims, time: Time
) -> None:
    first, second = start("a"), start("b")
    await play(time, 200, first)
    await claims.note(claims.epoch, 1, Mark.RELEASED, on=True)
    with pytest.raises(Taken):
        await play(time, 200, second, first)


async def test_a_folder_that_may_not_be_made_is_for_the_operator(start: Start, claims: MemoryClaims) -> None:
    claims.forbids_folders = True
    with pytest.raises(ConfigError):
        await start().step()


async def test_what_dead_challengers_leave_behind_is_tidied_up(start: Start, claims: MemoryClaims, time: Time) -> None:
    first, second = start("a"), start("b")
    await play(time, 200, first)
    await second.step()
    assert len(claims.claims) == 2
    await play(time, 700, first)
    assert [claim.claimant.host for claim in claims.claims] == ["a"]


async def test_the_server_tells_its_time(start: Start, claims: MemoryClaims, time: Time) -> None:
    lease = start()
    await play(time, 0, lease)
    assert lease.received == (claims.time, 1000.0)
    claims.time = datetime(2026, 3, 2, 13, tzinfo=UTC)
    time.now += 5
    assert await lease.server_time() == (claims.time, 1005.0)
    await lease.step()
    assert len(claims.claims) == 1
