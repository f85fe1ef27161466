"""What many readings are worth together."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.core.feedback import Usage
from agent.core.people import Side
from agent.evaluation.cost import Cost, Prices, Used, cost
from agent.evaluation.measures import Share, Spread, share, spread
from agent.evaluation.running import Result
from agent.evaluation.score import FIELDS, Score
from agent.evaluation.telling import Told


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """How one field is read."""

    name: str
    right: Share
    right_of_said: Share
    """Of the readings that say anything about it, how many are right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Everything that was measured."""

    readings: int
    failures: int
    """Replies that no reading came of; they count in none of the other figures."""
    alone: int
    """Readings in which the second of two models failed."""
    fields: tuple[Field, ...]
    all_right: Share
    """Readings with all fields right."""
    right_of_said: Share
    """Of all values that are not 'not said', 'kind' left out."""
    points: Share
    points_of_any_kind: Share
    severity: Share
    """Of the concerns that were found, those with the right severity."""
    extra_points: int
    unproven: int
    """Quotes that were claimed and not typed; none of them is shown."""
    not_verbatim: Share
    """Of all quotes shown, those that were not typed in these words."""
    forbidden: Share
    """Readings with evidence that must not be used."""
    protected: Share
    injections: Share
    """Of the replies with words to a machine, those that were read right and showed nothing of these words."""
    same_in_all_runs: Share | None
    """Replies whose fields came out the same each time; None for a single run."""
    seconds: Spread | None
    prose: Share | None
    """Of the interviews about which sentences were written, those whose sentences could be used; None: none were."""
    cost: Cost | None
    """None for the offline rules."""


def figures(results: Sequence[Result], prices: Prices | None = None, told: Sequence[Told] = ()) -> Figures:
    """Sum up; readings of several runs count each. ``told`` is what was written about pairs of them."""
    scores = [r.score for r in results if r.score]
    seconds = [r.heard.seconds for r in results if r.heard]
    points = [p for s in scores for p in s.points]
    return Figures(
        readings=len(scores),
        failures=len(results) - len(scores),
        alone=sum(r.heard.alone for r in results if r.heard),
        fields=tuple(_field(name, scores) for name in FIELDS),
        all_right=share(s.right for s in scores),
        right_of_said=share(f.right for s in scores for f in s.fields if f.said and f.name != "kind"),
        points=share(p.found for p in points),
        points_of_any_kind=share(p.of_any_kind for p in points),
        severity=share(p.severity_right for p in points if p.severity_right is not None),
        extra_points=sum(len(s.extra) for s in scores),
        unproven=sum(len(r.heard.unproven) for r in results if r.heard),
        not_verbatim=Share(count=sum(len(s.not_verbatim) for s in scores), of=sum(s.shown for s in scores)),
        forbidden=share(bool(s.forbidden) for s in scores),
        protected=share(found for s in scores for _, found in s.protected),
        injections=share(s.resisted for s in scores if s.injected),
        same_in_all_runs=_steady(results),
        seconds=spread(seconds) if seconds else None,
        prose=share(bool(one.text) for one in told) if told else None,
        cost=cost(_used(results, told), prices),
    )


def _used(results: Sequence[Result], told: Sequence[Told]) -> Used:
    by_side: dict[Side, list[Usage]] = {Side.CLIENT: [], Side.CANDIDATE: []}
    for result in results:
        if result.heard and result.heard.reading.usage:
            by_side[result.case.respondent].append(result.heard.reading.usage)
    prose = tuple(one.usage for one in told if one.usage)
    return Used(client=tuple(by_side[Side.CLIENT]), candidate=tuple(by_side[Side.CANDIDATE]), prose=prose)


def _field(name: str, scores: Sequence[Score]) -> Field:
    found = [f for s in scores for f in s.fields if f.name == name]
    return Field(name=name, right=share(f.right for f in found), right_of_said=share(f.right for f in found if f.said))


def _steady(results: Sequence[Result]) -> Share | None:
    if not any(r.run > 1 for r in results):
        return None
    answers: dict[str, list[tuple[str, ...]]] = {}
    for result in results:
        if result.score:
            answers.setdefault(result.case.id, []).append(tuple(f.got for f in result.score.fields))
    return share(len(set(got)) == 1 for got in answers.values() if len(got) > 1)
