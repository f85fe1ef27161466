"""When enough has been heard: the recommendation, and the recruiter's decision."""

from dataclasses import replace
from datetime import datetime

from agent.core import interview as table
from agent.core.effects import Effect, LetterKind, Notice, Wake
from agent.core.events import RecruiterSaid
from agent.core.feedback import Voice, combine
from agent.core.interview import Interview, InterviewState, InterviewTrigger, Ruling
from agent.core.orders import Step, draft, push, tell_team, wake
from agent.core.people import Side
from agent.core.policy import Recommendation, recommend
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules

_DONE = (RespondentState.ANSWERED, RespondentState.UNREACHABLE, RespondentState.STOPPED)


def voices(interview: Interview, side: Side) -> tuple[Voice, ...]:
    """What the people of one side say on the whole; nobody's voice is there before their first feedback."""
    return tuple(v for r in interview.on(side) if (v := combine(r.readings)))


def advice(interview: Interview) -> Recommendation:
    """What the policy makes of everything said so far."""
    candidates = voices(interview, Side.CANDIDATE)
    return recommend(
        client=voices(interview, Side.CLIENT),
        candidate=candidates[0] if candidates else None,
        last_round=interview.last_round,
        no_shows=interview.no_shows,
    )


def _silent(interview: Interview, respondent: Respondent) -> bool:
    """Whether nothing more is to be expected from this person soon; who declined is never asked."""
    declined = respondent.state is RespondentState.NOT_ASKED and respondent.person.declined
    let_be = respondent.contact.over(interview.meeting.start)
    return (declined or let_be or respondent.state in _DONE) and not respondent.unread


def settle(told: Step, at: datetime, rules: Rules, *, news: bool = False) -> Step:
    """Recommend if nothing more is to be waited for; revise a recommendation on ``news`` before the decision."""
    interview = told.interview
    found = advice(interview)
    ready = found.at_once or (bool(interview.respondents) and all(_silent(interview, r) for r in interview.respondents))
    if interview.state is InterviewState.ASKING and ready:
        return _recommended(told, found, InterviewTrigger.COMPLETE, at, rules)
    if interview.state in (InterviewState.RECOMMENDED, InterviewState.COMPLETE) and news:
        return _recommended(told, found, InterviewTrigger.REVISE, at, rules)
    return told


def _recommended(told: Step, found: Recommendation, trigger: InterviewTrigger, at: datetime, rules: Rules) -> Step:
    interview = replace(
        told.interview,
        state=table.step(told.interview.state, trigger),
        recommendation=found,
        revision=told.interview.revision + 1,
    )
    about = f"{interview.meeting.summary}: {found.step.replace('_', ' ')}"
    effects: tuple[Effect, ...] = (
        *tell_team(interview, rules, at, LetterKind.RECOMMENDATION, interview.revision),
        push(interview, at, Notice.RECOMMENDATION, about, key=str(interview.revision)),
    )
    note = f"{told.note} Recommended: {found.step.replace('_', ' ')} ({found.rule})."
    return Step(interview=interview, effects=(*told.effects, *effects), note=note)


def decided(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """A human decided. Drafts of the next mails are laid ready; sending them stays with the human."""
    state = table.step(interview.state, InterviewTrigger.DECIDE)
    command = event.command
    if state is interview.state or command.step is None:
        return Step(interview=interview, note="A decision came, but there is nothing to decide now.")
    after = replace(
        interview,
        state=state,
        ruling=Ruling(step=command.step, reason=command.reason, by=event.by.email, at=event.at),
    )
    effects: tuple[Effect, ...] = (
        *(draft(after, event.at, LetterKind.NEXT_CLIENT, r) for r in after.on(Side.CLIENT)),
        *(draft(after, event.at, LetterKind.NEXT_CANDIDATE, r) for r in after.on(Side.CANDIDATE)),
        push(after, event.at, Notice.DECISION, f"Decided: {command.step.replace('_', ' ')}"),
        wake(after, event.at + rules.close_after, Wake.CLOSE),
    )
    return Step(interview=after, effects=effects, note=f"The recruiter decided: {command.step.replace('_', ' ')}.")


def close(interview: Interview) -> Step:
    """The case has rested for long enough."""
    state = table.step(interview.state, InterviewTrigger.CLOSE)
    return Step(interview=replace(interview, state=state), note="The case is closed.")
