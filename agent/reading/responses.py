"""Responses of a form: an exported table has one in each row, the questions in the first row; a flow's mail has one."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.core.first_line import refuses_ai
from agent.core.mail import Line
from agent.core.marks import check_form_reference
from agent.errors import Unreadable
from agent.reading.plaintext import lines_of

_REFERENCE = re.compile(r"[a-z2-7]{35}")
_NUMBERED = re.compile(r"\W{0,3}(?:[Qq]\s?)?([1-5])\s?[.):]")
_MOST_CHARACTERS = 4000
"""Of one answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """What somebody filled in."""

    row: int
    """Counts from 1, with the questions in the first."""
    references: tuple[str, ...]
    """What may be the reference of the letter that led to the form. It has a cell of its own: a link in somebody's
    words, or in a letter of ours, bears one too."""
    lines: tuple[Line, ...]
    """The answers, each under its question."""

    @property
    def key(self) -> str:
        """The same for the same answers to the same letter, whether exported or mailed, and however often."""
        said = "\0".join((*self.references, *same(self.lines)))
        return hashlib.sha256(said.encode()).hexdigest()

    def meant(self, token_key: bytes) -> frozenset[tuple[str, str]]:
        """The (reference, slot) of every letter whose reference it bears, as far as we made it."""
        return frozenset(place for one in self.references if (place := check_form_reference(token_key, one)))


def responses(rows: Sequence[Sequence[str]]) -> Iterator[Response]:
    """The rows that say something. Unreadable if no column has one of our questions."""
    header = rows[0] if rows else ()
    numbers = [question(title) for title in header]
    if not any(numbers):
        raise Unreadable("No column is titled with one of our questions: each begins with its number, 'Q1.' to 'Q5.'.")
    first = next(place for place, number in enumerate(numbers) if number)
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield _response(number, cells, numbers, first)


def question(title: str) -> str:
    """The number of the question that a title begins with; empty for any other title."""
    found = _NUMBERED.match(title.strip())
    return found[1] if found else ""


def same(lines: Iterable[Line]) -> tuple[str, ...]:
    """The answers as they are compared: an export and a mail break lines, and order columns, each in their own way."""
    answers: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        answers[line.question] += unicodedata.normalize("NFC", line.text).split()
    return tuple(f"{label} {' '.join(words)}" for label, words in sorted(answers.items()))


def _response(number: int, cells: Sequence[str], numbers: Sequence[str], first: int) -> Response:
    found = {place: references(cell) for place, cell in enumerate(cells)}
    lines: list[Line] = []
    # Before the first question stand times and names, which the form's program adds.
    for place in range(first, len(cells)):
        label = numbers[place] if place < len(numbers) else ""
        for text in () if found[place] else lines_of(cells[place][:_MOST_CHARACTERS]):
            if text.strip():
                # A form has no line above all questions for this wish; under one of them it would count as an answer.
                asked = f"Q{label}" if label and not refuses_ai(text) else ""
                lines.append(Line(number=len(lines) + 1, text=text.strip(), question=asked))
    borne = dict.fromkeys(one for several in found.values() for one in several)
    return Response(row=number, references=tuple(borne), lines=tuple(lines))


def references(cell: str) -> tuple[str, ...]:
    """What a cell holds that holds references alone; nothing of any other."""
    words = tuple(cell.lower().split())
    return words if all(map(_REFERENCE.fullmatch, words)) else ()
