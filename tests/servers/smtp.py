"""An SMTP server for tests that misbehaves as told, and writes everything down."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

import pytest

HANG = "hang"
"""Say nothing, for ever."""
DROP = "drop"
"""Close the connection."""
MIDWAY = "midway"
"""For 'content': close the connection before all of it has come."""
EXTENSIONS = ("AUTH PLAIN LOGIN", "SIZE 1000000", "8BITMIME", "SMTPUTF8")

_ANSWERS = {
    "greeting": "220 scripted.test ESMTP",
    "STARTTLS": "220 2.0.0 go ahead",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 OK",
    "RCPT": "250 2.1.5 OK",
    "DATA": "354 go ahead",
    "content": "250 2.0.0 queued as 1",
    "QUIT": "221 2.0.0 bye",
}


@dataclass(kw_only=True)
class ScriptedSmtp:
    """Answers each phase as its script says, and otherwise as a friendly server."""

    script: Mapping[str, str] = field(default_factory=dict)
    """Phase (a command, 'greeting' or 'content') to its answer, HANG, DROP or MIDWAY."""
    extensions: tuple[str, ...] = EXTENSIONS
    tls: ssl.SSLContext | None = None
    starttls: ssl.SSLContext | None = None
    port: int = 0
    heard: bytearray = field(default_factory=bytearray)
    """Every byte that came, as it was after decryption."""
    lines: list[bytes] = field(default_factory=list)
    """The commands."""
    mails: list[bytes] = field(default_factory=list)
    """The contents, as transferred, without the final dot."""
    content_came: asyncio.Event = field(default_factory=asyncio.Event)
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)
    _encrypted: set[asyncio.StreamWriter] = field(default_factory=set)

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator["ScriptedSmtp"]:
        """Listen on 127.0.0.1."""
        server = await asyncio.start_server(self._converse, "127.0.0.1", 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for writer in self._writers:
                writer.transport.abort()
            await asyncio.sleep(0.01)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        with contextlib.suppress(OSError, ssl.SSLError, asyncio.IncompleteReadError):
            await self._say(writer, "greeting")
            while line := await self._read(reader):
                self.lines.append(line.rstrip(b"\r\n"))
                await self._obey(
                    reader, writer, line.split()[0].decode(errors="replace").upper() if line.split() else ""
                )
        writer.close()

    async def _obey(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, verb: str) -> None:
        if verb == "EHLO" and "EHLO" not in self.script:
            await self._ehlo(writer)
            return
        answer = await self._say(writer, verb)
        if verb == "STARTTLS" and answer.startswith("220") and self.starttls:
            await self._encrypt(writer, self.starttls)
        elif verb == "DATA" and answer.startswith("354"):
            await self._content(reader, writer)

    async def _encrypt(self, writer: asyncio.StreamWriter, context: ssl.SSLContext) -> None:
        plain = writer.transport
        try:
            await writer.start_tls(context)
        except AttributeError as error:
            # The client did not like the certificate and has hung up; asyncio then loses the transport and stumbles.
            writer._transport = plain
            raise ConnectionError from error
        self._encrypted.add(writer)

    async def _ehlo(self, writer: asyncio.StreamWriter) -> None:
        upgrade = ("STARTTLS",) if self.starttls and writer not in self._encrypted else ()
        offers = ("scripted.test", *self.extensions, *upgrade)
        text = "".join(f"250-{offer}\r\n" for offer in offers[:-1]) + f"250 {offers[-1]}\r\n"
        writer.write(text.encode())
        await writer.drain()

    async def _content(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.script.get("content") == MIDWAY:
            await reader.read(1)
            raise ConnectionError
        content = await reader.readuntil(b"\r\n.\r\n")
        self.heard += content
        self.mails.append(content[:-3])
        self.content_came.set()
        await self._say(writer, "content")

    async def _say(self, writer: asyncio.StreamWriter, phase: str) -> str:
        answer = self.script.get(phase, _ANSWERS.get(phase, "502 5.5.1 not here"))
        if answer == HANG:
            await asyncio.Event().wait()
        if answer == DROP:
            raise ConnectionError
        writer.write(answer.encode("utf-8", "surrogateescape") + b"\r\n")
        await writer.drain()
        return answer

    async def _read(self, reader: asyncio.StreamReader) -> bytes:
        line = await reader.readline()
        self.heard += line
        return line


Scripted = Callable[..., AbstractAsyncContextManager[ScriptedSmtp]]


@pytest.fixture
def scripted_smtp() -> Scripted:
    """Start a misbehaving server: ``async with scripted_smtp(script={...}) as server``."""

    def start(**how: object) -> AbstractAsyncContextManager[ScriptedSmtp]:
        return ScriptedSmtp(**how).serving()

    return start
