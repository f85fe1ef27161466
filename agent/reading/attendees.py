"""Who a calendar file names: ATTENDEE and ORGANIZER with their parameters (RFC 5545 sections 3.2, 3.3.3 and 3.8.4)."""

import re
from urllib.parse import unquote

from agent.core.calendar import Attendee, PartStat
from agent.core.itip import MOST_COMMENT
from agent.core.mail import Address, plain
from agent.reading.contentlines import Property, clean

MOST_NAME = 500
"""Characters of a name."""
_LONGEST_ADDRESS = 254

_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_PLAIN_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=^_`{{|}}~-]{{1,64}}@{_DOMAIN}(?:\.{_DOMAIN})*")
_SCHEME = re.compile(r"^(?:\s*mailto\s*:)+", re.IGNORECASE)
_CUTYPES = frozenset({"INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"})


def address(uri: str) -> str:
    """The one plain address in a CAL-ADDRESS, in lower case; empty if it holds none, or more than that.

    A mailto may carry copies, subjects and whole bodies behind a question mark (RFC 6068 section 2).
    """
    bare = _SCHEME.sub("", uri.strip().strip('"')[:2000]).partition("?")[0]
    found = unquote(bare).strip().removeprefix("<").removesuffix(">")
    return found.lower() if len(found) <= _LONGEST_ADDRESS and _PLAIN_ADDRESS.fullmatch(found) else ""


def first_address(uris: str) -> str:
    """The first address of a parameter that may hold several, such as DELEGATED-TO (RFC 5545 section 3.2.5)."""
    return next((found for one in uris.split(",") if (found := address(one))), "")


def person(line: Property | None) -> Address | None:
    """Who a CAL-ADDRESS names. Some calendars write an own id there, and the address into EMAIL (RFC 7986)."""
    if line is None:
        return None
    email = address(line.value) or address(line.params.get("EMAIL", ""))
    return Address(email=email, name=_name(line.params.get("CN", ""))) if email else None


def attendee(line: Property) -> Attendee | None:
    """One ATTENDEE; None if it names no address."""
    who = person(line)
    if who is None:
        return None
    stated = line.params.get("PARTSTAT", "").strip().upper()
    cutype = line.params.get("CUTYPE", "INDIVIDUAL").strip().upper()
    return Attendee(
        address=who,
        partstat=PartStat(stated) if stated in set(PartStat) else PartStat.NEEDS_ACTION,
        # RFC 5545 section 3.2.3: a type that is not known is treated as UNKNOWN.
        cutype=cutype if cutype in _CUTYPES else "UNKNOWN",
        role=plain(line.params.get("ROLE", "REQ-PARTICIPANT")).upper(),
        sent_by=address(line.params.get("SENT-BY", "")),
        delegated_to=first_address(line.params.get("DELEGATED-TO", "")),
        delegated_from=first_address(line.params.get("DELEGATED-FROM", "")),
        comment=clean(line.params.get("X-RESPONSE-COMMENT", ""))[:MOST_COMMENT],
    )


def _name(cn: str) -> str:
    return plain(clean(cn)).strip("'\" ")[:MOST_NAME]
