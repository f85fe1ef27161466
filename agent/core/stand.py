"""Where each side stands: everything that was said, reduced to the few values that the next step depends on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from agent.core.feedback import Decision, Outcome, PointKind, Proposal, Severity, Voice
from agent.core.thresholds import USUAL, Thresholds

_DECISIONS = (Decision.STRONG_NO, Decision.NO, Decision.UNDECIDED, Decision.YES, Decision.STRONG_YES)
"""Lowest first."""
_PROPOSALS = (Proposal.WITHDRAW, Proposal.REJECT, Proposal.HOLD, Proposal.ANOTHER_INTERVIEW, Proposal.OFFER)
"""Lowest first."""

YES = frozenset({Decision.YES, Decision.STRONG_YES})
NO = frozenset({Decision.NO, Decision.STRONG_NO})
ONWARD = frozenset({Proposal.OFFER, Proposal.ANOTHER_INTERVIEW})
THE_END = frozenset({Proposal.REJECT, Proposal.WITHDRAW})
NO_SHOWS = frozenset({Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW})

_Value = TypeVar("_Value", Decision, Proposal)


class Attendance(StrEnum):
    """Whether the interview took place, after all that was said."""

    HELD = "held"
    """Nobody says otherwise."""
    MISSED = "missed"
    """Somebody did not come, or it was moved."""
    CANCELLED = "cancelled"
    DISPUTED = "disputed"
    """Somebody says that it took place and somebody that it did not, or each side misses the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """What one side says on the whole."""

    answered: bool = False
    unread: bool = False
    """An answer that counts is to be read by the recruiter alone, who has not filed what it says yet."""
    torn: bool = False
    """An answer that counts contradicts itself: a yes that proposes the end, or a no that proposes to go on."""
    decision: Decision = Decision.NOT_SAID
    """The lowest among those whose word counts; not said only if none of them states one."""
    proposal: Proposal = Proposal.NOT_SAID
    """The lowest that any of them proposes."""
    obstacle: bool = False
    """The client sees a gap (qualifications, a grave concern); the candidate has a blocking concern."""
    awaited: bool = False
    """A named decision-maker may still answer, and none has decided yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Everything that the next step depends on: a finite domain."""

    client: Stand = Stand()
    candidate: Stand = Stand()
    attendance: Attendance = Attendance.HELD
    last_round: bool = False
    again: bool = False
    """So many earlier appointments of this interview did not take place that one more leads to hold."""


def case(
    client: Sequence[Voice],
    candidate: Sequence[Voice],
    *,
    last_round: bool,
    no_shows: int,
    awaited: bool = False,
    attended: Outcome | None = None,
    thresholds: Thresholds = USUAL,
) -> Case:
    """All that was said, as one point of the domain; the arguments are those of ``policy.recommend``."""
    gap = any(thresholds.unmet(v.qualifications_met) or any(map(thresholds.grave, concerns(v))) for v in client)
    blocked = any(Severity.BLOCKING in concerns(v) for v in candidate)
    deciding = any(v.decides and (v.unread or v.decision is not Decision.NOT_SAID) for v in client)
    return Case(
        client=stand(client, obstacle=gap, awaited=awaited and not deciding),
        candidate=stand(candidate, obstacle=blocked),
        attendance=attendance([attended] if attended else [v.outcome for v in (*client, *candidate)]),
        last_round=last_round,
        again=no_shows + 1 >= thresholds.no_shows,
    )


def stand(voices: Sequence[Voice], *, obstacle: bool = False, awaited: bool = False) -> Stand:
    """Where a side stands: its decision-makers' word counts, else everybody's, and of several the most cautious."""
    heard = counting(voices)
    words = [_word(voice) for voice in heard]
    return Stand(
        answered=bool(voices),
        unread=any(voice.unread for voice in heard),
        torn=any(_torn(voice) for voice in heard),
        decision=_lowest(_DECISIONS, (decision for decision, _ in words)) or Decision.NOT_SAID,
        proposal=_proposal(words),
        obstacle=obstacle,
        awaited=awaited,
    )


def counting(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Whose word counts: the named decision-makers as soon as one of them decides, else everybody who answered."""
    deciding = tuple(v for v in voices if v.decides and (v.unread or v.decision is not Decision.NOT_SAID))
    return deciding or tuple(voices)


def attendance(said: Iterable[Outcome]) -> Attendance:
    """Whether it took place, from what everybody says of it."""
    outcomes = frozenset(said) - {Outcome.NOT_SAID}
    if not outcomes - {Outcome.HELD}:
        return Attendance.HELD
    if Outcome.HELD in outcomes or outcomes >= NO_SHOWS:
        return Attendance.DISPUTED
    return Attendance.CANCELLED if Outcome.CANCELLED in outcomes else Attendance.MISSED


def concerns(voice: Voice) -> tuple[Severity, ...]:
    """How much each concern weighs; one without a weight is minor."""
    return tuple(p.severity or Severity.MINOR for p in voice.points if p.kind is PointKind.CONCERN)


Word = tuple[Decision, Proposal]


def _word(voice: Voice) -> Word:
    """A person's word. One that nobody has read says nothing, and one that contradicts itself is doubt: undecided."""
    if voice.unread:
        return Decision.NOT_SAID, Proposal.NOT_SAID
    return (Decision.UNDECIDED, Proposal.NOT_SAID) if _torn(voice) else (voice.decision, voice.next_step)


def _torn(voice: Voice) -> bool:
    opposite = THE_END if voice.decision in YES else ONWARD if voice.decision in NO else frozenset()
    return voice.next_step in opposite and not voice.unread


def _proposal(words: Sequence[Word]) -> Proposal:
    """The lowest proposal. Who is undecided must propose to go on themselves, or nobody else's proposal carries."""
    lowest = _lowest(_PROPOSALS, (proposal for _, proposal in words)) or Proposal.NOT_SAID
    undecided = [proposal for decision, proposal in words if decision is Decision.UNDECIDED]
    willing = all(proposal is Proposal.ANOTHER_INTERVIEW for proposal in undecided)
    return Proposal.NOT_SAID if lowest in ONWARD and not willing else lowest


def _lowest(order: Sequence[_Value], values: Iterable[_Value]) -> _Value | None:
    said = set(values)
    return next((value for value in order if value in said), None)
