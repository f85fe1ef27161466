"""MQTT and encryption: a broker that cannot prove who it is gets neither password nor notification."""

import pytest

from agent.adapters.mqtt import MqttNotifier, MqttSettings
from agent.errors import CertificateRefused
from tests.servers.certificates import BAD, Authority
from tests.servers.mosquitto import PASSWORD, USER, Mosquitto
from tests.servers.recorder import Recorder, recording


def notifier(port: int, authority: Authority, host: str = "127.0.0.1") -> MqttNotifier:
    ca_file = authority.ca_file
    return MqttNotifier(MqttSettings(host=host, port=port, user=USER, password=PASSWORD, ca_file=ca_file, timeout=5.0))


async def refused(recorder: Recorder, authority: Authority) -> CertificateRefused:
    """Both ways in are refused, and nothing that matters was heard."""
    with pytest.raises(CertificateRefused):
        await notifier(recorder.port, authority).probe()
    async with notifier(recorder.port, authority) as pushing:
        with pytest.raises(CertificateRefused) as caught:
            await pushing.publish("anna/attention", b"private words")
    assert not any(secret in recorder.heard for secret in (PASSWORD.encode(), USER.encode(), b"private words"))
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_certificate_is_refused(authority: Authority, kind: str) -> None:
    async with recording(tls=authority.server_context(kind)) as recorder:
        error = await refused(recorder, authority)
        assert recorder.heard == b""
    words = {"self-signed": "unable to get local issuer", "wrong name": "mismatch", "expired": "expired"}
    assert words[kind] in str(error)


async def test_no_tls_where_it_is_expected(authority: Authority) -> None:
    """A man in the middle who strips the encryption hears the first words of a handshake, and no more."""
    async with recording(greeting=b"\x20\x02\x00\x00") as recorder:
        await refused(recorder, authority)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_a_good_certificate_is_accepted(mosquitto: Mosquitto, authority: Authority, host: str) -> None:
    await notifier(mosquitto.tls_port, authority, host).probe()
    async with notifier(mosquitto.tls_port, authority, host) as pushing:
        await pushing.publish("anna/attention", b"x")
