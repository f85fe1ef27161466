"""Two readings of one message become one: what both say counts, and what only one says does not, but for warnings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from agent.core.feedback import (
    FIELDS,
    NOT_SAID,
    Decision,
    Kind,
    Met,
    Outcome,
    Point,
    PointKind,
    Proposal,
    Quote,
    Reading,
    Severity,
    Usage,
)
from agent.reading import dispute
from agent.reading.spans import overlap
from agent.reading.summary import presentable

LOOK = "Two readings differ: please read the reply yourself."
_CALLED = {
    "outcome": "whether it took place",
    "rating": "the rating",
    "decision": "the decision",
    "qualifications_met": "the qualifications",
    "next_step": "the next step",
}
_RULES = {
    "outcome": dispute.outcome,
    "rating": dispute.rating,
    "decision": dispute.decision,
    "qualifications_met": dispute.qualifications_met,
    "next_step": dispute.next_step,
}
_NOTHING: dict[str, Any] = {
    "outcome": Outcome.NOT_SAID,
    "rating": None,
    "decision": Decision.NOT_SAID,
    "qualifications_met": Met.NOT_SAID,
    "next_step": Proposal.NOT_SAID,
}
_CAREFUL = (Kind.FEEDBACK, Kind.REFUSAL, Kind.QUESTION, Kind.REDIRECT, Kind.DEFERRAL, Kind.OTHER)
"""Of two kinds the earlier counts: what ends the questions, then what leaves most to the recruiter."""
_WEIGHT = (None, Severity.MINOR, Severity.MAJOR, Severity.BLOCKING)
_GRAVE = frozenset({Severity.MAJOR, Severity.BLOCKING})


def agreed(one: Reading, two: Reading) -> Reading:
    """What two readings of one message have in common; no bolder than either, and each value proven by one of them.

    Both are of the same lines. Summary and points are those of ``one``; usage adds up.
    """
    protected = _union(one.protected, two.protected)
    first, second = _clean(one, protected), _clean(two, protected)
    alike = one.kind is two.kind
    values: dict[str, Any] = {name: rule(first, second) if alike else _NOTHING[name] for name, rule in _RULES.items()}
    vanished = _tainted((one, two), (first, second), values)
    return replace(
        first,
        **values,
        kind=min(one.kind, two.kind, key=_CAREFUL.index),
        points=_points(first, second),
        protected=protected,
        evidence={name: quote for name in FIELDS if (quote := _proof(first, second, name, values[name]))},
        reader=_joined(one.reader, two.reader, " and "),
        prompt=_joined(one.prompt, two.prompt, " and "),
        settings=_joined(one.settings, two.settings, "; "),
        usage=_sum(one.usage, two.usage),
        stand_in=one.stand_in or two.stand_in,
        later=one.later if one.later == two.later else None,
        names=tuple(name for name in one.names if name in two.names),
        notes=_all((*one.notes, *_told(first, second, values), *vanished), two.notes),
    )


# --- fields ---


def _proof(one: Reading, two: Reading, name: str, value: object) -> Quote | None:
    """The quote of whoever says so; of whoever says anything where neither does, as with 'undecided' for yes and no."""
    if value in (None, NOT_SAID):
        return None
    proofs = [(getattr(reading, name) != value, reading.evidence.get(name)) for reading in (one, two)]
    return next((quote for _, quote in sorted(proofs, key=lambda proof: proof[0]) if quote), None)


def _told(one: Reading, two: Reading, values: dict[str, Any]) -> Iterator[str]:
    yield from _disputes(one, two, values) if one.kind is two.kind else (LOOK,)


def _disputes(one: Reading, two: Reading, values: dict[str, Any]) -> Iterator[str]:
    """A note on everything that matters and is read differently."""
    for name in FIELDS:
        said = (getattr(one, name), getattr(two, name))
        if said[0] != said[1] and not _emphasis_only(values[name], said):
            yield f"Two readings differ on {_CALLED[name]}: please look at the reply yourself."
    if _weights(one) != _weights(two):
        yield "Two readings differ on how much a concern weighs: the graver counts."


def _tainted(read: tuple[Reading, Reading], clean: tuple[Reading, Reading], values: dict[str, Any]) -> Iterator[str]:
    """A note on what the readings say with words for proof that one of them sets aside as protected, where nothing that
    is left shows that they differ."""
    for name in FIELDS:
        said, left = ({getattr(reading, name) for reading in pair} for pair in (read, clean))
        if len(said) == 1 and values[name] not in said:
            yield f"Two readings differ on what proves {_CALLED[name]}: please look at the reply yourself."
        elif len(said) > 1 and len(left) == 1:
            yield f"Two readings differ on {_CALLED[name]}: please look at the reply yourself."


def _emphasis_only(value: object, said: tuple[object, object]) -> bool:
    return isinstance(value, Decision) and value is not Decision.UNDECIDED and value in said and NOT_SAID not in said


# --- points ---


def _points(one: Reading, two: Reading) -> tuple[Point, ...]:
    """Those of the first, and grave concerns of the second; of two weights of one concern the graver."""
    raised = tuple(_graver(point, two.points) for point in one.points)
    further = (p for p in two.points if _is_grave(p) and not any(_covers(point, p) for point in raised))
    return (*raised, *further)


def _graver(point: Point, others: tuple[Point, ...]) -> Point:
    if point in others:
        return point
    weights = [p.severity for p in others if _same(p, point)]
    return replace(point, severity=max((point.severity, *weights), key=_WEIGHT.index))


def _covers(one: Point, other: Point) -> bool:
    return _same(one, other) and _WEIGHT.index(one.severity) >= _WEIGHT.index(other.severity)


def _same(one: Point, other: Point) -> bool:
    """Whether they are one concern: the same words, or some of them."""
    concerns = one.kind is PointKind.CONCERN and other.kind is PointKind.CONCERN
    return concerns and (one.quote == other.quote or overlap(one.quote, other.quote))


def _is_grave(point: Point) -> bool:
    return point.kind is PointKind.CONCERN and point.severity in _GRAVE


def _weights(reading: Reading) -> frozenset[Severity | None]:
    return frozenset(p.severity for p in reading.points if _is_grave(p))


# --- protected remarks ---


def _union(one: tuple[Quote, ...], two: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The remarks of both, without those that lie within another."""
    both = _all(one, two)
    return tuple(q for q in both if not any(q != other and _within(q, other) for other in both))


def _within(inner: Quote, outer: Quote) -> bool:
    begins = (outer.first_line, outer.start) <= (inner.first_line, inner.start)
    return begins and (inner.last_line, inner.end) <= (outer.last_line, outer.end)


def _clean(reading: Reading, protected: tuple[Quote, ...]) -> Reading:
    """Without anything that rests on a remark which either reading takes for protected."""
    if protected == reading.protected:
        return reading
    tainted = [name for name, quote in reading.evidence.items() if _touches(quote, protected)]
    return replace(
        reading,
        **{name: _NOTHING[name] for name in tainted},
        evidence={name: quote for name, quote in reading.evidence.items() if name not in tainted},
        points=tuple(p for p in reading.points if not _touches(p.quote, protected)),
        summary=presentable(reading.summary, [q.text for q in protected]),
    )


def _touches(quote: Quote, protected: tuple[Quote, ...]) -> bool:
    return any(overlap(quote, remark) for remark in protected)


# --- the rest ---


def _all(one: tuple[Any, ...], two: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(item for item in two if item not in one))


def _joined(one: str, two: str, between: str) -> str:
    return one if one == two else between.join(filter(None, (one, two)))


def _sum(one: Usage | None, two: Usage | None) -> Usage | None:
    return one + two if one and two else one or two
