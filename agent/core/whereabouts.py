"""Where somebody works: the zone and the country by whose clock and calendar they are written to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from agent.core.interview import Interview
from agent.core.respondent import Respondent
from agent.core.rules import WorkingHours

_ANYBODYS = frozenset(
    (
        *("ac", "ad", "ag", "ai", "am", "as", "bz", "cc", "cf", "co", "cx", "dj", "eu", "fm", "ga", "gg", "gl", "gq"),
        *("im", "io", "is", "la", "ly", "me", "ml", "ms", "mu", "nu", "pn", "pw", "sc", "sh", "sr", "st", "su", "tk"),
        *("tl", "to", "tv", "vc", "vg", "vu", "ws"),
    )
)
"""Top-level domains of countries and territories that are sold all over the world: they tell of no country."""

_NAMED_OTHERWISE: Mapping[str, str] = {"uk": "GB"}
"""Top-level domains that are not the country's code of ISO 3166."""

# Where a country has several zones, the one in which most of its people work.
_MAIN_ZONES: Mapping[str, str] = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
}


_NOWHERE = "ZZ"
"""What CLDR has as the country of universal time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where somebody works, as far as it is known."""

    zone: ZoneInfo
    country: str = ""
    """ISO 3166-1 alpha-2, upper case; empty if not known."""


def place(interview: Interview, respondent: Respondent | None, home: WorkingHours) -> Place:
    """Where a participant works: the invitation's zone, unless their domain's country is another one; else where the
    telephone in their signature stands; else the recruiter's.

    An invitation mostly bears the organiser's zone, so the domain of a country goes before it; and, where no domain
    tells, a telephone abroad goes before an invitation that says only where the recruiter is.
    """
    invited = _told(interview.meeting.zone)
    country = country_of(respondent.person.address.email) if respondent else ""
    dialled = _told(respondent.dialled) if respondent else None
    if dialled and not country and _is_abroad(dialled, invited, home):
        return _at(dialled)
    for zone in (invited, home.zone):
        if zone and (not country or _country_by_zone().get(zone.key) == country):
            return _at(zone)
    # In a wide country, the telephone tells more than the domain.
    zone = dialled if dialled and country_in(dialled.key) == country else main_zone(country)
    return Place(zone=zone, country=country) if zone else _at(invited or home.zone)


def _is_abroad(dialled: ZoneInfo, invited: ZoneInfo | None, home: WorkingHours) -> bool:
    """Whether a telephone tells more than the invitation, which names no country but the recruiter's."""
    told = {country_in(zone.key) for zone in (invited, home.zone) if zone}
    return len(told) == 1 and country_in(dialled.key) not in {"", *told}


def country_in(zone: str) -> str:
    """The country of the zone with this IANA name; empty if it is none's."""
    return _country_by_zone().get(zone, "").replace(_NOWHERE, "")


def home(hours: WorkingHours) -> Place:
    """Where the recruiter works."""
    return _at(hours.zone)


def country_of(email: str) -> str:
    """The country that an address's domain belongs to; empty where it tells of none."""
    _, dot, top = email.rpartition("@")[2].lower().rpartition(".")
    if not dot or len(top) != 2 or top in _ANYBODYS:
        return ""
    country = _NAMED_OTHERWISE.get(top, top.upper())
    return country if country in _zones_by_country() else ""


def zone_of(name: str, hours: WorkingHours) -> ZoneInfo:
    """The zone with this IANA name; the recruiter's where there is none of that name."""
    return _zone(name) or hours.zone


def _at(zone: ZoneInfo) -> Place:
    return Place(zone=zone, country=country_in(zone.key))


def _told(name: str) -> ZoneInfo | None:
    """The zone of an invitation; None where it is universal time, which calendars write who were told of no zone."""
    zone = _zone(name)
    return None if zone and _country_by_zone().get(zone.key) == _NOWHERE else zone


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


@cache
def _country_by_zone() -> Mapping[str, str]:
    """IANA name to country, older names of a zone too (CLDR)."""
    known = {zone: country for zone, country in get_global("zone_territories").items() if len(country) == 2}
    return known | {old: known[new] for old, new in get_global("zone_aliases").items() if new in known}


@cache
def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    zones: defaultdict[str, list[str]] = defaultdict(list)
    for zone, country in get_global("zone_territories").items():
        zones[country].append(zone)
    zones.pop(_NOWHERE, None)
    return {country: tuple(found) for country, found in zones.items()}


def main_zone(country: str) -> ZoneInfo | None:
    """The zone of a country; None where it has several, and none of them is that of most people."""
    zones = _zones_by_country().get(country, ())
    return _zone(_MAIN_ZONES.get(country, zones[0] if len(zones) == 1 else ""))
