"""SIGTERM at the worst moments: the process ends in time with exit code 0, and nothing is lost or doubled."""

import asyncio
import os
import signal
import socket
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from email.parser import BytesParser
from pathlib import Path

import pytest

from agent.sandbox.cast import OBSERVER
from agent.sandbox.office import AUTHSERV_ID
from agent.sandbox.stamps import stamped
from tests.faults.machines import Machine, Town, town
from tests.faults.table import record
from tests.servers.dovecot import Dovecot

GROUP = "Stop"
LONGEST = 10.0
"""Seconds from the signal to the end of the process."""


@pytest.fixture
async def here(tmp_path: Path, dovecot: Dovecot) -> AsyncIterator[Town]:
    async with town(tmp_path, dovecot) as made:
        yield made


async def _stopped(machine: Machine, what: str) -> float:
    begun = time.monotonic()
    machine.send(signal.SIGTERM)
    assert await machine.ended(LONGEST + 10) == 0, machine.log[-2000:]
    took = time.monotonic() - begun
    assert took < LONGEST
    assert "Traceback" not in machine.log
    record(GROUP, f"SIGTERM {what}", recovery=took)
    return took


def _states(machine: Machine) -> set[str]:
    """The states of all questions."""
    with closing(sqlite3.connect(machine.config.state_dir / "state.db")) as db:
        return {row[0] for row in db.execute("SELECT state FROM effects WHERE id LIKE '%/question/%'")}


async def _goes_on(here: Town, machine: Machine) -> None:
    """After the next start, everybody gets exactly one letter."""
    machine.start()
    await here.until(here.everybody_has_one)
    await here.until(lambda: _states(machine) == {"done"})
    assert set(here.smtp.to_participants().values()) == {1}
    assert machine.runs()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("phase", ["greeting", "MAIL", "RCPT", "DATA"])
async def test_a_letter_that_has_not_left_is_parked(here: Town, phase: str) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    gate = here.smtp.gate(phase)
    machine.start()
    async with asyncio.timeout(30):
        await gate.reached.wait()
    await _stopped(machine, f"before the answer to {phase}")
    gate.opened.set()
    assert "data" not in _states(machine)
    await _goes_on(here, machine)


@pytest.mark.timeout(120)
async def test_a_letter_whose_content_has_left_is_finished_if_the_answer_comes_in_time(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    gate = here.smtp.gate("content")
    machine.start()
    async with asyncio.timeout(30):
        await gate.reached.wait()
    begun = len(here.smtp.mails)
    asyncio.get_running_loop().call_later(1.5, gate.opened.set)
    await _stopped(machine, "after the content, answered 1.5 s later")
    assert _states(machine) <= {"done", "queued"}
    assert len(here.smtp.mails) == begun, "it went on with the next letter"
    await _goes_on(here, machine)


@pytest.mark.timeout(120)
async def test_a_letter_whose_content_has_left_without_an_answer_is_looked_for_in_sent(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    gate = here.smtp.gate("content")
    machine.start()
    async with asyncio.timeout(30):
        await gate.reached.wait()
    took = await _stopped(machine, "after the content, never answered")
    assert took > 3
    gate.opened.set()
    await _goes_on(here, machine)


@pytest.mark.timeout(120)
async def test_at_rest_it_is_over_in_a_moment_and_the_claim_says_so(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    machine.start()
    await here.until(here.everybody_has_one)
    await asyncio.sleep(1)
    assert await _stopped(machine, "at rest") < 5
    (claim,) = here.claims()
    assert b"Flagged" in claim
    assert b"Seen" not in claim


@pytest.mark.timeout(120)
async def test_an_imap_server_that_hangs_holds_nobody_up(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    machine.start()
    await here.until(here.everybody_has_one)
    here.machines[0].line.silent = True
    await asyncio.sleep(2)
    await _stopped(machine, "while the IMAP server hangs")


@pytest.mark.timeout(120)
async def test_an_imap_server_that_hangs_from_the_start_holds_nobody_up(here: Town) -> None:
    machine = await here.machine("office")
    machine.line.silent = True
    machine.start()
    await here.until(lambda: machine.line.connections > 0)
    await asyncio.sleep(1)
    await _stopped(machine, "while the IMAP server never greets")


def _reply(here: Town, to: str, text: bytes) -> bytes:
    """An answer to the question that this participant got."""
    letters = [BytesParser().parsebytes(raw) for raw in here.smtp.mails]
    letter = next(mail for mail in letters if to in mail["To"] and mail["X-Debrief-Letter"])
    head = (
        f"From: {to}\r\nTo: {letter['Reply-To'] or letter['From']}\r\nSubject: Re: {letter['Subject']}\r\n"
        f"Message-ID: <{time.monotonic_ns()}@postbox.example>\r\nIn-Reply-To: {letter['Message-ID']}\r\n"
        f"References: {letter['Message-ID']}\r\nDate: {letter['Date']}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    return stamped(head.encode() + text, login=to, recipient=OBSERVER, authserv_id=AUTHSERV_ID)


@pytest.mark.timeout(180)
async def test_a_download_of_25_megabytes_is_broken_off_and_done_again(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    machine.start()
    await here.until(here.everybody_has_one)
    # The line gives way in the middle of it.
    before, machine.line.most = machine.line.to_client, machine.line.to_client + 5_000_000
    text = b"5 out of 5, we want to go ahead.\r\n\r\n" + b"x" * 70 + b"\r\n"
    raw = _reply(here, here.people[0].email, text + (b"y" * 74 + b"\r\n") * (24_000_000 // 76))
    await asyncio.to_thread(here._append, "INBOX", raw)
    await here.until(lambda: machine.line.to_client - before > 1_000_000)
    await _stopped(machine, "in a download of 24 MB")
    machine.line.most = 0
    machine.start()
    await here.until(lambda: b"answered" in _respondents(machine))
    assert set(here.smtp.to_participants().values()) == {1}


def _respondents(machine: Machine) -> bytes:
    with closing(sqlite3.connect(machine.config.state_dir / "state.db")) as db:
        found = db.execute("SELECT body FROM interviews").fetchone()
    return found[0] if isinstance(found[0], bytes) else found[0].encode()


@pytest.mark.timeout(180)
async def test_a_first_look_at_a_full_mailbox_is_broken_off(here: Town) -> None:
    machine = await here.machine("office")

    def fill() -> None:
        with here.human() as client:
            for number in range(1500):
                client.append("INBOX", b"From: a@b.example\r\nSubject: %d\r\n\r\nhello\r\n" % number)

    await asyncio.to_thread(fill)
    machine.line.most = 40_000
    machine.start()
    await here.until(lambda: machine.line.to_client > 30_000)
    await _stopped(machine, "in the first look at 1,500 mails")


@pytest.mark.timeout(180)
async def test_a_model_that_thinks_is_not_waited_for(here: Town) -> None:
    asked = asyncio.Event()

    async def think(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(think, "127.0.0.1", 0) as server:
        machine = await here.machine("office")
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        machine.config = machine.config.model_copy(update={"model": here.model.model_copy(update={"base_url": url})})
        await here.interviews(1)
        machine.start()
        await here.until(here.everybody_has_one)
        await asyncio.to_thread(here._append, "INBOX", _reply(here, here.people[0].email, b"5 out of 5, go ahead.\r\n"))
        async with asyncio.timeout(40):
            await asked.wait()
        await _stopped(machine, "while the model answers")


@pytest.mark.timeout(120)
async def test_a_second_signal_ends_it_at_once(here: Town) -> None:
    machine = await here.machine("office")
    await here.interviews(1)
    gate = here.smtp.gate("content")
    machine.start()
    async with asyncio.timeout(30):
        await gate.reached.wait()
    machine.send(signal.SIGTERM)
    await asyncio.sleep(0.5)
    begun = time.monotonic()
    machine.send(signal.SIGTERM)
    assert await machine.ended(5) == -signal.SIGTERM
    assert time.monotonic() - begun < 2
    gate.opened.set()
    await _goes_on(here, machine)


# --- what the service manager hears ---------------------------------------------------------------------------------


@pytest.mark.timeout(120)
async def test_systemd_hears_of_the_start_of_trouble_and_of_the_end(here: Town, tmp_path: Path) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(path))
        channel.setblocking(False)
        said: list[str] = []

        def hears(words: str) -> bool:
            try:
                while True:
                    said.append(channel.recv(4096).decode())
            except BlockingIOError:
                return any(words in one for one in said)

        machine = await here.machine("office")
        machine.environ = {**os.environ, "NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "1000000"}
        await here.interviews(1)
        # Before the first look is over, it is not ready, and asks for time.
        machine.line.silent = True
        machine.start()
        await here.until(lambda: hears("EXTEND_TIMEOUT_USEC"))
        await asyncio.sleep(1)
        assert not hears("READY=1")
        machine.line.silent = False
        machine.line.drop()
        await here.until(lambda: hears("READY=1\nSTATUS=Watching 1 mailbox"), 60)
        assert hears("WATCHDOG=1")
        machine.line.closed = True
        machine.line.drop()
        await here.until(lambda: hears("STATUS=Watching 1 mailbox; anna imap: trouble since "), 60)
        await _stopped(machine, "while the mailbox is out of reach")
        assert hears("STOPPING=1")
        assert said[-1] != "READY=1"
