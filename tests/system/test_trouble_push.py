"""A broker that is down: mail goes on, and the notifications arrive when it is back."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiomqtt
import pytest

from agent.core.interview import InterviewState
from agent.sandbox.cast import PRIYA, TOM
from agent.sandbox.mqtt import mqtt_broker
from agent.sandbox.telephone import telephone
from tests.servers.ports import free_port
from tests.system.troubles import Scene, Work, hour, scene, status

OLD = ["interview_over", "question_sent", "question_sent"]
# One of the answers asks the recruiter for something, which is told at once.
NEW = ["attention", "decision", "feedback_in", "feedback_in", "recommendation"]


class Broker:
    """A broker that comes and goes, with a telephone that listens while it is there."""

    def __init__(self, password: str) -> None:
        self.port = free_port()
        self.heard: list[tuple[str, str]] = []
        self._password = password
        self._stack = AsyncExitStack()

    async def start(self) -> None:
        await self._stack.enter_async_context(mqtt_broker("debrief", self._password, port=self.port))
        listening = telephone(self.port, self._password, lambda topic, payload: self.heard.append((topic, payload)))
        await self._stack.enter_async_context(listening)

    async def stop(self) -> None:
        await self._stack.aclose()

    async def online(self) -> bool:
        """Whether the service has said that it is there."""
        return any(topic == "debrief/status" and payload == "online" for topic, payload in self.heard)

    def pushed(self) -> list[str]:
        """What arrived, each notification once, however often it came."""
        found = {json.loads(payload)["id"]: topic for topic, payload in self.heard if topic != "debrief/status"}
        return sorted(topic.rpartition("/")[2] for topic in found.values())


@pytest.fixture
async def broker() -> AsyncIterator[Broker]:
    found = Broker("sandbox")
    yield found
    await found.stop()


async def test_a_broker_that_is_down_from_the_start(
    broker: Broker, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene(tmp_path / "state") as at, at.working(at.change(mqtt={"port": broker.port})) as work:
        at.expect(TOM, PRIYA)
        await work.play(hour(0, 12))
        assert f"push notifications wait: The MQTT broker 127.0.0.1:{broker.port} cannot be reached" in caplog.text
        assert "push 'interview over'" in await status(at)
        assert len(at.letters(TOM.email)) == len(at.letters(PRIYA.email)) == 1, "mail goes on"
        await _back(broker, work)
        await work.play(hour(0, 15))
        await _nothing_was_lost(broker, at, work)


async def test_a_broker_that_goes_down_in_the_middle(
    broker: Broker, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene(tmp_path / "state") as at:
        await broker.start()
        async with at.working(at.change(mqtt={"port": broker.port})) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 12))
            assert broker.pushed() == OLD
            await broker.stop()
            await work.play(hour(0, 13))
            assert "push 'feedback in'" in await status(at)
            assert len(at.letters()) == 4, "mail goes on"
            await _back(broker, work)
            await work.play(hour(0, 15))
            await _nothing_was_lost(broker, at, work)


async def test_sensors_events_and_participants(broker: Broker, tmp_path: Path) -> None:
    """What Home Assistant sees, and a platform that relays to participants."""
    said: dict[str, str] = {}
    chosen = {"port": broker.port, "discovery": "homeassistant", "participants": True}
    async with scene(tmp_path / "state") as at:
        await broker.start()
        async with _everything(broker.port, said), at.working(at.change(mqtt=chosen)) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 12))

            async def up_to_date() -> bool:
                return said.get("debrief/anna/sensors/awaited") == "1" and len(_own(said)) == 2

            await work.until(up_to_date)
    assert said["debrief/anna/sensors/ready"] == "0"
    assert said["debrief/anna/sensors/trouble"] == "OFF"
    assert len([topic for topic in said if topic.startswith("homeassistant/")]) == 4
    for body in _own(said).values():
        assert json.loads(body).keys() == {"id", "event", "time"}
        assert json.loads(body)["event"] == "question_sent"


def _own(said: dict[str, str]) -> dict[str, str]:
    return {topic: body for topic, body in said.items() if "/to/" in topic}


@asynccontextmanager
async def _everything(port: int, said: dict[str, str]) -> AsyncIterator[None]:
    """While inside, everything that is published is written down, the latest by topic."""

    async def listen(client: aiomqtt.Client) -> None:
        async for message in client.messages:
            said[message.topic.value] = bytes(message.payload).decode()  # type: ignore[arg-type]

    async with aiomqtt.Client("127.0.0.1", port, username="debrief", password="sandbox", identifier="all") as client:
        await client.subscribe("#", qos=1)
        listening = asyncio.create_task(listen(client))
        try:
            yield
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


async def _back(broker: Broker, work: Work) -> None:
    broker.heard[:] = [(topic, payload) for topic, payload in broker.heard if topic != "debrief/status"]
    await broker.start()
    await work.until(broker.online)


async def _nothing_was_lost(broker: Broker, at: Scene, work: Work) -> None:
    async def all_there() -> bool:
        return len(broker.pushed()) >= len(OLD + NEW)

    await work.until(all_there)
    assert broker.pushed() == sorted(OLD + NEW)
    assert await work.troubled() == []
    interview = await work.interview("a1@google.com")
    assert interview is not None
    assert interview.state is InterviewState.DECIDED
    assert at.doubled() == {}
