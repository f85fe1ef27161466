"""Working hours in every zone of the world, around every change of its clocks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.chase import after_absence, reminder, working, working_day_later
from agent.core.effects import LetterKind, SendLetter
from agent.core.gate import timely
from agent.core.interview import InterviewState
from agent.core.rules import WorkingHours
from agent.core.whereabouts import Place, zone_of
from tests.unit.cases import END, REF, RULES, TOM
from tests.unit.test_attacks_core import asking

HOURS = WorkingHours(start=time(9), end=time(17), weekdays=frozenset({0, 1, 2, 3, 4}), zone=ZoneInfo("Europe/Berlin"))
ZONES = sorted(available_timezones() - {"localtime"})
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=20)


def there(zone: str) -> Place:
    """Somewhere in that zone, in a country of which no holidays are known."""
    return Place(zone=ZoneInfo(zone))


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The hours in which the zone's clocks change."""
    here, found, at = ZoneInfo(zone), [], FIRST
    while at < LAST:
        later = at + timedelta(days=1)
        if at.astimezone(here).utcoffset() != later.astimezone(here).utcoffset():
            found.append(at)
        at = later
    return tuple(found)


def around(zone: str) -> Iterator[datetime]:
    """From the Thursday before a change to the Tuesday after it, as most fall on a Sunday."""
    for change in changes(zone)[:2] or (FIRST,):
        for step in range(0, 5 * 24 * 60, int(STEP.total_seconds() // 60)):
            yield change - timedelta(days=3) + timedelta(minutes=step)


def in_hours(at: datetime, zone: str) -> bool:
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() in HOURS.weekdays and HOURS.start <= local.time() < HOURS.end


def test_there_are_changes_of_both_kinds_to_look_at() -> None:
    assert sum(len(changes(zone)) >= 2 for zone in ZONES) > 150


@pytest.mark.parametrize("part", range(8))
def test_nobody_is_written_to_outside_working_hours_and_nobody_later_than_needed(part: int) -> None:
    for zone in ZONES[part::8]:
        before = None
        for at in around(zone):
            found = working(at, HOURS, there(zone))
            assert found >= at
            assert in_hours(found, zone), (zone, at)
            assert working(found, HOURS, there(zone)) == found
            assert before is None or found >= before, (zone, at)
            # The first moment: what came just before it is outside, or before we asked.
            assert found == at or not in_hours(found - timedelta(minutes=1), zone), (zone, at)
            before = found


@pytest.mark.parametrize("part", range(4))
def test_later_causes_never_lead_to_earlier_letters(part: int) -> None:
    for zone in ZONES[part::4]:
        last: list[datetime] = []
        for at in list(around(zone))[::6]:
            found = [
                after_absence(at, HOURS, there(zone)),
                working_day_later(at, HOURS, there(zone)),
                *(reminder(at, number, RULES, there(zone)) or at for number in (1, 2, 3)),
            ]
            assert all(in_hours(one, zone) for one in found), (zone, at)
            assert not last or all(a <= b for a, b in zip(last, found, strict=True)), (zone, at)
            last = found


@given(zone=st.sampled_from(ZONES), day=st.integers(0, 30000), minute=st.integers(0, 1439))
def test_three_reminders_come_on_three_different_days(zone: str, day: int, minute: int) -> None:
    """Whatever the clocks do in between, nobody gets two on one day of theirs."""
    asked, days = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=minute), []
    for number in (1, 2, 3):
        due = reminder(asked, number, RULES, there(zone))
        assert due is not None
        assert in_hours(due, zone)
        assert due - asked >= timedelta(hours=22)
        days.append(due.astimezone(ZoneInfo(zone)).date())
        asked = due
    assert len(set(days)) == 3


@given(
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Africa/Cairo"]),
    late=st.timedeltas(timedelta(hours=1, seconds=1), timedelta(days=400)),
    kind=st.sampled_from([LetterKind.QUESTION, LetterKind.REMINDER]),
)
def test_what_leaves_late_leaves_in_the_hours_of_the_interviews_zone(
    zone: str, late: timedelta, kind: LetterKind
) -> None:
    interview = asking()
    interview = replace(interview, meeting=replace(interview.meeting, zone=zone))
    assert interview.state is InterviewState.ASKING
    letter = SendLetter(id="x", interview=REF, at=END, kind=kind, to=TOM, slot="a", number=1)
    later = timely(letter, interview, RULES, END + late)
    found = later.at if later else END + late
    local = found.astimezone(zone_of(zone, RULES.hours))
    assert local.weekday() in RULES.hours.weekdays
    assert RULES.hours.start <= local.time() < RULES.hours.end


@pytest.mark.parametrize(
    ("ended", "at", "open_at"),
    [
        # An outage over the weekend; it comes back on Sunday morning, when the clocks have changed (29 March).
        ("2026-03-27T16:00Z", "2026-03-29T06:00Z", "2026-03-30T07:00Z"),
        # The other change: 25 October, when Monday's nine o'clock is an hour later in UTC.
        ("2026-10-23T15:00Z", "2026-10-24T22:30Z", "2026-10-26T08:00Z"),
    ],
)
def test_the_morning_after_a_change_is_that_of_the_new_time(ended: str, at: str, open_at: str) -> None:
    interview = asking()
    end = datetime.fromisoformat(ended)
    interview = replace(interview, meeting=replace(interview.meeting, zone="Europe/Berlin", end=end))
    letter = SendLetter(id="x", interview=REF, at=end, kind=LetterKind.QUESTION, to=TOM, slot="a")
    later = timely(letter, interview, RULES, datetime.fromisoformat(at))
    assert later is not None
    assert later.at == datetime.fromisoformat(open_at)


def test_a_question_waits_for_the_grace_after_an_end_that_was_moved_meanwhile() -> None:
    """A proven invitation can give a later end after the recruiter cleared an unproven one."""
    interview, soon = asking(), END + timedelta(minutes=30)
    moved = replace(interview, cleared=True, meeting=replace(interview.meeting, end=soon))
    letter = SendLetter(id="x", interview=REF, at=END + RULES.grace, kind=LetterKind.QUESTION, to=TOM, slot="a")
    later = timely(letter, moved, RULES, END + RULES.grace)
    assert later is not None
    assert later.at == soon + RULES.grace
    assert timely(letter, moved, RULES, later.at) is None
    said = replace(moved, said_over="We are through.")
    assert timely(letter, said, RULES, END + RULES.grace) is None
