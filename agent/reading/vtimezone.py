"""The rules of a VTIMEZONE (RFC 5545 section 3.6.5), worked out for one year.

icalendar keeps every VTIMEZONE it has parsed in one table of the process, where a later mail would find it; so it gets
the observances one by one, builds a zone of them, and is never asked for one by name. And it works a rule out from its
first year on, mostly 1601: a few lines of rules kept it busy for a minute. So every rule is begun shortly before the
year in question, and only rules as real zones have them are taken.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.timezone import TZP

from agent.reading.contentlines import Block, Property

MOST_OBSERVANCES = 100
MOST_DATES = 500
"""RDATEs of one observance."""
_BEFORE = 3
"""Years that a rule is begun before the year in question, so that its newest onset is always among those found."""

_TAKEN = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE")
_REAL = {
    "FREQ": re.compile(r"YEARLY"),
    "INTERVAL": re.compile(r"1"),
    "BYMONTH": re.compile(r"\d{1,2}"),
    "BYDAY": re.compile(r"[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)"),
    "BYMONTHDAY": re.compile(r"-?\d{1,2}(?:,-?\d{1,2}){0,6}"),
    "WKST": re.compile(r"[A-Z]{2}"),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?"),
    # Lotus Notes repeats the clock time of DTSTART.
    "BYHOUR": re.compile(r"\d{1,2}"),
    "BYMINUTE": re.compile(r"\d{1,2}"),
    "BYSECOND": re.compile(r"\d{1,2}"),
}
"""What the parts of a real zone's RRULE look like: at most one day a month, once a year."""


def local_rules(observances: Sequence[Block], year: int) -> tzinfo | None:
    """The zone's rules, to be used for times in this year only; None if they are missing, broken or not real."""
    if not 0 < len(observances) <= MOST_OBSERVANCES or not all(map(_real, observances)):
        return None
    zone = Timezone()
    zone.add("TZID", "local")
    try:
        for block in observances:
            zone.add_component(_observance(block, year))
        rules = TZP().create_timezone(zone)
        # The first question shows whether the rules can be worked out at all.
        datetime(year, 7, 1, tzinfo=rules).utcoffset()
    except Exception:
        # Rules of strangers, expanded by two libraries: whatever is wrong with them, the zone is unknown.
        return None
    return rules


def _observance(block: Block, year: int) -> Component:
    kind = TimezoneDaylight if block.name == "DAYLIGHT" else TimezoneStandard
    rule = block.first("RRULE")
    lines = [
        f"{p.name}:{_begun(p.value, rule, year) if p.name == 'DTSTART' and rule else p.value}"
        for p in block.properties
        if p.name in _TAKEN
    ]
    return kind.from_ical("\r\n".join((f"BEGIN:{block.name}", *lines, f"END:{block.name}", "")))


def _begun(start: str, rule: Property, year: int) -> str:
    """DTSTART, moved to shortly before the year, or before the rule's own end if that came first."""
    until = _parts(rule.value).get("UNTIL", "9999")[:4]
    begin = min(year, int(until)) - _BEFORE
    leap_day_safe = "0228" if start[4:8] == "0229" else start[4:8]
    return f"{begin:04d}{leap_day_safe}{start[8:]}" if int(start[:4]) < begin else start


def _real(block: Block) -> bool:
    rules = block.all("RRULE")
    dates = sum(p.value.count(",") + 1 for p in block.all("RDATE"))
    return len(rules) <= 1 and dates <= MOST_DATES and all(_yearly(_parts(r.value)) for r in rules)


def _parts(rule: str) -> Mapping[str, str]:
    return dict(part.strip().upper().partition("=")[::2] for part in rule.split(";") if part.strip())


def _yearly(parts: Mapping[str, str]) -> bool:
    """Once a year. A day of the week needs its month, or it would be every week."""
    weekly = "BYDAY" in parts and "BYMONTH" not in parts
    return "FREQ" in parts and not weekly and all(k in _REAL and _REAL[k].fullmatch(v) for k, v in parts.items())
