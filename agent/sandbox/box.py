"""Starts the office's servers on this machine, on random ports, and connects them with its people."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from agent.ports import Clock
from agent.sandbox.cast import PEOPLE, RECRUITER
from agent.sandbox.imap import ImapServer, imap_server
from agent.sandbox.model import model_server
from agent.sandbox.mqtt import mqtt_broker
from agent.sandbox.office import AUTHSERV_ID, Office
from agent.sandbox.people import Person
from agent.sandbox.smtp import smtp_server

_FIRST_UID = 101
"""Where the IMAP server begins to count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A running office."""

    office: Office
    imap_port: int
    smtp_port: int
    mqtt_port: int
    model_url: str
    password: str
    imap: ImapServer

    async def drafts(self) -> list[bytes]:
        """What lies in the recruiter's Drafts."""
        return await self.imap.mails(RECRUITER.email, "Drafts")


class PymapRoom:
    """The recruiter's mailbox on the office's IMAP server."""

    def __init__(self, server: ImapServer, clock: Clock) -> None:
        self._server = server
        self._clock = clock

    async def deliver(self, raw: bytes, folder: str) -> None:
        await self._server.deliver(RECRUITER.email, raw, folder, at=self._clock.now())

    async def mails(self, folder: str) -> list[bytes]:
        return await self._server.mails(RECRUITER.email, folder)

    async def last_uid(self, folder: str) -> int:
        return _FIRST_UID - 1 + len(await self.mails(folder))


@asynccontextmanager
async def box(
    clock: Clock,
    witness: Callable[[str], None],
    password: str = "sandbox",
    *,
    people: Sequence[Person] = PEOPLE,
    make: Callable[..., Office] = Office,
) -> AsyncIterator[Box]:
    """An office with all its servers; everything is gone on leaving. ``make`` builds the office out of its fields."""
    passwords = {address: password for address in (RECRUITER.email, *(p.address.email for p in people))}
    async with AsyncExitStack() as stack:
        imap = await stack.enter_async_context(imap_server({RECRUITER.email: password}))
        office = make(
            clock=clock,
            mailroom=PymapRoom(imap, clock),
            smtp_port=0,
            passwords=passwords,
            witness=witness,
            people=people,
        )
        office.smtp_port = await stack.enter_async_context(
            smtp_server(
                accounts=passwords,
                deliver=office.arrive,
                authserv_id=AUTHSERV_ID,
                file_sent=office.file,
                now=lambda: clock.now().timestamp(),
            )
        )
        mqtt_port = await stack.enter_async_context(mqtt_broker("debrief", password))
        model_url = await stack.enter_async_context(model_server(password))
        yield Box(
            office=office,
            imap_port=imap.port,
            smtp_port=office.smtp_port,
            mqtt_port=mqtt_port,
            model_url=model_url,
            password=password,
            imap=imap,
        )
