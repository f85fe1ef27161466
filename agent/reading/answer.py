"""The shape that a reader's answer must have: what a language model returns, and the offline rules too.

Every field is required and nothing else is allowed, so that it can be sent as a strict JSON schema; what a schema
cannot say (a quote is verbatim, a summary is short) is proved afterwards.
"""

from pydantic import BaseModel, ConfigDict, Field

from agent.core.feedback import Decision, Kind, Met, Outcome, PointKind, Proposal, Severity


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Proven(_Strict):
    lines: tuple[int, ...] = Field(description="Numbers of the typed lines that the quote is taken from.")
    quote: str = Field(
        description="The words that prove the value, copied exactly from typed lines; empty if not said."
    )


class OutcomeAnswer(_Proven):
    value: Outcome


class RatingAnswer(_Proven):
    value: float | None = Field(description="The number as the person gave it; null if none was given.")
    maximum: float | None = Field(description="The highest number of the scale that they used; 5 if they named none.")


class DecisionAnswer(_Proven):
    value: Decision


class MetAnswer(_Proven):
    value: Met


class ProposalAnswer(_Proven):
    value: Proposal


class PointAnswer(_Proven):
    kind: PointKind
    severity: Severity | None = Field(description="For a concern only; null for everything else.")


class ProtectedAnswer(_Proven):
    """A remark about a protected characteristic."""


class ReadingAnswer(_Strict):
    """What one message says, field by field, each value with the words that prove it."""

    kind: Kind
    outcome: OutcomeAnswer
    rating: RatingAnswer
    decision: DecisionAnswer
    qualifications_met: MetAnswer
    next_step: ProposalAnswer
    points: tuple[PointAnswer, ...]
    protected: tuple[ProtectedAnswer, ...]
    summary: str = Field(description="At most three short, neutral sentences in the language asked for.")
