"""What a mail's header says about who, to whom, when and in answer to what."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from agent.core.mail import Address, base
from agent.reading.addresses import mailboxes
from agent.reading.headers import Headers

RECIPIENT_FIELDS = (
    "to",
    "cc",
    "bcc",
    "delivered-to",
    "envelope-to",
    "x-envelope-to",
    "x-original-to",
    "x-forwarded-to",
    "x-gm-original-to",
    "resent-to",
)
"""Where servers and mail programs note an address that the mail was sent to."""

_ID = re.compile(r"<([^<>]{3,998})>")
_BARE_ID = re.compile(r"[^\s<>@,;]{1,500}@[^\s<>@,;]{1,255}")
_TOKEN = re.compile(r"[a-z2-7]{35}")
_OURS = re.compile(r"<debrief\.[a-z2-7]{26}@([^<>@\s]{1,255})>")
_MOST = 100


def sender(headers: Headers) -> Address | None:
    """The one address in the one From; None if there is any doubt about it (RFC 5322 section 3.6.2)."""
    values = headers.all("from")
    if len(values) != 1 or not headers.complete:
        return None
    found, sound = mailboxes(values[0])
    return found[0] if sound and len(found) == 1 else None


def recipients(headers: Headers) -> tuple[str, ...]:
    """Every address that the mail was sent to, as far as it was written down."""
    values = (value for name in RECIPIENT_FIELDS for value in headers.all(name))
    return tuple(dict.fromkeys(address.email for value in values for address in mailboxes(value)[0]))


def tags(found: Iterable[str], addresses: frozenset[str]) -> tuple[str, ...]:
    """The plus-parts of those addresses that are the recruiter's."""
    parts = (base(email) for email in found)
    return tuple(dict.fromkeys(tag for email, tag in parts if tag and email in addresses))


def looks_like_token(tag: str) -> bool:
    """Whether a plus-part has the shape of our tokens; whether it is one, only the key can tell."""
    return _TOKEN.fullmatch(tag) is not None


def ids(value: str) -> tuple[str, ...]:
    """The Message-IDs in a field: folded anywhere, with commas between, or without brackets."""
    found = tuple(f"<{''.join(inner.split())}>" for inner in _ID.findall(value))
    if found or not _BARE_ID.fullmatch(value.strip()):
        return tuple(one for one in found if one.isprintable())[-_MOST:]
    return (f"<{value.strip()}>",)


def message_id(headers: Headers) -> str:
    """The mail's own Message-ID, or an empty string."""
    return next(iter(ids(headers.first("message-id"))), "")


def references(headers: Headers) -> tuple[str, ...]:
    """What the mail answers, nearest first (RFC 5322 section 3.6.4)."""
    nearest = [one for value in headers.all("in-reply-to") for one in ids(value)]
    line = [one for value in headers.all("references") for one in ids(value)]
    return tuple(dict.fromkeys([*nearest, *reversed(line)]))[:_MOST]


def ours(text: str, domain: str) -> tuple[str, ...]:
    """The Message-IDs in a text that have the shape of our letters'."""
    return tuple(dict.fromkeys(match[0] for match in _OURS.finditer(text) if match[1].lower() == domain.lower()))


def date(headers: Headers) -> datetime | None:
    """Date in UTC; a zone of -0000 means UTC without saying where (RFC 5322 section 3.3)."""
    stated = local_date(headers)
    return stated.astimezone(UTC) if stated else None


def local_date(headers: Headers) -> datetime | None:
    """Date as its sender's clock showed it; None where it is missing or cannot be read."""
    try:
        stated = parsedate_to_datetime(headers.first("date")[:200])
        aware = stated.replace(tzinfo=UTC) if stated.tzinfo is None else stated
        aware.astimezone(UTC)  # days at the ends of the calendar have none
        return aware
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
