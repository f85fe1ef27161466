"""Several commits share one wait for the disk: durable once ``settled`` returns, and never half of one of them."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.errors import DebriefError, Unreadable
from agent.ports import Fate
from tests.contract.store_values import NOON, arrived, batch, event, interview, wake


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(tmp_path / "state")
    yield opened
    await opened.close()


def on_disk(store: SqliteStore) -> set[str]:
    """References of the interviews that another process sees."""
    db = sqlite3.connect(f"file:{store._folder}/state.db?mode=ro", uri=True)
    try:
        return {ref for (ref,) in db.execute("SELECT ref FROM interviews")}
    finally:
        db.close()


async def soon(store: SqliteStore, ref: str, mailbox: str = "anna") -> bool:
    one = interview(ref, mailbox=mailbox)
    return await store.commit(event(f"e {ref}", ref), one, 0, [wake(f"w {ref}", ref=ref)], "", soon=True)


async def test_what_is_wanted_soon_is_on_the_disk_once_it_is_settled(store: SqliteStore) -> None:
    assert await soon(store, "aaaaaaaa")
    assert await soon(store, "bbbbbbbb")
    assert on_disk(store) == set()
    await store.settled("anna")
    assert on_disk(store) == {"aaaaaaaa", "bbbbbbbb"}


async def test_the_loop_that_wrote_it_sees_it_at_once(store: SqliteStore) -> None:
    await soon(store, "aaaaaaaa")
    known = await store.known("anna", uids=[], message_ids=[], refs=["aaaaaaaa"])
    assert [one.ref for one in known.interviews] == ["aaaaaaaa"]
    assert on_disk(store) == set()


async def test_nobody_else_acts_on_what_is_not_durable(store: SqliteStore) -> None:
    await soon(store, "aaaaaaaa")
    assert await store.due(NOON) == ()
    assert (await store.interview("aaaaaaaa"))[1] == 1
    assert on_disk(store) == {"aaaaaaaa"}, "it was made durable before it was shown"


async def test_a_write_of_somebody_else_is_durable_when_it_returns_and_so_is_what_was_before_it(
    store: SqliteStore,
) -> None:
    await soon(store, "aaaaaaaa")
    other = interview("bbbbbbbb")
    await store.commit(event("e b", other.ref), other, 0, [], "")
    assert on_disk(store) == {"aaaaaaaa", "bbbbbbbb"}


async def test_one_that_fails_takes_back_only_itself(store: SqliteStore) -> None:
    await soon(store, "aaaaaaaa")
    bad = interview("bbbbbbbb")
    with pytest.raises(Unreadable):
        await store.commit(
            event("e b", bad.ref), bad, 0, [replace(wake("w", ref=bad.ref), id="w\ud800")], "", soon=True
        )
    await soon(store, "cccccccc")
    await store.settled("anna")
    assert on_disk(store) == {"aaaaaaaa", "cccccccc"}


async def test_one_whose_version_moved_on_writes_nothing(store: SqliteStore) -> None:
    await soon(store, "aaaaaaaa")
    one = interview("aaaaaaaa")
    assert not await store.commit(event("other", one.ref), one, 0, [], "", soon=True)
    await store.settled("anna")
    assert len(await store.story("aaaaaaaa")) == 1


async def test_a_group_that_nobody_ends_does_not_keep_other_processes_waiting(store: SqliteStore) -> None:
    await soon(store, "aaaaaaaa")
    other = await SqliteStore.open(store._folder, patience=2)
    two = interview("bbbbbbbb")
    assert await other.commit(event("e b", two.ref), two, 0, [], "")
    await other.close()
    assert on_disk(store) == {"aaaaaaaa", "bbbbbbbb"}


async def test_closing_ends_it(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "state")
    await soon(store, "aaaaaaaa")
    await store.close()
    assert on_disk(store) == {"aaaaaaaa"}


async def test_whoever_is_in_a_group_that_is_lost_is_told(store: SqliteStore) -> None:
    """The disk says no when the group should become durable; the fate of a mail is lost with the event."""
    await store.keep("anna", batch(arrived(b"one")), NOON)
    (mail,) = await store.next_mails("anna", 1)
    one, two = interview("aaaaaaaa"), interview("bbbbbbbb", mailbox="bob")
    await store.commit(event("e a", one.ref), one, 0, [], "", handled=mail.key, soon=True)
    await store.commit(event("e b", two.ref), two, 0, [], "", soon=True)
    await lose(store)
    for mailbox in ("anna", "bob"):
        with pytest.raises(DebriefError):
            await store.settled(mailbox)
    assert on_disk(store) == set()
    kept = await store.mail(mail.key)
    assert kept is not None
    assert kept.fate is Fate.KEPT
    # And then it goes on.
    assert await soon(store, "aaaaaaaa")
    await store.settled("anna")
    assert on_disk(store) == {"aaaaaaaa"}


async def lose(store: SqliteStore) -> None:
    """A deferred foreign key that nothing fulfils makes COMMIT fail, as a full disk does."""

    def spoil(db: sqlite3.Connection) -> None:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("INSERT INTO participants (mailbox, address, interview) VALUES ('anna', 'x@y.example', 'nowhere')")

    await store._writer.soon(spoil)


async def test_a_cancelled_commit_leaves_nothing_open(store: SqliteStore) -> None:
    doing = asyncio.create_task(soon(store, "aaaaaaaa"))
    await asyncio.sleep(0)
    doing.cancel()
    await asyncio.gather(doing, return_exceptions=True)
    await soon(store, "bbbbbbbb")
    await store.settled("anna")
    assert "bbbbbbbb" in on_disk(store)


async def test_a_group_that_sqlite_takes_back_while_something_is_looked_up_is_lost(store: SqliteStore) -> None:
    """On an error of reading, and where memory runs out, SQLite rolls back whatever is open by itself."""

    def fails(db: sqlite3.Connection) -> None:
        db.execute("ROLLBACK")
        raise sqlite3.OperationalError("disk I/O error")

    await soon(store, "aaaaaaaa")
    with pytest.raises(DebriefError):
        await store._writer.peek(fails)
    with pytest.raises(DebriefError):
        await store.settled("anna")
    assert on_disk(store) == set()


async def test_nothing_goes_past_what_was_lost_before_it(store: SqliteStore) -> None:
    """A later mail of the same person must not be worked on before an earlier one is worked on again."""
    await soon(store, "aaaaaaaa")
    await lose(store)
    await store.excuse("anything: a write ends the group")
    with pytest.raises(DebriefError):
        await store.known("anna", uids=[], message_ids=[], refs=["aaaaaaaa"])
    with pytest.raises(DebriefError):
        await soon(store, "bbbbbbbb")
    assert await soon(store, "cccccccc", mailbox="bob"), "another mailbox has lost nothing"
    with pytest.raises(DebriefError):
        await store.settled("anna")
    assert await soon(store, "aaaaaaaa")
    await store.settled("anna")
    await store.settled("bob")
    assert on_disk(store) == {"aaaaaaaa", "cccccccc"}


async def test_a_group_whose_only_commit_fails_does_not_keep_other_processes_waiting(store: SqliteStore) -> None:
    bad = interview("bbbbbbbb")
    unfit = replace(wake("w", ref=bad.ref), id="w\ud800")
    with pytest.raises(Unreadable):
        await store.commit(event("e b", bad.ref), bad, 0, [unfit], "", soon=True)
    other = await SqliteStore.open(store._folder, patience=2)
    two = interview("cccccccc")
    assert await other.commit(event("e c", two.ref), two, 0, [], "")
    await other.close()
