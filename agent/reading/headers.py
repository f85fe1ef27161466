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
_CHARSET = re.compile(rb"(?i)\bcharset\s*+=\s*+[\"']?([\w.:-]{1,60})")
_NEAR = 16 * 1024
_WHITE = (b" ", b"\t")
_MBOX = (b"From ", b">From ")
# White space before the colon is obsolete, but some servers take it for a field all the same (section 4.5).
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:(.*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Headers:
    """The fields of one header block, in their order."""

    fields: tuple[tuple[str, str], ...] = ()
    """Name in lower case, and value, unfolded but not decoded."""
    complete: bool = True
    """False where the block was cut: what it does not say may have stood behind the cut. Where it holds NUL, too: there
    other programs stop reading."""

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every field of this name, topmost first."""
        return tuple(value for key, value in self.fields if key == name)

    def first(self, name: str) -> str:
        """The topmost value, or an empty string."""
        return next((value for key, value in self.fields if key == name), "")

    def text(self, name: str) -> str:
        """The topmost value for people: decoded, on one line."""
        return plain(words(self.first(name)))


def parse(block: bytes, below: bytes = b"") -> Headers:
    """The fields of a raw header block; lines that are no field are skipped. ``below`` is what stands below them."""
    fields: list[tuple[str, bytes]] = []
    complete = len(block) <= BLOCK and b"\0" not in block
    for line in _lines(_FOLD.sub(b"", block[:BLOCK])):
        if len(fields) == FIELDS:
            complete = False
            break
        if match := _FIELD.match(line):
            fields.append((match[1].decode("ascii").lower(), match[2][:FIELD]))
    charset = _charset(fields, below)
    return Headers(fields=tuple((name, _value(data, charset)) for name, data in fields), complete=complete)


def end(block: bytes) -> int:
    """Where the first line begins that is neither a field nor the continuation of one."""
    start = 0
    for line in _lines(block[:BLOCK]):
        folded = start > 0 and line.startswith(_WHITE)
        if not (folded or _FIELD.match(line) or (start == 0 and line.startswith(_MBOX))):
            break
        start += len(line) + 1
    return min(start, len(block))


def _charset(fields: list[tuple[str, bytes]], below: bytes) -> str:
    """The charset of the body or its first part: whoever writes fields as they are writes them in the same one."""
    if all(value.isascii() for _, value in fields):
        return ""
    stated = next((value for name, value in fields if name == "content-type"), b"")
    found = _CHARSET.search(stated) or _CHARSET.search(below[:_NEAR])
    return found[1].decode("ascii") if found else ""


def _lines(block: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(block):
        end = block.find(b"\n", start)
        end = len(block) if end < 0 else end
        yield block[start:end]
        start = end + 1


def _value(data: bytes, charset: str) -> str:
    return decode(data, charset).replace("\r", " ").replace("\0", "").strip()
