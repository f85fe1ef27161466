"""Reminders come in working hours of the recipient's zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.chase import after_absence, reminder, working
from agent.core.mail import Address
from agent.core.people import Directory
from agent.core.rules import Rules, WorkingHours
from agent.core.whereabouts import Place

BERLIN = Place(zone=ZoneInfo("Europe/Berlin"))
HOURS = WorkingHours(zone=ZoneInfo("Europe/Berlin"))
RULES = Rules(mailbox="anna", directory=Directory(recruiter=Address(email="anna@agency.example")), hours=HOURS)


def local(text: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T10:00", "2026-11-23T10:00"),
        ("2026-11-23T07:00", "2026-11-23T09:00"),
        ("2026-11-23T17:00", "2026-11-24T09:00"),
        ("2026-11-27T18:00", "2026-11-30T09:00"),
        ("2026-11-28T12:00", "2026-11-30T09:00"),
    ],
    ids=["within", "early morning", "end of work is not work", "Friday evening", "Saturday"],
)
def test_working_hours(moment: str, expected: str) -> None:
    assert working(local(moment), HOURS, BERLIN) == local(expected)


def test_the_recipients_zone_counts_not_the_recruiters() -> None:
    noon_in_berlin = local("2026-11-23T12:00")
    assert working(noon_in_berlin, HOURS, Place(zone=ZoneInfo("America/New_York"))) == local(
        "2026-11-23T09:00", "America/New_York"
    )


def test_nine_oclock_is_nine_oclock_on_the_day_the_clocks_change() -> None:
    """Berlin leaves summer time on Sunday 2026-10-25: Monday's nine is an hour later in UTC than Friday's."""
    assert working(local("2026-10-23T18:00"), HOURS, BERLIN).astimezone(UTC) == datetime(2026, 10, 26, 8, tzinfo=UTC)


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["Europe/Berlin", "Asia/Tokyo", "America/Lima"]),
)
def test_never_earlier_and_always_at_work(naive: datetime, zone: str) -> None:
    at = naive.replace(tzinfo=UTC)
    due = working(at, HOURS, Place(zone=ZoneInfo(zone)))
    there = due.astimezone(ZoneInfo(zone))
    assert due >= at
    assert there.weekday() < 5
    assert 9 <= there.hour < 17
    assert due - at <= timedelta(days=3, hours=16)


def test_after_an_absence_the_first_day_back_is_left_in_peace() -> None:
    friday = local("2026-11-27T00:00")
    assert after_absence(friday, HOURS, BERLIN) == local("2026-12-01T09:00")


def test_the_cadence_ends_with_its_last_reminder() -> None:
    asked = local("2026-11-23T10:00")
    assert reminder(asked, 1, RULES, BERLIN) == local("2026-11-24T10:00")
    assert reminder(asked, 3, RULES, BERLIN) is not None
    assert reminder(asked, 4, RULES, BERLIN) is None
    assert reminder(asked, 0, RULES, BERLIN) is None
