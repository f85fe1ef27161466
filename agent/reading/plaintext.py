"""Text from outside made plain: one form for each character, nothing invisible, lines of bounded length."""

import unicodedata

MAX_LINES = 2_000
MAX_LINE = 2_000
"""Characters. Longer lines are broken at a space, so that nothing of them is lost."""

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
) | frozenset(map(chr, range(0xE0000, 0xE0080)))
"""Zero-width characters, bidirectional controls and the invisible tag letters: they hide words from a human."""

_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


def visible(text: str) -> str:
    """The text in NFC without invisible and control characters; line breaks of every kind become newlines."""
    text = text.replace("\r\n", "\n")
    return unicodedata.normalize("NFC", "".join(map(_seen, text)))


def lines_of(text: str) -> list[str]:
    """The text's visible lines, without white space at their ends; at most MAX_LINES of at most MAX_LINE characters."""
    found: list[str] = []
    for line in visible(text).split("\n"):
        found += _pieces(line.rstrip())
        if len(found) >= MAX_LINES:
            break
    return found[:MAX_LINES]


def _seen(char: str) -> str:
    if char in _BREAKS:
        return "\n"
    if char in _INVISIBLE:
        return ""
    # A surrogate is half a character: it can be neither stored nor sent on.
    return " " if char != "\t" and unicodedata.category(char) in ("Cc", "Cs") else char


def _pieces(line: str) -> list[str]:
    pieces = []
    while len(line) > MAX_LINE:
        space = line.rfind(" ", MAX_LINE // 2, MAX_LINE)
        cut = space if space > 0 else MAX_LINE
        pieces.append(line[:cut].rstrip())
        line = line[cut:].lstrip()
    return [*pieces, line]
