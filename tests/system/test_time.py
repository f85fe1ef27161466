"""Outages, sleeping machines and clocks that somebody sets: nobody is written to early, at night because it is late, or
twice."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.config import Config
from agent.core.interview import InterviewState
from agent.core.rules import Mode
from agent.sandbox.cast import OLUCHI, RECRUITER, ULRIKE
from tests.system.troubles import Scene, hour, scene

BERLIN = ZoneInfo("Europe/Berlin")
PEOPLE = (ULRIKE, OLUCHI)
DAYS = timedelta(days=1)


def _sending(at: Scene) -> Config:
    """Debrief sends by itself, to everybody."""
    (entry,) = at.config.mailboxes
    return at.config.model_copy(update={"mailboxes": (entry.model_copy(update={"mode": Mode.SEND}),)})


def _letters(at: Scene) -> list[tuple[str, datetime]]:
    """Who of the participants was written to, and when, in their time."""
    found = [
        (person.email, parsedate_to_datetime(mail["Date"]).astimezone(BERLIN))
        for person in PEOPLE
        for mail in at.letters(person.email)
    ]
    return sorted(found, key=lambda one: one[1])


def _in_hours(at: datetime) -> bool:
    return at.weekday() < 5 and 9 <= at.hour < 17


def _nobody_is_bothered(at: Scene) -> None:
    assert at.doubled() == {}
    letters = _letters(at)
    for person in PEOPLE:
        days = [when.date() for to, when in letters if to == person.email]
        assert len(days) <= 4
        assert len(set(days)) == len(days), "two on one day"


@pytest.mark.timeout(120)
async def test_after_three_days_of_downtime_late_questions_wait_for_working_hours(tmp_path: Path) -> None:
    """Down from Monday noon to Thursday night: what was to be asked on Monday is asked on Friday morning."""
    async with scene(tmp_path / "state") as at:
        async with at.working(_sending(at)) as work:
            at.expect(RECRUITER, ULRIKE, OLUCHI)
            await work.play(hour(0, 12))
        assert _letters(at) == []
        await at.clock.move(hour(3, 22))
        async with at.working(_sending(at)) as work:
            await work.play(hour(4, 7, 45))
            first = await work.interview("b2@google.com")
            assert first is not None
            assert first.state is InterviewState.ASKING
            assert _letters(at) == [], "not at night"
            await work.play(hour(4, 12))
        told = _letters(at)
        assert {to for to, _ in told} == {ULRIKE.email, OLUCHI.email}
        assert all(_in_hours(when) for _, when in told), told
        _nobody_is_bothered(at)


@pytest.mark.timeout(120)
async def test_a_machine_that_slept_for_two_nights_makes_up_for_it_politely(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at, at.working(_sending(at)) as work:
        at.expect(RECRUITER, ULRIKE, OLUCHI)
        await work.play(hour(0, 15, 30))
        before = len(_letters(at))
        # Asleep from Monday to Wednesday at four in the morning, in the middle of the chase.
        await at.clock.move(hour(2, 3))
        await work.play(hour(2, 7))
        assert len(_letters(at)) == before
        await work.play(hour(8, 12))
        assert len(_letters(at)) > before
        assert all(_in_hours(when) for _, when in _letters(at)[before:])
        _nobody_is_bothered(at)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("by", [3652 * DAYS, -1 * DAYS], ids=["ten years ahead", "a day back"])
async def test_a_clock_that_is_set_and_set_back_changes_nothing(tmp_path: Path, by: timedelta) -> None:
    async with scene(tmp_path / "state") as at, at.working(_sending(at)) as work:
        at.expect(RECRUITER, ULRIKE, OLUCHI)
        await work.play(hour(0, 15, 30))
        before = _letters(at)
        assert len(before) == 2
        ref = (await work.interview("b2@google.com")).ref  # type: ignore[union-attr]
        story = len(await work.service.store.story(ref))
        await at.clock.set(at.clock.now() + by)
        # All that would be due comes to rest.
        await work.play(at.clock.now())
        assert _letters(at) == before
        assert len(await work.service.store.story(ref)) == story, "no time came that has not come"
        await at.clock.set(at.clock.now() - by)
        await work.play(hour(8, 12))
        told = _letters(at)
        assert len(told) > len(before)
        assert all(_in_hours(when) for _, when in told[len(before) :])
        assert all(when.year == 2026 for _, when in told)
        _nobody_is_bothered(at)
