"""What is fetched of every mail, and of one by itself, and what it shows."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from agent.adapters.imap.asking import HEADER, MONTHS, Items
from agent.adapters.imap.structure import content_types
from agent.adapters.imap.tokens import Value
from agent.reading.relevance import FIELDS, Glance

_MOST = 128 * 1024
"""Octets of a header that are fetched."""
_FIELDS = f"BODY.PEEK[HEADER.FIELDS ({' '.join(FIELDS).upper()})]<0.{_MOST}>"

WHOLE_HEADER = f"BODY.PEEK[HEADER]<0.{_MOST}>"
GLANCE = f"{_FIELDS} BODYSTRUCTURE RFC822.SIZE"
NARROW = f"{WHOLE_HEADER} RFC822.SIZE"
"""For a mail of which a server gets the structure wrong."""
IDENTITY = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)] INTERNALDATE RFC822.SIZE"

TYPE = f"BODY.PEEK[HEADER.FIELDS (CONTENT-TYPE)]<0.{_MOST}>"
_DEFAULTS = frozenset({"text/plain", "application/octet-stream"})

# English month names whatever the locale is, unlike strptime.
_MONTHS = {month.lower(): number for number, month in enumerate(MONTHS, start=1)}


def glance(items: Items) -> Glance | None:
    """What the items show; None if the server told of something else, such as a flag that somebody set."""
    headers = items.get(HEADER)
    if not isinstance(headers, bytes):
        return None
    return Glance(headers=headers, types=content_types(items.get(b"BODYSTRUCTURE")), size=size(items))


def unclear(items: Items) -> bool:
    """Whether the Content-Type itself has to be looked at: the structure shows no type, or only the one that stands for
    any that is missing or makes no sense (RFC 2045 section 5.2). Of the other mails, which are most, it tells nothing
    more, and would be a tenth of all that is fetched."""
    return set(content_types(items.get(b"BODYSTRUCTURE"))) <= _DEFAULTS


def with_type(seen: Glance, items: Items) -> Glance:
    """The glance with the Content-Type that was asked for behind it."""
    stated = octets(items.get(HEADER)).strip()
    return replace(seen, headers=stated + b"\r\n" + seen.headers) if stated else seen


def size(items: Items) -> int:
    """RFC822.SIZE, or 0."""
    stated = items.get(b"RFC822.SIZE")
    return int(stated) if isinstance(stated, bytes) and stated.isdigit() else 0


def octets(value: Value | None) -> bytes:
    """A string, or nothing."""
    return value if isinstance(value, bytes) else b""


def received(items: Items) -> datetime | None:
    """INTERNALDATE in UTC; None where it is missing or makes no sense (RFC 3501 section 9, date-time)."""
    try:
        day, clock, zone = octets(items.get(b"INTERNALDATE")).decode("ascii").split()
        date, month, year = day.split("-")
        plain = f"{int(year):04}-{_MONTHS[month.lower()]:02}-{int(date):02}T{clock}{zone[:3]}:{zone[3:]}"
        return datetime.fromisoformat(plain).astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        return None


def anchor(items: Items) -> str:
    """A digest of what identifies a mail; empty where the server tells nothing of it.

    Of the date, the instant counts: servers show it in the zone that they are in, which changes twice a year.
    """
    if not octets(items.get(b"INTERNALDATE")) and not size(items):
        return ""
    ident = b"".join(octets(items.get(HEADER)).split()).lower()
    came = received(items)
    stated = came.isoformat() if came else repr(items.get(b"INTERNALDATE"))
    return hashlib.sha256(b"%b\0%b\0%d" % (ident, stated.encode(), size(items))).hexdigest()[:32]
