"""Asking and chasing: the letters to one respondent, and what their silence leads to."""

from dataclasses import replace
from datetime import datetime, timedelta

from agent.core import chase
from agent.core import interview as table
from agent.core.concluding import settle
from agent.core.effects import HEADS_UPS, QUESTIONS, Effect, LetterKind, Notice, Wake, WakeAt
from agent.core.ending import hindrance, warned
from agent.core.events import LetterLost, LetterOut
from agent.core.gate import MOST_QUESTIONS
from agent.core.happened import called_off, in_question
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.orders import Step, ask, push, push_to, tell, wake
from agent.core.patience import LONGEST_WAY, is_paused, patience, taken_up_since
from agent.core.respondent import Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.whereabouts import place


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
    free = [r for r in asking.respondents if _is_free(asking, r)]
    letters: tuple[Effect, ...] = tuple(ask_or_wait(asking, r, at, rules) for r in free)
    if interview.state is not InterviewState.ASKING:
        letters += tuple(_resume_at(asking, r, at) for r in asking.respondents if r.state is RespondentState.DEFERRED)
    if asking.state is not InterviewState.ASKING or not asking.respondents:
        return Step(interview=interview, note="There is nobody to ask.")
    if not letters:
        return settle(Step(interview=asking, note="There is nobody left to ask."), at, rules)
    asked = sum(not isinstance(one, WakeAt) for one in letters)
    return Step(interview=asking, effects=letters, note=f"Asking {asked} of {len(asking.respondents)} people.")


def _resume_at(interview: Interview, respondent: Respondent, at: datetime) -> Effect:
    """For whoever wrote, before anybody was asked, that they will answer later."""
    due = max(at, respondent.away_until or at)
    return wake(interview, due, Wake.RESUME, slot=respondent.slot, number=respondent.questions)


def _is_free(interview: Interview, respondent: Respondent) -> bool:
    declined = respondent.person.declined or respondent.contact.over(interview.meeting.start)
    return respondent.state is RespondentState.NOT_ASKED and not declined


def ask_or_wait(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """The question whose turn it is, or the end of the wait for what is in its way."""
    if must_wait(interview, respondent):
        return patience(interview, respondent, at, rules)
    return ask(interview, respondent, rules, max(at, respondent.quiet_until or at))


def must_wait(interview: Interview, respondent: Respondent) -> bool:
    """Whether the recruiter's mail with them, or something that the recruiter has to look at, is in the way."""
    return respondent.in_doubt or is_paused(interview, respondent) or called_off(interview)


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
    if event.kind is LetterKind.THANKS and respondent is not None:
        return _thanked(interview, respondent, event)
    if event.kind not in QUESTIONS or respondent is None:
        return Step(interview=interview, note=f"Letter out: {event.kind}")
    if event.drafted:
        about = f"A mail to {respondent.person.called} waits in Drafts"
        # The recruiter may never send it, and then nobody else would ever speak of it again.
        effects = (
            push(interview, event.at, Notice.ATTENTION, about, slot=event.slot, key=event.id),
            _if_stuck(interview, respondent, event.at + sum(rules.cadence, timedelta()), rules),
        )
        return Step(interview=put(interview, replace(respondent, drafted=True)), effects=effects, note=f"{about}.")
    return _asked(interview, respondent, event, rules)


def _thanked(interview: Interview, respondent: Respondent, event: LetterOut) -> Step:
    """A reply to it finds its way as one to any letter of ours; nobody waits for one."""
    thread = tuple(dict.fromkeys((*respondent.thread, event.message_id)))
    after = put(interview, replace(respondent, thanked=True, thread=thread))
    return Step(interview=after, note=f"Thanks sent to {respondent.person.called}.")


def _asked(interview: Interview, respondent: Respondent, event: LetterOut, rules: Rules) -> Step:
    asked = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.ASK),
        questions=max(respondent.questions, event.number + 1),
        last_asked=event.at,
        asked_whether=_whether(interview, respondent, event.number),
        quiet_until=None,
        drafted=False,
        thread=(*respondent.thread, event.message_id),
    )
    notice = Notice.REMINDER_SENT if event.kind is LetterKind.REMINDER else Notice.QUESTION_SENT
    words = f"Reminder {event.number}" if event.kind is LetterKind.REMINDER else "Questions"
    about = f"{words} sent to {respondent.person.called}"
    to_them = (push_to(interview, event.at, notice, respondent, event.id),) if rules.push_to_participants else ()
    effects = (
        push(interview, event.at, notice, about, slot=event.slot, key=event.id),
        *to_them,
        next_wake(interview, asked, event.at, rules),
    )
    return Step(interview=put(interview, asked), effects=effects, note=f"{about}.")


def _whether(interview: Interview, respondent: Respondent, number: int) -> bool:
    return in_question(interview) if number == 0 else respondent.asked_whether


def next_wake(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """When to think of this respondent again: at the next reminder, or to give up."""
    number, where = respondent.questions, place(interview, respondent, rules.hours)
    due = chase.reminder(at, number, rules, where) if number < MOST_QUESTIONS else None
    if due is None:
        give_up = chase.working(at + rules.give_up_after, rules.hours, where)
        return wake(interview, give_up, Wake.GIVE_UP, slot=respondent.slot, number=number)
    return wake(interview, max(due, respondent.quiet_until or due), Wake.REMIND, slot=respondent.slot, number=number)


def remind(interview: Interview, respondent: Respondent, number: int, at: datetime, rules: Rules) -> Step:
    """A reminder is due, if nothing has happened since it was planned."""
    silent = respondent.state is RespondentState.ASKED and respondent.questions == number
    if interview.state is not InterviewState.ASKING or not silent or number >= MOST_QUESTIONS:
        return Step(interview=interview, note="No reminder is needed any more.")
    if respondent.quiet_until and at < respondent.quiet_until:
        return Step(interview=interview, note=f"{respondent.person.called} asked something, and is left alone for now.")
    if must_wait(interview, respondent):
        waits = (patience(interview, respondent, at, rules),)
        return Step(interview=interview, effects=waits, note=f"{respondent.person.called} is not reminded for now.")
    return Step(
        interview=interview,
        effects=(ask(interview, respondent, rules, at), _if_stuck(interview, respondent, at, rules)),
        note=f"{respondent.person.called} is reminded.",
    )


def _if_stuck(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """A reminder that never leaves, as its like was refused before, must not let everybody wait for ever."""
    return patience(interview, respondent, at + LONGEST_WAY, rules)


def give_up(interview: Interview, respondent: Respondent, number: int, at: datetime, rules: Rules) -> Step:
    """The last reminder stayed without an answer, or they could not be asked: the recruiter calls."""
    waiting = respondent.state in (RespondentState.ASKED, RespondentState.NOT_ASKED)
    if interview.state is not InterviewState.ASKING or not waiting or respondent.questions != number:
        return Step(interview=interview, note="They have been heard of meanwhile.")
    if taken_up_since(interview, respondent, at, rules):
        later = (patience(interview, respondent, at, rules),)
        return Step(interview=interview, effects=later, note="The questions were taken up again meanwhile.")
    if is_paused(interview, respondent):
        return _let_be(interview, respondent, at, rules)
    what = "has not answered" if respondent.questions else "was not asked"
    return unreachable(interview, respondent, RespondentTrigger.SILENCE, what, at, rules)


def _let_be(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Step:
    """The recruiter is in touch with them, so nobody has to be told to call."""
    after = put(interview, replace(respondent, contact=replace(respondent.contact, let_be=at)))
    note = f"The recruiter is in touch with {respondent.person.called}: nobody waits for their answer any more."
    return settle(Step(interview=after, note=note), at, rules)


def take_up(
    interview: Interview, respondent: Respondent, at: datetime, rules: Rules
) -> tuple[Interview, Effect | None]:
    """Go on asking somebody after a pause: the interview with it noted, and what comes next.

    Who was never asked is asked at once, and whoever was is reminded no earlier than without the pause.
    """
    again = replace(respondent, taken_up=at)
    after = put(interview, again)
    if interview.state is not InterviewState.ASKING:
        return after, None
    if again.state is RespondentState.NOT_ASKED:
        return after, ask_or_wait(after, again, at, rules) if _is_free(after, again) else None
    return after, next_wake(after, again, at, rules) if again.state is RespondentState.ASKED else None


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
    # Who wrote before the question left is asked it yet.
    trigger = RespondentTrigger.RESUME if respondent.questions else RespondentTrigger.RESET
    state = step(respondent.state, trigger)
    early = respondent.away_until is not None and at < respondent.away_until
    pausing = respondent.state in (RespondentState.AWAY, RespondentState.DEFERRED)
    if not pausing or early or interview.state is not InterviewState.ASKING:
        return Step(interview=interview, note="The pause has been changed meanwhile.")
    back = replace(respondent, state=state, away_until=None)
    after = put(interview, back)
    if back.questions >= MOST_QUESTIONS or must_wait(after, back):
        again: tuple[Effect, ...] = (patience(after, back, at, rules),)
    else:
        again = (ask(after, back, rules, at), _if_stuck(after, back, at, rules))
    return Step(interview=after, effects=again, note=f"The pause for {back.person.called} is over.")


def letter_lost(interview: Interview, event: LetterLost, rules: Rules) -> Step:
    """A letter did not get through. A question that may have left counts as sent: it is never repeated blindly."""
    respondent = interview.respondent(event.slot)
    if event.kind in HEADS_UPS and event.uncertain:
        return warned(interview, event.at, rules)
    if event.kind is LetterKind.THANKS and respondent is not None:
        # Whether it left or not: nobody misses it, and twice would be odd.
        note = f"The thanks to {respondent.person.called} were not sent: {event.reason}"
        return Step(interview=put(interview, replace(respondent, thanked=True)), note=note)
    if event.kind not in QUESTIONS or respondent is None:
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
        asked_whether=_whether(interview, respondent, event.number),
    )
    about = f"Whether a mail reached {respondent.person.called} is uncertain"
    effects = (*call(interview, counted, about, event.at, rules), next_wake(interview, counted, event.at, rules))
    return Step(interview=put(interview, counted), effects=effects, note=f"{about}: {event.reason}")
