"""Calendar mail as Google, Outlook and Apple really send it: the same iCalendar in three different wrappings."""

import base64
from datetime import datetime
from email.utils import format_datetime, formataddr

from agent.core.mail import Address
from agent.sandbox.appointment import Appointment


def gmail_reply(what: Appointment, who: Address, at: datetime, comment: str = "") -> bytes:
    """An RSVP from Gmail: Auto-Submitted although a person clicked, and the calendar twice."""
    ics = what.reply(who, at, comment=comment)
    note = f"{who.name} has accepted this invitation.\r\n\r\n{comment}".strip()
    return _google(
        f"Accepted: {what.summary} @ {what.start:%a %b %d, %Y %H:%M}", who, what.organizer.email, ics, note, at
    )


def google_request(what: Appointment, to: str, at: datetime) -> bytes:
    """An invitation, or an update of one, from Google Calendar."""
    word = "Updated invitation" if what.sequence else "Invitation"
    note = f"{what.summary}\r\n{what.start:%A %d %B %Y, %H:%M} ({what.zone})\r\n\r\n{what.description}"
    return _google(
        f"{word}: {what.summary} @ {what.start:%a %b %d, %Y}", what.organizer, to, what.request(at), note, at
    )


def google_cancel(what: Appointment, to: str, at: datetime) -> bytes:
    """A cancellation from Google Calendar."""
    subject = f"Canceled event: {what.summary} @ {what.start:%a %b %d, %Y}"
    return _google(
        subject, what.organizer, to, what.cancel(at), "This event has been canceled and removed from your calendar.", at
    )


def _google(subject: str, sender: Address, to: str, ics: str, note: str, at: datetime) -> bytes:
    method = ics.partition("METHOD:")[2].partition("\r\n")[0]
    html = f'<div style="font-family:Roboto,sans-serif"><p>{note.replace(chr(13) + chr(10), "<br>")}</p></div>'
    alternative = _multipart(
        "alternative",
        _part('text/plain; charset="UTF-8"; format=flowed; delsp=yes', note),
        _part('text/html; charset="UTF-8"', html),
        _part(f'text/calendar; charset="UTF-8"; method={method}', ics),
    )
    attached = _part(
        'application/ics; name="invite.ics"', ics, 'Content-Disposition: attachment; filename="invite.ics"'
    )
    head = [
        f"Message-ID: <calendar-{_stem(ics, at)}@google.com>",
        "Auto-Submitted: auto-generated",
        "Sender: Google Calendar <calendar-notification@google.com>",
    ]
    return _mail(head, subject, sender, to, at, _multipart("mixed", alternative, attached))


def outlook_reply(what: Appointment, who: Address, at: datetime, comment: str = "") -> bytes:
    """A meeting response from Outlook: an empty body, and zones by their Windows names."""
    ics = what.outlook_reply(who, at, comment)
    body = _multipart(
        "alternative",
        _part('text/plain; charset="iso-8859-1"', comment),
        _part(
            'text/html; charset="iso-8859-1"',
            f'<html><head></head><body><div dir="ltr" class="elementToProof">{comment}</div></body></html>',
        ),
        _part('text/calendar; charset="utf-8"; method=REPLY', ics),
    )
    head = [
        f"Message-ID: <{_stem(ics, at).upper()}@EURP190.PROD.OUTLOOK.COM>",
        f"Thread-Topic: {what.summary}",
        "X-MS-Has-Attach:",
        "X-MS-TNEF-Correlator:",
        "x-ms-exchange-calendar-series-instance-id:",
    ]
    return _mail(head, f"Accepted: {what.summary}", who, what.organizer.email, at, body)


def apple_reply(what: Appointment, who: Address, at: datetime) -> bytes:
    """A reply from Apple's Calendar: no method parameter, and the calendar in a mixed part inside the alternative."""
    ics = what.reply(who, at)
    inner = _multipart(
        "mixed",
        _part(
            'text/html; charset="utf-8"', f"<html><body><p>{who.name} has accepted the invitation.</p></body></html>"
        ),
        _part(
            'text/calendar; charset="utf-8"; name="iCal-20261123.ics"',
            ics,
            'Content-Disposition: attachment; filename="iCal-20261123.ics"',
        ),
    )
    body = _multipart(
        "alternative", _part('text/plain; charset="utf-8"', f"{who.name} has accepted the invitation."), inner
    )
    head = [f"Message-Id: <{_stem(ics, at).upper()}@{who.domain}>", "X-Mailer: iPhone Mail (23A341)"]
    return _mail(head, f"Accepted: {what.summary}", who, what.organizer.email, at, body)


def _stem(ics: str, at: datetime) -> str:
    """Something like the random part of a Message-ID, the same in every run."""
    return f"{abs(hash_of(ics)):016x}{int(at.timestamp()):x}"


def hash_of(text: str) -> int:
    """A number that stands for a text."""
    value = 0
    for byte in text.encode():
        value = (value * 257 + byte) % (1 << 61)
    return value


def _part(content_type: str, text: str, *more: str) -> str:
    body = base64.encodebytes(text.encode()).decode().replace("\n", "\r\n")
    return "\r\n".join([f"Content-Type: {content_type}", "Content-Transfer-Encoding: base64", *more, "", body])


def _multipart(kind: str, *parts: str) -> str:
    boundary = f"000000000000{hash_of(kind + ''.join(parts)):016x}"
    inside = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n{inside}--{boundary}--\r\n'


def _mail(head: list[str], subject: str, sender: Address, to: str, at: datetime, body: str) -> bytes:
    lines = [
        *head,
        f"Date: {format_datetime(at)}",
        f"Subject: {subject.encode('ascii', 'replace').decode()}",
        f"From: {formataddr((sender.name, sender.email))}",
        f"To: {to}",
        "MIME-Version: 1.0",
        body,
    ]
    return "\r\n".join(lines).encode()
