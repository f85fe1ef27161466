"""The remarks of everybody: concerns by how much they weigh, strengths, suggestions, and what is to be acted on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from agent.core.feedback import FiledReading, Kind, Point, PointKind, Severity, Voice
from agent.core.respondent import Respondent
from agent.writing.answers import Remark, Saying, remark_rank, saying_of, who
from agent.writing.sides import Panel
from agent.writing.words import POINTS, SEVERITIES, SIDES

_MOST = 12
"""Remarks shown of one person; the worst concerns come first, and what is left out is counted."""
_FOR_OTHERS = 4
"""Of these, places that concerns leave to strengths and suggestions."""
_ASKS = (PointKind.QUESTION, PointKind.REQUEST)

_GROUPS: Mapping[tuple[str, str], str] = {
    (POINTS[PointKind.CONCERN], SEVERITIES[Severity.BLOCKING]): "Blocking concerns",
    (POINTS[PointKind.CONCERN], SEVERITIES[Severity.MAJOR]): "Major concerns",
    (POINTS[PointKind.CONCERN], SEVERITIES[Severity.MINOR]): "Minor concerns",
    (POINTS[PointKind.CONCERN], ""): "Concerns",
    (POINTS[PointKind.STRENGTH], ""): "Strengths",
    (POINTS[PointKind.SUGGESTION], ""): "Suggestions",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Remarks of one kind and weight, everybody's."""

    name: str
    heavy: bool
    """True for concerns that weigh against going ahead."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """What everybody remarked."""

    groups: tuple[Group, ...]
    """Without those that are empty, the gravest first."""
    asks: tuple[Remark, ...]
    """Questions and requests to the recruiter."""
    left_out: tuple[str, ...]
    """How many more there are of whom, a clause each."""


def weighed(people: Panel, zone: tzinfo) -> Weighed:
    """The remarks of all whose answers count, as the policy weighs them."""
    shown: list[Remark] = []
    left_out: list[str] = []
    for respondent, voice in people.all:
        found = () if voice and voice.unread else _remarks(respondent, voice, zone)
        kept = _kept(found)
        shown += kept
        if more := len(found) - len(kept):
            left_out.append(f"and {more} more of {who(respondent)}, in the replies themselves")
    asking = {POINTS[kind] for kind in _ASKS}
    return Weighed(
        groups=tuple(_grouped([r for r in shown if r.kind not in asking])),
        asks=tuple(r for r in shown if r.kind in asking),
        left_out=tuple(left_out),
    )


def _kept(found: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Many concerns must hide neither every strength, nor what is asked: of that, as many are shown again."""
    asking = {POINTS[kind] for kind in _ASKS}
    concerns = [r for r in found if r.kind == POINTS[PointKind.CONCERN]]
    others = [r for r in found if r.kind not in {POINTS[PointKind.CONCERN], *asking}]
    kept = concerns[: _MOST - min(len(others), _FOR_OTHERS)]
    return (*kept, *others[: _MOST - len(kept)], *[r for r in found if r.kind in asking][:_MOST])


def _grouped(remarks: list[Remark]) -> Iterable[Group]:
    for (kind, severity), name in _GROUPS.items():
        inside = tuple(r for r in remarks if (r.kind, r.severity) == (kind, severity))
        heavy = severity in (SEVERITIES[Severity.BLOCKING], SEVERITIES[Severity.MAJOR])
        if inside:
            yield Group(name=f"{name} ({len(inside)})", heavy=heavy, remarks=inside)


def _remarks(respondent: Respondent, voice: Voice | None, zone: tzinfo) -> tuple[Remark, ...]:
    """One person's, the gravest first, each once; what they ask also from messages that are no feedback."""
    name = f"{who(respondent)} ({SIDES[respondent.person.side]})"
    spoken = sorted((f for f in respondent.readings if f.reading.kind is Kind.FEEDBACK), key=lambda f: f.at)
    points = [(filed, point) for filed in spoken for point in filed.reading.points]
    # The voice has the same points in the same order, with the weight that they have by now.
    meant = voice.points if voice else ()
    found = [
        _remark(filed, point, _name(respondent, filed, name), zone)
        for (filed, _), point in zip(points, meant, strict=True)
    ]
    others = (f for f in respondent.readings if f.reading.kind is not Kind.FEEDBACK)
    found += [_remark(f, point, name, zone) for f in others for point in f.reading.points if point.kind in _ASKS]
    return tuple(sorted(dict.fromkeys(r for r in found if r), key=remark_rank))


def _name(respondent: Respondent, filed: FiledReading, name: str) -> str:
    return f"{name}, by notes of a call" if filed.mail in respondent.told else name


def _remark(filed: FiledReading, point: Point, name: str, zone: tzinfo) -> Remark | None:
    saying = saying_of(filed, point.quote, name, zone)
    weighs = point.severity if point.kind is PointKind.CONCERN else None
    return _made(point.kind, weighs, saying) if saying else None


def _made(kind: PointKind, weighs: Severity | None, saying: Saying) -> Remark:
    return Remark(kind=POINTS[kind], severity=SEVERITIES[weighs] if weighs else "", saying=saying)
