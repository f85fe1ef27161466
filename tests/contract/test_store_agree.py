"""Both stores, given the same calls in any order, answer the same; and what must hold of any store, holds."""

import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.core.effects import TO_PARTICIPANTS, Effect, LetterKind, Notice, Publish, SendLetter
from agent.core.events import Event, LetterLost, MailBounced
from agent.core.interview import InterviewState
from agent.errors import DebriefError
from agent.ports import HELD, Fate, Folder, OutboxState, Store, Switch, SwitchKind
from agent.testing.store import MemoryStore
from tests.contract.store_values import ANNA, BEN, CARLA, NOON, arrived, batch, entry, event, interview, letter, wake

Call = Callable[[Store], Awaitable[Any]]

REFS = ("aaaaaaaa", "bbbbbbbb", "cccccccc")
MAILBOX = {"aaaaaaaa": "anna", "bbbbbbbb": "anna", "cccccccc": "bob"}
PEOPLE = {"a": CARLA, "b": BEN, "": ANNA}
BUSY = {OutboxState.QUEUED, OutboxState.SENDING, OutboxState.DATA, OutboxState.UNCERTAIN}


class Chance:
    """Calls as they may come, in an order that no service would choose."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.now = NOON
        self.letters = [self._letter(ref, slot, n) for ref in REFS for slot in PEOPLE for n in range(3)]

    def _letter(self, ref: str, slot: str, number: int) -> SendLetter:
        kind = LetterKind.HEADS_UP if not slot else LetterKind.REMINDER if number else LetterKind.QUESTION
        at = NOON + timedelta(hours=self._random.randrange(30))
        return letter(f"{ref}/{slot}/{number}", at=at, to=PEOPLE[slot], kind=kind, ref=ref, slot=slot, number=number)

    def call(self) -> Call:
        self.now += timedelta(minutes=self._random.choice((0, 1, 20, 200)))
        return self._random.choice(
            (
                self.commit,
                self.commit,
                self.begin,
                self.begin,
                self.data,
                self.settle,
                self.settle,
                self.recover,
                self.mail,
                self.setback,
                self.setback,
                self.switch,
                self.release,
                self.hold,
            )
        )()

    def commit(self) -> Call:
        chance, now, ref = self._random, self.now, self._random.choice(REFS)
        effects: list[Effect] = [x for x in chance.sample(self.letters, 4) if x.interview == ref]
        effects += [wake(f"{ref}/{chance.randrange(30)}", now + timedelta(hours=chance.randrange(9)), ref)]
        name, off = f"{ref}/{chance.randrange(60)}", chance.choice((0, 0, 0, 1))
        one = interview(ref, mailbox=MAILBOX[ref], state=chance.choice(list(InterviewState)))
        task, outcome = chance.choice(self.letters).id, chance.choice((OutboxState.DONE, OutboxState.FAILED))

        async def call(store: Store) -> bool:
            _, version = await store.interview(ref)
            return await store.commit(
                event(name, ref, now), one, version + off, effects, "", task=task, outcome=outcome
            )

        return call

    def begin(self) -> Call:
        one, now = self._random.choice(self.letters), self.now
        return lambda store: store.begin(one.id, now, entry(one), b"raw")

    def data(self) -> Call:
        one, now = self._random.choice(self.letters), self.now
        return lambda store: store.mark_data(one.id, now)

    def settle(self) -> Call:
        one, now, state = self._random.choice(self.letters), self.now, self._random.choice(list(OutboxState))
        again = self._random.choice((None, now + timedelta(hours=1)))
        return lambda store: store.settle(one.id, state, now, error="why", again=again)

    def recover(self) -> Call:
        now = self.now
        return lambda store: store.recover(now)

    def setback(self) -> Call:
        """A letter comes back, or is lost."""
        one, now, yes = self._random.choice(self.letters), self.now, self._random.random() < 0.5
        fields = {"interview": one.interview, "at": now, "slot": one.slot}
        came_back: Event = MailBounced(id=f"b{now}{one.id}", mail="m", permanent=yes, **fields)
        lost = LetterLost(id=f"l{now}{one.id}", kind=one.kind, number=0, reason="", uncertain=yes, **fields)
        what = self._random.choice((came_back, lost))

        async def call(store: Store) -> bool:
            _, version = await store.interview(one.interview)
            return await store.commit(what, interview(one.interview, mailbox=MAILBOX[one.interview]), version, (), "")

        return call

    def switch(self) -> Call:
        mailbox, kind, now = self._random.choice(("anna", "bob")), self._random.choice(list(SwitchKind)), self.now
        on = Switch(
            mailbox=mailbox, kind=kind, since=now, reason=f"{now}", by="op", all_mail=self._random.random() < 0.5
        )
        push = Publish(id=f"push{now}", interview="", at=now, notice=Notice.ATTENTION)
        return lambda store: store.switch(on, [push])

    def release(self) -> Call:
        mailbox, now = self._random.choice(("anna", "bob")), self.now
        return lambda store: store.release(mailbox, now)

    def hold(self) -> Call:
        one, now = self._random.choice(self.letters), self.now
        kinds = self._random.choice(((), tuple(TO_PARTICIPANTS), tuple(LetterKind)))
        reason = self._random.choice(("a cap", HELD + "paused"))
        until = now + timedelta(hours=self._random.randrange(5))
        return lambda store: store.hold(MAILBOX[one.interview], now, until, reason, letter=one.id, kinds=kinds)

    def mail(self) -> Call:
        raw, uid = bytes([self._random.randrange(20)]), self._random.randrange(1, 99)
        mailbox, fate = self._random.choice(("anna", "bob")), self._random.choice(list(Fate)[1:])
        folder, now = self._random.choice(list(Folder)), self.now

        async def call(store: Store) -> object:
            kept = await store.keep(mailbox, batch(arrived(raw, uid, folder)), now)
            mail = await store.next_mail(mailbox)
            if mail and fate is not Fate.HANDLED:
                await store.dispose(mail.key, fate, "because")
            return kept, mail, await store.cursors(mailbox)

        return call


async def answer(call: Call, store: Store) -> object:
    try:
        return await call(store)
    except DebriefError as error:
        return type(error)


async def everything(store: Store, now: datetime) -> list[object]:
    message_ids = [f"<{ref}/{slot}/{n}@agency.example>" for ref in REFS for slot in PEOPLE for n in range(3)]
    return [
        [await store.interview(ref) for ref in REFS],
        [await store.story(ref) for ref in REFS],
        [await store.tasks(ref) for ref in (None, *REFS)],
        [await store.due(now, limit) for limit in (3, 100)],
        await store.next_due(),
        [await store.interviews(mailbox) for mailbox in (None, "anna", "bob")],
        [await store.open_addresses(mailbox) for mailbox in ("anna", "bob")],
        [await store.other_ids(mailbox) for mailbox in ("anna", "bob")],
        [await store.known(m, uids=[], message_ids=message_ids[::2], refs=REFS) for m in ("anna", "bob")],
        [await store.counters(MAILBOX[r], PEOPLE[s].email, r, s, now) for r in REFS for s in PEOPLE],
        [await store.letter_raw(message_id) for message_id in message_ids],
        [await store.setbacks(mailbox, now, 3) for mailbox in ("anna", "bob")],
        [await store.switches(mailbox) for mailbox in (None, "anna", "bob")],
    ]


async def hold_invariants(store: Store, now: datetime) -> None:
    """No letter overtakes an earlier one to the same person, and there is no next time at which nothing is due."""
    due = await store.due(now, 1000)
    following = await store.next_due()
    assert bool(due) == (following is not None and following <= now)
    under_way = [t.effect for t in await store.tasks() if t.state in BUSY and isinstance(t.effect, SendLetter)]
    for one in (t.effect for t in due if isinstance(t.effect, SendLetter)):
        same = [x for x in under_way if (x.interview, x.to) == (one.interview, one.to)]
        assert one.at == min(x.at for x in same)


@pytest.mark.parametrize("seed", range(4))
async def test_the_stores_agree(seed: int, tmp_path: Path) -> None:
    memory, sqlite = MemoryStore(), await SqliteStore.open(tmp_path / "state")
    chance = Chance(seed)
    for step in range(250):
        call = chance.call()
        assert await answer(call, memory) == await answer(call, sqlite), f"step {step}"
        if step % 5 == 0:
            assert await everything(memory, chance.now) == await everything(sqlite, chance.now), f"step {step}"
        await hold_invariants(memory, chance.now)
    await sqlite.close()
