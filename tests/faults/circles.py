"""Those who answer without end: services, autoresponders, mail systems and lists. Each knows only the mail it gets."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime

from agent.core.mail import Address
from agent.core.people import Client, Directory
from agent.core.rules import Mode, Rules
from agent.reading.claims import House
from agent.sandbox.programs import Received, gmail, received
from tests.faults.exchange import ON_THE_WAY, Answers, Parcel
from tests.system.desk import event, write

ANNA = Address(email="anna@agency.example", name="Anna Berg")
BEN = Address(email="ben@bureau.example", name="Ben Ode")
TOM = Address(email="tom@acme.example", name="Tom Becker")
PRIYA = Address(email="priya@postbox.example", name="Priya Nair")
RAVI = Address(email="ravi@postbox.example", name="Ravi Rao")


def rules_of(recruiter: Address) -> Rules:
    """What a service is told: the other agency and Acme are clients."""
    clients = (("Acme", TOM), ("The agency", ANNA), ("The bureau", BEN))
    directory = Directory(
        recruiter=recruiter,
        own_domains=frozenset({recruiter.domain}),
        clients=tuple(Client(name=n, domains=frozenset({who.domain})) for n, who in clients if who != recruiter),
        freemail=frozenset({"postbox.example"}),
    )
    return Rules(mailbox=recruiter.email.partition("@")[0], directory=directory, mode=Mode.SEND)


def house_of(recruiter: Address) -> House:
    """Where it lives."""
    name, _, domain = recruiter.email.partition("@")
    return House(mailbox=name, addresses=frozenset({recruiter.email}), authserv_id=f"mx.{domain}", domain=domain)


def invitation(organizer: Address, people: tuple[Address, ...], to: Address, uid: str = "") -> bytes:
    """An interview today from ten to eleven, in the organiser's name."""
    ics = event(
        "REQUEST",
        uid=uid or f"{organizer.email}-1@google.com",
        organizer=f";CN={organizer.name}:{organizer.email}",
        people=tuple(f";CN={who.name}:{who.email}" for who in people),
        summary=f"Interview: {people[-1].name} - Backend Engineer",
    )
    headers = ("MIME-Version: 1.0", "Content-Type: text/calendar; charset=UTF-8; method=REQUEST")
    return write(organizer.email, to.email, ics.replace("\r\n", "\n"), *headers, proven=False, subject="Invitation")


def answers_once(me: Address, typed: str, wait: timedelta = ON_THE_WAY) -> Answers:
    """A person who answers the first letter of somebody that asks them something, in Gmail, and nothing else."""
    answered: list[Parcel] = []

    def answer(parcel: Parcel) -> Iterator[Parcel]:
        letter = received(parcel.raw)
        if letter.asks and letter.sender != me.email and not answered:
            answered.append(parcel)
            yield parcel.after(gmail(letter, me, typed, parcel.at + wait), letter.reply_to, me.email, wait)

    return answer


# --- autoresponders ---------------------------------------------------------------------------------------------------

_MARKS: tuple[tuple[str, ...], ...] = (
    ("Auto-Submitted: auto-replied",),
    (),
    ("X-Autoreply: yes",),
    (),
    ("Precedence: bulk",),
    ("Auto-Submitted: no",),
    (),
)
_OPENINGS = (
    "I am out of the office, in case {n}.",
    "Thank you for your message. Your request has the number {n}.",
    "Many thanks! Somebody of our team of {n} is going to look into it.",
    "We have moved. Please note our new number, 030 {n}.",
    "Hello, the {n}th of this day. We are glad to hear from you.",
    "Yes",
    "We do not check this box often; {n} mails lie here.",
)


@dataclass(kw_only=True, slots=True)
class Responder:
    """Answers every mail from an ever other address with ever other words; now with marks of a machine, now without."""

    me: Address
    many: int = 1
    """Answers to each mail."""
    marked: bool | None = None
    """Whether its mails say that a machine wrote them; None for now so, now so."""
    one_address: bool = False
    wait: timedelta = ON_THE_WAY
    only: str = ""
    """All that it ever writes, from one address and in the thread; empty for ever other words."""
    number: int = 0
    _written: set[str] = field(default_factory=set)

    def __call__(self, parcel: Parcel) -> Iterator[Parcel]:
        letter = received(parcel.raw)
        # Where it answers for the recruiter, its mails reach itself; to a heads-up, it could end all before it begins.
        if letter.message_id in self._written or (self.only and b"kind=heads_up" in parcel.raw):
            return
        for _ in range(self.many):
            self.number += 1
            to = letter.sender if self.number % 3 == 0 and not self.only else letter.reply_to
            back = "" if self.number % 4 == 0 else self._from()
            yield parcel.after(self._mail(letter, to), to, back, self.wait)

    def _from(self) -> str:
        local, _, domain = self.me.email.partition("@")
        other = (self.me.email, f"{local}+{self.number}@{domain}", f"desk{self.number}@{domain}")
        return self.me.email if self.one_address else other[self.number % 3]

    def _marks(self) -> tuple[str, ...]:
        if self.marked is None:
            return _MARKS[self.number % len(_MARKS)]
        return ("Auto-Submitted: auto-replied",) if self.marked else ()

    def _mail(self, letter: Received, to: str) -> bytes:
        """Three of four keep the thread, two of four quote all of our letter, with whatever it holds of ours."""
        n, key = self.number, f"machine-{self.number}"
        if self.only:
            self._written.add(f"<{key}@{self.me.domain}>")
            thread = f"In-Reply-To: {letter.message_id}"
            return write(self.me.email, to, self.only, thread, proven=False, key=key, subject=f"Re: {letter.subject}")
        thread = (f"In-Reply-To: {letter.message_id}", f"References: {letter.message_id}") if n % 4 else ()
        quoted = "\n".join(f"> {line}" for line in letter.text.split("\n")) if n % 2 else ""
        opening = _OPENINGS[n % len(_OPENINGS)].format(n=n)
        subject = (f"Re: {letter.subject}", f"Your request {n}")[n % 3 == 2]
        body = f"{opening}\n\n{letter.sender} wrote:\n{quoted}" if quoted else opening
        self._written.add(f"<{key}@{self._from().rpartition('@')[2]}>")
        return write(self._from(), to, body, *thread, *self._marks(), proven=False, key=key, subject=subject)


# --- mail systems -----------------------------------------------------------------------------------------------------


@dataclass(kw_only=True, slots=True)
class Refuses:
    """A mail system that refuses all mail, reports as well, which no mail system should (RFC 5321 section 6.1)."""

    hops: int = 40
    """Reports after which even it gives up on a mail."""
    reports: int = 0

    def __call__(self, parcel: Parcel) -> Iterator[Parcel]:
        head = parcel.raw.partition(b"\r\n\r\n")[0].decode("utf-8", "replace")
        back = parcel.back or _sender(parcel.raw)
        hops = head.lower().count("\nx-hop:")
        if hops < self.hops:
            self.reports += 1
            yield parcel.after(report(parcel, head, back, hops), back, "")


def report(parcel: Parcel, head: str, back: str, hops: int) -> bytes:
    """A delivery report about a mail (RFC 3464), with its header enclosed."""
    domain = parcel.to.rpartition("@")[2]
    body = "\n".join(
        (
            "--edge",
            "Content-Type: text/plain",
            "",
            f"Your message to {parcel.to} could not be delivered: 550 5.1.1 user unknown.",
            "--edge",
            "Content-Type: message/delivery-status",
            "",
            f"Reporting-MTA: dns; mx.{domain}",
            f"Arrival-Date: {format_datetime(parcel.at)}",
            "",
            f"Final-Recipient: rfc822; {parcel.to}",
            "Action: failed",
            "Status: 5.1.1",
            "",
            "--edge",
            "Content-Type: text/rfc822-headers",
            "",
            head.replace("\r\n", "\n"),
            "",
            "--edge--",
        )
    )
    kind = "Content-Type: multipart/report; report-type=delivery-status; boundary=edge"
    marks = ("MIME-Version: 1.0", kind, "Auto-Submitted: auto-replied", *("X-Hop: 1",) * (hops + 1))
    return write(f"mailer-daemon@{domain}", back, body, *marks, proven=False, subject="Undelivered Mail Returned")


def _sender(raw: bytes) -> str:
    return str(BytesParser(policy=SMTP).parsebytes(raw)["From"].addresses[0].addr_spec)


# --- lists ------------------------------------------------------------------------------------------------------------


def expands(address: str, members: Iterable[str], *, marked: bool = True) -> Answers:
    """A list that passes each mail on to all its members and to whoever wrote it, with its marks if ``marked``."""
    everybody = tuple(members)

    def answer(parcel: Parcel) -> Iterator[Parcel]:
        raw = re.sub(rb"(?im)^subject: ", b"Subject: [team] ", parcel.raw, count=1)
        marks = f"List-Id: <{address}>\r\nPrecedence: list\r\nList-Post: <mailto:{address}>\r\n" if marked else ""
        for member in dict.fromkeys((*everybody, parcel.back, _sender(parcel.raw), received(parcel.raw).reply_to)):
            if member and member != address:
                yield parcel.after(marks.encode() + raw, member, address)

    return answer


# --- gateways ---------------------------------------------------------------------------------------------------------

_SIGNS = re.compile(rb"(?im)^(?:auto-submitted|x-[a-z-]+):[^\r]*\r\n(?:[ \t][^\r]*\r\n)*")


def unsigned(raw: bytes) -> bytes:
    """As by a gateway that takes away every sign of a machine, and gives each mail an id of its own."""
    head, _, body = raw.partition(b"\r\n\r\n")
    ours = hashlib.sha256(raw).hexdigest()[:24].encode()
    head = _SIGNS.sub(b"", head + b"\r\n")
    return re.sub(rb"(?im)^message-id:[^\r]*", b"Message-ID: <" + ours + b"@gateway.example>", head) + b"\r\n" + body
