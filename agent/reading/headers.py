"""A header block as it stands on the wire, read without raising (RFC 5322 section 2.2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.core.mail import plain
from agent.reading.charsets import decode, words

BLOCK = 1024 * 1024
"""Octets of a header block that are read; the rest is cut."""
FIELD = 64 * 1024
"""Octets of one field that are read."""
FIELDS = 2000

_FOLD = re.compile(rb"\r?\n(?=[ \t])")
# White space before the colon is obsolete, but some servers take it for a field all the same (section 4.5).
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:(.*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Headers:
    """The fields of one header block, in their order."""

    fields: tuple[tuple[str, str], ...] = ()
    """Name in lower case, and value, unfolded but not decoded."""
    complete: bool = True
    """False where the block was cut: what it does not say may have stood behind the cut."""

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every field of this name, topmost first."""
        return tuple(value for key, value in self.fields if key == name)

    def first(self, name: str) -> str:
        """The topmost value, or an empty string."""
        return next((value for key, value in self.fields if key == name), "")

    def text(self, name: str) -> str:
        """The topmost value for people: decoded, on one line."""
        return plain(words(self.first(name)))


def parse(block: bytes) -> Headers:
    """The fields of a raw header block; lines that are no field are skipped."""
    fields: list[tuple[str, str]] = []
    complete = len(block) <= BLOCK
    for line in _lines(_FOLD.sub(b"", block[:BLOCK])):
        if len(fields) == FIELDS:
            return Headers(fields=tuple(fields), complete=False)
        if match := _FIELD.match(line):
            fields.append((match[1].decode("ascii").lower(), _value(match[2])))
    return Headers(fields=tuple(fields), complete=complete)


def _lines(block: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(block):
        end = block.find(b"\n", start)
        end = len(block) if end < 0 else end
        yield block[start:end]
        start = end + 1


def _value(data: bytes) -> str:
    return decode(data[:FIELD]).replace("\r", " ").replace("\0", "").strip()
