"""What people wrote beside their calendar answers, for the recruiter's eyes only: neither side may read the other's."""

from dataclasses import dataclass
from datetime import tzinfo

from agent.core.interview import Interview
from agent.core.itip import Attendee
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
    wrote = [a for a in interview.meeting.attendees if a.comment.strip() or a.proposed_start]
    return tuple(_note(a, sides.get(a.address.email, Side.UNKNOWN), zone) for a in wrote[:MOST_NOTES])


def _note(attendee: Attendee, side: Side, zone: tzinfo) -> Note:
    return Note(
        who=called(attendee.address.email, attendee.address.name),
        side=SIDES[side],
        words=short(defanged(attendee.comment).strip(), 1000),
        wish=moment(attendee.proposed_start, zone) if attendee.proposed_start else "",
    )
