"""What only a store on a disk has to stand: crashes, full disks, other processes, other users, other versions."""

import asyncio
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.adapters.store import connection
from agent.adapters.store.sqlite import SqliteStore
from agent.core.mail import Address
from agent.errors import ConfigError, Permanent, Transient, Unreadable
from agent.ports import Fate
from tests.contract import store_children
from tests.contract.store_values import NOON, event, interview, queue, wake

REF = "aaaaaaaa"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(folder, patience=0.05)
    yield opened
    await opened.close()


def modes(folder: Path) -> dict[str, str]:
    """Each file's rights in octal."""
    return {path.name: f"{path.stat().st_mode & 0o777:o}" for path in (folder, *folder.iterdir())}


def child(part: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.contract.store_children", part, str(folder)]


# --- crashes --------------------------------------------------------------------------------------------------------


async def test_killed_ten_times_while_writing_nothing_is_half_written(folder: Path) -> None:
    acknowledged: set[str] = set()
    for _ in range(10):
        with subprocess.Popen(child("commit", folder), stdout=subprocess.PIPE, text=True) as process:  # noqa: ASYNC220
            assert process.stdout is not None
            acknowledged.add(process.stdout.readline().strip())
            threading.Event().wait(random.uniform(0, 0.15))
            process.kill()
            # The last line may be cut off by the kill.
            acknowledged |= {line.strip() for line in process.stdout if line.endswith("\n")}
        await assert_whole(folder, acknowledged)
    assert len(acknowledged) > 20


async def assert_whole(folder: Path, acknowledged: set[str]) -> None:
    store = await SqliteStore.open(folder)
    found: set[str] = set()
    for ref in store_children.REFS:
        _, version = await store.interview(ref)
        story = await store.story(ref)
        assert len(story) == version
        effects = {task.effect.id for task in await store.tasks(ref)}
        assert effects == {f"{told.event.id}/{n}" for told in story for n in range(store_children.EFFECTS)}
        for told in story:
            mail = await store.mail(told.note)
            assert not told.note or (mail is not None and mail.fate is Fate.HANDLED)
        found |= {told.event.id for told in story}
    assert acknowledged <= found
    await store.close()


async def test_a_full_disk_is_for_the_operator_and_loses_nothing(folder: Path) -> None:
    done = await asyncio.to_thread(
        subprocess.run, child("fill", folder), capture_output=True, text=True, check=True, timeout=60
    )
    fault, counts, again = done.stdout.splitlines()
    assert "state.db" in fault
    assert "disk" in fault
    refused, cursor = map(int, counts.split())
    assert refused > 3
    assert cursor == refused - 1
    assert again == "1"


async def test_a_commit_whose_caller_goes_away_happens_whole_or_not_at_all(store: SqliteStore) -> None:
    async def advance(number: int) -> None:
        _, version = await store.interview(REF)
        await store.commit(event(f"e{number}"), interview(), version, (wake(f"w{number}"),), "")

    for number in range(40):
        task = asyncio.create_task(advance(number))
        await asyncio.sleep(random.uniform(0, 0.003))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await store.recover(NOON)  # stands behind what was begun and not waited for
    _, version = await store.interview(REF)
    assert len(await store.story(REF)) == version == len(await store.tasks(REF))


async def test_a_lost_store_forgets_nobody_who_said_stop(folder: Path) -> None:
    store = await SqliteStore.open(folder)
    await store.suppress("carla@client.example", NOON)
    await queue(store)
    await store.close()
    (folder / "state.db").unlink()
    store = await SqliteStore.open(folder)
    assert await store.interviews() == ()
    assert (await store.counters("anna", "carla@client.example", REF, "a", NOON)).suppressed
    await store.close()


async def test_what_was_replaced_leaves_no_trace_in_the_files(store: SqliteStore, folder: Path) -> None:
    zeldas = tuple(Address(email=f"zelda{number}@client.example") for number in range(50))
    await store.commit(event("e1"), interview(people=zeldas), 0, (), "")
    await store.commit(event("e2"), interview(), 1, (), "")
    await store.close()
    assert set(modes(folder)) == {"state", "state.db", "suppressed.db"}
    assert b"zelda" not in (folder / "state.db").read_bytes()
    assert b"carla" in (folder / "state.db").read_bytes()


def test_every_commit_reaches_the_disk(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "state.db").touch(mode=0o600)
    db = connection.state(folder, read_only=False, patience=1)
    found = {name: db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    db.close()
    # EXTRA, which is FULL with a synced folder once a journal is deleted.
    assert found == {"journal_mode": "wal", "synchronous": 3}


# --- other processes ------------------------------------------------------------------------------------------------


async def test_a_reader_sees_each_commit_whole_while_the_service_writes(store: SqliteStore, folder: Path) -> None:
    await queue(store)
    reader = await SqliteStore.open(folder, read_only=True)
    writing = asyncio.create_task(write_until_cancelled(store))
    seen: set[int] = set()
    while len(seen) < 20:
        seen.add(len(await reader.tasks(REF)))
        assert not writing.done()
    writing.cancel()
    assert all(count % 2 == 0 for count in seen)
    with pytest.raises(Permanent, match="for reading only"):
        await reader.commit(event("x"), interview(), 0, (), "")
    await reader.close()


async def write_until_cancelled(store: SqliteStore) -> None:
    number = 0
    while True:
        await queue(store, wake(f"{number}/a"), wake(f"{number}/b"))
        number += 1


async def test_a_reader_needs_no_service(store: SqliteStore, folder: Path) -> None:
    await queue(store)
    await store.close()
    reader = await SqliteStore.open(folder, read_only=True)
    assert await reader.interviews() == (interview(),)
    await reader.close()


async def test_another_writer_makes_us_wait_and_then_complain(store: SqliteStore, folder: Path) -> None:
    await queue(store)
    other = sqlite3.connect(folder / "state.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Transient):
        await store.commit(event("e2"), interview(), 1, (), "")
    assert (await store.interview(REF))[1] == 1
    other.execute("ROLLBACK")
    other.close()
    assert await store.commit(event("e2"), interview(), 1, (), "")


async def test_after_closing_every_call_says_so(folder: Path) -> None:
    store = await SqliteStore.open(folder)
    await store.close()
    await store.close()
    with pytest.raises(Permanent, match="closed"):
        await store.interview(REF)


# --- what cannot be stored ------------------------------------------------------------------------------------------


async def test_a_broken_text_is_refused_and_the_store_goes_on(store: SqliteStore) -> None:
    broken = replace(interview().meeting, uid="\udcff@calendar.example")
    with pytest.raises(Unreadable):
        await store.commit(event("e1"), replace(interview(), meeting=broken), 0, (), "")
    assert await store.interview(REF) == (None, 0)
    await queue(store)
    assert (await store.interview(REF))[1] == 1


# --- other users, other versions, damage ----------------------------------------------------------------------------


async def test_what_is_created_is_for_its_owner_alone(store: SqliteStore, folder: Path) -> None:
    await queue(store)
    files = {"state.db", "state.db-wal", "state.db-shm", "suppressed.db"}
    assert modes(folder) == {"state": "700"} | dict.fromkeys(files, "600")


@pytest.mark.parametrize(
    ("name", "mode", "mend"),
    [(".", 0o755, "chmod 700"), ("state.db", 0o640, "chmod 600"), ("suppressed.db", 0o604, "chmod 600")],
)
@pytest.mark.parametrize("read_only", [True, False])
async def test_what_others_can_read_is_refused(folder: Path, name: str, mode: int, mend: str, read_only: bool) -> None:
    await (await SqliteStore.open(folder)).close()
    (folder / name).chmod(mode)
    with pytest.raises(ConfigError) as caught:
        await SqliteStore.open(folder, read_only=read_only)
    assert caught.value.hint == f"Run: {mend} {folder / name}"


async def test_a_newer_schema_is_refused(folder: Path) -> None:
    await (await SqliteStore.open(folder)).close()
    with sqlite3.connect(folder / "state.db") as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('debrief', 'm900_future')")
    db.close()
    with pytest.raises(ConfigError, match=r"newer version of Debrief \(m900_future\)"):
        await SqliteStore.open(folder)


async def test_a_reader_does_not_bring_an_older_schema_up_to_date(folder: Path) -> None:
    await (await SqliteStore.open(folder)).close()
    (folder / "state.db").write_bytes(b"")
    with pytest.raises(ConfigError, match="older version") as caught:
        await SqliteStore.open(folder, read_only=True)
    assert "debrief run" in caught.value.hint
    assert (folder / "state.db").read_bytes() == b""


@pytest.mark.parametrize(("name", "mend"), [("state.db", "rebuilt from the mailbox"), ("suppressed.db", "backup")])
async def test_a_damaged_file_says_what_to_do(folder: Path, name: str, mend: str) -> None:
    await (await SqliteStore.open(folder)).close()
    (folder / name).write_bytes(b"This is no database. " * 400)
    with pytest.raises(ConfigError, match=f"{name} is damaged") as caught:
        await SqliteStore.open(folder)
    assert mend in caught.value.hint


async def test_damage_that_shows_later_says_the_same(folder: Path) -> None:
    store = await SqliteStore.open(folder)
    await queue(store)
    await store.close()
    path = folder / "state.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + random.Random(1).randbytes(len(whole) - 4096))
    with pytest.raises(ConfigError, match=r"state\.db is damaged"):
        await read_everything(folder)


async def read_everything(folder: Path) -> None:
    store = await SqliteStore.open(folder, read_only=True)
    try:
        await store.interviews()
    finally:
        await store.close()


async def test_a_list_of_stops_that_is_gone_is_missed(folder: Path) -> None:
    await (await SqliteStore.open(folder)).close()
    (folder / "suppressed.db").unlink()
    with pytest.raises(ConfigError, match=r"suppressed\.db is missing") as caught:
        await SqliteStore.open(folder)
    command = caught.value.hint.partition("run: ")[2].split()
    if shutil.which(command[0]):
        subprocess.run(command, check=True)  # noqa: ASYNC221
        await (await SqliteStore.open(folder)).close()


async def test_a_folder_that_cannot_be_is_for_the_operator(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be created"):
        await SqliteStore.open(tmp_path / "file" / "state")
    with pytest.raises(ConfigError, match="no state in"):
        await SqliteStore.open(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()
