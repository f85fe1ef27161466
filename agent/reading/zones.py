"""Which instant a local time in a calendar file means (RFC 5545 sections 3.3.5 and 3.8.3.1)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from agent.reading.contentlines import Property, Sheet
from agent.reading.vtimezone import local_rules

MOST_LOOKUPS = 20
"""Zones, times years, that are worked out for one file; beyond that they count as unknown."""

_LOCAL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE)
_NO_OFFICE_HOURS = frozenset({"UTC", "GMT", "Etc/UTC", "Etc/GMT", "Zulu", "Etc/Zulu", "UCT", "Etc/UCT", "Universal"})
"""Zones of machines: they do not tell where people are."""
_OF_THE_MACHINE = frozenset({"localtime", "Factory", "posixrules"})
"""Names that stand for the zone of whatever machine reads them."""
_UTC_BY_OTHER_NAMES = {"tzone://microsoft/utc": "UTC", "z": "UTC"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A DATE or DATE-TIME value, before anybody knows its zone."""

    day: date
    clock: time | None
    """None for a whole day."""
    utc: bool
    tzid: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """A zone that is known."""

    rules: tzinfo
    name: str
    """IANA name; empty if it cannot be told, or says nothing about where people are."""


@dataclass(kw_only=True, slots=True)
class Zones:
    """The zones that one calendar file speaks of."""

    sheet: Sheet
    _built: dict[tuple[str, int], Zone | None] = field(default_factory=dict)
    """By TZID and year: the rules of a VTIMEZONE are worked out for one year at a time."""

    def of(self, moment: Moment) -> Zone | None:
        """The zone of a value; None if the file does not tell, which must never be taken for UTC."""
        if moment.utc:
            return Zone(rules=UTC, name=_office(_iana(moment.tzid) or _iana(self.sheet.zone)))
        if moment.tzid:
            return self._named(moment.tzid, moment.day.year)
        return self._default(moment.day.year)

    def instant(self, moment: Moment) -> datetime | None:
        """The instant in UTC; midnight for a whole day. None where the zone is unknown or the date impossible."""
        zone = self.of(moment)
        if zone is None:
            return None
        try:
            local = datetime.combine(moment.day, moment.clock or time(), tzinfo=zone.rules)
            return local.astimezone(UTC)
        except (ValueError, OverflowError, TypeError):
            return None

    def _default(self, year: int) -> Zone | None:
        """For times without a zone: the calendar's own, or the only one that the file defines."""
        if self.sheet.zone:
            return self._named(self.sheet.zone, year)
        return self._named(next(iter(self.sheet.zones)), year) if len(self.sheet.zones) == 1 else None

    def _named(self, tzid: str, year: int) -> Zone | None:
        if (tzid, year) not in self._built:
            worn_out = len(self._built) >= MOST_LOOKUPS
            self._built[tzid, year] = None if worn_out else self._build(tzid, year)
        return self._built[tzid, year]

    def _build(self, tzid: str, year: int) -> Zone | None:
        """A name that is IANA's; else what the file defines; else Microsoft's name in the map of the CLDR."""
        name = _iana(tzid)
        if name:
            return Zone(rules=ZoneInfo(name), name=_office(name))
        hint = _iana(self.sheet.hints.get(tzid, "")) or _windows(tzid)
        rules = local_rules(self.sheet.zones.get(tzid, ()), year)
        if rules is not None:
            return Zone(rules=rules, name=_office(hint))
        return Zone(rules=ZoneInfo(hint), name=_office(hint)) if hint in _iana_names() else None


def moment(line: Property) -> Moment | None:
    """The DATE or DATE-TIME of a property; None if it is neither (RFC 5545 sections 3.3.4 and 3.3.5)."""
    match = _LOCAL.fullmatch(line.value.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        # A leap second (60) is a time that Python does not have.
        clock = time(int(hour), int(minute), min(int(second or 0), 59)) if hour else None
        return Moment(
            day=date(int(year), int(month), int(day)),
            clock=clock,
            utc=bool(utc),
            tzid=line.params.get("TZID", "").strip().strip('"'),
        )
    except ValueError:
        return None


@cache
def _iana_names() -> frozenset[str]:
    return frozenset(available_timezones()) - _OF_THE_MACHINE


@cache
def _folded_names() -> Mapping[str, str]:
    return {name.casefold(): name for name in sorted(_iana_names(), reverse=True)}


def _iana(tzid: str) -> str:
    """The IANA name in a TZID, also in one with a maker's prefix such as '/mozilla.org/20050126_1/Europe/Berlin'."""
    tzid = _UTC_BY_OTHER_NAMES.get(tzid.lower(), tzid)
    if tzid in _iana_names():
        return tzid
    if folded := _folded_names().get(tzid.casefold().replace(" ", "_")):
        return folded
    parts = tzid.strip("/").split("/")[-8:]
    suffixes = ("/".join(parts[i:]) for i in range(len(parts))) if tzid.startswith("/") else ()
    return next((s for s in suffixes if s in _iana_names()), "")


def _windows(tzid: str) -> str:
    """The IANA name for one of Microsoft's, in the map of the CLDR."""
    return _windows_names().get(tzid.casefold(), "")


@cache
def _windows_names() -> Mapping[str, str]:
    return {name.casefold(): iana for name, iana in WINDOWS_TO_OLSON.items()}


def _office(name: str) -> str:
    return "" if name in _NO_OFFICE_HOURS else name


def later(start: datetime, duration: timedelta) -> datetime | None:
    """start + duration, or None beyond the calendar's end."""
    try:
        return start + duration
    except OverflowError:
        return None
