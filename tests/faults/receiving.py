"""The service with a real IMAP adapter and a real store behind a proxy: what becomes of a dozen mails under a fault."""

import asyncio
import contextlib
import imaplib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from agent.adapters.imap import ImapMailbox, ImapSettings
from agent.adapters.store.sqlite import SqliteStore
from agent.core import retry
from agent.errors import DebriefError
from agent.testing.mailer import MemoryMailer
from tests.faults.dialects import Imap
from tests.faults.proxy import Proxy, proxied
from tests.faults.sending import Office
from tests.faults.table import record
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.system.desk import Outside, event, invite, write

ANNA = "anna@agency.example"
MOST_LOOKS = 25
POLL = 0.4
"""Seconds of one wait for news."""
Result = TypeVar("Result")


def interview(number: int) -> list[bytes]:
    """An invitation and an answer to it, and two mails that have nothing to do with us."""
    people = (f"host{number}@acme.example", f"guest{number}@postbox.example")
    uid, name = f"case{number}@google.com", f"Interview: Guest{number} Nair - Engineer {number}"
    when = {"start": f"202611{23 + number % 5}T100000Z", "end": f"202611{23 + number % 5}T110000Z"}
    request = event("REQUEST", uid=uid, people=people, summary=name, **when)
    reply = event("REPLY", uid=uid, people=people[:1], summary=name, **when)
    return [
        invite(ANNA, request, key=f"request{number}"),
        write("news@shop.example", ANNA, f"Offer {number}: " + "buy now. " * 40, key=f"news{number}"),
        invite(people[0], reply, key=f"reply{number}"),
        write("list@club.example", ANNA, "Minutes of the meeting", "List-Id: <club.example>", key=f"list{number}"),
    ]


def relevant(number: int) -> list[bytes]:
    """Those of ``interview`` that concern us."""
    return interview(number)[::2]


@dataclass(kw_only=True)
class Hand:
    """Another mail program on the same mailbox, past the proxy."""

    port: int
    user: str

    async def do(self, deed: Callable[[imaplib.IMAP4], Result], folder: str = "INBOX") -> Result:
        def work() -> Result:
            with imaplib.IMAP4("127.0.0.1", self.port) as client:
                client.login(self.user, PASSWORD)
                client.select(folder)
                return deed(client)

        return await asyncio.to_thread(work)

    async def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        await self.do(lambda client: [client.append(folder, "", "", raw) for raw in mails], folder)

    async def count(self, folder: str) -> int:
        return await self.do(lambda client: int(client.select(folder)[1][0] or 0), folder)


@dataclass(kw_only=True)
class Desk:
    """One mailbox under attack."""

    agency: Office
    proxy: Proxy
    hand: Hand
    looks: int = 0
    failed: list[DebriefError] = field(default_factory=list)
    backoff: float = 0.0
    """Simulated seconds of rest after failures, with the worst jitter."""
    began: float = field(default_factory=time.monotonic)

    async def watch(self, until: Callable[[], Awaitable[bool]]) -> bool:
        """Look, work and wait, as the loop does, until something holds; False where it never does."""
        failures = 0
        for _ in range(MOST_LOOKS):
            self.looks += 1
            try:
                more = await self.agency.intake.once()
                failures = 0
                if await until():
                    return True
                if not more:
                    await self.agency.outside.mailbox.wait(POLL)
            except DebriefError as error:
                failures += 1
                self.failed.append(error)
                self.backoff += retry.connection(failures, 1).total_seconds()
        return await until()

    async def seen(self, numbers: range) -> bool:
        """Whether everything that concerns us has been worked on."""
        told = await self.told(numbers)
        return all(count >= len(relevant(n)) for n, count in told.items())

    async def told(self, numbers: range) -> dict[int, int]:
        """How many events each interview has had."""
        store = self.agency.outside.store
        by_uid = {i.meeting.uid: i.ref for i in await store.interviews()}
        refs = {n: by_uid.get(f"case{n}@google.com") for n in numbers}
        return {n: len(await store.story(ref)) if ref else 0 for n, ref in refs.items()}

    async def pushes(self) -> list[str]:
        """All effects that came of it, as they are named."""
        return sorted(task.effect.id for task in await self.agency.outside.store.tasks())

    @property
    def recovery(self) -> float:
        """Seconds: those that really passed, and the waits between tries."""
        return time.monotonic() - self.began + self.backoff


@contextlib.asynccontextmanager
async def desk(
    dovecot: Dovecot,
    path: Path,
    *,
    patience: float = 5.0,
    office: Mapping[str, object] = MappingProxyType({}),
    authority: Authority | None = None,
    **settings: object,
) -> AsyncIterator[Desk]:
    """A new user's mailbox, a proxy before it, and the service; nothing has been looked at.

    ``patience`` is in seconds; with an ``authority`` everything is said inside TLS; ``office`` and ``settings`` change
    how the service and its adapter are made.
    """
    outside, user = Outside(), dovecot.add_user()
    async with contextlib.AsyncExitStack() as stack:
        tls = authority.server_context() if authority else None
        proxy = await stack.enter_async_context(proxied(Proxy(target=dovecot.imap, dialect=Imap), tls=tls))
        given = {"host": "localhost", "port": proxy.port, "security": "plain", "user": user, "password": PASSWORD}
        if authority:
            given |= {"security": "tls", "ca_file": authority.ca_file}
        times = {"connect_timeout": patience, "read_timeout": patience}
        outside.mailbox = ImapMailbox(ImapSettings(**{**given, **times, **settings}))
        stack.push_async_callback(outside.mailbox.close)
        outside.store = await SqliteStore.open(path)
        stack.push_async_callback(outside.store.close)
        outside.mailer = MemoryMailer()
        agency = await stack.enter_async_context(Office(outside, **office).open())
        yield Desk(agency=agency, proxy=proxy, hand=Hand(port=dovecot.imap, user=user))


async def lay(at: Desk, numbers: range) -> None:
    """The mails of these interviews come."""
    await at.hand.deliver(*(mail for n in numbers for mail in interview(n)))


async def all_is_well(at: Desk, row: str, numbers: range) -> None:
    """Each mail that concerns us has had its one event; registered in the table as ``row``."""
    assert await at.watch(lambda: at.seen(numbers)), f"{await at.told(numbers)} {at.failed}"
    for _ in range(2):
        # Whatever should not happen any more has its chance.
        await at.watch(at_once)
    told = await at.told(numbers)
    lost, doubled = sum(max(0, 2 - n) for n in told.values()), sum(max(0, n - 2) for n in told.values())
    record("IMAP", row, lost, doubled, at.recovery)
    assert (lost, doubled) == (0, 0), told


async def at_once() -> bool:
    """Enough for one look."""
    return True
