"""A storm: mail of every hostile and every tiresome sort, from one seed, all of it such as reaches a recruiter."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from agent.sandbox.cast import OBSERVER, RECRUITER
from agent.sandbox.scenario import START

Make = Callable[[random.Random, int], bytes]

VICTIMS = "victim.example"
"""Below this domain live all strangers whom somebody wants us to write to."""


def storm(count: int, seed: int = 1, *, invitations: int | None = None) -> Iterator[bytes]:
    """So many mails, well mixed; one in twenty is a copy of one and the same.

    ``invitations`` is the most that invite the recruiter to something; None for one mail in ten.
    """
    chance = random.Random(seed)
    makers = [make for make, weight in _SORTS for _ in range(weight)]
    copy, left = _token(chance, 0), count if invitations is None else invitations
    for number in range(count):
        make = chance.choice(makers)
        if make is _own_invitation:
            left, make = left - 1, make if left > 0 else _news
        yield copy if number % 20 == 7 else make(chance, number)


def _mail(sender: str, to: str, number: int, subject: str, *headers: str, body: str = "Hello.") -> bytes:
    proof = f"Authentication-Results: mx.agency.example; dmarc=pass header.from={sender.rpartition('@')[2]}"
    lines = [
        proof,
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Message-ID: <storm-{number}@storm.example>",
    ]
    return "\r\n".join((*lines, "Date: Mon, 23 Nov 2026 09:00:00 +0000", *headers, "", body, "")).encode()


def _ics(method: str, number: int, organizer: str, people: list[str], start: datetime, *more: str) -> str:
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"UID:storm-{number}@storm.example",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
            f"DTSTAMP:{START:%Y%m%dT%H%M%SZ}",
            f"ORGANIZER:mailto:{organizer}",
            *(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{who}" for who in people),
            f"SUMMARY:Interview: Candidate {number} - Engineer",
            *more,
            "END:VEVENT",
            "END:VCALENDAR",
        )
    )


def _calendar(sender: str, number: int, ics: str, *, proven: bool = True, to: str = RECRUITER.email) -> bytes:
    method = ics.partition("METHOD:")[2].partition("\r")[0]
    kind = f"Content-Type: text/calendar; charset=UTF-8; method={method}"
    raw = _mail(sender, to, number, "Invitation", "MIME-Version: 1.0", kind, body=ics)
    return raw if proven else raw.replace(b"dmarc=pass", b"dmarc=fail")


def _when(chance: random.Random) -> datetime:
    """On the hour, as calendars are full of: the clock of a simulation stops at each moment that anything is due."""
    return START.replace(tzinfo=UTC) + timedelta(hours=chance.randrange(-10, 10))


def _victims(chance: random.Random, number: int) -> list[str]:
    return [f"p{number}@a{chance.randrange(500)}.{VICTIMS}", f"q{number}@{VICTIMS}"]


def _forged_invitation(chance: random.Random, number: int) -> bytes:
    """As if the recruiter had invited strangers; her name is on it, and no server's word."""
    ics = _ics("REQUEST", number, RECRUITER.email, _victims(chance, number), _when(chance))
    return _calendar(RECRUITER.email, number, ics, proven=False, to=chance.choice((RECRUITER.email, OBSERVER)))


def _own_invitation(chance: random.Random, number: int) -> bytes:
    """Somebody invites strangers, and the recruiter among them."""
    people = [*_victims(chance, number), RECRUITER.email]
    sender = f"boss{number}@storm.example"
    return _calendar(sender, number, _ics("REQUEST", number, sender, people, _when(chance)))


def _flood(chance: random.Random, number: int) -> bytes:
    """An answer to an invitation that nobody sent, as if it had been the recruiter's."""
    (who, _), method = _victims(chance, number), chance.choice(("REPLY", "COUNTER", "CANCEL"))
    return _calendar(who, number, _ics(method, number, RECRUITER.email, [who], _when(chance)))


def _token(chance: random.Random, number: int) -> bytes:
    token = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=34))
    return _mail(
        f"x{number}@storm.example", f"anna+{token}@agency.example", number, "Re: How was it?", body="5 of 5, yes!"
    )


def _bounce(chance: random.Random, number: int) -> bytes:
    """A report that encloses a letter which we never wrote, though it looks like one."""
    ours = f"<debrief.{chance.randbytes(16).hex()}@agency.example>"
    body = "\r\n".join(
        (
            "--b",
            "Content-Type: text/plain",
            "",
            "Delivery failed permanently.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.storm.example",
            "",
            f"Final-Recipient: rfc822; {chance.choice(('tom.becker@lumenforge.example', 'p@storm.example'))}",
            "Action: failed",
            "Status: 5.1.1",
            "--b",
            "Content-Type: message/rfc822",
            "",
            f"Message-ID: {ours}",
            "From: anna@agency.example",
            "Subject: How was it?",
            "",
            "Q1. How was it?",
            "--b--",
        )
    )
    kind = "Content-Type: multipart/report; report-type=delivery-status; boundary=b"
    return _mail(
        "mailer-daemon@storm.example", RECRUITER.email, number, "Undeliverable", "MIME-Version: 1.0", kind, body=body
    )


def _autoreply(chance: random.Random, number: int) -> bytes:
    mark = chance.choice(("Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: bulk"))
    ours = f"In-Reply-To: <debrief.{chance.randbytes(16).hex()}@agency.example>"
    return _mail(f"x{number}@storm.example", RECRUITER.email, number, "Automatic reply: How was it?", mark, ours)


def _news(chance: random.Random, number: int) -> bytes:
    return _mail(f"news{number}@shop.example", RECRUITER.email, number, f"Offer {chance.random()}")


_SORTS: tuple[tuple[Make, int], ...] = (
    (_forged_invitation, 20),
    (_own_invitation, 10),
    (_flood, 15),
    (_token, 20),
    (_bounce, 15),
    (_autoreply, 10),
    (_news, 10),
)
