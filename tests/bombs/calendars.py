"""Bombs in calendar files."""

from collections.abc import Callable

from tests.bombs.structure import MEGABYTE

_EVENT = (
    b"BEGIN:VEVENT\nUID:%s\nDTSTAMP:20261122T083000Z\nDTSTART%s:20261123T100000\nORGANIZER:mailto:anna@agency.example\n"
    b"ATTENDEE:mailto:a@b.example\nSUMMARY:Interview: Priya Nair - Backend Engineer\n%sEND:VEVENT\n"
)


def calendar(body: bytes, method: bytes = b"REQUEST") -> bytes:
    return (
        b"From: a@b.example\nContent-Type: text/calendar; method="
        + method
        + b"\n\nBEGIN:VCALENDAR\nMETHOD:"
        + method
        + b"\n"
        + body
    )


def event(more: bytes = b"", zone: bytes = b"", uid: bytes = b"u") -> bytes:
    return _EVENT % (uid, zone, more)


def zone(observance: bytes, name: bytes = b"Z") -> bytes:
    return b"BEGIN:VTIMEZONE\nTZID:" + name + b"\n" + observance + b"END:VTIMEZONE\n"


def standard(rule: bytes) -> bytes:
    return (
        b"BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n" + rule + b"\nEND:STANDARD\n"
    )


_IN_ZONE = b";TZID=Z"

CALENDARS: dict[str, Callable[[], bytes]] = {
    "a calendar without end": lambda: calendar(b"BEGIN:VEVENT\n" * 60_000),
    "a rule of seconds": lambda: calendar(event(b"RRULE:FREQ=SECONDLY;COUNT=999999999\n")),
    "a rule of everything": lambda: calendar(
        event(b"RRULE:FREQ=YEARLY;BYSECOND=" + b",".join(b"%d" % n for n in range(60)) + b";BYDAY=MO,TU,WE,TH,FR\n")
    ),
    "a rule without end": lambda: calendar(event(b"RRULE:FREQ=DAILY;BYDAY=" + b"MO," * 60_000 + b"MO\n")),
    "20,000 exceptions": lambda: calendar(event(b"RRULE:FREQ=DAILY\n" + b"EXDATE:20261124T100000\n" * 9_000)),
    "exceptions in one line": lambda: calendar(
        event(b"RRULE:FREQ=DAILY\nEXDATE:" + b"20261124T100000," * 14_000 + b"\n")
    ),
    "a zone of seconds": lambda: calendar(zone(standard(b"RRULE:FREQ=SECONDLY")) + event(zone=_IN_ZONE)),
    "a zone from 1601": lambda: calendar(
        zone(standard(b"RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=3") * 90) + event(zone=_IN_ZONE)
    ),
    "thousands of zones": lambda: calendar(
        b"".join(zone(standard(b"RDATE:19700101T000000"), b"Z%d" % n) for n in range(1_600))
        + event(zone=b";TZID=Z1599")
    ),
    "thousands of observances": lambda: calendar(zone(standard(b"") * 2_500) + event(zone=_IN_ZONE)),
    "dates of an observance": lambda: calendar(
        zone(standard(b"RDATE:" + b",".join([b"19700101T000000"] * 14_000))) + event(zone=_IN_ZONE)
    ),
    "50 events in 50 zones": lambda: calendar(
        b"".join(zone(standard(b"RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=3"), b"Z%d" % n) for n in range(50))
        + b"".join(event(zone=b";TZID=Z%d" % n, uid=b"u%d" % n) for n in range(50))
    ),
    "nested alarms": lambda: calendar(event(b"BEGIN:VALARM\n" * 20_000)),
    "nested calendars": lambda: calendar(b"BEGIN:VCALENDAR\n" * 16_000),
    "folded lines": lambda: calendar(event(b"DESCRIPTION:x\n" + b" y\n" * 80_000)),
    "a folded name": lambda: calendar(b"\n ".join([b"B"] * 80_000)),
    "folds of carriage returns": lambda: calendar(event(b"DESCRIPTION:x" + b"\r\n \r" * 50_000 + b"\n")),
    "one line of 250 KB": lambda: calendar(event(b"DESCRIPTION:" + b"a" * 250_000 + b"\n")),
    "escapes": lambda: calendar(event(b"DESCRIPTION:" + b"\\" * 250_000 + b"\n")),
    "parameters of quotes": lambda: calendar(event(b"ATTENDEE;" + b'CN="' * 50_000 + b":mailto:a@b.example\n")),
    "parameters without number": lambda: calendar(event(b"ATTENDEE" + b";X=1" * 60_000 + b":mailto:a@b.example\n")),
    "5,000 attendees": lambda: calendar(event(b"ATTENDEE:mailto:a@b.example\n" * 8_000)),
    "an address of escapes": lambda: calendar(event(b"ATTENDEE:mailto:" + b"%41" * 80_000 + b"\n")),
    "a title of marks": lambda: calendar(event(b"SUMMARY:" + b"\xcc\x80\xcc\x96" * 60_000 + b"\n")),
    "a description of marks": lambda: calendar(event(b"DESCRIPTION:a" + b"\xcc\x80\xcc\x96" * 60_000 + b"\n")),
    "50 titles of marks": lambda: calendar(
        b"".join(event(b"DESCRIPTION:a" + b"\xcc\x80\xcc\x96" * 1_100 + b"\n", uid=b"u%d" % n) for n in range(50))
    ),
    "a page in an event": lambda: calendar(event(b"X-ALT-DESC;FMTTYPE=text/html:" + b"<div>" * 50_000 + b"\n")),
    "a duration of digits": lambda: calendar(event(b"DURATION:P" + b"9" * 200_000 + b"D\n")),
    "a sequence of digits": lambda: calendar(event(b"SEQUENCE:" + b"9" * 200_000 + b"\n")),
    "a comment of conditions": lambda: calendar(
        event(b"COMMENT:" + b"the interview with a " * 10_000 + b"\n"), b"REPLY"
    ),
    "a megabyte of calendar": lambda: calendar(event() * 5_000),
    "a calendar in UTF-16": lambda: b"From: a@b.example\nContent-Type: text/calendar\n\n\xff\xfe" + b"B\0" * MEGABYTE,
}
