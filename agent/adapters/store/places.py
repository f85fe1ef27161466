"""How far each folder has been read, since when, and where the kept mails lie."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from agent.adapters.store.codec import instant, stamp
from agent.ports import Cursor, Folder, Place


def note(db: sqlite3.Connection, mailbox: str, reached: Mapping[Folder, Cursor], at: datetime) -> None:
    """Note how far the folders were read at a time; that they are watched is noted once."""
    db.executemany(
        "INSERT OR REPLACE INTO cursors (mailbox, folder, uidvalidity, uid, anchor) VALUES (?, ?, ?, ?, ?)",
        [(mailbox, folder, read.uidvalidity, read.uid, read.anchor) for folder, read in reached.items()],
    )
    db.executemany("INSERT OR IGNORE INTO watched VALUES (?, ?, ?)", [(mailbox, one, stamp(at)) for one in reached])


def cursors(db: sqlite3.Connection, mailbox: str) -> Mapping[Folder, Cursor]:
    rows = db.execute("SELECT folder, uidvalidity, uid, anchor FROM cursors WHERE mailbox = ?", (mailbox,))
    return {Folder(folder): Cursor(uidvalidity=epoch, uid=uid, anchor=anchor) for folder, epoch, uid, anchor in rows}


def watched(db: sqlite3.Connection, mailbox: str) -> Mapping[Folder, datetime]:
    rows = db.execute("SELECT folder, since FROM watched WHERE mailbox = ?", (mailbox,))
    return {Folder(row["folder"]): instant(row["since"]) for row in rows}


def places(db: sqlite3.Connection, mailbox: str) -> frozenset[Place]:
    """Those of an older UIDVALIDITY lead to nothing any more."""
    rows = db.execute(
        "SELECT p.folder, p.uidvalidity, p.uid FROM places p JOIN cursors c USING (mailbox, folder, uidvalidity)"
        " WHERE p.mailbox = ?",
        (mailbox,),
    )
    return frozenset((Folder(folder), epoch, uid) for folder, epoch, uid in rows)
