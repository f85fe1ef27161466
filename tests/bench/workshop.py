"""The service's loops on a real store and a real parser, with servers in memory: what benches put mail through."""

import itertools
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from agent.adapters.parser import ProcessParser
from agent.adapters.store.sqlite import SqliteStore
from agent.advance import Advance
from agent.intake import Intake
from agent.ports import Arrived, Batch, Folder, Mailbox
from agent.testing.clock import ManualClock
from agent.testing.mailbox import MemoryMailbox
from tests.bench.history import Case, Copier, lay, play
from tests.bench.incoming import Incoming
from tests.unit.cases import DIRECTORY, RULES
from tests.unit.ledger import KEY
from tests.unit.mails import HOUSE

_NEW = 10_000_000
"""Numbers of interviews that nobody knows yet."""
_AT_ONCE = 50
"""Mails that one look at a mailbox brings."""


@dataclass(kw_only=True)
class Workshop:
    """A mailbox's intake, and the mail that comes."""

    store: SqliteStore
    parser: ProcessParser
    intake: Intake
    mailbox: MemoryMailbox
    clock: ManualClock
    incoming: Incoming
    asked: Iterator[Case]
    """Interviews of the history, newest first: each gets one mail."""
    new: Iterator[Case] = field(default_factory=lambda: map(Case, itertools.count(_NEW)))
    uids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    house = HOUSE

    def intake_on(self, mailbox: Mailbox) -> Intake:
        """An intake of another mailbox into the same store."""
        return _intake(mailbox, self.parser, self.store, self.clock)

    async def forget_mail(self) -> None:
        """As if no folder had been looked at and no mail kept; interviews stay."""
        await self.store._writer.write(_forget)

    def mails(self, count: int) -> list[tuple[Folder, bytes]]:
        """The next mails of the mix."""
        return list(self.incoming.mix(self.new, self.asked, count))

    async def keep(self, mails: Iterable[tuple[Folder, bytes]]) -> None:
        """As the loop does with what a look brings."""
        arrived = [Arrived(folder=f, uidvalidity=2, uid=next(self.uids), raw=raw) for f, raw in mails]
        for some in _batches(arrived):
            await self.store.keep("anna", Batch(mails=tuple(some), cursors={}), self.clock.now())


def _batches(mails: list[Arrived]) -> Iterator[list[Arrived]]:
    for begin in range(0, len(mails), _AT_ONCE):
        yield mails[begin : begin + _AT_ONCE]


@asynccontextmanager
async def workshop(folder: Path, interviews: int) -> AsyncIterator[Workshop]:
    """A store with so many interviews, whose sides were asked, and an intake on it."""
    played = await play(folder / "played")
    copier = Copier(played)
    await (await SqliteStore.open(folder / "state")).close()
    lay(folder / "state", copier, range(interviews))
    store = await SqliteStore.open(folder / "state")
    clock, parser, mailbox = ManualClock(played.now), ProcessParser(), MemoryMailbox()
    intake = _intake(mailbox, parser, store, clock)
    asked = map(Case, range(interviews))
    try:
        yield Workshop(
            store=store,
            parser=parser,
            intake=intake,
            mailbox=mailbox,
            clock=clock,
            incoming=Incoming(copier),
            asked=asked,
        )
    finally:
        await parser.close()
        await store.close()


def _intake(mailbox: Mailbox, parser: ProcessParser, store: SqliteStore, clock: ManualClock) -> Intake:
    return Intake(
        house=HOUSE,
        directory=DIRECTORY,
        token_key=KEY,
        mailbox=mailbox,
        parser=parser,
        store=store,
        advance=Advance(store, {"anna": RULES}),
        clock=clock,
        poll=1,
        news=lambda: None,
    )


def _forget(db: sqlite3.Connection) -> None:
    for table in ("places", "cursors", "mails"):
        db.execute(f"DELETE FROM {table}")
