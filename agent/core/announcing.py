"""How a recommendation gets to the recruiter and the team: after a model wrote about it, or without."""

from dataclasses import replace
from datetime import datetime

from agent.core.effects import Effect, LetterKind, Notice, WriteRationale
from agent.core.events import RationaleWritten
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step, push, tell_team
from agent.core.rules import Rules

_OPEN = (InterviewState.COMPLETE, InterviewState.RECOMMENDED)


def announce(interview: Interview, at: datetime, rules: Rules) -> tuple[Effect, ...]:
    """What is to be done about a new recommendation."""
    if not rules.prose:
        return _told(interview, at, rules)
    ident = f"{interview.ref}/rationale/{interview.revision}"
    return (WriteRationale(id=ident, interview=interview.ref, at=at, number=interview.revision),)


def written(interview: Interview, event: RationaleWritten, rules: Rules) -> Step:
    """The sentences are there, or will not come: the recommendation leaves."""
    if event.number < interview.revision:
        return Step(interview=interview, note="Sentences came about a recommendation that has been revised since.")
    if interview.state not in _OPEN:
        return Step(interview=interview, note="Sentences came about a recommendation that nobody waits for any more.")
    after = replace(interview, prose=event.prose)
    writer = event.prose.writer if event.prose else ""
    note = f"{writer} wrote about the recommendation." if writer else "No model wrote about the recommendation."
    return Step(interview=after, effects=_told(after, event.at, rules), note=note)


def _told(interview: Interview, at: datetime, rules: Rules) -> tuple[Effect, ...]:
    step = interview.recommendation.step.replace("_", " ") if interview.recommendation else ""
    return (
        *tell_team(interview, rules, at, LetterKind.RECOMMENDATION, interview.revision),
        push(
            interview,
            at,
            Notice.RECOMMENDATION,
            f"{interview.meeting.summary}: {step}",
            key=str(interview.revision),
        ),
    )
