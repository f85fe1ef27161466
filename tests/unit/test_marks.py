"""Mail that was worked on is marked for humans who look, but never so that it holds anything up."""

from collections.abc import Collection

import pytest

from agent.errors import Transient
from agent.ports import Folder, Place
from agent.testing.mailbox import MOST_MAILS, MemoryMailbox
from tests.system.desk import event, invite
from tests.unit.watching import ANNA, Bench

INVITATION = invite(ANNA, event("REQUEST"), key="invitation")
UNRELATED = b"From: news@shop.example\r\nTo: anna@agency.example\r\nSubject: sale\r\n\r\nBuy now.\r\n"


class Watched(MemoryMailbox):
    """Remembers how many mails were marked at a time; may refuse to."""

    refuses = False

    def __init__(self) -> None:
        super().__init__()
        self.times: list[int] = []

    async def mark(self, places: Collection[Place]) -> None:
        self.times.append(len(places))
        if self.refuses:
            raise Transient("The mailbox in memory is busy.", channel=True)
        await super().mark(places)


async def test_what_was_worked_on_is_marked_and_nothing_else() -> None:
    bench = Bench()
    bench.mailbox.deliver(UNRELATED)
    uid = bench.mailbox.deliver(INVITATION)
    await bench.intake.once()
    assert bench.mailbox.marked == [uid]


async def test_a_backlog_is_marked_at_its_end() -> None:
    """Servers take a second to open a great folder for writing, and another to open it for reading again."""
    bench = Bench(mailbox := Watched())
    count = 2 * MOST_MAILS + 3
    for number in range(count):
        mailbox.deliver(invite(ANNA, event("REQUEST", uid=f"{number}@x.example"), key=f"k{number}"))
    assert await bench.intake.once()
    assert mailbox.times == []
    while await bench.intake.once():
        pass
    assert mailbox.times == [count]
    assert len(mailbox.marked) == count


async def test_what_was_worked_on_without_the_mailbox_is_marked_when_it_is_back() -> None:
    bench = Bench(mailbox := Watched())
    uid = mailbox.deliver(INVITATION)
    batch, before = await bench.intake._lookout.seen()
    await bench.intake._lookout.keep(batch, before)
    mailbox.closed.add(Folder.INBOX)
    with pytest.raises(Transient):
        await bench.intake.once()
    assert mailbox.times == []
    mailbox.closed.clear()
    await bench.intake.once()
    assert (mailbox.times, mailbox.marked) == ([1], [uid])


async def test_a_mark_that_is_refused_is_not_missed() -> None:
    bench = Bench(mailbox := Watched())
    mailbox.refuses = True
    mailbox.deliver(INVITATION)
    await bench.intake.once()
    await bench.intake.once()
    assert (mailbox.times, mailbox.marked) == ([1], [])
