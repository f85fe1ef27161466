"""An IMAP server that follows a script and records every octet it is sent, for what real servers do only rarely."""

import asyncio
import re
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = bytes | Callable[[bytes], bytes]

_COMMAND = re.compile(rb"(\S+) ((?:UID )?\S+)(.*)\r\n", re.DOTALL)


def plain_answers() -> dict[bytes, Answer]:
    """What a server of few words answers; {tag} stands for the command's tag."""
    done = b"{tag} OK done\r\n"
    opened = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 2] x\r\n{tag} OK [READ-ONLY] done\r\n"
    return {
        b"CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\n" + done,
        b"LOGIN": done,
        b"LIST": b'* LIST () "/" INBOX\r\n* LIST () "/" Sent\r\n* LIST () "/" Drafts\r\n' + done,
        b"EXAMINE": opened,
        b"SELECT": opened.replace(b"READ-ONLY", b"READ-WRITE"),
        b"UID SEARCH": b"* SEARCH\r\n" + done,
        b"UID FETCH": done,
        b"NOOP": done,
        b"IDLE": b"+ idling\r\n",
        b"DONE": done,
        b"LOGOUT": b"* BYE bye\r\n" + done,
    }


def asked(line: bytes) -> list[int]:
    """The UIDs in a UID FETCH, ascending."""
    runs = (one.split(b":") for one in line.split()[3].split(b","))
    return [uid for run in runs for uid in range(int(run[0]), int(run[-1]) + 1)]


@dataclass(kw_only=True)
class FakeImap:
    """Change ``answers`` at any time. An empty answer ends the connection."""

    answers: dict[bytes, Answer] = field(default_factory=plain_answers)
    greeting: bytes = b"* OK ready\r\n"
    tls: ssl.SSLContext | None = None
    received: bytearray = field(default_factory=bytearray)
    """Everything that came as text: before TLS, or inside it."""
    packet: int = 0
    """Octets that are sent at once; 0 for all."""
    pause: float = 0.0
    """Seconds between packets."""
    connections: int = 0
    port: int = 0
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        self._tasks.append(asyncio.current_task())  # type: ignore[arg-type]
        # Without it, packets of few octets would come together again.
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            await self._say(writer, self.greeting)
            tag = b""
            while line := await reader.readline():
                self.received += line
                tag = await self._obey(line, tag, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort() if self.packet else writer.close()

    async def _say(self, writer: asyncio.StreamWriter, octets: bytes) -> None:
        step = self.packet or len(octets) or 1
        for start in range(0, len(octets), step):
            writer.write(octets[start : start + step])
            await writer.drain()
            await asyncio.sleep(self.pause)

    async def push(self, octets: bytes) -> None:
        """Say something that nobody asked for, on the newest connection."""
        await self._say(self._writers[-1], octets)

    def end(self, *, abruptly: bool = False) -> None:
        """End the newest connection, in order or by RST."""
        if abruptly:
            sock = self._writers[-1].get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._writers[-1].transport.abort()
        else:
            self._writers[-1].close()

    async def ended(self) -> None:
        """End every connection, and wait for it."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _obey(self, line: bytes, tag: bytes, writer: asyncio.StreamWriter) -> bytes:
        match = _COMMAND.fullmatch(line)
        verb = match[2].upper() if match else line.strip().upper()
        tag = match[1] if match else tag
        answer = self.answers.get(verb, b"{tag} BAD unknown\r\n")
        octets = answer(line) if callable(answer) else answer
        if not octets:
            raise ConnectionResetError
        await self._say(writer, octets.replace(b"{tag}", tag))
        if verb == b"STARTTLS" and self.tls is not None:
            await writer.start_tls(self.tls)
        return tag


@asynccontextmanager
async def fake_imap(*, implicit: ssl.SSLContext | None = None, **script: object) -> AsyncIterator[FakeImap]:
    """A running fake; ``implicit`` makes it speak TLS from the first octet."""
    fake = FakeImap(**script)  # type: ignore[arg-type]
    server = await asyncio.start_server(fake.connected, "127.0.0.1", 0, ssl=implicit)
    fake.port = server.sockets[0].getsockname()[1]
    async with server:
        try:
            yield fake
        finally:
            await fake.ended()
