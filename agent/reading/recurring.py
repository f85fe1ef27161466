"""The instances of a recurring event: RRULE, RDATE and EXDATE (RFC 5545 sections 3.3.10 and 3.8.5).

dateutil works the rules out in local time, and searches for ever where a rule never comes true. So only rules that
people's calendars make are worked out, in which every step or nearly every step is an instance; a series by any other
rule counts as a standing meeting, as does one with more instances than interviews have.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from agent.core.calendar import Series
from agent.core.itip import MOST_INSTANCES
from agent.reading.contentlines import Block, Property
from agent.reading.zones import Moment, Zones, moment

MOST_DATES = 200
"""RDATEs or EXDATEs of one event; a series with more is a standing meeting."""

_COMMON = {
    "FREQ": r"(?:DAILY|WEEKLY|MONTHLY|YEARLY)",
    "COUNT": r"\d{1,4}",
    "INTERVAL": r"[1-9]\d?",
    "WKST": r"[A-Z]{2}",
    # What Lotus Notes and others repeat of DTSTART.
    "BYHOUR": r"\d{1,2}",
    "BYMINUTE": r"\d{1,2}",
    "BYSECOND": r"\d{1,2}",
}
_DAYS = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_DAY = r"-?(?:[1-9]|[12]\d|3[01])"
_BY: Mapping[str, Mapping[str, str]] = {
    "DAILY": {"BYDAY": rf"{_DAYS}(?:,{_DAYS}){{0,6}}"},
    "WEEKLY": {"BYDAY": rf"{_DAYS}(?:,{_DAYS}){{0,6}}"},
    "MONTHLY": {
        # Numbered or not: dateutil takes a mixture for two conditions.
        "BYDAY": rf"{_DAYS}(?:,{_DAYS}){{0,6}}|[+-]?[1-5]{_DAYS}(?:,[+-]?[1-5]{_DAYS}){{0,6}}",
        "BYMONTHDAY": rf"{_DAY}(?:,{_DAY}){{0,30}}",
        "BYSETPOS": r"[1-4]|-1",
    },
}
_WEEK, _YEAR = 7, 12


def series(block: Block, zones: Zones, begins: Moment) -> Series | None:
    """The instances of an event that recurs; None for one that does not, or whose own time is unknown."""
    rules, dates = block.all("RRULE"), block.all("RDATE")
    if not (rules or dates) or block.first("RECURRENCE-ID") or zones.instant(begins) is None:
        return None
    out = _moments(block.all("EXDATE"), begins)
    extra = _moments(dates, begins)
    if len(rules) > 1 or len(out) > MOST_DATES or len(extra) > MOST_DATES:
        return Series(standing=True)
    found = _by_rule(rules, begins, zones, MOST_INSTANCES + 1 + len(out))
    if found is None:
        return Series(standing=True)
    starts = sorted({at for m in (*found, *extra) if (at := _instant(m, zones)) and not _taken_out(m, at, out, zones)})
    return Series(standing=True) if len(starts) > MOST_INSTANCES else Series(starts=tuple(starts))


def _by_rule(rules: tuple[Property, ...], begins: Moment, zones: Zones, most: int) -> list[Moment] | None:
    """The first instances, the event's own time included; None for a rule that is not worked out."""
    if not rules:
        return [begins]
    parts = _parts(rules[0].value)
    if not _plain(parts):
        return None
    until = _until(parts.pop("UNTIL", ""), begins, zones)
    count = int(parts.get("COUNT", "0"))
    if until is None and not count:
        return None
    found = [begins]
    for at in islice(_local(parts, begins), most):
        one = Moment(day=at.date(), clock=begins.clock and at.time(), utc=begins.utc, tzid=begins.tzid)
        instant = zones.instant(one)
        if until is not None and (instant is None or instant > until):
            break
        if one != begins:
            found.append(one)
    return found[:count] if count else found


def _local(parts: Mapping[str, str], begins: Moment) -> Iterator[datetime]:
    start = datetime.combine(begins.day, begins.clock or time())
    try:
        yield from rrulestr(";".join(f"{k}={v}" for k, v in parts.items()), dtstart=start)
    except (ValueError, TypeError, OverflowError):
        # A stranger's rule that a library cannot follow has no further instances.
        return


def _parts(rule: str) -> dict[str, str]:
    return dict(part.strip().upper().partition("=")[::2] for part in rule.split(";") if part.strip())


def _plain(parts: Mapping[str, str]) -> bool:
    known = {**_COMMON, "UNTIL": r"[0-9TZ]{8,16}", **_BY.get(parts.get("FREQ", ""), {})}
    if "FREQ" not in parts or not all(k in known and re.fullmatch(known[k], v) for k, v in parts.items()):
        return False
    return not _may_never_come(parts, int(parts.get("INTERVAL", "1")))


def _may_never_come(parts: Mapping[str, str], every: int) -> bool:
    """Whether the library might look for the next instance until the year 9999.

    Every seventh day is one day of the week, and every twelfth month is one month, whatever else is asked for. Two
    conditions on the day of the month may exclude each other.
    """
    if parts["FREQ"] == "DAILY":
        return "BYDAY" in parts and every % _WEEK == 0
    if parts["FREQ"] != "MONTHLY":
        return False
    picked = "BYSETPOS" in parts and not parts.get("BYDAY", "1").replace(",", "").isalpha()
    return picked or every % _YEAR == 0 or {"BYDAY", "BYMONTHDAY"} <= parts.keys()


def _until(value: str, begins: Moment, zones: Zones) -> datetime | None:
    """The last instant that an instance may begin at; of a date, the end of that day where the event is."""
    if not value:
        return None
    at = moment(Property(name="UNTIL", params={"TZID": begins.tzid}, value=value))
    if at is None:
        return None
    if at.clock is None:
        return zones.instant(Moment(day=at.day, clock=time(23, 59, 59), utc=begins.utc, tzid=begins.tzid))
    return zones.instant(at)


def _moments(lines: tuple[Property, ...], begins: Moment) -> list[Moment]:
    """The values of EXDATE or RDATE; of a period, its beginning. One without a zone is meant in the event's."""
    found: list[Moment] = []
    for line in lines:
        tzid = line.params.get("TZID", "") or begins.tzid
        for value in line.value.split(",")[: MOST_DATES + 1]:
            at = moment(Property(name=line.name, params={"TZID": tzid}, value=value.partition("/")[0]))
            if at is not None:
                found.append(at)
    return found


def _instant(at: Moment, zones: Zones) -> datetime | None:
    if at.clock is None:
        # As RECURRENCE-ID of a whole day is written: the day tells, not the zone.
        return datetime(at.day.year, at.day.month, at.day.day, tzinfo=UTC)
    return zones.instant(at)


def _taken_out(one: Moment, at: datetime, out: list[Moment], zones: Zones) -> bool:
    """EXDATE may be written in another zone, or as a day for an event that has a clock time."""
    days: set[date] = {o.day for o in out if o.clock is None}
    return one.day in days or any(zones.instant(o) == at for o in out if o.clock is not None)
