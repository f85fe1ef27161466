"""A relay between a client and a server: it counts, and it fails on demand as networks do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Relay:
    """Forwards connections on this machine. Set the attributes at any time."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.to_client = 0
        """Octets that the server sent."""
        self.connections = 0
        self.silent = False
        """Swallow everything: the connection stays open and nothing comes, as behind a router that forgot it."""
        self.closed = False
        """Break every new connection at once."""
        self.most = 0
        """Fall silent once the server has sent so many octets in all; 0 never does."""
        self.packet = 0
        """Cut what the server sends into packets of so many octets; 0 leaves it as it comes."""

    def drop(self) -> None:
        """Break all connections."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one client."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        if self.closed:
            writer.transport.abort()
            self._tasks.discard(task)
            return
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._target)
        pair = {writer, server_writer}
        self._writers |= pair
        try:
            await asyncio.gather(self._pump(reader, server_writer, False), self._pump(server_reader, writer, True))
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            for end in pair:
                end.transport.abort()
            self._writers -= pair
            self._tasks.discard(task)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, to_client: bool) -> None:
        while data := await reader.read(65536):
            if self.silent or 0 < self.most <= self.to_client:
                continue
            self.to_client += len(data) if to_client else 0
            step = self.packet if to_client and self.packet else len(data)
            for start in range(0, len(data), step):
                writer.write(data[start : start + step])
                await writer.drain()
                await asyncio.sleep(0.0005 if step < len(data) else 0)
        raise ConnectionResetError

    async def end(self) -> None:
        """Break everything and wait for it."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def relay(port: int) -> AsyncIterator[Relay]:
    """A running relay to a port of this machine."""
    between = Relay(port)
    server = await asyncio.start_server(between.connected, "127.0.0.1", 0)
    between.port = server.sockets[0].getsockname()[1]
    async with server:
        try:
            yield between
        finally:
            await between.end()
