"""Stand between the service and its servers: what passes is a point at which the service may be killed."""

import asyncio
import contextlib
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.parser import BytesParser

Here = Callable[[str], bool]
"""Told of a point; True if the service has been killed there."""

_COMMAND = re.compile(rb"(?m)^([A-P]{4}\d+) ((?:UID )?[A-Z]+)")
_RCPT = re.compile(rb"RCPT TO:<([^>]*)>", re.IGNORECASE)
_END = b"\r\n.\r\n"
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Dead(Exception):
    """The service was killed: what it had on its lips is not said."""


class Wire:
    """Serves connections; each is a conversation of its own."""

    def __init__(self, port: int, here: Here) -> None:
        self._target = port
        self._here = here
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        ends = [writer]
        with contextlib.suppress(OSError, Dead, asyncio.IncompleteReadError, asyncio.CancelledError):
            server = await asyncio.open_connection("127.0.0.1", self._target)
            ends.append(server[1])
            await self._converse((reader, writer), server)
        for end in ends:
            end.transport.abort()
        self._tasks.discard(task)

    async def _converse(self, client: Streams, server: Streams) -> None:
        raise NotImplementedError

    def _point(self, name: str) -> None:
        if self._here(name):
            raise Dead

    async def end(self) -> None:
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class ImapWire(Wire):
    """Every command is a point before the server hears it, and one when it has done it."""

    def __init__(self, port: int, here: Here) -> None:
        super().__init__(port, here)
        self._counts: Counter[str] = Counter()

    async def _converse(self, client: Streams, server: Streams) -> None:
        asked: dict[bytes, str] = {}
        pumps = [
            asyncio.create_task(self._commands(client[0], server[1], asked)),
            asyncio.create_task(self._answers(server[0], client[1], asked)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)

    async def _commands(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: dict[bytes, str]
    ) -> None:
        while data := await reader.read(65536):
            for tag, words in _COMMAND.findall(data):
                verb = words.decode()
                self._counts[verb] += 1
                asked[tag] = f"imap {verb} {self._counts[verb]}"
                self._point(f"{asked[tag]} | said")
            writer.write(data)

    async def _answers(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: dict[bytes, str]
    ) -> None:
        while data := await reader.read(65536):
            for tag, name in list(asked.items()):
                if tag + b" OK" in data:
                    del asked[tag]
                    self._point(f"{name} | done")
            writer.write(data)


class SmtpWire(Wire):
    """Every step of a letter is a point, also the middle of its content."""

    def __init__(self, port: int, here: Here) -> None:
        super().__init__(port, here)
        self._taken: Counter[str] = Counter()

    async def _converse(self, client: Streams, server: Streams) -> None:
        client[1].write(await _answer(server[0]))
        letter = ""
        while line := await client[0].readline():
            if found := _RCPT.match(line):
                letter = f"{found[1].decode()} {self._taken[found[1].decode()]}"
                self._point(f"smtp to {letter} | RCPT said")
            if line.upper().startswith(b"DATA"):
                self._point(f"smtp to {letter} | DATA said")
            server[1].write(line)
            answer = await _answer(server[0])
            if line.upper().startswith(b"RCPT"):
                self._point(f"smtp to {letter} | RCPT done")
            if answer.startswith(b"354"):
                self._point(f"smtp to {letter} | DATA done")
                client[1].write(answer)
                answer = await self._content(letter, client[0], server)
            client[1].write(answer)

    async def _content(self, letter: str, reader: asyncio.StreamReader, server: Streams) -> bytes:
        content = await reader.readuntil(_END)
        name = BytesParser().parsebytes(content, headersonly=True)["Message-ID"]
        half = len(content) // 2
        self._point(f"content {name} | none")
        server[1].write(content[:half])
        self._point(f"content {name} | half")
        server[1].write(content[half : -len(_END) + 2])
        self._point(f"content {name} | no dot")
        server[1].write(content[-len(_END) + 2 :])
        self._taken[letter.partition(" ")[0]] += 1
        killed = self._here(f"content {name} | dot")
        # The server takes what is complete, whether or not anybody hears its answer.
        answer = await _answer(server[0])
        if killed:
            raise Dead
        self._point(f"content {name} | answered")
        return answer


async def _answer(reader: asyncio.StreamReader) -> bytes:
    """A whole reply (RFC 5321 section 4.2.1)."""
    lines = b""
    while line := await reader.readline():
        lines += line
        if line[3:4] != b"-":
            break
    return lines


@asynccontextmanager
async def listening(wire: Wire) -> AsyncIterator[int]:
    """The wire on a random port of this machine."""
    server = await asyncio.start_server(wire.connected, "127.0.0.1", 0, limit=2**22)
    async with server:
        wire.port = int(server.sockets[0].getsockname()[1])
        try:
            yield wire.port
        finally:
            await wire.end()
