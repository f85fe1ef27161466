"""Incoming mail: kept once, worked on in order, and what became of it."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from agent.adapters.store import outbox
from agent.adapters.store.codec import instant, stamp
from agent.core.effects import Effect
from agent.ports import Arrived, Batch, Cursor, Fate, Folder, KeptMail


def keep(db: sqlite3.Connection, mailbox: str, batch: Batch, at: datetime) -> int:
    new = sum(_keep_one(db, mailbox, mail, at) for mail in batch.mails)
    db.executemany(
        "INSERT OR REPLACE INTO cursors VALUES (?, ?, ?, ?)",
        [(mailbox, folder, cursor.uidvalidity, cursor.uid) for folder, cursor in batch.cursors.items()],
    )
    return new


def _keep_one(db: sqlite3.Connection, mailbox: str, mail: Arrived, at: datetime) -> bool:
    digest = hashlib.sha256(mail.raw).hexdigest()
    found = db.execute("SELECT key FROM mails WHERE mailbox = ? AND digest = ?", (mailbox, digest)).fetchone()
    key = found["key"] if found else _free_key(db, mailbox, digest)
    place = (mail.folder, mail.uidvalidity, mail.uid)
    if not found:
        db.execute(
            "INSERT INTO mails (key, mailbox, digest, folder, uidvalidity, uid, raw, kept_at, attempts, fate, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '')",
            (key, mailbox, digest, *place, mail.raw, stamp(at), Fate.KEPT),
        )
    db.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?)", (mailbox, *place, key))
    return not found


def _free_key(db: sqlite3.Connection, mailbox: str, digest: str) -> str:
    """The digest, unless another mailbox got the very same bytes: the mail has to be worked on there and here."""
    if db.execute("SELECT 1 FROM mails WHERE key = ?", (digest,)).fetchone() is None:
        return digest
    return hashlib.sha256(f"{mailbox}\0{digest}".encode()).hexdigest()


def cursors(db: sqlite3.Connection, mailbox: str) -> Mapping[Folder, Cursor]:
    rows = db.execute("SELECT folder, uidvalidity, uid FROM cursors WHERE mailbox = ?", (mailbox,))
    return {Folder(row["folder"]): Cursor(uidvalidity=row["uidvalidity"], uid=row["uid"]) for row in rows}


def next_mail(db: sqlite3.Connection, mailbox: str) -> KeptMail | None:
    row = db.execute(
        "SELECT key FROM mails WHERE mailbox = ? AND fate = 'kept' ORDER BY seq LIMIT 1", (mailbox,)
    ).fetchone()
    if row is None:
        return None
    db.execute("UPDATE mails SET attempts = attempts + 1 WHERE key = ?", (row["key"],))
    return mail(db, row["key"])


def excuse(db: sqlite3.Connection, key: str) -> None:
    db.execute("UPDATE mails SET attempts = attempts - 1 WHERE key = ? AND attempts > 0", (key,))


def mail(db: sqlite3.Connection, key: str) -> KeptMail | None:
    row = db.execute("SELECT * FROM mails WHERE key = ?", (key,)).fetchone()
    return _kept(row) if row else None


def quarantined(db: sqlite3.Connection) -> tuple[KeptMail, ...]:
    """Newest first, at most a hundred; of each only the beginning, which holds the header."""
    columns = "key, mailbox, folder, uidvalidity, uid, substr(raw, 1, 65536) AS raw, kept_at, attempts, fate, reason"
    rows = db.execute(f"SELECT {columns} FROM mails WHERE fate = 'quarantined' ORDER BY seq DESC LIMIT 100")
    return tuple(_kept(row) for row in rows)


def dispose(db: sqlite3.Connection, key: str, fate: Fate, reason: str, effects: Sequence[Effect]) -> None:
    """Only a mail that has no fate yet gets one: what was handled stays so."""
    changed = db.execute("UPDATE mails SET fate = ?, reason = ? WHERE key = ? AND fate = 'kept'", (fate, reason, key))
    if changed.rowcount and effects:
        mailbox = db.execute("SELECT mailbox FROM mails WHERE key = ?", (key,)).fetchone()["mailbox"]
        outbox.insert(db, mailbox, effects)


def handle(db: sqlite3.Connection, key: str, event: str) -> None:
    db.execute("UPDATE mails SET fate = ?, reason = '', event = ? WHERE key = ?", (Fate.HANDLED, event, key))


def _kept(row: sqlite3.Row) -> KeptMail:
    return KeptMail(
        key=row["key"],
        mailbox=row["mailbox"],
        folder=Folder(row["folder"]),
        uidvalidity=row["uidvalidity"],
        uid=row["uid"],
        raw=row["raw"],
        kept_at=instant(row["kept_at"]),
        attempts=row["attempts"],
        fate=Fate(row["fate"]),
        reason=row["reason"],
    )
