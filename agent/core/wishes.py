"""When somebody would like another time: nothing is moved, and the recruiter learns of it at once."""

from dataclasses import replace

from agent.core.calendar import Attendee, Method, answering
from agent.core.effects import Notice
from agent.core.events import CalendarMail
from agent.core.interview import Interview
from agent.core.orders import Step, push


def with_wish(step: Step, event: CalendarMail) -> Step:
    """The step with the news of a COUNTER (RFC 5546 section 3.2.7), if its sender's wish stands."""
    who = answering(event.message)
    if event.message.method is not Method.COUNTER or who is None:
        return step
    wisher = next((a for a in step.interview.meeting.attendees if a.address.email == who.address.email), None)
    if wisher is None or wisher.answered != (event.message.sequence, event.message.dtstamp):
        return step
    name = called(step.interview, wisher)
    news = push(step.interview, event.at, Notice.ATTENTION, f"{name} asks for another time", key=event.mail[:16])
    return replace(step, effects=(*step.effects, news), note=f"{step.note} {name} asks for {_time(wisher)}.")


def called(interview: Interview, attendee: Attendee) -> str:
    """What to call an attendee: as everywhere else in the interview."""
    found = (p.called for p in interview.people if p.address.email == attendee.address.email)
    return next(found, attendee.address.name or attendee.address.email)


def _time(wisher: Attendee) -> str:
    start = wisher.proposed_start
    return f"another time, {start:%Y-%m-%d %H:%M} UTC; nothing was moved" if start else "another time"
