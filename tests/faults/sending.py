"""The service with a real SMTP adapter and a real store: what becomes of two questions when one meets a fault."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.parser import BytesHeaderParser
from pathlib import Path

from agent.adapters.smtp import SmtpMailer, SmtpSettings
from agent.adapters.store.sqlite import SqliteStore
from agent.core.effects import TO_PARTICIPANTS, SendLetter
from agent.core.events import LetterLost
from agent.errors import CertificateRefused, ConfigError, LoginRefused, Permanent, Transient, Uncertain
from agent.ports import Folder, OutboxState
from agent.writing.compose import Outgoing
from tests.system.desk import Agency, Outside, event, invite
from tests.unit.cases import END, PRIYA, REF, RULES, TOM

ANNA, PASSWORD = "anna@agency.example", "s3cret"
ASKED = END + RULES.grace
"""When both questions are due."""
MINUTE = timedelta(minutes=1)
_GLANCE, _CALM = 0.003, 4
_FINISHED = (OutboxState.DONE, OutboxState.FAILED, OutboxState.NEVER)


class Observed:
    """A mailer that remembers how every letter ended."""

    def __init__(self, mailer: SmtpMailer) -> None:
        self._mailer = mailer
        self.sent: list[Outgoing] = []
        """Every letter that was tried; what the desk asks for."""
        self.errors: list[Exception] = []

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        self.sent.append(mail)
        try:
            return await self._mailer.send(mail, before_data)
        except Exception as error:
            self.errors.append(error)
            raise


class Office(Agency):
    """Wired as the service is; works in real time, while its clock is moved by hand."""

    async def settle(self) -> None:
        while await self.intake.once():
            pass
        await self._idle()

    async def _idle(self) -> bool:
        calm = 0
        while calm < _CALM:
            await asyncio.sleep(_GLANCE)
            calm = calm + 1 if self.dispatch.resting else 0
        return True


@dataclass(kw_only=True)
class Recipients:
    """What a mail server has delivered, and when by the service's clock."""

    outside: Outside
    files: bool = True
    """Whether it puts a copy into Sent."""
    rewrites: Callable[[bytes], bytes] = bytes
    """What it does to a mail before it delivers and files it."""
    arrived: list[tuple[str, str, datetime]] = field(default_factory=list)
    """(recipient, our own Message-ID, when)."""

    async def deliver(self, recipient: str, raw: bytes, sender: str) -> None:
        ours = BytesHeaderParser().parsebytes(raw)["X-Debrief-Letter"]
        self.arrived.append((recipient, str(ours), self.outside.clock.now()))

    async def file(self, login: str, raw: bytes) -> None:
        if self.files:
            self.outside.mailbox.deliver(self.rewrites(raw), Folder.SENT)

    def counts(self) -> Counter[tuple[str, str]]:
        return Counter((recipient, ours) for recipient, ours, _ in self.arrived)

    def got(self, who: str) -> int:
        """Letters that somebody got."""
        return sum(recipient == who for recipient, _, _ in self.arrived)


@dataclass(kw_only=True)
class Outcome:
    """What a fault led to."""

    fate: str
    """How the first letter that met it ended, as ``fate`` says."""
    got: list[int]
    """How many letters Tom and Priya got: one each is right."""
    states: list[OutboxState]
    asked_human: int
    """Letters of whose loss the recruiter was told."""
    recovery: float
    """Simulated seconds from when the questions were due until everything was settled."""
    tries: int

    @property
    def lost(self) -> int:
        """Letters that nobody got, and of which nobody was told."""
        return max(0, self.got.count(0) - self.asked_human)

    @property
    def doubled(self) -> int:
        return sum(max(0, count - 1) for count in self.got)


@contextlib.asynccontextmanager
async def office(
    path: Path, mailer: SmtpSettings, outside: Outside, more: Sequence[bytes] = ()
) -> AsyncIterator[Office]:
    """The service at work on a store of its own, after the interview, before anybody is asked."""
    outside.store = await SqliteStore.open(path)
    outside.mailer = Observed(SmtpMailer(mailer))
    try:
        async with Office(outside).open() as agency:
            await agency.deliver(invite(ANNA, event("REQUEST", people=(TOM.email, PRIYA.email))), *more)
            await pass_to(agency, END + timedelta(minutes=30))
            yield agency
    finally:
        await outside.store.close()


async def pass_to(
    agency: Agency, end: datetime, until: Callable[[], Awaitable[bool]] | None = None, step: timedelta = MINUTE
) -> None:
    """Let time pass from event to event, and step by step where something waits for a server."""
    clock, store = agency.outside.clock, agency.outside.store
    await agency.settle()
    while (now := clock.now()) < end and not (until and await until()):
        due = await store.next_due() or end
        await clock.move(min(end, due if due > now else now + step))
        await agency.settle()


async def questions(store: SqliteStore) -> list[OutboxState]:
    """Where the letters to participants stand."""
    states = [t.state for t in await store.tasks(REF) if is_question(t.effect)]
    return sorted(states)


def is_question(effect: object) -> bool:
    """Whether an effect is a letter to a participant."""
    return isinstance(effect, SendLetter) and effect.kind in TO_PARTICIPANTS


async def lived_through(agency: Office, recipients: Recipients) -> Outcome:
    """Ask both, with whatever goes wrong, until all is settled or three hours have gone by."""
    outside = agency.outside
    outside.mailer.errors.clear()

    async def settled() -> bool:
        states = await questions(outside.store)
        return bool(states) and all(state in _FINISHED for state in states)

    before = len(outside.mailer.sent)
    await pass_to(agency, ASKED)
    await pass_to(agency, ASKED + timedelta(hours=3), settled)
    states, story = await questions(outside.store), await outside.store.story(REF)
    recovery = (outside.clock.now() - ASKED).total_seconds()
    # Time for whatever should not happen any more.
    await pass_to(agency, outside.clock.now() + timedelta(minutes=40))
    return Outcome(
        fate=fate(outside.mailer.errors[0] if outside.mailer.errors else None),
        got=[recipients.got(TOM.email), recipients.got(PRIYA.email)],
        states=states,
        asked_human=sum(isinstance(told.event, LetterLost) for told in story),
        recovery=recovery,
        tries=len(outside.mailer.sent) - before,
    )


WELL, WAIT, CHANNEL, FINAL, UNKNOWN, OPERATOR = "well", "wait", "channel", "final", "unknown", "operator"
LOGIN, CERTIFICATE = "login", "certificate"


def fate(error: Exception | None) -> str:
    """An error as the contract of the port Mailer names it."""
    match error:
        case None:
            return WELL
        case Transient():
            return CHANNEL if error.channel else WAIT
        case LoginRefused():
            return LOGIN
        case CertificateRefused():
            return CERTIFICATE
        case ConfigError():
            return OPERATOR
        case Permanent():
            return FINAL
        case Uncertain():
            return UNKNOWN
    return type(error).__name__
