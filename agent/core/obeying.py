"""What the recruiter says in answer to our letters, and what is done about it."""

from dataclasses import replace

from agent.core import (
    accepting,
    adding,
    approving,
    asking,
    by_hand,
    call_notes,
    concluding,
    confirming,
    handing,
    lost,
    overview,
    pausing,
    planning,
    revealing,
    steering,
    unclear,
    undoing,
)
from agent.core import interview as table
from agent.core.charge import commands
from agent.core.effects import LetterKind
from agent.core.events import RecruiterSaid, Verb
from agent.core.feedback import Outcome
from agent.core.happened import called_off
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.memory import INTERVIEW, NO_INTERVIEW, about_entries, about_people
from agent.core.orders import Step
from agent.core.respondent import STILL_ASKED
from agent.core.rules import Rules


def recruiter_said(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Do what the recruiter says, or whoever is in charge instead."""
    if not commands(interview, rules.directory, event.by.email, event.at):
        return Step(interview=interview, note=f"{event.by.email} is not in charge any more; nothing was changed.")
    match event.command.verb:
        case Verb.VETO | Verb.ASK if _about_a_redirect(interview, event):
            return approving.settled(interview, event, rules)
        case Verb.VETO | Verb.ASK if event.command.whom or event.command.here:
            return _about_some(interview, event, rules)
        case Verb.INTERVIEW | Verb.NO_INTERVIEW:
            return _is_one(interview, event, rules)
        case Verb.VETO | Verb.ASK if interview.possible:
            return _is_one(interview, event, rules)
        case Verb.VETO if lost.some_were_asked(interview):
            return lost.left(interview, event.at, rules)
        case Verb.VETO:
            return undoing.vetoed(interview)
        case Verb.ASK if called_off(interview):
            # Whoever has them asked says that it took place.
            held = replace(event.command, verb=Verb.ATTENDED, outcome=Outcome.HELD)
            return _attended(interview, replace(event, command=held), rules)
        case Verb.ASK:
            resumed = pausing.ask_these(interview, pausing.paused_slots(interview), event, rules)
            freed = replace(resumed.interview, cleared=True, lost=())
            asked = _ask_now(freed, event, rules, "The recruiter said: ask.")
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
        case Verb.ATTENDED:
            return _attended(interview, event, rules)
        case Verb.CHECK:
            return _check(interview, event, rules)
        case Verb.FILE:
            return by_hand.filed(interview, event, rules)
        case Verb.REMIND | Verb.SNOOZE:
            return _steered(interview, event, rules)
        case Verb.STATUS:
            return steering.status(interview, event, rules)
        case Verb.HAND | Verb.TAKE_BACK:
            return handing.said(interview, event, rules)
        case Verb.REMARKS:
            return revealing.shown(interview, event, rules)
        case Verb.NOTES:
            return call_notes.took_notes(interview, event, rules)
        case Verb.ADD:
            return adding.added(interview, event, rules)
        case Verb.DIGEST:
            return overview.overview(interview, event, rules)
        case Verb.UNDO:
            return undoing.undone(interview, event, rules)
        case Verb.UNCLEAR:
            return unclear.told(interview, event, rules)
        case Verb.DECIDE:
            return concluding.decided(interview, event, rules)


def _about_a_redirect(interview: Interview, event: RecruiterSaid) -> bool:
    """Whether it answers 'shall I ask them?'; a word about people who are asked already is about these alone."""
    known = {r.person.address.email for r in interview.respondents}
    others = not event.command.whom or not known.issuperset(event.command.whom)
    single = event.command.here or bool(event.command.whom)
    return event.letter is LetterKind.REDIRECT and single and others


def _attended(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Before the questions, 'held' means that they may leave."""
    before = interview.state in (InterviewState.PLANNED, InterviewState.ENDED)
    if before and event.command.outcome is Outcome.HELD:
        ask = replace(event, command=replace(event.command, verb=Verb.ASK))
        return recruiter_said(replace(interview, attended=Outcome.HELD), ask, rules)
    return confirming.said(interview, event, rules)


def _check(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Before the questions, they may leave, and ask first whether it took place."""
    if interview.state not in (InterviewState.PLANNED, InterviewState.ENDED):
        return confirming.check(interview, event, rules)
    ask = replace(event, command=replace(event.command, verb=Verb.ASK))
    return recruiter_said(confirming.to_check(interview), ask, rules)


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


def _steered(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """About those who are named, else whom the answered letter is about, else all who are awaited.

    Somebody whose answer a letter tells of cannot be reminded: there, all are meant who are awaited.
    """
    about = interview.respondent(event.slot)
    single = about is not None and about.state in STILL_ASKED and pausing.awaited(interview, about)
    slots, unknown = _meant(interview, event) if event.command.whom or single else ((), ())
    if unknown:
        why = f"Nothing was changed: {' and '.join(unknown)} is nobody whom I ask about this interview."
        return accepting.answered(interview, event, rules, why)
    does = steering.remind if event.command.verb is Verb.REMIND else steering.snooze
    return does(interview, slots, event, rules)


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
