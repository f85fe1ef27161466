"""Finds words in the lines that a person typed, and cuts them out as quotes.

Compared are characters, exactly; only white space (with line ends) and the style of quotation marks do not count.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from agent.core.feedback import Quote
from agent.core.mail import Label, Line
from agent.reading.plaintext import comparable, shapes

_STRAIGHT = {ord(mark): "'" for mark in "‘’‚‛′`´"} | {ord(mark): '"' for mark in "“”„‟″«»"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Typed lines in a row, as one text for searching."""

    text: str
    """Folded: runs of white space are one space, quotation marks are straight."""
    at: tuple[tuple[int, int], ...]
    """For each character of ``text``: index in ``lines``, and offset in that line."""
    lines: tuple[Line, ...]

    def quote(self, start: int, end: int) -> Quote:
        """The quote from ``start`` to ``end`` (exclusive) of the folded text."""
        (first, begin), (last, final) = self.at[start], self.at[end - 1]
        return cut(self.lines[first : last + 1], begin, final + 1)


def fold(text: str) -> str:
    """The text as it is compared."""
    return " ".join(comparable(text).translate(_STRAIGHT).split())


def stretches(lines: Iterable[Line]) -> tuple[Stretch, ...]:
    """The typed lines, joined where they follow each other."""
    typed = [line for line in lines if line.label is Label.TYPED]
    breaks = [n for n, (a, b) in enumerate(pairwise(typed), start=1) if b.number != a.number + 1]
    return tuple(
        _stretch(tuple(typed[begin:end])) for begin, end in pairwise(dict.fromkeys([0, *breaks, len(typed)])) if typed
    )


def find(quote: str, where: tuple[Stretch, ...], near: Iterable[int] = ()) -> Quote | None:
    """The quote's place among the typed lines, if it stands there word for word; one in the lines ``near`` first."""
    wanted = fold(quote)
    if not any(_says(c) for c in wanted):
        return None
    lines, first = set(near), None
    for found in _occurrences(wanted, where):
        if not lines or lines & set(range(found.first_line, found.last_line + 1)):
            return found
        first = first or found
    return first


def overlap(one: Quote, other: Quote) -> bool:
    """Whether two quotes share a character."""
    return (one.first_line, one.start) < (other.last_line, other.end) and (other.first_line, other.start) < (
        one.last_line,
        one.end,
    )


def _occurrences(wanted: str, where: tuple[Stretch, ...]) -> Iterator[Quote]:
    for stretch in where:
        start = stretch.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if _edge(stretch.text, start) and _edge(stretch.text, end):
                yield stretch.quote(start, end)
            start = stretch.text.find(wanted, start + 1)


def _edge(text: str, at: int) -> bool:
    """Whether a word may begin or end here: 'no' is not in 'know'. Scripts without spaces may be cut anywhere."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if unicodedata.combining(after) or after in "\ufe0e\ufe0f":
        return False
    return not (before.isalnum() and after.isalnum()) or max(before, after) > "\u2e7f"


def _says(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) == "So"


def _stretch(lines: tuple[Line, ...]) -> Stretch:
    text: list[str] = []
    at: list[tuple[int, int]] = []
    for n, line in enumerate(lines):
        for offset, char in enumerate(line.text):
            if shapes(char):
                continue
            if not char.isspace():
                text.append(char.translate(_STRAIGHT))
                at.append((n, offset))
            elif text and text[-1] != " ":
                text.append(" ")
                at.append((n, offset))
        if text and text[-1] != " ":
            text.append(" ")
            at.append((n, len(line.text)))
    return Stretch(text="".join(text), at=tuple(at), lines=lines)


def cut(lines: tuple[Line, ...], start: int, end: int) -> Quote:
    """The quote that begins at ``start`` in the first of the lines and ends before ``end`` in the last."""
    texts = [line.text for line in lines]
    texts[-1] = texts[-1][:end]
    texts[0] = texts[0][start:]
    return Quote(first_line=lines[0].number, start=start, last_line=lines[-1].number, end=end, text="\n".join(texts))
