"""The broker is away for a day, or comes and goes: mail works on, and each notification arrives, once or by its id."""

import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from agent.config import Config
from agent.core.effects import Publish
from agent.ports import OutboxState
from agent.sandbox.telephone import telephone
from tests.faults.deeds import black_hole, eof, rst, says_and_ends
from tests.faults.packets import Mqtt
from tests.faults.proxy import ANSWER, COMMAND, Deed, Fault, Proxy, proxied
from tests.faults.table import record
from tests.faults.weather import Day, begun, day, ends, letters, meetings
from tests.servers.mosquitto import PASSWORD, Mosquitto
from tests.system.troubles import Scene, hour, status

EVER = 10**9
END = hour(2, 0)
MOST_CALLS = 800
"""In a day: pauses grow to five minutes with full jitter, so that there are 576 on average, give or take 14."""
NO_ENTRY = b"\x20\x02\x00\x05"
"""CONNACK, not authorised (section 3.2.2.3)."""
WEATHER: dict[str, tuple[str, str, Deed]] = {
    "refused": ("connect", ANSWER, rst),
    "dropped before CONNACK": ("CONNACK", ANSWER, eof),
    "dropped after CONNACK": ("SUBSCRIBE", COMMAND, rst),
    "dropped before PUBLISH": ("PUBLISH", COMMAND, rst),
    "dropped before PUBACK": ("PUBACK", ANSWER, rst),
    "black hole": ("CONNECT", COMMAND, black_hole),
    "black hole at PUBLISH": ("PUBLISH", COMMAND, black_hole),
    "login refused": ("CONNACK", ANSWER, says_and_ends(NO_ENTRY)),
}
"""Phase, side and deed."""


@dataclass(kw_only=True)
class Line:
    """The way to the broker, and a telephone behind it."""

    broker: Mosquitto
    proxy: Proxy
    now: Callable[[], datetime]
    heard: list[tuple[datetime, str, dict[str, str]]] = field(default_factory=list)
    """When, which topic, and what."""
    _listening: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def up(self) -> None:
        self.broker.start()
        await self._listening.enter_async_context(telephone(self.broker.port, PASSWORD, self._hear))

    async def down(self) -> None:
        await self._listening.aclose()
        self.broker.stop()

    def settled(self) -> bool:
        """Whether the service is through with its call; a greeting that was not taken ends the connection."""
        return "STATUS" in self.proxy.phases

    def _hear(self, topic: str, payload: str) -> None:
        if not topic.endswith("/status"):
            self.heard.append((self.now(), topic, json.loads(payload)))


@asynccontextmanager
async def line(at: Scene, mosquitto: Mosquitto) -> AsyncIterator[Line]:
    """The broker is down at first."""
    mosquitto.stop()
    async with proxied(Proxy(target=mosquitto.port, dialect=Mqtt)) as proxy:
        found = Line(broker=mosquitto, proxy=proxy, now=at.clock.now)
        yield found
        await found._listening.aclose()


@asynccontextmanager
async def watched(at: Scene, way: Line) -> AsyncIterator[Day]:
    async with begun(at, _config(at, way)) as found:
        found.settled = lambda: found.sleeper.next_at is not None or way.settled()
        found.sleeper.wakes = way.proxy.phases.clear
        yield found


def _config(at: Scene, way: Line) -> Config:
    quick = timedelta(seconds=0.5)
    return at.change(mqtt={"port": way.proxy.port, "password": SecretStr(PASSWORD), "timeout": quick})


# --- what came of it ---


@dataclass(kw_only=True)
class Came:
    """What people, and the telephone, got."""

    letters: Counter[tuple[object, ...]]
    ends: dict[str, object]
    pushes: Counter[tuple[str, str]]
    """Event and meeting; each id once."""
    given_up: Counter[tuple[str, str]]
    repeated: int
    """Further arrivals of an id that had come."""
    disordered: int
    """Pushes that came, for the first time, behind a later one about the same interview."""
    last: datetime
    """When the last one came."""


async def came(at: Day, way: Line) -> Came:
    """All of it, read off the telephone, the mail server and the store."""
    uids = await meetings(at)
    first = {said["id"]: said for _, _, said in reversed(way.heard)}
    failed = [t.effect for t in await at.work.service.store.tasks() if t.state is OutboxState.FAILED]
    return Came(
        letters=await letters(at),
        ends=await ends(at),
        pushes=Counter((said["event"], uids[said["reference"]]) for said in first.values()),
        given_up=Counter((e.notice.value, uids[e.interview]) for e in failed if isinstance(e, Publish)),
        repeated=len(way.heard) - len(first),
        disordered=_disordered(way),
        last=max((when for when, _, _ in way.heard), default=at.at.clock.now()),
    )


def _disordered(way: Line) -> int:
    latest: dict[str, str] = {}
    known: set[str] = set()
    found = 0
    for _, _, said in way.heard:
        if said["id"] in known:
            continue
        known.add(said["id"])
        found += said["time"] < latest.get(said["reference"], "")
        latest[said["reference"]] = max(said["time"], latest.get(said["reference"], ""))
    return found


_CALM: list[Came] = []


@pytest.fixture
async def calm(mosquitto: Mosquitto, tmp_path: Path) -> Came:
    """What comes of it while nothing goes wrong."""
    if not _CALM:
        async with day(tmp_path / "calm") as at, line(at, mosquitto) as way:
            await way.up()
            async with watched(at, way) as found:
                await found.play(END)
                _CALM.append(await came(found, way))
    return _CALM[0]


def _compare(fault: str, got: Came, calm: Came, mended: datetime) -> None:
    lost = calm.pushes - got.pushes - got.given_up
    doubled = got.pushes - calm.pushes
    print(fault, "repeated", got.repeated, "disordered", got.disordered, "of", sum(got.pushes.values()), got.last - mended)
    mails_lost, mails_doubled = calm.letters - got.letters, got.letters - calm.letters
    record(
        "broker",
        fault,
        lost=(lost + mails_lost).total(),
        doubled=(doubled + mails_doubled).total(),
        recovery=max(0.0, (got.last - mended).total_seconds()),
    )
    assert (lost, doubled) == (Counter(), Counter())
    assert (mails_lost, mails_doubled) == (Counter(), Counter())
    assert got.ends == calm.ends


# --- a day ---


async def test_down_from_the_start(calm: Came, mosquitto: Mosquitto, tmp_path: Path) -> None:
    async with day(tmp_path / "state") as at, line(at, mosquitto) as way, watched(at, way) as found:
        await found.play(hour(1, 8))
        assert (MOST_CALLS > way.proxy.connections > 2, way.heard) == (True, [])
        assert way.proxy.connections == len(found.sleeper.pauses), "a pause after each call"
        await way.up()
        await found.play(END)
        got = await came(found, way)
    print("calls", way.proxy.connections)
    _compare("down for a day from the start", got, calm, hour(1, 8))
    assert got.given_up == Counter()


async def test_down_in_mid_life_for_longer_than_news_keep(calm: Came, mosquitto: Mosquitto, tmp_path: Path) -> None:
    """What is older than a day wakes nobody any more: status tells of it."""
    async with day(tmp_path / "state") as at, line(at, mosquitto) as way:
        await way.up()
        async with watched(at, way) as found:
            await found.play(hour(0, 13, 30))
            before = len(way.heard)
            await way.down()
            await found.play(hour(1, 19, 30))
            assert len(way.heard) == before
            await way.up()
            await found.play(END)
            got = await came(found, way)
            said = await status(at)
    _compare("down for 30 hours in mid-life", got, calm, hour(1, 19, 30))
    assert got.given_up
    for event, _ in got.given_up:
        assert f"push '{event.replace('_', ' ')}'" in said


# --- it comes and goes ---


@pytest.mark.parametrize("seed", range(3))
async def test_flapping(seed: int, calm: Came, mosquitto: Mosquitto, tmp_path: Path) -> None:
    chance, tried = random.Random(seed), []
    async with day(tmp_path / "state") as at, line(at, mosquitto) as way:
        await way.up()
        async with watched(at, way) as found:
            found.change, found.changes_at = _flapping(way, found, chance, tried), hour(0, 8, 1)
            await found.play(hour(1, 8))
            found.changes_at = None
            await _blows(way, "")
            await found.play(END)
            got = await came(found, way)
    assert min(found.sleeper.pauses) >= timedelta(seconds=1)
    assert way.proxy.connections <= len(found.sleeper.pauses) + 1, "a pause before each call but the first"
    print("seed", seed, Counter(tried), "calls", way.proxy.connections)
    assert got.given_up == Counter()
    _compare("flapping for a day", got, calm, hour(1, 8))


def _flapping(
    way: Line, found: Day, chance: random.Random, tried: list[str]
) -> Callable[[], Awaitable[datetime | None]]:
    async def change() -> datetime | None:
        tried.append(chance.choice([*WEATHER, "", ""]))
        await _blows(way, tried[-1])
        return way.now() + timedelta(minutes=chance.uniform(1, 60))

    return change


async def _blows(way: Line, kind: str) -> None:
    way.proxy.faults = [Fault(phase=p, side=s, deed=d, times=EVER) for p, s, d in [WEATHER[kind]]] if kind else []
    await way.proxy.end()
