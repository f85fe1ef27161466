"""An IMAP server that follows a script and records every octet it is sent, for what real servers do only rarely."""

import asyncio
import re
import ssl
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
        b"NOOP": done,
        b"IDLE": b"+ idling\r\n",
        b"DONE": done,
        b"LOGOUT": b"* BYE bye\r\n" + done,
    }


@dataclass(kw_only=True)
class FakeImap:
    """Change ``answers`` at any time. An empty answer ends the connection."""

    answers: dict[bytes, Answer] = field(default_factory=plain_answers)
    greeting: bytes = b"* OK ready\r\n"
    tls: ssl.SSLContext | None = None
    received: bytearray = field(default_factory=bytearray)
    """Everything that came as text: before TLS, or inside it."""
    connections: int = 0
    port: int = 0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            writer.write(self.greeting)
            tag = b""
            while line := await reader.readline():
                self.received += line
                tag = await self._obey(line, tag, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _obey(self, line: bytes, tag: bytes, writer: asyncio.StreamWriter) -> bytes:
        match = _COMMAND.fullmatch(line)
        verb = match[2].upper() if match else line.strip().upper()
        tag = match[1] if match else tag
        answer = self.answers.get(verb, b"{tag} BAD unknown\r\n")
        octets = answer(line) if callable(answer) else answer
        if not octets:
            raise ConnectionResetError
        writer.write(octets.replace(b"{tag}", tag))
        await writer.drain()
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
        yield fake
