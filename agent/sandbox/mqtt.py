"""The office's message broker (amqtt), on loopback and with a password."""

import asyncio
import contextlib
import logging
import os
import socket
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from amqtt.broker import Broker
from amqtt.errors import AMQTTError
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

log = logging.getLogger(__name__)

# It tells every packet at level INFO, and shutting down under connected clients at level WARNING.
for _name in ("amqtt", "transitions"):
    logging.getLogger(_name).setLevel(logging.ERROR)


@contextlib.asynccontextmanager
async def mqtt_broker(user: str, password: str, *, port: int = 0) -> AsyncIterator[int]:
    """A broker on 127.0.0.1 that lets this user in and nobody else; gives its port. Port 0 chooses a free one."""
    port = port or _free_port()
    with tempfile.TemporaryDirectory(prefix="broker-") as directory:
        broker = _TidyBroker(_configuration(port, _password_file(Path(directory), user, password)))
        await broker.start()
        try:
            yield port
        finally:
            await broker.shutdown()
            await broker.hang_up()


class _TidyBroker(Broker):  # type: ignore[misc]
    """Closes the connections of refused clients, and all at the end; amqtt leaves them to the garbage collector."""

    def __init__(self, configuration: dict[str, object]) -> None:
        super().__init__(configuration)
        self._writers: set[asyncio.StreamWriter] = set()

    async def stream_connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, listener_name: str
    ) -> None:
        """Serve one client, whatever it says."""
        self._writers.add(writer)
        try:
            await super().stream_connected(reader, writer, listener_name)
        except AMQTTError as error:
            log.debug("a client left: %s", error)
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def hang_up(self) -> None:
        """Close what is still open."""
        for writer in self._writers:
            writer.transport.abort()
        # The sockets are closed in the next turn of the event loop.
        await asyncio.sleep(0)


def _configuration(port: int, password_file: Path) -> dict[str, object]:
    return {
        "listeners": {"default": {"type": "tcp", "bind": f"127.0.0.1:{port}", "max_connections": 100}},
        "plugins": {"amqtt.plugins.authentication.FileAuthPlugin": {"password_file": str(password_file)}},
    }


def _password_file(directory: Path, user: str, password: str) -> Path:
    # The cheapest parameters: the file lives as long as the demo, and hashing would hold up the event loop.
    hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    path = directory / "passwords"
    path.touch(mode=0o600)
    path.write_text(f"{user}:{hasher.hash(password)}{os.linesep}")
    return path


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
