"""Opening a database file: pragmas, migrations, and what is refused."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from agent.adapters.store import files
from agent.adapters.store.faults import translated
from agent.adapters.store.migrations import STATE, SUPPRESSED, names
from agent.errors import ConfigError


def state(folder: Path, *, read_only: bool, patience: float, name: str = files.STATE) -> Database:
    """The store itself. WAL: readers in other processes never wait for the writer, nor it for them."""
    return _open(folder / name, STATE, journal="wal", read_only=read_only, patience=patience)


def suppressed(folder: Path, *, read_only: bool, patience: float) -> Database:
    """The list of those who said STOP. One plain file, so that a copy of it is always complete."""
    return _open(folder / files.SUPPRESSED, SUPPRESSED, journal="delete", read_only=read_only, patience=patience)


def _open(path: Path, migrations: Migrations, *, journal: str, read_only: bool, patience: float) -> Database:
    with translated(path):
        db = _connect(path, read_only, patience)
        try:
            _set_up(db, path, journal, read_only)
            _bring_up_to_date(db, path, migrations, read_only)
        except BaseException:
            db.close()
            raise
    return db


def _connect(path: Path, read_only: bool, patience: float) -> Database:
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    # isolation_level None: sqlite3 must not begin transactions of its own, which would be deferred ones.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience)
    connection.row_factory = sqlite3.Row
    return Database(connection, execute_plugins=False)


def _set_up(db: Database, path: Path, journal: str, read_only: bool) -> None:
    run = db.conn.execute
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA secure_delete = ON")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA trusted_schema = OFF")
    # EXTRA is FULL, and the folder is synced once the journal of the list of STOPs is deleted: deleting it is the
    # commit, and after a power cut a journal that came back would take the commit back.
    run("PRAGMA synchronous = EXTRA")
    if not read_only and run(f"PRAGMA journal_mode = {journal}").fetchone()[0] != journal:
        raise ConfigError(f"{path} lies on a file system without shared memory", hint="Move the state to a local disk.")


def _bring_up_to_date(db: Database, path: Path, migrations: Migrations, read_only: bool) -> None:
    ours = names(migrations)
    newer = [applied.name for applied in migrations.applied(db) if applied.name not in ours]
    if newer:
        raise ConfigError(
            f"{path} was written by a newer version of Debrief ({', '.join(newer)})",
            hint="Install that version again, or restore the backup from before the upgrade.",
        )
    if not read_only:
        migrations.apply(db)
    elif migrations.pending(db):
        raise ConfigError(f"{path} was written by an older version of Debrief", hint="Start `debrief run` once.")
