"""A private mosquitto: random ports, a password file, plain and TLS listeners; gone after the test."""

import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.servers.certificates import Authority
from tests.servers.ports import free_port
from tests.servers.require import program

USER = "debrief"
PASSWORD = "hunter two"


@dataclass(kw_only=True)
class Mosquitto:
    """A broker that can be ended and started again on the same ports."""

    port: int
    tls_port: int
    ca_file: str
    config: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it, and return when it listens."""
        command = [program("mosquitto"), "-c", str(self.config)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.tls_port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.01)
        pytest.fail("mosquitto does not answer", pytrace=False)

    def stop(self) -> None:
        """End it at once, as a power cut would: no word to its clients, and nothing kept."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@pytest.fixture
def mosquitto(tmp_path: Path, authority: Authority) -> Iterator[Mosquitto]:
    """A running mosquitto."""
    broker = Mosquitto(
        port=free_port(), tls_port=free_port(), ca_file=authority.ca_file, config=tmp_path / "mosquitto.conf"
    )
    _configure(broker, authority, tmp_path)
    broker.start()
    try:
        yield broker
    finally:
        broker.stop()


def _configure(broker: Mosquitto, authority: Authority, directory: Path) -> None:
    passwords = directory / "passwords"
    subprocess.run(
        [program("mosquitto_passwd"), "-b", "-c", str(passwords), USER, PASSWORD], check=True, capture_output=True
    )
    # Started by root it becomes the user that it is told to be; it must still read its files.
    chain, key = authority.write("good", directory)
    broker.config.write_text(
        f"user root\nper_listener_settings false\nallow_anonymous false\npassword_file {passwords}\n"
        f"listener {broker.port} 127.0.0.1\n"
        f"listener {broker.tls_port} 127.0.0.1\ncertfile {chain}\nkeyfile {key}\n"
    )
