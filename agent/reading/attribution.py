"""Where a quoted mail begins: 'On Monday Anna wrote:', header blocks, and the rules that mail programs draw.

All lines come without their quote marks. What is known by its words counts wherever it stands. In a language that
nobody listed the shape has to do: it counts where a quotation follows. Every test looks at a bounded number of
characters, and uses no expression that could backtrack over a long line.
"""

import re
from collections.abc import Sequence

from agent.reading.attribution_words import (
    AROUND_WROTE,
    BEGINS,
    FORWARDED,
    NAMES_A_MAIL,
    NOT_OTHERS,
    WROTE,
    WROTE_WITHIN,
    YOU,
)
from agent.reading.headerblock import bare_block, header_block, shaped_block

_ORIGINAL = re.compile(
    r"(?i)[\s>*]*(?:[-=_]{2,}|begin\s|anfang der\s|début du\s|inicio del\s|inizio messaggio)[\s*]{0,3}"
    rf"(?:[^-=_]{{0,24}})(?:{NAMES_A_MAIL})"
)
_STARTS = frozenset("-=_bBaAdDiI")
_RULE = re.compile(r"[\s>]*(?:_{8,}|-{8,}|={8,}|\*{8,}|─{4,}|―{4,}|—{3,})\s*$")
_ADDRESS = re.compile(r"(?<=[^\s<>@])@[^\s<>@]{1,255}\.\w")
_ENCLOSED = re.compile(r"(?:<|&lt;|\[mailto:|\()\s?[^<>@\s]{1,64}@[^<>@\s]{1,255}(?:>|&gt;|\]|\))")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?:[:.]|h\s?)\s?\d\d(?!\d)")
_DIGITS = re.compile(r"\d\d")
_YEAR = re.compile(
    r"(?<!\d)(?:19|20|25)\d\d(?!\d)|(?<!\d)\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?\d\d(?!\d)|(?<!\d)\d\d[./\-]\d\d[./\-]\d{1,2}(?!\d)"
)
_OLD_GMAIL = re.compile(r"[\s>]*\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:\d\d \S[^<>]{0,60}$")
_INSIDE = re.compile(r"(?<=\s)(?=(?:On|Am|Le|El|Il|Op|Em|Den)\s[\w.]{1,12},?\s\S)")
_BARE = 80
"""Characters of an attribution that tells nothing but a name."""
_BARE_WORDS = 7
_LONGEST = 4
"""'On ... wrote:' is wrapped over at most so many lines."""
_FEW = 14
"""Words of an attribution that ends without a colon."""
_MOST = 400
"""Characters of an attribution."""


def attribution_at(lines: Sequence[str], at: int) -> int:
    """How many lines from ``at`` on are surely the beginning of a quoted mail; 0 if none are."""
    if original(lines[at]):
        return 1 + _block_below(lines, at)
    head = lines[at][:60]
    return (header_block(lines, at) if ":" in head or "：" in head else 0) or _wrote(lines, at)


def attribution_above(lines: Sequence[str], quote: int, names: Sequence[str]) -> int:
    """How many lines above a quotation introduce it, by their shape: a date, an address, one of ``names``, a colon.

    The lines end right above ``quote``, with at most three empty ones between.
    """
    end = quote
    while end > max(quote - 3, 0) and not lines[end - 1].strip():
        end -= 1
    last = lines[end - 1] if end else ""
    if _bare_wrote(last, names):
        return quote - end + 1
    named = ":" in last or "：" in last
    if not (named or _told(last) or _introduces(last)):
        return 0
    length = shaped_block(lines, end) if named else 0
    if length:
        return quote - end + length
    return _shaped(lines, end, names, quote)


def original(line: str) -> bool:
    """Whether a line is '-----Original Message-----' or the like, in whatever language."""
    return len(line) < 120 and line.lstrip(" \t>*")[:1] in _STARTS and bool(_ORIGINAL.match(line))


def forwarded(line: str) -> bool:
    """Whether a line says that a mail is forwarded, not answered."""
    return original(line) and bool(FORWARDED.search(line))


def rule(line: str) -> bool:
    """Whether a line is only drawn."""
    return bool(_RULE.match(line[:200]))


def begins_within(line: str) -> int:
    """Where 'On ..., a@b.c wrote:' begins behind other words on their line; 0 if it does not."""
    if len(line) > _MOST or "@" not in line or _first_word(line) in BEGINS:
        return 0
    found = [m.start() for m in _INSIDE.finditer(line) if not _told(line[: m.start()])]
    return next((at for at in reversed(found) if line[:at].strip(" >") and _wrote([line[at:]], 0)), 0)


def _block_below(lines: Sequence[str], at: int) -> int:
    below = _next_filled(lines, at + 1)
    length = header_block(lines, below) or bare_block(lines, below)
    return below - at - 1 + length if length else 0


def _wrote(lines: Sequence[str], at: int) -> int:
    """'On <date>, <name> <address> wrote:' within a few lines."""
    first = lines[at].strip()
    if not _may_begin(first):
        return 0
    if _OLD_GMAIL.match(first[:120]):
        return 1
    said = ""
    for n in range(at, min(at + _LONGEST, len(lines))):
        part = lines[n].strip()
        if not part or len(part) > _MOST or (n > at and (header_block(lines, n) or rule(lines[n]))):
            return 0
        said = f"{said} {part}".lower().strip()
        if _ends_as_wrote(said):
            later = any(_opens(lines[m].strip()) for m in range(at + 1, n + 1))
            apart = n > at and _alone(part) and not _ENCLOSED.search(" ".join(lines[at:n]))
            return 0 if later or apart else n + 1 - at
    return 0


def _opens(line: str) -> bool:
    """Whether a line is the first of an attribution, so that what stands above it is none of it."""
    return _first_word(line) in BEGINS and _told(line)


def _may_begin(line: str) -> bool:
    """Whether a line that does not end an attribution could begin one."""
    return bool(line) and (_first_word(line) in BEGINS or line[:1] in "-<" or _told(line) or line.endswith("<"))


def _first_word(line: str) -> str:
    words = line[:40].lower().lstrip("*_<>\"'- ").split(None, 1)
    return words[0].rstrip(",.") if words else ""


def _alone(line: str) -> bool:
    """Whether a line needs none before it: it tells the date as well as the address."""
    said = line.lower()
    return _ends_as_wrote(said) and bool(_YEAR.search(said)) and (bool(_TIME.search(said)) or "@" in said)


def _ends_as_wrote(said: str) -> bool:
    """A word for 'wrote' and a colon with a date or an address; or one of both, where address and date are told."""
    tail = said[: _MOST * 2].rstrip(" *_-)」]")[-140:]
    colon = tail[-1:] in (":", "：", "︰")
    # What ends without a colon has its address enclosed.
    if not (colon or "@" in said) or not _told(said):
        return False
    tokens = tail.split()
    if colon and _wrote_among(tokens, tail) and not NOT_OTHERS.search(said):
        return True
    sure = bool(_ENCLOSED.search(said) and (_YEAR.search(said) or _TIME.search(said)))
    # Without a colon, 'wrote' ends it; else it goes on on the next line.
    wrote = sure and _wrote_among(tokens[-2:], tail[-4:])
    dashes = said.startswith("--") and said.endswith("--")
    return sure and (colon or wrote or dashes or (said[:1].isdigit() and tail.endswith(">")))


def _bare_wrote(line: str, names: Sequence[str]) -> bool:
    """'Anna Berg wrote:' and nothing else: a word for 'wrote', and a name, or 'you', who are us."""
    said = line.strip().strip("*_ ")
    if not said.endswith((":", "：")) or len(said) > _BARE or _told(said):
        return False
    words = said.rstrip(":： *_").split()
    if not 2 <= len(words) <= _BARE_WORDS:
        return False
    others = [w for w in words if w.lower() not in WROTE and w.lower() not in AROUND_WROTE]
    wrote = len(others) < len(words) and any(w.lower() in WROTE for w in words)
    known = " ".join(others).casefold().strip("\"'“”„ ")
    named = known in names or any(name.startswith(f"{known} ") for name in names) or known in YOU
    like_one = len(others) > 1 and all(w[:1].isupper() for w in others)
    return wrote and bool(others) and (named or like_one)


def _wrote_among(tokens: Sequence[str], tail: str) -> bool:
    if any(t.strip("*_:：,()<>-") in WROTE or t.strip("*_:：,<>-") in WROTE for t in tokens):
        return True
    return not tail.isascii() and any(w in tail for w in WROTE_WITHIN)


def _shaped(lines: Sequence[str], end: int, names: Sequence[str], quote: int) -> int:
    part, best = "", 0
    for length in range(1, _LONGEST + 1):
        line = lines[end - length].strip() if end - length >= 0 else ""
        if not line or len(part) + len(line) > _MOST or rule(line):
            break
        part = f"{line} {part}".strip()
        told, full = _told(part), _told(part) and _who(part, names)
        if full or (told and _introduces(part)):
            best = length
        if full and _introduces(part):
            break
    whole = " ".join(line.strip() for line in lines[end - best : end])
    known = best and _introduces(whole) and (_who(whole, names) or _says_wrote(whole))
    return best + quote - end if known else 0


def _says_wrote(said: str) -> bool:
    return any(w.strip("*_:：,()<>-") in WROTE for w in said.lower().split())


def _introduces(said: str) -> bool:
    if said.rstrip(" *_-)").endswith((":", "：", "︰", ">")) or _ENCLOSED.search(said):
        return True
    dated = _ADDRESS.search(said) and _YEAR.search(said) and _TIME.search(said)
    return bool(dated) and len(said.split()) <= _FEW and _told(said.split()[-1])


def _told(said: str) -> bool:
    """Whether a date, a time or an address is told."""
    if "@" not in said and not _DIGITS.search(said):
        return False
    return bool(_YEAR.search(said) or _TIME.search(said) or "@" in said)


def _who(said: str, names: Sequence[str]) -> bool:
    folded = said.casefold()
    return bool(_ADDRESS.search(said)) or any(name in folded for name in names)


def _next_filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) - 1 and not lines[at].strip():
        at += 1
    return at
