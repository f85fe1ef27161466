"""Mails are handed to the worker process ahead; one that it dies of is blamed, and none of those behind it."""

import asyncio
import os
import signal
import time

import pytest

from agent.adapters.parser import ProcessParser, Work
from agent.adapters.worker import Fault
from agent.errors import Transient, Unreadable
from agent.reading.claims import Claims
from tests.contract.parser_deeds import BAD, die, fail, slow, spin
from tests.unit.mails import HOUSE, RECEIVED, read
from tests.unit.test_typed import OURS


def mail(number: int) -> bytes:
    return b"From: tom@acme.example\nSubject: Re: Interview %d\n\nWe want her.\n" % number


async def handed_in(worker: ProcessParser, raws: list[bytes]) -> list[Claims | BaseException]:
    """All at once, as the loop does."""
    return await asyncio.gather(*(worker.claims(raw, HOUSE, RECEIVED) for raw in raws), return_exceptions=True)


async def test_many_are_answered_each_with_its_own() -> None:
    worker = ProcessParser()
    raws = [mail(number) for number in range(60)]
    assert await handed_in(worker, raws) == [read(raw) for raw in raws]
    await worker.close()


@pytest.mark.parametrize(("deed", "seconds"), [(spin, 1), (die, 5)])
async def test_only_the_mail_that_was_being_read_is_blamed(deed: Work, seconds: float) -> None:
    worker = ProcessParser(seconds=seconds, work=deed)
    raws = [mail(1), mail(2), BAD, mail(3), mail(4), BAD, mail(5)]
    found = await handed_in(worker, raws)
    await worker.close()
    for raw, one in zip(raws, found, strict=True):
        if raw == BAD:
            assert isinstance(one, Unreadable)
        else:
            assert one == read(raw)


async def test_a_fault_in_the_reading_is_the_mails_and_says_nothing_of_its_words() -> None:
    """It counts as an attempt at this mail. As trouble of the process it would be tried for ever."""
    worker = ProcessParser(work=fail)
    found = await handed_in(worker, [mail(1), BAD, mail(2)])
    await worker.close()
    assert isinstance(found[1], Fault)
    assert "RecursionError" in str(found[1])
    assert "bad@x.example" not in repr(found[1])
    assert [found[0], found[2]] == [read(mail(1)), read(mail(2))]


async def test_lines_that_somebody_waits_for_go_before_mails_that_were_handed_in_ahead() -> None:
    worker = ProcessParser(work=slow)
    await worker.claims(mail(0), HOUSE, RECEIVED)
    ahead = asyncio.create_task(handed_in(worker, [mail(number) for number in range(40)]))
    await asyncio.sleep(0)
    begun = time.monotonic()
    await worker.lines("We want her.", "", OURS)
    waited = time.monotonic() - begun
    await ahead
    everything = time.monotonic() - begun
    await worker.close()
    assert waited < everything / 3


async def test_a_worker_that_was_killed_for_somebody_elses_hunger_costs_no_mail() -> None:
    """The kernel ends what is greatest when memory is short; that says nothing about the mail that was being read."""
    worker = ProcessParser(work=slow)
    waiting = asyncio.create_task(handed_in(worker, [mail(number) for number in range(20)]))
    while worker._worker is None or worker._worker.answered < 3:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    found = worker._worker._process.pid
    assert found is not None
    os.kill(found, signal.SIGKILL)
    assert await waiting == [read(mail(number)) for number in range(20)]
    await worker.close()


@pytest.mark.parametrize("seconds", [0.005, 0.1, 0.5])
async def test_closing_leaves_nobody_waiting(seconds: float) -> None:
    """Whether the process is at work, or still being started."""
    worker = ProcessParser(work=slow)
    waiting = asyncio.create_task(handed_in(worker, [mail(number) for number in range(40)]))
    await asyncio.sleep(seconds)
    await worker.close()
    async with asyncio.timeout(5):
        found = await waiting
    assert isinstance(found[-1], Transient)


async def test_who_gives_up_does_not_disturb_the_others() -> None:
    worker = ProcessParser(work=slow)
    given_up = [asyncio.create_task(worker.claims(mail(n), HOUSE, RECEIVED)) for n in range(10)]
    kept = asyncio.create_task(worker.claims(mail(99), HOUSE, RECEIVED))
    await asyncio.sleep(0.2)
    for task in given_up:
        task.cancel()
    assert await kept == read(mail(99))
    await worker.close()


async def test_nobody_waits_for_ever_for_a_mail_whose_worker_is_ended_while_all_is_closed() -> None:
    """Between the blame and the end of the worker, the mail was in no queue that closing looks at."""
    worker = ProcessParser(seconds=0.5, work=spin)
    asking = asyncio.create_task(worker.claims(BAD, HOUSE, RECEIVED))
    while worker._worker is None:  # noqa: ASYNC110 (no event tells of it)
        await asyncio.sleep(0.001)
    while worker._worker is not None:  # noqa: ASYNC110
        await asyncio.sleep(0)
    await worker.close()
    async with asyncio.timeout(5):
        with pytest.raises((Transient, Unreadable)):
            await asking
