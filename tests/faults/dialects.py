"""SMTP and IMAP as the proxy has to understand them: where a unit ends, and which phase it belongs to."""

import asyncio
import re

from tests.faults.proxy import ANSWER, LITERAL

_LITERAL = re.compile(rb"\{(\d+)\+?\}\r\n\Z")
_COMMAND = re.compile(rb"\S+ ((?:UID )?[A-Za-z]+)")


class Smtp:
    """A phase is a command's name; 'greeting', 'EHLO again' (inside TLS), and 'content', the mail itself."""

    def __init__(self) -> None:
        self.phase = "greeting"
        self._encrypted = False
        self._content = False

    async def from_client(self, reader: asyncio.StreamReader) -> bytes:
        if self._content:
            self._content = False
            self.phase = "content"
            return await reader.readuntil(b"\r\n.\r\n")
        line = await reader.readline()
        verb = line.split(b" ")[0].strip().decode(errors="replace").upper()
        self.phase = "EHLO again" if verb == "EHLO" and self._encrypted else verb
        return line

    async def from_server(self, reader: asyncio.StreamReader) -> tuple[str, bytes]:
        answer = line = await reader.readline()
        while line[3:4] == b"-":
            line = await reader.readline()
            answer += line
        self._content = self.phase == "DATA" and answer.startswith(b"354")
        return ANSWER, answer

    def upgraded(self) -> None:
        self._encrypted = True


class Imap:
    """A phase is a command's name; 'greeting', 'FETCH body', 'FETCH headers', and 'APPEND literal', the mail itself."""

    def __init__(self) -> None:
        self.phase = "greeting"
        self._from_client = 0
        self._from_server = 0

    async def from_client(self, reader: asyncio.StreamReader) -> bytes:
        if self._from_client:
            literal = await reader.readexactly(self._from_client) + await reader.readline()
            self.phase, self._from_client = f"{self.phase} literal", 0
            return literal
        line = await reader.readline()
        self.phase = _phase(line)
        self._from_client = _octets(line)
        return line

    async def from_server(self, reader: asyncio.StreamReader) -> tuple[str, bytes]:
        if self._from_server:
            octets, self._from_server = self._from_server, 0
            return LITERAL, await reader.readexactly(octets)
        line = await reader.readline()
        self._from_server = _octets(line)
        return ANSWER, line

    def upgraded(self) -> None:
        """Nothing is said differently inside TLS."""


def _phase(line: bytes) -> str:
    if line.strip().upper() == b"DONE":
        return "DONE"
    match = _COMMAND.match(line)
    verb = match[1].decode().upper() if match else ""
    if verb.endswith("FETCH"):
        return "FETCH body" if b"BODY.PEEK[]" in line else "FETCH headers"
    return verb.removeprefix("UID ")


def _octets(line: bytes) -> int:
    match = _LITERAL.search(line)
    return int(match[1]) if match else 0
