"""An entry for the recruiter's calendar that keeps time for a call, as a file that every calendar takes (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, datetime

from icalendar import Calendar, Event

from agent.core import marks
from agent.core.calls import Call
from agent.core.interview import Interview
from agent.writing.occasion import Occasion, first_name, name_of
from agent.writing.render import Attachment


def hold(
    interview: Interview, call: Call, about: Occasion, questions: Sequence[str], *, domain: str, now: datetime
) -> Attachment:
    """The entry for one call, published and not an invitation: nobody else hears of it (RFC 5546 section 3.2.1).

    A later one for the same person takes the place of an earlier one, as it has its UID and a higher SEQUENCE.
    """
    name = name_of(call.with_whom.person)
    event = Event()
    event.add("uid", marks.call_uid(interview.ref, call.with_whom.slot, domain))
    event.add("sequence", call.with_whom.questions)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", call.start)
    event.add("dtend", call.end)
    event.add("summary", f"Call {name} about the interview {about.code}")
    event.add("description", "\n\n".join((f"{about.candidate} and {about.client}, {about.when}", *questions)))
    event.add("status", "TENTATIVE")
    event.add("transp", "OPAQUE")
    # Whoever may look into the recruiter's calendar need not read who is asked about whom.
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Debrief//Calls//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    text = calendar.to_ical().decode()
    return Attachment(name=_file_name(name), kind="text/calendar", text=text, method="PUBLISH")


def _file_name(name: str) -> str:
    """Many programs show nothing but the file's name."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in first_name(name)).strip("-")
    return f"call-{plain}.ics" if plain else "call.ics"
