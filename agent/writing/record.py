"""A recommendation as JSON, for applicant tracking systems: the same facts as in the mail it is attached to.

The classes are its schema: README shows them as a table, and a test holds both together. Fields are only ever added.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from agent.core.feedback import FIELDS, NOT_SAID, FiledReading, Point, Quote, Reading
from agent.core.interview import Interview
from agent.core.recommendation import Recommendation
from agent.core.respondent import Respondent
from agent.writing.answers import clear_of_protected

SCHEMA: Final = "debrief/recommendation/1"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleRecord(_Record):
    """Which line of the policy led to it."""

    id: str = Field(description="The rule's id in the table of the policy.")
    sentence: str = Field(description="The rule in words.")
    ceiling: str = Field(description="Id of the line that limits the client's side; empty where a rule settled it.")
    cap: str = Field(description="Id of the line that limits the candidate's side; empty where a rule settled it.")


class RemarkRecord(_Record):
    """One remark of an answer."""

    kind: str = Field(description="strength, concern, suggestion, question or request.")
    severity: str | None = Field(description="minor, major or blocking; null for all but concerns.")
    quote: str = Field(description="The words as they were typed.")


class AnswerRecord(_Record):
    """One message of one person."""

    received: datetime = Field(description="When it came in (RFC 3339).")
    kind: str = Field(description="feedback, deferral, refusal, redirect, question or other.")
    outcome: str = Field(description="held, candidate_no_show, client_no_show, rescheduled, cancelled or not_said.")
    rating: int | None = Field(description="1 to 5; null if not said.")
    decision: str = Field(description="strong_yes, yes, undecided, no, strong_no or not_said.")
    qualifications_met: str = Field(description="yes, partly, no or not_said.")
    next_step: str = Field(description="offer, another_interview, hold, reject, withdraw or not_said.")
    evidence: dict[str, str] = Field(description="Name of a field above, to the words as typed that prove its value.")
    points: tuple[RemarkRecord, ...] = Field(description="What a careful recruiter would want to see.")
    protected: int = Field(description="How many remarks on protected characteristics were set aside.")
    summary: str = Field(description="The reader's own words.")
    reader: str = Field(description="Which model read it, or that plain rules did.")
    prompt: str = Field(description="Name and version of the prompt; empty where no model read it.")
    settings: str = Field(description="How the model was asked; empty where none was.")
    notes: tuple[str, ...] = Field(description="What was set aside in reading, and why.")


class PersonRecord(_Record):
    """Somebody who was asked."""

    side: str = Field(description="client or candidate.")
    name: str = Field(description="Their name; empty if not known.")
    address: str = Field(description="Their mail address.")
    state: str = Field(description="Where we stand with them: answered, unreachable, stopped, ...")
    answers: tuple[AnswerRecord, ...] = Field(description="Their messages that were read, oldest first.")


class InterviewRecord(_Record):
    """What it is about."""

    title: str = Field(description="The invitation's title.")
    role: str = Field(description="The job; empty if not known.")
    client: str = Field(description="The company; empty if not known.")
    start: datetime | None = Field(description="RFC 3339; null if not known.")
    end: datetime | None = Field(description="RFC 3339; null if not known.")
    last_round: bool = Field(description="Whether it was the last round, as far as the invitation says.")


class RecommendationRecord(_Record):
    """A recommendation."""

    schema_: Literal["debrief/recommendation/1"] = Field(alias="schema", description="This format and its version.")
    reference: str = Field(description="The interview's reference, as in the subject of every mail.")
    revision: int = Field(description="Counts the recommendations about this interview, from 1; a later one counts.")
    interview: InterviewRecord = Field(description="What it is about.")
    next_step: str = Field(description="offer, another_interview, hold, reschedule, reject or withdrawn.")
    confidence: str = Field(description="settled, clear, mixed or provisional.")
    rule: RuleRecord = Field(description="Which line of the policy led to it.")
    speaks_for: tuple[str, ...] = Field(description="Reasons in favour, as sentences.")
    speaks_against: tuple[str, ...] = Field(description="Reasons against, as sentences.")
    agreements: tuple[str, ...] = Field(description="On what the sides agree.")
    contradictions: tuple[str, ...] = Field(description="On what they contradict each other.")
    missing: tuple[str, ...] = Field(description="What nobody has said yet.")
    would_change: tuple[str, ...] = Field(description="Which news would lead to another step.")
    changed: tuple[str, ...] = Field(description="What differs from the revision before.")
    people: tuple[PersonRecord, ...] = Field(description="Who was asked, and what they said.")


def table_markdown() -> str:
    """The fields as a Markdown table, for the README."""
    return "\n".join(("| Field | What it says |", "|---|---|", *_rows(RecommendationRecord, "")))


def _rows(shape: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in shape.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        parts = [a for a in (field.annotation, *get_args(field.annotation)) if isinstance(a, type)]
        inner = next((part for part in parts if issubclass(part, BaseModel)), None)
        many = get_origin(field.annotation) is tuple
        yield f"| `{path}{'[]' if many else ''}` | {field.description} |"
        if inner is not None:
            yield from _rows(inner, f"{path}{'[]' if many else ''}.")


def record(interview: Interview, found: Recommendation, revision: int) -> str:
    """The recommendation as JSON text, indented for whoever opens it by hand."""
    made = RecommendationRecord(
        schema=SCHEMA,
        reference=interview.ref,
        revision=revision,
        interview=_interview(interview),
        next_step=found.step.value,
        confidence=found.confidence.value,
        rule=RuleRecord(id=found.rule, sentence=found.sentence, ceiling=found.ceiling, cap=found.cap),
        speaks_for=found.speaks_for,
        speaks_against=found.speaks_against,
        agreements=found.agreements,
        contradictions=found.contradictions,
        missing=found.missing,
        would_change=found.would_change,
        changed=found.changed,
        people=tuple(map(_person, interview.respondents)),
    )
    return made.model_dump_json(indent=2, by_alias=True) + "\n"


def _interview(interview: Interview) -> InterviewRecord:
    meeting = interview.meeting
    return InterviewRecord(
        title=meeting.summary,
        role=interview.role,
        client=interview.company,
        start=meeting.start,
        end=meeting.end,
        last_round=interview.last_round,
    )


def _person(respondent: Respondent) -> PersonRecord:
    person = respondent.person
    return PersonRecord(
        side=person.side.value,
        name=person.address.name,
        address=person.address.email,
        state=respondent.state.value,
        answers=tuple(_answer(filed) for filed in sorted(respondent.readings, key=lambda f: f.at)),
    )


def _answer(filed: FiledReading) -> AnswerRecord:
    reading = filed.reading
    return AnswerRecord(
        received=filed.at,
        kind=reading.kind.value,
        outcome=reading.outcome.value,
        rating=reading.rating,
        decision=reading.decision.value,
        qualifications_met=reading.qualifications_met.value,
        next_step=reading.next_step.value,
        evidence=_evidence(reading),
        points=tuple(_point(point) for point in reading.points if clear_of_protected(reading, point.quote)),
        protected=len(reading.protected),
        summary=reading.summary,
        reader=reading.reader,
        prompt=reading.prompt,
        settings=reading.settings,
        notes=reading.notes,
    )


def _evidence(reading: Reading) -> dict[str, str]:
    said = (name for name in FIELDS if getattr(reading, name) not in (None, NOT_SAID))
    quotes: dict[str, Quote] = {name: reading.evidence[name] for name in said if name in reading.evidence}
    return {name: quote.text for name, quote in quotes.items() if clear_of_protected(reading, quote)}


def _point(point: Point) -> RemarkRecord:
    severity = point.severity.value if point.severity else None
    return RemarkRecord(kind=point.kind.value, severity=severity, quote=point.quote.text)
