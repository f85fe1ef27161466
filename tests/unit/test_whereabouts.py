"""Where people work, and the days on which they do: weekends and public holidays are those of their own country."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.core.chase import reminder, working
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules, WorkingHours
from agent.core.whereabouts import Place, country_of, place, zone_of
from agent.core.working_days import has_holidays, is_working_day
from tests.unit.cases import RULES
from tests.unit.test_attacks_core import asking

HOME = WorkingHours(zone=ZoneInfo("Europe/Berlin"))


def invited(zone: str, email: str) -> Interview:
    interview = asking()
    first, *rest = interview.respondents
    moved = replace(first, person=replace(first.person, address=Address(email=email)))
    return replace(interview, meeting=replace(interview.meeting, zone=zone), respondents=(moved, *rest))


def found(zone: str, email: str, home: WorkingHours = HOME) -> tuple[str, str]:
    interview = invited(zone, email)
    where = place(interview, interview.respondents[0], home)
    return where.zone.key, where.country


@pytest.mark.parametrize(
    ("zone", "email", "expected"),
    [
        ("Europe/Berlin", "tom@acme.example", ("Europe/Berlin", "DE")),
        ("America/New_York", "tom@acme.com", ("America/New_York", "US")),
        ("Europe/Berlin", "sato@acme.co.jp", ("Asia/Tokyo", "JP")),
        ("Europe/Berlin", "jo@acme.co.uk", ("Europe/London", "GB")),
        ("Australia/Perth", "jo@acme.com.au", ("Australia/Perth", "AU")),
        ("Europe/Berlin", "jo@acme.com.au", ("Australia/Sydney", "AU")),
        ("America/New_York", "eva@acme.de", ("Europe/Berlin", "DE")),
        ("Europe/Zurich", "eva@acme.de", ("Europe/Berlin", "DE")),
        ("America/Los_Angeles", "jo@startup.io", ("America/Los_Angeles", "US")),
        ("", "jo@startup.io", ("Europe/Berlin", "DE")),
        ("UTC", "jo@acme.com", ("Europe/Berlin", "DE")),
        ("Mars/Olympus", "jo@acme.com", ("Europe/Berlin", "DE")),
        ("US/Pacific", "jo@acme.com", ("US/Pacific", "US")),
        ("Asia/Tokyo", "jo@acme.cd", ("Asia/Tokyo", "JP")),
    ],
    ids=[
        "the invitation's zone",
        "a domain that tells of no country",
        "a domain of another country",
        "uk is GB",
        "a zone of the domain's country",
        "a wide country: where most people are",
        "at home, though invited from abroad",
        "over the border",
        "a country's domain that everybody buys",
        "nothing is known: as the recruiter",
        "universal time tells nothing",
        "a zone that is none",
        "an older name of a zone",
        "a country with two zones, neither of which is known to be the main one",
    ],
)
def test_where_somebody_works(zone: str, email: str, expected: tuple[str, str]) -> None:
    assert found(zone, email) == expected


def test_a_recruiter_in_a_wide_country_is_the_measure_for_their_own_country() -> None:
    home = WorkingHours(zone=ZoneInfo("America/Denver"))
    assert found("Europe/Berlin", "jo@agency.us", home) == ("America/Denver", "US")


def test_nobody_in_particular_works_where_the_invitation_says() -> None:
    assert place(invited("Asia/Tokyo", "x@acme.de"), None, HOME) == Place(zone=ZoneInfo("Asia/Tokyo"), country="JP")


def test_an_unknown_zone_is_the_recruiters() -> None:
    assert zone_of("Mars/Olympus", HOME) == ZoneInfo("Europe/Berlin")
    assert zone_of("../../etc/passwd", HOME) == ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "email", ["", "jo", "jo@", "jo@localhost", "jo@x.invalid", "jo@x.zz", "jo@[10.0.0.1]", "jo@x.1"]
)
def test_an_odd_address_tells_of_no_country(email: str) -> None:
    assert country_of(email) == ""


@pytest.mark.parametrize(
    ("country", "day", "works"),
    [
        ("DE", "2026-12-25", False),
        ("JP", "2026-12-25", True),
        ("US", "2026-11-26", False),
        ("DE", "2026-11-26", True),
        ("JP", "2026-11-23", False),
        ("GB", "2026-12-28", False),
        ("IL", "2026-11-27", False),
        ("SA", "2026-11-27", False),
        ("", "2026-12-25", True),
        ("XX", "2026-12-25", True),
    ],
    ids=[
        "Christmas",
        "no holiday in Japan",
        "Thanksgiving",
        "not in Germany",
        "Labour Thanksgiving",
        "Boxing Day in lieu",
        "Friday in Israel",
        "Friday in Saudi Arabia",
        "no country",
        "a country without known holidays",
    ],
)
def test_days_off_are_those_of_the_country(country: str, day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day), HOME, Place(zone=HOME.zone, country=country)) is works


def test_a_region_has_holidays_of_its_own() -> None:
    epiphany, germany = date(2027, 1, 6), Place(zone=HOME.zone, country="DE")
    assert is_working_day(epiphany, HOME, germany)
    assert not is_working_day(epiphany, replace(HOME, regions=("AT-9", "DE-BY")), germany)


def test_days_that_the_operator_takes_off_count_everywhere() -> None:
    hours = replace(HOME, days_off=frozenset({date(2026, 12, 28)}))
    assert not is_working_day(date(2026, 12, 28), hours, Place(zone=ZoneInfo("Asia/Tokyo"), country="JP"))


def test_over_the_holidays_a_reminder_waits() -> None:
    """Asked on the Wednesday before Christmas: Thursday is a working day, the next is Monday, and after New Year's Day
    comes a weekend."""
    germany = Place(zone=ZoneInfo("Europe/Berlin"), country="DE")
    rules: Rules = replace(RULES, hours=HOME)
    asked = datetime(2026, 12, 23, 15, tzinfo=HOME.zone)
    days = []
    for number in (1, 2, 3):
        due = reminder(asked, number, rules, germany)
        assert due is not None
        days.append(due.astimezone(HOME.zone))
        asked = due
    assert [f"{one:%a %d %H:%M}" for one in days] == ["Thu 24 15:00", "Mon 28 09:00", "Tue 29 09:00"]
    silvester = datetime(2026, 12, 31, 18, tzinfo=HOME.zone)
    assert working(silvester, HOME, germany) == datetime(2027, 1, 4, 9, tzinfo=HOME.zone)


def test_holidays_are_known_of_the_countries_and_regions_that_there_are() -> None:
    assert has_holidays("DE")
    assert has_holidays("DE", "BY")
    assert not has_holidays("DE", "XX")
    assert not has_holidays("XX")
