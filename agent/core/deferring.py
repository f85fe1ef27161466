"""A reply that leaves the questions open: they answer later, or asked something first."""

from dataclasses import replace
from datetime import datetime, timedelta

from agent.core import chase
from agent.core.asking import ask_or_wait, next_wake, put
from agent.core.effects import Wake
from agent.core.events import ReplyRead
from agent.core.feedback import Kind
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step, wake
from agent.core.respondent import Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.whereabouts import Place, place

LONGEST = timedelta(days=14)
"""How long somebody who promises an answer is waited for at most, whatever day they name."""


def has_answered(interview: Interview, respondent: Respondent) -> bool:
    """Whether they gave feedback since the interview was over: nothing that they write later reopens the chase."""
    since = interview.over_since
    return any(f.reading.kind is Kind.FEEDBACK and (since is None or f.at >= since) for f in respondent.readings)


def deferred(told: Step, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """They will answer later: no reminder before then."""
    state = step(respondent.state, RespondentTrigger.DEFER)
    until = back(event, rules, place(told.interview, respondent, rules.hours))
    what = f"{respondent.person.called} will answer later"
    paused = pause(told.interview, replace(respondent, state=state), until, what)
    return replace(paused, effects=(*told.effects, *paused.effects))


def back(event: ReplyRead, rules: Rules, where: Place) -> datetime:
    """When to ask on: in working hours after the day that they named, but not later than LONGEST from now."""
    named = event.reading.later
    due = event.at + rules.defer_for if named is None or named <= event.at else min(named, event.at + LONGEST)
    return chase.working(due, rules.hours, where)


def pause(interview: Interview, respondent: Respondent, until: datetime, what: str) -> Step:
    """Ask them nothing before ``until``."""
    paused = replace(respondent, away_until=until)
    return Step(
        interview=put(interview, paused),
        effects=(wake(interview, until, Wake.RESUME, slot=paused.slot, number=paused.questions),),
        note=f"{what}; no reminder before {until:%Y-%m-%d %H:%M} UTC.",
    )


def waits_on(told: Step, respondent: Respondent, at: datetime, rules: Rules, *, quiet: bool) -> Step:
    """Nothing was answered: the next reminder is due in its time, or the question, where it has not left yet.

    ``quiet`` if the recruiter is to have a working day for an answer first.
    """
    # Before the interview is over, they are asked with everybody else, whatever they were asked about an earlier date.
    early = told.interview.state in (InterviewState.PLANNED, InterviewState.ENDED)
    again = respondent.questions and not early
    trigger = RespondentTrigger.SET_ASIDE if again else RespondentTrigger.RESET
    where = place(told.interview, respondent, rules.hours)
    until = chase.working_day_later(at, rules.hours, where) if quiet else None
    waiting = replace(respondent, state=step(respondent.state, trigger), quiet_until=until, taken_up=at)
    after = put(told.interview, waiting)
    if after.state is not InterviewState.ASKING:
        return replace(told, interview=after)
    if waiting.state is RespondentState.ASKED:
        return replace(told, interview=after, effects=(*told.effects, next_wake(after, waiting, at, rules)))
    if waiting.state is RespondentState.NOT_ASKED:
        return replace(told, interview=after, effects=(*told.effects, ask_or_wait(after, waiting, at, rules)))
    return replace(told, interview=after)
