"""On which days somebody works: no weekend or public holiday where they are, and no day that the operator took off."""

from datetime import date
from functools import cache

import holidays

from agent.core.rules import WorkingHours
from agent.core.whereabouts import Place


def is_working_day(day: date, hours: WorkingHours, place: Place) -> bool:
    """Whether people are written to on that day where they work."""
    if day.weekday() not in hours.weekdays or day in hours.days_off:
        return False
    free, weekend = _public(place.country, _region(place.country, hours), day.year)
    return day not in free and day.weekday() not in weekend


def has_holidays(country: str, region: str = "") -> bool:
    """Whether the public holidays of a country are known, and those of its region where one is named."""
    known = holidays.list_supported_countries(include_aliases=False)
    return country in known and (not region or region in known[country])


def _region(country: str, hours: WorkingHours) -> str:
    """The part of that country whose own holidays count too, as the operator says."""
    named = (one.partition("-") for one in hours.regions)
    return next((region for name, _, region in named if name == country), "")


@cache
def _public(country: str, region: str, year: int) -> tuple[frozenset[date], frozenset[int]]:
    """The public holidays of a year, and the days of the weekend (0 is Monday); none of a country that is not known."""
    if not country or not has_holidays(country, region):
        return frozenset(), frozenset()
    found = holidays.country_holidays(country, subdiv=region or None, years=year, expand=False)
    # Some calendars list the days of their weekend as holidays; a day is free by either.
    return frozenset(found), frozenset(found.weekend)
