"""Interviews that are moved by cancelling them and inviting anew, under another UID.

Some calendars know no other way, and some people neither.
"""

import re
from datetime import timedelta

from agent.core.itip import Meeting
from agent.core.mail import base

MOST_BETWEEN = timedelta(days=14)
"""From the cancelled time to the new one, and from the one message to the other."""


def moved_to(cancelled: Meeting, new: Meeting) -> str:
    """Why ``new`` is ``cancelled`` at another time, in a clause; empty if it is not.

    The same organiser invites the same people to an event with the same title, within two weeks. Who may say so is not
    decided here: the caller knows which messages are proven.
    """
    if not cancelled.cancelled or new.cancelled or cancelled.uid == new.uid or not cancelled.start or not new.start:
        return ""
    if _organizer(cancelled) != _organizer(new) or not _same_people(cancelled, new):
        return ""
    if abs(new.start - cancelled.start) > MOST_BETWEEN or abs(new.dtstamp - cancelled.dtstamp) > MOST_BETWEEN:
        return ""
    if _title(new.summary) != _title(cancelled.summary):
        return ""
    return "the same people were invited anew, to an event with the same title"


def _same_people(one: Meeting, other: Meeting) -> bool:
    """Whether everybody outside the organiser is the same. Rooms change with the time."""
    return bool(_guests(one)) and _guests(one) == _guests(other)


def _guests(meeting: Meeting) -> frozenset[str]:
    listed = meeting.invited or meeting.attendees or meeting.answers
    people = {base(a.address.email)[0] for a in listed if a.cutype not in ("ROOM", "RESOURCE")}
    return frozenset(people - {_organizer(meeting)})


def _organizer(meeting: Meeting) -> str:
    return base(meeting.organizer.email)[0] if meeting.organizer else ""


def unmarked(summary: str) -> str:
    """The title without what people and programs put around it, such as 'Cancelled:' or '(new time)'."""
    bare = _BRACKETS.sub(" ", summary)
    while match := _MARK.match(bare):
        bare = bare[match.end() :]
    return " ".join(bare.split())


def _title(summary: str) -> str:
    return unmarked(summary).casefold()


_CHANGED = (
    r"(?:cancell?ed(?: event)?|updated(?: invitation)?|rescheduled|moved|postponed|new(?: time| date)?|invitation"
    r"|re|fwd?|abgesagt|verschoben|aktualisiert|neuer termin|annulée?|reportée?|déplacée?|cancelad[oa]|aplazad[oa]"
    r"|reprogramad[oa]|annullat[oa]|spostat[oa]|rinviat[oa]|geannuleerd|verplaatst|odwołane|przełożone|inställt|aflyst|avlyst|peruttu)"
)
_MARK = re.compile(rf"\s*{_CHANGED}\s*[:：-]\s*", re.IGNORECASE)
_BRACKETS = re.compile(rf"[(\[]\s*{_CHANGED}\s*[)\]]", re.IGNORECASE)
