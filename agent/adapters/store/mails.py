"""Incoming mail: kept once, worked on in order, and what became of it."""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import takewhile

from agent.adapters.store import outbox, places
from agent.adapters.store.codec import instant, stamp
from agent.core.effects import Effect
from agent.ports import Arrived, Batch, Fate, Folder, KeptMail, Place, counts_anew
from agent.ports.store import TOGETHER


def keep(db: sqlite3.Connection, mailbox: str, batch: Batch, at: datetime) -> int:
    new = sum(_keep_one(db, mailbox, mail, at) for mail in batch.mails)
    places.note(db, mailbox, batch.cursors, at)
    return new


def _keep_one(db: sqlite3.Connection, mailbox: str, mail: Arrived, at: datetime) -> bool:
    digest = hashlib.sha256(mail.raw).hexdigest()
    found = db.execute(
        "SELECT key, folder, fate, reason, length(raw) AS size FROM mails WHERE mailbox = ? AND digest = ?",
        (mailbox, digest),
    ).fetchone()
    key = found["key"] if found else _free_key(db, mailbox, digest)
    place = (mail.folder, mail.uidvalidity, mail.uid)
    if not found:
        db.execute(
            "INSERT INTO mails (key, mailbox, digest, folder, uidvalidity, uid, raw, kept_at, attempts, fate, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '')",
            (key, mailbox, digest, *place, mail.raw, stamp(at), Fate.KEPT),
        )
    db.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?)", (mailbox, *place, key))
    return _seen_again(db, found, place) if found else True


def _seen_again(db: sqlite3.Connection, mail: sqlite3.Row, place: Place) -> bool:
    """Whether a known mail is to be worked on again for where it lies. A mail whose bytes were erased never is."""
    ignored = mail["reason"] if mail["fate"] == Fate.IGNORED else None
    open_still = mail["size"] and mail["fate"] in (Fate.KEPT, Fate.IGNORED)
    if not open_still or not counts_anew(Folder(mail["folder"]), ignored, place[0]):
        return False
    db.execute(
        "UPDATE mails SET folder = ?, uidvalidity = ?, uid = ?, fate = 'kept', reason = '', attempts = 0 WHERE key = ?",
        (*place, mail["key"]),
    )
    return bool(mail["fate"] != Fate.KEPT)


def _free_key(db: sqlite3.Connection, mailbox: str, digest: str) -> str:
    """The digest, unless another mailbox got the very same bytes: the mail has to be worked on there and here."""
    if db.execute("SELECT 1 FROM mails WHERE key = ?", (digest,)).fetchone() is None:
        return digest
    return hashlib.sha256(f"{mailbox}\0{digest}".encode()).hexdigest()


def next_mail(db: sqlite3.Connection, mailbox: str) -> KeptMail | None:
    return next(iter(next_mails(db, mailbox, 1, ())), None)


def next_mails(db: sqlite3.Connection, mailbox: str, most: int, skip: Collection[str]) -> tuple[KeptMail, ...]:
    waiting = db.execute(
        "SELECT key, attempts, length(raw) AS size FROM mails WHERE mailbox = ? AND fate = 'kept'"
        " AND key NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?",
        (mailbox, json.dumps(list(skip)), most),
    ).fetchall()
    keys = json.dumps([row["key"] for row in _together(waiting)])
    chosen = "key IN (SELECT value FROM json_each(?))"
    db.execute(f"UPDATE mails SET attempts = attempts + 1 WHERE {chosen}", (keys,))
    return tuple(map(_kept, db.execute(f"SELECT * FROM mails WHERE {chosen} ORDER BY seq", (keys,))))


def _together(waiting: Sequence[sqlite3.Row]) -> list[sqlite3.Row]:
    """Those that may be begun together: what was begun before and not finished is begun by itself."""
    fresh, size = list(takewhile(lambda row: row["attempts"] == 0, waiting)), 0
    for number, row in enumerate(fresh):
        size += row["size"]
        if size > TOGETHER:
            return fresh[: max(number, 1)]
    return fresh or list(waiting[:1])


def excuse(db: sqlite3.Connection, keys: Sequence[str]) -> None:
    db.execute(
        "UPDATE mails SET attempts = attempts - 1 WHERE key IN (SELECT value FROM json_each(?)) AND attempts > 0",
        (json.dumps(keys),),
    )


def waiting(db: sqlite3.Connection, mailbox: str, before: datetime | None) -> int:
    earlier = stamp(before) if before else None
    count = "SELECT count(*) FROM mails WHERE mailbox = ? AND fate = 'kept' AND (? IS NULL OR kept_at < ?)"
    return int(db.execute(count, (mailbox, earlier, earlier)).fetchone()[0])


def retry(db: sqlite3.Connection, keys: Sequence[str]) -> int:
    return db.execute(
        "UPDATE mails SET fate = 'kept', reason = '', attempts = 0, retries = retries + 1"
        " WHERE fate = 'quarantined' AND key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    ).rowcount


def mail(db: sqlite3.Connection, key: str) -> KeptMail | None:
    row = db.execute("SELECT * FROM mails WHERE key = ?", (key,)).fetchone()
    return _kept(row) if row else None


def quarantined(db: sqlite3.Connection, begins: str, most: int) -> tuple[KeptMail, ...]:
    """Those whose keys begin so, newest first; of each only the beginning, which holds the header."""
    columns = "key, mailbox, folder, uidvalidity, uid, substr(raw, 1, 65536) AS raw, kept_at, attempts, fate, reason"
    rows = db.execute(
        f"SELECT {columns}, retries FROM mails WHERE fate = 'quarantined' AND substr(key, 1, ?) = ?"
        " ORDER BY seq DESC LIMIT ?",
        (len(begins), begins, most),
    )
    return tuple(_kept(row) for row in rows)


def quarantined_keys(db: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(row["key"] for row in db.execute("SELECT key FROM mails WHERE fate = 'quarantined' ORDER BY seq"))


def dispose(db: sqlite3.Connection, key: str, fate: Fate, reason: str, effects: Sequence[Effect]) -> None:
    """Only a mail that has no fate yet gets one: what was handled stays so."""
    changed = db.execute("UPDATE mails SET fate = ?, reason = ? WHERE key = ? AND fate = 'kept'", (fate, reason, key))
    if changed.rowcount and effects:
        mailbox = db.execute("SELECT mailbox FROM mails WHERE key = ?", (key,)).fetchone()["mailbox"]
        outbox.insert(db, mailbox, effects)


def handle(db: sqlite3.Connection, key: str, event: str) -> None:
    db.execute("UPDATE mails SET fate = ?, reason = '', event = ? WHERE key = ?", (Fate.HANDLED, event, key))


def discard(db: sqlite3.Connection, key: str) -> None:
    db.execute("UPDATE mails SET raw = ? WHERE key = ?", (b"", key))


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
        retries=row["retries"],
    )
