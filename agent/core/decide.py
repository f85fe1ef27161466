"""The one function by which an interview changes: (interview, event, rules) -> a step. It decides, and does nothing."""

from dataclasses import replace

from agent.core import accepting, asking, concluding, ending, hearing, pausing, planning
from agent.core import interview as table
from agent.core.effects import Wake
from agent.core.events import (
    CalendarMail,
    Event,
    HumanWrote,
    Joined,
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
from agent.core.memory import INTERVIEW, NO_INTERVIEW, about_entries, about_people
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
        case ReplyHeld(offered=True):
            return hearing.offered(interview, event, rules)
        case ReplyHeld():
            return hearing.reply_held(interview, event, rules)
        case Joined():
            return planning.joined(interview, event)
        case HumanWrote():
            return pausing.human_wrote(interview, event, rules)
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
        case Verb.VETO | Verb.ASK if event.command.whom or event.command.here:
            return _about_some(interview, event, rules)
        case Verb.INTERVIEW | Verb.NO_INTERVIEW:
            return _is_one(interview, event, rules)
        case Verb.VETO | Verb.ASK if interview.possible:
            return _is_one(interview, event, rules)
        case Verb.VETO:
            state = table.step(interview.state, InterviewTrigger.VETO)
            return Step(interview=replace(interview, state=state), note="The recruiter said: ask nobody.")
        case Verb.ASK:
            resumed = pausing.ask_these(interview, pausing.paused_slots(interview), event, rules)
            asked = _ask_now(replace(resumed.interview, cleared=True), event, rules, "The recruiter said: ask.")
            return replace(asked, effects=tuple({e.id: e for e in (*resumed.effects, *asked.effects)}.values()))
        case Verb.ACCEPT:
            return accepting.accept(interview, event, rules)
        case Verb.IGNORE:
            return accepting.ignore(interview, event, rules)
        case Verb.WHO:
            named = {**interview.named, **{a.email: side for a, side in event.command.who}}
            told = planning.recast(replace(interview, named=named), rules)
            step = _ask_now(told, event, rules, "The recruiter said who is who.")
            said = {address.email: side for address, side in event.command.who}
            return replace(step, lessons=about_people(said, event.at, interview.ref))
        case Verb.DECIDE:
            return concluding.decided(interview, event, rules)


def _is_one(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """The recruiter says whether it was an interview; remembered for others like it where no word of the title says."""
    yes = event.command.verb in (Verb.INTERVIEW, Verb.ASK)
    lessons = about_entries(
        (e.meeting for e in interview.parts),
        titled=not interview.possible,
        answer=INTERVIEW if yes else NO_INTERVIEW,
        at=event.at,
        ref=interview.ref,
    )
    if not yes:
        state = table.step(interview.state, InterviewTrigger.VETO)
        closed = replace(interview, state=state)
        return Step(interview=closed, note="The recruiter said: this is no interview.", lessons=lessons)
    why = lessons[0].clause if interview.possible else interview.why
    sure = planning.recast(replace(interview, confirmed=True, possible="", why=why), rules)
    return replace(_ask_now(sure, event, rules, "The recruiter said: it is an interview."), lessons=lessons)


def _about_some(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Ask, or do not ask, only those whom the recruiter names, or whom the answered letter is about."""
    slots, unknown = _meant(interview, event)
    if unknown or not slots:
        why = f"{' and '.join(unknown)} is nobody whom I ask about this interview." if unknown else "Please say whom."
        return accepting.answered(interview, event, rules, f"Nothing was changed: {why}")
    if event.command.verb is Verb.VETO:
        return pausing.spare(interview, slots, event.at, rules)
    why_not = pausing.in_the_way(interview, slots)
    asked = pausing.ask_these(interview, slots, event, rules)
    if not why_not:
        return asked
    told = accepting.answered(asked.interview, event, rules, why_not)
    return replace(told, effects=(*asked.effects, *told.effects))


def _meant(interview: Interview, event: RecruiterSaid) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slots of those who are meant, and the addresses that are nobody's here."""
    if not event.command.whom:
        return (event.slot,) if event.slot else pausing.paused_slots(interview), ()
    slots = {r.person.address.email: r.slot for r in interview.respondents}
    known = tuple(slots[email] for email in event.command.whom if email in slots)
    return known, tuple(email for email in event.command.whom if email not in slots)


def _ask_now(interview: Interview, event: RecruiterSaid, rules: Rules, note: str) -> Step:
    """Ask whom the recruiter's word made askable, once the grace time is over."""
    if interview.over_since is None or event.at < interview.over_since + rules.grace:
        return Step(interview=interview, note=note)
    step = asking.ask_all(interview, event.at, rules)
    return replace(step, note=f"{note} {step.note}")
