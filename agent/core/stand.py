"""Where each side stands: everything that was said, reduced to the few values that the next step depends on."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.core.feedback import Decision, Met, Outcome, PointKind, Proposal, Severity, Voice

_DECISIONS = (Decision.STRONG_NO, Decision.NO, Decision.UNDECIDED, Decision.YES, Decision.STRONG_YES)
"""Lowest first."""
_PROPOSALS = (Proposal.WITHDRAW, Proposal.REJECT, Proposal.HOLD, Proposal.ANOTHER_INTERVIEW, Proposal.OFFER)
"""Lowest first."""

YES = frozenset({Decision.YES, Decision.STRONG_YES})
NO_SHOWS = frozenset({Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW})


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """What one side says on the whole."""

    answered: bool = False
    decision: Decision = Decision.NOT_SAID
    """The lowest that anybody of this side states; not said only if nobody states one."""
    proposal: Proposal = Proposal.NOT_SAID
    """The lowest that anybody of this side proposes."""
    gap: bool = False
    """Qualifications are partly met or not, or there is a major or blocking concern."""
    blocking: bool = False
    """There is a blocking concern."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Everything that the next step depends on: a finite domain."""

    client: Stand = Stand()
    candidate: Stand = Stand()
    outcomes: frozenset[Outcome] = frozenset()
    """What was said about whether it took place, by anybody."""
    last_round: bool = False
    again: bool = False
    """An earlier appointment of this interview did not take place either."""


def stand(voices: Sequence[Voice]) -> Stand:
    """Where a side stands; of several people, the most cautious counts."""
    decisions = {voice.decision for voice in voices}
    proposals = {voice.next_step for voice in voices}
    severities = {severity for voice in voices for severity in concerns(voice)}
    unmet = any(voice.qualifications_met in {Met.PARTLY, Met.NO} for voice in voices)
    return Stand(
        answered=bool(voices),
        decision=next((d for d in _DECISIONS if d in decisions), Decision.NOT_SAID),
        proposal=next((p for p in _PROPOSALS if p in proposals), Proposal.NOT_SAID),
        gap=unmet or bool(severities & {Severity.MAJOR, Severity.BLOCKING}),
        blocking=Severity.BLOCKING in severities,
    )


def concerns(voice: Voice) -> tuple[Severity, ...]:
    """How much each concern weighs; one without a weight is minor."""
    return tuple(p.severity or Severity.MINOR for p in voice.points if p.kind is PointKind.CONCERN)


def case(client: Sequence[Voice], candidate: Voice | None, *, last_round: bool, no_shows: int) -> Case:
    """All that was said, as one point of the domain."""
    spoken = (candidate,) if candidate else ()
    outcomes = frozenset(voice.outcome for voice in (*client, *spoken))
    return Case(
        client=stand(client),
        candidate=stand(spoken),
        outcomes=outcomes - {Outcome.NOT_SAID},
        last_round=last_round,
        again=no_shows >= 1,
    )
