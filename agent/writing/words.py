"""The values of the core in the recruiter's words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from agent.core.feedback import Decision, Kind, Met, Outcome, PointKind, Proposal, Severity
from agent.core.people import Side
from agent.core.policy import Confidence, NextStep, Recommendation
from agent.core.unread import BY_HAND

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

STEPS: Mapping[NextStep, str] = {
    NextStep.OFFER: "make an offer",
    NextStep.ANOTHER_INTERVIEW: "another interview",
    NextStep.HOLD: "hold",
    NextStep.RESCHEDULE: "find a new time",
    NextStep.REJECT: "reject",
    NextStep.WITHDRAWN: "the candidate withdraws",
}
COMMANDS: Mapping[NextStep, str] = {step: step.value.replace("_", " ") for step in NextStep}
"""What a recruiter types to decide so."""

KINDS: Mapping[Kind, str] = {
    Kind.FEEDBACK: "gave feedback",
    Kind.DEFERRAL: "will answer later",
    Kind.REFUSAL: "does not want to answer",
    Kind.REDIRECT: "names somebody else to ask",
    Kind.QUESTION: "asks you something",
    Kind.OTHER: "wrote, but not about the interview",
}
SIDES: Mapping[Side, str] = {
    Side.CLIENT: "client",
    Side.CANDIDATE: "candidate",
    Side.COLLEAGUE: "colleague",
    Side.RECRUITER: "recruiter",
    Side.ROOM: "room",
    Side.OBSERVER: "observer",
    Side.UNKNOWN: "unknown",
}
POINTS: Mapping[PointKind, str] = {
    PointKind.STRENGTH: "strength",
    PointKind.CONCERN: "concern",
    PointKind.SUGGESTION: "suggestion",
    PointKind.QUESTION: "question",
    PointKind.REQUEST: "request",
}
SEVERITIES: Mapping[Severity, str] = {
    Severity.BLOCKING: "blocking",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
}
"""Worst first."""

_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.HELD: "yes",
    Outcome.CANDIDATE_NO_SHOW: "no, the candidate did not come",
    Outcome.CLIENT_NO_SHOW: "no, the client did not come",
    Outcome.RESCHEDULED: "no, it was moved",
    Outcome.CANCELLED: "no, it was cancelled",
}
_DECISIONS: Mapping[Decision, str] = {
    Decision.STRONG_YES: "yes, definitely",
    Decision.YES: "yes",
    Decision.UNDECIDED: "undecided",
    Decision.NO: "no",
    Decision.STRONG_NO: "no, definitely not",
}
_MET: Mapping[Met, str] = {Met.YES: "yes", Met.PARTLY: "partly", Met.NO: "no"}
_PROPOSALS: Mapping[Proposal, str] = {
    Proposal.OFFER: "make an offer",
    Proposal.ANOTHER_INTERVIEW: "another interview",
    Proposal.HOLD: "wait",
    Proposal.REJECT: "reject",
    Proposal.WITHDRAW: "withdraw",
}
# By type: values of different enums may be equal as strings.
_VALUES: Mapping[type[object], Mapping[Any, str]] = {
    Outcome: _OUTCOMES,
    Decision: _DECISIONS,
    Met: _MET,
    Proposal: _PROPOSALS,
}

TOPICS: Mapping[str, str] = {
    "rating": "Overall rating",
    "decision": "Wants to go ahead",
    "qualifications_met": "Fits the role",
    "next_step": "Proposes",
    "outcome": "Took place",
}
"""The fields of a reading, in the order in which a recruiter looks at them."""


def value(said: object) -> str:
    """A field's value in words; empty where nothing was said."""
    if isinstance(said, int):
        return f"{said} of 5"
    return _VALUES.get(type(said), {}).get(said, "")


def certainty(recommendation: Recommendation) -> str:
    """How firmly a recommendation stands, in a sentence."""
    match recommendation.confidence:
        case Confidence.SETTLED:
            return "Settled: one side ends it, so nobody is asked any more."
        case Confidence.PROVISIONAL:
            return "Provisional: something is still missing."
        case Confidence.MIXED if recommendation.contested:
            return "Mixed: some things speak for going ahead, and some against."
        case Confidence.MIXED:
            return "Mixed: the answers contradict each other."
        case Confidence.CLEAR if recommendation.speaks_for and recommendation.speaks_against:
            return "Clear: only minor concerns speak against it."
    return "Clear: nothing that was said contradicts it."


def reader(name: str) -> str:
    """Who read an answer, in a way that shows at once whether a language model did."""
    if not name:
        return ""
    if name == BY_HAND:
        return "read by the recruiter in person"
    if "no language model" in name or name.startswith("nobody"):
        return f"read by {name}"
    if "rules" in name:
        return f"read by {name}, no language model"
    return f"read by the language model {name}"


def writer(name: str) -> str:
    """Who wrote sentences, in a way that shows at once whether a language model did."""
    return name if not name or "no language model" in name else f"the language model {name}"


def moment(at: datetime, zone: tzinfo) -> str:
    """'Thu 5 Nov, 16:00 CET'."""
    local = at.astimezone(zone)
    return f"{_DAYS[local.weekday()][:3]} {local.day} {_MONTHS[local.month - 1][:3]}, {local:%H:%M %Z}"


def together(names: Sequence[str], last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'."""
    *init, final = names or ("",)
    return f"{', '.join(init)} {last} {final}" if init else final


def count(number: int, one: str, many: str = "") -> str:
    """'1 reminder', '3 reminders'."""
    return f"{number} {one if number == 1 else many or one + 's'}"
