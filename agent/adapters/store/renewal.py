"""Putting new records in the place of old or lost ones: the new file is complete before it gets the old one's name."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from agent.adapters.store import files
from agent.adapters.store.faults import translated
from agent.errors import ConfigError

REBUILDING = "state.db.rebuilding"

_SIDE = ("-wal", "-shm", "-journal")


def begin(folder: Path, *, copy: bool) -> None:
    """Make ready for new records, without what a crash left of others; ``copy``: they begin as the old ones."""
    new = folder / REBUILDING
    if (folder / files.STATE).exists() and not (folder / files.SUPPRESSED).exists():
        raise ConfigError(
            f"{folder / files.SUPPRESSED} is missing: it lists who asked for no more mail, and who was erased",
            hint="Restore it from a backup, or remove state.db too if there is none: then only what the mailbox shows "
            "of them is known.",
        )
    for suffix in ("", *_SIDE):
        new.with_name(new.name + suffix).unlink(missing_ok=True)
    if copy:
        files.private_file(new)
        _copied(folder / files.STATE, new)


def _copied(old: Path, new: Path) -> None:
    with translated(old):
        source, target = sqlite3.connect(old), sqlite3.connect(new)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()


def finish(folder: Path, now: datetime) -> Path | None:
    """Give the new records the name of the old ones, which are kept beside; returns where.

    The old log goes first: SQLite would write what it holds into any database that it finds beside it.
    """
    old, kept = folder / files.STATE, _free(folder, now)
    existed = old.exists()
    for suffix in (*_SIDE, ""):
        side = old.with_name(old.name + suffix)
        if side.exists():
            side.rename(kept.with_name(kept.name + suffix))
    _synced(folder)
    (folder / REBUILDING).rename(old)
    _synced(folder)
    return kept if existed else None


def _free(folder: Path, now: datetime) -> Path:
    stamp = f"{now:%Y%m%dT%H%M%S}"
    names = (folder / f"{files.STATE}.before-{stamp}{tail}" for tail in ("", *(f"-{n}" for n in range(1, 1000))))
    return next(path for path in names if not path.exists())


def _synced(folder: Path) -> None:
    """A new name is on the disk only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
