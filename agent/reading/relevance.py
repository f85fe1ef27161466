"""Whether a mail concerns us, told from its headers and structure: the body of unrelated mail is never downloaded."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from agent.core.mail import base, plain
from agent.core.marks import codes
from agent.reading import envelope
from agent.reading.addresses import mailboxes
from agent.reading.charsets import words
from agent.reading.form_mails import announced
from agent.reading.headers import parse


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
    participants: Set[str] = frozenset()
    """Addresses of everybody in interviews that are not closed."""
    letters: Set[str] = frozenset()
    """Message-IDs that providers gave our letters on the way; the ones that we gave show by their form."""
    own_domains: frozenset[str] = frozenset()
    """Domains of the recruiter's company, whose people may write to participants too."""
    form_senders: frozenset[str] = frozenset()
    """Addresses, beside the recruiter's, from which flows hand on responses of a form."""
    colleagues: frozenset[str] = frozenset()
    """Addresses of colleagues, wherever they are."""


FIELDS = (
    *envelope.RECIPIENT_FIELDS,
    "from",
    "sender",
    "subject",
    "message-id",
    "in-reply-to",
    "references",
    "x-debrief-letter",
    "x-debrief-mark",
    "x-failed-recipients",
)
"""The header fields that are looked at, beside Content-Type where the types of the parts are in doubt: of unrelated
mail, no other has to be read."""

_DAEMON = re.compile(r"\b(?:mailer-?daemon|postmaster)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\b(?:text/calendar|application/ics)\b|\.ics\b", re.IGNORECASE)
_ID_FIELDS = ("message-id", "in-reply-to", "references")
_SENDER_FIELDS = ("from", "sender")
_ADDRESSEE_FIELDS = ("to", "cc", "bcc")
_CUT_TOKEN = re.compile(r"[a-z2-7]{20,34}")
# One address as most are written; what it is, mailboxes() would say as well, in ten times the time.
_ADDRESS = r"([A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]{1,255})"
_SIMPLE = re.compile(rf"[A-Za-z0-9 .'-]*+<{_ADDRESS}>|{_ADDRESS}")


class _Seen:
    """A glance with its header taken apart: every field once, as most mails concern nobody and there are many."""

    __slots__ = ("_emails", "_fields", "types", "watch")

    def __init__(self, glance: Glance, watch: Watch) -> None:
        self._fields: dict[str, list[str]] = {}
        for name, value in parse(glance.headers).fields:
            self._fields.setdefault(name, []).append(value)
        self._emails: dict[str, frozenset[str]] = {}
        self.types = (*glance.types, self.first("content-type"))
        self.watch = watch

    def all(self, names: Iterable[str]) -> Iterator[str]:
        return (value for name in names for value in self._fields.get(name, ()))

    def first(self, name: str) -> str:
        return next(self.all((name,)), "")

    def emails(self, names: Iterable[str]) -> Iterator[str]:
        """The addresses in these fields."""
        for name in names:
            if name in self._fields and name not in self._emails:
                self._emails[name] = frozenset(one for value in self._fields[name] for one in _addresses(value))
            yield from self._emails.get(name, ())


def _addresses(value: str) -> Iterable[str]:
    if found := _SIMPLE.fullmatch(value):
        return ((found[1] or found[2]).lower(),)
    return (one.email for one in mailboxes(value)[0])


def _calendar(seen: _Seen) -> bool:
    return any(map(_CALENDAR.search, seen.types))


def _token(seen: _Seen) -> bool:
    tags = envelope.tags(seen.emails(envelope.RECIPIENT_FIELDS), seen.watch.addresses)
    return any(envelope.looks_like_token(tag) or _CUT_TOKEN.fullmatch(tag) for tag in tags)


def _letter(seen: _Seen) -> bool:
    found = (one for value in seen.all(_ID_FIELDS) for one in envelope.ids(value))
    return any(one in seen.watch.letters or envelope.ours(one, seen.watch.domain) for one in found)


def _marked(seen: _Seen) -> bool:
    return bool(seen.first("x-debrief-letter"))


def _code(seen: _Seen) -> bool:
    subject = seen.first("subject")
    # Without these there is no reference, nor anything encoded in which one could hide.
    return ("[#" in subject or "=?" in subject) and bool(codes(plain(words(subject))))


def _form(seen: _Seen) -> bool:
    subject = seen.first("subject")
    # Most subjects are neither encoded nor about this.
    if not ("=?" in subject or "debrief" in subject.lower()) or not announced(words(subject)):
        return False
    watch = seen.watch
    senders = seen.emails(_SENDER_FIELDS)
    flows = any(one in watch.form_senders or base(one)[0] in watch.addresses for one in senders)
    return flows or bool(envelope.tags(seen.emails(envelope.RECIPIENT_FIELDS), watch.addresses))


def _report(seen: _Seen) -> bool:
    stated = any("multipart/report" in one.lower() for one in seen.types)
    return stated or bool(seen.first("x-failed-recipients")) or bool(_DAEMON.search(seen.first("from")))


def _participant(seen: _Seen) -> bool:
    return not seen.watch.participants.isdisjoint(seen.emails(_SENDER_FIELDS))


def _to_participant(seen: _Seen) -> bool:
    watch = seen.watch
    senders = seen.emails(("from",))
    own = watch.addresses | watch.colleagues
    ours = any(base(one)[0] in own or one.rpartition("@")[2] in watch.own_domains for one in senders)
    return ours and not watch.participants.isdisjoint(seen.emails(_ADDRESSEE_FIELDS))


FROM_PARTICIPANT = "it is from a participant of an open interview"
TO_PARTICIPANT = "it is of our own to a participant of an open interview"
"""The reason for a mail of which only the header matters: that the recruiter wrote, and not what."""

LATER = frozenset({FROM_PARTICIPANT, TO_PARTICIPANT})
"""Reasons that a mail may get after it came, when somebody takes part in an interview; all others show in the mail."""


_SIGNS: tuple[tuple[str, Callable[[_Seen], bool]], ...] = (
    ("it holds a calendar part", _calendar),
    ("it came to an address with a token", _token),
    ("it answers a letter of ours, or is one", _letter),
    ("it is marked as a letter of ours", _marked),
    ("its subject shows one of our references", _code),
    ("it reports on a delivery", _report),
    ("it hands on a response of a form", _form),
    (FROM_PARTICIPANT, _participant),
    (TO_PARTICIPANT, _to_participant),
)


def concerns(glance: Glance, watch: Watch) -> str:
    """Why this mail may concern us; an empty string if nothing says so. Reads the header and the structure only."""
    seen = _Seen(glance, watch)
    return next((reason for reason, shows in _SIGNS if shows(seen)), "")
