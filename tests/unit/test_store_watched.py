"""Whose mail concerns us is kept in memory, and is at any time what a store that was just opened reads."""

import asyncio
import random
from dataclasses import replace
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.core.interview import InterviewState
from agent.core.mail import Address
from agent.errors import Unreadable
from tests.contract.store_values import NOON, entry, event, interview, letter, wake

PEOPLE = [Address(email=f"p{n}@mail.example") for n in range(6)]
STATES = [InterviewState.PLANNED, InterviewState.ASKING, InterviewState.CLOSED]


class Story:
    """Random changes of a store by itself and by another process."""

    def __init__(self, ours: SqliteStore, theirs: SqliteStore, seed: int) -> None:
        self.dice = random.Random(seed)
        self.ours, self.theirs = ours, theirs
        self.count = 0

    async def step(self) -> None:
        self.count += 1
        store = self.theirs if self.dice.random() < 0.2 else self.ours
        await self.dice.choice((self.change, self.change, self.fail, self.rename, self.give_up))(store)

    async def change(self, store: SqliteStore) -> None:
        ref = f"{self.dice.randrange(4):08}"
        _, version = await store.interview(ref)
        people = tuple(self.dice.sample(PEOPLE, self.dice.randrange(3)))
        mailbox = ("anna", "bob")[int(ref) % 2]
        one = interview(ref, mailbox=mailbox, people=people, state=self.dice.choice(STATES))
        question = letter(f"q{self.count}", ref=ref)
        if await store.commit(event(f"e{self.count}", ref), one, version, [question], ""):
            await store.begin(question.id, NOON, entry(question), b"raw")

    async def fail(self, store: SqliteStore) -> None:
        """An effect that cannot be stored takes the interview's change back with it."""
        ref = f"{self.dice.randrange(4):08}"
        _, version = await store.interview(ref)
        one = interview(ref, mailbox=("anna", "bob")[int(ref) % 2], people=tuple(PEOPLE))
        bad = replace(wake(f"bad{self.count}", ref=ref), id=f"bad{self.count}\ud800")
        with pytest.raises(Unreadable):
            await store.commit(event(f"f{self.count}", ref), one, version, [bad], "")

    async def rename(self, store: SqliteStore) -> None:
        tasks = [task for task in await store.tasks() if task.message_id]
        if tasks:
            task = self.dice.choice(tasks)
            name = f"<other{self.dice.randrange(9)}@ses.example>"
            await store.also_called(task.mailbox, name, task.message_id)

    async def give_up(self, store: SqliteStore) -> None:
        """Who asked has gone; what was begun is done all the same."""
        doing = asyncio.create_task(self.change(store))
        await asyncio.sleep(self.dice.random() * 0.002)
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
        # What was begun stands before this in the store's queue: it must not be committed between two looks at it.
        await store.open_addresses("anna")


@pytest.mark.parametrize("seed", range(8))
async def test_it_follows_whatever_happens(seed: int, tmp_path: Path) -> None:
    ours, theirs = await SqliteStore.open(tmp_path / "state"), await SqliteStore.open(tmp_path / "state")
    reading = await SqliteStore.open(tmp_path / "state", read_only=True)
    story = Story(ours, theirs, seed)
    for _ in range(40):
        await story.step()
        for mailbox in ("anna", "bob"):
            assert await ours.open_addresses(mailbox) == await reading.open_addresses(mailbox)
            assert await ours.other_ids(mailbox) == await reading.other_ids(mailbox)
    for store in (ours, theirs, reading):
        await store.close()


async def test_what_was_given_out_stays_usable_while_others_write(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "state")
    await store.commit(event("e1"), interview(people=(PEOPLE[0],)), 0, [], "")
    given = await store.open_addresses("anna")
    assert {PEOPLE[0].email, "x@y.example"} & given == {PEOPLE[0].email}
    for address in given:
        await store.commit(event("e2", "bbbbbbbb"), interview("bbbbbbbb", people=tuple(PEOPLE)), 0, [], "")
        assert len(await store.open_addresses("anna")) == len(PEOPLE), address
    await store.close()
