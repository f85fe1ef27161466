"""A mosquitto without logins, for tests in which thousands of connections come and go."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiomqtt

from tests.servers.ports import free_port
from tests.servers.require import program


class Broker:
    """It can be ended and started again on the same port, and then it remembers nothing."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._config = folder / "mosquitto.conf"
        self._config.write_text(f"user root\nlistener {self.port} 127.0.0.1\nallow_anonymous true\n")
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it, and return when it listens."""
        quiet = asyncio.subprocess.DEVNULL
        self._process = await asyncio.create_subprocess_exec(
            program("mosquitto"), "-c", self._config, stdout=quiet, stderr=quiet
        )
        async with asyncio.timeout(10):
            while True:
                try:
                    (await asyncio.open_connection("127.0.0.1", self.port))[1].close()
                    return
                except OSError:
                    await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """End it at once, without a word to its clients."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            await process.wait()


@asynccontextmanager
async def broker() -> AsyncIterator[int]:
    """A running one; gives its port."""
    with tempfile.TemporaryDirectory(prefix="broker-") as folder:
        found = Broker(Path(folder))
        await found.start()
        try:
            yield found.port
        finally:
            await found.stop()


@asynccontextmanager
async def listener(port: int, heard: Callable[[str, str], None]) -> AsyncIterator[None]:
    """While inside, ``heard`` gets topic and payload of all that is published below debrief/."""
    async with aiomqtt.Client("127.0.0.1", port, identifier="listener") as client:
        await client.subscribe("debrief/#", qos=1)
        listening = asyncio.create_task(_listen(client, heard))
        try:
            yield
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


async def _listen(client: aiomqtt.Client, heard: Callable[[str, str], None]) -> None:
    with contextlib.suppress(aiomqtt.MqttError):
        async for message in client.messages:
            payload = message.payload
            heard(message.topic.value, payload.decode() if isinstance(payload, bytes) else str(payload))
