"""The two readings of a mail that a person sees: its plain text and its HTML."""

import re
from collections.abc import Sequence

from agent.reading.charsets import clean
from agent.reading.mime import Part

LONGEST = 256 * 1024
"""Characters of a body that are kept; feedback fills a few pages at most."""

_QUOTE = re.compile(r">*")


def text(parts: Sequence[Part]) -> str:
    """Every text/plain that is shown with the mail; several where a picture stands between them."""
    found = (
        unflow(p) if p.params.get("format", "").lower() == "flowed" else _clean(p) for p in _shown(parts, "text/plain")
    )
    return "\n".join(found)[:LONGEST]


def html(parts: Sequence[Part]) -> str:
    """Every text/html that is shown with the mail."""
    return "\n".join(_clean(part) for part in _shown(parts, "text/html"))[:LONGEST]


def _shown(parts: Sequence[Part], kind: str) -> list[Part]:
    return [p for p in parts if p.type == kind and not p.enclosed and p.disposition != "attachment" and not p.filename]


def _clean(part: Part) -> str:
    return clean(part.text(LONGEST))


def unflow(part: Part) -> str:
    """The text of a format=flowed part with its paragraphs joined again (RFC 3676 section 4)."""
    joined: list[tuple[str, str]] = []
    flowing = False
    deleted = 1 if part.params.get("delsp", "").lower() == "yes" else 0
    for line in _clean(part).split("\n"):
        depth = _QUOTE.match(line)
        quote = depth[0] if depth else ""
        content = line[len(quote) :].removeprefix(" ")
        if flowing and joined[-1][0] == quote and content != "-- ":
            joined[-1] = (quote, joined[-1][1] + content)
        else:
            joined.append((quote, content))
        # A signature mark ends in a space and yet is never flowed (section 4.3).
        flowing = content.endswith(" ") and content != "-- "
        if flowing and deleted:
            joined[-1] = (quote, joined[-1][1][:-1])
    return "\n".join(f"{quote} {content}" if quote else content for quote, content in joined)
