"""Stands before a model's server, understands HTTP/1.1, and does something wrong with each question as long as told."""

import asyncio
import contextlib
import json
import re
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.servers.ports import free_port

Deed = Callable[["Oracle", asyncio.StreamWriter, bytes], Awaitable[None]]
"""Gets the client's end and its whole question, and answers it."""
REFUSED = "connection refused"
_RESET = struct.pack("ii", 1, 0)


class Oracle:
    """Always the same port of this machine; behind it the server, if all is well."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self.trouble = ""
        """One of TROUBLES, or REFUSED; empty while all is well."""
        self.asked = 0
        self._target = target
        self._door: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def turn(self, trouble: str) -> None:
        """From now on it does this; whoever waits for an answer waits no longer."""
        self.trouble = trouble
        if self._door is not None:
            self._door.close()
            self._door = None
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if trouble != REFUSED:
            self._door = await asyncio.start_server(self._connected, "127.0.0.1", self.port)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            question = await _question(reader)
            self.asked += 1
            await TROUBLES.get(self.trouble, _well)(self, writer, question)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
        writer.transport.abort()
        self._tasks.discard(task)

    async def answer(self, question: bytes) -> bytes:
        """What the server says, head and body."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            writer.write(re.sub(rb"(?i)(\r\nconnection:) [^\r]*", rb"\1 close", question, count=1))
            return await reader.read()
        finally:
            writer.transport.abort()


async def _question(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    return head + (await reader.readexactly(int(length[1])) if length else b"")


@asynccontextmanager
async def oracle(target: int) -> AsyncIterator[Oracle]:
    """All is well at first."""
    found = Oracle(target)
    await found.turn("")
    try:
        yield found
    finally:
        await found.turn(REFUSED)


# --- what it does ---


def _page(status: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", "Connection: close", *headers]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def _fails(status: str, *headers: str) -> Deed:
    body = json.dumps({"error": {"message": "injected", "code": None}}).encode()
    return _says(_page(status, body, *headers))


def _says(page: bytes) -> Deed:
    async def deed(oracle: Oracle, writer: asyncio.StreamWriter, question: bytes) -> None:
        writer.write(page)

    return deed


def _prose() -> Deed:
    message = {"role": "assistant", "content": "They seem to like each other!", "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    whole = {"id": "c1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return _says(_page("200 OK", json.dumps(whole).encode()))


async def _well(oracle: Oracle, writer: asyncio.StreamWriter, question: bytes) -> None:
    writer.write(await oracle.answer(question))


async def _hangs(oracle: Oracle, writer: asyncio.StreamWriter, question: bytes) -> None:
    await asyncio.Event().wait()


async def _truncates(oracle: Oracle, writer: asyncio.StreamWriter, question: bytes) -> None:
    """All the octets that the head speaks of, and half of the JSON."""
    body = (await oracle.answer(question)).partition(b"\r\n\r\n")[2]
    writer.write(_page("200 OK", body[: len(body) // 2]))


async def _breaks(oracle: Oracle, writer: asyncio.StreamWriter, question: bytes) -> None:
    """The connection breaks in the middle of the answer."""
    said = await oracle.answer(question)
    writer.write(said[: len(said) * 2 // 3])
    await writer.drain()
    # A break that comes with the words would hide them.
    await asyncio.sleep(0.01)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()


TROUBLES: dict[str, Deed] = {
    "500": _fails("500 Internal Server Error"),
    "429, Retry-After 1 h": _fails("429 Too Many Requests", "Retry-After: 3600"),
    "hangs until the timeout": _hangs,
    "truncated JSON": _truncates,
    "no JSON": _prose(),
    "reset in mid-answer": _breaks,
}
