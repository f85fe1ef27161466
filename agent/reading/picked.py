"""Numbers picked on a scale that our letter shows: 'Rating: 1 2 3 (4) 5'.

The words of such a line are ours, but a mark at one number alone is an answer.
"""

import re
from itertools import pairwise

_SHORTEST = 4
"""A scale has at least so many numbers, each one more than the last."""
_LONGEST = 2_000
_LINK = re.compile(r"<(?:https?|mailto):[^<>]*>|\((?:https?|mailto):[^()]*\)")
_PIECE = re.compile(r"(?P<before>[^\w\s]*)(?P<number>\d{1,2})(?!\w)(?P<behind>[^\w\s]*)|[^\w\s]+")
_SEPARATORS = ",;/|·•-–—"
EMPHASIS = "*"
"""Stands around a number that is shown in bold, underlined or coloured."""
_LONE = re.compile(r">\s{0,3}[1-9]\s{0,3}</")
_EMPHASISED = re.compile(
    r"(?i)<(?:b|strong|u|mark|i|em|font\s[^<>]*|span\s[^<>]*)>\s{0,3}(?:<(?:b|strong|u|mark|i|em)>)?\s{0,3}([1-9])\s{0,3}</"
)


def picked(line: str) -> re.Match[str] | None:
    """The number of a scale that bears a mark which the others lack, as the group 'number'; separators count for none.

    None where that is no number, or several.
    """
    if len(line) > _LONGEST or sum(c.isdigit() for c in line) < _SHORTEST:
        return None
    plain = _LINK.sub(lambda m: " " * len(m[0]), line).replace("_", "*")
    found, marks = list[re.Match[str]](), list[str]()
    for piece in _PIECE.finditer(plain, plain.find(":") + 1):
        if piece["number"]:
            found.append(piece)
            marks.append(piece["before"] + piece["behind"])
        elif found:
            # A mark that stands apart, as in '4 <--'.
            marks[-1] += piece[0]
    alone = _alone(marks) if _rising([int(m["number"]) for m in found]) else None
    return None if alone is None else found[alone]


def emphasised(html: str) -> bool:
    """Whether a few numbers alone are written in an element of their own: emphasis that plain text may lack."""
    return bool(_LONE.search(html)) and 0 < len({m[1] for m in _EMPHASISED.finditer(html)}) < _SHORTEST - 1


def _rising(numbers: list[int]) -> bool:
    return len(numbers) >= _SHORTEST and all(b - a == 1 for a, b in pairwise(numbers))


def _alone(marks: list[str]) -> int | None:
    """Which one differs from all others, which are alike; the last needs no separator behind it."""
    usual = max(marks, key=marks.count)
    end = len(marks) - (not marks[-1] and not usual.strip(_SEPARATORS))
    odd = [n for n, mark in enumerate(marks[:end]) if mark != usual]
    return odd[0] if len(odd) == 1 else None
