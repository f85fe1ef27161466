"""Whether a mail concerns us, told from its headers and structure: the body of unrelated mail is never downloaded."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.core.mail import base
from agent.core.marks import codes
from agent.reading import envelope
from agent.reading.addresses import mailboxes
from agent.reading.headers import Headers, parse


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """What can be seen of a mail without downloading its body."""

    headers: bytes
    """The header block, raw."""
    types: tuple[str, ...]
    """Content types of all parts in lower case, such as 'text/calendar'; a file name, if any, behind a space."""
    size: int = 0
    """Octets of the whole mail as the server states them; 0 if it does not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """What we look out for."""

    addresses: frozenset[str]
    """The recruiter's addresses, lower case, without plus-parts."""
    domain: str
    """The right-hand side of our Message-IDs."""
    participants: frozenset[str] = frozenset()
    """Addresses of everybody in interviews that are not closed."""
    letters: frozenset[str] = frozenset()
    """Message-IDs that providers gave our letters on the way; the ones that we gave show by their form."""
    own_domains: frozenset[str] = frozenset()
    """Domains of the recruiter's company, whose people may write to participants too."""


_DAEMON = re.compile(r"\b(?:mailer-?daemon|postmaster)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\b(?:text/calendar|application/ics)\b|\.ics\b", re.IGNORECASE)
_ID_FIELDS = ("message-id", "in-reply-to", "references")
_SENDER_FIELDS = ("from", "sender")
_ADDRESSEE_FIELDS = ("to", "cc", "bcc")
_CUT_TOKEN = re.compile(r"[a-z2-7]{20,34}")


def _calendar(headers: Headers, glance: Glance, watch: Watch) -> bool:
    return any(_CALENDAR.search(one) for one in (*glance.types, headers.first("content-type")))


def _token(headers: Headers, glance: Glance, watch: Watch) -> bool:
    tags = envelope.tags(envelope.recipients(headers), watch.addresses)
    return any(envelope.looks_like_token(tag) or _CUT_TOKEN.fullmatch(tag) for tag in tags)


def _letter(headers: Headers, glance: Glance, watch: Watch) -> bool:
    found = (one for name in _ID_FIELDS for value in headers.all(name) for one in envelope.ids(value))
    return any(one in watch.letters or envelope.ours(one, watch.domain) for one in found)


def _marked(headers: Headers, glance: Glance, watch: Watch) -> bool:
    return bool(headers.first("x-debrief-letter"))


def _code(headers: Headers, glance: Glance, watch: Watch) -> bool:
    return bool(codes(headers.text("subject")))


def _report(headers: Headers, glance: Glance, watch: Watch) -> bool:
    stated = any("multipart/report" in one.lower() for one in (*glance.types, headers.first("content-type")))
    return stated or bool(headers.first("x-failed-recipients")) or bool(_DAEMON.search(headers.first("from")))


def _participant(headers: Headers, glance: Glance, watch: Watch) -> bool:
    return bool(_emails(headers, _SENDER_FIELDS) & watch.participants)


def _to_participant(headers: Headers, glance: Glance, watch: Watch) -> bool:
    senders = _emails(headers, ("from",))
    ours = any(base(one)[0] in watch.addresses or one.rpartition("@")[2] in watch.own_domains for one in senders)
    return ours and bool(_emails(headers, _ADDRESSEE_FIELDS) & watch.participants)


def _emails(headers: Headers, names: tuple[str, ...]) -> set[str]:
    return {one.email for name in names for value in headers.all(name) for one in mailboxes(value)[0]}


TO_PARTICIPANT = "it is of our own to a participant of an open interview"
"""The reason for a mail of which only the header matters: that the recruiter wrote, and not what."""


_SIGNS: tuple[tuple[str, Callable[[Headers, Glance, Watch], bool]], ...] = (
    ("it holds a calendar part", _calendar),
    ("it came to an address with a token", _token),
    ("it answers a letter of ours, or is one", _letter),
    ("it is marked as a letter of ours", _marked),
    ("its subject shows one of our references", _code),
    ("it reports on a delivery", _report),
    ("it is from a participant of an open interview", _participant),
    (TO_PARTICIPANT, _to_participant),
)


def concerns(glance: Glance, watch: Watch) -> str:
    """Why this mail may concern us; an empty string if nothing says so. Reads the header and the structure only."""
    headers = parse(glance.headers)
    return next((reason for reason, shows in _SIGNS if shows(headers, glance, watch)), "")
