"""Sentences and clauses of a stretch of typed lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from agent.reading.spans import Stretch

Range = tuple[int, int]
"""Start and end (exclusive) in the stretch's text."""

_STOP = re.compile(r"[.!?…]+[\"')\]}»”’]*(?=\s|$)|[。！？]+|;(?=\s)")
_COMMA = re.compile(r"[,:()]\s|[、，]|\s[–—-]\s|\s(?:but|however|although|aber|mais|pero|maar|mas|ma|ale|men)\s")
_ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|st|sr|sra|hr|fr|dhr|mevr|mme|mlle|e\.g|i\.e|etc|approx|vs|z\.\s?b|d\.\s?h|bzw|ca|i\.\s?a|"
    r"p\.\s?ex|bijv|o\.\s?a|nr|min|max|[a-z])\.$"
)
_WRAPPED = 55
"""A line at least this long may have been wrapped by a mail program; a shorter one ends where its writer ended it."""
_ITEM = re.compile(r"\s*(?:[-*•–]\s|(?:[QqFfDdPpVvSs]\s?)?[1-9]\s?[.):\-]|[Qq]\s?[1-5]\b)")


def sentences(stretch: Stretch) -> Iterator[Range]:
    """The stretch's sentences, in order; list items and short lines count as sentences."""
    breaks = sorted({0, len(stretch.text), *_line_ends(stretch), *_stops(stretch.text)})
    for begin, end in pairwise(breaks):
        trimmed = _trim(stretch.text, begin, end)
        if trimmed[0] < trimmed[1]:
            yield trimmed


def clauses(text: str, sentence: Range) -> Iterator[Range]:
    """The sentence's parts between commas, brackets, dashes and words such as 'but'."""
    begin, last = sentence
    for found in _COMMA.finditer(text, begin, last):
        if found.start() > begin:
            yield _trim(text, begin, found.start())
        begin = found.start() if found.group().strip().isalpha() else found.end()
    if begin < last:
        yield _trim(text, begin, last)


def _stops(text: str) -> Iterator[int]:
    for found in _STOP.finditer(text):
        if not _ABBREVIATION.search(text[max(0, found.start() - 12) : found.start() + 1]):
            yield found.end()


def _line_ends(stretch: Stretch) -> Iterator[int]:
    at = [n for n, (line, _) in enumerate(stretch.at) if n == 0 or stretch.at[n - 1][0] != line]
    for n in at[1:]:
        before, after = stretch.at[n - 1][0], stretch.at[n][0]
        skipped = after != before + 1
        short = len(stretch.lines[before].text) < _WRAPPED
        other = stretch.lines[before].question != stretch.lines[after].question
        if skipped or short or other or _ITEM.match(stretch.lines[after].text):
            yield n


def _trim(text: str, begin: int, end: int) -> Range:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end
