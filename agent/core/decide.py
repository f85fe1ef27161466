"""The one function by which an interview changes: (interview, event, rules) -> a step. It decides, and does nothing."""

from dataclasses import replace

from agent.core import asking, concluding, ending, hearing, planning
from agent.core import interview as table
from agent.core.effects import Wake
from agent.core.events import (
    CalendarMail,
    Event,
    LetterLost,
    LetterOut,
    MailBounced,
    RecruiterSaid,
    ReplyCame,
    ReplyHeld,
    ReplyRead,
    SaidOver,
    TimeCame,
    Verb,
    WentAway,
)
from agent.core.interview import Interview, InterviewTrigger
from agent.core.orders import Step
from agent.core.rules import Rules


def decide(interview: Interview | None, event: Event, rules: Rules) -> Step:
    """What an event means for an interview, and what is to be done.

    Only calendar mail can begin an interview; any other event needs one. Time is ``event.at``, and nothing else.
    """
    if isinstance(event, CalendarMail):
        return planning.calendar_mail(interview, event, rules)
    if interview is None:
        raise ValueError(f"{event.type} about an interview that nobody knows")
    match event:
        case TimeCame():
            return _time_came(interview, event, rules)
        case LetterOut():
            return asking.letter_out(interview, event, rules)
        case LetterLost():
            return asking.letter_lost(interview, event, rules)
        case SaidOver():
            return ending.said_over(interview, event, rules)
        case ReplyHeld():
            return hearing.reply_held(interview, event, rules)
        case RecruiterSaid():
            return _recruiter_said(interview, event, rules)
        case _:
            return _about_respondent(interview, event, rules)


def _about_respondent(
    interview: Interview, event: ReplyCame | ReplyRead | WentAway | MailBounced, rules: Rules
) -> Step:
    respondent = interview.respondent(event.slot)
    if respondent is None:
        return Step(interview=interview, note="It concerns somebody who takes no part any more.")
    match event:
        case ReplyCame():
            return hearing.reply_came(interview, respondent, event, rules)
        case ReplyRead():
            return hearing.reply_read(interview, respondent, event, rules)
        case WentAway():
            return hearing.went_away(interview, respondent, event, rules)
        case MailBounced():
            return hearing.bounced(interview, respondent, event, rules)


def _time_came(interview: Interview, event: TimeCame, rules: Rules) -> Step:
    match event.what:
        case Wake.END:
            return ending.clock_says_over(interview, event.at, rules)
        case Wake.GRACE:
            return asking.grace_over(interview, event.at, rules)
        case Wake.CLOSE:
            return concluding.close(interview)
    respondent = interview.respondent(event.slot)
    if respondent is None:
        return Step(interview=interview, note="It concerns somebody who takes no part any more.")
    match event.what:
        case Wake.REMIND:
            return asking.remind(interview, respondent, event.number, event.at, rules)
        case Wake.RESUME:
            return asking.resume(interview, respondent, event.at, rules)
        case Wake.GIVE_UP:
            return asking.give_up(interview, respondent, event.number, event.at, rules)


def _recruiter_said(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    match event.command.verb:
        case Verb.VETO:
            state = table.step(interview.state, InterviewTrigger.VETO)
            return Step(interview=replace(interview, state=state), note="The recruiter said: ask nobody.")
        case Verb.ASK:
            return _ask_now(replace(interview, cleared=True), event, rules, "The recruiter said: ask.")
        case Verb.WHO:
            named = {**interview.named, **{a.email: side for a, side in event.command.who}}
            told = planning.recast(replace(interview, named=named), rules)
            return _ask_now(told, event, rules, "The recruiter said who is who.")
        case Verb.DECIDE:
            return concluding.decided(interview, event, rules)


def _ask_now(interview: Interview, event: RecruiterSaid, rules: Rules, note: str) -> Step:
    """Ask whom the recruiter's word made askable, once the grace time is over."""
    if interview.over_since is None or event.at < interview.over_since + rules.grace:
        return Step(interview=interview, note=note)
    step = asking.ask_all(interview, event.at, rules)
    return replace(step, note=f"{note} {step.note}")
