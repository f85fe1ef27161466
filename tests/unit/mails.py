"""Raw mails for tests of the reading floor, and the house that they come to."""

from datetime import UTC, datetime
from pathlib import Path

from agent.reading.claims import Claims, House
from agent.reading.parse import claims

DATA = Path(__file__).parent.parent / "data"
RECEIVED = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HOUSE = House(
    mailbox="anna",
    addresses=frozenset({"anna@agency.example"}),
    authserv_id="mx.agency.example",
    domain="agency.example",
)
PROVEN = "Authentication-Results: mx.agency.example; dmarc=pass header.from={domain}\n"

REPLY_ICS = """\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20261123T100000Z
DTEND:20261123T110000Z
DTSTAMP:20261122T083000Z
ORGANIZER;CN=Anna Berg:mailto:anna@agency.example
UID:7h3k@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Tom Becker:mailto:tom@acme.example
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Interview: Priya Nair - Backend Engineer
COMMENT:{comment}
END:VEVENT
END:VCALENDAR
"""
"""As Google writes the answer to an invitation."""

GMAIL_RSVP = """\
{proof}From: Tom Becker <tom@acme.example>
To: anna@agency.example
Subject: Accepted: Interview: Priya Nair - Backend Engineer
Message-ID: <calendar-rsvp-1@google.com>
Sender: Google Calendar <calendar-notification@google.com>
Auto-Submitted: auto-generated
Reply-To: Tom Becker <tom@acme.example>
Date: Sun, 22 Nov 2026 08:30:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

Tom Becker has accepted this invitation.

--inner
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

{ics}
--inner--
--outer
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"

{ics}
--outer--
"""
"""The component comes twice, and the mail calls itself generated, though a person clicked."""


def gmail_rsvp(comment: str = "", proof: str = PROVEN.format(domain="acme.example")) -> str:
    return GMAIL_RSVP.format(ics=REPLY_ICS.format(comment=comment), proof=proof)


def read(raw: str | bytes, house: House = HOUSE) -> Claims:
    """What a mail claims; text may hold any characters and gets the line ends of the wire."""
    data = raw if isinstance(raw, bytes) else raw.replace("\n", "\r\n").encode()
    return claims(data, house, RECEIVED)


def corpus(name: str, pattern: str = "*.eml") -> list[Path]:
    """The mails of one folder of tests/data."""
    found = sorted((DATA / name).glob(pattern))
    assert found, f"no mails in {name}"
    return found
