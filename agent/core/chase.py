"""When to remind: working hours in the recipient's zone, and the wait after an absence."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agent.core.rules import Rules, WorkingHours

_DAY = timedelta(days=1)


def zone_of(name: str, hours: WorkingHours) -> ZoneInfo:
    """The zone with this IANA name; the recruiter's where there is none of that name."""
    try:
        return ZoneInfo(name) if name else hours.zone
    except (ZoneInfoNotFoundError, ValueError):
        return hours.zone


def working(at: datetime, hours: WorkingHours, zone: str) -> datetime:
    """The earliest instant from ``at`` on that lies within working hours."""
    local = at.astimezone(zone_of(zone, hours))
    if local.weekday() in hours.weekdays and hours.start <= local.time() < hours.end:
        return at
    if local.weekday() in hours.weekdays and local.time() < hours.start:
        return _morning(local.date(), hours, zone)
    return _morning(_next_weekday(local.date(), hours), hours, zone)


def after_absence(last_day: datetime, hours: WorkingHours, zone: str) -> datetime:
    """The morning of the second working day after the last day away: the first belongs to their full mailbox."""
    day = last_day.astimezone(zone_of(zone, hours)).date()
    return _morning(_next_weekday(_next_weekday(day, hours), hours), hours, zone)


def working_day_later(at: datetime, hours: WorkingHours, zone: str) -> datetime:
    """The same time of the next working day: whoever was told at ``at`` has had a whole working day."""
    local = working(at, hours, zone).astimezone(zone_of(zone, hours))
    day = _next_weekday(local.date(), hours)
    return datetime.combine(day, local.time(), zone_of(zone, hours)).astimezone(ZoneInfo("UTC"))


def reminder(last_asked: datetime, number: int, rules: Rules, zone: str) -> datetime | None:
    """When reminder ``number`` (from 1) is due; None if the cadence has no such reminder."""
    if not 1 <= number <= len(rules.cadence):
        return None
    return working(last_asked + rules.cadence[number - 1], rules.hours, zone)


def _next_weekday(day: date, hours: WorkingHours) -> date:
    day += _DAY
    while day.weekday() not in hours.weekdays:
        day += _DAY
    return day


def _morning(day: date, hours: WorkingHours, zone: str) -> datetime:
    """The start of work on a day, in UTC: adding hours to a local time would miss a change of the clocks."""
    local = datetime.combine(day, time(hours.start.hour, hours.start.minute), zone_of(zone, hours))
    return local.astimezone(ZoneInfo("UTC"))
