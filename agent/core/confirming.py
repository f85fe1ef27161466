"""The recruiter's word on whether an interview took place, and what follows when somebody says that it did not."""

from dataclasses import replace
from datetime import datetime

from agent.core.accepting import answered
from agent.core.asking import put, take_up
from agent.core.concluding import settle
from agent.core.effects import Effect
from agent.core.events import RecruiterSaid
from agent.core.feedback import Outcome
from agent.core.happened import NOT_HELD, called_off, reported
from agent.core.hearing import PAST
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step
from agent.core.patience import patience
from agent.core.pausing import awaited
from agent.core.respondent import RespondentState
from agent.core.rules import Rules

_WAITED_FOR = (RespondentState.NOT_ASKED, RespondentState.ASKED)
_LATE = "Nothing was changed: the decision has been made, and what comes later counts no more."
_NOBODY_LEFT = "Nobody is asked whether it took place: nobody is left to ask. Please say yourself, or call."


def said(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """The recruiter says what happened. That goes before what participants say, until the interview is moved.

    Who says the same again changes nothing, and has no new recommendation to read.
    """
    if interview.state in PAST:
        return answered(interview, event, rules, _LATE)
    outcome = event.command.outcome or _as_reported(interview)
    after = replace(interview, attended=outcome)
    words = outcome.replace("_", " ")
    if outcome in NOT_HELD:
        told = Step(interview=after, note=f"The recruiter said: {words}; nobody is asked any more.")
        return settle(told, event.at, rules, news=interview.attended is not outcome)
    told = followed(interview, Step(interview=after, note=f"The recruiter said: {words}."), event.at, rules)
    return settle(told, event.at, rules, news=called_off(interview))


def to_check(interview: Interview) -> Interview:
    """The interview, whoever is asked about it being asked first whether it took place."""
    known = tuple(r.slot for r in interview.respondents if reported(r))
    return replace(interview, attended=None, checking=True, checked=known)


def check(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Whoever has not been heard of says what happened, before the recruiter does."""
    if interview.state in PAST:
        return answered(interview, event, rules, _LATE)
    if interview.state is not InterviewState.ASKING or not any(awaited(interview, r) for r in interview.respondents):
        return answered(interview, event, rules, _NOBODY_LEFT)
    note = "The recruiter said: ask the others whether it took place."
    return followed(interview, Step(interview=to_check(interview), note=note), event.at, rules)


def _as_reported(interview: Interview) -> Outcome:
    """For a plain 'not held': what participants say of it; else that a new time is needed."""
    return next((found for r in interview.respondents if (found := reported(r))), Outcome.RESCHEDULED)


def followed(before: Interview, told: Step, at: datetime, rules: Rules) -> Step:
    """Who is still waited for is not asked any more, or is asked again, where that has changed with this step."""
    after = told.interview
    if called_off(before) is called_off(after) or after.state is not InterviewState.ASKING:
        return told
    effects: list[Effect] = []
    for respondent in (r for r in after.respondents if r.state in _WAITED_FOR):
        if called_off(after):
            effects.append(patience(after, respondent, at, rules))
            continue
        after, effect = take_up(put(after, respondent), respondent, at, rules)
        effects += [effect] if effect else []
    known = {e.id for e in told.effects}
    return replace(told, interview=after, effects=(*told.effects, *(e for e in effects if e.id not in known)))
