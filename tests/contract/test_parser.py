"""The port Parser: real mails, bombs, and the mail after the bomb. The worker process keeps its limits."""

import contextlib
import os
import re
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from agent.adapters.parser import ProcessParser, Work
from agent.errors import Transient, Unreadable
from agent.ports import Parser
from agent.reading.claims import Claims
from agent.reading.typed import typed
from agent.testing.parser import InlineParser
from tests.bombs import BOMBS
from tests.contract.parser_deeds import BAD, die, hoard, spin, spin_in_c, tell_process
from tests.unit.mails import DATA, HOUSE, RECEIVED, gmail_rsvp, read
from tests.unit.test_typed import OURS

PLAIN = b"From: tom@acme.example\nSubject: Re: Interview\n\nWe want her.\n"


@pytest.fixture(params=[InlineParser, ProcessParser], ids=["inline", "process"])
async def parser(request: pytest.FixtureRequest) -> AsyncIterator[Parser]:
    made: Callable[[], Parser] = request.param
    found = made()
    yield found
    await found.close()


async def parsed(parser: Parser, raw: bytes) -> Claims | Unreadable:
    try:
        return await parser.claims(raw, HOUSE, RECEIVED)
    except Unreadable as error:
        return error


async def test_real_mails(parser: Parser) -> None:
    mails = [p.read_bytes() for p in sorted(DATA.glob("james-imip/*.eml")) + sorted(DATA.glob("ccs-imip/*.eml"))]
    assert len(mails) > 3
    for raw in [gmail_rsvp().encode(), *mails]:
        assert await parser.claims(raw, HOUSE, RECEIVED) == read(raw)


@pytest.mark.parametrize("name", ["100,000 flat parts", "57 KB of nested multiparts", "punycode", "bad base64"])
async def test_a_bomb_does_no_harm_to_either(parser: Parser, name: str) -> None:
    assert isinstance(await parsed(parser, BOMBS[name]()), Claims | Unreadable)
    assert await parser.claims(PLAIN, HOUSE, RECEIVED) == read(PLAIN)


async def test_a_refusal_says_what_is_wrong(parser: Parser) -> None:
    with pytest.raises(Unreadable, match="200 parts"):
        await parser.claims(BOMBS["100,000 flat parts"](), HOUSE, RECEIVED)


async def test_lines_of_a_reply(parser: Parser) -> None:
    text = "> " + OURS.replace("\n", "\n> ") + "\n\nWe want her."
    assert await parser.lines(text, "", OURS) == typed(text, "", OURS)


# --- the worker's own limits: what the reading would have to do wrong -----------------------------------------------


@pytest.mark.parametrize("deed", [spin, spin_in_c, hoard, die])
async def test_a_worker_beyond_its_limits_is_ended(deed: Work) -> None:
    worker = ProcessParser(seconds=1, work=deed)
    try:
        begun = time.monotonic()
        with pytest.raises(Unreadable, match="too much memory"):
            await worker.claims(BAD, HOUSE, RECEIVED)
        assert time.monotonic() - begun < 4
        assert await worker.claims(PLAIN, HOUSE, RECEIVED) == read(PLAIN)
    finally:
        await worker.close()


async def _process(worker: ProcessParser) -> int:
    with pytest.raises(Unreadable) as told:
        await worker.claims(BAD, HOUSE, RECEIVED)
    return int(str(told.value))


async def test_an_idle_worker_that_was_killed_costs_one_more_try_at_most() -> None:
    worker = ProcessParser(work=tell_process)
    try:
        os.kill(await _process(worker), signal.SIGKILL)
        with contextlib.suppress(Transient, Unreadable):
            await worker.claims(PLAIN, HOUSE, RECEIVED)
        assert await worker.claims(PLAIN, HOUSE, RECEIVED) == read(PLAIN)
    finally:
        await worker.close()


async def test_closing_ends_the_worker_and_a_later_mail_gets_a_new_one() -> None:
    worker = ProcessParser(work=tell_process)
    try:
        first = await _process(worker)
        await worker.close()
        with pytest.raises(ProcessLookupError):
            os.kill(first, 0)
        assert await _process(worker) != first
    finally:
        await worker.close()


async def test_the_worker_sees_neither_the_service_s_secrets_in_memory_nor_its_files() -> None:
    """It comes from a server process of its own, not from a fork of this one."""
    worker = ProcessParser(work=tell_process)
    try:
        process = await _process(worker)
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        assert f"PPid:\t{os.getpid()}\n" not in status
        limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii")
        assert re.search(r"Max file size +0 ", limits)
        assert re.search(r"Max address space +\d+ ", limits)
    finally:
        await worker.close()
