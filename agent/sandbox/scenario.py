"""The scenario of the demo: the calendar mail about four interviews, as it reaches the recruiter."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from agent.core.mail import Address
from agent.sandbox.appointment import Appointment
from agent.sandbox.calendars import apple_reply, gmail_reply, google_cancel, google_request, outlook_reply
from agent.sandbox.cast import GWEN, IDRIS, MARGIT, OBSERVER, OLUCHI, PHILIP, PRIYA, RECRUITER, TOM, ULRIKE

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""The scenario begins on a Monday morning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A calendar mail that reaches the recruiter's mailbox at a moment of the scenario."""

    at: datetime
    sender: Address
    to: str
    raw: bytes
    what: str
    """What it is, for the story."""


def _meeting(
    uid: str, summary: str, start: datetime, zone: str, people: tuple[Address, Address], role: str
) -> Appointment:
    client, candidate = people
    return Appointment(
        uid=uid,
        summary=summary,
        start=start,
        end=start + timedelta(hours=1),
        zone=zone,
        organizer=RECRUITER,
        attendees=(client, candidate),
        description=f"Candidate: {candidate.name} <{candidate.email}>\nRole: {role}",
    )


def _at(start: datetime, day: int, hour: int, minute: int = 0) -> datetime:
    return start.replace(hour=0) + timedelta(days=day, hours=hour, minutes=minute)


def incoming(start: datetime = START) -> tuple[Incoming, ...]:
    """All calendar mail of the scenario, in order of arrival; ``start`` may be eight o'clock of another Monday."""
    mails = (*_said_over(start), *_observed(start), *_moved(start), *_cancelled(start))
    return tuple(sorted(mails, key=lambda mail: mail.at))


def _said_over(start: datetime) -> Iterator[Incoming]:
    """Known from replies alone, and over when the client's calendar answer says so."""
    meeting = replace(
        _meeting(
            "a1@google.com",
            "Interview: Priya Nair - Backend Engineer",
            _at(start, 0, 10),
            "Europe/Berlin",
            (TOM, PRIYA),
            "Backend Engineer",
        ),
        description=f"Candidate: {PRIYA.name} <{PRIYA.email}>\nRole: Backend Engineer\nLast round: yes",
    )
    yield _mail(_at(start, 0, 8, 5), TOM, gmail_reply(meeting, TOM, _at(start, 0, 8, 5)), "accepts, from Gmail")
    yield _mail(
        _at(start, 0, 8, 20),
        PRIYA,
        apple_reply(meeting, PRIYA, _at(start, 0, 8, 20)),
        "accepts, from an Apple calendar",
    )
    late = _at(start, 0, 10, 50)
    yield _mail(
        late, TOM, gmail_reply(meeting, TOM, late, "Interview done, went well."), "answers once more: “Interview done”"
    )


def _observed(start: datetime) -> Iterator[Incoming]:
    """Known from the copy of the invitation that went to the recruiter's own plus-address."""
    meeting = _meeting(
        "b2@google.com",
        "Interview: Oluchi Eze - Dispatcher (Nordkai)",
        _at(start, 0, 13),
        "Europe/Berlin",
        (ULRIKE, OLUCHI),
        "Dispatcher",
    )
    yield _mail(
        _at(start, 0, 8, 10),
        RECRUITER,
        google_request(meeting, OBSERVER, _at(start, 0, 8, 10)),
        "invites, with a copy for the observer",
        OBSERVER,
    )
    yield _mail(
        _at(start, 0, 8, 40), ULRIKE, outlook_reply(meeting, ULRIKE, _at(start, 0, 8, 40)), "accepts, from Outlook"
    )
    yield _mail(_at(start, 0, 9, 0), OLUCHI, gmail_reply(meeting, OLUCHI, _at(start, 0, 9, 0)), "accepts, from Gmail")


def _moved(start: datetime) -> Iterator[Incoming]:
    """Invited for the morning, then moved to the afternoon."""
    first = _meeting(
        "c3@google.com",
        "Interview: Margit Ellender - Compliance Officer",
        _at(start, 0, 9),
        "Europe/London",
        (PHILIP, MARGIT),
        "Compliance Officer",
    )
    moved = replace(first, start=_at(start, 0, 14), end=_at(start, 0, 15), sequence=1)
    yield _mail(
        _at(start, 0, 8, 2),
        RECRUITER,
        google_request(first, OBSERVER, _at(start, 0, 8, 2)),
        "invites, with a copy for the observer",
        OBSERVER,
    )
    yield _mail(
        _at(start, 0, 8, 30),
        RECRUITER,
        google_request(moved, OBSERVER, _at(start, 0, 8, 30)),
        "moves it to the afternoon",
        OBSERVER,
    )
    yield _mail(
        _at(start, 0, 8, 45),
        PHILIP,
        outlook_reply(moved, PHILIP, _at(start, 0, 8, 45)),
        "accepts the new time, from Outlook",
    )


def _cancelled(start: datetime) -> Iterator[Incoming]:
    """Invited, accepted and cancelled: nobody is asked about it."""
    meeting = _meeting(
        "d4@google.com",
        "Interview: Idris Vaughan - Site Manager",
        _at(start, 0, 11),
        "Europe/London",
        (GWEN, IDRIS),
        "Site Manager",
    )
    gone = replace(meeting, sequence=1)
    yield _mail(
        _at(start, 0, 8, 3),
        RECRUITER,
        google_request(meeting, OBSERVER, _at(start, 0, 8, 3)),
        "invites, with a copy for the observer",
        OBSERVER,
    )
    yield _mail(
        _at(start, 0, 8, 50),
        IDRIS,
        apple_reply(meeting, IDRIS, _at(start, 0, 8, 50)),
        "accepts, from an Apple calendar",
    )
    yield _mail(
        _at(start, 0, 9, 30), RECRUITER, google_cancel(gone, OBSERVER, _at(start, 0, 9, 30)), "cancels", OBSERVER
    )


def _mail(at: datetime, sender: Address, raw: bytes, what: str, to: str = RECRUITER.email) -> Incoming:
    return Incoming(at=at, sender=sender, to=to, raw=raw, what=what)
