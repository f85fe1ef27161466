"""Octets from a server as lines, literals and whole replies (RFC 3501 section 2.2.2), however they come split."""

import re

GREATEST_LITERAL = 32 * 1024 * 1024
"""Octets of one literal: more than we ever ask for. What a server merely announces is never allocated."""
GREATEST_LINE = 1024 * 1024
"""Octets of one line: longer than any structure of a mail that people send."""

_LITERAL = re.compile(rb"~?\{(\d{1,20})\+?\}$")
_STATUS = (b"* OK", b"* NO", b"* BAD", b"* BYE", b"* PREAUTH")
"""Replies whose text is for people: braces at its end announce nothing."""

Reply = list[bytes]
"""One reply: text, literal, text, literal, ..., text. The texts are without line ends."""


class Buffer:
    """Octets that have come and have not been read."""

    def __init__(self) -> None:
        self._octets = bytearray()
        self._start = 0
        self._searched = 0

    def __len__(self) -> int:
        return len(self._octets) - self._start

    def feed(self, octets: bytes) -> None:
        """Append what has come; what was read is forgotten first."""
        if self._start:
            del self._octets[: self._start]
            self._searched -= self._start
            self._start = 0
        self._octets += octets

    def line(self, most: int = GREATEST_LINE) -> bytes | None:
        """The next line with its end; None until it is there. Raises ValueError for one of more than ``most``."""
        end = self._octets.find(b"\n", max(self._start, self._searched))
        if end < 0 and len(self) <= most:
            self._searched = len(self._octets)
            return None
        if end < 0 or end - self._start >= most:
            raise ValueError(f"a line of more than {most} octets")
        return self._take(end + 1)

    def octets(self, count: int) -> bytes | None:
        """The next so many octets; None until they are there."""
        if count > GREATEST_LITERAL:
            raise ValueError(f"a literal of {count} octets")
        return self._take(self._start + count) if len(self) >= count else None

    def rest(self) -> bytes:
        """All that is there."""
        return self._take(len(self._octets))

    def _take(self, end: int) -> bytes:
        taken = bytes(memoryview(self._octets)[self._start : end])
        self._start = self._searched = end
        return taken


class Replies:
    """Whole replies out of a buffer."""

    def __init__(self, buffer: Buffer) -> None:
        self._buffer = buffer
        self._parts: Reply = []
        self._awaited: int | None = None
        """Octets of the literal that comes next."""

    def next(self, longest_line: int = GREATEST_LINE) -> Reply | None:
        """The next reply, or None until all of it is there. Raises ValueError for what is too long."""
        while True:
            if self._awaited is None:
                line = self._buffer.line(longest_line)
                if line is None:
                    return None
                if self._add(line):
                    reply, self._parts = self._parts, []
                    return reply
            else:
                literal = self._buffer.octets(self._awaited)
                if literal is None:
                    return None
                self._parts.append(literal)
                self._awaited = None

    def _add(self, line: bytes) -> bool:
        """Whether the reply ends with this line."""
        text = line.rstrip(b"\r\n")
        self._parts.append(text)
        if not text.endswith(b"}") or self._parts[0].startswith(_STATUS):
            return True
        if found := _LITERAL.search(text):
            self._awaited = int(found[1])
        return found is None
