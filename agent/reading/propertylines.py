"""The content lines of a calendar body, one by one (RFC 5545 section 3.1), also where their writer broke the rules.

icalendar's parser takes a line apart; what it refuses, as unquoted colons in names, is taken apart here. A line that
cannot begin a property is the rest of the one before, folded by somebody who forgot the space.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from icalendar.parser import Contentline

_ENDS = re.compile(rb"[\r\n]+")
_FOLD = re.compile(rb"\n[ \t]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BEGINS = re.compile(r"\s*[A-Za-z][A-Za-z0-9-]*\s*[;:]")
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*")
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]{1,80})\s*=((?:"[^"]*"?|[^;"])*)')
_URI = re.compile(r":(?=(?:mailto|invalid|urn|http)s?:)", re.IGNORECASE)
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_PEOPLE = frozenset({"ATTENDEE", "ORGANIZER"})
_MOST_JOINED = 50
"""Broken pieces of one line that are put together; the cost of each grows with the line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Property:
    """One content line."""

    name: str
    """Upper case."""
    params: Mapping[str, str]
    """Names in upper case; several values of one parameter are joined by a comma."""
    value: str
    """Raw: text values are still escaped."""

    @property
    def text(self) -> str:
        """The value as text (RFC 5545 section 3.3.11), without control characters other than newline and tab."""
        return clean(_ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value))


def clean(text: str) -> str:
    """The text without control and invisible characters; newlines stay, and every other space is a plain one."""
    spaced = "".join(" " if c == "\t" or unicodedata.category(c) == "Zs" else c for c in text)
    return "".join(c for c in spaced if c == "\n" or c.isprintable()).strip()


def properties(data: bytes, charset: str) -> Iterator[Property]:
    """Every line that can be understood; one that cannot is passed over, as the rest may still tell enough."""
    for line in _whole(_text(data, charset).split("\n")):
        found = _strict(line)
        if found is None or (found.name in _PEOPLE and ":mailto:" in found.value.lower()):
            found = _lenient(line) or found
        if found is not None:
            yield found


def _text(data: bytes, charset: str) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = data.decode("utf-16", "replace").encode()
    # Folding counts octets and may cut a character in two, so it is undone before the bytes are decoded (section 3.1).
    unfolded = _FOLD.sub(b"", _ENDS.sub(b"\n", data))
    for encoding in ("utf-8-sig", charset):
        try:
            return unfolded.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    broken = unfolded.decode("utf-8-sig", "replace")
    # A few broken characters in what otherwise is UTF-8; else it is one of the charsets with one byte for each.
    others = sum(c > "\x7f" and c != "\ufffd" for c in broken)
    return broken if others > broken.count("\ufffd") else unfolded.decode("cp1252", "replace")


def _whole(pieces: list[str]) -> Iterator[str]:
    line, joined = "", 0
    for piece in pieces:
        if not line or _BEGINS.match(piece) or joined >= _MOST_JOINED:
            if line:
                yield line
            line, joined = piece, 0
        elif piece.strip():
            line, joined = _joint(line, piece), joined + 1
    if line:
        yield line


def _joint(line: str, rest: str) -> str:
    """Within quotes or before the value, the line was folded; in a text, somebody typed a new line."""
    cut = line.count('"') % 2 == 1 or ":" not in line or bool(_URI.search(line))
    return line + rest if cut else f"{line}\\n{rest}"


def _strict(line: str) -> Property | None:
    try:
        name, params, value = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
    except (ValueError, AssertionError):
        return None
    return Property(name=name.upper(), params={k.upper(): _joined(v) for k, v in params.items()}, value=value)


def _joined(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _lenient(line: str) -> Property | None:
    """A line with a value that is a URI, or without any quotes that could hide a colon."""
    name = _NAME.match(line)
    uri = _URI.search(line)
    end = uri.start() if uri else line.find(":")
    if name is None or end < 0:
        return None
    head = line[name.end() : end]
    params = {key.upper(): _unquoted(value) for key, value in _PARAMETER.findall(head)}
    return Property(name=name[1].upper(), params=params, value=line[end + 1 :])


def _unquoted(value: str) -> str:
    """RFC 6868: what a quoted parameter cannot hold is written with a caret."""
    return re.sub(r"\^[n'^]", lambda m: _CARET[m[0]], value.strip().strip('"'))
