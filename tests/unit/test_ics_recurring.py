"""RRULE, RDATE and EXDATE to the instances of a series."""

from datetime import UTC, datetime

import pytest

from agent.core.calendar import ITip, Series
from agent.reading.ics import components

RECEIVED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
BERLIN = ("DTSTART;TZID=Europe/Berlin:20261023T100000", "DTEND;TZID=Europe/Berlin:20261023T110000")


def read(*lines: str) -> ITip:
    body = ("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:u1", *lines, "END:VEVENT", "END:VCALENDAR", "")
    (event,) = components("\r\n".join(body).encode(), received=RECEIVED)
    return event


def starts(*lines: str) -> list[str]:
    found = read(*BERLIN, *lines).series
    assert found is not None
    assert not found.standing
    return [f"{at:%m-%d %H:%M}" for at in found.starts]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("RRULE:FREQ=DAILY;COUNT=3",), ["10-23 08:00", "10-24 08:00", "10-25 09:00"]),
        (("RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=FR",), ["10-23 08:00", "10-30 09:00"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261030T090000Z",), ["10-23 08:00", "10-30 09:00"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261030T085959Z",), ["10-23 08:00"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261030",), ["10-23 08:00", "10-30 09:00"]),
        (("RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=4FR",), ["10-23 08:00", "11-27 09:00"]),
        (("RRULE:FREQ=YEARLY;COUNT=1",), ["10-23 08:00"]),
        (("rrule:freq=daily;count=2;byhour=10;byminute=0",), ["10-23 08:00", "10-24 08:00"]),
        # The event's own time counts, whether it fits the rule or not.
        (("RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=MO",), ["10-23 08:00", "10-26 09:00"]),
        (
            ("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20261024T100000", "EXDATE:20261025T090000Z"),
            ["10-23 08:00", "10-26 09:00"],
        ),
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261024"), ["10-23 08:00", "10-25 09:00"]),
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=America/New_York:20261023T040000"), ["10-24 08:00", "10-25 09:00"]),
        (("RDATE;TZID=Europe/Berlin:20261103T140000,20261104T140000",), ["10-23 08:00", "11-03 13:00", "11-04 13:00"]),
        (("RDATE;VALUE=PERIOD:20261103T140000Z/PT1H",), ["10-23 08:00", "11-03 14:00"]),
    ],
)
def test_the_instances(lines: tuple[str, ...], expected: list[str]) -> None:
    """In Berlin the clocks go back on 25 October: ten o'clock stays ten o'clock."""
    assert starts(*lines) == expected


def test_twelve_instances_are_a_series() -> None:
    assert len(starts("RRULE:FREQ=DAILY;COUNT=12")) == 12
    assert len(starts("RRULE:FREQ=DAILY;COUNT=14", "EXDATE;VALUE=DATE:20261024,20261025")) == 12


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=DAILY;COUNT=13",
        "FREQ=DAILY;UNTIL=20270101T000000Z",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYEASTER=1;COUNT=2",
        "FREQ=NEVER;COUNT=2",
        "COUNT=2",
        "garbage",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=3",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=DAILY;INTERVAL=99999999;COUNT=3",
        "FREQ=WEEKLY;COUNT=99999999",
    ],
)
def test_what_is_long_or_not_worked_out_is_a_standing_meeting(rule: str) -> None:
    assert read(*BERLIN, f"RRULE:{rule}").series == Series(standing=True)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=24;BYDAY=5FR",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=14;BYDAY=MO",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_may_never_come_true_is_not_worked_out(rule: str) -> None:
    """Fifty of them in one file kept the library busy for five seconds, looking as far as the year 9999."""
    assert read("DTSTART:20260201T100000Z", f"RRULE:{rule};COUNT=5").series == Series(standing=True)


def test_what_does_not_recur_has_no_series_and_an_exception_neither() -> None:
    assert read(*BERLIN).series is None
    assert read(*BERLIN, "RECURRENCE-ID:20261023T080000Z", "RRULE:FREQ=DAILY;COUNT=3").series is None
    assert read("DTSTART;TZID=Atlantis:20261023T100000", "RRULE:FREQ=DAILY;COUNT=3").series is None


def test_an_instance_may_be_named_by_its_day_and_all_later_ones_with_it() -> None:
    day = read(*BERLIN, "RECURRENCE-ID;VALUE=DATE:20261023")
    assert (day.recurrence_day, day.recurrence_id) == (True, datetime(2026, 10, 23, tzinfo=UTC))
    ranged = read(*BERLIN, "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Tokyo:20261023T170000")
    assert (ranged.and_future, ranged.recurrence_id) == (True, datetime(2026, 10, 23, 8, tzinfo=UTC))
    assert read(*BERLIN, "RECURRENCE-ID:20261023T100000").recurrence_id == datetime(2026, 10, 23, 8, tzinfo=UTC)
