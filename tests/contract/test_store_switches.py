"""What every store must do with what holds letters back, in memory and in SQLite."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.circuit import Setbacks
from agent.core.effects import TO_PARTICIPANTS, LetterKind, Notice, Publish, SaveDraft, SendLetter
from agent.core.events import Event, LetterLost, MailBounced
from agent.ports import HELD, OutboxState, Store, Switch, SwitchKind
from tests.contract.store_values import ANNA, BEN, CARLA, HOUR, NOON, entry, ids, interview, leave, letter, queue, wake
from tests.contract.stores import store

__all__ = ["store"]

MINUTE = timedelta(minutes=1)
PAUSE = Switch(mailbox="anna", kind=SwitchKind.PAUSE, since=NOON, reason="holidays", by="ops")
BREAKER = Switch(mailbox="anna", kind=SwitchKind.BREAKER, since=NOON, reason="All came back.", by="")
PUSH = Publish(id="push", interview="", at=NOON, notice=Notice.ATTENTION)


async def test_a_switch_is_on_until_it_is_released(store: Store) -> None:
    assert await store.switches() == ()
    assert await store.switch(PAUSE)
    assert await store.switch(BREAKER)
    assert await store.switch(replace(PAUSE, mailbox="bob", all_mail=True))
    assert await store.switches("anna") == (BREAKER, PAUSE)
    assert await store.switches() == (BREAKER, PAUSE, replace(PAUSE, mailbox="bob", all_mail=True))
    assert await store.release("anna", NOON) == (BREAKER, PAUSE)
    assert await store.switches("anna") == ()
    assert await store.release("anna", NOON) == ()
    assert len(await store.switches("bob")) == 1


async def test_a_second_pause_keeps_the_time_of_the_first_and_tells_nobody(store: Store) -> None:
    assert await store.switch(PAUSE, [PUSH])
    again = replace(PAUSE, since=NOON + HOUR, reason="longer", by="boss", all_mail=True)
    assert not await store.switch(again, [replace(PUSH, id="second")])
    assert await store.switches("anna") == (replace(again, since=NOON),)
    assert ids(await store.due(NOON + HOUR)) == ["push"]


async def test_letters_of_some_kinds_are_put_off_together(store: Store) -> None:
    question, to_ben = letter("q"), letter("b", to=BEN, slot="b")
    dan = replace(BEN, email="dan@mail.example")
    draft = SaveDraft(id="d", interview="aaaaaaaa", at=NOON, kind=LetterKind.REMINDER, to=dan, slot="c")
    tomorrow = letter("t", to=replace(BEN, email="t@mail.example"), at=NOON + 24 * HOUR, slot="t")
    call = letter("call", to=ANNA, kind=LetterKind.CALL)
    await queue(store, question, to_ben, draft, tomorrow, call, wake("w"))
    await queue(store, letter("other", ref="bbbbbbbb"), ref="bbbbbbbb", mailbox="bob")
    held = await store.hold(
        "anna", NOON, NOON + HOUR, "enough", letter="q", kinds=TO_PARTICIPANTS, effects=[replace(PUSH, at=NOON + HOUR)]
    )
    assert held == 3
    assert ids(await store.due(NOON)) == ["call", "w", "other"]
    assert {t.effect.id: t.error for t in await store.tasks("aaaaaaaa") if t.error} == dict.fromkeys("qbd", "enough")
    assert sorted(ids(await store.due(NOON + HOUR))) == ["b", "call", "d", "other", "push", "q", "w"]
    assert "t" in ids(await store.due(NOON + 24 * HOUR)), "what is not due yet keeps its time"


async def test_one_letter_is_put_off_alone(store: Store) -> None:
    await queue(store, letter("q"), letter("b", to=BEN, slot="b"))
    assert await store.hold("anna", NOON, NOON + HOUR, "enough", letter="q") == 1
    assert ids(await store.due(NOON)) == ["b"]


@pytest.mark.parametrize("state", [s for s in OutboxState if s is not OutboxState.QUEUED])
async def test_only_what_is_queued_is_put_off(store: Store, state: OutboxState) -> None:
    await queue(store, letter("q"))
    await leave(store, letter("q"), NOON)
    await store.settle("q", state, NOON, error="as it is")
    assert await store.hold("anna", NOON, NOON + HOUR, "enough", letter="q", kinds=TO_PARTICIPANTS) == 0
    assert [t.error for t in await store.tasks("aaaaaaaa")] == ["as it is"]


async def test_what_a_switch_held_back_is_due_once_it_is_released(store: Store) -> None:
    """And nothing else: a mail that a server refused for now must not be offered again any sooner."""
    await queue(store, letter("q"), letter("b", to=BEN, slot="b"), letter("c", to=ANNA, kind=LetterKind.CALL))
    await queue(store, letter("other", ref="bbbbbbbb"), ref="bbbbbbbb", mailbox="bob")
    for name in ("q", "other"):
        await store.hold("anna", NOON, NOON + 5 * HOUR, HELD + "paused by ops", letter=name)
    await store.hold("anna", NOON, NOON + 5 * HOUR, "450 later", letter="b")
    await store.release("anna", NOON + HOUR)
    assert ids(await store.due(NOON + HOUR)) == ["q", "c"]
    assert [t.error for t in await store.tasks("aaaaaaaa")] == ["", "450 later", ""]


# --- what the breaker asks ------------------------------------------------------------------------------------------


async def happens(store: Store, event: Event, mailbox: str = "anna") -> None:
    _, version = await store.interview(event.interview)
    assert await store.commit(event, interview(event.interview, mailbox=mailbox), version, (), "")


def bounce(name: str, slot: str = "a", *, ref: str = "aaaaaaaa", at: datetime = NOON, permanent: bool = True) -> Event:
    return MailBounced(id=name, interview=ref, at=at, slot=slot, mail="m", permanent=permanent)


def lost(name: str, *, uncertain: bool, kind: LetterKind = LetterKind.QUESTION) -> Event:
    return LetterLost(
        id=name, interview="aaaaaaaa", at=NOON, kind=kind, slot="a", number=0, reason="", uncertain=uncertain
    )


async def sent(store: Store, *letters: SendLetter, at: datetime = NOON, state: OutboxState = OutboxState.DONE) -> None:
    await queue(store, *letters)
    for one in letters:
        await store.begin(one.id, at, entry(one))
        await store.settle(one.id, state, at)


async def test_nothing_is_wrong_at_first(store: Store) -> None:
    assert await store.setbacks("anna", NOON, 5) == Setbacks()


async def test_each_person_fails_once_for_a_day(store: Store) -> None:
    reminder = letter("r", kind=LetterKind.REMINDER, number=1)
    await sent(store, letter("q"), reminder, letter("b", to=BEN, slot="b"))
    for name in ("one", "two", "three"):
        await happens(store, bounce(name))
    await happens(store, bounce("not yet", "b", permanent=False))
    found = await store.setbacks("anna", NOON + HOUR, 5)
    assert (found.written_to, found.failed, found.at_once) == (2, 1, 0)
    assert (await store.setbacks("anna", NOON + MINUTE, 5)).at_once == 3
    assert await store.setbacks("anna", NOON + 24 * HOUR, 5) == Setbacks()
    assert await store.setbacks("bob", NOON + HOUR, 5) == Setbacks()


async def test_letters_that_were_refused_count_as_failures(store: Store) -> None:
    await sent(store, letter("q"), state=OutboxState.FAILED)
    await sent(store, letter("call", to=ANNA, kind=LetterKind.CALL), state=OutboxState.FAILED)
    found = await store.setbacks("anna", NOON, 5)
    assert (found.written_to, found.failed, found.at_once) == (1, 1, 0)


async def test_letters_without_an_answer_count_for_an_hour(store: Store) -> None:
    await sent(store, letter("q"), letter("b", to=BEN, slot="b"), state=OutboxState.UNCERTAIN)
    await sent(store, letter("call", to=ANNA, kind=LetterKind.CALL), state=OutboxState.UNCERTAIN)
    await happens(store, lost("given up", uncertain=True))
    await happens(store, lost("refused", uncertain=False))
    await happens(store, lost("to anna", uncertain=True, kind=LetterKind.CALL))
    assert (await store.setbacks("anna", NOON, 5)).uncertain == 3
    await store.settle("q", OutboxState.DONE, NOON)
    assert (await store.setbacks("anna", NOON, 5)).uncertain == 2
    assert (await store.setbacks("anna", NOON + HOUR, 5)).uncertain == 0


async def test_what_piles_up_is_counted_up_to_a_limit(store: Store) -> None:
    waiting = [letter(f"l{n}", to=replace(CARLA, email=f"p{n}@client.example"), slot=f"s{n}") for n in range(6)]
    await queue(store, *waiting, letter("call", to=ANNA, kind=LetterKind.CALL))
    await store.hold("anna", NOON, NOON + HOUR, "enough", letter="l0", kinds=TO_PARTICIPANTS)
    assert (await store.setbacks("anna", NOON, 10)).waiting == 6
    assert (await store.setbacks("anna", NOON, 3)).waiting == 4
    assert (await store.setbacks("anna", NOON - MINUTE, 10)).waiting == 0
    assert (await store.setbacks("bob", NOON, 10)).waiting == 0


async def test_what_a_human_has_seen_counts_no_more(store: Store) -> None:
    await sent(store, letter("q"), at=NOON - HOUR)
    await sent(store, letter("b", to=BEN, slot="b"), at=NOON, state=OutboxState.UNCERTAIN)
    await happens(store, bounce("one"))
    await queue(store, letter("w", to=ANNA, slot="w"))
    await store.release("anna", NOON)
    assert await store.setbacks("anna", NOON, 5) == Setbacks()
    await happens(store, bounce("two", at=NOON + MINUTE))
    assert (await store.setbacks("anna", NOON + MINUTE, 5)).failed == 1
