"""Somebody says STOP at the very moment at which a letter to them is written."""

from datetime import UTC, datetime

from agent.core.effects import SendLetter
from agent.ports import Folder, OutboxState
from agent.reading.known import LedgerEntry
from agent.testing.store import MemoryStore
from tests.system.desk import Agency, Outside, event, invite

ANNA, TOM = "anna@agency.example", "tom@acme.example"


class Stopping(MemoryStore):
    """Tom's STOP is noted while the letter to him is being written, after the gate was asked."""

    async def begin(self, effect: str, at: datetime, entry: LedgerEntry | None, raw: bytes = b"") -> None:
        await super().begin(effect, at, entry, raw)
        if entry is not None and entry.to == TOM:
            await self.suppress(TOM, at)


async def test_a_letter_that_was_about_to_leave_stays_here() -> None:
    outside = Outside()
    outside.store = Stopping()
    outside.mailbox.deliver(invite(ANNA, event("REQUEST")), Folder.INBOX)
    async with Agency(outside).open() as agency:
        await agency.pass_to(datetime(2026, 11, 23, 15, tzinfo=UTC))
    tasks = [t for t in await outside.store.tasks() if isinstance(t.effect, SendLetter) and t.effect.to.email == TOM]
    assert [task.state for task in tasks] == [OutboxState.FAILED]
    assert [mail for mail in outside.mailer.sent if mail.recipient == TOM] == []
