"""What a calendar mail states: text/calendar -> ITip values (RFC 5545, RFC 5546, RFC 6047)."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from icalendar.prop import vDuration

from agent.core.answers import ANSWERS
from agent.core.calendar import ITip, Method
from agent.core.mail import plain
from agent.errors import Unreadable
from agent.reading.attendees import address, attendee, person
from agent.reading.contentlines import Block, Sheet, clean, sheets
from agent.reading.recurring import series
from agent.reading.remarks import html_text, own_words
from agent.reading.zones import Moment, Zones, later, moment

__all__ = ["address", "components"]

MOST_ATTENDEES = 200
MOST_TEXT = 20_000
"""Characters of a description or a comment."""
MOST_LINE = 500
"""Characters of a title, a place or a name."""
DEFAULT_LENGTH = timedelta(minutes=60)
CLOCK_SKEW = timedelta(days=1)

_HIGHEST_SEQUENCE = 2**31 - 1
"""RFC 5545 section 3.3.8. Some programs count seconds since 1970 there."""


def components(
    data: bytes, *, method: str = "", received: datetime, charset: str = "utf-8", file: bool = False
) -> tuple[ITip, ...]:
    """Every event in one text/calendar body, in the file's order; an empty tuple if it holds tasks or busy times only.

    ``method`` and ``charset`` are the parameters of the part's Content-Type; the calendar's own METHOD goes before.
    ``received`` stands in for a missing DTSTAMP. ``file`` says that the part is an attached file: one without any
    method is an export. Raises Unreadable when nothing can be made of it.
    """
    found = sheets(data, charset)
    pages = [(sheet, Zones(sheet=sheet)) for sheet in found]
    events = [_event(block, zones, method, received, file) for sheet, zones in pages for block in sheet.events]
    told = tuple(event for event in events if event is not None)
    if events and not told:
        raise Unreadable("The calendar part cannot be followed: none of its events has a UID.")
    return told


def _event(block: Block, zones: Zones, method: str, received: datetime, file: bool) -> ITip | None:
    uid = plain(block.text("UID"))
    if not uid:
        return None
    sheet = zones.sheet
    begins = _moment(block, "DTSTART")
    start, end, all_day, zone = _times(block, zones, begins)
    attendees = tuple(a for a in map(attendee, block.all("ATTENDEE")[:MOST_ATTENDEES]) if a is not None)
    host = block.first("ORGANIZER")
    organizer = person(host)
    stated = sheet.method or method or ("PUBLISH" if file else "")
    means = _method(stated, invites=organizer is not None and bool(attendees))
    original = _original(block, zones)
    return ITip(
        method=means,
        uid=uid,
        recurrence_id=_recurrence(block, zones, begins),
        recurrence_day=(instance := _moment(block, "RECURRENCE-ID")) is not None and instance.clock is None,
        and_future=_range(block),
        series=series(block, zones, begins) if begins and end else None,
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
        organizer_sent_by=address(host.params.get("SENT-BY", "")) if host else "",
        attendees=attendees,
        comment=_comment(block, means, sheet),
        original_start=original[0],
        original_end=original[1],
        loose=not (sheet.method or method) or (file and not method),
    )


def _method(stated: str, *, invites: bool) -> Method:
    """An unknown method is taken as PUBLISH, which asks nothing of anybody (RFC 5546 section 1.4)."""
    if stated:
        return Method(stated.upper()) if stated.upper() in set(Method) else Method.PUBLISH
    return Method.REQUEST if invites else Method.PUBLISH


# --- times ----------------------------------------------------------------------------------------------------------


def _moment(block: Block, name: str) -> Moment | None:
    line = block.first(name)
    return moment(line) if line else None


def _times(block: Block, zones: Zones, begins: Moment | None) -> tuple[datetime | None, datetime | None, bool, str]:
    if begins is None:
        return None, None, False, ""
    zone = zones.of(begins)
    all_day = begins.clock is None or block.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    start = zones.instant(begins)
    end = _end(block, zones, begins, start) if start else None
    return (start, end, all_day, zone.name if zone else "") if end else (None, None, all_day, "")


def _end(block: Block, zones: Zones, begins: Moment, start: datetime) -> datetime | None:
    ends = _moment(block, "DTEND")
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


def _recurrence(block: Block, zones: Zones, begins: Moment | None) -> datetime | None:
    """The instance, in UTC.

    Some programs leave its zone out, and mean that of DTSTART. It only tells one instance from another, so where its
    zone is unknown its digits are read as UTC: without them an instance would be taken for the whole series.
    """
    at = _moment(block, "RECURRENCE-ID")
    if at is None:
        return None
    if at.clock is None:
        return datetime(at.day.year, at.day.month, at.day.day, tzinfo=UTC)
    if begins is not None and not at.utc and not at.tzid:
        at = replace(at, tzid=begins.tzid, utc=begins.utc)
    return zones.instant(at) or datetime.combine(at.day, at.clock or time(), tzinfo=UTC)


def _range(block: Block) -> bool:
    line = block.first("RECURRENCE-ID")
    return line is not None and line.params.get("RANGE", "").strip().upper() == "THISANDFUTURE"


def _original(block: Block, zones: Zones) -> tuple[datetime | None, datetime | None]:
    """The time that was set, which Outlook repeats beside the one that its COUNTER proposes."""
    begins, ends = _moment(block, "X-MS-OLK-ORIGINALSTART"), _moment(block, "X-MS-OLK-ORIGINALEND")
    start = zones.instant(begins) if begins else None
    end = zones.instant(ends) if ends else None
    return (start, end) if start and end and end > start else (None, None)


def _dtstamp(block: Block, zones: Zones, received: datetime) -> datetime:
    """When the message was made. One from the future would outrank every later message, so it is not believed."""
    at = _moment(block, "DTSTAMP")
    stated = zones.instant(at) if at else None
    arrived = received.astimezone(UTC)
    return stated if stated and stated <= arrived + CLOCK_SKEW else arrived


def _sequence(block: Block) -> int:
    """What is no number of RFC 5545 section 3.3.8 says nothing; DTSTAMP then decides."""
    digits = block.text("SEQUENCE").strip()
    number = int(digits) if re.fullmatch(r"[0-9]{1,10}", digits) else 0
    return number if number <= _HIGHEST_SEQUENCE else 0


# --- words -----------------------------------------------------------------------------------------------------------


def _comment(block: Block, method: Method, sheet: Sheet) -> str:
    """What a person wrote. Google puts the note of an answer into a parameter of its own, Microsoft's programs often
    into the description alone."""
    words = [line.text for line in block.all("COMMENT")]
    if method in ANSWERS:
        words += [clean(a.params.get("X-RESPONSE-COMMENT", "")) for a in block.all("ATTENDEE")[:MOST_ATTENDEES]]
        words += [line.text for line in block.all("X-RESPONSE-COMMENT")]
    if method in ANSWERS and not any(words) and "microsoft" in sheet.maker.lower():
        words = [own_words(block.text("DESCRIPTION") or html_text(block.text("X-ALT-DESC")))]
    return "\n".join(dict.fromkeys(w for w in words if w))[:MOST_TEXT]
