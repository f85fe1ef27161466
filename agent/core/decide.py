"""The one function by which an interview changes: (interview, event, rules) -> a step. It decides, and does nothing."""

from agent.core import (
    announcing,
    asking,
    concluding,
    confirming,
    doubtful,
    ending,
    hearing,
    leave,
    lost,
    obeying,
    pausing,
    planning,
    rereading,
    team,
)
from agent.core.effects import Wake
from agent.core.events import (
    CalendarMail,
    Event,
    FurtherOff,
    HumanWrote,
    Joined,
    LetterLost,
    LetterOut,
    MailBounced,
    RationaleWritten,
    RecordsLost,
    RecruiterSaid,
    ReplyCame,
    ReplyHeld,
    ReplyRead,
    SaidOver,
    TeamSaid,
    TimeCame,
    WentAway,
)
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.rules import Rules


def decide(interview: Interview | None, event: Event, rules: Rules) -> Step:
    """What an event means for an interview, and what is to be done.

    Only calendar mail can begin an interview; any other event needs one. Time is ``event.at``, and nothing else.
    """
    interview = leave.taken_over(interview, rules, event.at) if interview else None
    if isinstance(event, CalendarMail):
        return planning.calendar_mail(interview, event, rules)
    if interview is None:
        raise ValueError(f"{event.type} about an interview that nobody knows")
    match event:
        case TimeCame():
            return _time_came(interview, event, rules)
        case LetterOut():
            return lost.shown(asking.letter_out(interview, event, rules), event.slot, event.at, rules)
        case LetterLost():
            return asking.letter_lost(interview, event, rules)
        case SaidOver():
            return ending.said_over(interview, event, rules)
        case ReplyHeld(offered=True):
            return doubtful.offered(interview, event, rules)
        case ReplyHeld():
            return doubtful.reply_held(interview, event, rules)
        case Joined():
            return planning.joined(interview, event)
        case HumanWrote():
            return pausing.human_wrote(interview, event, rules)
        case FurtherOff():
            return pausing.further_off(interview, event, rules)
        case RationaleWritten():
            return announcing.written(interview, event, rules)
        case RecruiterSaid():
            return obeying.recruiter_said(interview, event, rules)
        case TeamSaid():
            return team.heard(interview, event, rules)
        case RecordsLost():
            return lost.records_lost(interview, event, rules)
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
            return lost.shown(hearing.reply_came(interview, respondent, event, rules), event.slot, event.at, rules)
        case ReplyRead():
            told = rereading.read(interview, respondent, event, rules)
            return confirming.followed(interview, told, event.at, rules)
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
            return concluding.close(interview, event.at, rules)
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
