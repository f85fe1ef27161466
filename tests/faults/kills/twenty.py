"""Twenty interviews in four days, each of another kind, for whom every step of the service comes to pass."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from agent.config import Config
from agent.config.mailbox import ClientEntry
from agent.core.mail import Address
from agent.core.rules import Mode
from agent.sandbox.appointment import Appointment
from agent.sandbox.calendars import apple_reply, gmail_reply, google_cancel, google_request, outlook_reply
from agent.sandbox.cast import COLLEAGUE, OBSERVER, RECRUITER
from agent.sandbox.people import Answer, Habit, Person, briefly, from_gmail, from_holiday, from_outlook, from_phone
from agent.sandbox.programs import Received
from agent.sandbox.scenario import START, Incoming

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

YES = "5/5, a clear yes. Please make an offer."
AGREED = "5/5, really liked the team. Yes, I would like to go ahead!"
BETWEEN = from_outlook(
    "Dear Anna, please see my answers below.",
    Q1="4",
    Q2="On time, well prepared and calm.",
    Q3="Yes, everything we need.",
    Q4="No concerns.",
    Q5="Another interview, please, with our head of department.",
)
AWAY = from_holiday("I am out of the office until 27 November 2026, without access to my mail.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Two:
    """One interview: who meets, how they answer, and what happens to the appointment."""

    client: tuple[str, str]
    """Name and domain."""
    candidate: str
    answers: tuple[tuple[float, Answer], ...] = ()
    """What the client sends in answer to each letter, and after how many hours."""
    replies: tuple[tuple[float, Answer], ...] = ()
    """The same of the candidate."""
    fate: str = ""
    """'moved', 'cancelled', 'said over', 'replies only', or empty."""
    refused: bool = False
    """Whether the mail server knows nobody of the candidate's name."""


def gone(letter: Received, me: Address, at: datetime) -> bytes:
    """A mail server could not deliver it (RFC 3464)."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Mail Delivery System <MAILER-DAEMON@{me.domain}>"
    mail["To"], mail["Subject"] = letter.sender, "Undelivered Mail Returned to Sender"
    mail["Date"], mail["Message-ID"] = format_datetime(at), f"<gone-{me.email}"[:60] + ">"
    mail["Auto-Submitted"] = "auto-replied"
    mail["Content-Type"] = 'multipart/report; report-type=delivery-status; boundary="report"'
    parts = (
        "Content-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {me.email}\r\nAction: failed\r\nStatus: 5.1.1\r\n",
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {letter.message_id}\r\nTo: {me.email}\r\n",
    )
    body = "".join(f"--report\r\n{part}\r\n" for part in parts) + "--report--\r\n"
    return mail.as_bytes() + body.encode()


LUMEN, CASTELLAN, NORDKAI = "lumenforge.example", "castellan.example", "nordkai.example"
SURE = ((2.0, from_gmail(YES)),)
GLAD = ((0.7, from_phone(AGREED)),)
ALL = (
    Two(client=("Tom Becker", LUMEN), candidate="Priya Nair", answers=SURE, replies=GLAD, fate="said over"),
    Two(client=("Ulrike Hansen", NORDKAI), candidate="Oluchi Eze", answers=((20, BETWEEN),)),
    Two(client=("Philip Oyelaran", CASTELLAN), candidate="Margit Ellender", answers=((3, BETWEEN),), replies=GLAD),
    Two(client=("Gwen Pryce", LUMEN), candidate="Idris Vaughan", fate="cancelled"),
    Two(
        client=("Henrik Solberg", NORDKAI),
        candidate="Amara Diallo",
        answers=((1, from_gmail("2/5. No, we do not want to go ahead. Please reject her.")),),
        replies=((5, from_phone(AGREED)),),
    ),
    Two(client=("Ines Cardoso", LUMEN), candidate="Viktor Havel", answers=((0.1, AWAY), (4, BETWEEN)), replies=GLAD),
    Two(client=("Tom Becker", LUMEN), candidate="Saoirse Quinn", answers=SURE, replies=((1, briefly("STOP")),)),
    Two(client=("Pavel Horak", NORDKAI), candidate="Lena Vogt", answers=SURE, replies=((0.2, gone),)),
    Two(client=("Marta Kowalczyk", LUMEN), candidate="Dev Anand", answers=SURE, replies=GLAD, fate="moved"),
    Two(
        client=("Marta Kowalczyk", LUMEN), candidate="Freya Lindgren", answers=SURE, replies=((26, from_gmail(AGREED)),)
    ),
    Two(client=("Yusuf Demir", CASTELLAN), candidate="Noor Haddad", answers=((0.1, AWAY), (3, BETWEEN)), replies=GLAD),
    Two(client=("Greta Nyman", NORDKAI), candidate="Carlos Medina", replies=GLAD),
    Two(client=("Olivia Hart", LUMEN), candidate="Jonas Kern", refused=True, answers=SURE),
    Two(
        client=("Bruno Keller", NORDKAI),
        candidate="Anika Rao",
        answers=((2, from_gmail("She did not show up. The interview did not take place.")),),
    ),
    Two(
        client=("Silvia Conti", LUMEN),
        candidate="Emre Aydin",
        answers=((6, from_gmail(YES)),),
        replies=((2, from_phone("2/5. No, I withdraw my application.")),),
    ),
    Two(client=("Hugo Lambert", CASTELLAN), candidate="Mei Tanaka", answers=((1, from_gmail(YES)),), fate="moved"),
    Two(client=("Ulrike Hansen", NORDKAI), candidate="Petra Zeman", answers=((2, BETWEEN),), replies=((0.1, AWAY),)),
    Two(
        client=("Rafael Ortiz", LUMEN),
        candidate="Sanne de Vries",
        answers=((3, from_gmail("4/5. Yes. A slight concern: the exercise had two small errors.")),),
        replies=((1, from_gmail("4/5. Could you tell me when I will hear from them? Yes, I would like to go ahead.")),),
    ),
    Two(client=("Astrid Holm", NORDKAI), candidate="Kwame Boateng", answers=((30, from_phone(YES)),), replies=GLAD),
    Two(client=("Nils Berger", LUMEN), candidate="Rosa Ferrari", answers=SURE, replies=GLAD, fate="replies only"),
)


def _client(two: Two) -> Address:
    name, domain = two.client
    return Address(email=f"{name.lower().replace(' ', '.')}@{domain}", name=name)


def _candidate(two: Two) -> Address:
    return Address(email=f"{two.candidate.lower().replace(' ', '.')}@postbox.example", name=two.candidate)


def people() -> tuple[Person, ...]:
    """Everybody whom the mail server knows; who meets several people answers each letter in its turn."""
    habits: dict[Address, tuple[Habit, ...]] = {COLLEAGUE: ()}
    for two in ALL:
        habits[_client(two)] = habits.get(_client(two), ()) + tuple(map(_habit, two.answers))
        if not two.refused:
            habits[_candidate(two)] = tuple(map(_habit, two.replies))
    return tuple(Person(address=who, habits=how) for who, how in habits.items())


def _habit(answer: tuple[float, Answer]) -> Habit:
    return Habit(after=answer[0] * HOUR, answer=_steady(answer[1]), told="")


def _steady(answer: Answer) -> Answer:
    """The same bytes in every run: the boundaries of multipart mails are drawn by lot."""

    def same(letter: Received, me: Address, at: datetime) -> bytes:
        random.seed(letter.message_id)
        return answer(letter, me, at)

    return same


def incoming() -> tuple[Incoming, ...]:
    """All calendar mail, in order of arrival; no two mails arrive at one moment."""
    mails = sorted((mail for number, two in enumerate(ALL) for mail in _mails(number, two)), key=lambda mail: mail.at)
    return tuple(replace(mail, at=mail.at + timedelta(seconds=number)) for number, mail in enumerate(mails))


def _mails(number: int, two: Two) -> Iterator[Incoming]:
    client, candidate = _client(two), _candidate(two)
    day = START.replace(hour=0) + number // 5 * DAY
    # Clear of each other: entries of one client that touch would be taken for one interview.
    start = day + timedelta(hours=(10, 13, 11, 15, 9)[number % 5])
    morning = max(day - DAY, START - HOUR / 2) + timedelta(hours=8, minutes=number) if number >= 5 else (
        START + timedelta(minutes=number)
    )  # fmt: skip
    about = Appointment(
        uid=f"{chr(97 + number)}{number}@google.com",
        summary=f"Interview: {candidate.name} - {('Engineer', 'Dispatcher', 'Officer', 'Buyer', 'Nurse')[number % 5]}",
        start=start,
        end=start + HOUR,
        zone="Europe/Berlin",
        organizer=RECRUITER,
        attendees=(client, candidate),
        description=f"Candidate: {candidate.name} <{candidate.email}>\nRole: Role {number}",
    )
    yield from _arranged(two, about, morning)


def _arranged(two: Two, about: Appointment, at: datetime) -> Iterator[Incoming]:
    client, candidate = about.attendees
    if two.fate not in ("replies only", "said over"):
        yield _mail(at, RECRUITER, google_request(about, OBSERVER, at), OBSERVER)
    if two.fate == "moved":
        about, at = replace(about, start=about.start + 2 * HOUR, end=about.end + 2 * HOUR, sequence=1), at + HOUR / 4
        yield _mail(at, RECRUITER, google_request(about, OBSERVER, at), OBSERVER)
    at += HOUR / 4
    yield _mail(at, client, (gmail_reply if about.sequence else outlook_reply)(about, client, at))
    yield _mail(at, candidate, apple_reply(about, candidate, at))
    if two.fate == "cancelled":
        yield _mail(at + HOUR, RECRUITER, google_cancel(replace(about, sequence=1), OBSERVER, at + HOUR), OBSERVER)
    if two.fate == "said over":
        late = about.start + HOUR * 5 / 6
        yield _mail(late, client, gmail_reply(about, client, late, "Interview done, went well."))


def _mail(at: datetime, sender: Address, raw: bytes, to: str = RECRUITER.email) -> Incoming:
    return Incoming(at=at, sender=sender, to=to, raw=raw, what="")


def entry_changes(config: Config) -> dict[str, object]:
    """What the mailbox's entry says of these clients: one lays letters into Drafts, the others send."""
    clients = (
        ClientEntry(name="Lumenforge Systems", domains=(LUMEN,), mode=Mode.SEND),
        ClientEntry(name="Nordkai", domains=(NORDKAI,), mode=Mode.SEND),
        ClientEntry(name="Castellan Wealth Partners", domains=(CASTELLAN,), mode=Mode.DRAFTS),
    )
    return {"clients": clients, "digest": None}
