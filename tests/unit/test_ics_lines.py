"""Content lines as programs really write them: folded wrongly, cut off, quoted or not, in odd charsets."""

from datetime import UTC, datetime, timedelta

import pytest

from agent.core.calendar import ITip, Method
from agent.errors import Unreadable
from agent.reading.ics import address, components

RECEIVED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
START = "DTSTART:20261201T100000Z"


def read(*lines: str | bytes, head: tuple[str, ...] = (), **more: object) -> ITip:
    body = ("BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", "UID:u1", START, *lines, "END:VEVENT", "END:VCALENDAR", "")
    data = b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in body)
    (event,) = components(data, received=RECEIVED, **more)  # type: ignore[arg-type]
    return event


def guest(line: str) -> tuple[str, str, str]:
    """Address, name and PARTSTAT of one ATTENDEE line."""
    (one,) = read(line).attendees
    return one.address.email, one.address.name, one.partstat.value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('ATTENDEE;CN="Becker, Tom: x; y":mailto:tom@x.org', ("tom@x.org", "Becker, Tom: x; y", "NEEDS-ACTION")),
        ("ATTENDEE;CN=Tom: CTO;PARTSTAT=ACCEPTED:mailto:tom@x.org", ("tom@x.org", "Tom: CTO", "ACCEPTED")),
        ('ATTENDEE;CN=Tom "T" Becker;PARTSTAT=DECLINED:mailto:tom@x.org', ("tom@x.org", 'Tom "T" Becker', "DECLINED")),
        ('ATTENDEE;CN="Tom;PARTSTAT=ACCEPTED:mailto:tom@x.org', ("tom@x.org", None, None)),
        ("ATTENDEE;RSVP;PARTSTAT=ACCEPTED:mailto:tom@x.org", ("tom@x.org", "", "ACCEPTED")),
        ("attendee;partstat=accepted;cn=Tom:MAILTO:Tom@X.org", ("tom@x.org", "Tom", "ACCEPTED")),
        (
            "ATTENDEE;CN=Tom ^'T^' Becker^n;PARTSTAT=ACCEPTED:mailto:tom@x.org",
            ("tom@x.org", 'Tom "T" Becker', "ACCEPTED"),
        ),
        ("ATTENDEE ;PARTSTAT=ACCEPTED ;CN=Tom :mailto:tom@x.org", ("tom@x.org", "Tom", "ACCEPTED")),
        ("ATTENDEE;PARTSTAT=ACCEPTED;X-NUM-GUESTS=0;EMAIL=tom@x.org:invalid:nomail", ("tom@x.org", "", "ACCEPTED")),
        ("ATTENDEE;EMAIL=tom@x.org:/o=Exchange/cn=tom", ("tom@x.org", "", "NEEDS-ACTION")),
        ("ATTENDEE:tom@x.org", ("tom@x.org", "", "NEEDS-ACTION")),
    ],
)
def test_an_attendee_however_the_line_is_written(line: str, expected: tuple[str, str | None, str | None]) -> None:
    found = guest(line)
    assert all(e is None or e == f for f, e in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("mailto: tom@x.org ", "tom@x.org"),
        ("MAILTO:mailto:tom@x.org", "tom@x.org"),
        ("mailto:tom%40x.org", "tom@x.org"),
        ("mailto:<tom@x.org>", "tom@x.org"),
        ("mailto:tom@x.org?cc=eve@x.org", "tom@x.org"),
        ("mailto:tom@x.org,eve@x.org", ""),
        ("mailto:tom@x.org%0d%0abcc:eve@x.org", ""),
        ("invalid:nomail", ""),
        ("Tom Becker", ""),
        ("", ""),
    ],
)
def test_the_address_in_a_uri(uri: str, found: str) -> None:
    assert address(uri) == found


def test_a_fold_without_its_space_is_put_together() -> None:
    (tom,) = read('ATTENDEE;CN="Tom', 'Becker";PARTSTAT=ACCEPTED:mailto:tom@', "x.org").attendees
    assert (tom.address.email, tom.partstat.value) == ("tom@x.org", "ACCEPTED")
    assert read("DESCRIPTION:Candidate Priya", "and a second line", "SUMMARY:Interview").description == (
        "Candidate Priya\nand a second line"
    )


@pytest.mark.parametrize("end", ["END:VEVENT\r\nEND:VCALENDAR\r\n", "END:VCALENDAR\r\n", "", "END:VEVENT"])
def test_a_missing_end_loses_nothing(end: str) -> None:
    text = f"BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:u1\r\n{START}\r\nSUMMARY:Interview\r\n{end}"
    (event,) = components(text.encode(), received=RECEIVED)
    assert (event.method, event.summary) == (Method.CANCEL, "Interview")


def test_two_events_without_an_end_and_an_alarm_without_one() -> None:
    second = f"BEGIN:VEVENT\nUID:b\n{START}\nBEGIN:VALARM\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n{START}\n{second}END:VCALENDAR"
    assert [e.uid for e in components(text.encode(), received=RECEIVED)] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "charset", "summary"),
    [
        ("SUMMARY:Gespräch".encode("cp1252"), "utf-8", "Gespräch"),
        ("SUMMARY:Gespräch – 1".encode("cp1252"), "us-ascii", "Gespräch – 1"),
        ("SUMMARY:面接".encode("shift_jis"), "shift_jis", "面接"),
        ("SUMMARY:Gespräch mit Jürgen".encode() + b"\xff", "utf-8", "Gespräch mit Jürgen\ufffd"),
        ("SUMMARY:Gespräch".encode(), "no-such-charset", "Gespräch"),
    ],
)
def test_bytes_in_another_charset_than_said(line: bytes, charset: str, summary: str) -> None:
    assert read(line, charset=charset).summary == summary


@pytest.mark.parametrize(
    ("written", "sequence"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("1762000000", 1762000000),
        ("99999999999", 0),
        ("2147483648", 0),
        ("-1", 0),
        ("two", 0),
        ("", 0),
        ("1.0", 0),
    ],
)
def test_what_is_no_sequence_is_none(written: str, sequence: int) -> None:
    assert read(f"SEQUENCE:{written}").sequence == sequence


def test_of_a_property_that_comes_twice_the_first_counts() -> None:
    event = read("SUMMARY:One", "SUMMARY:Two", "DTSTART:20271201T100000Z", "SEQUENCE:1", "SEQUENCE:9")
    assert (event.summary, event.sequence, event.start) == ("One", 1, datetime(2026, 12, 1, 10, tzinfo=UTC))


def test_ten_thousand_attendees_are_cut_short_or_refused() -> None:
    crowd = [f"ATTENDEE:mailto:p{n}@x.org" for n in range(9000)]
    assert len(read(*crowd).attendees) == 200
    with pytest.raises(Unreadable):
        read(*(f"ATTENDEE;CN=Somebody with a name:mailto:p{n}@x.org" for n in range(10_000)))


# --- times at the edges ----------------------------------------------------------------------------------------------


def times(*lines: str) -> tuple[str, str] | None:
    body = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:u1", *lines, "END:VEVENT", "END:VCALENDAR")
    (event,) = components("\n".join(body).encode(), received=RECEIVED)
    return (f"{event.start:%m-%d %H:%M}", f"{event.end:%m-%d %H:%M}") if event.start and event.end else None


@pytest.mark.parametrize(
    ("start", "instant"),
    [
        # RFC 5545 section 3.3.5: in the gap, the offset from before it; of two, the first.
        ("Europe/Berlin:20260329T023000", "03-29 01:30"),
        ("Europe/Berlin:20261025T023000", "10-25 00:30"),
        ("America/New_York:20260308T023000", "03-08 07:30"),
        ("W. Europe Standard Time:20261201T100000", "12-01 09:00"),
        ("w. europe standard time:20261201T100000", "12-01 09:00"),
        ("europe/berlin:20261201T100000", "12-01 09:00"),
        ("Asia/Kathmandu:20261201T100000", "12-01 04:15"),
    ],
)
def test_clocks_that_change_and_zones_in_any_case(start: str, instant: str) -> None:
    found = times(f"DTSTART;TZID={start}")
    assert found is not None
    assert found[0] == instant


@pytest.mark.parametrize("zone", ["localtime", "Factory", "posixrules", "(GMT+01:00) Berlin", "Eastern", "CEST"])
def test_no_zone_is_guessed(zone: str) -> None:
    assert times(f"DTSTART;TZID={zone}:20261201T100000") is None


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:00010101T000000Z",),
        ("DTSTART;TZID=Asia/Tokyo:00010101T000000",),
        ("DTSTART:99991231T235959Z", "DURATION:PT1H"),
        ("DTSTART;TZID=America/New_York:99991231T235959",),
        ("DTSTART:99991231T235959Z", "RRULE:FREQ=DAILY;COUNT=3"),
        ("DTSTART;VALUE=DATE:99991231", "DTEND;VALUE=DATE:99991231"),
        ("DTSTART:20261201T100000Z", "DTEND:20261201T090000Z"),
        ("DTSTART:20261201T100000Z", "DURATION:-P400000000W"),
        ("DTSTART:20261301T100000Z",),
    ],
)
def test_years_at_the_edge_give_a_sound_time_or_none(lines: tuple[str, ...]) -> None:
    body = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:u1", *lines, "END:VEVENT", "END:VCALENDAR")
    (event,) = components("\n".join(body).encode(), received=RECEIVED)
    assert (event.start is None) == (event.end is None)
    if event.start and event.end:
        assert timedelta() < event.end - event.start <= timedelta(hours=1)
