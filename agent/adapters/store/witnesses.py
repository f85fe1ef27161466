"""Letters of ours that were found in Sent, and of which the ledger knew nothing."""

import sqlite3
from datetime import datetime

from agent.adapters.store import letters
from agent.adapters.store.codec import EFFECT, instant, stamp
from agent.core.effects import HEADS_UPS, LetterKind, SaveDraft, SendLetter
from agent.core.mail import Address
from agent.ports import OutboxState, Witness
from agent.reading.known import LedgerEntry

_SEEN = (
    "SELECT w.message_id, w.about, w.at, l.effect, l.interview, l.kind, l.slot, l.number, l.addressee, l.text"
    " FROM witnesses w JOIN letters l ON l.message_id = w.message_id"
)


def add(db: sqlite3.Connection, mailbox: str, seen: Witness, raw: bytes) -> str:
    """The effect's row comes first, as the letter refers to it."""
    found = db.execute("SELECT effect FROM letters WHERE message_id = ?", (seen.message_id,)).fetchone()
    if found:
        return str(found["effect"])
    known = _done(db, seen)
    effect = seen.effect if known else f"sent/{seen.message_id}"
    if not known:
        _insert(db, mailbox, effect, seen)
    letters.write(db, mailbox, _entry(seen, effect), raw, seen.at)
    claimed = effect if known else ""
    db.execute(
        "INSERT INTO witnesses VALUES (?, ?, ?, ?, ?)", (seen.message_id, mailbox, seen.about, stamp(seen.at), claimed)
    )
    return effect


def _done(db: sqlite3.Connection, seen: Witness) -> bool:
    """Whatever the outbox thought of it, it has left. One that has a letter of another name is another one."""
    changed = db.execute(
        "UPDATE effects SET state = ?, since = ?, error = '' WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM letters WHERE effect = effects.id)",
        (OutboxState.DONE, stamp(seen.at), seen.effect),
    )
    return changed.rowcount > 0


def _insert(db: sqlite3.Connection, mailbox: str, effect: str, seen: Witness) -> None:
    letter = SendLetter(
        id=effect,
        interview=seen.interview,
        at=seen.at,
        kind=seen.kind,
        to=Address(email=seen.to),
        slot=seen.slot,
        number=seen.number,
    )
    db.execute(
        "INSERT INTO effects (id, interview, mailbox, type, addressee, at, due, state, since, attempts, error, body)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?6, 1, '', ?8)",
        (
            effect,
            seen.interview,
            mailbox,
            letter.type,
            seen.to,
            stamp(seen.at),
            OutboxState.DONE,
            EFFECT.text(letter),
        ),
    )


def _entry(seen: Witness, effect: str) -> LedgerEntry:
    return LedgerEntry(
        message_id=seen.message_id,
        effect=effect,
        interview=seen.interview,
        slot=seen.slot,
        kind=seen.kind,
        number=seen.number,
        to=seen.to,
        text=seen.text,
    )


def unclaimed(db: sqlite3.Connection, mailbox: str, letter: SendLetter | SaveDraft, since: datetime) -> Witness | None:
    about = letter.mail[:16] if isinstance(letter, SendLetter) else ""
    row = db.execute(
        f"{_SEEN} WHERE w.mailbox = ? AND w.claimed = '' AND w.at >= ? AND l.interview = ? AND l.kind = ?"
        " AND l.slot = ? AND l.number = ? AND l.addressee = ? AND (w.about = ? OR l.kind IN (?, ?))"
        " ORDER BY w.at LIMIT 1",
        (
            mailbox,
            stamp(since),
            letter.interview,
            letter.kind,
            letter.slot,
            letter.number,
            letter.to.email,
            about,
            *sorted(HEADS_UPS),
        ),
    ).fetchone()
    return _witness(row) if row else None


def claim(db: sqlite3.Connection, message_id: str, effect: str) -> None:
    db.execute("UPDATE witnesses SET claimed = ? WHERE message_id = ? AND claimed = ''", (effect, message_id))


def everything(db: sqlite3.Connection, mailbox: str) -> tuple[Witness, ...]:
    rows = db.execute(f"{_SEEN} WHERE w.mailbox = ? ORDER BY w.at, w.message_id", (mailbox,))
    return tuple(map(_witness, rows))


def _witness(row: sqlite3.Row) -> Witness:
    return Witness(
        message_id=row["message_id"],
        effect=row["effect"],
        interview=row["interview"],
        kind=LetterKind(row["kind"]),
        slot=row["slot"],
        number=row["number"],
        about=row["about"],
        to=row["addressee"],
        at=instant(row["at"]),
        text=row["text"],
    )
