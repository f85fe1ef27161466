"""What every store must do with letters found in Sent, and with those who were erased, in memory and in SQLite."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.core.effects import LetterKind
from agent.ports import OutboxState, Store, Witness
from tests.contract.store_values import ANNA, CARLA, HOUR, NOON, arrived, batch, entry, ids, leave, letter, queue, wake
from tests.contract.stores import store

__all__ = ["store"]

EVER = datetime.min.replace(tzinfo=UTC)
QUESTION = letter("aaaaaaaa/question/a/0")
HEADS_UP = letter("aaaaaaaa/heads_up/-/x", kind=LetterKind.HEADS_UP, to=ANNA, slot="")


def seen(effect: str = QUESTION.id, *, kind: LetterKind = LetterKind.QUESTION, at: datetime = NOON) -> Witness:
    to_anna = kind is not LetterKind.QUESTION
    return Witness(
        message_id=f"<{effect}@agency.example>",
        effect=effect,
        interview="aaaaaaaa",
        kind=kind,
        slot="" if to_anna else "a",
        number=0,
        about="2026-03-02T12:00" if to_anna else "",
        to=ANNA.email if to_anna else CARLA.email,
        at=at,
        text="How was it?",
    )


async def test_a_letter_that_nobody_knew_of_is_in_the_ledger(store: Store) -> None:
    """Replies find it, and the gate counts it at the time at which it left."""
    await queue(store)
    found = await store.witness("anna", seen(), b"raw")
    assert found == "sent/<aaaaaaaa/question/a/0@agency.example>"
    known = await store.known("anna", uids=(), message_ids=(seen().message_id,), refs=())
    assert known.letters[seen().message_id].text == "How was it?"
    assert [one.effect for one in known.sent_to["aaaaaaaa", "a"]] == [found]
    assert await store.letter_raw(seen().message_id) == b"raw"
    counters = await store.counters("anna", CARLA.email, "aaaaaaaa", "a", NOON + HOUR)
    assert (counters.questions, counters.to_person) == (1, 1)
    counters = await store.counters("anna", CARLA.email, "aaaaaaaa", "a", NOON + 25 * HOUR)
    assert (counters.questions, counters.to_person) == (1, 0)
    assert await store.due(NOON + HOUR) == ()


async def test_what_waits_under_its_id_is_done(store: Store) -> None:
    await queue(store, QUESTION)
    assert await store.witness("anna", seen(), b"raw") == QUESTION.id
    (task,) = await store.tasks("aaaaaaaa")
    assert (task.state, task.message_id) == (OutboxState.DONE, seen().message_id)
    assert await store.due(NOON + HOUR) == ()
    assert await store.unclaimed("anna", QUESTION, EVER) is None


async def test_a_letter_of_the_ledger_is_no_news(store: Store) -> None:
    await queue(store, QUESTION)
    await leave(store, QUESTION, NOON)
    same = replace(seen(), message_id=entry(QUESTION).message_id)
    assert await store.witness("anna", same, b"other") == QUESTION.id
    assert await store.letter_raw(same.message_id) == b"Subject: How was it?\r\n\r\n"
    assert await store.witnesses("anna") == ()


async def test_a_letter_finds_its_witness_once(store: Store) -> None:
    await queue(store)
    await store.witness("anna", seen(), b"raw")
    found = await store.unclaimed("anna", QUESTION, EVER)
    assert found is not None
    assert (found.message_id, found.at, found.effect) == (seen().message_id, NOON, f"sent/{seen().message_id}")
    assert await store.unclaimed("ben", QUESTION, EVER) is None
    await store.claim(found.message_id, "another")
    assert await store.unclaimed("anna", QUESTION, EVER) is None
    await store.claim(found.message_id, QUESTION.id)
    assert [one.message_id for one in await store.witnesses("anna")] == [seen().message_id]


@pytest.mark.parametrize(
    "other",
    [
        replace(QUESTION, to=ANNA),
        replace(QUESTION, slot="b"),
        replace(QUESTION, number=1),
        replace(QUESTION, kind=LetterKind.REMINDER),
        replace(QUESTION, interview="bbbbbbbb"),
        replace(QUESTION, mail="f" * 64),
    ],
    ids=["recipient", "slot", "number", "kind", "interview", "mail"],
)
async def test_another_letter_finds_none(store: Store, other: object) -> None:
    await queue(store)
    await store.witness("anna", seen(), b"raw")
    assert await store.unclaimed("anna", other, EVER) is None  # type: ignore[arg-type]


async def test_a_heads_up_is_told_by_its_time_alone(store: Store) -> None:
    """Its id holds the moment at which it was made, which is another one when the records are made anew."""
    await queue(store)
    await store.witness("anna", seen("h", kind=LetterKind.HEADS_UP), b"raw")
    assert await store.unclaimed("anna", HEADS_UP, NOON + HOUR) is None
    found = await store.unclaimed("anna", HEADS_UP, NOON)
    assert found is not None
    assert found.about == "2026-03-02T12:00"


async def test_one_mailbox_at_a_time(store: Store) -> None:
    await queue(store, wake("w1"))
    await queue(store, wake("w2", at=NOON + HOUR, ref="bbbbbbbb"), ref="bbbbbbbb", mailbox="ben")
    assert ids(await store.due(NOON + HOUR, 20, "ben")) == ["w2"]
    assert await store.next_due("ben") == NOON + HOUR
    assert await store.next_due("carol") is None
    assert ids(await store.due(NOON + HOUR)) == ["w1", "w2"]


async def test_the_erased_are_known_by_nothing_but_a_question(store: Store) -> None:
    assert await store.forgotten({"jane@mail.example"}) == frozenset()
    await store.forget("Jane@mail.example", NOON)
    await store.forget("jane@mail.example", NOON + HOUR)
    assert await store.forgotten(("jane@mail.example", "JANE@mail.example", "joe@mail.example")) == {
        "jane@mail.example",
        "JANE@mail.example",
    }
    assert await store.forgotten(()) == frozenset()


async def test_a_mail_loses_its_bytes_and_not_its_fate(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"From: jane@mail.example\r\n\r\nHello")), NOON)
    key = hashlib.sha256(b"From: jane@mail.example\r\n\r\nHello").hexdigest()
    await store.discard(key)
    await store.discard("nothing")
    kept = await store.mail(key)
    assert kept is not None
    assert (kept.raw, kept.key) == (b"", key)


async def test_the_list_of_the_erased_outlives_the_state_and_shows_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    store = await SqliteStore.open(folder)
    await store.forget("jane@mail.example", NOON + timedelta())
    await store.close()
    assert b"jane" not in (folder / "suppressed.db").read_bytes()
    for path in folder.glob("state.db*"):
        path.unlink()
    store = await SqliteStore.open(folder)
    assert await store.forgotten({"jane@mail.example"}) == {"jane@mail.example"}
    await store.close()
