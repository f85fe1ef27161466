"""A labelled reply: what somebody typed, in which program, and what has to come out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.core.feedback import Decision, Kind, Met, Outcome, PointKind, Proposal, Severity
from agent.core.people import Side


class Layout(StrEnum):
    """Where somebody types their answer."""

    TOP = "top"
    BOTTOM = "bottom"
    INLINE = "inline"
    """Under each quoted question."""
    INLINE_TERSE = "inline_terse"
    """Above the quoted mail, by numbers: 'Q1 4'."""
    FRESH = "fresh"
    """Nothing is quoted."""


class Software(StrEnum):
    """The mail programs that an answer can come from."""

    GMAIL_WEB = "gmail_web"
    GMAIL_ANDROID = "gmail_android"
    APPLE_MAIL = "apple_mail"
    IPHONE = "iphone"
    OUTLOOK_DESKTOP = "outlook_desktop"
    OUTLOOK_WEB = "outlook_web"
    THUNDERBIRD = "thunderbird"
    YAHOO = "yahoo"
    PLAIN = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Who takes part; the names are the case's own."""

    candidate: str
    client_contact: str
    client: str
    """The company."""
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A point that a careful recruiter would want to see."""

    kind: PointKind
    severity: Severity | None
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What the reply says, as two careful recruiters would both take it down."""

    kind: Kind
    outcome: Outcome
    rating: int | None
    decision: Decision
    qualifications_met: Met
    next_step: Proposal
    points: tuple[Remark, ...] = ()
    protected: tuple[str, ...] = ()
    """Verbatim spans: to be set aside, and never evidence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One labelled reply."""

    id: str
    respondent: Side
    """CLIENT or CANDIDATE."""
    people: Cast
    language: str
    """BCP 47."""
    layout: Layout
    client_software: Software
    text: str
    """What was typed; for INLINE, what was typed above all."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """For INLINE: what was typed under each question, 'Q1' to 'Q5'."""
    expect: Expected
    must_not_use: tuple[str, ...] = ()
    """Spans that must never be evidence."""

    @property
    def typed(self) -> str:
        """Everything that was typed."""
        return "\n".join((self.text, *self.answers.values()))
