"""The office in a box: mail that finds its people, and people who answer when the clock says so."""

import heapq
import itertools
import ssl
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.parser import BytesParser
from email.policy import SMTP
from typing import Protocol

import aiosmtplib

from agent.core.mail import Address, base
from agent.ports import Clock
from agent.sandbox.cast import DECISION, PEOPLE, RECRUITER
from agent.sandbox.people import Person
from agent.sandbox.programs import received
from agent.sandbox.scenario import Incoming
from agent.sandbox.stamps import stamped

AUTHSERV_ID = "mx.agency.example"
"""The receiving server, as config.yaml names it."""

_BEFORE_SENDING = timedelta(minutes=10)
"""How long a draft lies before the recruiter has read it and presses send."""


class Mailroom(Protocol):
    """The recruiter's mailbox, from the side of the server."""

    async def deliver(self, raw: bytes, folder: str) -> None:
        """Put a mail into INBOX or Sent."""

    async def mails(self, folder: str) -> list[bytes]:
        """The raw mails of INBOX, Sent or Drafts, oldest first."""

    async def last_uid(self, folder: str) -> int:
        """The highest UID in a folder; anything if it is empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """A mail that went through the office."""

    at: datetime
    sender: str
    recipient: str
    raw: bytes


@dataclass(kw_only=True, slots=True)
class Office:
    """People, their letters, and what they are going to do."""

    clock: Clock
    mailroom: Mailroom
    smtp_port: int
    passwords: dict[str, str]
    """By address; whoever sends logs in."""
    smtp_tls: ssl.SSLContext | None = None
    """With it, people's mail programs insist on STARTTLS."""
    server_files_sent: bool = True
    """Whether the SMTP server files what the recruiter sends, as Gmail does; else her mail program does, or Debrief."""
    witness: Callable[[str], None] = print
    """Hears what people do."""
    decides: bool = True
    """Whether the recruiter decides on recommendations."""
    people: Sequence[Person] = PEOPLE
    """Everybody who has a mailbox here, beside the recruiter."""
    passed: list[Passed] = field(default_factory=list)
    _agenda: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _letters: dict[str, int] = field(default_factory=dict)
    _pressed: set[str] = field(default_factory=set)
    _decided: bool = False

    # --- time ---

    @property
    def next_at(self) -> datetime | None:
        """When somebody is going to do something."""
        return self._agenda[0][0] if self._agenda else None

    def plan(self, at: datetime, act: Callable[[], Awaitable[None]]) -> None:
        """Somebody is going to do something."""
        heapq.heappush(self._agenda, (at, next(self._numbers), act))

    async def act(self) -> None:
        """Let everybody do what they wanted to have done by now."""
        while self._agenda and self._agenda[0][0] <= self.clock.now():
            _, _, act = heapq.heappop(self._agenda)
            await act()

    def expect(self, mails: Iterable[Incoming]) -> None:
        """Calendar mail is going to arrive."""
        for mail in mails:
            self.plan(mail.at, lambda mail=mail: self._incoming(mail))  # type: ignore[misc]

    async def _incoming(self, mail: Incoming) -> None:
        self.witness(f"[bold]{mail.sender.name}[/] {mail.what}")
        at = self.clock.now().timestamp()
        raw = stamped(mail.raw, login=mail.sender.email, recipient=mail.to, authserv_id=AUTHSERV_ID, at=at)
        await self.mailroom.deliver(raw, "INBOX")
        self.passed.append(Passed(at=mail.at, sender=mail.sender.email, recipient=mail.to, raw=mail.raw))

    # --- mail that the SMTP server accepted ---

    async def arrive(self, recipient: str, raw: bytes, sender: str) -> None:
        """Bring a mail to its recipient."""
        self.passed.append(Passed(at=self.clock.now(), sender=sender, recipient=recipient, raw=raw))
        if base(recipient)[0] == RECRUITER.email:
            await self.mailroom.deliver(raw, "INBOX")
            self._recruiter_reads(raw)
            return
        person = next((p for p in self.people if p.address.email == recipient), None)
        if person is not None:
            self._think(person, raw)

    async def file(self, login: str, raw: bytes) -> None:
        """The copy that the server files for the recruiter, as Gmail does."""
        if login == RECRUITER.email and self.server_files_sent:
            await self.mailroom.deliver(raw, "Sent")

    def _think(self, person: Person, raw: bytes) -> None:
        """A letter is answered by the habit whose turn it is."""
        turn = self._letters[person.address.email] = self._letters.get(person.address.email, 0) + 1
        if turn > len(person.habits):
            return
        habit = person.habits[turn - 1]
        at = self.clock.now() + habit.after
        letter = received(raw)

        async def reply() -> None:
            self.witness(f"[bold]{person.address.name}[/] {habit.told}")
            await self.send(person.address, habit.answer(letter, person.address, at))

        self.plan(at, reply)

    # --- the recruiter ---

    def _recruiter_reads(self, raw: bytes) -> None:
        """The recruiter decides on the first recommendation by replying."""
        letter = received(raw)
        if not self.decides or self._decided or not letter.text.startswith("RECOMMENDATION"):
            return
        self._decided = True
        at = self.clock.now() + timedelta(minutes=30)

        async def decide() -> None:
            self.witness(f"[bold]{RECRUITER.name}[/] decides by replying: offer")
            await self.send(RECRUITER, DECISION(letter, RECRUITER, at))

        self.plan(at, decide)

    async def look_into_drafts(self) -> None:
        """The recruiter sends what Debrief laid into Drafts for participants, as it is; drafts of outcomes stay."""
        for raw in await self.mailroom.mails("Drafts"):
            letter = received(raw)
            if letter.message_id in self._pressed or not letter.asks:
                continue
            self._pressed.add(letter.message_id)
            self.plan(self.clock.now() + _BEFORE_SENDING, lambda raw=raw: self._press_send(raw))  # type: ignore[misc]

    async def _press_send(self, raw: bytes) -> None:
        self.witness(f"[bold]{RECRUITER.name}[/] reads the draft to {_to(raw)} and sends it")
        await self.send(RECRUITER, raw)

    # --- sending ---

    async def send(self, sender: Address, raw: bytes) -> None:
        """Hand a mail to the office's SMTP server, logged in as its sender."""
        if sender is RECRUITER and not self.server_files_sent:
            await self.mailroom.deliver(raw, "Sent")
        await aiosmtplib.send(
            raw,
            sender=sender.email,
            recipients=[_to(raw)],
            hostname="localhost",
            port=self.smtp_port,
            username=sender.email,
            password=self.passwords[sender.email],
            start_tls=self.smtp_tls is not None,
            tls_context=self.smtp_tls,
        )


def _to(raw: bytes) -> str:
    return str(BytesParser(policy=SMTP).parsebytes(raw, headersonly=True)["To"].addresses[0].addr_spec)
