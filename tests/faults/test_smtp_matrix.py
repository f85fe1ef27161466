"""Every phase of a conversation with the mail server, and everything that can go wrong in it.

Two questions are due. The first one to be sent meets the fault, once. A case says how the port calls that; and then
with both loops and the store behind it: who got how many letters, and after how many seconds of simulated time.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.adapters.smtp import SmtpSettings
from agent.ports import OutboxState
from agent.sandbox.smtp import smtp_server
from tests.faults.deeds import after, black_hole, eof, half, half_heard, late, meanwhile, rst, says, says_and_ends
from tests.faults.dialects import Smtp
from tests.faults.proxy import ANSWER, COMMAND, Deed, Fault, Proxy, proxied
from tests.faults.sending import (
    ANNA,
    CERTIFICATE,
    CHANNEL,
    FINAL,
    LOGIN,
    OPERATOR,
    PASSWORD,
    UNKNOWN,
    WAIT,
    WELL,
    Office,
    Outcome,
    Recipients,
    lived_through,
    office,
)
from tests.faults.table import record
from tests.servers.certificates import Authority
from tests.system.desk import Outside
from tests.unit.cases import PRIYA, TOM

GROUP = "SMTP"
BEFORE_THE_LETTER = ("greeting", "EHLO", "STARTTLS", "EHLO again", "AUTH")
PHASES = (*BEFORE_THE_LETTER, "MAIL", "RCPT", "DATA", "content", "QUIT")

DEEDS: dict[str, Deed] = {
    "4xx": says(b"450 4.7.1 Try again later\r\n"),
    "5xx": says(b"550 5.7.1 No\r\n"),
    "421": says_and_ends(b"421 4.7.0 Too many, closing\r\n"),
    "hang": black_hole,
    "RST": rst,
    "EOF": eof,
    "garbage": says(b"HTTP/1.1 400 Bad Request\r\n"),
    "half an answer, EOF": half(eof),
    "half an answer, hang": half(black_hole),
    "late": late(0.1),
}

FATES: dict[str, dict[str, str]] = {
    "4xx": dict.fromkeys((*BEFORE_THE_LETTER, "MAIL"), CHANNEL) | dict.fromkeys(("RCPT", "DATA", "content"), WAIT),
    "5xx": {
        "greeting": OPERATOR, "EHLO": OPERATOR, "STARTTLS": CERTIFICATE, "EHLO again": OPERATOR, "AUTH": LOGIN,
        "MAIL": OPERATOR, "RCPT": FINAL, "DATA": FINAL, "content": FINAL,
    },
    "421": {"content": CHANNEL},
    "late": dict.fromkeys(PHASES, WELL),
}  # fmt: skip
"""How the port names what happened; what is not listed is a broken channel, and after the content an open question."""


def _fate(phase: str, deed: str) -> str:
    if phase == "QUIT":
        return WELL
    return FATES.get(deed, {}).get(phase, UNKNOWN if phase == "content" else CHANNEL)


@contextlib.asynccontextmanager
async def _served(
    tmp_path: Path, authority: Authority, patience: float
) -> AsyncIterator[tuple[Office, Recipients, Proxy]]:
    outside = Outside()
    recipients = Recipients(outside=outside)
    server = smtp_server(
        accounts={ANNA: PASSWORD},
        people=frozenset({ANNA, TOM.email, PRIYA.email}),
        deliver=recipients.deliver,
        file_sent=recipients.file,
        starttls=authority.server_context(),
    )
    async with contextlib.AsyncExitStack() as stack:
        port = await stack.enter_async_context(server)
        proxy = Proxy(target=port, dialect=Smtp, starttls=authority.server_context())
        await stack.enter_async_context(proxied(proxy))
        settings = SmtpSettings(
            host="localhost", port=proxy.port, security="starttls", user=ANNA, password=PASSWORD,
            ca_file=authority.ca_file, timeout=patience, final_timeout=patience
        )  # fmt: skip
        yield await stack.enter_async_context(office(tmp_path, settings, outside)), recipients, proxy


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One fault and what is to be expected of it."""

    name: str
    faults: tuple[Fault, ...]
    fate: str
    row: str
    patience: float = 5.0
    packet: int = 0
    arrives: bool = True
    """Whether the struck letter can arrive at all, however it ends."""


async def _live_through(cell: Cell, tmp_path: Path, authority: Authority) -> str:
    """What was not right about it; empty if all was well."""
    async with _served(tmp_path / cell.name, authority, cell.patience) as (agency, recipients, proxy):
        proxy.faults, proxy.packet = list(cell.faults), cell.packet
        outcome = await lived_through(agency, recipients)
    record(GROUP, cell.row, outcome.lost, outcome.doubled, outcome.recovery)
    try:
        assert all(fault.struck for fault in cell.faults), "nothing went wrong"
        assert outcome.fate == cell.fate
        _all_is_well(outcome, arrives=cell.arrives)
    except AssertionError as error:
        return f"{cell.name}: {error} {outcome}"
    return ""


def _all_is_well(outcome: Outcome, *, arrives: bool) -> None:
    """One letter each; or none, and a human knows; and that within the longest wait of a first retry."""
    assert sorted(outcome.got) == ([1, 1] if arrives else [0, 1])
    assert outcome.asked_human == outcome.got.count(0)
    assert (outcome.lost, outcome.doubled) == (0, 0)
    assert set(outcome.states) <= {OutboxState.DONE, OutboxState.FAILED}
    longest = {WELL: 0, FINAL: 0, UNKNOWN: 60 if arrives else 1200}
    assert outcome.recovery <= longest.get(outcome.fate, 1200)


async def _all_live_through(cells: Iterable[Cell], tmp_path: Path, authority: Authority) -> None:
    """At the same time: most of it is waiting."""
    wrong = await asyncio.gather(*(_live_through(cell, tmp_path, authority) for cell in cells))
    assert [words for words in wrong if words] == []


def _patience(deed: str) -> float:
    return 1.0 if "hang" in deed else 5.0


@pytest.mark.parametrize("phase", PHASES)
async def test_an_answer(phase: str, tmp_path: Path, authority: Authority) -> None:
    """The server has done what it was told, and its answer is another one, or none; but what it refuses it refuses."""
    refusals = ("4xx", "5xx", "421") if phase == "content" else ()
    cells = [
        Cell(
            name=deed,
            faults=(Fault(phase=phase, deed=DEEDS[deed], side=COMMAND if deed in refusals else ANSWER),),
            fate=_fate(phase, deed),
            row=f"answer to {phase}" if phase != "greeting" else "greeting",
            patience=_patience(deed),
            arrives=_fate(phase, deed) != FINAL,
        )
        for deed in DEEDS
    ]
    await _all_live_through(cells, tmp_path, authority)


async def test_a_command_that_never_arrives(tmp_path: Path, authority: Authority) -> None:
    """The connection ends with the client's words on the way."""
    cells = [
        Cell(
            name=f"{phase} {name}",
            faults=(Fault(phase=phase, deed=deed, side=COMMAND),),
            fate=WELL if phase == "QUIT" else CHANNEL,
            row="a command never arrives",
        )
        for phase in PHASES
        if phase not in ("greeting", "content")
        for name, deed in (("RST", rst), ("EOF", eof))
    ]
    await _all_live_through(cells, tmp_path, authority)


async def test_content_that_does_not_arrive_as_a_whole(tmp_path: Path, authority: Authority) -> None:
    """Nobody can tell whether it was accepted: Sent is looked at, and then a human asked; it never leaves again."""
    deeds = {"half RST": half_heard(rst), "half EOF": half_heard(eof), "half hang": half_heard(black_hole),
             "none RST": rst, "none EOF": eof, "none hang": black_hole}  # fmt: skip
    cells = [
        Cell(
            name=name,
            faults=(Fault(phase="content", deed=deed, side=COMMAND),),
            fate=UNKNOWN,
            row="in the middle of the content",
            patience=_patience(name),
            arrives=False,
        )
        for name, deed in deeds.items()
    ]
    await _all_live_through(cells, tmp_path, authority)


async def test_connecting_and_tls(tmp_path: Path, authority: Authority) -> None:
    deeds = {"RST": rst, "EOF": eof, "hang": black_hole}
    cells = [
        Cell(
            name=f"{phase} {name}",
            faults=(Fault(phase=phase, deed=deed),),
            fate=CHANNEL,
            row="connecting" if phase == "connect" else "TLS handshake",
            patience=_patience(name),
        )
        for phase in ("connect", "TLS")
        for name, deed in deeds.items()
    ]
    no_tls = says_and_ends(b"250 this is no TLS\r\n")
    garbage = Fault(phase="TLS", deed=meanwhile(lambda: asyncio.sleep(0.1), no_tls))
    cells.append(Cell(name="TLS garbage", faults=(garbage,), fate=CERTIFICATE, row="TLS handshake"))
    await _all_live_through(cells, tmp_path, authority)


async def test_answers_in_pieces(tmp_path: Path, authority: Authority) -> None:
    """Every answer of every phase, split at every octet; and the whole of them in threes."""
    cells = [
        Cell(name=f"{packet} octets", faults=(), fate=WELL, row="answers split at every octet", packet=packet)
        for packet in (1, 2, 3, 5)
    ]
    await _all_live_through(cells, tmp_path, authority)


async def test_one_answer_too_many(tmp_path: Path, authority: Authority) -> None:
    """An answer to nothing must not be taken for the answer to the next command; above all not for "accepted"."""
    cells = [
        Cell(
            name=phase,
            faults=(Fault(phase=phase, deed=after(b"250 2.0.0 OK\r\n")),),
            fate=WELL if phase in ("STARTTLS", "content") else CHANNEL,
            row="an answer too many",
        )
        for phase in PHASES
        if phase != "QUIT"
    ]
    await _all_live_through(cells, tmp_path, authority)
