"""What people wrote beside their calendar answers, for the recruiter's eyes only: neither side may read the other's."""

from dataclasses import dataclass
from datetime import tzinfo

from agent.core.interview import Interview
from agent.core.itip import Attendee, Meeting
from agent.core.people import Side
from agent.writing.layout import defanged, short
from agent.writing.occasion import called
from agent.writing.words import SIDES, moment

MOST_NOTES = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One person's words, or the time that they would like instead."""

    who: str
    side: str
    words: str
    """Defanged; empty if they only asked for another time."""
    wish: str
    """'Fri 6 Nov, 10:00 CET'; empty if they asked for none."""


def notes(interview: Interview, zone: tzinfo) -> tuple[Note, ...]:
    """The newest words of everybody who wrote any."""
    sides = {p.address.email: p.side for p in interview.people}
    said = [(a, _said(a.comment, interview.meeting)) for a in interview.meeting.attendees]
    wrote = [(a, words) for a, words in said if words or a.proposed_start]
    return tuple(_note(a, words, sides.get(a.address.email, Side.UNKNOWN), zone) for a, words in wrote[:MOST_NOTES])


def _said(comment: str, meeting: Meeting) -> str:
    """The words without lines of the organiser's own invitation, which some calendars repeat in the answer."""
    described = {line.strip() for line in meeting.description.splitlines()} if meeting.from_organizer else set()
    return "\n".join(line for line in comment.splitlines() if line.strip() not in described).strip()


def _note(attendee: Attendee, words: str, side: Side, zone: tzinfo) -> Note:
    return Note(
        who=called(attendee.address.email, attendee.address.name),
        side=SIDES[side],
        words=short(defanged(words), 1000),
        wish=moment(attendee.proposed_start, zone) if attendee.proposed_start else "",
    )
