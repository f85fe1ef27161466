"""The two readings of a mail that a person sees: its plain text and its HTML."""

import re
from collections.abc import Sequence

from agent.reading.charsets import clean
from agent.reading.mime import Part

LONGEST = 256 * 1024
"""Characters of a body that are kept; feedback fills a few pages at most."""

_QUOTE = re.compile(r">*")
_SIGNATURE = "-- "
_NOT_WORDS = frozenset(
    {"calendar", "css", "csv", "directory", "html", "javascript", "plain", "rfc822-headers", "rtf"}
    | {"vcard", "x-vcard", "x-amp-html", "x-vcalendar", "xml"}
)
"""Kinds of text that hold no letter, or are asked for by name."""
_FILE = re.compile(r"(?m)^begin [0-7]{3,4} \S[^\n]{0,200}\n(?:[ -`]{2,62}\n){1,100000}+[ `]?\n?end *$")
"""A uuencoded file in the midst of a text."""


def text(parts: Sequence[Part]) -> str:
    """Every text/plain that is shown with the mail; several where a picture stands between them."""
    return "\n".join(map(_words, _shown(parts, "text/plain") or _odd(parts)))[:LONGEST]


def html(parts: Sequence[Part]) -> str:
    """Every text/html that is shown with the mail."""
    return "\n".join(_clean(part) for part in _shown(parts, "text/html"))[:LONGEST]


def _shown(parts: Sequence[Part], kind: str) -> list[Part]:
    return [p for p in parts if p.type == kind and not p.enclosed and p.disposition != "attachment" and not p.filename]


def _odd(parts: Sequence[Part]) -> list[Part]:
    """Where nothing is shown by the rules: the words of a mail whose body has a file name, or a rare kind of text.

    An unknown kind of text is read as plain text (RFC 2046 section 4.1.4).
    """
    if _shown(parts, "text/html"):
        return []
    live = [p for p in parts if p.type.startswith("text/") and not p.enclosed]
    rare = [p for p in live if p.type.removeprefix("text/") not in _NOT_WORDS and not p.filename]
    named = [p for p in live if p.type == "text/plain" and (p.disposition != "attachment" or p is parts[0])]
    return rare or named


def _words(part: Part) -> str:
    flowed = part.params.get("format", "").strip().lower() == "flowed"
    found = unflow(part) if flowed else _clean(part)
    return _FILE.sub("", found) if "\nend" in found else found


def _clean(part: Part) -> str:
    return clean(part.text(LONGEST))


def unflow(part: Part) -> str:
    """The text of a format=flowed part with its paragraphs joined again (RFC 3676 section 4)."""
    paragraphs: list[tuple[str, list[str]]] = []
    flowing = False
    deleted = part.params.get("delsp", "").strip().lower() == "yes"
    for line in _clean(part).split("\n"):
        quote, content = _stuffed(line)
        goes_on = flowing and paragraphs[-1][0] == quote and content not in ("", _SIGNATURE)
        # A signature mark ends in a space and yet is never flowed (section 4.3).
        flowing = content.endswith(" ") and content != _SIGNATURE
        piece = content[:-1] if flowing and deleted else content
        if goes_on:
            paragraphs[-1][1].append(piece)
        else:
            paragraphs.append((quote, [piece]))
    return "\n".join(_line(quote, "".join(pieces)) for quote, pieces in paragraphs)


def _stuffed(line: str) -> tuple[str, str]:
    """The quote marks of a line, and its content without the space that protects it (section 4.4)."""
    depth = _QUOTE.match(line)
    quote = depth[0] if depth else ""
    return quote, line[len(quote) :].removeprefix(" ")


def _line(quote: str, content: str) -> str:
    return f"{quote} {content}" if quote else content
