"""What a calendar mail states: text/calendar -> ITip values (RFC 5545, RFC 5546, RFC 6047)."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from icalendar.prop import vDuration

from agent.core.calendar import Attendee, ITip, Method, PartStat
from agent.core.mail import Address, plain
from agent.errors import Unreadable
from agent.reading.contentlines import Block, Property, clean, sheets
from agent.reading.zones import Moment, Zones, later, moment

MOST_ATTENDEES = 200
MOST_TEXT = 20_000
"""Characters of a description or a comment."""
MOST_LINE = 500
"""Characters of a title, a place or a name."""
DEFAULT_LENGTH = timedelta(minutes=60)
CLOCK_SKEW = timedelta(days=1)

_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_PLAIN_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=^_`{{|}}~-]{{1,64}}@{_DOMAIN}(?:\.{_DOMAIN})*")
_CUTYPES = frozenset({"INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"})


def components(data: bytes, *, method: str = "", received: datetime, charset: str = "utf-8") -> tuple[ITip, ...]:
    """Every event in one text/calendar body, in the file's order; an empty tuple if it holds tasks or busy times only.

    ``method`` and ``charset`` are the parameters of the part's Content-Type; the file's own METHOD goes before.
    ``received`` stands in for a missing DTSTAMP. Raises Unreadable when nothing can be made of it.
    """
    found = sheets(data, charset)
    pages = [(sheet, Zones(sheet=sheet)) for sheet in found]
    events = [
        _event(block, zones, sheet.method or method, received) for sheet, zones in pages for block in sheet.events
    ]
    told = tuple(event for event in events if event is not None)
    if events and not told:
        raise Unreadable("The calendar part cannot be followed: none of its events has a UID.")
    return told


def address(uri: str) -> str:
    """The one plain address in a CAL-ADDRESS, in lower case; empty if it holds none, or more than that.

    A mailto may carry copies, subjects and whole bodies behind a question mark (RFC 6068 section 2).
    """
    bare = re.sub(r"^\s*mailto:", "", uri.strip().strip('"'), flags=re.IGNORECASE).partition("?")[0]
    found = unquote(bare).strip()
    return found.lower() if len(found) <= 254 and _PLAIN_ADDRESS.fullmatch(found) else ""


def _event(block: Block, zones: Zones, method: str, received: datetime) -> ITip | None:
    uid = plain(block.text("UID"))
    if not uid:
        return None
    start, end, all_day, zone = _times(block, zones)
    attendees = tuple(a for a in map(_attendee, block.all("ATTENDEE")[:MOST_ATTENDEES]) if a is not None)
    organizer = _person(block.first("ORGANIZER"))
    means = _method(method, invites=organizer is not None and bool(attendees))
    return ITip(
        method=means,
        uid=uid,
        recurrence_id=_recurrence(block, zones),
        sequence=_sequence(block),
        dtstamp=_dtstamp(block, zones, received),
        start=start,
        end=end,
        all_day=all_day,
        zone=zone,
        summary=plain(block.text("SUMMARY"))[:MOST_LINE],
        description=block.text("DESCRIPTION")[:MOST_TEXT],
        location=plain(block.text("LOCATION"))[:MOST_LINE],
        status=plain(block.text("STATUS")).upper(),
        organizer=organizer,
        attendees=attendees,
        comment=_comment(block, means),
    )


def _method(stated: str, *, invites: bool) -> Method:
    """An unknown method is taken as PUBLISH, which asks nothing of anybody (RFC 5546 section 1.4)."""
    if stated:
        return Method(stated.upper()) if stated.upper() in set(Method) else Method.PUBLISH
    return Method.REQUEST if invites else Method.PUBLISH


# --- times ----------------------------------------------------------------------------------------------------------


def _times(block: Block, zones: Zones) -> tuple[datetime | None, datetime | None, bool, str]:
    line = block.first("DTSTART")
    begins = moment(line) if line else None
    if begins is None:
        return None, None, False, ""
    zone = zones.of(begins)
    all_day = begins.clock is None or block.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    start = zones.instant(begins)
    end = _end(block, zones, begins, start) if start else None
    return (start, end, all_day, zone.name if zone else "") if end else (None, None, all_day, "")


def _end(block: Block, zones: Zones, begins: Moment, start: datetime) -> datetime | None:
    line = block.first("DTEND")
    ends = moment(line) if line else None
    if ends is not None:
        end = zones.instant(ends)
        # An end that is not after the start says nothing (RFC 5545 section 3.8.2.2). One in an unknown zone does.
        if end is None or end > start:
            return end
    if begins.clock is None:
        return _end_of_days(block, zones, begins)
    return later(start, _duration(block) or DEFAULT_LENGTH)


def _end_of_days(block: Block, zones: Zones, begins: Moment) -> datetime | None:
    """Midnight after the last of the days: a day of the zone may have 23 or 25 hours."""
    days = max(1, (_duration(block) or timedelta(days=1)).days)
    try:
        return zones.instant(Moment(day=begins.day + timedelta(days=days), clock=None, utc=False, tzid=begins.tzid))
    except OverflowError:
        return None


def _duration(block: Block) -> timedelta | None:
    line = block.first("DURATION")
    try:
        length = vDuration.from_ical(line.value.strip()) if line else None  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError, TypeError):
        return None
    return length if isinstance(length, timedelta) and length > timedelta() else None


def _recurrence(block: Block, zones: Zones) -> datetime | None:
    """The instance, in UTC.

    It only tells one instance from another, so where its zone is unknown its digits are read as UTC: without them an
    instance would be taken for the whole series.
    """
    line = block.first("RECURRENCE-ID")
    at = moment(line) if line else None
    if at is None:
        return None
    if at.clock is None:
        return datetime(at.day.year, at.day.month, at.day.day, tzinfo=UTC)
    return zones.instant(at) or datetime.combine(at.day, at.clock, tzinfo=UTC)


def _dtstamp(block: Block, zones: Zones, received: datetime) -> datetime:
    """When the message was made. One from the future would outrank every later message, so it is not believed."""
    line = block.first("DTSTAMP")
    at = moment(line) if line else None
    stated = zones.instant(at) if at else None
    arrived = received.astimezone(UTC)
    return stated if stated and stated <= arrived + CLOCK_SKEW else arrived


def _sequence(block: Block) -> int:
    digits = block.text("SEQUENCE")
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else 0


# --- people and words -----------------------------------------------------------------------------------------------


def _attendee(line: Property) -> Attendee | None:
    person = _person(line)
    if person is None:
        return None
    stated = line.params.get("PARTSTAT", "").upper()
    cutype = line.params.get("CUTYPE", "INDIVIDUAL").upper()
    return Attendee(
        address=person,
        partstat=PartStat(stated) if stated in set(PartStat) else PartStat.NEEDS_ACTION,
        # RFC 5545 section 3.2.3: a type that is not known is treated as UNKNOWN.
        cutype=cutype if cutype in _CUTYPES else "UNKNOWN",
        role=plain(line.params.get("ROLE", "REQ-PARTICIPANT")).upper(),
        sent_by=address(line.params.get("SENT-BY", "")),
        delegated_to=address(line.params.get("DELEGATED-TO", "")),
    )


def _person(line: Property | None) -> Address | None:
    """Who a CAL-ADDRESS names. Some calendars write an own id there, and the address into EMAIL (RFC 7986)."""
    if line is None:
        return None
    email = address(line.value) or address(line.params.get("EMAIL", ""))
    return Address(email=email, name=_name(line.params.get("CN", ""))) if email else None


def _name(cn: str) -> str:
    return plain(clean(cn)).strip("'\" ")[:MOST_LINE]


def _comment(block: Block, method: Method) -> str:
    """What a person wrote. Google puts the note of an answer into a parameter of its own."""
    words = [line.text for line in block.all("COMMENT")]
    if method in {Method.REPLY, Method.COUNTER}:
        words += [clean(a.params.get("X-RESPONSE-COMMENT", "")) for a in block.all("ATTENDEE")[:MOST_ATTENDEES]]
    return "\n".join(dict.fromkeys(w for w in words if w))[:MOST_TEXT]
