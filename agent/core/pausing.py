"""The recruiter's own mail with participants: whoever they write with is not asked meanwhile."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from agent.core.asking import put, take_up
from agent.core.concluding import settle
from agent.core.contact import arranged, heard, resumed
from agent.core.effects import Effect, LetterKind, Notice
from agent.core.ending import hindrance
from agent.core.events import FurtherOff, HumanWrote, RecruiterSaid
from agent.core.happened import called_off
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step, push, tell
from agent.core.patience import is_paused, patience
from agent.core.respondent import STILL_ASKED, Respondent, RespondentState
from agent.core.rules import Rules

_BEFORE_RECOMMENDING = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)


def awaited(interview: Interview, respondent: Respondent) -> bool:
    """Whether feedback of this person is missing: nobody has given it, and the recruiter did not say to do without."""
    declined = respondent.person.declined and respondent.state is RespondentState.NOT_ASKED
    spared = respondent.contact.spared or declined
    open_still = (*STILL_ASKED, RespondentState.UNREACHABLE)
    return not spared and not respondent.unread and respondent.state in open_still


def human_wrote(interview: Interview, event: HumanWrote, rules: Rules) -> Step:
    """The recruiter and participants wrote to each other: those are not asked until the recruiter says so."""
    start = interview.meeting.start
    if start is None or event.written < start or interview.state not in _BEFORE_RECOMMENDING:
        return Step(interview=interview, note="The recruiter wrote with a participant, which changes nothing.")
    after = replace(interview, further=event.further or interview.further)
    for respondent in _of(interview, event.slots):
        known = respondent.contact
        contact = arranged(known, event.written) if event.further else heard(known, event.written, by_us=event.by_us)
        after = put(after, replace(respondent, contact=contact))
    newly = [r for r in _of(after, event.slots) if _newly_paused(interview, after, r)]
    names = " and ".join(r.person.called for r in newly)
    if not newly:
        return Step(interview=after, note="The recruiter and a participant wrote to each other, as before.")
    waits: tuple[Effect, ...] = ()
    if after.state is InterviewState.ASKING:
        waits = tuple(patience(after, r, event.at, rules) for r in newly)
    told = _told(after, event, newly, rules)
    why = "A further round was arranged" if event.further else f"The recruiter and {names} write to each other"
    note = f"{why}, so no question goes to {names}."
    return Step(interview=after, effects=(*waits, *told), note=note)


def _of(interview: Interview, slots: Iterable[str]) -> list[Respondent]:
    return [r for slot in dict.fromkeys(slots) if (r := interview.respondent(slot))]


def _newly_paused(before: Interview, after: Interview, respondent: Respondent) -> bool:
    known = before.respondent(respondent.slot)
    expected = respondent.state in STILL_ASKED and awaited(after, respondent)
    return expected and is_paused(after, respondent) and known is not None and not is_paused(before, known)


def _told(interview: Interview, event: HumanWrote, newly: list[Respondent], rules: Rules) -> tuple[Effect, ...]:
    """One short mail, unless the heads-up is still to come, or another letter says so: both show it."""
    if event.quiet or interview.state is InterviewState.PLANNED or interview.warned_at is None:
        return ()
    slot = newly[0].slot if len(newly) == 1 else ""
    return (tell(interview, rules, event.at, LetterKind.NOTE, slot=slot, mail=event.mail),)


def further_off(interview: Interview, event: FurtherOff, rules: Rules) -> Step:
    """The further round does not take place, so what is missing about this one is asked for again, if it is in time."""
    if interview.further != event.further:
        return Step(interview=interview, note="A round was cancelled that had ended no questions here.")
    after, effects, names = replace(interview, further=""), list[Effect](), list[str]()
    for respondent in interview.respondents:
        free = replace(respondent, contact=replace(respondent.contact, arranged=None))
        freed = is_paused(interview, respondent) and not is_paused(after, free) and awaited(after, free)
        after = put(after, free)
        if freed and free.state in STILL_ASKED:
            after, following = take_up(after, free, event.at, rules)
            effects += [following] if following else []
            names.append(free.person.called)
    if interview.state not in (InterviewState.ENDED, InterviewState.ASKING) or not names:
        return Step(interview=after, note="The further round was cancelled, and nobody is asked about this one anew.")
    about = f"The further round was cancelled, so {' and '.join(names)} will be asked about this one after all"
    return Step(
        interview=after,
        effects=(*effects, push(interview, event.at, Notice.ATTENTION, about, key=event.mail[:16])),
        note=f"{about}.",
    )


def ask_these(interview: Interview, slots: tuple[str, ...], event: RecruiterSaid, rules: Rules) -> Step:
    """The recruiter said to ask these people, whatever mail passed."""
    after, effects = interview, list[Effect]()
    for respondent in _of(interview, slots):
        known = replace(respondent, contact=resumed(respondent.contact, event.at), pending="")
        after, next_effect = take_up(put(after, known), known, event.at, rules)
        effects += [next_effect] if next_effect else []
    names = " and ".join(r.person.called for r in _of(interview, slots))
    return Step(interview=after, effects=tuple(effects), note=f"The recruiter said: ask {names}.")


def in_the_way(interview: Interview, slots: tuple[str, ...]) -> str:
    """Why these people are not asked although the recruiter says so, in a sentence; empty if nothing is in the way."""
    if interview.state not in _BEFORE_RECOMMENDING:
        return "I ask nobody about this interview any more: please ask them yourself."
    if called_off(interview):
        return (
            "Nobody is asked, as somebody says that it did not take place. If it did, reply “held”; “check” asks them."
        )
    if interview.state is InterviewState.ENDED and (why := hindrance(interview)):
        return f"Nobody is asked yet: {why}"
    done = [r.person.called for r in _of(interview, slots) if r.state not in STILL_ASKED]
    return f"I do not ask {' and '.join(done)} any more: please call." if done else ""


def spare(interview: Interview, slots: tuple[str, ...], at: datetime, rules: Rules) -> Step:
    """The recruiter said not to ask these people: nobody waits for them."""
    after = interview
    for respondent in _of(interview, slots):
        after = put(after, replace(respondent, contact=replace(respondent.contact, spared=True)))
    names = " and ".join(r.person.called for r in _of(interview, slots))
    return settle(Step(interview=after, note=f"The recruiter said: do not ask {names}."), at, rules)


def paused_slots(interview: Interview) -> tuple[str, ...]:
    """Whoever is not asked because of the recruiter's own mail."""
    return tuple(r.slot for r in interview.respondents if is_paused(interview, r) and not r.contact.spared)
