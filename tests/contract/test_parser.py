"""The port Parser: real mails, bombs, and the mail after the bomb. The worker process keeps its limits."""

import contextlib
import os
import re
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from agent.adapters.parser import SECONDS, ProcessParser, Work
from agent.errors import Transient, Unreadable
from agent.ports import Parser
from agent.reading.claims import Claims
from agent.testing.parser import InlineParser
from tests.contract.parser_deeds import BAD, die, hoard, spin, spin_in_c, tell_process
from tests.unit.mails import DATA, HOUSE, RECEIVED, gmail_rsvp, read

PLAIN = b"From: tom@acme.example\nSubject: Re: Interview\n\nWe want her.\n"
MEGABYTE = 1024 * 1024


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


def _nested(depth: int) -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))


def _enclosed(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\n\n" * depth


BOMBS = {
    "100,000 flat parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    "57 KB of nested multiparts": _nested(1100),
    "nested multiparts of one boundary": b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 2000,
    "nested enclosed mails": _enclosed(3000),
    "a deep tree around a large body": b"From: a@b.example\n" + _nested(18) + b"\n\n" + b"A" * 20 * MEGABYTE,
    "25 MB and one octet": b"From: a@b.example\n\n" + b"a" * (25 * MEGABYTE + 1),
    "210 KB of To": b"From: a@b.example\nTo: " + b"a@b.example, " * 16_000 + b"\n\nHi",
    "a To that is no list": b"From: a@b.example\nTo: unlisted-recipients:; (no To-header on input)\nCc: (c):\n\nHi",
    "nested comments": b"From: a@b.example " + b"(" * 60_000 + b"\nTo: " + b"(" * 200_000 + b"\n\nHi",
    "open quotes": b"From: " + b'"\\' * 30_000 + b"\nTo: " + b'"' * 60_000 + b"\n\nHi",
    "open brackets": b"From: " + b"<" * 60_000 + b"\nReferences: " + b"<a" * 30_000 + b"\n\nHi",
    "chains of RFC 2231": b"Content-Type: text/plain; "
    + b"; ".join(b"name*%d*=utf-8''%%41" % n for n in range(5000))
    + b"\n\nHi",
    "parameters without end": b"Content-Type: multipart/mixed; " + b'a="' * 20_000 + b"\nName*: x\n\nHi",
    "a flood of encoded words": b"Subject: " + b"=?utf-8?B?QUFB?= " * 20_000 + b"\nFrom: =?x?q?=?= <a@b.example>\n\nHi",
    "a flood of half encoded words": b"Subject: " + b"=?utf-8?Q?" * 20_000 + b"\n\nHi",
    "unknown charsets": b"Content-Type: text/plain; charset=\xff\0punycode\nSubject: =?zip?B?!!?=\n\n\xff\xfe\x00",
    "punycode": b"Content-Type: text/plain; charset=punycode\n\nx-" + b"a9" * 100_000,
    "utf-7": b"Content-Type: text/plain; charset=utf-7\n\n" + b"+2AA-" * 100_000,
    "NULs": b"From: \0a@b.example\0\nSubject: \0\n\n" + b"\0" * MEGABYTE,
    "a header without end": b"Subject: x\n" + b"X-A: b\n" * 2 * MEGABYTE,
    "one line without end": b"Subject: " + b"a" * 10 * MEGABYTE,
    "folds without end": b"From: a@b.example\nSubject: x\n" + b" \n" * MEGABYTE,
    "bad base64": b"Content-Transfer-Encoding: base64\n\n" + b"=A==\xff!" * MEGABYTE,
    "quoted-printable without end": b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * MEGABYTE,
    "a bounce of bounces": b"From: MAILER-DAEMON@x.example\nReturn-Path: <>\nSubject: failure notice\n\n"
    + b"Hi. This is the qmail-send program at x.example.\n<a@b.example>:\n" * 20_000,
    "Authentication-Results": b"Authentication-Results: mx.agency.example; "
    + b"(" * 4000
    + b"\nFrom: a@b.example\n\nHi",
    "HTML without end": b"Content-Type: text/html\nAuto-Submitted: auto-replied\n\n" + b"<div><b>x" * 100_000,
    "a calendar without end": b"Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n"
    + b"BEGIN:VEVENT\n" * 60_000,
    "flowed without end": b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 80_000,
    "an absence of dates": b"Auto-Submitted: auto-replied\n\n" + b"back on the the the 5. " * 20_000,
    "nothing": b"",
    "a line end": b"\r\n",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
async def test_a_bomb_is_read_or_refused_in_time_and_the_next_mail_is_fine(parser: Parser, bomb: bytes) -> None:
    begun = time.monotonic()
    outcome = await parsed(parser, bomb)
    assert isinstance(outcome, Claims | Unreadable)
    assert time.monotonic() - begun < SECONDS
    assert await parser.claims(PLAIN, HOUSE, RECEIVED) == read(PLAIN)


async def test_a_refusal_says_what_is_wrong(parser: Parser) -> None:
    with pytest.raises(Unreadable, match="200 parts"):
        await parser.claims(BOMBS["100,000 flat parts"], HOUSE, RECEIVED)


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
