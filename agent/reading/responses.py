"""Responses of a form, as its table is exported: one row each, the questions in the first row."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.core.mail import Line
from agent.errors import Unreadable

_REFERENCE = re.compile(r"(?<![a-z2-7])[a-z2-7]{35}(?![a-z2-7])")
_NUMBERED = re.compile(r"\W{0,3}(?:[Qq]\s?)?([1-5])\s?[.):]")
_MOST_CHARACTERS = 4000
"""Of one answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """One row."""

    row: int
    """Counts from 1, with the questions in the first."""
    references: tuple[str, ...]
    """What may be the reference of the letter that led to the form."""
    lines: tuple[Line, ...]
    """The answers, each under its question."""
    key: str
    """The same for the same row, however often it is exported."""


def responses(rows: Sequence[Sequence[str]]) -> Iterator[Response]:
    """The rows that say something. Unreadable if no column has one of our questions."""
    header = rows[0] if rows else ()
    numbers = [found[1] if (found := _NUMBERED.match(title.strip())) else "" for title in header]
    if not any(numbers):
        raise Unreadable("No column is titled with one of our questions: each begins with its number, 'Q1.' to 'Q5.'.")
    first = next(place for place, number in enumerate(numbers) if number)
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield _response(number, cells, numbers, first)


def _response(number: int, cells: Sequence[str], numbers: Sequence[str], first: int) -> Response:
    references = tuple(dict.fromkeys(ref for cell in cells for ref in _REFERENCE.findall(cell.lower())))
    lines: list[Line] = []
    # Before the first question stand times and names, which the form's program adds.
    for place in range(first, len(cells)):
        label = numbers[place] if place < len(numbers) else ""
        if _REFERENCE.search(cells[place].lower()):
            continue
        for text in cells[place][:_MOST_CHARACTERS].splitlines():
            if text.strip():
                lines.append(Line(number=len(lines) + 1, text=text.strip(), question=f"Q{label}" if label else ""))
    said = "\0".join(cells)
    return Response(
        row=number, references=references, lines=tuple(lines), key=hashlib.sha256(said.encode()).hexdigest()
    )
