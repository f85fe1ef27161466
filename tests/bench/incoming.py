"""The mail that comes about interviews: invitations, answers of calendars, replies, bounces, absences, own copies."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

from agent.core.mail import Address
from agent.ports import Folder
from agent.sandbox.programs import away, gmail, iphone, outlook, received
from tests.bench.history import A_DAY, Case, Copier
from tests.system.desk import event, invite
from tests.unit.cases import START
from tests.unit.mails import GMAIL_RSVP, REPLY_ICS

_TRACE = (
    "Received: from mail-{n:x}.relay.example (mail-{n:x}.relay.example [203.0.113.{b}])\r\n"
    "\tby mx.agency.example (Postfix) with ESMTPS id {n:010X}\r\n\tfor <anna@agency.example>;"
    " Mon, 23 Nov 2026 13:00:00 +0000 (UTC)\r\n"
)
_SEAL = (
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=relay.example; s=s2048;\r\n"
    "\th=from:to:subject:date:message-id;\r\n\tb=" + "\r\n\t ".join(["Zm9vYmFyYmF6cXV4" * 4] * 6) + "\r\n"
)
_PROOF = "Authentication-Results: mx.agency.example; dkim=pass header.d={d}; spf=pass; dmarc=pass header.from={d}\r\n"
_SAID = (
    "Hi Anna,",
    "",
    "the conversation went well overall, I would give it a 4 out of 5.",
    "She explained the design of her last system very clearly and answered all our questions.",
    "Her experience with our stack is good, although she has not worked with Kafka before.",
    "",
    "Q1. 4",
    "Q2. Friendly, well prepared, strong on databases. A little nervous in the first ten minutes.",
    "Q3. Yes, mostly: the only gap is streaming, which can be learned in a few weeks.",
    "Q4. My one concern is the notice period of three months.",
    "Q5. We would like to see her again for a second interview with the team.",
    "",
    "Could you ask her whether the week after next would suit?",
    "Tuesday or Thursday would be best for us, in the afternoon.",
    "",
    "Thanks a lot for arranging this, it was a pleasure.",
    "",
    "Best regards",
    "Tom Becker",
    "Head of Engineering, Acme GmbH",
)


def dressed(raw: bytes, number: int, domain: str) -> bytes:
    """With the headers that servers on the way put on top: some 2 KB."""
    head = "".join(_TRACE.format(n=number * 7 + hop, b=number % 250 + 1) for hop in range(4)) + _SEAL
    return (_PROOF.format(d=domain) + head).encode() + raw


_FIRST_NAMES = ("Priya", "Jonas", "Marie", "Aylin", "Diego", "Chidi", "Sofia", "Yuki", "Lars", "Zofia", "Omar")
_LAST_NAMES = (
    "Nair",
    "Schmidt",
    "Lefèvre",
    "Yılmaz",
    "García",
    "Okafor",
    "Rossi",
    "Tanaka",
    "Berg",
    "Kowalska",
    "Haddad",
)
_JOBS = ("Backend Engineer", "Nurse", "Head of Sales", "Data Scientist", "Tax Advisor", "Site Manager", "UX Designer")


def _name(case: Case) -> str:
    number = case.number
    return f"{_FIRST_NAMES[number % 11]} {_LAST_NAMES[number // 11 % 11]}"


def _times(case: Case) -> tuple[str, str]:
    """Start and end of an interview that lies ahead; as many in a day as in the history."""
    count = case.number % 100_000
    start = START + timedelta(days=7 + count // A_DAY, hours=count % A_DAY)
    return f"{start:%Y%m%dT%H%M%SZ}", f"{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}"


class Incoming:
    """Mail about the interviews of a history, and about new ones."""

    def __init__(self, copier: Copier) -> None:
        self._copier = copier

    def invitation(self, case: Case) -> bytes:
        """To an interview that is not known yet."""
        start, end = _times(case)
        summary = f"Interview: {_name(case)} - {_JOBS[case.number % len(_JOBS)]}"
        ics = event("REQUEST", uid=case.uid, people=case.people, start=start, end=end, summary=summary)
        raw = invite("anna@agency.example", ics, key=f"invitation{case.number}")
        return dressed(raw, case.number, "agency.example")

    def rsvp(self, case: Case) -> bytes:
        """Google's answer of the client to the invitation."""
        tom, _ = case.people
        text = GMAIL_RSVP.format(ics=REPLY_ICS.format(comment=""), proof="")
        text = text.replace("tom@acme.example", tom).replace("7h3k@google.com", case.uid)
        for old, new in zip(("20261123T100000Z", "20261123T110000Z"), _times(case), strict=True):
            text = text.replace(old, new)
        text = text.replace("Priya Nair - Backend Engineer", f"{_name(case)} - {_JOBS[case.number % len(_JOBS)]}")
        text = text.replace("calendar-rsvp-1", f"calendar-rsvp-{case.number}")
        return dressed(text.replace("\n", "\r\n").encode(), case.number, "acme.example")

    def reply(self, case: Case) -> bytes:
        """Twenty typed lines above the quoted letter."""
        tom, _ = case.people
        letter = received(self._copier.letters(case)["a"])
        program: Callable[..., bytes] = (gmail, iphone)[case.number % 2]
        raw = program(letter, Address(email=tom, name="Tom Becker"), "\n".join((*_SAID, f"({case.number})")), START)
        return dressed(_at(raw), case.number, "acme.example")

    def asked(self, case: Case) -> str:
        """The text of the letter that the client answers."""
        return received(self._copier.letters(case)["a"]).text

    def answered_inline(self, case: Case) -> bytes:
        """Outlook: answers between our questions, with no mark."""
        _, priya = case.people
        letter = received(self._copier.letters(case)["b"])
        said = {"Q1": "5", "Q2": "Very pleasant people", "Q3": "Yes", "Q4": "None", "Q5": f"Yes please {case.number}"}
        raw = outlook(letter, Address(email=priya, name="Priya Nair"), f"See below. {case.number}", said, START)
        return dressed(_at(raw), case.number, "postbox.example")

    def absence(self, case: Case) -> bytes:
        _, priya = case.people
        letter = received(self._copier.letters(case)["b"])
        text = f"I am out of the office until 4 December 2026. In urgent cases: +49 30 {case.number}."
        raw = away(letter, Address(email=priya, name="Priya Nair"), text, START)
        return dressed(_at(raw), case.number, "postbox.example")

    def bounce(self, case: Case) -> bytes:
        """RFC 3464, with our letter's header enclosed."""
        tom, _ = case.people
        head = self._copier.letters(case)["a"].split(b"\r\n\r\n", 1)[0].decode()
        return dressed(
            _BOUNCE.format(n=case.number, tom=tom, head=head).replace("\n", "\r\n").encode(), 1, "mx.example"
        )

    def sent_copy(self, case: Case) -> bytes:
        """Our own letter, as the server files it."""
        return self._copier.letters(case)["a"]

    def mix(
        self, new: Iterator[Case], asked: Iterator[Case], count: int, seed: int = 7
    ) -> Iterator[tuple[Folder, bytes]]:
        """``count`` mails as they come. ``asked`` yields interviews whose sides were asked; each gets one mail."""
        dice = random.Random(seed)
        invited: list[Case] = []
        for _ in range(count):
            kind = dice.choices(_KINDS, _WEIGHTS)[0]
            if kind == "invitation" or (kind == "rsvp" and not invited):
                invited.append(next(new))
                yield Folder.INBOX, self.invitation(invited[-1])
            elif kind == "rsvp":
                yield Folder.INBOX, self.rsvp(invited.pop(0))
            else:
                folder = Folder.SENT if kind == "sent_copy" else Folder.INBOX
                yield folder, getattr(self, kind)(next(asked))


_KINDS = ("invitation", "rsvp", "reply", "answered_inline", "absence", "bounce", "sent_copy")
_WEIGHTS = (20, 20, 20, 12, 5, 5, 18)

_BOUNCE = """\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: anna@agency.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce{n}@mx.example>
Date: Mon, 23 Nov 2026 13:10:00 +0000
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="r"

--r
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{tom}>: host mx.acme.example said: 550 5.1.1 user unknown
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 23 Nov 2026 13:00:00 +0000

Final-Recipient: rfc822; {tom}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 user unknown
--r
Content-Type: text/rfc822-headers

{head}

--r--
"""


def _at(raw: bytes) -> bytes:
    """With the line ends of the wire."""
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
