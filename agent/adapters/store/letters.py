"""The ledger of letters: by it replies find their way back, and the gate counts what has left."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.adapters.store.codec import stamp
from agent.core.effects import DOUBTFUL, TO_PARTICIPANTS, LetterKind
from agent.core.gate import Counters
from agent.core.interview import InterviewState
from agent.ports import OutboxState
from agent.reading.known import LedgerEntry

_DAY = timedelta(hours=24)
_COUNTED = (OutboxState.SENDING, OutboxState.DATA, OutboxState.UNCERTAIN, OutboxState.DONE)
"""States of letters that have left, are leaving, or may have left."""
_ASKING = ", ".join(f"'{kind}'" for kind in sorted(TO_PARTICIPANTS))
_DOUBTFUL = ", ".join(f"'{kind}'" for kind in sorted(DOUBTFUL))
_LEFT = ", ".join(f"'{state}'" for state in _COUNTED)


def write(db: sqlite3.Connection, mailbox: str, entry: LedgerEntry, raw: bytes, at: datetime) -> None:
    """A second attempt replaces the first: the Message-ID is the same, and only what leaves counts."""
    db.execute(
        "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (effect) DO UPDATE SET"
        " message_id = excluded.message_id, addressee = excluded.addressee, text = excluded.text,"
        " raw = excluded.raw, begun_at = excluded.begun_at",
        (
            entry.message_id,
            entry.effect,
            mailbox,
            entry.interview,
            entry.slot,
            entry.kind,
            entry.number,
            entry.to,
            entry.text,
            raw,
            stamp(at),
        ),
    )


def raw(db: sqlite3.Connection, message_id: str) -> bytes | None:
    row = db.execute("SELECT raw FROM letters WHERE message_id = ?", (message_id,)).fetchone()
    return row["raw"] if row else None


def entries(db: sqlite3.Connection, mailbox: str, message_ids: Sequence[str]) -> dict[str, LedgerEntry]:
    """Letters by the Message-ID that was asked for, which may be the one that a provider gave them."""
    # The plus keeps SQLite from walking through all of the mailbox's letters in an index of mailboxes.
    rows = db.execute(
        "SELECT l.*, m.value AS named FROM json_each(?2) m"
        " LEFT JOIN letter_ids o ON o.mailbox = ?1 AND o.message_id = m.value"
        " JOIN letters l ON l.message_id = coalesce(o.letter, m.value) WHERE +l.mailbox = ?1",
        (mailbox, json.dumps(list(message_ids))),
    )
    return {row["named"]: _entry(row) for row in rows}


def also_called(db: sqlite3.Connection, mailbox: str, message_id: str, letter: str) -> None:
    db.execute("INSERT OR REPLACE INTO letter_ids VALUES (?, ?, ?)", (mailbox, message_id, letter))


def other_ids(db: sqlite3.Connection, mailbox: str) -> frozenset[str]:
    rows = db.execute(
        "SELECT o.message_id FROM letter_ids o JOIN letters l ON l.message_id = o.letter"
        " JOIN interviews i ON i.ref = l.interview WHERE o.mailbox = ? AND i.state <> ?",
        (mailbox, InterviewState.CLOSED),
    )
    return frozenset(row["message_id"] for row in rows)


def questions(db: sqlite3.Connection, refs: Sequence[str]) -> dict[tuple[str, str], tuple[LedgerEntry, ...]]:
    """Questions and reminders of these interviews by (interview, slot), oldest first."""
    rows = db.execute(
        f"SELECT * FROM letters WHERE interview IN (SELECT value FROM json_each(?)) AND kind IN ({_ASKING})"
        " ORDER BY begun_at, message_id",
        (json.dumps(list(refs)),),
    )
    found: dict[tuple[str, str], tuple[LedgerEntry, ...]] = {}
    for entry in map(_entry, rows):
        key = (entry.interview, entry.slot)
        found[key] = (*found.get(key, ()), entry)
    return found


def counters(
    db: sqlite3.Connection, mailbox: str, address: str, interview: str, slot: str, now: datetime, *, suppressed: bool
) -> Counters:
    since = stamp(now - _DAY)
    return Counters(
        to_person=_count(db, "l.addressee = ? AND l.begun_at > ?", address, since),
        to_participants=_count(db, f"l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({_ASKING})", mailbox, since),
        to_recruiter=_count(db, f"l.mailbox = ? AND l.begun_at > ? AND l.kind NOT IN ({_ASKING})", mailbox, since),
        doubtful=_count(db, f"l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({_DOUBTFUL})", mailbox, since),
        questions=_count(db, f"l.interview = ? AND l.slot = ? AND l.kind IN ({_ASKING})", interview, slot),
        suppressed=suppressed,
    )


def _count(db: sqlite3.Connection, where: str, *values: str) -> int:
    query = f"SELECT count(*) FROM letters l JOIN effects e ON e.id = l.effect WHERE e.state IN ({_LEFT}) AND {where}"
    return int(db.execute(query, values).fetchone()[0])


def _entry(row: sqlite3.Row) -> LedgerEntry:
    return LedgerEntry(
        message_id=row["message_id"],
        effect=row["effect"],
        interview=row["interview"],
        slot=row["slot"],
        kind=LetterKind(row["kind"]),
        number=row["number"],
        to=row["addressee"],
        text=row["text"],
    )
