"""IDLE on a server that does as it likes: news before, with and after the go-ahead, in pieces, and each kind of end."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from agent.adapters.imap import ImapMailbox
from agent.errors import Transient
from tests.contract.mailboxes import on_fake
from tests.servers.fake_imap import FakeImap

Pair = tuple[FakeImap, ImapMailbox]

NEWS = {
    "before the go-ahead": (b"* 2 EXISTS\r\n+ idling\r\n", b""),
    "with the go-ahead": (b"+ idling\r\n* 2 EXISTS\r\n", b""),
    "after the go-ahead": (b"+ idling\r\n", b"* 2 EXISTS\r\n"),
    "as RECENT only": (b"+ idling\r\n", b"* 1 RECENT\r\n"),
    "behind other things": (b"+\r\n", b"* 1 FETCH (FLAGS (\\Seen))\r\n* OK still here\r\n* 2 EXISTS\r\n"),
    "behind a literal that looks like news": (b"+\r\n", b"* X {12}\r\n* 9 EXISTS\r\n\r\n* 2 EXISTS\r\n"),
    "in place of a mail that went": (b"+ idling\r\n", b"* 1 EXPUNGE\r\n* 1 EXISTS\r\n"),
    "in small letters": (b"+ idling\r\n", b"* 2 exists\r\n"),
}
NO_NEWS = {
    "what was said when the folder was opened": b"* 1 EXISTS\r\n* 0 RECENT\r\n",
    "flags": b"* 1 FETCH (FLAGS (\\Seen))\r\n",
    "a mail that went": b"* 1 EXPUNGE\r\n* 0 EXISTS\r\n",
    "words": b"* OK 2 EXISTS\r\n* 2 EXISTSX\r\n* x EXISTS\r\n* OK {9}\r\n",
}


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    async with on_fake() as pair:
        yield pair


async def begun(pair: Pair, seconds: float = 20) -> asyncio.Task[None]:
    """A wait that has come as far as IDLE."""
    fake, mailbox = pair
    task = asyncio.create_task(mailbox.wait(seconds))
    while b"IDLE" not in fake.received and not task.done():  # noqa: ASYNC110 (the server tells no event of it)
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    return task


@pytest.mark.parametrize("packet", [0, 1])
@pytest.mark.parametrize("where", NEWS)
async def test_news(pair: Pair, where: str, packet: int) -> None:
    fake, _ = pair
    fake.answers[b"IDLE"], later = NEWS[where]
    fake.packet = packet
    task = await begun(pair)
    if later:
        assert not task.done()
        await fake.push(later)
    await asyncio.wait_for(task, 1)
    assert (fake.connections, fake.received.count(b"DONE")) == (1, 1)


@pytest.mark.parametrize("what", NO_NEWS)
async def test_no_news(pair: Pair, what: str) -> None:
    fake, _ = pair
    task = await begun(pair, 0.6)
    await fake.push(NO_NEWS[what])
    await asyncio.sleep(0.2)
    assert not task.done()
    await task
    assert fake.received.count(b"IDLE") == 1


async def test_a_line_that_comes_in_two_parts_over_a_long_time(pair: Pair) -> None:
    task = await begun(pair)
    await pair[0].push(b"* 2 EXI")
    await asyncio.sleep(0.7)
    assert not task.done()
    await pair[0].push(b"STS\r\n")
    await asyncio.wait_for(task, 1)


async def test_another_call_breaks_in_while_half_a_line_is_there(pair: Pair) -> None:
    task = await begun(pair)
    fake, mailbox = pair
    await fake.push(b"* 1 FET")
    began = time.monotonic()
    rest = [b"", b"CH (FLAGS ())\r\n"]
    fake.answers[b"DONE"] = lambda line: (rest.pop() if rest else b"") + b"{tag} OK done\r\n"
    assert not await mailbox.sent("<debrief.x@agency.test>")
    assert time.monotonic() - began < 0.5
    await mailbox.close()
    await asyncio.wait_for(task, 1)


@pytest.mark.parametrize("abruptly", [False, True])
async def test_the_end_of_the_connection_is_seen_at_once(pair: Pair, abruptly: bool) -> None:
    task = await begun(pair)
    began = time.monotonic()
    pair[0].end(abruptly=abruptly)
    with pytest.raises(Transient) as caught:
        await task
    assert time.monotonic() - began < 0.5
    assert caught.value.channel


@pytest.mark.parametrize("when", ["IDLE", "pushed", "DONE"])
async def test_a_farewell_is_an_end(pair: Pair, when: str) -> None:
    fake, _ = pair
    bye = b"* BYE too much bandwidth was used\r\n"
    if when != "pushed":
        fake.answers[when.encode()] = bye
    task = await begun(pair, 0.3)
    if when == "pushed":
        await fake.push(bye)
    with pytest.raises(Transient, match="bandwidth") as caught:
        await task
    assert caught.value.channel


async def test_a_server_that_says_what_is_no_imap(pair: Pair) -> None:
    task = await begun(pair)
    await pair[0].push(b"220 welcome to SMTP\r\n")
    with pytest.raises(Transient):
        await task


async def test_a_server_that_renumbers_the_folder_meanwhile(pair: Pair) -> None:
    task = await begun(pair)
    await pair[0].push(b"* OK [UIDVALIDITY 8] restored\r\n")
    with pytest.raises(Transient, match="renumbered"):
        await task
