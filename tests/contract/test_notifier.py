"""The port Notifier, in memory, on amqtt and on mosquitto; and what only a real broker can show."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiomqtt
import pytest

from agent.adapters.mqtt import MqttNotifier, MqttSettings, NoNotifier
from agent.errors import ConfigError, LoginRefused, Transient
from agent.ports import Notifier
from agent.sandbox.mqtt import mqtt_broker
from agent.testing.notifier import MemoryNotifier
from tests.servers.mosquitto import PASSWORD, USER, Mosquitto
from tests.servers.ports import free_port

BAD_TOPICS = ("", "a//b", "/a", "a/", "a/+/b", "a/#", "a+b", "a\0b", "a\rb", "a\nb", "$SYS/a", "a/\x1b[2J", "x" * 2000)


def settings(port: int, **changes: object) -> MqttSettings:
    values = {"host": "127.0.0.1", "port": port, "tls": False, "user": USER, "password": PASSWORD, "timeout": 5.0}
    return MqttSettings(**(values | changes))


@contextlib.asynccontextmanager
async def watching(port: int, topic: str = "debrief/#") -> AsyncIterator[aiomqtt.Client]:
    async with aiomqtt.Client("127.0.0.1", port, username=USER, password=PASSWORD, timeout=5) as client:
        await client.subscribe(topic, qos=1)
        yield client


async def read(client: aiomqtt.Client) -> tuple[str, bytes]:
    message = await asyncio.wait_for(anext(client.messages), 10)
    return message.topic.value, message.payload


async def read_until(client: aiomqtt.Client, wanted: tuple[str, bytes]) -> None:
    while await read(client) != wanted:
        pass


@dataclass
class Case:
    """A notifier, and a way to see what arrived: the pushes in order, without the status."""

    notifier: Notifier
    port: int = 0
    memory: MemoryNotifier | None = None
    watcher: aiomqtt.Client | None = None

    async def arrived(self, count: int) -> list[tuple[str, bytes]]:
        if self.memory is not None:
            return self.memory.published
        seen: list[tuple[str, bytes]] = []
        while len(seen) < count:
            topic, payload = await read(self.watcher)
            seen += [(topic, payload)] if topic != "debrief/status" else []
        return seen


@pytest.fixture(params=["memory", "amqtt", "mosquitto"])
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    if request.param == "memory":
        memory = MemoryNotifier()
        yield Case(memory, memory=memory)
        return
    async with contextlib.AsyncExitStack() as stack:
        if request.param == "amqtt":
            port = await stack.enter_async_context(mqtt_broker(USER, PASSWORD))
        else:
            port = request.getfixturevalue("mosquitto").port
        watcher = await stack.enter_async_context(watching(port))
        notifier = await stack.enter_async_context(MqttNotifier(settings(port)))
        yield Case(notifier, port=port, watcher=watcher)


async def test_a_push_arrives_below_the_prefix(case: Case) -> None:
    await case.notifier.publish("anna/feedback_in", '{"event": "Zoë"}'.encode())
    assert await case.arrived(1) == [("debrief/anna/feedback_in", '{"event": "Zoë"}'.encode())]


async def test_pushes_arrive_in_order_and_none_is_lost(case: Case) -> None:
    for number in range(30):
        await case.notifier.publish("anna/attention", b"%d" % number)
    assert [payload for _, payload in await case.arrived(30)] == [b"%d" % n for n in range(30)]


async def test_many_pushes_at_once_all_arrive(case: Case) -> None:
    await asyncio.gather(*(case.notifier.publish("anna/attention", b"%d" % n) for n in range(50)))
    assert {payload for _, payload in await case.arrived(50)} == {b"%d" % n for n in range(50)}


async def test_a_topic_that_is_none_is_refused_and_the_next_push_goes_out(case: Case) -> None:
    for topic in BAD_TOPICS:
        with pytest.raises(ConfigError):
            await case.notifier.publish(topic, b"x")
    await case.notifier.publish("anna/attention", b"good")
    assert await case.arrived(1) == [("debrief/anna/attention", b"good")]


@pytest.mark.parametrize("prefix", ["", "a/#", "+", "a\nb", "/"])
def test_a_prefix_that_is_none_is_refused_before_anything_connects(prefix: str) -> None:
    with pytest.raises(ConfigError):
        settings(1, prefix=prefix)


def test_a_password_does_not_travel_in_clear_nor_stand_in_a_traceback() -> None:
    with pytest.raises(ConfigError, match="encryption"):
        settings(1883, host="broker.example")
    assert PASSWORD not in repr(settings(1883))


# --- status ---


async def test_status_is_retained_and_says_offline_after_an_orderly_end(mosquitto: Mosquitto) -> None:
    async with MqttNotifier(settings(mosquitto.port)) as notifier:
        await notifier.publish("anna/attention", b"x")
        async with watching(mosquitto.port, "debrief/status") as late:
            assert await read(late) == ("debrief/status", b"online")
    async with watching(mosquitto.port, "debrief/status") as later:
        assert await read(later) == ("debrief/status", b"offline")


async def test_the_last_will_speaks_when_the_connection_is_cut(mosquitto: Mosquitto) -> None:
    async with (
        Cable(mosquitto.port) as cable,
        watching(mosquitto.port) as watcher,
        MqttNotifier(settings(cable.port)),
    ):
        await read_until(watcher, ("debrief/status", b"online"))
        cable.cut()
        assert await read(watcher) == ("debrief/status", b"offline")
        assert await read(watcher) == ("debrief/status", b"online"), "it comes back by itself"


async def test_a_stale_offline_is_corrected(mosquitto: Mosquitto) -> None:
    """The will of a connection that the broker thought alive can be published after its successor said 'online'."""
    async with watching(mosquitto.port) as watcher, MqttNotifier(settings(mosquitto.port)):
        await read_until(watcher, ("debrief/status", b"online"))
        await watcher.publish("debrief/status", b"offline", qos=1, retain=True)
        assert await read(watcher) == ("debrief/status", b"offline")
        assert await read(watcher) == ("debrief/status", b"online")


# --- trouble ---


async def test_it_comes_back_after_the_broker_was_restarted(mosquitto: Mosquitto) -> None:
    async with MqttNotifier(settings(mosquitto.port, timeout=2.0)) as notifier:
        await notifier.publish("anna/attention", b"before")
        mosquitto.stop()
        with pytest.raises(Transient) as caught:
            await notifier.publish("anna/attention", b"during")
        assert caught.value.channel
        mosquitto.start()
        async with watching(mosquitto.port) as watcher:
            await read_until(watcher, ("debrief/status", b"online"))
            await _published(notifier, b"after")
            assert await read(watcher) == ("debrief/anna/attention", b"after")


async def _published(notifier: MqttNotifier, payload: bytes) -> None:
    """As the service does: what cannot be published now is published later."""
    async with asyncio.timeout(20):
        while True:
            with contextlib.suppress(Transient):
                await notifier.publish("anna/attention", payload)
                return
            await asyncio.sleep(0.1)


async def test_a_broker_that_is_down_holds_up_nobody() -> None:
    loop = asyncio.get_running_loop()
    async with MqttNotifier(settings(free_port())) as notifier:
        begun = loop.time()
        for _ in range(20):
            with pytest.raises(Transient, match="cannot be reached"):
                await notifier.publish("anna/attention", b"x")
        assert loop.time() - begun < 2


async def test_a_broker_that_never_answers_holds_up_nobody_for_longer_than_the_timeout() -> None:
    async with Cable(to=None) as cable, MqttNotifier(settings(cable.port, timeout=0.5)) as notifier:
        begun = asyncio.get_running_loop().time()
        with pytest.raises(Transient):
            await notifier.publish("anna/attention", b"x")
        assert asyncio.get_running_loop().time() - begun < 2


async def test_a_push_without_confirmation_is_not_called_sent(mosquitto: Mosquitto) -> None:
    async with Cable(mosquitto.port) as cable, MqttNotifier(settings(cable.port, timeout=0.5)) as notifier:
        await notifier.publish("anna/attention", b"confirmed")
        cable.swallow_answers()
        with pytest.raises(Transient, match="did not confirm"):
            await notifier.publish("anna/attention", b"unconfirmed")


@pytest.mark.parametrize("broker", ["amqtt", "mosquitto"])
async def test_a_wrong_password_is_for_the_operator(broker: str, request: pytest.FixtureRequest) -> None:
    async with contextlib.AsyncExitStack() as stack:
        if broker == "amqtt":
            port = await stack.enter_async_context(mqtt_broker(USER, PASSWORD))
        else:
            port = request.getfixturevalue("mosquitto").port
        notifier = await stack.enter_async_context(MqttNotifier(settings(port, password="wrong")))
        with pytest.raises(LoginRefused, match=f"127.0.0.1:{port} refused the login") as caught:
            await notifier.publish("anna/attention", b"x")
        assert "password" in caught.value.hint
        assert "wrong" not in str(caught.value)


async def test_probe_logs_in_and_leaves_the_status_alone(mosquitto: Mosquitto) -> None:
    await MqttNotifier(settings(mosquitto.port)).probe()
    with pytest.raises(LoginRefused):
        await MqttNotifier(settings(mosquitto.port, password="wrong")).probe()
    async with watching(mosquitto.port) as watcher:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(watcher.messages), 0.2)


async def test_without_a_broker_a_push_is_nothing() -> None:
    notifier: Notifier = NoNotifier()
    await notifier.publish("anna/attention", b"x")


class Cable:
    """A relay to the broker that can be cut, or let everything through but the broker's answers, or lead nowhere."""

    def __init__(self, to: int | None) -> None:
        self._to = to
        self._writers: list[asyncio.StreamWriter] = []
        self._deaf = False
        self.port = 0

    async def __aenter__(self) -> "Cable":
        self._server = await asyncio.start_server(self._relay, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        self.cut()
        await asyncio.sleep(0.01)

    def cut(self) -> None:
        """Reset both sides of every connection."""
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    def swallow_answers(self) -> None:
        self._deaf = True

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._to is None:
            self._writers.append(writer)
            return
        there, back = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers += [writer, back]
        with contextlib.suppress(OSError):
            await asyncio.gather(self._pump(reader, back), self._pump(there, writer, answers=True))
        writer.close()
        back.close()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, answers: bool = False) -> None:
        while data := await source.read(4096):
            if not (answers and self._deaf):
                sink.write(data)
        sink.close()
