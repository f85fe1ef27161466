"""Asking and chasing: the letters to one respondent, and what their silence leads to."""

from dataclasses import replace
from datetime import datetime, timedelta

from agent.core import chase
from agent.core import interview as table
from agent.core.concluding import settle
from agent.core.effects import HEADS_UPS, TO_PARTICIPANTS, Effect, LetterKind, Notice, Wake
from agent.core.ending import hindrance, warned
from agent.core.events import LetterLost, LetterOut
from agent.core.gate import MOST_QUESTIONS
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.orders import Step, ask, push, tell, wake
from agent.core.respondent import Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules

_LONGEST_WAY = timedelta(days=2)
"""How long a mail server may be retried before a letter is given up."""


def put(interview: Interview, respondent: Respondent) -> Interview:
    """The interview with one respondent replaced."""
    return replace(
        interview,
        respondents=tuple(respondent if r.slot == respondent.slot else r for r in interview.respondents),
    )


def ask_all(interview: Interview, at: datetime, rules: Rules) -> Step:
    """Ask everybody who has not been asked yet, unless something hinders."""
    why_not = hindrance(interview)
    if why_not:
        return Step(interview=interview, note=f"Nobody is asked: {why_not}")
    asking = replace(interview, state=table.step(interview.state, InterviewTrigger.ASK))
    free = [r for r in asking.respondents if r.state is RespondentState.NOT_ASKED and not r.person.declined]
    letters = tuple(patience(asking, r, at, rules) if r.held else ask(asking, r, rules, at) for r in free)
    if asking.state is not InterviewState.ASKING or not asking.respondents:
        return Step(interview=interview, note="There is nobody to ask.")
    if not letters:
        return settle(Step(interview=asking, note="There is nobody left to ask."), at, rules)
    return Step(interview=asking, effects=letters, note=f"Asking {len(letters)} of {len(asking.respondents)} people.")


def patience(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """When to give up on somebody who cannot be asked until the recruiter has looked at something."""
    due = chase.working(at + rules.give_up_after, rules.hours, interview.meeting.zone)
    return wake(interview, due, Wake.GIVE_UP, slot=respondent.slot, number=respondent.questions)


def grace_over(interview: Interview, at: datetime, rules: Rules) -> Step:
    """The recruiter had time to veto."""
    early = interview.warned_at is None or at < interview.warned_at + rules.grace
    if interview.state is not InterviewState.ENDED or early:
        return Step(interview=interview, note="The time for questions has changed meanwhile.")
    return ask_all(interview, at, rules)


def letter_out(interview: Interview, event: LetterOut, rules: Rules) -> Step:
    """A letter left, or lies in Drafts."""
    respondent = interview.respondent(event.slot)
    if event.kind is LetterKind.RECOMMENDATION and event.number == interview.revision:
        state = table.step(interview.state, InterviewTrigger.RECOMMEND)
        return Step(interview=replace(interview, state=state), note="The recommendation is with the recruiter.")
    if event.kind in HEADS_UPS:
        return warned(interview, event.at, rules)
    if event.kind not in TO_PARTICIPANTS or respondent is None:
        return Step(interview=interview, note=f"Letter out: {event.kind}")
    if event.drafted:
        about = f"A mail to {respondent.person.called} waits in Drafts"
        effects = (push(interview, event.at, Notice.ATTENTION, about, slot=event.slot, key=event.id),)
        return Step(interview=interview, effects=effects, note=f"{about}.")
    return _asked(interview, respondent, event, rules)


def _asked(interview: Interview, respondent: Respondent, event: LetterOut, rules: Rules) -> Step:
    asked = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.ASK),
        questions=max(respondent.questions, event.number + 1),
        last_asked=event.at,
        thread=(*respondent.thread, event.message_id),
    )
    notice = Notice.REMINDER_SENT if event.kind is LetterKind.REMINDER else Notice.QUESTION_SENT
    words = f"Reminder {event.number}" if event.kind is LetterKind.REMINDER else "Questions"
    about = f"{words} sent to {respondent.person.called}"
    effects = (
        push(interview, event.at, notice, about, slot=event.slot, key=event.id),
        next_wake(interview, asked, event.at, rules),
    )
    return Step(interview=put(interview, asked), effects=effects, note=f"{about}.")


def next_wake(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """When to think of this respondent again: at the next reminder, or to give up."""
    number = respondent.questions
    due = chase.reminder(at, number, rules, interview.meeting.zone) if number < MOST_QUESTIONS else None
    if due is None:
        give_up = chase.working(at + rules.give_up_after, rules.hours, interview.meeting.zone)
        return wake(interview, give_up, Wake.GIVE_UP, slot=respondent.slot, number=number)
    return wake(interview, due, Wake.REMIND, slot=respondent.slot, number=number)


def remind(interview: Interview, respondent: Respondent, number: int, at: datetime, rules: Rules) -> Step:
    """A reminder is due, if nothing has happened since it was planned."""
    silent = respondent.state is RespondentState.ASKED and respondent.questions == number and not respondent.held
    if interview.state is not InterviewState.ASKING or not silent or number >= MOST_QUESTIONS:
        return Step(interview=interview, note="No reminder is needed any more.")
    return Step(
        interview=interview,
        effects=(ask(interview, respondent, rules, at), _if_stuck(interview, respondent, at, rules)),
        note=f"{respondent.person.called} is reminded.",
    )


def _if_stuck(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """A reminder that never leaves, as its like was refused before, must not let everybody wait for ever."""
    return patience(interview, respondent, at + _LONGEST_WAY, rules)


def give_up(interview: Interview, respondent: Respondent, number: int, at: datetime, rules: Rules) -> Step:
    """The last reminder stayed without an answer, or they could not be asked: the recruiter calls."""
    waiting = respondent.state in (RespondentState.ASKED, RespondentState.NOT_ASKED)
    if interview.state is not InterviewState.ASKING or not waiting or respondent.questions != number:
        return Step(interview=interview, note="They have been heard of meanwhile.")
    return unreachable(interview, respondent, RespondentTrigger.SILENCE, "has not answered", at, rules)


def unreachable(
    interview: Interview, respondent: Respondent, trigger: RespondentTrigger, what: str, at: datetime, rules: Rules
) -> Step:
    """Mail does not help with this person: tell the recruiter, and go on with what there is."""
    state = step(respondent.state, trigger)
    if state is respondent.state:
        return Step(interview=interview, note=f"{respondent.person.called} {what}; that was known.")
    after = put(interview, replace(respondent, state=state))
    effects = call(after, respondent, f"{respondent.person.called} {what}", at, rules)
    return settle(
        Step(interview=after, effects=effects, note=f"{respondent.person.called} {what}: please call."), at, rules
    )


def call(interview: Interview, respondent: Respondent, about: str, at: datetime, rules: Rules) -> tuple[Effect, ...]:
    slot, number = respondent.slot, respondent.questions
    return (
        tell(interview, rules, at, LetterKind.CALL, slot=slot, number=number),
        push(interview, at, Notice.ATTENTION, about, slot=slot),
    )


def resume(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Step:
    """Somebody who was away, or asked for time, should be back."""
    state = step(respondent.state, RespondentTrigger.RESUME)
    early = respondent.away_until is not None and at < respondent.away_until
    if state is respondent.state or early or interview.state is not InterviewState.ASKING:
        return Step(interview=interview, note="The pause has been changed meanwhile.")
    back = replace(respondent, state=state, away_until=None)
    after = put(interview, back)
    if back.questions >= MOST_QUESTIONS:
        again: tuple[Effect, ...] = (patience(after, back, at, rules),)
    else:
        again = (ask(after, back, rules, at), _if_stuck(after, back, at, rules))
    return Step(interview=after, effects=again, note=f"The pause for {back.person.called} is over.")


def letter_lost(interview: Interview, event: LetterLost, rules: Rules) -> Step:
    """A letter did not get through. A question that may have left counts as sent: it is never repeated blindly."""
    respondent = interview.respondent(event.slot)
    if event.kind in HEADS_UPS and event.uncertain:
        return warned(interview, event.at, rules)
    if event.kind not in TO_PARTICIPANTS or respondent is None:
        about = f"A mail to you got lost: {event.kind}"
        effects: tuple[Effect, ...] = (push(interview, event.at, Notice.ATTENTION, about, key=event.id),)
        return Step(interview=interview, effects=effects, note=f"Lost: {event.kind}: {event.reason}")
    if not event.uncertain:
        return unreachable(
            interview, respondent, RespondentTrigger.BOUNCE, "cannot be reached by mail", event.at, rules
        )
    counted = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.ASK),
        questions=max(respondent.questions, event.number + 1),
        last_asked=event.at,
    )
    about = f"Whether a mail reached {respondent.person.called} is uncertain"
    effects = (*call(interview, counted, about, event.at, rules), next_wake(interview, counted, event.at, rules))
    return Step(interview=put(interview, counted), effects=effects, note=f"{about}: {event.reason}")
