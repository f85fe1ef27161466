"""The words of calendar mail: what an iTIP message says, and what we know after hearing it (RFC 5545, RFC 5546)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.core.mail import Address

Rank = tuple[int, datetime]
"""SEQUENCE, then DTSTAMP: which of two messages is the newer one (RFC 5546 section 2.1.5)."""


MOST_INSTANCES = 12
"""Of a series; more are a standing meeting. Interviews in several sittings have two, three or five."""
MOST_COMMENT = 1000
"""Characters of a comment that are kept."""


class Method(StrEnum):
    """RFC 5546 section 1.4."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    REPLY = "REPLY"
    ADD = "ADD"
    CANCEL = "CANCEL"
    REFRESH = "REFRESH"
    COUNTER = "COUNTER"
    DECLINECOUNTER = "DECLINECOUNTER"


class PartStat(StrEnum):
    """RFC 5545 section 3.2.12, as far as a VEVENT can have it."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendee:
    """An ATTENDEE property (RFC 5545 section 3.8.4.1)."""

    address: Address
    partstat: PartStat = PartStat.NEEDS_ACTION
    cutype: str = "INDIVIDUAL"
    """INDIVIDUAL, GROUP, ROOM, RESOURCE or UNKNOWN (RFC 5545 section 3.2.3)."""
    role: str = "REQ-PARTICIPANT"
    sent_by: str = ""
    """An assistant who acts for this attendee (RFC 5545 section 3.2.18)."""
    delegated_to: str = ""
    delegated_from: str = ""
    """In whose place this attendee comes, as they say themselves (RFC 5545 section 3.2.4)."""
    comment: str = ""
    """The newest words that they wrote beside an answer; a stranger's, for the recruiter's eyes only."""
    commented: Rank | None = None
    """SEQUENCE and DTSTAMP of the answer with those words."""
    proposed_start: datetime | None = None
    proposed_end: datetime | None = None
    """The time that they would like instead, if their newest answer is a COUNTER (RFC 5546 section 3.2.7): a wish."""
    answered: Rank | None = None
    """SEQUENCE and DTSTAMP of their newest answer: later ones win, per attendee (RFC 5546 section 2.1.5)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """The instances of a recurring event (RFC 5545 section 3.8.5), without those that EXDATE takes out."""

    starts: tuple[datetime, ...] = ()
    """Where each begins by the rule, in UTC and in order: its RECURRENCE-ID. Empty for a standing meeting."""
    standing: bool = False
    """True for more than MOST_INSTANCES of them, for ever, or by a rule that is not worked out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ITip:
    """One VEVENT of one calendar mail, as its sender states it."""

    method: Method
    uid: str
    recurrence_id: datetime | None = None
    """An instant in UTC: the same RECURRENCE-ID may be written in any zone."""
    recurrence_day: bool = False
    """True if RECURRENCE-ID names a day only; ``recurrence_id`` is then midnight of it in UTC, whatever the zone."""
    and_future: bool = False
    """RANGE=THISANDFUTURE: it speaks of this instance and of all later ones (RFC 5545 section 3.2.13)."""
    series: Series | None = None
    """The instances, if this is the master of a recurring event."""
    of_series: bool = False
    """True if this instance was worked out from its master, and is not an exception of its own."""
    sequence: int = 0
    dtstamp: datetime
    """UTC; of the mail's Date where the component has none."""
    start: datetime | None = None
    end: datetime | None = None
    """Aware. From DTEND, else DTSTART + DURATION, else 60 minutes after the start."""
    all_day: bool = False
    zone: str = ""
    """IANA name of the zone it was planned in; empty if it cannot be told."""
    summary: str = ""
    description: str = ""
    location: str = ""
    status: str = ""
    """STATUS (RFC 5545 section 3.8.1.11): CONFIRMED, TENTATIVE, CANCELLED or empty."""
    organizer: Address | None = None
    organizer_sent_by: str = ""
    """An assistant who acts for the organiser (RFC 5545 section 3.2.18)."""
    attendees: tuple[Attendee, ...] = ()
    comment: str = ""
    """What a person wrote into a REPLY or COUNTER (RFC 5545 section 3.8.1.4)."""
    original_start: datetime | None = None
    original_end: datetime | None = None
    """For a COUNTER, where its maker says so: the time that was set. ``start`` and ``end`` are those proposed."""
    loose: bool = False
    """True if nothing tells a message from a file that somebody passed on: the part states no method of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """What we know of one calendar entry from all messages about it."""

    uid: str
    recurrence_id: datetime | None = None
    sequence: int
    dtstamp: datetime
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    zone: str = ""
    summary: str = ""
    description: str = ""
    location: str = ""
    organizer: Address | None = None
    attendees: tuple[Attendee, ...] = ()
    cancelled: bool = False
    from_organizer: bool = False
    """True once a REQUEST or CANCEL was seen; until then the picture is made of replies: each names only its sender."""
    requested: Rank | None = None
    """SEQUENCE and DTSTAMP of the newest REQUEST. Everything below is kept so that mail may come in any order."""
    invited: tuple[Attendee, ...] = ()
    """The people as that REQUEST lists them."""
    answers: tuple[Attendee, ...] = ()
    """The newest answer of everybody who replied, by address."""
    removed: tuple[Attendee, ...] = ()
    """Those whom a CANCEL uninvited; ``answered`` is its highest SEQUENCE and its newest DTSTAMP."""
    revoked: Rank | None = None
    """Highest SEQUENCE and newest DTSTAMP of all CANCELs of the whole event."""
    refused: tuple[Attendee, ...] = ()
    """Whose proposals of another time the organiser declined; an empty address means everybody's."""
    of_series: bool = False
    """True if the newest REQUEST spoke of the whole series, and not of this instance alone."""
    series: Rank | None = None
    """The newest REQUEST of the whole series that this is an instance of."""
    spare: ITip | None = None
    """That REQUEST as it speaks of this instance: it holds again if the exception made of it is cancelled."""
    ended: Rank | None = None
    """Highest SEQUENCE and newest DTSTAMP of all CANCELs of the whole series."""


class Significance(StrEnum):
    """What a message changed in the picture; nothing at all means that it was stale or a copy."""

    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    PEOPLE = "people"
    ANSWER = "answer"
    WISH = "wish"
    """Somebody would like another time, or does no more."""
    COMMENT = "comment"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The picture after a message, and what was significant about it."""

    meeting: Meeting
    significant: frozenset[Significance] = frozenset()
