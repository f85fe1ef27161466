"""What a field says where two readings of one message differ on it: nothing, or the more modest of the two.

Doubt never leads further than either reading does. Where silence would mean more to the policy than a modest word, the
modest word stays beside a yes: silence on the next step can lead to an offer after the last round, and silence on the
qualifications is no gap.
"""

from agent.core.feedback import Decision, Met, Outcome, Proposal, Reading

_YES = frozenset({Decision.YES, Decision.STRONG_YES})
_NO = frozenset({Decision.NO, Decision.STRONG_NO})
_GAPS = (Met.NO, Met.PARTLY)
"""The graver one first."""
_FAILED = frozenset(Outcome) - {Outcome.HELD, Outcome.NOT_SAID}
_MODEST_FIRST = (
    Proposal.HOLD,
    Proposal.REJECT,
    Proposal.WITHDRAW,
    Proposal.ANOTHER_INTERVIEW,
    Proposal.NOT_SAID,
    Proposal.OFFER,
)
"""Next steps beside a yes, by how far they lead."""


def outcome(one: Reading, two: Reading) -> Outcome:
    """Whether it took place; not said unless both say the same."""
    return one.outcome if one.outcome is two.outcome else Outcome.NOT_SAID


def rating(one: Reading, two: Reading) -> int | None:
    """The rating; none unless both say the same."""
    return one.rating if one.rating == two.rating else None


def decision(one: Reading, two: Reading) -> Decision:
    """The decision: the plain one where only the emphasis differs, undecided where both say something else."""
    said = {one.decision, two.decision}
    if one.outcome is not two.outcome and {one.outcome, two.outcome} & _FAILED and not said <= _NO:
        # Who says yes or perhaps to somebody who may never have come, may say it of another time.
        return Decision.NOT_SAID
    if len(said) == 1:
        return one.decision
    if Decision.NOT_SAID in said:
        return Decision.NOT_SAID
    return Decision.YES if said <= _YES else Decision.NO if said <= _NO else Decision.UNDECIDED


def qualifications_met(one: Reading, two: Reading) -> Met:
    """Whether the qualifications fit: the graver gap of the two, where it counts beside a yes; else not said."""
    said = (one.qualifications_met, two.qualifications_met)
    if said[0] is said[1]:
        return said[0]
    gaps = [met for met in _GAPS if met in said]
    return gaps[0] if gaps and decision(one, two) in _YES else Met.NOT_SAID


def next_step(one: Reading, two: Reading) -> Proposal:
    """The next step: the more modest one beside a yes; else not said, but that a wish to wait stays."""
    said = {one.next_step, two.next_step}
    decided = decision(one, two)
    if decided is Decision.UNDECIDED and {one.decision, two.decision} & _NO:
        return Proposal.HOLD if Proposal.HOLD in said else Proposal.NOT_SAID
    if len(said) == 1:
        return one.next_step
    if decided in _YES:
        return min(said, key=_MODEST_FIRST.index)
    return Proposal.HOLD if Proposal.HOLD in said else Proposal.NOT_SAID
