"""When to remind: on working days and in working hours where the recipient is, and the wait after an absence."""

from datetime import UTC, date, datetime, time, timedelta

from agent.core.rules import Rules, WorkingHours
from agent.core.whereabouts import Place
from agent.core.working_days import is_working_day

_DAY = timedelta(days=1)


def working(at: datetime, hours: WorkingHours, place: Place) -> datetime:
    """The earliest instant from ``at`` on that lies within working hours."""
    local = at.astimezone(place.zone)
    today = is_working_day(local.date(), hours, place)
    if today and hours.start <= local.time() < hours.end:
        return at
    if today and local.time() < hours.start:
        return _morning(local.date(), hours, place)
    return _morning(_next_working_day(local.date(), hours, place), hours, place)


def after_absence(last_day: datetime, hours: WorkingHours, place: Place) -> datetime:
    """The morning of the second working day after the last day away: the first belongs to their full mailbox."""
    day = last_day.astimezone(place.zone).date()
    back = _next_working_day(day, hours, place)
    return _morning(_next_working_day(back, hours, place), hours, place)


def working_day_later(at: datetime, hours: WorkingHours, place: Place) -> datetime:
    """The same time of the next working day: whoever was told at ``at`` has had a whole working day."""
    local = working(at, hours, place).astimezone(place.zone)
    day = _next_working_day(local.date(), hours, place)
    return datetime.combine(day, local.time(), place.zone).astimezone(UTC)


def reminder(last_asked: datetime, number: int, rules: Rules, place: Place) -> datetime | None:
    """When reminder ``number`` (from 1) is due; None if the cadence has no such reminder."""
    if not 1 <= number <= len(rules.cadence):
        return None
    return working(last_asked + rules.cadence[number - 1], rules.hours, place)


def _next_working_day(day: date, hours: WorkingHours, place: Place) -> date:
    day += _DAY
    while not is_working_day(day, hours, place):
        day += _DAY
    return day


def _morning(day: date, hours: WorkingHours, place: Place) -> datetime:
    """The start of work on a day, in UTC: adding hours to a local time would miss a change of the clocks."""
    local = datetime.combine(day, time(hours.start.hour, hours.start.minute), place.zone)
    return local.astimezone(UTC)
