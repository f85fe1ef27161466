"""Writes all kinds of things, and notes each of them once the store says that it is safe."""

import asyncio
import os
import sqlite3
import sys
from pathlib import Path

from agent.adapters.store.sqlite import SqliteStore
from agent.ports import OutboxState
from tests.contract.store_values import NOON, arrived, batch, event, interview, wake
from tests.faults.power.disk import MARKS

COMMITS = 40
EFFECTS = 3
_WEIGHT = b"x" * 5_000
_FOLDED_AFTER = 64
"""Pages of the log, after which it is folded into the database: so that it happens often."""
REF = "abcdefgh"


async def _work(folder: Path, careless: bool) -> None:
    store = await SqliteStore.open(folder)
    for lane in (store._writer, store._stops):
        await lane.read(_tuned, careless)
    marks = os.open(folder / MARKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(COMMITS):
        await _step(store, number, marks)
    os.close(marks)
    await store.close()


def _tuned(db: sqlite3.Connection, careless: bool) -> None:
    """How much is safe cannot be changed inside a transaction."""
    db.execute("COMMIT")
    db.execute(f"PRAGMA wal_autocheckpoint = {_FOLDED_AFTER}")
    if careless:
        db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")


async def _step(store: SqliteStore, number: int, marks: int) -> None:
    name = f"n{number}"
    await store.keep("anna", batch(arrived(name.encode() + _WEIGHT, uid=101 + number)), NOON)
    _mark(marks, f"kept {number}")
    mail = await store.next_mail("anna")
    assert mail is not None
    _, version = await store.interview(REF)
    effects = [wake(f"{name}/{one}", ref=REF) for one in range(EFFECTS)]
    assert await store.commit(event(name, REF), interview(REF), version, effects, "", handled=mail.key)
    _mark(marks, f"committed {number}")
    await store.settle(f"{name}/0", OutboxState.DONE, NOON)
    _mark(marks, f"settled {number}")
    if number % 5 == 0:
        await store.suppress(f"{name}@acme.example", NOON)
        _mark(marks, f"stopped {number}")


def _mark(marks: int, words: str) -> None:
    os.write(marks, f"{words}\n".encode())


if __name__ == "__main__":
    asyncio.run(_work(Path(sys.argv[-1]), "careless" in sys.argv))
