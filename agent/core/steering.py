"""The recruiter steers the chase: remind now, leave somebody alone until a day, and how it stands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from agent.core import chase
from agent.core.accepting import answered
from agent.core.asking import put
from agent.core.deferring import pause
from agent.core.effects import Effect
from agent.core.events import RecruiterSaid
from agent.core.feedback import combine
from agent.core.gate import MOST_QUESTIONS
from agent.core.happened import called_off
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step, ask
from agent.core.patience import is_paused
from agent.core.pausing import awaited
from agent.core.respondent import STILL_ASKED, Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.whereabouts import place

LONGEST = timedelta(days=60)
"""How long the recruiter can have somebody left alone; who is to be asked later than that is forgotten."""

_OPEN = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)


def remind(interview: Interview, slots: Iterable[str], event: RecruiterSaid, rules: Rules) -> Step:
    """Remind these people, or all who are awaited, without waiting for the next reminder's time; in working hours."""
    if interview.state is not InterviewState.ASKING:
        return answered(interview, event, rules, "Nobody is reminded: nobody is being asked about this interview.")
    if called_off(interview):
        why_not = "Nobody is reminded, as somebody says that it did not take place. If it did, reply “held”."
        return answered(interview, event, rules, why_not)
    after, effects, why = interview, list[Effect](), list[str]()
    people = _meant(interview, slots)
    for respondent in people:
        if reason := _not_now(interview, respondent):
            why.append(reason)
            continue
        back = _back(respondent)
        after = put(after, back)
        effects.append(ask(after, back, rules, event.at))
    if not effects:
        return answered(interview, event, rules, " ".join(why) or "Nobody is reminded: nobody is awaited any more.")
    return Step(interview=after, effects=tuple(effects), note=f"The recruiter said: remind {_names(people)}.")


def snooze(interview: Interview, slots: Iterable[str], event: RecruiterSaid, rules: Rules) -> Step:
    """No question and no reminder to these people, or to all who are awaited, before a day."""
    if interview.state not in _OPEN:
        return answered(interview, event, rules, "Nothing was changed: nobody is asked about this interview any more.")
    after, effects = interview, list[Effect]()
    people = [r for r in _meant(interview, slots) if r.state in STILL_ASKED]
    for respondent in people:
        until = _day(interview, respondent, event, rules)
        if until is None:
            why = f"Nothing was changed: please name a day within the next {LONGEST.days} days."
            return answered(interview, event, rules, why)
        told = _left_alone(after, respondent, until)
        after, effects = told.interview, [*effects, *told.effects]
    if not people:
        return answered(interview, event, rules, "Nothing was changed: nobody is awaited any more.")
    note = f"The recruiter said: leave {_names(people)} alone for now."
    return Step(interview=after, effects=tuple(effects), note=note)


def status(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """How it stands, in a short letter."""
    return answered(interview, event, rules, f"How it stands: {stands(interview)}.")


def stands(interview: Interview) -> str:
    """How it stands with everybody, in a clause each."""
    people = "; ".join(f"{r.person.called} {_stand(interview, r)}" for r in interview.respondents)
    return people or "nobody is asked about this interview"


def _meant(interview: Interview, slots: Iterable[str]) -> list[Respondent]:
    named = set(slots)
    return [r for r in interview.respondents if (r.slot in named if named else awaited(interview, r))]


def _names(people: Iterable[Respondent]) -> str:
    return " and ".join(r.person.called for r in people)


def _not_now(interview: Interview, respondent: Respondent) -> str:
    """Why somebody cannot be reminded, in a sentence; empty if they can."""
    name = respondent.person.called
    if respondent.state not in STILL_ASKED or respondent.unread:
        return f"{name} is not awaited any more."
    if respondent.questions >= MOST_QUESTIONS:
        return f"{name} has had {MOST_QUESTIONS} mails, and I send no more: please call."
    if is_paused(interview, respondent):
        return f"You write with {name} yourself; reply “ask {respondent.person.address.email}” to have them asked."
    return f"Something of {name} waits for your word first." if respondent.in_doubt else ""


def _back(respondent: Respondent) -> Respondent:
    """No absence and no promise of theirs stands in the way of the recruiter's word."""
    state = step(respondent.state, RespondentTrigger.RESUME if respondent.questions else RespondentTrigger.RESET)
    return replace(respondent, state=state, away_until=None, quiet_until=None)


def _day(interview: Interview, respondent: Respondent, event: RecruiterSaid, rules: Rules) -> datetime | None:
    """The morning there of the day that the recruiter named; None for one that is over, or too far off."""
    where = place(interview, respondent, rules.hours)
    today = event.at.astimezone(where.zone).date()
    day = event.command.until or today + timedelta(days=event.command.days)
    if not today < day <= today + LONGEST:
        return None
    return chase.working(datetime.combine(day, rules.hours.start, where.zone), rules.hours, where)


def _left_alone(interview: Interview, respondent: Respondent, until: datetime) -> Step:
    """Whoever was asked is as somebody who is away; nobody else is asked before."""
    if respondent.state is RespondentState.NOT_ASKED:
        return Step(interview=put(interview, replace(respondent, quiet_until=until)), note="")
    away = replace(respondent, state=step(respondent.state, RespondentTrigger.AWAY))
    return pause(interview, away, until, f"{respondent.person.called} is left alone")


def _stand(interview: Interview, respondent: Respondent) -> str:
    """Such as 'was reminded 2 times, last on 24 November'."""
    if respondent.unread:
        return "has answered, and it is being read"
    if combine(respondent.readings):
        return "has answered"
    if respondent.contact.spared:
        return "is not asked, as you said"
    if is_paused(interview, respondent):
        return "is not asked, as you write with each other"
    asked = f", last on {respondent.last_asked:%-d %B}" if respondent.last_asked else ""
    times = {0: "has not been asked yet", 1: f"was asked{asked}"}
    said = times.get(respondent.questions, f"was asked and reminded, {respondent.reminders} of 3{asked}")
    ends = {
        RespondentState.AWAY: ", and is left alone",
        RespondentState.DEFERRED: ", and will answer later",
        RespondentState.UNREACHABLE: ", and is for you to call",
        RespondentState.STOPPED: ", and wants no more mail",
    }
    until = f" until {respondent.away_until:%-d %B}" if respondent.away_until else ""
    end = ends.get(respondent.state, "")
    return f"{said}{end}{until if end else ''}"
