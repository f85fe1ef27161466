"""text/calendar -> ITip: real files of six projects, then each trap by itself."""

import email
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.calendar import ITip, Method, PartStat
from agent.errors import Unreadable
from agent.reading.contentlines import MOST_OCTETS
from agent.reading.ics import MOST_ATTENDEES, address, components

DATA = Path(__file__).parent.parent / "data"
RECEIVED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
CORPORA = ("ccs-imip", "thunderbird-imip", "james-imip", "sabre-vobject-itip", "icalendar-py", "allenporter-ical")
CASES = [
    (DATA / corpus / "calendar", json.loads(line))
    for corpus in CORPORA
    for line in (DATA / corpus / "calendar" / "cases.jsonl").read_text().splitlines()
]


def read(*lines: str, method: str = "", head: tuple[str, ...] = ()) -> ITip:
    """The one event that these lines make."""
    body = ("BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", "UID:u1", *lines, "END:VEVENT", "END:VCALENDAR", "")
    (event,) = components("\r\n".join(body).encode(), method=method, received=RECEIVED)
    return event


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text)


# --- real files ------------------------------------------------------------------------------------------------------


def bodies(path: Path) -> list[tuple[bytes, str]]:
    """The calendar parts of a mail, or the file itself."""
    raw = path.read_bytes()
    if path.suffix == ".ics":
        return [(raw, "")]
    parts = [part for part in email.message_from_bytes(raw).walk() if part.get_content_type() == "text/calendar"]
    return [(part.get_payload(decode=True), str(part.get_param("method") or "")) for part in parts]  # type: ignore[misc]


def stated(event: ITip, field: str, expected: Any) -> Any:
    if field == "attendees":
        return {
            a.address.email: a.partstat.value for a in event.attendees if not expected or a.address.email in expected
        }
    if field == "rooms":
        return [a.address.email for a in event.attendees if a.cutype in {"ROOM", "RESOURCE"}]
    value = event.organizer.email if field == "organizer" and event.organizer else getattr(event, field)
    if isinstance(value, datetime):
        return "RECEIVED" if value == RECEIVED else f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return value


@pytest.mark.parametrize(("folder", "case"), CASES, ids=[c["file"] for _, c in CASES])
def test_real_files_say_what_their_origin_expects(folder: Path, case: dict[str, Any]) -> None:
    found = bodies(folder / case["file"])
    if "method" in case:
        told = [event for body, method in found for event in components(body, method=method, received=RECEIVED)]
        has_method = b"METHOD" in (folder / case["file"]).read_bytes()
        assert {e.method for e in told} <= (
            {Method(case["method"])} if case["method"] else {Method.REQUEST, Method.PUBLISH}
        )
        assert has_method == bool(case["method"])
    elif case["events"] is None:
        with pytest.raises(Unreadable):
            components(found[0][0], received=RECEIVED)
    else:
        told = list(components(found[0][0], method=found[0][1], received=RECEIVED)) if found else []
        wanted = case["events"]
        assert len(told) >= len(wanted)
        assert bool(told) == bool(wanted)
        for event, expected in zip(told, wanted, strict=False):
            assert {field: stated(event, field, value) for field, value in expected.items()} == expected


@pytest.mark.parametrize(("folder", "case"), CASES, ids=[c["file"] for _, c in CASES])
def test_every_time_is_aware_and_in_utc_and_no_text_has_control_characters(folder: Path, case: dict[str, Any]) -> None:
    for body, method in bodies(folder / case["file"]):
        if case.get("events", ()) is None:
            continue
        for e in components(body, method=method, received=RECEIVED):
            times = [t for t in (e.dtstamp, e.start, e.end, e.recurrence_id) if t is not None]
            assert all(t.utcoffset() == timedelta() for t in times)
            texts = (e.uid, e.summary, e.location, e.status, e.zone, *(a.address.name for a in e.attendees))
            assert all(t.isprintable() for t in texts)
            assert all(c == "\n" or c.isprintable() for c in e.description + e.comment)


def test_the_half_of_a_real_file_is_read_or_refused() -> None:
    body, _ = bodies(DATA / "ccs-imip" / "calendar" / "reply_missing_attendee")[0]
    for cut in range(0, len(body), 7):
        try:
            components(body[:cut], received=RECEIVED)
        except Unreadable:
            continue


# --- refusing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "BEGIN:VCALENDAR is missing"),
        (b"<html>not a calendar</html>", "BEGIN:VCALENDAR is missing"),
        (b"\x00\xff\xfe" * 100, "BEGIN:VCALENDAR is missing"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "none of its events has a UID"),
        (b"BEGIN:VCALENDAR\n" + b"X" * MOST_OCTETS, "more than 262144 are not read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        components(data, received=RECEIVED)


@given(st.binary(max_size=400))
def test_any_bytes_give_events_or_unreadable(junk: bytes) -> None:
    for data in (junk, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n" + junk + b"\r\nEND:VEVENT\r\nEND:VCALENDAR"):
        try:
            components(data, received=RECEIVED)
        except Unreadable:
            continue


LINE = st.tuples(
    st.sampled_from(
        ["DTSTART", "DTEND", "DURATION", "DTSTAMP", "SEQUENCE", "RECURRENCE-ID", "ATTENDEE", "ORGANIZER", "BEGIN"]
    ),
    st.sampled_from(
        ["", ";TZID=Europe", ";TZID=../../etc/passwd", ";TZID=X", ";VALUE=DATE", ';CN="a":b', ";PARTSTAT=", ";X"]
    ),
    st.sampled_from(
        ["", "99999999T999999Z", "20261102", "20261102T093000", "PT1H", "-P99999999999D", "mailto:a@b", "1e9"]
    ),
)


@given(st.lists(LINE, max_size=12))
def test_any_properties_give_an_event_with_sound_times(lines: list[tuple[str, str, str]]) -> None:
    text = "\r\n".join("".join((name, params, ":", value)) for name, params, value in lines)
    body = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    for event in components(body.encode(), received=RECEIVED):
        assert (event.start is None) == (event.end is None)
        assert event.start is None or event.end is None or event.start < event.end


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYSECOND=0,1,2",
        "FREQ=YEARLY;BYDAY=" + ",".join(["MO"] * 900),
        "FREQ=YEARLY;BYSETPOS=1",
        "FREQ=YEARLY;BYDAY=MO",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=1SU",
    ],
)
def test_a_zone_that_would_take_for_ever_is_not_worked_out(rule: str) -> None:
    zone = ("BEGIN:VTIMEZONE", "TZID:Slow", "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0100")
    head = (*zone, "TZOFFSETTO:+0100", f"RRULE:{rule}", "END:STANDARD", "END:VTIMEZONE")
    assert read("DTSTART;TZID=Slow:20261102T100000", head=head).start is None


def test_many_rules_that_begin_in_1601_take_no_time() -> None:
    """Five observances with a rule for every week, begun in 1601 as Outlook does, kept the library busy for 72 s."""
    rule = "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU"
    each = ("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", rule, "END:STANDARD")
    starts = [("BEGIN:STANDARD", f"DTSTART:16010101T{n:06d}", *each) for n in range(60)]
    zones = [line for n in range(9) for line in ("BEGIN:VTIMEZONE", f"TZID:Z{n}", *sum(starts, ()), "END:VTIMEZONE")]
    events = [
        line
        for n in range(50)
        for line in ("BEGIN:VEVENT", f"UID:{n}", f"DTSTART;TZID=Z{n % 9}:{1990 + n}0101T100000", "END:VEVENT")
    ]
    before = perf_counter()
    found = components("\n".join(("BEGIN:VCALENDAR", *zones, *events, "END:VCALENDAR")).encode(), received=RECEIVED)
    assert perf_counter() - before < 5
    assert len(found) == 50
    assert found[0].start == utc("1990-01-01T09:00:00Z")


@pytest.mark.parametrize(
    ("local", "instant"),
    [
        ("20260701T100000", "08:00"),
        ("20260101T100000", "09:00"),
        ("20260329T013000", "00:30"),
        ("20261025T120000", "11:00"),
    ],
)
def test_outlooks_rules_from_1601_know_summer_and_winter(local: str, instant: str) -> None:
    rules = (
        ("BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
        ("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT"),
    )
    head = ("BEGIN:VTIMEZONE", "TZID:Customized Time Zone", *sum(rules, ()), "END:VTIMEZONE")
    start = read(f"DTSTART;TZID=Customized Time Zone:{local}", head=head).start
    assert start is not None
    assert f"{start:%H:%M}" == instant


def test_bombs_are_cut_short() -> None:
    nested = b"BEGIN:VEVENT\n" * 18_000
    assert components(b"BEGIN:VCALENDAR\n" + nested, received=RECEIVED) == ()
    newlines = b"BEGIN:VCALENDAR\n" + b"\n" * 200_000 + b"END:VCALENDAR"
    assert components(newlines, received=RECEIVED) == ()
    event = b"BEGIN:VEVENT\nUID:1\nEND:VEVENT\n"
    assert len(components(b"BEGIN:VCALENDAR\n" + event * 500, received=RECEIVED)) == 50
    crowd = tuple(f"ATTENDEE:mailto:p{n}@example.org" for n in range(1000))
    assert len(read(*crowd).attendees) == MOST_ATTENDEES


# --- times -----------------------------------------------------------------------------------------------------------

BERLIN = ("DTSTART;TZID=Europe/Berlin:20261102T100000",)


def vtimezone(tzid: str, offset: str = "+0530") -> tuple[str, ...]:
    observance = (
        "BEGIN:STANDARD",
        "DTSTART:16010101T000000",
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        "END:STANDARD",
    )
    return ("BEGIN:VTIMEZONE", f"TZID:{tzid}", *observance, "END:VTIMEZONE")


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ((*BERLIN, "DTEND;TZID=Europe/Berlin:20261102T104500"), "2026-11-02T09:45:00Z"),
        ((*BERLIN, "DURATION:PT90M"), "2026-11-02T10:30:00Z"),
        (BERLIN, "2026-11-02T10:00:00Z"),
        ((*BERLIN, "DTEND;TZID=Europe/Berlin:20261102T100000"), "2026-11-02T10:00:00Z"),
        ((*BERLIN, "DTEND;TZID=Europe/Berlin:20261101T100000"), "2026-11-02T10:00:00Z"),
        ((*BERLIN, "DURATION:-PT1H"), "2026-11-02T10:00:00Z"),
        ((*BERLIN, "DTEND;TZID=America/New_York:20261102T050000"), "2026-11-02T10:00:00Z"),
    ],
)
def test_the_end_is_dtend_else_duration_else_an_hour(lines: tuple[str, ...], end: str) -> None:
    event = read(*lines)
    assert event.start == utc("2026-11-02T09:00:00Z")
    assert event.end == utc(end)
    assert event.zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("tzid", "head", "start", "zone"),
    [
        ("W. Europe Standard Time", (), "2026-11-02T09:00:00Z", "Europe/Berlin"),
        ("Customized Time Zone", vtimezone("Customized Time Zone"), "2026-11-02T04:30:00Z", ""),
        ("W. Europe Standard Time", vtimezone("W. Europe Standard Time"), "2026-11-02T04:30:00Z", "Europe/Berlin"),
        ("Europe/Berlin", vtimezone("Europe/Berlin"), "2026-11-02T09:00:00Z", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", (), "2026-11-02T09:00:00Z", "Europe/Berlin"),
        ("tzone://Microsoft/Utc", (), "2026-11-02T10:00:00Z", ""),
        ("America/New York", (), "2026-11-02T15:00:00Z", "America/New_York"),
        ("Etc/UTC", (), "2026-11-02T10:00:00Z", ""),
    ],
)
def test_a_zone_is_found_by_name_then_in_the_file_then_as_microsofts(
    tzid: str, head: tuple[str, ...], start: str, zone: str
) -> None:
    event = read(f'DTSTART;TZID="{tzid}":20261102T100000', head=head)
    assert (event.start, event.zone) == (utc(start), zone)


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART;TZID=Nowhere/Atlantis:20261102T100000",
        "DTSTART;TZID=Europe:20261102T100000",
        "DTSTART;TZID=../../etc/localtime:20261102T100000",
        "DTSTART:20261102T100000",
        "DTSTART;VALUE=DATE:20261102",
        "DTSTART:tomorrow",
    ],
)
def test_a_time_whose_zone_is_unknown_is_no_time_and_never_utc(line: str) -> None:
    event = read(line, "DTEND:20261102T120000Z")
    assert (event.start, event.end, event.zone) == (None, None, "")


def test_an_end_in_an_unknown_zone_is_not_made_up() -> None:
    event = read("DTSTART:20261102T100000Z", "DTEND;TZID=Nowhere:20261102T120000")
    assert (event.start, event.end) == (None, None)


def test_floating_times_are_of_the_calendars_zone_or_of_the_only_one_defined() -> None:
    line = "DTSTART:20261102T100000"
    assert read(line, head=("X-WR-TIMEZONE:Europe/Berlin",)).start == utc("2026-11-02T09:00:00Z")
    assert read(line, head=vtimezone("Mine")).start == utc("2026-11-02T04:30:00Z")
    assert read(line, head=(*vtimezone("Mine"), *vtimezone("Yours"))).start is None


def test_a_zone_of_one_mail_is_unknown_to_the_next() -> None:
    """icalendar remembers every VTIMEZONE in the process: a mail could define the zone of another."""
    line = "DTSTART;TZID=Private Zone:20261102T100000"
    assert read(line, head=vtimezone("Private Zone")).start == utc("2026-11-02T04:30:00Z")
    assert read(line).start is None


def test_a_broken_vtimezone_leaves_the_time_unknown() -> None:
    head = ("BEGIN:VTIMEZONE", "TZID:Odd", "BEGIN:STANDARD", "DTSTART:16010101T000000", "END:STANDARD", "END:VTIMEZONE")
    assert read("DTSTART;TZID=Odd:20261102T100000", head=head).start is None


def test_days_end_at_the_end_of_the_last_one() -> None:
    head = ("X-WR-TIMEZONE:Europe/Berlin",)
    one = read("DTSTART;VALUE=DATE:20261025", head=head)
    assert one.all_day
    assert (one.start, one.end) == (utc("2026-10-24T22:00:00Z"), utc("2026-10-25T23:00:00Z"))
    assert read("DTSTART;VALUE=DATE:20261025", "DTEND;VALUE=DATE:20261027", head=head).end == utc(
        "2026-10-26T23:00:00Z"
    )
    assert read("DTSTART:20261025", "DURATION:P3D", head=head).end == utc("2026-10-27T23:00:00Z")


def test_outlook_flags_whole_days_that_have_hours() -> None:
    lines = ("DTSTART;TZID=Europe/Berlin:20261102T000000", "DTEND;TZID=Europe/Berlin:20261103T000000")
    assert read(*lines, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE").all_day
    assert not read(*lines, "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE").all_day


def test_one_recurrence_id_in_two_zones_is_one_instant() -> None:
    here = read("RECURRENCE-ID;TZID=Europe/Berlin:20261102T100000").recurrence_id
    there = read("RECURRENCE-ID:20261102T090000Z").recurrence_id
    assert here == there == utc("2026-11-02T09:00:00Z")
    assert read("RECURRENCE-ID;TZID=Nowhere:20261102T090000").recurrence_id is not None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DTSTAMP:20261101T080000Z", utc("2026-11-01T08:00:00Z")),
        ("X-NO:1", RECEIVED),
        ("DTSTAMP:yesterday", RECEIVED),
        ("DTSTAMP:20261101T080000", RECEIVED),
        ("DTSTAMP:29991231T235959Z", RECEIVED),
    ],
)
def test_dtstamp_is_believed_unless_it_is_missing_or_from_the_future(line: str, expected: datetime) -> None:
    assert read(line).dtstamp == expected


def test_sequence_is_a_number_or_zero() -> None:
    assert [read(f"SEQUENCE:{s}").sequence for s in ("7", "-1", "x", "", "9" * 40)] == [7, 0, 0, 0, 0]


# --- people ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("mailto:priya@example.org", "priya@example.org"),
        ("MAILTO:Priya@Example.ORG", "priya@example.org"),
        ("mailto: priya@example.org ", "priya@example.org"),
        ("priya@example.org", "priya@example.org"),
        ("mailto:anna%2Bdebrief@agency.example", "anna+debrief@agency.example"),
        ("mailto:a@example.org?cc=victim@example.net", "a@example.org"),
        ("mailto:a@example.org,b@example.org", ""),
        ("mailto:a@example.org%0ABcc:b@example.org", ""),
        ("mailto:a@b@example.org", ""),
        ("mailto:", ""),
        ("invalid:nomail", ""),
        ("/aMTY2/principal/", ""),
        ("mailto:" + "a" * 300 + "@example.org", ""),
    ],
)
def test_an_address_is_one_plain_address_or_none(uri: str, found: str) -> None:
    assert address(uri) == found


def test_an_attendee_with_everything() -> None:
    event = read(
        'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=DELEGATED;CN="Nair, Priya";',
        ' DELEGATED-TO="mailto:Deputy@Example.org";SENT-BY="mailto:pa@example.org":mailto:priya@example.org',
        "ATTENDEE;CUTYPE=ROOM;PARTSTAT=X-MAYBE;CN='Blue Room':mailto:room@example.org",
        "ATTENDEE;CUTYPE=X-ROBOT;EMAIL=bot@example.org:urn:uuid:1234",
        "ATTENDEE:invalid:nomail",
    )
    priya, room, bot = event.attendees
    assert (priya.address.email, priya.address.name, priya.role) == ("priya@example.org", "Nair, Priya", "CHAIR")
    assert (priya.partstat, priya.delegated_to) == (PartStat.DELEGATED, "deputy@example.org")
    assert priya.sent_by == "pa@example.org"
    assert (room.cutype, room.partstat, room.address.name) == ("ROOM", PartStat.NEEDS_ACTION, "Blue Room")
    assert (bot.cutype, bot.address.email) == ("UNKNOWN", "bot@example.org")


# --- methods and words -----------------------------------------------------------------------------------------------

INVITES = ("ORGANIZER:mailto:anna@agency.example", "ATTENDEE:mailto:priya@example.org")


@pytest.mark.parametrize(
    ("head", "parameter", "lines", "method"),
    [
        (("METHOD:REPLY",), "", (), Method.REPLY),
        (("METHOD:reply",), "REQUEST", (), Method.REPLY),
        ((), "cancel", (), Method.CANCEL),
        ((), "", INVITES, Method.REQUEST),
        ((), "", INVITES[:1], Method.PUBLISH),
        (("METHOD:X-NEW",), "", INVITES, Method.PUBLISH),
    ],
)
def test_the_method(head: tuple[str, ...], parameter: str, lines: tuple[str, ...], method: Method) -> None:
    assert read(*lines, head=head, method=parameter).method is method


def test_several_events_in_one_file() -> None:
    """A series and its exception come together."""
    body = b"BEGIN:VCALENDAR\nMETHOD:REQUEST\n" + b"".join(
        b"BEGIN:VEVENT\nUID:u%d\nBEGIN:VALARM\nDESCRIPTION:Reminder\nEND:VALARM\nEND:VEVENT\n" % n for n in (1, 2)
    )
    events = components(body, received=RECEIVED)
    assert [(e.uid, e.description) for e in events] == [("u1", ""), ("u2", "")]


def test_texts_are_unescaped_unfolded_and_cleaned() -> None:
    event = read(
        "SUMMARY:Interview: Priya\\, Backend\x07 Engineer",
        "DESCRIPTION:Candidate: Priya\\nClient: tom@ac",
        " me.com\\NRole: Engineer\u200b\u202e",
        "X-ALT-DESC;FMTTYPE=text/html:<html>other words</html>",
        "LOCATION:Room 1\\nFloor 2",
    )
    assert event.summary == "Interview: Priya, Backend Engineer"
    assert event.description == "Candidate: Priya\nClient: tom@acme.com\nRole: Engineer"
    assert event.location == "Room 1 Floor 2"


def test_a_fold_within_a_character_and_other_line_ends() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Gespräch\nEND:VEVENT\nEND:VCALENDAR\n".encode()
    cut = text.index("ä".encode()) + 1
    for raw in (text, text.replace(b"\n", b"\r\n"), text.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + text):
        assert components(raw, received=RECEIVED)[0].summary == "Gespräch"
    folded = text[:cut] + b"\r\n " + text[cut:]
    assert components(folded, received=RECEIVED)[0].summary == "Gespräch"
    assert components(text.decode().encode("latin-1"), received=RECEIVED, charset="iso-8859-1")[0].summary == "Gespräch"
    assert components(text.decode().encode("utf-16"), received=RECEIVED)[0].summary == "Gespräch"


def test_what_a_person_wrote_is_found_where_each_maker_puts_it() -> None:
    outlook = read("COMMENT;LANGUAGE=en-US:Interview done\\n", head=("METHOD:REPLY",))
    google = read(
        'ATTENDEE;PARTSTAT=ACCEPTED;X-RESPONSE-COMMENT="Interview done":mailto:p@x.org', head=("METHOD:REPLY",)
    )
    assert outlook.comment == google.comment == "Interview done"
    assert read('ATTENDEE;X-RESPONSE-COMMENT="old note":mailto:p@x.org', head=("METHOD:REQUEST",)).comment == ""
