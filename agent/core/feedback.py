"""What a participant said, field by field, each value with its proof."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from agent.core.mail import Address

NOT_SAID = "not_said"


class Kind(StrEnum):
    """What sort of answer a message is."""

    FEEDBACK = "feedback"
    DEFERRAL = "deferral"
    REFUSAL = "refusal"
    REDIRECT = "redirect"
    QUESTION = "question"
    OTHER = "other"


class Outcome(StrEnum):
    """Whether the interview took place."""

    HELD = "held"
    CANDIDATE_NO_SHOW = "candidate_no_show"
    CLIENT_NO_SHOW = "client_no_show"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    NOT_SAID = NOT_SAID


class Decision(StrEnum):
    """Whether the respondent wants to go ahead."""

    STRONG_YES = "strong_yes"
    YES = "yes"
    UNDECIDED = "undecided"
    NO = "no"
    STRONG_NO = "strong_no"
    NOT_SAID = NOT_SAID


class Met(StrEnum):
    """Whether the qualifications fit."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SAID = NOT_SAID


class Proposal(StrEnum):
    """What the respondent proposes to do next."""

    OFFER = "offer"
    ANOTHER_INTERVIEW = "another_interview"
    HOLD = "hold"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    NOT_SAID = NOT_SAID


class PointKind(StrEnum):
    """What a single remark is."""

    STRENGTH = "strength"
    CONCERN = "concern"
    SUGGESTION = "suggestion"
    QUESTION = "question"
    REQUEST = "request"


class Severity(StrEnum):
    """How much a concern weighs."""

    MINOR = "minor"
    MAJOR = "major"
    BLOCKING = "blocking"


FIELDS = ("outcome", "rating", "decision", "qualifications_met", "next_step")
"""The fields of a reading that need a quote each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """A proven span of what the respondent typed."""

    first_line: int
    """Number of the Line in which it begins."""
    start: int
    """Offset in that line's text, in characters."""
    last_line: int
    end: int
    """Offset just past its end, in the last line's text."""
    text: str
    """The span itself, its lines joined by one newline each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One remark that a careful recruiter would want to see."""

    kind: PointKind
    quote: Quote
    severity: Severity | None = None
    """For concerns only."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """What a question to a model cost, in tokens."""

    sent: int
    received: int
    cached: int = 0
    """Of ``sent``, those that the server had in its cache."""
    reported: bool = True
    """False if the server did not say, and they are estimated at four characters a token."""

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            sent=self.sent + other.sent,
            received=self.received + other.received,
            cached=self.cached + other.cached,
            reported=self.reported and other.reported,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One message of one participant, as read by a model or by the offline rules."""

    kind: Kind
    outcome: Outcome = Outcome.NOT_SAID
    rating: int | None = None
    """1 to 5."""
    decision: Decision = Decision.NOT_SAID
    qualifications_met: Met = Met.NOT_SAID
    next_step: Proposal = Proposal.NOT_SAID
    points: tuple[Point, ...] = ()
    protected: tuple[Quote, ...] = ()
    """Remarks about protected characteristics: kept out of evidence, prose and policy."""
    summary: str = ""
    """At most three neutral sentences in the recruiter's language; the reader's own words, shown as such."""
    evidence: Mapping[str, Quote] = field(default_factory=dict)
    """Field name (one of FIELDS) to the quote that proves its value. A field without one is not said."""
    reader: str
    """Which model read it, or 'offline rules'."""
    prompt: str = ""
    """Name and version of the prompt, such as 'reading/1'; empty for the offline rules."""
    settings: str = ""
    """How the model was asked, such as 'temperature 0, json_schema'; empty for the offline rules."""
    usage: Usage | None = None
    """Tokens of all questions that led to this reading; None for the offline rules."""
    stand_in: bool = False
    """True if the offline rules read it only because the model was away: it is read again when the model is back."""
    later: datetime | None = None
    """For a deferral: when they mean to answer, as far as they say so."""
    names: tuple[Address, ...] = ()
    """For a redirect: whom they named, as far as an address was given."""
    notes: tuple[str, ...] = ()
    """What was set aside and why, for the recruiter: an unproven value, a model that stayed away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledReading:
    """A reading with the mail it was taken from."""

    mail: str
    """Key of the kept mail."""
    at: datetime
    """When that mail came in."""
    reading: Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """Everything one participant said, later messages amending earlier ones."""

    outcome: Outcome = Outcome.NOT_SAID
    rating: int | None = None
    decision: Decision = Decision.NOT_SAID
    qualifications_met: Met = Met.NOT_SAID
    next_step: Proposal = Proposal.NOT_SAID
    points: tuple[Point, ...] = ()
    protected: tuple[Quote, ...] = ()
    evidence: Mapping[str, Quote] = field(default_factory=dict)
    person: int = 0
    """Which of the people on their side it is, from 1 in the order of the interview's respondents; 0 if alone."""
    decides: bool = False
    """Whether the operator named this person as somebody who decides for the client."""
    unread: bool = False
    """True if they asked that no AI reads their answer, and the recruiter has not filed a reading of it yet."""


def combine(filed: tuple[FiledReading, ...]) -> Voice | None:
    """What one participant says on the whole; None before their first feedback.

    A later message's value replaces an earlier one where it says anything; points and protected remarks add up. Who
    changes their mind takes back what they proposed before, and what was their reason to refuse is one no more.
    """
    spoken = sorted((f for f in filed if f.reading.kind is Kind.FEEDBACK), key=lambda f: f.at)
    if not spoken:
        return None
    values: dict[str, Any] = {}
    evidence: dict[str, Quote] = {}
    for reading in (f.reading for f in spoken):
        said = {name: getattr(reading, name) for name in FIELDS if getattr(reading, name) not in (None, NOT_SAID)}
        if _only_implied(values.get("outcome"), reading):
            del said["outcome"]
        if _changes_mind(values, said):
            values.pop("next_step", None)
            evidence.pop("next_step", None)
        values |= said
        evidence |= {name: reading.evidence[name] for name in said if name in reading.evidence}
    decision = values.get("decision", Decision.NOT_SAID)
    return Voice(
        **values,
        points=tuple(_as_meant(p, f.reading, decision) for f in spoken for p in f.reading.points),
        protected=tuple(q for f in spoken for q in f.reading.protected),
        evidence=evidence,
    )


def _only_implied(before: Outcome | None, reading: Reading) -> bool:
    """Whether somebody said that it did not take place, and now only if to go on: that can be said all the same."""
    proof = reading.evidence.get("outcome")
    implied = proof in [reading.evidence.get("decision"), reading.evidence.get("next_step")]
    return before not in (None, Outcome.HELD) and reading.outcome is Outcome.HELD and proof is not None and implied


def _changes_mind(before: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether a message says another decision than those before, and nothing of what comes next."""
    if "decision" not in said or "next_step" in said:
        return False
    return _leaning(said["decision"]) != _leaning(before.get("decision", said["decision"]))


def _as_meant(point: Point, reading: Reading, decision: Decision) -> Point:
    """A concern was blocking for a no; once that has become a yes, it weighs less."""
    overcome = _leaning(reading.decision) == "no" and _leaning(decision) == "yes"
    return replace(point, severity=Severity.MAJOR) if overcome and point.severity is Severity.BLOCKING else point


def _leaning(decision: Decision) -> str:
    return decision.value.removeprefix("strong_")
