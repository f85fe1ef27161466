"""The contract of Mailbox.wait: a hint comes soon, and other calls are never held up by the waiting."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from agent.ports import Folder
from agent.reading.relevance import Glance
from tests.contract.mailboxes import NAMES_OF_SUBJECTS, Subject, subject_named

MAIL = b"From: bob@client.test\r\nSubject: %d\r\n\r\nWe met.\r\n"


def everything(folder: Folder, glance: Glance) -> str:
    return "all of it"


@pytest.fixture(params=NAMES_OF_SUBJECTS)
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    async with subject_named(request.param, request) as found:
        yield found


async def test_waiting_ends_soon_after_a_delivery(subject: Subject) -> None:
    batch = await subject.mailbox.look({}, everything)
    waiting = asyncio.create_task(subject.mailbox.wait(20))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    began = time.monotonic()
    await subject.put(MAIL % 1)
    await waiting
    assert time.monotonic() - began < 2
    after = await subject.mailbox.look(batch.cursors, everything)
    assert [mail.raw for mail in after.mails] == [MAIL % 1]


async def test_a_mail_between_look_and_wait_ends_the_waiting(subject: Subject) -> None:
    await subject.mailbox.look({}, everything)
    await subject.put(MAIL % 1)
    began = time.monotonic()
    await subject.mailbox.wait(20)
    assert time.monotonic() - began < 2


async def test_waiting_ends_after_its_time(subject: Subject) -> None:
    await subject.put(MAIL % 1)
    await subject.mailbox.look({}, everything)
    began = time.monotonic()
    await subject.mailbox.wait(0.4)
    assert 0.35 < time.monotonic() - began < 2


async def test_other_calls_break_into_the_waiting(subject: Subject) -> None:
    await subject.mailbox.look({}, everything)
    waiting = asyncio.create_task(subject.mailbox.wait(20))
    await asyncio.sleep(0.2)
    began = time.monotonic()
    for number in range(5):
        await subject.mailbox.save_draft(MAIL % number)
    assert time.monotonic() - began < 1
    assert not waiting.done(), "a draft is no news"
    await subject.put(MAIL % 1)
    await asyncio.wait_for(waiting, 2)


async def test_waiting_can_be_given_up(subject: Subject) -> None:
    await subject.put(MAIL % 1)
    batch = await subject.mailbox.look({}, everything)
    waiting = asyncio.create_task(subject.mailbox.wait(600))
    await asyncio.sleep(0.2)
    began = time.monotonic()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await subject.mailbox.look(batch.cursors, everything)).mails == ()
    await subject.mailbox.close()
    assert time.monotonic() - began < 1


async def test_waiting_ends_when_the_mailbox_is_closed(subject: Subject) -> None:
    await subject.mailbox.look({}, everything)
    waiting = asyncio.create_task(subject.mailbox.wait(20))
    await asyncio.sleep(0.2)
    await subject.mailbox.close()
    await asyncio.wait_for(waiting, 1)
