"""Mail bytes -> claims: the one function that runs in the parser's worker process."""

from datetime import datetime, timedelta

from agent.core.calendar import ITip
from agent.core.mail import Label, MailKind
from agent.core.marks import codes, is_call
from agent.errors import Unreadable
from agent.reading import automated, away, bodies, bounces, envelope, mime
from agent.reading.automated import Signs
from agent.reading.claims import Claims, House
from agent.reading.form_mails import form_mail
from agent.reading.headers import Headers
from agent.reading.headers import parse as parse_headers
from agent.reading.ics import components
from agent.reading.mime import Part
from agent.reading.sender import verdict
from agent.reading.typed import typed

_CALENDAR = 1024 * 1024
"""Octets of one calendar part that are read."""
_ENCLOSED = 64 * 1024
"""Octets of a bounce's text that are searched for our Message-ID."""
_SUBJECT = 500
_LATE = timedelta(days=3)
"""Mail takes less than that from its sender to us."""


def claims(raw: bytes, house: House, received: datetime) -> Claims:
    """What the mail says about itself. Raises Unreadable beyond the limits, or where its only matter is broken."""
    try:
        return _claims(raw, house, received)
    except Unreadable:
        raise
    except Exception as error:
        # Strangers find inputs that nobody thought of; the mail is set aside for a human, with the name of the trouble.
        raise Unreadable(f"The mail cannot be read ({type(error).__name__}).") from error


def _claims(raw: bytes, house: House, received: datetime) -> Claims:
    parts = mime.parts(raw)
    headers = parts[0].headers
    sender = envelope.sender(headers)
    recipients = envelope.recipients(headers)
    tags = envelope.tags(recipients, house.addresses)
    signs = _signs(raw, parts, house, tags)
    kind, why = automated.classify(signs)
    references = _references(parts, kind, house)
    calendar, broken = _calendar(parts, received)
    if broken and not calendar and not references and not tags and not codes(signs.subject):
        raise Unreadable("Its calendar part cannot be read, and it holds nothing else that concerns us.")
    text, html = bodies.text(parts), bodies.html(parts)
    return Claims(
        message_id=signs.message_id,
        date=envelope.date(headers),
        sender=sender,
        verdict=verdict(headers, sender, house),
        kind=kind,
        why=why,
        subject=signs.subject,
        recipients=recipients,
        tags=tags,
        references=references,
        codes=codes(signs.subject),
        letter=next(iter(envelope.ids(headers.first("x-debrief-letter"))), ""),
        mark=headers.first("x-debrief-mark")[:_SUBJECT],
        calendar=calendar,
        text=text,
        html=html,
        form=form_mail(signs.subject, references, text, html),
        bounce=bounces.read(raw, parts, house.addresses) if kind is MailKind.BOUNCE else None,
        away_until=_away_until(kind, signs.subject, text, html, _written(headers, received)),
    )


def _signs(raw: bytes, parts: tuple[Part, ...], house: House, tags: tuple[str, ...]) -> Signs:
    headers = parts[0].headers
    return Signs(
        raw=raw,
        parts=parts,
        sender=envelope.sender(headers),
        subject=headers.text("subject")[:_SUBJECT],
        message_id=envelope.message_id(headers),
        domain=house.domain,
        tagged=any(map(envelope.looks_like_token, tags)),
    )


def _references(parts: tuple[Part, ...], kind: MailKind, house: House) -> tuple[str, ...]:
    """What the mail answers; for a bounce also our letter that came back, wherever the report has put it."""
    stated = envelope.references(parts[0].headers)
    if kind is not MailKind.BOUNCE:
        return stated
    return tuple(dict.fromkeys([*stated, *(one for part in parts[1:] for one in _returned(part, house))]))


def _returned(part: Part, house: House) -> tuple[str, ...]:
    own = (envelope.message_id(part.headers),) if part.enclosed else ()
    if part.type == "text/rfc822-headers":
        own = (envelope.message_id(parse_headers(part.content(_ENCLOSED))),)
    quoted = envelope.ours(part.text(_ENCLOSED), house.domain) if part.type == "text/plain" else ()
    return tuple(filter(None, (*own, *quoted)))


def _calendar(parts: tuple[Part, ...], received: datetime) -> tuple[tuple[ITip, ...], bool]:
    """The live components, each once, and whether a calendar part could not be read.

    Gmail sends the same component twice, inline and as a file. Entries of our own are left out: somebody whom the
    recruiter invited to such a call answers from their calendar.
    """
    found: dict[object, ITip] = {}
    broken = False
    for part in filter(automated.is_calendar, parts):
        try:
            events = _components(part, received)
        except Unreadable:
            broken = True
            continue
        for one in events:
            if is_call(one.uid):
                continue
            found.setdefault((one.method, one.uid, one.recurrence_id, one.sequence, one.dtstamp), one)
    return tuple(found.values()), broken


def _components(part: Part, received: datetime) -> tuple[ITip, ...]:
    charset = part.params.get("charset", "utf-8")
    file = part.disposition == "attachment" or bool(part.filename) or part.type != "text/calendar"
    method = part.params.get("method", "")
    return components(part.content(_CALENDAR), method=method, received=received, charset=charset, file=file)


def _away_until(kind: MailKind, subject: str, text: str, html: str, written: datetime) -> datetime | None:
    if kind is not MailKind.AWAY:
        return None
    note = " ".join(line.text for line in typed(text, html, "") if line.label is Label.TYPED)
    return away.until(f"{subject}. {note}", written)


def _written(headers: Headers, received: datetime) -> datetime:
    """When a mail was written, by its sender's calendar; a clock that is days off counts for nothing."""
    stated = envelope.local_date(headers)
    return stated if stated and abs(stated - received) <= _LATE else received
