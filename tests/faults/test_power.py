"""The power goes out: writes that were not synced are lost, or half of them, and nothing that was promised is missing.

What the process did is recorded by a library in front of libc, and the disk is rebuilt as it may be after a cut.
"""

import random
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from agent.adapters.store.sqlite import SqliteStore
from agent.ports import OutboxState
from tests.contract.store_values import NOON, event, interview, wake
from tests.faults.power.commits import EFFECTS, REF
from tests.faults.power.disk import Disk, Record, everything, laid_down, nothing, some
from tests.faults.power.recorded import recorded
from tests.faults.table import record

CUTS = 150
"""Moments at which the power goes out; each with nothing, all and some of what was not synced on the disk."""


def cuts(records: list[Record], most: int, seed: int) -> Iterator[tuple[Disk, int]]:
    """The disk at moments chosen by lot, and just before and after each sync of the first ones."""
    moments = set(random.Random(seed).sample(range(len(records)), min(most, len(records))))
    disk = Disk()
    for number, done in enumerate(records):
        disk.does(done)
        if number in moments:
            yield disk, number


async def trouble(files: dict[str, bytes], marks: list[str], folder: Path) -> list[str]:
    """What is missing, half there, or in the way of going on."""
    laid_down(files, folder)
    store = await SqliteStore.open(folder)
    _, version = await store.interview(REF)
    assert await store.commit(event("afterwards", REF), interview(REF), version, [wake("afterwards/0", ref=REF)], "")
    await store.settle("afterwards/0", OutboxState.DONE, NOON)
    await store.close()
    return [*_damaged(folder), *_half(folder, version), *_missing(folder, marks)]


def _rows(path: Path, query: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()


def _damaged(folder: Path) -> list[str]:
    checks = [_rows(folder / name, "PRAGMA integrity_check") for name in ("state.db", "suppressed.db")]
    return [f"damaged: {found}" for found in checks if found != [("ok",)]]


def _half(folder: Path, version: int) -> list[str]:
    """An event without its effects, its mail or its version, or one of these without it."""
    state = folder / "state.db"
    events = {str(name) for (name,) in _rows(state, "SELECT id FROM events")} - {"afterwards"}
    effects = {str(name) for (name,) in _rows(state, "SELECT id FROM effects")} - {"afterwards/0"}
    handled = {str(name) for (name,) in _rows(state, "SELECT event FROM mails WHERE fate = 'handled'")}
    wanted = {f"{name}/{number}" for name in events for number in range(EFFECTS)}
    found = [] if (effects, handled, version) == (wanted, events, len(events)) else ["an event is half there"]
    return found


def _missing(folder: Path, marks: list[str]) -> list[str]:
    state = folder / "state.db"
    there = {
        "kept": {int(str(uid)) - 101 for (uid,) in _rows(state, "SELECT uid FROM mails")},
        "committed": {_number(name) for (name,) in _rows(state, "SELECT id FROM events")},
        "settled": {_number(name) for (name,) in _rows(state, "SELECT id FROM effects WHERE state = 'done'")},
        "stopped": {_number(a) for (a,) in _rows(folder / "suppressed.db", "SELECT address FROM suppressed")},
    }
    said = [(words.split()[0], int(words.split()[1])) for words in marks]
    return [f"{what} {number}" for what, number in said if number not in there[what]]


def _number(name: object) -> int:
    """Of 'n12', 'n12/0' and 'n12@acme.example'."""
    digits = str(name)[1:].partition("/")[0].partition("@")[0]
    return int(digits) if digits.isdigit() else -1


async def test_a_power_cut_takes_nothing_that_was_promised(tmp_path: Path) -> None:
    records = recorded(tmp_path, "tests.faults.power.commits")
    found, numbers = [], count()
    for disk, moment in cuts(records, CUTS, seed=1):
        for keeps in (nothing, everything, some(moment)):
            wrong = await trouble(disk.cut(keeps), list(disk.marks), tmp_path / f"cut {next(numbers)}")
            found += [f"{moment} {keeps.__name__}: {what}" for what in wrong]
    record("power cut", "unsynced writes dropped, kept, or torn", lost=len(found), tried=next(numbers))
    assert found == []


async def test_without_syncs_a_power_cut_does_lose_commits(tmp_path: Path) -> None:
    """So the test above can fail."""
    records = recorded(tmp_path, "tests.faults.power.commits", "careless")
    lost = 0
    for number, (disk, _) in enumerate(cuts(records, 10, seed=1)):
        try:
            lost += bool(await trouble(disk.cut(nothing), list(disk.marks), tmp_path / f"cut {number}"))
        except Exception:
            lost += 1
    assert lost >= 5
