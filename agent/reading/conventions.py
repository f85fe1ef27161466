"""What a value implies by the conventions of our questions: filled in by code, with the proof of what implies it.

Only what was not said is filled in, so nothing that somebody did say is ever changed.
"""

from collections.abc import Mapping
from dataclasses import replace

from agent.core.feedback import Decision, Kind, Outcome, Proposal, Quote, Reading
from agent.core.people import Side

_NO = frozenset({Decision.NO, Decision.STRONG_NO})
_DECLINES = {Side.CLIENT: Proposal.REJECT, Side.CANDIDATE: Proposal.WITHDRAW}
_MEANS: Mapping[Proposal, Decision] = {
    # Who proposes to go on wants to go on; who proposes the end does not.
    Proposal.OFFER: Decision.YES,
    Proposal.ANOTHER_INTERVIEW: Decision.YES,
    Proposal.REJECT: Decision.NO,
    Proposal.WITHDRAW: Decision.NO,
}
_PROOF_OF_HELD = ("rating", "qualifications_met", "decision", "next_step")


def complete(reading: Reading, side: Side) -> Reading:
    """The reading with what its values imply."""
    if reading.kind is not Kind.FEEDBACK:
        return reading
    return _held(_decision(_next_step(reading, side)))


def _next_step(reading: Reading, side: Side) -> Reading:
    """Whoever says no proposes the end, also when politely implied."""
    implied = _DECLINES.get(side)
    if reading.next_step is not Proposal.NOT_SAID or reading.decision not in _NO or implied is None:
        return reading
    return replace(reading, next_step=implied, evidence=_with(reading, "next_step", reading.evidence["decision"]))


def _decision(reading: Reading) -> Reading:
    implied = _MEANS.get(reading.next_step)
    if reading.decision is not Decision.NOT_SAID or implied is None:
        return reading
    return replace(reading, decision=implied, evidence=_with(reading, "decision", reading.evidence["next_step"]))


def _held(reading: Reading) -> Reading:
    """Nobody can judge what did not take place: a value is proof enough, and so is a strength or a concern."""
    if reading.outcome is not Outcome.NOT_SAID:
        return reading
    proofs = [reading.evidence[name] for name in _PROOF_OF_HELD if name in reading.evidence]
    proofs += [point.quote for point in reading.points if point.kind in ("strength", "concern")]
    if not proofs:
        return reading
    return replace(reading, outcome=Outcome.HELD, evidence=_with(reading, "outcome", proofs[0]))


def _with(reading: Reading, name: str, quote: Quote) -> Mapping[str, Quote]:
    return {**reading.evidence, name: quote}
