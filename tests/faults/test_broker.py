"""The broker is away for a day, or comes and goes: mail works on, and each notification arrives, once or by its id."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import aiomqtt
import pytest
from pydantic import SecretStr

from agent.adapters.mqtt import MqttNotifier, MqttSettings
from agent.config import Config
from agent.core.effects import Publish
from agent.ports import OutboxState
from agent.sandbox.telephone import telephone
from tests.faults.deeds import black_hole, eof, rst, says_and_ends
from tests.faults.packets import Mqtt
from tests.faults.proxy import ANSWER, COMMAND, Deed, Fault, Proxy, Wire, proxied
from tests.faults.table import record
from tests.faults.weather import Day, begun, day, ends, letters, meetings
from tests.servers.mosquitto import PASSWORD, USER, Mosquitto
from tests.servers.ports import free_port
from tests.system.troubles import PATIENCE, Scene, hour, status

EVER = 10**9
END = hour(2, 0)
MOST_CALLS = 800
"""In a day: pauses grow to five minutes with full jitter, so that there are 576 on average, give or take 14."""
LAST_WORD = "debrief/telephone/last_word"
NO_ENTRY = b"\x20\x02\x00\x05"
"""CONNACK, not authorised (section 3.2.2.3)."""
WEATHER: dict[str, tuple[str, str, Deed]] = {
    "reset at once": ("connect", ANSWER, rst),
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
    port: int
    now: Callable[[], datetime]
    heard: list[tuple[datetime, str, dict[str, str]]] = field(default_factory=list)
    """When, which topic, and what."""
    mended: datetime | None = None
    """When the weather changed for the last time."""
    _caught_up: asyncio.Event = field(default_factory=asyncio.Event)
    _door: asyncio.Server | None = None
    _listening: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def up(self) -> None:
        """The broker begins anew, remembers nobody, and lets clients in."""
        self.broker.start()
        await self._listening.enter_async_context(telephone(self.broker.port, PASSWORD, self._hear))
        await self.open()

    async def down(self) -> None:
        """The broker is gone."""
        await self.shut()
        await self._listening.aclose()
        self.broker.stop()

    async def open(self) -> None:
        """Whoever comes is let in."""
        if self._door is None:
            self._door = await asyncio.start_server(self.proxy.connected, "127.0.0.1", self.port)

    async def shut(self) -> None:
        """Whoever is inside is thrown out, and whoever comes is refused."""
        door, self._door = self._door, None
        if door is not None:
            door.close()
        await self.proxy.end()

    async def heard_out(self) -> None:
        """Until the telephone has heard whatever the broker has taken: it hears in the order of taking."""
        self._caught_up.clear()
        async with (
            asyncio.timeout(PATIENCE),
            aiomqtt.Client("127.0.0.1", self.broker.port, username=USER, password=PASSWORD) as client,
        ):
            await client.publish(LAST_WORD, b"", qos=1)
            await self._caught_up.wait()

    def settled(self) -> bool:
        """Whether the service is through with its call; a greeting that was not taken ends the connection."""
        return "STATUS" in self.proxy.phases

    def _hear(self, topic: str, payload: str) -> None:
        if topic == LAST_WORD:
            self._caught_up.set()
        elif not topic.endswith("/status"):
            self.heard.append((self.now(), topic, json.loads(payload)))


@asynccontextmanager
async def line(at: Scene, mosquitto: Mosquitto) -> AsyncIterator[Line]:
    """The broker is down at first."""
    mosquitto.stop()
    proxy = Proxy(target=mosquitto.port, dialect=Mqtt)
    found = Line(broker=mosquitto, proxy=proxy, port=free_port(), now=at.clock.now)
    try:
        yield found
    finally:
        await found.down()


@asynccontextmanager
async def watched(at: Scene, way: Line) -> AsyncIterator[Day]:
    async with begun(at, _config(at, way)) as found:
        found.settled = lambda: found.sleeper.next_at is not None or way.settled()
        found.sleeper.wakes = way.proxy.phases.clear
        yield found


def _config(at: Scene, way: Line) -> Config:
    quick = timedelta(seconds=0.25)
    return at.change(mqtt={"port": way.port, "password": SecretStr(PASSWORD), "timeout": quick})


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
    await way.heard_out()
    uids = await meetings(at)
    # News of the broker itself, such as a refused login, are about no interview.
    first = {said["id"]: said for _, _, said in way.heard if said["reference"]}
    failed = [t.effect for t in await at.work.service.store.tasks() if t.state is OutboxState.FAILED]
    return Came(
        letters=await letters(at),
        ends=await ends(at),
        pushes=Counter((said["event"], uids[said["reference"]]) for said in first.values()),
        given_up=Counter((e.notice.value, uids[e.interview]) for e in failed if isinstance(e, Publish)),
        repeated=len(way.heard) - len({said["id"] for _, _, said in way.heard}),
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
        calls = len(found.sleeper.pauses)
        assert (2 < calls < MOST_CALLS, way.proxy.connections, way.heard) == (True, 0, [])
        await way.up()
        await found.play(END)
        got = await came(found, way)
    _compare("down for a day from the start", got, calm, hour(1, 8))
    assert got.given_up == Counter()


async def test_down_in_mid_life_for_longer_than_news_keep(calm: Came, mosquitto: Mosquitto, tmp_path: Path) -> None:
    """What is older than a day wakes nobody any more: status tells of it."""
    async with day(tmp_path / "state") as at, line(at, mosquitto) as way:
        await way.up()
        async with watched(at, way) as found:
            await found.play(hour(0, 13, 20))
            await way.heard_out()
            before = len(way.heard)
            await way.down()
            await found.play(hour(1, 14, 30))
            assert len(way.heard) == before
            await way.up()
            await found.play(END)
            got = await came(found, way)
            said = await status(at)
    _compare("down for 25 hours in mid-life", got, calm, hour(1, 14, 30))
    assert got.given_up
    for event, _ in got.given_up:
        assert f"push '{event.replace('_', ' ')}'" in said


# --- it comes and goes ---


@pytest.mark.parametrize("seed", range(2))
async def test_flapping(seed: int, calm: Came, mosquitto: Mosquitto, tmp_path: Path) -> None:
    async with day(tmp_path / "state") as at, line(at, mosquitto) as way:
        await way.up()
        async with watched(at, way) as found:
            found.change, found.changes_at = _flapping(way, random.Random(seed)), hour(0, 8, 1)
            await found.play(hour(1, 8))
            assert found.changes_at is None, "the weather has settled"
            mended = way.mended
            await found.play(END)
            got = await came(found, way)
    assert min(found.sleeper.pauses) >= timedelta(seconds=1)
    assert way.proxy.connections <= len(found.sleeper.pauses) + 1, "a pause before each call but the first"
    assert got.given_up == Counter()
    _compare("flapping for a day", got, calm, mended)


def _flapping(way: Line, chance: random.Random) -> Callable[[], Awaitable[datetime | None]]:
    """Every kind of bad weather, in any order, for any time; now and then the sun comes out."""
    ahead = [*WEATHER, "shut", "shut", *[""] * 5]
    chance.shuffle(ahead)

    async def change() -> datetime | None:
        kind = ahead.pop() if ahead else ""
        await _blows(way, kind)
        way.mended = way.now()
        return way.now() + timedelta(minutes=chance.uniform(1, 60)) if ahead or kind else None

    return change


async def _blows(way: Line, kind: str) -> None:
    await way.shut()
    known = [WEATHER[kind]] if kind in WEATHER else []
    way.proxy.faults = [Fault(phase=p, side=s, deed=d, times=EVER) for p, s, d in known]
    if kind != "shut":
        await way.open()


async def test_a_push_that_was_taken_and_not_confirmed_comes_again(mosquitto: Mosquitto, tmp_path: Path) -> None:
    """With the same id, by which a receiver knows it."""
    async with day(tmp_path / "state") as at, line(at, mosquitto) as way:
        await way.up()
        async with watched(at, way) as found:
            await found.play(hour(0, 10))
            await _blows(way, "dropped before PUBACK")
            await found.play(hour(0, 11))
            await _blows(way, "")
            await found.play(hour(0, 11, 30))
            await way.heard_out()
    over = [said["id"] for _, topic, said in way.heard if topic.endswith("/interview_over")]
    assert len(over) > 1
    assert len(set(over)) == 1
    record("broker", "dropped before PUBACK, for an hour", lost=0, doubled=len(set(over)) - 1)


# --- a broker that greets and hangs up ---


async def _greets_and_hangs_up(wire: Wire, unit: bytes) -> bytes:
    await wire.to_client(unit)
    await asyncio.sleep(0.01)
    return await rst(wire, unit)


async def test_a_broker_that_greets_and_hangs_up_is_not_called_every_second(mosquitto: Mosquitto) -> None:
    """The pauses grow as after a refusal: else it would be called 86,400 times a day."""
    pauses: list[float] = []
    enough = asyncio.Event()

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 12:
            enough.set()
            await asyncio.Event().wait()

    greets = Fault(phase="STATUS taken", deed=_greets_and_hangs_up, times=EVER)
    async with proxied(Proxy(target=mosquitto.port, dialect=Mqtt, faults=[greets])) as proxy:
        settings = MqttSettings(host="127.0.0.1", port=proxy.port, tls=False, user=USER, password=PASSWORD, timeout=0.3)
        async with MqttNotifier(settings, sleep), asyncio.timeout(40):
            await enough.wait()
    assert greets.struck == len(pauses)
    assert sum(pauses) > 60
