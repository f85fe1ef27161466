"""Answers that people number themselves: 'Q1 4', '1) 4 2) good', 'Q3: yes'."""

import re
from collections.abc import Sequence
from itertools import pairwise

_NAMED = re.compile(r"[\s*•>\-]{0,4}(?:[Qq]uestion|[Ff]rage|[QqFf])\s?([1-5])(?:\s?[.):=\-–—]{1,2}\s*|\s+|$)")
_FOREIGN = re.compile(
    r"[\s*•>\-]{0,4}(?:[DdPpVvSs]|[Dd]omanda|[Pp]regunta|[Pp]ergunta|[Vv]raag|[Ff]råga|[Ss]pørgsmål|[Pp]ytanie|質問|問)\s?([1-5])"
    r"\s?[.):=\-–—]\s*"
)
_BARE = re.compile(r"\s{0,4}\(?([1-5])\s?(?:[.)\]:=]\s*(?!\d)|[\-–—]\s|/\s)")
_SPACED = re.compile(r"\s{0,4}([1-5])\s+(?=\S)")
"""'1 4', '2 very good': only where all five stand below each other."""
_NAMED_INSIDE = re.compile(r"(?<=[\s,;])(?=[Qq]\s?[1-5]\b)")
_BARE_INSIDE = re.compile(r"(?<=[\s,;])(?=\(?[1-5]\s?[.)\]:]\s)")
_TOO_HIGH = re.compile(r"\s{0,4}\(?[6-9]\s?[.)\]:]\s")
_RATING = re.compile(r"(?i)\d|[★⭐]|\b(?:one|two|three|four|five|n/?a|excellent|poor)\b")
_MOST = 5
_ENOUGH = 3
"""So many answers with a letter of another language before their numbers are meant so."""


def numbered(lines: Sequence[str]) -> list[tuple[str, str]]:
    """The lines of a person's own text, each with its question or nothing; a line with several answers is taken apart.

    'Q' and a number is always meant so. A bare number is, where the numbers count up from 1 to 3 or more: a list of
    two remarks answers no questions.
    """
    marker = _marker(lines)
    if marker is None:
        return [(line, "") for line in lines]
    pieces = [piece for line in lines for piece in _apart(line, marker)]
    return _under(pieces, marker)


def marker_length(text: str, question: str) -> int:
    """How many characters at the beginning of an answer are only the number of its question."""
    found = _NAMED.match(text) or _FOREIGN.match(text) or _BARE.match(text) or _SPACED.match(text)
    return found.end() if found and question == f"Q{found.group(1)}" else 0


def _marker(lines: Sequence[str]) -> re.Pattern[str] | None:
    if any(_NAMED.match(line) for line in lines):
        return _NAMED
    foreign = [int(m.group(1)) for line in lines if (m := _FOREIGN.match(line))]
    if len(foreign) >= _ENOUGH and all(a < b for a, b in pairwise(foreign)):
        return _FOREIGN
    if [m.group(1) for line in lines if (m := _SPACED.match(line))] == list("12345"):
        return _SPACED
    found = [(m, p) for line in lines for p in _apart(line, _BARE) if (m := _BARE.match(p))]
    numbers = [int(m.group(1)) for m, _ in found]
    rising = all(a < b for a, b in pairwise(numbers))
    longer = any(_TOO_HIGH.match(line) for line in lines)
    if not rising or longer or len(numbers) < 3 or numbers[0] != 1:
        return None
    # Three or four remarks may be numbered too; ours begin with a rating.
    return _BARE if len(numbers) == 5 or _RATING.search(found[0][1][found[0][0].end() :][:40]) else None


def _apart(line: str, marker: re.Pattern[str]) -> list[str]:
    if marker is _SPACED or not marker.match(line):
        return [line]
    pieces = (_NAMED_INSIDE if marker is _NAMED else _BARE_INSIDE).split(line, maxsplit=_MOST)
    numbers = [m.group(1) for p in pieces if (m := marker.match(p))]
    apart = len(numbers) == len(pieces) and all(a < b for a, b in pairwise(numbers))
    return [p.rstrip(" \t,;") for p in pieces] if apart else [line]


def _under(pieces: Sequence[str], marker: re.Pattern[str]) -> list[tuple[str, str]]:
    """Each piece under the number above it; after the last number an empty line ends its answer."""
    last = max((n for n, p in enumerate(pieces) if marker.match(p)), default=-1)
    question, found = "", []
    for n, piece in enumerate(pieces):
        begins = marker.match(piece)
        if begins:
            question = f"Q{begins.group(1)}"
        elif n > last and not piece.strip():
            question = ""
        found.append((piece, question))
    return found
