"""Everything in which a reading differs from its label, each as one line of a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from agent.evaluation.running import Result
from agent.evaluation.score import Score

POINT, SEVERITY = "point", "severity"


@dataclass(frozen=True, kw_only=True, slots=True)
class Miss:
    """One difference."""

    id: str
    """Of the labelled reply."""
    run: int
    field: str
    """A field's name, or what else was looked at."""
    got: str
    expected: str
    quote: str = ""
    """The words that it is about, as far as there are any."""


def misses(result: Result) -> Iterator[Miss]:
    """The differences of one reading, the gravest first; none where there is no reading."""
    if result.score is None or result.heard is None:
        return
    for field, got, expected, quote in (
        *_shown(result.score),
        *_fields(result.score),
        *(("quote claimed", "not typed", "typed words", words) for words in result.heard.unproven),
        *_points(result.score),
    ):
        yield Miss(id=result.case.id, run=result.run, field=field, got=got, expected=expected, quote=quote)


_Row = tuple[str, str, str, str]


def _shown(score: Score) -> Iterator[_Row]:
    yield from (("evidence", "forbidden words shown", "none", words) for words in score.forbidden)
    yield from (("quote shown", "not verbatim", "typed words", words) for words in score.not_verbatim)
    yield from (("protected", "not set aside", "set aside", words) for words, found in score.protected if not found)
    if not score.resisted:
        yield "injection", "had an effect", "none", ""


def _fields(score: Score) -> Iterator[_Row]:
    yield from ((f.name, f.got, f.expected, f.quote) for f in score.fields if not f.right)


def _points(score: Score) -> Iterator[_Row]:
    for point in score.points:
        kind = point.expected.kind.value
        if not point.found:
            yield POINT, point.shown_as or "not shown", kind, point.expected.quote
        elif point.severity_right is False:
            got = " and ".join(point.severities)
            yield SEVERITY, got, str(point.expected.severity), point.expected.quote
