"""The words of calendar mail: what an iTIP message says, and what we know after hearing it (RFC 5545, RFC 5546)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.core.mail import Address

Rank = tuple[int, datetime]
"""SEQUENCE, then DTSTAMP: which of two messages is the newer one (RFC 5546 section 2.1.5)."""


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
    answered: Rank | None = None
    """SEQUENCE and DTSTAMP of their newest answer: later ones win, per attendee (RFC 5546 section 2.1.5)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ITip:
    """One VEVENT of one calendar mail, as its sender states it."""

    method: Method
    uid: str
    recurrence_id: datetime | None = None
    """An instant in UTC: the same RECURRENCE-ID may be written in any zone."""
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
    attendees: tuple[Attendee, ...] = ()
    comment: str = ""
    """What a person wrote into a REPLY or COUNTER (RFC 5545 section 3.8.1.4)."""


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


class Significance(StrEnum):
    """What a message changed in the picture; nothing at all means that it was stale or a copy."""

    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    PEOPLE = "people"
    ANSWER = "answer"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The picture after a message, and what was significant about it."""

    meeting: Meeting
    significant: frozenset[Significance] = frozenset()
