"""Where the telephone stands whose number somebody has in their signature."""

from collections.abc import Iterable, Mapping

from phonenumbers import (
    PhoneNumber,
    PhoneNumberMatcher,
    PhoneNumberType,
    number_type,
    region_code_for_number,
)
from phonenumbers.timezone import time_zones_for_number

from agent.core.mail import Label, Line
from agent.core.whereabouts import country_in, main_zone

_MOST_CHARACTERS = 4000
_STANDS = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
"""Numbers that belong to a place; a free one is answered anywhere."""
_UNDER: Mapping[str, str] = {"GG": "GB", "JE": "GB", "IM": "GB", "SJ": "NO", "AX": "FI"}
"""Countries that share their numbers with a much larger one."""


def dialled_zone(lines: Iterable[Line]) -> str:
    """The IANA zone of the numbers in a signature; empty where there are none, or they are of several countries.

    Only numbers that are written internationally count: any other one would only say where we think that they are.
    """
    signed = "\n".join(line.text for line in lines if line.label is Label.SIGNATURE)[:_MOST_CHARACTERS]
    numbers = [match.number for match in PhoneNumberMatcher(signed, None)]
    zones = {_zone(one) for one in numbers if number_type(one) in _STANDS}
    countries = {country_in(zone) for zone in zones}
    if len(zones) == 1:
        return zones.pop()
    return _main(countries.pop()) if len(countries) == 1 else ""


def _zone(number: PhoneNumber) -> str:
    """The zone of an area code, else that of most people in the country."""
    zones = [zone for zone in time_zones_for_number(number) if country_in(zone)]
    region = region_code_for_number(number) or ""
    return zones[0] if len(zones) == 1 else _main(_UNDER.get(region, region))


def _main(country: str) -> str:
    zone = main_zone(country)
    return zone.key if zone else ""
