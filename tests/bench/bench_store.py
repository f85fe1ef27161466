"""How fast the store is: `python -m tests.bench.bench_store`.

Commits are compared with plain sqlite3 in the same run on the same disk; the rest is what a person or a loop waits for.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from agent.adapters.store.sqlite import SqliteStore
from agent.core.feedback import FiledReading, Kind, Point, PointKind, Quote, Reading
from agent.core.interview import Interview
from agent.core.respondent import Respondent
from tests.contract.store_values import NOON, event, interview, wake

COMMITS = 2000
INTERVIEWS = 10_000


def usual(number: int) -> Interview:
    """An interview with two respondents who have answered in full."""
    quote = Quote(first_line=1, start=0, last_line=1, end=40, text="She explained her design very clearly.  ")
    points = tuple(Point(kind=PointKind.STRENGTH, quote=quote) for _ in range(4))
    reading = Reading(kind=Kind.FEEDBACK, points=points, evidence={"rating": quote, "decision": quote}, reader="rules")
    filed = (FiledReading(mail="0" * 64, at=NOON, reading=reading),)
    plain = interview(f"{number:08}", start=NOON + timedelta(minutes=number))
    return replace(
        plain,
        respondents=tuple(
            Respondent(slot=slot, person=person, readings=filed)
            for slot, person in zip("ab", plain.people, strict=True)
        ),
    )


def plain_sqlite(folder: Path) -> float:
    """Commits a second that change two tables, with the pragmas of the store and nothing around them."""
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, body TEXT)")
    db.execute("CREATE TABLE b (id INTEGER PRIMARY KEY, body TEXT)")
    begun = time.perf_counter()
    for _ in range(COMMITS):
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO a (body) VALUES (?)", ("x" * 1000,))
        db.execute("INSERT INTO b (body) VALUES (?)", ("x" * 300,))
        db.execute("COMMIT")
    rate = COMMITS / (time.perf_counter() - begun)
    db.close()
    return rate


async def our_store(store: SqliteStore) -> float:
    """Commits a second of one event with one effect each, which change four tables."""
    one = interview("zzzzzzzz")
    begun = time.perf_counter()
    for version in range(COMMITS):
        await store.commit(
            event(f"e{version}", one.ref), one, version, (wake(f"w{version}", ref=one.ref),), "It came due."
        )
    return COMMITS / (time.perf_counter() - begun)


async def took(call: Callable[[], Awaitable[object]], times: int) -> float:
    """Milliseconds that a call takes on average."""
    begun = time.perf_counter()
    for _ in range(times):
        await call()
    return (time.perf_counter() - begun) / times * 1000


async def latencies(store: SqliteStore) -> dict[str, float]:
    """Milliseconds of what is asked often or waited for."""
    return {
        "interviews (status)": await took(store.interviews, 3),
        "tasks (status)": await took(store.tasks, 3),
        "due, 20 of 10,000": await took(lambda: store.due(NOON + timedelta(days=30)), 20),
        "due, none": await took(lambda: store.due(NOON - timedelta(days=1)), 100),
        "next_due": await took(store.next_due, 100),
        "known": await took(lambda: store.known("anna", uids=["u"], message_ids=["<m@x>"], refs=["00000042"]), 100),
        "known, busiest hours": await took(
            lambda: store.known("anna", uids=["u"], message_ids=[], refs=[], around=[NOON]), 10
        ),
        "known, of a person": await took(
            lambda: store.known("anna", uids=[], message_ids=[], refs=[], people=["nobody@x.example"]), 100
        ),
        "other_ids": await took(lambda: store.other_ids("anna"), 10),
        "open_addresses": await took(lambda: store.open_addresses("anna"), 10),
        "counters": await took(lambda: store.counters("anna", "carla@client.example", "00000042", "a", NOON), 100),
        "interview": await took(lambda: store.interview("00000042"), 100),
    }


async def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = plain_sqlite(folder)
        store = await SqliteStore.open(folder / "state")
        ours = await our_store(store)
        print(f"plain sqlite3, two tables: {plain:8.0f} commits/s")
        print(f"our store, four tables:    {ours:8.0f} commits/s, {ours / plain:.2f} of plain")
        begun = time.perf_counter()
        for number in range(INTERVIEWS):
            one = usual(number)
            due = wake(f"wake {number}", NOON + timedelta(minutes=number), one.ref)
            await store.commit(event(f"first {number}", one.ref), one, 0, (due,), "It was planned.")
        print(f"{INTERVIEWS} interviews loaded in {time.perf_counter() - begun:.1f} s")
        for what, milliseconds in (await latencies(store)).items():
            print(f"{what:22} {milliseconds:8.2f} ms")
        await store.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
