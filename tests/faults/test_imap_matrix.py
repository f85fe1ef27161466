"""Every phase of a conversation with the IMAP server, and everything that can go wrong in it.

A mailbox holds half of the mails; the other half comes while the service waits. One fault strikes, once. In the end
each mail has had its one event, and what came of them is what came of them without any fault.
"""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.deeds import becomes, before, black_hole, eof, half, late, rst, says, says_and_ends
from tests.faults.proxy import LITERAL, Deed, Fault
from tests.faults.receiving import Desk, at_once, desk, lay
from tests.faults.table import record
from tests.servers.dovecot import Dovecot

GROUP = "IMAP"
FIRST, SECOND = range(2), range(2, 4)
ALL = range(4)
AT_ONCE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One fault, and the row of the table that it belongs to."""

    name: str
    row: str
    faults: tuple[Fault, ...] = ()
    packet: int = 0
    patience: float = 5.0
    most_backoff: float = 2.0
    """Simulated seconds that it may take: one failure, with the worst jitter, unless there have to be more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    told: dict[int, int]
    effects: list[str]
    phases: list[str]


async def _live_through(cell: Cell, dovecot: Dovecot, tmp_path: Path, turns: asyncio.Semaphore) -> Result:
    async with turns, desk(dovecot, tmp_path / cell.name, patience=cell.patience) as at:
        await lay(at, FIRST)
        at.proxy.faults, at.proxy.packet = list(cell.faults), cell.packet
        coming = asyncio.create_task(_later(at))
        await at.watch(lambda: at.seen(ALL))
        await coming
        for _ in range(2):
            # Whatever should not happen any more has its chance.
            await at.watch(at_once)
        result = Result(told=await at.told(ALL), effects=await at.pushes(), phases=at.proxy.phases)
        lost = sum(max(0, 2 - count) for count in result.told.values())
        doubled = sum(max(0, count - 2) for count in result.told.values())
        record(GROUP, cell.row, lost, doubled, at.recovery)
        assert all(fault.struck for fault in cell.faults), f"{cell.name}: nothing went wrong"
        assert at.backoff <= cell.most_backoff, f"{cell.name}: {at.failed}"
    return result


async def _later(at: Desk) -> None:
    """The other half comes once the service waits for news."""
    for _ in range(2000):
        if "IDLE" in at.proxy.phases:
            break
        await asyncio.sleep(0.01)
    await lay(at, SECOND)


async def _all_live_through(cells: list[Cell], dovecot: Dovecot, tmp_path: Path) -> None:
    """At the same time: most of it is waiting. Each comes to the same as a life without a fault."""
    turns, first = asyncio.Semaphore(AT_ONCE), Cell(name="well", row="no fault at all")
    well, *results = await asyncio.gather(
        *(_live_through(cell, dovecot, tmp_path, turns) for cell in [first, *cells]), return_exceptions=True
    )
    assert isinstance(well, Result), well
    assert well.told == dict.fromkeys(ALL, 2)
    wrong = [str(r) for r in results if isinstance(r, BaseException)]
    named = zip(cells, results, strict=True)
    wrong += [f"{c.name}: {r.told}" for c, r in named if isinstance(r, Result) and r.told != well.told]
    named = zip(cells, results, strict=True)
    wrong += [f"{c.name}: other effects" for c, r in named if isinstance(r, Result) and r.effects != well.effects]
    assert wrong == []


_OK = rb"^\S+ OK"
NO = becomes(lambda unit: re.sub(rb" OK .*\r\n", b" NO [INUSE] Too many requests, try again later\r\n", unit))
BYE = says_and_ends(b"* BYE [UNAVAILABLE] Server shutting down\r\n")
DEEDS: dict[str, tuple[Deed, bytes]] = {
    "EOF": (eof, b""),
    "RST": (rst, b""),
    "BYE": (BYE, b""),
    "black hole": (black_hole, b""),
    "EOF before OK": (eof, _OK),
    "half a line, EOF": (half(eof), b""),
    "half a line, black hole": (half(black_hole), b""),
    "throttling NO": (NO, _OK),
    "BAD": (becomes(lambda unit: re.sub(rb" OK .*\r\n", b" BAD internal error\r\n", unit)), _OK),
    "garbage": (says(b"HTTP/1.1 400 Bad Request\r\n"), b""),
    "late": (late(0.1), b""),
}
PHASES = (
    "greeting", "CAPABILITY", "LOGIN", "LIST", "EXAMINE", "SEARCH", "FETCH headers", "FETCH body", "SELECT", "STORE",
    "IDLE", "DONE",
)  # fmt: skip


def _patience(name: str) -> float:
    return 1.0 if "hole" in name else 5.0


@pytest.mark.parametrize("phase", PHASES)
async def test_an_answer(phase: str, dovecot: Dovecot, tmp_path: Path) -> None:
    cells = [
        Cell(
            name=name,
            row=f"answer to {phase}" if phase != "greeting" else phase,
            faults=(Fault(phase=phase, deed=deed, matching=matching),),
            patience=_patience(name),
        )
        for name, (deed, matching) in DEEDS.items()
        if not (matching and phase in ("greeting", "IDLE"))
    ]
    await _all_live_through(cells, dovecot, tmp_path)


async def test_half_of_a_mail(dovecot: Dovecot, tmp_path: Path) -> None:
    cells = [
        Cell(
            name=f"{phase} {skip} {name}",
            row="half of a literal",
            faults=(Fault(phase=phase, side=LITERAL, deed=half(deed), skip=skip),),
            patience=_patience(name),
        )
        for phase in ("FETCH headers", "FETCH body")
        for name, deed in (("EOF", eof), ("RST", rst), ("black hole", black_hole))
        for skip in (0, 2)
    ]
    await _all_live_through(cells, dovecot, tmp_path)


async def test_answers_in_pieces(dovecot: Dovecot, tmp_path: Path) -> None:
    """Every answer of every phase, split at every octet."""
    cells = [Cell(name=f"{n} octets", row="answers split at every octet", packet=n) for n in (1,)]
    await _all_live_through(cells, dovecot, tmp_path)


async def test_a_literal_that_lies(dovecot: Dovecot, tmp_path: Path) -> None:
    """Its length is not that of what follows; the connection is worth nothing any more, and the next one is."""

    def lying(change: object) -> Deed:
        return becomes(lambda unit: re.sub(rb"\{(\d+)\}", lambda m: b"{%d}" % change(int(m[1])), unit))

    lies = {
        "longer": lambda n: n + 10, "much longer": lambda n: n + 5000, "shorter": lambda n: n - 10, "none": lambda n: 0,
        "huge": lambda n: 10**12, "negative": lambda n: -n, "beyond all": lambda n: 10**40,
    }  # fmt: skip
    cells = [
        Cell(
            name=f"{phase} {name}",
            row="a literal lies about its length",
            faults=(Fault(phase=phase, deed=lying(lie), matching=rb"\{\d+\}\r\n$"),),
            patience=1.0,
            most_backoff=6.0,
        )
        for phase in ("FETCH headers", "FETCH body")
        for name, lie in lies.items()
    ]
    await _all_live_through(cells, dovecot, tmp_path)


async def test_words_that_nobody_asked_for(dovecot: Dovecot, tmp_path: Path) -> None:
    """A server may say so at any time (RFC 3501 section 5.2 and 7): it breaks nothing, and no mail is missed."""
    words = {
        "EXISTS": b"* 3 EXISTS\r\n", "RECENT": b"* 1 RECENT\r\n", "ALERT": b"* OK [ALERT] Quota at 90 %\r\n",
        "FLAGS": b"* 1 FETCH (FLAGS (\\Seen))\r\n", "unknown": b"* XNEWS (\"a\" {3}\r\nb)c NIL)\r\n",
    }  # fmt: skip
    cells = [
        Cell(
            name=f"{phase} {name} {where}",
            row="words that nobody asked for",
            faults=(Fault(phase=phase, deed=deed(octets)),),
            most_backoff=2.0 if name == "unknown" else 0.0,
        )
        for phase in ("EXAMINE", "SEARCH", "FETCH headers", "FETCH body", "IDLE", "STORE")
        for name, octets in words.items()
        for where, deed in (("before", before),)
    ]
    await _all_live_through(cells, dovecot, tmp_path)
