"""No question that the loops ask again and again goes through a whole table: SQLite tells its plan for each."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.ports import Fate, OutboxState
from tests.contract.store_values import CARLA, HOUR, NOON, arrived, batch, entry, event, interview, letter, wake

REF = "aaaaaaaa"


class Listened:
    """A store, and the statements that it runs."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.statements: list[str] = []

    async def listen(self) -> None:
        for lane in (self.store._writer, self.store._reader, self.store._stops):
            await lane.read(lambda db: db.set_trace_callback(self.statements.append))

    async def scans(self, ask: Callable[[SqliteStore], Awaitable[object]]) -> set[str]:
        """The steps of the plans that read a whole table."""
        self.statements.clear()
        await ask(self.store)
        said = list(self.statements)
        assert any(line.startswith(("SELECT", "UPDATE", "INSERT", "DELETE")) for line in said)
        found: set[str] = set()
        for lane in (self.store._writer, self.store._stops):
            found |= await lane.read(_plans, said)
        return found


def _plans(db: sqlite3.Connection, statements: list[str]) -> set[str]:
    found = set()
    for line in statements:
        # Statements of triggers come as comments; they are looked at by what they stand in.
        if not line.startswith(("SELECT", "UPDATE", "INSERT", "DELETE")):
            continue
        try:
            steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {line}")]
        except sqlite3.OperationalError:
            # Of the other database.
            continue
        found |= {f"{step} -- {line}" for step in steps if step.startswith("SCAN ") and _is_long(step, line)}
    return found


def _is_long(step: str, line: str) -> bool:
    """Whether a SCAN goes through as much as there is."""
    scanned = step.split()[1]
    if "VIRTUAL TABLE" in step or scanned in ("CONSTANT", "changed_people", "changed_ids") or scanned.startswith("("):
        return False
    # Whether there is anything at all shows in the first row.
    if line.endswith("LIMIT 1") and " WHERE " not in line and " ORDER " not in line:
        return False
    # A partial index that holds only what is waiting is as short as what waits.
    return not any(short in step for short in ("effects_waiting", "effects_begun", "mails_to_do", "mails_aside"))


@pytest.fixture
async def listened(tmp_path: Path) -> AsyncIterator[Listened]:
    store = await SqliteStore.open(tmp_path / "state")
    await store.keep("anna", batch(arrived(b"one"), arrived(b"two", 2)), NOON)
    await store.commit(event("e0"), interview(REF), 0, [letter("q"), wake("w")], "")
    await store.begin("q", NOON, entry(letter("q")), b"raw")
    await store.open_addresses("anna")
    found = Listened(store)
    await found.listen()
    yield found
    await store.close()


ASKED: dict[str, Callable[[SqliteStore], Awaitable[object]]] = {
    "keep": lambda s: s.keep("anna", batch(arrived(b"three", 3)), NOON),
    "cursors": lambda s: s.cursors("anna"),
    "next_mails": lambda s: s.next_mails("anna", 32),
    "waiting": lambda s: s.waiting("anna"),
    "excuse": lambda s: s.excuse("0" * 64, "1" * 64),
    "dispose": lambda s: s.dispose("0" * 64, Fate.IGNORED, "no"),
    "known": lambda s: s.known(
        "anna",
        uids=["u@x", "v@x"],
        message_ids=["<m@x>"],
        refs=[REF],
        people=[CARLA.email],
        around=[NOON, NOON + HOUR],
        memories=["k"],
    ),
    "interview": lambda s: s.interview(REF),
    "commit": lambda s: s.commit(event("e1"), interview(REF), 1, [wake("w2")], "", handled="0" * 64),
    "open_addresses": lambda s: s.open_addresses("anna"),
    "other_ids": lambda s: s.other_ids("anna"),
    "also_called": lambda s: s.also_called("anna", "<o@x>", "<m@x>"),
    "due": lambda s: s.due(NOON + timedelta(days=1), 500),
    "next_due": lambda s: s.next_due(),
    "begin": lambda s: s.begin("w", NOON, None),
    "mark_data": lambda s: s.mark_data("q", NOON),
    "settle": lambda s: s.settle("w", OutboxState.DONE, NOON),
    "standing": lambda s: s.standing("anna"),
    "counters": lambda s: s.counters("anna", CARLA.email, REF, "a", NOON),
    "tasks of one interview": lambda s: s.tasks(REF),
    "story": lambda s: s.story(REF),
    "forgotten": lambda s: s.forgotten(frozenset({CARLA.email})),
    "recover": lambda s: s.recover(NOON),
}


@pytest.mark.parametrize("name", ASKED)
async def test_nothing_that_is_asked_often_reads_a_whole_table(name: str, listened: Listened) -> None:
    assert await listened.scans(ASKED[name]) == set()


async def test_a_question_that_does_is_noticed(listened: Listened) -> None:
    assert await listened.scans(lambda store: store.interviews()) != set()
