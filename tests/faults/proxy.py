"""Stands between a client and a real server, understands both, and does something wrong at a chosen point.

A conversation is a row of units: a client's command, line, literal or mail, and a server's answer. Each unit belongs to
a phase, which the dialect names. A fault strikes units of one phase and side, and its deed says what passes instead.
"""

import asyncio
import contextlib
import re
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

COMMAND, ANSWER, LITERAL = "command", "answer", "literal"
"""What a fault strikes: what the client says, a line of the server, or a literal in it (RFC 3501 section 4.3)."""
_RESET = struct.pack("ii", 1, 0)
_TRUSTING = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_TRUSTING.check_hostname, _TRUSTING.verify_mode = False, ssl.CERT_NONE


class Cut(Exception):
    """The connection is over."""


Deed = Callable[["Wire", bytes], Awaitable[bytes]]
"""Gets the unit that is about to pass, and returns what passes; may end the connection first."""


@dataclass(kw_only=True)
class Fault:
    """What goes wrong, where, and how often."""

    phase: str
    deed: Deed
    side: str = ANSWER
    matching: bytes = b""
    """A regular expression that the unit has to contain."""
    skip: int = 0
    """How many such units pass unharmed."""
    times: int = 1
    """How many are struck."""
    struck: int = 0

    def strikes(self, phase: str, side: str, unit: bytes) -> bool:
        if (phase, side) != (self.phase, self.side) or not re.search(self.matching, unit):
            return False
        if self.skip or self.struck == self.times:
            self.skip = max(0, self.skip - 1)
            return False
        self.struck += 1
        return True


class Dialect(Protocol):
    """Where units begin and end, and which phase they belong to. One object a connection."""

    phase: str

    async def from_client(self, reader: asyncio.StreamReader) -> bytes:
        """The client's next unit; sets the phase. Empty at the end."""

    async def from_server(self, reader: asyncio.StreamReader) -> tuple[str, bytes]:
        """The server's next unit, and ANSWER or LITERAL. Empty at the end."""

    def upgraded(self) -> None:
        """TLS begins now."""


@dataclass(kw_only=True)
class Proxy:
    """A place to listen on, with faults that may be changed at any time."""

    target: int
    dialect: Callable[[], Dialect]
    starttls: ssl.SSLContext | None = None
    """Ends the client's TLS after STARTTLS, and begins it anew to the server."""
    faults: list[Fault] = field(default_factory=list)
    packet: int = 0
    """Cut what the server says into packets of so many octets; 0 leaves it as it comes."""
    port: int = 0
    connections: int = 0
    phases: list[str] = field(default_factory=list)
    """The phase of every unit of the clients."""
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one client."""
        self._tasks.add(asyncio.current_task())
        self.connections += 1
        wire = Wire(self, reader, writer)
        with contextlib.suppress(OSError, Cut, asyncio.IncompleteReadError, asyncio.CancelledError):
            try:
                await wire.converse()
            finally:
                wire.abort()
        self._tasks.discard(asyncio.current_task())

    def fault(self, phase: str, side: str, unit: bytes) -> Fault | None:
        return next((f for f in self.faults if f.strikes(phase, side, unit)), None)

    async def end(self) -> None:
        """Break all connections."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


class Wire:
    """One client's connection, and the one to the server behind it."""

    def __init__(self, proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._proxy = proxy
        self._client = (reader, writer)
        self._server: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._dialect = proxy.dialect()
        self._turn = asyncio.Event()
        self._upgrading = False
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    # --- what a deed may do ---

    async def to_client(self, octets: bytes) -> None:
        step = self._proxy.packet or max(1, len(octets))
        for start in range(0, len(octets), step):
            self._client[1].write(octets[start : start + step])
            await self._client[1].drain()
            if step < len(octets):
                # A turn of the loop, in which the other side may read. A timed sleep lasts a millisecond at least.
                await asyncio.sleep(0)

    async def to_server(self, octets: bytes) -> None:
        assert self._server is not None
        self._server[1].write(octets)
        await self._server[1].drain()

    def reset(self) -> None:
        """Let the client's next breath meet a connection that was never there."""
        self._client[1].get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.abort()

    def abort(self) -> None:
        for _, writer in filter(None, (self._client, self._server)):
            writer.transport.abort()

    # --- the conversation ---

    async def converse(self) -> None:
        if fault := self._proxy.fault("connect", ANSWER, b""):
            await fault.deed(self, b"")
        self._server = await asyncio.open_connection("127.0.0.1", self._proxy.target)
        pumps = {asyncio.create_task(self._commands()), asyncio.create_task(self._answers())}
        try:
            done, _ = await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
        for pump in done:
            pump.result()

    async def _commands(self) -> None:
        while unit := await self._dialect.from_client(self._client[0]):
            self._turn.clear()
            self._proxy.phases.append(self._dialect.phase)
            self._upgrading = self._dialect.phase == "STARTTLS"
            passed = await self._struck(COMMAND, unit)
            if not passed:
                continue
            await self.to_server(passed)
            if self._dialect.phase in ("DATA", "STARTTLS"):
                # How to read on depends on the answer.
                await self._turn.wait()

    async def _answers(self) -> None:
        assert self._server is not None
        while True:
            side, unit = await self._dialect.from_server(self._server[0])
            if not unit:
                return
            if passed := await self._struck(side, unit):
                await self.to_client(passed)
            if self._upgrading and side == ANSWER and passed[:1] not in (b"4", b"5") and b" BAD" not in passed:
                await self._upgrade()
            self._turn.set()

    async def _struck(self, side: str, unit: bytes) -> bytes:
        fault = self._proxy.fault(self._dialect.phase, side, unit)
        return unit if fault is None else await fault.deed(self, unit)

    async def _upgrade(self) -> None:
        assert self._server is not None
        assert self._proxy.starttls is not None
        self._upgrading = False
        if fault := self._proxy.fault("TLS", ANSWER, b""):
            await fault.deed(self, b"")
        await self._client[1].start_tls(self._proxy.starttls)
        await self._server[1].start_tls(_TRUSTING, server_hostname="localhost")
        self._dialect.upgraded()


@asynccontextmanager
async def proxied(proxy: Proxy, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[Proxy]:
    """Listen on this machine; ``tls`` is spoken with clients from the first octet, and not with the server."""
    server = await asyncio.start_server(proxy.connected, "127.0.0.1", 0, ssl=tls, limit=2**20)
    proxy.port = server.sockets[0].getsockname()[1]
    async with server:
        try:
            yield proxy
        finally:
            await proxy.end()
