"""A recruiter's month: who meets whom when, what their calendars send, and how each answers. All from one seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from agent.core.mail import Address
from agent.sandbox.appointment import Appointment
from agent.sandbox.calendars import apple_reply, gmail_reply, google_cancel, google_request, outlook_reply
from agent.sandbox.cast import COLLEAGUE, OBSERVER, RECRUITER
from agent.sandbox.people import Person
from agent.sandbox.scenario import START, Incoming

FIRST = ("Nadia", "Jonah", "Mirela", "Tobias", "Aiko", "Samuel", "Leticia", "Piotr", "Hanne", "Diego", "Farah", "Owen")
LAST = ("Albrecht", "Osei", "Lindqvist", "Moreau", "Tanaka", "Petrov", "Silva", "Novak", "Keller", "Byrne", "Haddad")
CLIENTS = tuple(
    Address(email=f"{name.lower().replace(' ', '.')}@{domain}", name=name)
    for name, domain in (
        ("Tom Becker", "lumenforge.example"),
        ("Gwen Pryce", "lumenforge.example"),
        ("Ida Storm", "lumenforge.example"),
        ("Philip Oyelaran", "castellan.example"),
        ("Vera Lang", "castellan.example"),
    )
)
"""Of the first company Debrief asks by itself, of the other by drafts, as config.yaml has it."""
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


class Manner(StrEnum):
    """How somebody behaves who is asked."""

    PROMPT = "answers the first letter"
    SLOW = "answers the second letter"
    LAST = "answers the fourth letter"
    NEVER = "never answers"
    AWAY = "is away first"
    DEFERS = "says tomorrow first"
    STOP = "says STOP"
    GONE = "has no mailbox"


_USUAL = (Manner.PROMPT,) * 6 + (Manner.SLOW,) * 3 + (Manner.LAST, Manner.NEVER, Manner.AWAY, Manner.DEFERS)
_RARE = (Manner.STOP, Manner.GONE)


class Course(StrEnum):
    """What happens to the appointment."""

    OBSERVED = "the recruiter's own invitation is seen"
    REPLIES = "only the answers to it are seen"
    MOVED = "it is moved"
    CANCELLED = "it is cancelled"


_COURSES = (Course.OBSERVED,) * 6 + (Course.REPLIES,) * 2 + (Course.MOVED, Course.CANCELLED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """One interview of the month."""

    number: int
    appointment: Appointment
    client: Address
    candidate: Address
    course: Course
    manners: dict[str, Manner]
    """By address."""
    decision: int
    """Which of the answers the client gives."""

    @property
    def uid(self) -> str:
        return self.appointment.uid


def month(seed: int, days: int, per_day: int = 2) -> tuple[Meeting, ...]:
    """The interviews of so many days, on working days."""
    chance = random.Random(seed)
    dates = [START + n * _DAY for n in range(days) if (START + n * _DAY).weekday() < 5]
    return tuple(_meeting(number, dates[number // per_day], chance) for number in range(len(dates) * per_day))


def _meeting(number: int, day: datetime, chance: random.Random) -> Meeting:
    client = chance.choice(CLIENTS)
    name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
    candidate = Address(email=f"{name.lower().replace(' ', '.')}.{number}@postbox.example", name=name)
    start = day.replace(hour=chance.randrange(9, 16), minute=chance.choice((0, 30)))
    return Meeting(
        number=number,
        appointment=Appointment(
            uid=f"soak{number}@google.com",
            summary=f"Interview: {name} - Engineer {number:03}",
            start=start,
            end=start + _HOUR,
            zone="Europe/Berlin",
            organizer=RECRUITER,
            attendees=(client, candidate),
            description=f"Candidate: {name} <{candidate.email}>\nRole: Engineer {number:03}",
        ),
        client=client,
        candidate=candidate,
        course=chance.choice(_COURSES),
        manners={client.email: chance.choice(_USUAL), candidate.email: chance.choice((*_USUAL, *_RARE))},
        decision=chance.randrange(4),
    )


def people(meetings: tuple[Meeting, ...]) -> tuple[Person, ...]:
    """Everybody who has a mailbox."""
    there = {m.candidate for m in meetings if m.manners[m.candidate.email] is not Manner.GONE}
    return tuple(Person(address=a) for a in sorted({*CLIENTS, COLLEAGUE, *there}, key=lambda a: a.email))


def calendar(meeting: Meeting) -> Iterator[Incoming]:
    """What reaches the recruiter's mailbox about one interview, from the evening before."""
    first = replace(meeting.appointment)
    before = max(START + timedelta(minutes=meeting.number), first.start - timedelta(hours=20))
    later = replace(first, start=first.start + _HOUR, end=first.end + _HOUR, sequence=1)
    if meeting.course is not Course.REPLIES:
        yield _observed(before, google_request(first, OBSERVER, before), "invites")
    yield from _accepted(meeting, first, before)
    if meeting.course is Course.MOVED:
        at = before + timedelta(minutes=40)
        yield _observed(at, google_request(later, OBSERVER, at), "moves it")
    if meeting.course is Course.CANCELLED:
        at = before + timedelta(minutes=40)
        yield _observed(at, google_cancel(replace(first, sequence=1), OBSERVER, at), "cancels")


def _accepted(meeting: Meeting, what: Appointment, before: datetime) -> Iterator[Incoming]:
    programs = (gmail_reply, outlook_reply, apple_reply)
    for turn, who in enumerate((meeting.client, meeting.candidate)):
        at = before + timedelta(minutes=7 * (turn + 1))
        raw = programs[(meeting.number + turn) % len(programs)](what, who, at)
        yield Incoming(at=at, sender=who, to=RECRUITER.email, raw=raw, what="accepts")


def _observed(at: datetime, raw: bytes, what: str) -> Incoming:
    return Incoming(at=at, sender=RECRUITER, to=OBSERVER, raw=raw, what=what)
