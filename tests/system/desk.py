"""The whole service on ports in memory: quick enough to be attacked hundreds of times. Wired as agent.app does it."""

import asyncio
import copy
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from email.message import Message
from email.parser import BytesParser
from typing import Any

from agent.advance import Advance
from agent.core.events import Event, LetterLost, MailBounced
from agent.core.interview import Interview
from agent.core.marks import RECRUITER_SLOT, token
from agent.core.orders import Step
from agent.core.rules import Rules
from agent.dispatch import Desk, Dispatch
from agent.intake import Intake
from agent.perform.circuit import Circuit
from agent.perform.fresh import Fresh
from agent.perform.post import Post
from agent.perform.push import Pusher
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.stationery import Stationery
from agent.perform.switched import Switched
from agent.ports import Fate, Folder
from agent.reading.claims import House
from agent.testing.clock import ManualClock
from agent.testing.mailbox import MemoryMailbox
from agent.testing.mailer import MemoryMailer
from agent.testing.model import MemoryModel
from agent.testing.notifier import MemoryNotifier
from agent.testing.parser import InlineParser
from agent.testing.store import MemoryStore
from agent.writing.compose import Outgoing
from agent.writing.render import shipped
from tests.unit.cases import EARLIER, RULES
from tests.unit.ledger import KEY
from tests.unit.mails import HOUSE

_IDLE = 100
"""Turns of the loop without any work, after which what is due waits for a paused channel."""

Wrap = Callable[[Any], Any]
Pulse = Callable[[], None]
"""Called while the dispatcher is waited for; may raise."""


class FilingMailer(MemoryMailer):
    """A mail server that files what it sends into Sent, as Gmail and Microsoft do."""

    def __init__(self, mailbox: MemoryMailbox) -> None:
        super().__init__()
        self._mailbox = mailbox

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """As ``agent.ports.Mailer.send``."""
        try:
            return await super().send(mail, before_data)
        finally:
            if self.sent and self.sent[-1] is mail:
                self._mailbox.deliver(mail.raw, Folder.SENT)


class Outside:
    """What outlives the service: servers, state, time."""

    def __init__(self, model: MemoryModel | None = None) -> None:
        self.clock = ManualClock(EARLIER)
        self.store = MemoryStore()
        self.mailbox = MemoryMailbox()
        self.mailer = FilingMailer(self.mailbox)
        self.notifier = MemoryNotifier()
        self.model = model

    def fork(self) -> "Outside":
        """The same world once more, to be attacked in another way."""
        twin = Outside(self.model)
        twin.clock = ManualClock(self.clock.now())
        for name, value in vars(self.store).items():
            setattr(twin.store, name, value.copy())
        twin.mailbox.boxes = copy.deepcopy(self.mailbox.boxes)
        twin.mailer.sent = self.mailer.sent.copy()
        twin.notifier.published = self.notifier.published.copy()
        return twin

    # --- what was seen from outside ---

    def letters(self, to: str = "") -> list[Message]:
        """Everything that left, in order; to one address if it is given."""
        parsed = [BytesParser().parsebytes(mail.raw) for mail in self.mailer.sent if to in ("", mail.recipient)]
        return list(parsed)

    def texts(self, to: str = "") -> list[str]:
        """All of what left, headers and every part, decoded."""
        return [whole(letter) for letter in self.letters(to)]

    def kinds(self, to: str = "") -> list[str]:
        """Kinds of the letters that left, such as 'question', from the effects that sent them."""
        ledger = self.store._letters
        sent = (ledger[mail.message_id].entry for mail in self.mailer.sent if to in ("", mail.recipient))
        return [entry.kind.value for entry in sent]

    @property
    def recipients(self) -> set[str]:
        return {mail.recipient for mail in self.mailer.sent}

    async def fates(self) -> dict[str, str]:
        """Every kept mail's Message-ID with its fate and the reason."""
        mails = self.store._mails.values()
        return {str(BytesParser().parsebytes(m.raw)["Message-ID"]): f"{m.fate}: {m.reason}" for m in mails}

    async def only(self) -> Interview:
        """The one interview that there is."""
        (interview,) = await self.store.interviews()
        return interview


def whole(letter: Message) -> str:
    """Headers and decoded parts of a mail as one text."""
    parts = [p.get_payload(decode=True) for p in letter.walk() if not p.is_multipart()]
    headers = "\n".join(f"{name}: {value}" for name, value in letter.items())
    return "\n".join((headers, *(p.decode() for p in parts if isinstance(p, bytes))))


class Agency:
    """The service: both loops and their parts."""

    def __init__(
        self,
        outside: Outside,
        *,
        rules: Rules = RULES,
        house: House = HOUSE,
        key: bytes = KEY,
        wrap: Wrap = lambda port: port,
        pulse: Pulse = lambda: None,
        poll: float = 0.01,
        **watching: Any,
    ) -> None:
        """``watching`` are further arguments of the intake loop."""
        self.outside = outside
        self._pulse = pulse
        self._clock = outside.clock
        self._store = store = wrap(outside.store)
        mailbox = wrap(outside.mailbox)
        advance = Advance(store, {rules.mailbox: rules}, self._saw)
        stationery = Stationery(store=store, renderer=shipped(), token_key=key, domain=house.domain, plus=True)
        circuit = self._circuit = Circuit(store, rules)
        post = Post(
            store=store,
            mailer=wrap(outside.mailer),
            mailbox=mailbox,
            files_sent=True,
            stationery=stationery,
            advance=advance,
            clock=self._clock,
            permits=[Fresh(lambda: self.intake), Switched(store, rules.mailbox, circuit)],
        )
        model = wrap(outside.model) if outside.model else None
        self.dispatch = Dispatch(
            store=store,
            desks={rules.mailbox: Desk(post=post, rules=rules, circuit=circuit)},
            reader=Reader(store, [model] if model else [], advance, self._clock, rules.grace),
            essayist=Essayist(store, model, advance, self._clock),
            pusher=Pusher(store, wrap(outside.notifier), self._clock, KEY),
            advance=advance,
            clock=self._clock,
        )
        self.intake = Intake(
            house=house,
            directory=rules.directory,
            token_key=key,
            mailbox=mailbox,
            parser=wrap(InlineParser()),
            store=store,
            advance=advance,
            clock=self._clock,
            poll=poll,
            news=self.dispatch.nudge,
            **watching,
        )

    def _saw(self, event: Event, step: Step) -> None:
        if isinstance(event, MailBounced | LetterLost):
            self._circuit.alarm()
        self.dispatch.nudge()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Agency"]:
        """The dispatcher runs; mail is taken in when ``settle`` is called."""
        running = asyncio.create_task(self.dispatch.run())
        try:
            yield self
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def settle(self) -> None:
        """Until all mail has been worked on and nothing more is due."""
        while await self.intake.once() or not await self._idle():
            pass

    async def _idle(self) -> bool:
        """Wait for the dispatcher; True if it sent nothing that could be found in Sent."""
        before, turns = len(self.outside.mailer.sent), 0
        while turns < _IDLE:
            await asyncio.sleep(0)
            self._pulse()
            due = await self.outside.store.due(self._clock.now())
            turns = turns + 1 if self.dispatch.resting else 0
            if self.dispatch.resting and not due:
                break
        return len(self.outside.mailer.sent) == before

    async def deliver(self, *mails: bytes) -> None:
        """Mails arrive in INBOX, all at once."""
        for raw in mails:
            self.outside.mailbox.deliver(raw)
        await self.settle()

    async def pass_to(self, moment: datetime) -> None:
        """Let time pass, with everything that comes due on the way."""
        await self.settle()
        while (due := await self.outside.store.next_due()) is not None and due <= moment:
            await self._clock.move(max(due, self._clock.now()))
            await self.settle()
            if await self.outside.store.next_due() == due:
                break
        await self._clock.move(max(moment, self._clock.now()))
        await self.settle()


# --- mail ------------------------------------------------------------------------------------------------------------

_count = 0


def write(
    sender: str, to: str, body: str, *headers: str, proven: bool = True, key: str = "", subject: str = "Re: x"
) -> bytes:
    """A mail as the recruiter's server hands it over, with that server's word for its sender if ``proven``."""
    domain = sender.rpartition("@")[2].strip(">")
    proof = [f"Authentication-Results: mx.agency.example; dmarc=pass header.from={domain}"] if proven else []
    lines = [*proof, f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Message-ID: <{key or _next()}@{domain}>"]
    date = ["Date: Mon, 23 Nov 2026 10:00:00 +0000"]
    return "\r\n".join([*lines, *date, *headers, "", *body.split("\n"), ""]).encode()


def _next() -> str:
    global _count
    _count += 1
    return f"mail{_count}"


def event(
    method: str,
    *,
    uid: str = "7h3k@google.com",
    organizer: str = "anna@agency.example",
    people: tuple[str, ...] = ("tom@acme.example", "priya@postbox.example"),
    start: str = "20261123T100000Z",
    end: str = "20261123T110000Z",
    stamp: str = "20261121T100000Z",
    sequence: int = 0,
    status: str = "CONFIRMED",
    summary: str = "Interview: Priya Nair - Backend Engineer",
    partstat: str = "ACCEPTED",
    extra: tuple[str, ...] = (),
) -> str:
    """A calendar file; a person may carry parameters before a colon: ';CN=Tom:tom@acme.example'."""
    attendees = [
        f"ATTENDEE;PARTSTAT={partstat}{p.replace(':', ':mailto:') if ':' in p else ':mailto:' + p}" for p in people
    ]
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"DTSTART:{start}",
            f"DTEND:{end}",
            f"DTSTAMP:{stamp}",
            f"ORGANIZER{organizer.replace(':', ':mailto:') if ':' in organizer else ':mailto:' + organizer}",
            f"UID:{uid}",
            *attendees,
            f"SEQUENCE:{sequence}",
            f"STATUS:{status}",
            f"SUMMARY:{summary}",
            *extra,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


def invite(sender: str, ics: str, *, proven: bool = True, key: str = "") -> bytes:
    """A calendar mail."""
    method = ics.partition("METHOD:")[2].partition("\r")[0]
    headers = ("MIME-Version: 1.0", f"Content-Type: text/calendar; charset=UTF-8; method={method}")
    return write(sender, "anna@agency.example", ics.replace("\r\n", "\n"), *headers, proven=proven, key=key)


def address(ref: str, slot: str = RECRUITER_SLOT) -> str:
    """The address with the token of a slot."""
    return f"anna+{token(KEY, ref, slot)}@agency.example"


__all__ = ["Agency", "Fate", "Outside", "address", "event", "invite", "whole", "write"]
