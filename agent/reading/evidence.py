"""The proof of an answer: only what stands word for word in typed lines becomes part of a reading.

Nothing that a reader claims is taken on trust. With any answer whatever, each value of the reading has a quote that
the person typed, no value is one that the person's side cannot say, and no protected remark serves as evidence.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from agent.core.feedback import (
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
)
from agent.core.mail import Line
from agent.core.people import Side
from agent.reading.addressed import addressed
from agent.reading.answer import PointAnswer, ReadingAnswer
from agent.reading.conventions import complete
from agent.reading.masking import Masked
from agent.reading.protected import remarks
from agent.reading.rating import stated, to_five
from agent.reading.spans import Stretch, find, overlap, stretches
from agent.reading.summary import presentable

MAX_POINTS = 40
MAX_PROTECTED = 40
MAX_QUOTE = 2_000
"""Characters. More than this is no quote but a copy."""

TO_A_PROGRAM = "Part of this reply speaks to a program and not to you; it was not used."

_NEVER_SAID_BY = {Side.CLIENT: {Proposal.WITHDRAW}, Side.CANDIDATE: {Proposal.REJECT}}
_CALLED = {
    "outcome": "whether it took place",
    "rating": "rating",
    "decision": "decision",
    "qualifications_met": "qualifications",
    "next_step": "next step",
}
Value = TypeVar("Value", Outcome, Decision, Met, Proposal)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """The typed lines as the reader saw them."""

    where: tuple[Stretch, ...]
    masked: Masked | None

    def find(self, quote: str, lines: tuple[int, ...]) -> Quote | None:
        """The quote as it was typed; None if it was not."""
        found = find(quote, self.where, lines) if len(quote) <= MAX_QUOTE else None
        return self.masked.original(found) if found and self.masked else found


@dataclass(kw_only=True, slots=True)
class _Case:
    """What is being proved, and what has been so far."""

    answer: ReadingAnswer
    seen: "_Seen"
    protected: tuple[Quote, ...]
    orders: tuple[Quote, ...] = ()
    """What speaks to a program."""
    evidence: dict[str, Quote] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def quote(self, name: str, quote: str, lines: tuple[int, ...]) -> Quote | None:
        """The proof of a field, noted as such; or None, with a note that says why."""
        found = self.seen.find(quote, lines)
        if found is None:
            self.notes.append(f"Set aside: the {_CALLED[name]}, as its quote is not what was typed.")
        elif any(overlap(found, remark) for remark in self.protected):
            self.notes.append(f"Set aside: the {_CALLED[name]}, as it rests on a protected remark.")
        elif any(overlap(found, order) for order in self.orders):
            self.notes.append(f"Set aside: the {_CALLED[name]}, as it rests on words to a program.")
        else:
            self.evidence[name] = found
            return found
        return None


def prove(
    answer: ReadingAnswer,
    lines: tuple[Line, ...],
    *,
    side: Side,
    reader: str,
    prompt: str,
    masked: Masked | None = None,
) -> Reading:
    """The part of an answer that the typed lines prove, with a note on everything that was set aside.

    ``reader`` and ``prompt`` are kept with the reading: who read it, and the name and version of the prompt.
    ``masked`` is what the reader saw, where that was not ``lines`` themselves.
    """
    where = stretches(lines)
    seen = _Seen(where=_bridged(masked, lines) if masked else where, masked=masked)
    case = _Case(answer=answer, seen=seen, protected=_protected(answer, seen, where), orders=addressed(where))
    if case.orders:
        case.notes.append(TO_A_PROGRAM)
    values = _values(case, side) if answer.kind is Kind.FEEDBACK else {}
    points = _points(case)
    reading = Reading(
        kind=answer.kind,
        **values,  # type: ignore[arg-type]
        points=points,
        protected=case.protected,
        summary=_summary(case),
        evidence=dict(case.evidence),
        reader=reader,
        prompt=prompt,
        notes=tuple(case.notes),
    )
    return complete(reading, side)


def _bridged(masked: Masked, lines: tuple[Line, ...]) -> tuple[Stretch, ...]:
    """The masked lines between the empty ones, so that a quote may run from one paragraph into the next."""
    shown = {line.number: line for line in masked.lines}
    return stretches(shown.get(line.number, line) for line in lines)


def _values(case: _Case, side: Side) -> dict[str, object]:
    answer = case.answer
    return {
        "outcome": _value(case, "outcome", answer.outcome.value, answer.outcome.quote, answer.outcome.lines),
        "rating": _rating(case),
        "decision": _value(case, "decision", answer.decision.value, answer.decision.quote, answer.decision.lines),
        "qualifications_met": _value(
            case,
            "qualifications_met",
            answer.qualifications_met.value,
            answer.qualifications_met.quote,
            answer.qualifications_met.lines,
        ),
        "next_step": _next_step(case, side),
    }


def _value(case: _Case, name: str, value: Value, quote: str, lines: tuple[int, ...]) -> Value:
    if value == NOT_SAID or case.quote(name, quote, lines) is None:
        return type(value)(NOT_SAID)
    return value


def _next_step(case: _Case, side: Side) -> Proposal:
    said = case.answer.next_step
    if said.value in _NEVER_SAID_BY.get(side, set()):
        case.notes.append(f"Set aside: the next step '{said.value}', which a {side} cannot propose.")
        return Proposal.NOT_SAID
    return _value(case, "next_step", said.value, said.quote, said.lines)


def _rating(case: _Case) -> int | None:
    said = case.answer.rating
    if said.value is None:
        return None
    rating = to_five(said.value, said.maximum)
    if rating is None or not stated(said.value, said.quote):
        case.notes.append("Set aside: the rating, as the number is not the one in its quote, or not on its scale.")
        return None
    return rating if case.quote("rating", said.quote, said.lines) else None


def _points(case: _Case) -> tuple[Point, ...]:
    proven = [(said, case.seen.find(said.quote, said.lines)) for said in case.answer.points[:MAX_POINTS]]
    barred = (*case.protected, *case.orders)
    kept = tuple(_point(said, quote) for said, quote in proven if quote and not any(overlap(quote, b) for b in barred))
    dropped = len(case.answer.points) - len(kept)
    if dropped:
        case.notes.append(
            f"Set aside: {dropped} remark{'s' * (dropped > 1)} not typed in these words, protected, or to a program."
        )
    return kept


def _point(said: PointAnswer, quote: Quote) -> Point:
    concern = said.kind is PointKind.CONCERN
    return Point(kind=said.kind, quote=quote, severity=(said.severity or Severity.MINOR) if concern else None)


def _protected(answer: ReadingAnswer, seen: _Seen, where: tuple[Stretch, ...]) -> tuple[Quote, ...]:
    """The reader's remarks and those that the word lists find; one that lies within another is not listed twice."""
    claimed = (seen.find(said.quote, said.lines) for said in answer.protected[:MAX_PROTECTED])
    found = [*(q for q in claimed if q), *remarks(where)]
    found.sort(key=lambda q: (q.first_line, q.start, -q.last_line, -q.end))
    kept: list[Quote] = []
    for quote in found:
        if not kept or (quote.last_line, quote.end) > (kept[-1].last_line, kept[-1].end):
            kept.append(quote)
    return tuple(kept)


def _summary(case: _Case) -> str:
    summary = presentable(case.answer.summary, [q.text for q in case.protected])
    if case.answer.summary.strip() and not summary:
        case.notes.append("Set aside: the summary, as it repeated a protected remark or held nothing to show.")
    return summary
