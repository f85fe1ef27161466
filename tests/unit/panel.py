"""People who say something, for tests of the policy: each in one line."""

from collections.abc import Sequence

from agent.core.feedback import Decision, Outcome, Point, PointKind, Proposal, Quote, Severity, Voice
from agent.core.policy import NextStep, Recommendation, recommend
from agent.core.thresholds import USUAL, Thresholds

WORST_FIRST = {
    NextStep.WITHDRAWN: 0,
    NextStep.REJECT: 1,
    NextStep.HOLD: 2,
    NextStep.RESCHEDULE: 2,
    NextStep.ANOTHER_INTERVIEW: 3,
    NextStep.OFFER: 4,
}
"""How far each step goes; a new time is no step ahead."""
QUOTE = Quote(first_line=1, start=0, last_line=1, end=5, text="words")


def point(kind: PointKind = PointKind.CONCERN, severity: Severity | None = None) -> Point:
    return Point(kind=kind, quote=QUOTE, severity=severity)


def concern(severity: Severity | None) -> tuple[Point, ...]:
    return (point(severity=severity),) if severity else ()


def says(
    decision: Decision = Decision.NOT_SAID, propose: Proposal = Proposal.NOT_SAID, grade: Severity | None = None
) -> Voice:
    return Voice(decision=decision, next_step=propose, points=concern(grade))


def outcome(what: Outcome) -> Voice:
    return Voice(outcome=what)


def step(
    *client: Voice,
    candidate: Voice | Sequence[Voice] | None = None,
    last_round: bool = False,
    no_shows: int = 0,
    awaited: bool = False,
    attended: Outcome | None = None,
    thresholds: Thresholds = USUAL,
) -> Recommendation:
    """What the policy makes of the client's people and of the candidate."""
    spoken = (candidate,) if isinstance(candidate, Voice) else tuple(candidate or ())
    return recommend(
        client=client,
        candidate=spoken,
        last_round=last_round,
        no_shows=no_shows,
        awaited=awaited,
        attended=attended,
        thresholds=thresholds,
    )


YES = says(Decision.YES)
OFFERS = says(Decision.YES, Proposal.OFFER)
