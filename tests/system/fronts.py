"""A door in front of a server: it can be shut and opened again, and shows whatever certificate it is given."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.servers.ports import free_port
from tests.servers.relay import Relay


class Front:
    """Always the same port of this machine; behind it the server, or nobody."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._relay = Relay(target)
        self._server: asyncio.Server | None = None

    async def open(self, tls: ssl.SSLContext | None = None) -> None:
        """Let clients in, with this certificate or without encryption."""
        await self.shut()
        self._server = await asyncio.start_server(self._relay.connected, "127.0.0.1", self.port, ssl=tls)

    async def shut(self) -> None:
        """Whoever is inside is thrown out, and whoever comes is refused."""
        if self._server is not None:
            self._server.close()
            self._server = None
            await self._relay.end()

    @property
    def visitors(self) -> int:
        """How many got in, with a certificate that they liked."""
        return self._relay.connections


@asynccontextmanager
async def front(target: int) -> AsyncIterator[Front]:
    """A door that is still shut."""
    door = Front(target)
    try:
        yield door
    finally:
        await door.shut()
