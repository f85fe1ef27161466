"""Listens, says what it is told to, and writes down every byte that a client entrusts to it."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Recorder:
    """Where it listens, and what it heard: after decryption, where there was any."""

    port: int = 0
    heard: bytearray = field(default_factory=bytearray)
    connections: int = 0


@contextlib.asynccontextmanager
async def recording(*, tls: ssl.SSLContext | None = None, greeting: bytes = b"") -> AsyncIterator[Recorder]:
    """A recorder on 127.0.0.1. With ``tls`` a connection counts only when the client has accepted the certificate."""
    recorder = Recorder()
    writers: list[asyncio.StreamWriter] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recorder.connections += 1
        writers.append(writer)
        with contextlib.suppress(OSError):
            writer.write(greeting)
            while data := await reader.read(4096):
                recorder.heard += data
                # Nothing sensible, so that clients do not wait.
                writer.write(b"500 what?\r\n")
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=tls)
    recorder.port = server.sockets[0].getsockname()[1]
    try:
        yield recorder
    finally:
        server.close()
        for writer in writers:
            writer.transport.abort()
        await asyncio.sleep(0.01)
