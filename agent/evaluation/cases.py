"""Reads a file of labelled replies: one JSON object a line. Whatever is wrong with it is said at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agent.core.feedback import PointKind
from agent.core.people import Side
from agent.errors import DebriefError
from agent.evaluation.case import Case

_LARGEST = 50_000_000
"""Octets; a labelled reply has one or two thousand."""
_QUESTIONS = {"Q1", "Q2", "Q3", "Q4", "Q5"}
_SIDES = {Side.CLIENT, Side.CANDIDATE}
_CASE = TypeAdapter(Case)


class BadCases(DebriefError):
    """The file cannot be used; the message has one line for each problem."""


def cases_of(file: Path) -> tuple[Case, ...]:
    """The labelled replies of a file, in its order. Raises BadCases with every problem, each with its line."""
    found: list[Case] = []
    problems: list[str] = []
    places: dict[str, int] = {}
    for number, line in _rows(file):
        case, wrong = _case(line)
        problems += [f"{file}:{number}: {sentence}" for sentence in wrong]
        if case is None:
            continue
        found.append(case)
        if case.id in places:
            problems.append(f"{file}:{number}: id: {case.id!r} stands in line {places[case.id]} too")
        places.setdefault(case.id, number)
    if not found and not problems:
        problems.append(f"{file}: holds no labelled reply")
    if problems:
        raise BadCases("\n".join(problems))
    return tuple(found)


def _rows(file: Path) -> Iterator[tuple[int, bytes]]:
    """Filled lines with their numbers. Only a newline ends one: JSON may hold any other break as it is."""
    try:
        if file.stat().st_size > _LARGEST:
            raise BadCases(f"{file}: is larger than {_LARGEST // 1_000_000} MB, so it is no file of labelled replies")
        raw = file.read_bytes()
    except OSError as error:
        raise BadCases(f"{file}: cannot be read: {error.strerror}") from error
    rows = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return ((number, row) for number, row in enumerate(rows, start=1) if row.strip())


def _case(line: bytes) -> tuple[Case | None, list[str]]:
    try:
        case = _CASE.validate_json(line, strict=True)
    except ValidationError as error:
        return None, [_told(e["loc"], e["msg"]) for e in error.errors(include_url=False, include_input=False)]
    return case, list(_faults(case))


def _told(where: Sequence[str | int], message: str) -> str:
    place = ".".join(map(str, where))
    return f"{place}: {message}" if place else message


def _faults(case: Case) -> Iterator[str]:
    """What a schema cannot say."""
    expect = case.expect
    if not case.id.strip():
        yield "id: is empty"
    if case.respondent not in _SIDES:
        yield f"respondent: must be client or candidate, and is {case.respondent.value}"
    if expect.rating is not None and not 1 <= expect.rating <= 5:
        yield f"expect.rating: must be null or 1 to 5, and is {expect.rating}"
    if unknown := sorted(case.answers.keys() - _QUESTIONS):
        yield f"answers: there is no question {', '.join(unknown)}"
    for n, point in enumerate(expect.points):
        if not point.quote or point.quote not in case.typed:
            yield f"expect.points.{n}.quote: was not typed in these words: {point.quote!r}"
        if (point.kind is PointKind.CONCERN) != (point.severity is not None):
            yield f"expect.points.{n}.severity: belongs to concerns, each of them, and to nothing else"
    for n, words in enumerate(expect.protected):
        if not words or words not in case.typed:
            yield f"expect.protected.{n}: was not typed in these words: {words!r}"
