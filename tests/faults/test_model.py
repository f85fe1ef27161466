"""The model is away for a day, or comes and goes: each reply is read, by the rules or by the model, and nobody hears
twice."""

import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from agent.core.effects import ReadReply
from agent.core.feedback import Reading
from agent.core.standin import READ_AGAIN_AFTER
from agent.perform.read import AWAY, UNUSABLE
from agent.reading.offline import NAME as OFFLINE
from agent.sandbox.cast import RECRUITER
from tests.faults.oracle import REFUSED, TROUBLES, Oracle, oracle
from tests.faults.table import record
from tests.faults.weather import Day, Letters, begun, day, ends, letters
from tests.system.troubles import Scene, hour

MENDED = hour(1, 8)
END = hour(1, 16)
PATIENCE = timedelta(minutes=10)
"""How long a reply waits for the model here; as shipped it is an hour."""
HANGS = "hangs until the timeout"
NONSENSE = ("truncated JSON", "no JSON")
"""What a second question would not mend: the rules have the last word."""
MOST_PER_REPLY = 64
"""Failed questions in a day: 6 in ten minutes of patience, then after pauses of an hour that chance halves at most."""


@dataclass(kw_only=True)
class Came:
    """What people got, and what is known in the end."""

    letters: Letters
    ends: dict[str, object]
    readings: list[Reading]

    @property
    def to_participants(self) -> Letters:
        """The recruiter, and whoever else decides, hear of a reply once somebody has read it; nobody else waits."""
        return Counter({one: n for one, n in self.letters.items() if RECRUITER.email.split("@")[1] not in str(one[1])})

    @property
    def untimed(self) -> Letters:
        found: Letters = Counter()
        for one, times in self.letters.items():
            found[one[1:]] += times
        return found


async def came(found: Day) -> Came:
    return Came(letters=await letters(found), ends=await ends(found), readings=await _readings(found))


async def _readings(found: Day) -> list[Reading]:
    interviews = await found.work.service.store.interviews()
    return [f.reading for i in interviews for r in i.respondents for f in r.readings]


@asynccontextmanager
async def asked(at: Scene, presses: bool, patience: float = 5) -> AsyncIterator[tuple[Day, Oracle]]:
    """A service whose model can be troubled. Nobody decides, so that reading again makes sense."""
    at.box.office.decides = False
    async with oracle(int(at.box.model_url.rpartition(":")[2].partition("/")[0])) as door:
        model = {
            "base_url": f"http://127.0.0.1:{door.port}/v1",
            "timeout": timedelta(seconds=patience),
            "give_up_after": PATIENCE,
        }
        async with begun(at, at.change(model=model)) as found:
            found.presses = presses
            yield found, door


_CALM: dict[bool, Came] = {}


async def _calm(state: Path, presses: bool) -> Came:
    """What comes of it while nothing goes wrong."""
    if presses not in _CALM:
        async with day(state) as at, asked(at, presses) as (found, _):
            await found.play(END)
            _CALM[presses] = await came(found)
    return _CALM[presses]


@pytest.mark.parametrize("trouble", [REFUSED, *TROUBLES])
async def test_away_for_a_day(trouble: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    calm, patience = await _calm(tmp_path / "calm", False), 0.12 if trouble == HANGS else 5
    async with day(tmp_path / "state") as at, asked(at, False, patience) as (found, door):
        await door.turn(trouble)
        await found.play(MENDED)
        before = await _readings(found)
        failed = sum("the model did not read a reply" in line for line in caplog.messages)
        await door.turn("")
        recovery = await _until_read(found)
        await found.play(END)
        got = await came(found)
    note = UNUSABLE if trouble in NONSENSE else AWAY
    assert [(r.reader, r.stand_in) for r in before] == [(OFFLINE, True)] * len(calm.readings)
    assert all(any(n.startswith(note) for n in r.notes) for r in before)
    assert 0 < failed <= MOST_PER_REPLY * len(before)
    assert {r.stand_in for r in got.readings} == {trouble in NONSENSE}
    _compare(f"{trouble}, for a day", got, calm, recovery)


async def _until_read(found: Day) -> timedelta:
    """How long it takes until nothing waits for the model any more, to the next five minutes."""
    began = found.at.clock.now()
    while any(isinstance(t.effect, ReadReply) for t in await found.work.service.store.tasks()):
        await found.play(found.at.clock.now() + READ_AGAIN_AFTER)
    return found.at.clock.now() - began


@pytest.mark.parametrize("seed", range(2))
async def test_flapping(seed: int, tmp_path: Path) -> None:
    calm = await _calm(tmp_path / "calm", True)
    async with day(tmp_path / "state") as at, asked(at, True) as (found, door):
        found.change, found.changes_at = _flapping(at, door, random.Random(seed)), hour(0, 10, 1)
        while found.changes_at is not None:
            await found.play(found.changes_at)
        assert door.trouble == "", "the weather has settled"
        recovery = await _until_read(found)
        await found.play(END)
        got = await came(found)
    assert door.asked <= MOST_PER_REPLY * len(got.readings)
    _compare("flapping", got, calm, recovery)


def _flapping(at: Scene, door: Oracle, chance: random.Random) -> Callable[[], Awaitable[datetime | None]]:
    ahead = [REFUSED, *TROUBLES, REFUSED, *TROUBLES, *[""] * 7]
    chance.shuffle(ahead)

    async def change() -> datetime | None:
        kind = ahead.pop() if ahead else ""
        await door.turn(kind)
        return at.clock.now() + timedelta(minutes=chance.uniform(1, 30)) if ahead or kind else None

    return change


def _compare(fault: str, got: Came, calm: Came, recovery: timedelta) -> None:
    lost, doubled = calm.untimed - got.untimed, got.untimed - calm.untimed
    unread = len(calm.readings) - len(got.readings)
    record("model", fault, max(0, unread) + lost.total(), max(0, -unread) + doubled.total(), recovery.total_seconds())
    assert (lost, doubled, unread) == (Counter(), Counter(), 0)
    assert got.to_participants == calm.to_participants, "and at the same time"
    assert got.ends == calm.ends
