"""Text from outside made plain: one form for each character, nothing invisible, lines of bounded length.

Some invisible characters carry meaning: joiner and non-joiner between letters of scripts whose shapes depend on them
(Persian, Hindi), the joiner between pictures, the selector behind a picture or a Han letter. There they stay for the
reader; in comparisons they do not count, and anywhere else they only hide something.
"""

import re
import unicodedata

MAX_LINES = 2_000
MAX_LINE = 2_000
"""Characters. Longer lines are broken at a space, so that nothing of them is lost."""

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
) | frozenset(map(chr, range(0xE0000, 0xE0080)))
"""Zero-width characters, bidirectional controls and the invisible tag letters: they hide words from a human."""

_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_SEEN = str.maketrans(dict.fromkeys(_INVISIBLE, "") | dict.fromkeys(_BREAKS, "\n"))
# A surrogate is half a character: it can be neither stored nor sent on.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

# Arabic to Mandaic, the scripts of India to Sinhala, Myanmar, Khmer, Mongolian, and the presentation forms of Arabic.
_JOINING = "\u0600-\u085f\u08a0-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_DRAWN = "#*0-9\u00a9\u00ae\u203c\u2049\u2122\u3030\u303d\u3297\u3299"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SHAPERS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_MEANT = re.compile(
    f"[{_JOINING}][\u200c\u200d][{_JOINING}]|[{_PICTURE}]\u200d[{_PICTURE}]"
    f"|[{_DRAWN}{_PICTURE}][\ufe0e\ufe0f]|[{_HAN}][\U000e0100-\U000e01ef]"
)


# Marks are not \w; so this finds every row of them, and few other things.
_CLUMP = re.compile("[^\\w\\s\\x00-\u02ff]{31,}")
_MOST_MARKS = 30
"""Marks on one letter (Unicode Standard Annex 15, stream-safe text): putting 250,000 in order takes a minute."""


def visible(text: str) -> str:
    """The text in NFC without characters that only hide or reorder, and without controls; every line break is one
    newline. Made visible twice, it is the same."""
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").translate(_SEEN))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _CLUMP.sub(_lightened, _SHAPERS.sub(_meant, text)))


def _lightened(clump: re.Match[str]) -> str:
    kept, marks = [], 0
    for char in clump[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _meant(run: re.Match[str]) -> str:
    """What shapes the characters around it: one selector and one joiner at most; the rest of a run is hidden data."""
    before, behind, kept = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1], ""
    for char in dict.fromkeys(run[0]):
        joins = char in "\u200c\u200d"
        if _MEANT.fullmatch((kept or before) + char + (behind if joins else "")):
            kept += char
            if joins:
                break
    return kept


def comparable(text: str) -> str:
    """What is visible, without what only shapes it: people and models leave that out when they quote."""
    return _SHAPERS.sub("", visible(text))


def shapes(char: str) -> bool:
    """Whether a character only shapes its neighbours."""
    return char > "\u200b" and _SHAPERS.fullmatch(char) is not None


def lines_of(text: str) -> list[str]:
    """The text's visible lines, without white space at their ends; at most MAX_LINES of at most MAX_LINE characters."""
    found: list[str] = []
    for line in visible(text).split("\n"):
        found += _pieces(line.rstrip())
        if len(found) >= MAX_LINES:
            break
    return found[:MAX_LINES]


def _pieces(line: str) -> list[str]:
    pieces = []
    while len(line) > MAX_LINE:
        space = line.rfind(" ", MAX_LINE // 2, MAX_LINE)
        cut = space if space > 0 else MAX_LINE
        pieces.append(line[:cut].rstrip())
        line = line[cut:].lstrip()
    return [*pieces, line]
