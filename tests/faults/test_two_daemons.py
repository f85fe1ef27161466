"""Two Debriefs on one mailbox, as processes on two machines: one works, the other refuses, and both never write."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.machines import BEAT, Machine, Town, town
from tests.faults.table import record
from tests.servers.dovecot import Dovecot

GROUP = "Two daemons"
TAKEOVER = 6 * BEAT
"""Seconds from the challenger's first look to its first letter, at least."""


@pytest.fixture
async def here(tmp_path: Path, dovecot: Dovecot) -> AsyncIterator[Town]:
    async with town(tmp_path, dovecot) as made:
        yield made


async def _sends(here: Town, machine: Machine) -> None:
    """Until everybody has their letter from this machine; nobody has two."""
    await here.until(lambda: here.everybody_has_one() or not machine.runs())
    assert machine.runs(), machine.log[-2000:]
    await asyncio.sleep(2 * BEAT)
    assert set(here.smtp.to_participants().values()) == {1}, here.smtp.to_participants()


def _holds(here: Town, machine: Machine) -> bool:
    """Whether the oldest claim is that of this machine, and says that it holds the mailbox."""
    oldest = (here.claims() or [b""])[0]
    return b"Seen" in oldest and b"host=%s;" % machine.host.encode() in oldest


@pytest.mark.timeout(120)
async def test_the_second_refuses_while_the_first_runs(here: Town) -> None:
    first, second = await here.machine("office"), await here.machine("laptop")
    await here.interviews(1)
    first.start()
    await _sends(here, first)
    second.start()
    assert await second.ended() == 2
    assert first.process is not None
    said = second.log.strip().splitlines()[-1]
    assert f"mailbox anna: another Debrief (host office, pid {first.process.pid}, since 20" in said
    assert re.search(r"it gave a sign of life within the last \d+ seconds\. Stop it first\. Were it dead", said)
    assert "Traceback" not in second.log
    await here.interviews(1)
    await _sends(here, first)
    record(GROUP, "a second one starts")


@pytest.mark.timeout(120)
async def test_the_second_takes_over_from_one_that_was_killed(here: Town) -> None:
    first, second = await here.machine("office"), await here.machine("laptop")
    await here.interviews(1)
    first.start()
    await _sends(here, first)
    first.kill()
    second.start()
    took = await here.until(lambda: _holds(here, second))
    await here.interviews(1)
    took += await here.until(here.everybody_has_one)
    assert took >= TAKEOVER
    await _sends(here, second)
    record(GROUP, "killed; another machine takes over", recovery=took)


@pytest.mark.timeout(120)
async def test_at_the_same_place_work_goes_on_at_once_after_a_kill(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    machine.start()
    await _sends(here, machine)
    machine.kill()
    await here.interviews(1)
    machine.start()
    took = await here.until(here.everybody_has_one)
    await _sends(here, machine)
    record(GROUP, "killed; the same machine goes on", recovery=took)
    assert len(here.claims()) == 1


@pytest.mark.timeout(120)
async def test_after_an_orderly_stop_another_machine_goes_on_at_once(here: Town) -> None:
    first, second = await here.machine("office"), await here.machine("laptop")
    await here.interviews(1)
    first.start()
    await _sends(here, first)
    first.send(signal.SIGTERM)
    assert await first.ended(12) == 0
    second.start()
    took = await here.until(lambda: _holds(here, second))
    await here.interviews(1)
    await _sends(here, second)
    assert len(here.claims()) == 1
    record(GROUP, "stopped; another machine goes on", recovery=took)


@pytest.mark.timeout(400)
async def test_of_two_that_start_at_the_same_moment_exactly_one_works(here: Town) -> None:
    winners = set()
    for number in range(10):
        both = [await here.machine(f"m{number}x"), await here.machine(f"m{number}y")]
        for machine in both if number % 2 else reversed(both):
            machine.start()
        await here.until(lambda both=both: sum(machine.runs() for machine in both) < 2)
        left = [machine for machine in both if machine.runs()]
        assert len(left) == 1, [machine.log[-600:] for machine in both]
        winners.add(left[0].host[-1])
        gone = next(machine for machine in both if machine not in left)
        assert await gone.ended() == 2
        left[0].send(signal.SIGTERM)
        assert await left[0].ended(12) == 0
    assert winners <= {"x", "y"}
    record(GROUP, "two start at the same moment", tried=10)


PHASES = ("greeting", "MAIL", "RCPT", "DATA")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("phase", PHASES)
async def test_one_that_was_frozen_while_it_sent_does_not_send_when_it_thaws(here: Town, phase: str) -> None:
    """Frozen in the middle of a conversation with the mail server, which then waits for it all the time."""
    first, second = await here.machine("office"), await here.machine("laptop")
    await here.interviews(2)
    gate = here.smtp.gate(phase)
    first.start()
    async with asyncio.timeout(30):
        await gate.reached.wait()
    first.send(signal.SIGSTOP)
    second.start()
    await here.until(lambda: here.everybody_has_one() or not second.runs())
    # The server says the word for which the first one waited, and it wakes up.
    gate.opened.set()
    first.send(signal.SIGCONT)
    assert await first.ended() == 1
    assert "the claim to this mailbox is gone" in first.log
    await _sends(here, second)
    record(GROUP, f"frozen at {phase}, thawed after the takeover")


@pytest.mark.timeout(120)
async def test_one_that_is_cut_off_from_the_mailbox_stops_writing(here: Town) -> None:
    """Its way to the mail server for sending is still open, and so is everybody else's to the mailbox."""
    first, second = await here.machine("office"), await here.machine("laptop")
    await here.interviews(1, over_in=8 * BEAT + 6)
    first.start()
    await here.until(lambda: _holds(here, first))
    await asyncio.sleep(4 * BEAT)
    first.line.silent = True
    second.start()
    await here.until(lambda: here.everybody_has_one() or not second.runs())
    await _sends(here, second)
    first.line.silent, first.line.closed = False, False
    first.line.drop()
    assert await first.ended(60) == 1
    await _sends(here, second)
    record(GROUP, "cut off from the mailbox, not from the mail server")


@pytest.mark.timeout(120)
async def test_a_human_who_deletes_the_claim_ends_the_holder_and_no_letter_is_doubled(here: Town) -> None:
    first, second = await here.machine("office"), await here.machine("laptop")
    await here.interviews(1)
    first.start()
    await _sends(here, first)
    with here.human() as client:
        client.delete_folder("Debrief")
    second.start()
    assert await first.ended() == 1
    await here.until(lambda: _holds(here, second))
    await here.interviews(1)
    await _sends(here, second)
    record(GROUP, "a human deletes the claim")
