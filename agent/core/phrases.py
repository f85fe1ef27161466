"""Every sentence that the policy puts together, in one place: plain words about values, never anybody's own.

The rules' sentences stand in the tables, each under its id; what is here has values in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.core.feedback import Decision, Met, Outcome, Proposal, Severity
from agent.core.people import Side

_SIDES = {Side.CLIENT: "Client", Side.CANDIDATE: "Candidate"}
_DECISIONS = {
    Decision.STRONG_YES: "strong yes",
    Decision.YES: "yes",
    Decision.UNDECIDED: "undecided",
    Decision.NO: "no",
    Decision.STRONG_NO: "strong no",
}
_PROPOSALS = {
    Proposal.OFFER: "an offer",
    Proposal.ANOTHER_INTERVIEW: "another interview",
    Proposal.HOLD: "to wait",
    Proposal.REJECT: "to reject",
    Proposal.WITHDRAW: "to withdraw",
}
_EVENTS = {
    Outcome.HELD: "that it took place",
    Outcome.CANDIDATE_NO_SHOW: "that the candidate did not come",
    Outcome.CLIENT_NO_SHOW: "that the client did not come",
    Outcome.RESCHEDULED: "that the interview was moved",
    Outcome.CANCELLED: "that the interview was cancelled",
}
_FITS = {Met.YES: "full", Met.PARTLY: "partial", Met.NO: "no"}


def who(side: Side, person: int) -> str:
    """How a person is called: 'Client', or one of several 'Client (person 2)'."""
    return f"{_SIDES[side]} (person {person})" if person else _SIDES[side]


# --- what one person says --------------------------------------------------------------------------------------------


def decides(name: str, decision: Decision) -> str:
    return f"{name}: {_DECISIONS[decision]}."


def proposes(name: str, proposal: Proposal) -> str:
    return f"{name} proposes {_PROPOSALS[proposal]}."


def qualified(side: Side, name: str, met: Met) -> str:
    how = {Met.YES: "", Met.PARTLY: " partly", Met.NO: " not"}[met]
    return f"{name}: the role fits{how}." if side is Side.CANDIDATE else f"{name}: qualifications are{how} met."


def rates(name: str, rating: int) -> str:
    return f"{name} rates it {rating} of 5."


def attends(name: str, outcome: Outcome) -> str:
    return f"{name} says {_EVENTS[outcome]}."


def strengths(name: str, count: int) -> str:
    return f"{name} names {_counted(count, 'strength')}."


def concerns(name: str, count: int, weight: Severity) -> str:
    return f"{name} names {_counted(count, f'{weight.value} concern')}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


# --- what several people say -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Stance:
    """What somebody says on one topic, as the rest of a sentence about one person and about several."""

    one: str
    many: str


def will(decision: Decision) -> Stance:
    if decision is Decision.UNDECIDED:
        return Stance(one="is undecided", many="are undecided")
    not_ = decision in {Decision.NO, Decision.STRONG_NO}
    return Stance(
        one="does not want to go ahead" if not_ else "wants to go ahead",
        many="do not want to go ahead" if not_ else "want to go ahead",
    )


def event(outcome: Outcome) -> Stance:
    return Stance(one=f"says {_EVENTS[outcome]}", many=f"say {_EVENTS[outcome]}")


def fit(met: Met) -> Stance:
    return Stance(one=f"sees {_a(_FITS[met])} fit", many=f"see {_a(_FITS[met])} fit")


def _a(word: str) -> str:
    return word if word == "no" else f"a {word}"


def rating(number: int) -> Stance:
    return Stance(one=f"rates it {number} of 5", many=f"rate it {number} of 5")


def ratings(numbers: Sequence[int]) -> Stance:
    """Of several ratings that lie close together."""
    low, high = min(numbers), max(numbers)
    return rating(low) if low == high else Stance(one="", many=f"rate it alike ({low} and {high} of 5)")


def step(proposal: Proposal) -> Stance:
    """Rejecting and withdrawing are the same step, seen from the two sides."""
    what = "to end it" if proposal in {Proposal.REJECT, Proposal.WITHDRAW} else _PROPOSALS[proposal]
    return Stance(one=f"proposes {what}", many=f"propose {what}")


def sides_agree(stance: Stance) -> str:
    return f"Both sides {stance.many}."


def sides_differ(client: Stance, candidate: Stance, *, several: bool) -> str:
    somebody = "Somebody of the client's" if several else "The client"
    return f"{somebody} {client.one}, the candidate {candidate.one}."


def people_agree(stance: Stance) -> str:
    return f"The client's people {stance.many}."


def people_differ(said: Mapping[int, Stance]) -> str:
    return f"The client's people disagree: {_listed(said)}."


def people_decide_differently(said: Mapping[int, Stance], counts: Decision, *, named: bool) -> str:
    whose = "the decision-maker's word counts" if named else "the lowest counts"
    return f"The client's people disagree: {_listed(said)}; {whose} ({_DECISIONS.get(counts, 'not clear')})."


def _listed(said: Mapping[int, Stance]) -> str:
    return ", ".join(f"person {person} {stance.one}" for person, stance in said.items())


# --- what is missing, and what would change it -----------------------------------------------------------------------

CLIENT_ANSWER = "The client's answer."
CLIENT_DECISION = "The client's decision."
SOME_DECISIONS = "The decision of some of the client's people."
DECIDER_ANSWER = "The word of the client's decision-maker."
QUALIFICATIONS = "Whether the candidate meets the qualifications."
CANDIDATE_ANSWER = "The candidate's answer."
CANDIDATE_DECISION = "The candidate's decision."


def unread(side: Side, person: int) -> str:
    return f"{who(side, person)}: what the answer says, of which they asked that no AI reads it."


NEWS_HELD = "everybody agrees that it took place"
NEWS_CLIENT_YES = "the client says yes"
NEWS_CLIENT_SETTLED = "the client's concerns are settled"
NEWS_CLIENT_OFFERS = "the client proposes an offer"
NEWS_CANDIDATE_YES = "the candidate says yes, without a blocking concern"
NEWS_CLIENT_NO = "the client says no"
NEWS_CANDIDATE_GONE = "the candidate withdraws"


# --- what has changed since ------------------------------------------------------------------------------------------

_FIELDS = {
    "outcome": "whether it took place",
    "rating": "rating",
    "decision": "decision",
    "qualifications_met": "fit",
    "next_step": "proposed next step",
}
"""Fields that are not here are kinds of remarks, named as they are called."""


def step_changed(before: str, after: str) -> str:
    return f"The next step was {before} and is now {after}."


def rule_changed(before: str, after: str) -> str:
    return f"The rule that leads to it was {before} and is now {after}."


def limit_changed(side: Side, before: str, after: str) -> str:
    return f"What limits the {side.value} was {before} and is now {after}."


def new_answer(name: str, said: Mapping[str, str]) -> str:
    fields = ", ".join(f"{_FIELDS.get(field, field)} {_shown(field, value)}" for field, value in said.items())
    return f"{name}: new answer ({fields})." if fields else f"{name}: new answer."


def amended(name: str, field: str, before: str, after: str) -> str:
    return f"{name}: {_FIELDS.get(field, field)} from {_shown(field, before)} to {_shown(field, after)}."


def new_unread(name: str) -> str:
    return f"{name}: new answer, which no AI may read."


def read_at_last(name: str) -> str:
    return f"{name}: the recruiter has said what the answer says."


def _shown(field: str, value: str) -> str:
    """A value in words. Of remarks there can be none; of everything else, nothing was said."""
    return value.replace("_", " ") or ("nothing" if field in _FIELDS else "0")
