"""Pushes on a mosquitto with TLS and an access list, as an operator sets it up: everybody hears what is theirs."""

import asyncio
import json
import ssl
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiomqtt
import pytest

from agent.adapters.mqtt import MqttNotifier, MqttSettings
from agent.core.marks import own_topic
from agent.writing.home_assistant import announced
from tests.servers.mosquitto import PASSWORD, USER, Mosquitto
from tests.servers.require import program
from tests.unit.ledger import KEY

PRIYAS, TOMS = (own_topic(KEY, f"{name}@x.example") for name in ("priya", "tom"))
ACCESS = f"""\
user {USER}
topic readwrite debrief/#
topic write homeassistant/#
user home
topic read homeassistant/#
topic read debrief/#
user phone
topic read debrief/status
topic read debrief/anna/+
user relay
topic read debrief/anna/to/{PRIYAS}
"""


def test_the_access_list_is_that_of_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert ACCESS.replace(PRIYAS, "<topic>") in readme


@pytest.fixture
def guarded(mosquitto: Mosquitto, tmp_path: Path) -> Mosquitto:
    """The broker, with users beside Debrief and what each may hear."""
    for user in ("home", "phone", "relay"):
        command = [program("mosquitto_passwd"), "-b", str(tmp_path / "passwords"), user, PASSWORD]
        subprocess.run(command, check=True, capture_output=True)
    access = tmp_path / "access"
    access.write_text(ACCESS)
    access.chmod(0o600)
    mosquitto.stop()
    mosquitto.config.write_text(f"{mosquitto.config.read_text()}acl_file {access}\n")
    mosquitto.start()
    return mosquitto


@asynccontextmanager
async def listening(broker: Mosquitto, user: str) -> AsyncIterator[aiomqtt.Client]:
    context = ssl.create_default_context(cafile=broker.ca_file)
    async with aiomqtt.Client(
        "localhost", broker.tls_port, username=user, password=PASSWORD, tls_context=context, timeout=5
    ) as client:
        await client.subscribe([("debrief/#", 1), ("homeassistant/#", 1)])
        yield client


async def heard(client: aiomqtt.Client) -> dict[str, bytes]:
    """Everything that comes until it has been silent for a while."""
    found: dict[str, bytes] = {}
    try:
        while True:
            message = await asyncio.wait_for(anext(client.messages), 0.7)
            found[message.topic.value] = bytes(message.payload)  # type: ignore[arg-type]
    except TimeoutError:
        return found


def settings(broker: Mosquitto) -> MqttSettings:
    return MqttSettings(
        host="localhost",
        port=broker.tls_port,
        user=USER,
        password=PASSWORD,
        ca_file=broker.ca_file,
        greeting=tuple(announced("homeassistant", "debrief", "anna")),
    )


async def spoken(notifier: MqttNotifier, pushes: Sequence[str]) -> None:
    for topic in pushes:
        await notifier.publish(topic, b"{}")


async def test_everybody_hears_what_is_theirs(guarded: Mosquitto) -> None:
    async with MqttNotifier(settings(guarded)) as notifier:
        await notifier.publish("anna/sensors/ready", b"2", retain=True)
        async with (
            listening(guarded, "home") as home,
            listening(guarded, "phone") as phone,
            listening(guarded, "relay") as relay,
        ):
            await spoken(notifier, ("anna/feedback_in", f"anna/to/{PRIYAS}", f"anna/to/{TOMS}"))
            at_home, on_phone, relayed = await asyncio.gather(heard(home), heard(phone), heard(relay))
    assert at_home["debrief/status"] == b"online"
    assert at_home["debrief/anna/sensors/ready"] == b"2", "retained: it was said before anybody listened"
    device = json.loads(at_home["homeassistant/sensor/debrief_anna_ready/config"])
    assert device["state_topic"] == "debrief/anna/sensors/ready"
    assert set(on_phone) == {"debrief/status", "debrief/anna/feedback_in"}
    assert set(relayed) == {f"debrief/anna/to/{PRIYAS}"}


async def test_what_is_announced_is_there_for_whoever_comes_later(guarded: Mosquitto) -> None:
    async with MqttNotifier(settings(guarded)) as notifier:
        await notifier.publish("anna/feedback_in", b"{}")
    async with listening(guarded, "home") as home:
        later = await heard(home)
    assert later["debrief/status"] == b"offline"
    assert sum(topic.startswith("homeassistant/") for topic in later) == 4
    assert "debrief/anna/feedback_in" not in later
