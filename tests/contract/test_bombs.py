"""Mails made to hurt: each is done with or refused in time, and the next mail is read as if nothing had been.

The whole way that strangers' bytes go: the glance at the headers in the service, the reading and the labelling in the
worker process, and what the service makes of the result. The last test prints the table.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
import pytest_asyncio

from agent.adapters.parser import MEMORY, SECONDS, ProcessParser
from agent.core.mail import Address, Line
from agent.core.people import Directory
from agent.errors import Unreadable
from agent.reading.claims import Claims
from agent.reading.known import Known
from agent.reading.recognise import recognise
from agent.reading.relevance import Glance, Watch, concerns
from tests.bombs import BOMBS
from tests.contract.parser_deeds import weigh
from tests.unit.mails import HOUSE, RECEIVED, read
from tests.unit.test_typed import OURS

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLAIN = b"From: tom@acme.example\nSubject: Re: Interview\n\nWe want her.\n"
HEADER = 128 * 1024
KILLING = 1.5
"""Seconds to end a worker that runs too long, and to start the next one, on a busy machine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one bomb."""

    said: str
    seconds: float
    """The longest of its steps."""
    peak: int
    """Octets that the worker had in memory at most, up to here."""


@dataclass(kw_only=True, slots=True)
class Yard:
    """A parser, and what has become of the bombs so far."""

    parser: ProcessParser
    base: int
    """Octets that the worker has in memory for Python and the libraries, before any bomb."""
    found: dict[str, Outcome]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def yard() -> AsyncIterator[Yard]:
    parser = ProcessParser(work=weigh)
    yield Yard(parser=parser, base=weight(await parser.claims(PLAIN, HOUSE, RECEIVED)), found={})
    await parser.close()


def weight(claims: Claims) -> int:
    return int(claims.why.rpartition(" ")[2])


def watch() -> Watch:
    return Watch(addresses=HOUSE.addresses, domain=HOUSE.domain, participants=frozenset({"tom@acme.example"}))


def recognised(claims: Claims, lines: tuple[Line, ...]) -> None:
    recognise(
        claims,
        Known(),
        mail="0" * 64,
        in_sent=False,
        at=RECEIVED,
        house=HOUSE,
        directory=Directory(recruiter=Address(email="anna@agency.example"), own_domains=frozenset({"agency.example"})),
        token_key=b"k" * 32,
        label=lambda text, html, ours: lines,
    )


async def blown(parser: ProcessParser, bomb: bytes) -> tuple[str, list[float]]:
    """What is said of the mail, and the seconds of each step."""
    clock = [time.monotonic()]
    await asyncio.to_thread(concerns, Glance(headers=bomb[:HEADER], types=()), watch())
    clock.append(time.monotonic())
    said = "done"
    try:
        claims = await parser.claims(bomb, HOUSE, RECEIVED)
        clock.append(time.monotonic())
        lines = await parser.lines(claims.text, claims.html, OURS)
        clock.append(time.monotonic())
        await asyncio.to_thread(recognised, claims, lines)
    except Unreadable as error:
        said = str(error)
    clock.append(time.monotonic())
    return said, [b - a for a, b in pairwise(clock)]


@pytest.mark.parametrize("name", BOMBS)
async def test_a_bomb_is_read_or_refused_in_time_and_the_next_mail_is_fine(name: str, yard: Yard) -> None:
    said, seconds = await blown(yard.parser, BOMBS[name]())

    assert max(seconds) < SECONDS + KILLING
    after = await yard.parser.claims(PLAIN, HOUSE, RECEIVED)
    assert replace(after, why=read(PLAIN).why) == read(PLAIN)
    yard.found[name] = Outcome(said=said, seconds=max(seconds), peak=weight(after))


async def test_the_table(yard: Yard) -> None:
    if len(yard.found) < len(BOMBS):
        pytest.skip("only some bombs were asked for")
    for name, outcome in sorted(yard.found.items(), key=lambda one: -one[1].seconds):
        print(f"{outcome.seconds:6.2f} s {outcome.peak / 2**20:6.0f} MB  {name:36} {outcome.said}")
    done = sum(outcome.said == "done" for outcome in yard.found.values())
    worst, peak = max(o.seconds for o in yard.found.values()), max(o.peak for o in yard.found.values())
    print(f"{len(yard.found)} bombs: {done} done, {len(yard.found) - done} quarantined; worst {worst:.2f} s")
    print(f"The worker had {peak / 2**20:.0f} MB in memory at most, {yard.base / 2**20:.0f} MB of it before any mail.")
    assert len(yard.found) >= 60
    assert peak < yard.base + MEMORY
