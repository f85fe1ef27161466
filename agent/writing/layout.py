"""Plain text as mail shows it: wrapped, indented, and without live links in strangers' words."""

import re
import unicodedata
from collections.abc import Iterator

from agent.core.mail import plain

WIDTH = 72
"""Columns of plain text, so that two levels of quoting still fit on 80."""

_SCHEME = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]*:(?=//)|(?:mailto|tel|sms|data|javascript|vbscript):(?=\S))")
_AT = re.compile(r"(?<=\S)@(?=\S)")
# A dot between two words may be a host name, which mail programs turn into a link by themselves.
_DOT = re.compile(r"(?<=[^\s.])\.(?=[^\W\d_]{2})")
# One sign of a script without spaces, with the punctuation that must not be parted from it; or a run of others.
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_OPENING = "（「『【〈《"
_WIDE = re.compile(
    rf"[{_OPENING}“‘(]*[{_SIGNS}][）」』】〉》”’)、。！？：；，．ーっゃゅょッャュョ]*|[^{_SIGNS}{_OPENING}]+|."
)
_INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cs", "Cn"})
_JOINER = "\u200d"


def wrap(text: str, indent: str = "", first: str | None = None, width: int = WIDTH) -> str:
    """The text as one paragraph. Addresses and links stay whole; Chinese and Japanese break between any two signs."""
    lines, started = [indent if first is None else first], False
    for gap, piece in _pieces(str(text), max(width - len(indent), 1)):
        if started and columns(lines[-1] + gap + piece) > width:
            lines, started = [*lines, indent], False
        lines[-1] += f"{gap if started else ''}{piece}"
        started = True
    return "\n".join(lines) if started else ""


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_columns(c) for c in text)


def _columns(c: str) -> int:
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def _pieces(text: str, room: int) -> Iterator[tuple[str, str]]:
    """What must not be broken, each with what stands before it on the same line: a space, or nothing."""
    for word in text.split():
        gap = " "
        for piece in _WIDE.findall(word):
            for part in _parts(piece, room):
                yield gap, part
                gap = ""


def _parts(piece: str, room: int) -> Iterator[str]:
    """A word that fits on no line is broken, but for addresses and links."""
    whole = len(piece) <= room or "://" in piece or "@" in piece
    yield from (piece,) if whole else (piece[at : at + room] for at in range(0, len(piece), room))


def bullet(text: str, mark: str = "- ") -> str:
    """The text as one item of a list."""
    return wrap(text, indent=" " * len(mark), first=mark)


def first_up(text: str) -> str:
    """The text with a capital at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def visible(text: str) -> str:
    """The text without control, bidirectional and other invisible characters, which could make it read differently."""
    lines = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text).replace("\t", " ")
    return "".join(c for before, c in zip(" " + lines, lines, strict=False) if _shows(before, c))


def _shows(before: str, c: str) -> bool:
    """A joiner stays where it follows a picture: without it, one emoji falls into several."""
    if c == _JOINER:
        return unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f"
    return c == "\n" or unicodedata.category(c) not in _INVISIBLE


def defanged(text: str) -> str:
    """A stranger's words, with links and addresses broken in a way that everybody sees: 'acme[.]com'."""
    text = _SCHEME.sub(lambda match: f"{match[0][:-1]}[:]", visible(text))
    return _DOT.sub("[.]", _AT.sub("[at]", text))


def line(text: str) -> str:
    """A stranger's words on one line, or what a library says, without live links."""
    return defanged(plain(text))


def short(text: str, most: int) -> str:
    """The text, cut to ``most`` characters at a word's end, with a mark that it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 2]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut} …"


def named(name: str) -> str:
    """A name that a stranger chose, fit to stand in a sentence of ours: one short line without links."""
    return short(" ".join(defanged(name).split()), 60)
