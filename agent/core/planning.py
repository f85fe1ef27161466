"""From the invitation to the end of the interview: what calendar mail and the clock lead to."""

from dataclasses import replace
from datetime import datetime, timedelta

from agent.core import interview as table
from agent.core.answers import own_words
from agent.core.asking import ask_all
from agent.core.calendar import Meeting, Method, Significance, apply
from agent.core.effects import Effect, LetterKind, Notice, Wake
from agent.core.ending import hindrance, over
from agent.core.events import CalendarMail, Joined
from agent.core.feedback import Outcome, combine
from agent.core.gathering import entry_of, gathered, pictured, significant, unsettled, who_is_who
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.leave import taken_over
from agent.core.orders import Step, push, tell, wake
from agent.core.patience import patience
from agent.core.people import Person, Side
from agent.core.policy import NextStep
from agent.core.proof import entitled, never_proven, newcomers, takes_part
from agent.core.respondent import Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.wishes import with_wish

STALE = timedelta(days=2)
"""An interview that was over for longer when we first heard of it is left to the recruiter."""

_NOT_HELD = (Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW, Outcome.RESCHEDULED)

_OVER = (NextStep.OFFER, NextStep.REJECT, NextStep.WITHDRAWN)
"""Decisions after which a new date of the same entry is no further interview."""

_SLOTS = "abcdefghijklmnopqrstuvwxyz"


def calendar_mail(interview: Interview | None, event: CalendarMail, rules: Rules) -> Step:
    """Take a calendar message into the picture, and draw the consequences."""
    heard = replace(event, message=own_words(event.message, event.sender.email))
    step = _heard(interview, heard, rules)
    return with_wish(step, heard) if event.verified else step


def _heard(interview: Interview | None, event: CalendarMail, rules: Rules) -> Step:
    if interview is None:
        return _first_heard(event, rules)
    entry = entry_of(interview, event)
    view = replace(interview, meeting=entry) if entry else interview
    if not event.verified or not entitled(view, event, rules):
        return _with_new_doubt(interview, _unproven(interview, view.meeting, event), event, rules)
    change = apply(None if never_proven(interview) else entry, event.message)
    after = _take_in(interview, change.meeting, event, rules)
    if entry is None and _too_late(interview, after, event.at):
        return Step(interview=interview, note="Another meeting came up when the questions had left; it stays apart.")
    step = _consequences(interview, after, significant(interview, after, change), event, rules)
    return _with_new_doubt(interview, step, event, rules)


def _too_late(before: Interview, after: Interview, at: datetime) -> bool:
    """Whether an entry would move an interview whose questions are out: nobody is asked twice for that."""
    begun = before.state not in (InterviewState.PLANNED, InterviewState.ENDED)
    return begun and after.meeting.end is not None and after.meeting.end > at


def joined(interview: Interview, event: Joined) -> Step:
    """The interview turned out to be a part of another one, which asks for both; not once somebody was asked here."""
    state = table.step(interview.state, InterviewTrigger.VETO)
    waiting = interview.state in (InterviewState.PLANNED, InterviewState.ENDED)
    if not waiting or any(r.questions for r in interview.respondents):
        return Step(interview=interview, note=f"It seems to be a part of {event.into}, but its questions are out.")
    closed = replace(interview, state=state, joined_into=event.into)
    return Step(interview=closed, note=f"It is a part of {event.into} from now on: {event.reason}.")


def _with_new_doubt(before: Interview, step: Step, event: CalendarMail, rules: Rules) -> Step:
    """After the heads-up, a new hindrance has to be told at once, or nobody would know why nobody is asked."""
    after = step.interview
    if after.state not in (InterviewState.ENDED, InterviewState.ASKING) or before.state is not after.state:
        return step
    if hindrance(after) in ("", hindrance(before)):
        return step
    doubt = tell(after, rules, event.at, LetterKind.DOUBT, mail=event.mail)
    return replace(step, effects=(*step.effects, doubt))


def _first_heard(event: CalendarMail, rules: Rules) -> Step:
    meeting = apply(None, event.message).meeting
    unproven = f"A calendar mail announced this interview, but nothing proves that {event.sender.email} sent it."
    blank = Interview(
        ref=event.interview,
        mailbox=rules.mailbox,
        meeting=meeting,
        contested="" if event.verified else unproven,
    )
    interview = _take_in(taken_over(blank, rules, event.at), meeting, event, rules)
    if meeting.end is not None and meeting.end < event.at - STALE:
        closed = replace(interview, state=InterviewState.CLOSED)
        return Step(interview=closed, note="It was over long before this mail was read; nobody is asked.")
    if meeting.cancelled:
        return Step(interview=replace(interview, state=InterviewState.CLOSED), note="It was cancelled already.")
    said = _said_over(interview, event, rules)
    return said or Step(
        interview=interview, effects=_wait_for_end(interview), note=f"Interview found: {meeting.summary}"
    )


def _unproven(interview: Interview, entry: Meeting, event: CalendarMail) -> Step:
    """A message whose sender is not proven may stop questions, and adds nothing."""
    hinders = event.message.method is Method.CANCEL or _moves(entry, event)
    if not hinders or interview.state not in (InterviewState.PLANNED, InterviewState.ENDED):
        return Step(interview=interview, note="A calendar mail of an unproven sender changed nothing.")
    doubt = (
        f"A calendar mail says that the interview was moved or cancelled, but nothing proves that "
        f"{event.sender.email} sent it. Did it take place?"
    )
    return Step(
        interview=replace(interview, contested=interview.contested or doubt, cleared=False),
        note="Asking waits: an unproven change came in.",
    )


def _moves(meeting: Meeting, event: CalendarMail) -> bool:
    return event.message.method is Method.REQUEST and event.message.start != meeting.start


def _take_in(interview: Interview, meeting: Meeting, event: CalendarMail, rules: Rules) -> Interview:
    """The interview with the new picture of an entry: people, role, approval and threads."""
    organised_by_us = meeting.organizer is not None and rules.directory.is_recruiter(meeting.organizer.email)
    before = interview.entry(meeting.uid) or interview.meeting
    newly_stated = meeting.requested is not None and meeting.requested != before.requested
    settled = event.verified and (newly_stated or never_proven(interview))
    seen = replace(
        gathered(interview, meeting, event, rules.directory),
        slots={**interview.slots, **event.slots},
        approved=organised_by_us and (interview.approved or event.verified),
        contested="" if settled else interview.contested,
        thread=event.message_id if event.message.method is Method.REQUEST else interview.thread,
    )
    told = recast(seen, rules)
    return _own_thread(replace(told, cleared=told.cleared and not newcomers(interview, told)), event)


def recast(interview: Interview, rules: Rules) -> Interview:
    """Who is who, once more, after the picture or the recruiter's word changed."""
    interview = pictured(interview, rules.directory)
    found = who_is_who(interview, rules.directory)
    return replace(
        interview,
        people=found.people,
        role=found.role or interview.role,
        company=found.company or interview.company,
        last_round=found.last_round or (interview.last_round and not found.earlier_round),
        doubts=(*found.doubts, *unsettled(interview)),
        why=found.reason if found.interview else interview.why,
        possible="" if found.interview or interview.confirmed else found.possible,
        respondents=_respondents(interview, found.on(Side.CLIENT) + found.on(Side.CANDIDATE)),
    )


def _respondents(interview: Interview, people: tuple[Person, ...]) -> tuple[Respondent, ...]:
    """One respondent for each person of the two sides.

    Who was already asked stays, also when no longer invited; and whom the recruiter spared, or an invitation that
    comes back would forget it.
    """
    known, now = interview.respondents, {p.address.email: p for p in people}
    kept = [
        replace(r, person=now.pop(r.person.address.email, r.person))
        for r in known
        if r.person.address.email in now or r.state is not RespondentState.NOT_ASKED or r.questions or r.contact.spared
    ]
    taken = {r.slot for r in known}
    # Letters bear the slot in their tokens: whoever had one before the records were lost has the same again.
    old = {email: slot for email, slot in interview.slots.items() if email in now and slot not in taken}
    free = (s for s in _SLOTS if s not in taken | set(interview.slots.values()))
    newly = ((person, old.get(email) or next(free, "")) for email, person in now.items())
    return (*kept, *(Respondent(slot=slot, person=person) for person, slot in newly if slot))


def _own_thread(interview: Interview, event: CalendarMail) -> Interview:
    """A person's own calendar answer starts the thread of our letters to them."""
    if event.message.method is not Method.REPLY or not event.verified:
        return interview
    return replace(
        interview,
        respondents=tuple(
            replace(r, thread=(event.message_id,))
            if r.person.address.email == event.sender.email and event.message_id and not r.questions
            else r
            for r in interview.respondents
        ),
    )


def _consequences(
    before: Interview, after: Interview, significant: frozenset[Significance], event: CalendarMail, rules: Rules
) -> Step:
    if Significance.CANCELLED in significant:
        return _cancelled(after, event.at)
    if Significance.REVIVED in significant:
        return _again(after, InterviewTrigger.REVIVE, "Invited again after a cancellation.", event.at)
    if _joins_late(before, after, event.at):
        return _late(after, event, rules)
    if Significance.MOVED in significant or (never_proven(before) and before.meeting.end != after.meeting.end):
        return _moved(after, event.at)
    said = _said_over(after, event, rules)
    note = "The picture of the interview is fuller now." if significant else "Nothing new: a copy or an older state."
    effects = () if before.meeting.end == after.meeting.end else _wait_for_end(after)
    return said or Step(interview=after, effects=effects, note=note)


def _joins_late(before: Interview, after: Interview, at: datetime) -> bool:
    over = after.meeting.end is None or after.meeting.end <= at or after.meeting.end == before.meeting.end
    return after.state is InterviewState.ASKING and newcomers(before, after) and over


def _late(interview: Interview, event: CalendarMail, rules: Rules) -> Step:
    """Whoever joins while the others are being asked is asked too, or given up if the recruiter does not agree."""
    if not hindrance(interview):
        return ask_all(interview, event.at, rules)
    waiting = [r for r in interview.respondents if r.state is RespondentState.NOT_ASKED]
    wakes = tuple(patience(interview, r, event.at, rules) for r in waiting)
    return Step(interview=interview, effects=wakes, note="Somebody joined, and waits for the recruiter's word.")


def _cancelled(interview: Interview, at: datetime) -> Step:
    state = table.step(interview.state, InterviewTrigger.CANCEL)
    about = f"Cancelled: {interview.meeting.summary}"
    effects = (push(interview, at, Notice.ATTENTION, about),) if state is not interview.state else ()
    return Step(
        interview=replace(interview, state=state), effects=effects, note="The interview was cancelled; nobody is asked."
    )


def _moved(interview: Interview, at: datetime) -> Step:
    if interview.state is InterviewState.PLANNED:
        return Step(interview=interview, effects=_wait_for_end(interview), note="The interview was moved.")
    if interview.meeting.end is None or interview.meeting.end <= at:
        return Step(interview=interview, note="Its recorded time was changed after the fact.")
    if interview.ruling is not None and interview.ruling.step in _OVER:
        return Step(interview=interview, note="It was moved after the process had ended; nobody is asked again.")
    return _again(interview, InterviewTrigger.MOVE, "The interview was moved to a later time; the questions wait.", at)


def _again(interview: Interview, trigger: InterviewTrigger, note: str, at: datetime) -> Step:
    """Back to waiting for the end. What has been asked counts on: four questions are the most, whatever happens."""
    # What was said of the date before is no word on the new one, once it has been decided upon.
    forget = _missed(interview) or interview.ruling is not None
    planned = replace(
        interview,
        state=table.step(interview.state, trigger),
        no_shows=interview.no_shows + int(_missed(interview)),
        attended=None,
        checking=False,
        checked=(),
        ruling=None,
        over_since=None,
        said_over="",
        respondents=tuple(_anew(r, forget=forget) for r in interview.respondents),
    )
    return Step(interview=planned, effects=_wait_for_end(planned), note=note)


def _anew(respondent: Respondent, *, forget: bool) -> Respondent:
    """To be asked about the new date, unless they want no more mail."""
    trigger = RespondentTrigger.STOP if respondent.stopped else RespondentTrigger.RESET
    readings = () if forget else respondent.readings
    state = step(respondent.state, trigger)
    return replace(respondent, state=state, readings=readings, pending="", quiet_until=None, asked_whether=False)


def _missed(interview: Interview) -> bool:
    """Whether the last appointment did not take place, as the recruiter says, or else anybody."""
    if interview.attended is not None:
        return interview.attended in _NOT_HELD
    voices = [v for r in interview.respondents if (v := combine(r.readings))]
    return any(v.outcome in _NOT_HELD for v in voices)


def _wait_for_end(interview: Interview) -> tuple[Effect, ...]:
    end = interview.meeting.end
    return (wake(interview, end, Wake.END),) if end and interview.state is InterviewState.PLANNED else ()


def _said_over(interview: Interview, event: CalendarMail, rules: Rules) -> Step | None:
    entry = entry_of(interview, event) or interview.meeting
    if not event.says_over or not event.verified or not takes_part(entry, event.message):
        return None
    sides = {p.address.email: p.side for p in interview.people}
    if interview.entries and sides.get(event.sender.email, Side.UNKNOWN) is Side.UNKNOWN:
        return None
    return over(interview, event.at, rules, said=event.says_over)
