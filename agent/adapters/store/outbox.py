"""The outbox: effects that wait, are being performed, or have been."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from agent.adapters.store import letters
from agent.adapters.store.codec import EFFECT, instant, stamp
from agent.core.effects import Effect, in_turn
from agent.errors import Permanent
from agent.ports import OutboxState, Task
from agent.reading.known import LedgerEntry

_WAITING = "e.state IN ('queued', 'uncertain')"
# Letters of one interview to one person leave in the order of their times: one that waits holds back those after it,
# also while it waits for another attempt. No ``now`` in here: what is free to go stays so until something is settled.
_FREE = """NOT EXISTS (
    SELECT 1 FROM effects f WHERE e.addressee <> '' AND f.interview = e.interview AND f.addressee = e.addressee
    AND f.state IN ('queued', 'sending', 'data', 'uncertain') AND (f.at, f.seq) < (e.at, e.seq))"""
_OF = "(? IS NULL OR e.mailbox = ?)"
_TASK = "SELECT e.*, l.message_id FROM effects e LEFT JOIN letters l ON l.effect = e.id"


def insert(db: sqlite3.Connection, mailbox: str, effects: Sequence[Effect]) -> None:
    """Queue what is new; an effect whose id is known is the same effect, and is not queued again.

    Only one that the gate turned away, and that has lost nothing by it, may be wanted a second time.
    """
    db.executemany(
        "INSERT INTO effects (id, interview, mailbox, type, addressee, at, due, state, attempts, error, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
        " at = excluded.at, due = excluded.due, body = excluded.body WHERE effects.state = 'never'",
        [_row(mailbox, effect) for effect in effects],
    )


def _row(mailbox: str, effect: Effect) -> tuple[str, ...]:
    at = stamp(effect.at)
    return (
        effect.id,
        effect.interview,
        mailbox,
        effect.type,
        in_turn(effect),
        at,
        at,
        OutboxState.QUEUED,
        EFFECT.text(effect),
    )


def due(db: sqlite3.Connection, now: datetime, limit: int, mailbox: str | None = None) -> tuple[Task, ...]:
    """As many of each type and mailbox at most: what waits for one server must not hide what waits for another.
    Each channel of notifications counts as a type of its own."""
    lane = "t.mailbox, t.type, coalesce(json_extract(t.body, '$.channel'), '')"
    turn = f"row_number() OVER (PARTITION BY {lane} ORDER BY t.at, t.seq)"
    rows = db.execute(
        f"SELECT * FROM (SELECT t.*, {turn} AS turn FROM ({_TASK} WHERE {_WAITING} AND e.due <= ? AND {_FREE}"
        f" AND {_OF}) t) WHERE turn <= ? ORDER BY at, seq",
        (stamp(now), mailbox, mailbox, limit),
    )
    return tuple(_task(row) for row in rows)


def next_due(db: sqlite3.Connection, mailbox: str | None = None) -> datetime | None:
    row = db.execute(
        f"SELECT e.due FROM effects e WHERE {_WAITING} AND {_FREE} AND {_OF} ORDER BY e.due LIMIT 1", (mailbox, mailbox)
    ).fetchone()
    return instant(row["due"]) if row else None


def begin(db: sqlite3.Connection, effect: str, at: datetime, entry: LedgerEntry | None, raw: bytes) -> None:
    changed = db.execute(
        "UPDATE effects AS e SET state = ?1, since = ?2, attempts = attempts + 1, tried_at = coalesce(tried_at, ?2)"
        f" WHERE e.id = ?3 AND {_WAITING}",
        (OutboxState.SENDING, stamp(at), effect),
    )
    if not changed.rowcount:
        raise Permanent(f"effect {effect} is not waiting: it is being performed, or has been")
    if entry is not None:
        mailbox = db.execute("SELECT mailbox FROM effects WHERE id = ?", (effect,)).fetchone()["mailbox"]
        letters.write(db, mailbox, entry, raw, at)


def mark_data(db: sqlite3.Connection, effect: str, at: datetime) -> None:
    changed = db.execute(
        "UPDATE effects SET state = ?, since = ? WHERE id = ? AND state = ?",
        (OutboxState.DATA, stamp(at), effect, OutboxState.SENDING),
    )
    if not changed.rowcount:
        raise Permanent(f"effect {effect} was not begun, so nothing of it may leave")


def settle(
    db: sqlite3.Connection,
    effect: str,
    state: OutboxState,
    at: datetime,
    *,
    error: str = "",
    again: datetime | None = None,
) -> None:
    """What is DONE, FAILED or NEVER stays so: nothing that was finished is performed again.

    A state that goes on began when it began: how long a letter has been uncertain must not start anew with each look.
    """
    db.execute(
        "UPDATE effects SET state = ?1, since = CASE state WHEN ?1 THEN since ELSE ?2 END, due = ?3, error = ?4"
        " WHERE id = ?5 AND state NOT IN ('done', 'failed', 'never')",
        (state, stamp(at), stamp(again or at), error, effect),
    )


def recover(db: sqlite3.Connection, at: datetime) -> int:
    """Both states at once: one after the other would not tell which is which."""
    return db.execute(
        "UPDATE effects SET state = CASE state WHEN 'sending' THEN 'queued' ELSE 'uncertain' END, since = ?"
        " WHERE state IN ('sending', 'data')",
        (stamp(at),),
    ).rowcount


def task(db: sqlite3.Connection, effect: str) -> Task | None:
    row = db.execute(f"{_TASK} WHERE e.id = ?", (effect,)).fetchone()
    return _task(row) if row else None


def tasks(db: sqlite3.Connection, ref: str | None) -> tuple[Task, ...]:
    if ref is None:
        rows = db.execute(f"{_TASK} WHERE e.state NOT IN ('done', 'never') ORDER BY e.seq")
    else:
        rows = db.execute(f"{_TASK} WHERE e.interview = ? ORDER BY e.seq", (ref,))
    return tuple(_task(row) for row in rows)


def _task(row: sqlite3.Row) -> Task:
    return Task(
        effect=EFFECT.value(row["body"]),
        mailbox=row["mailbox"],
        state=OutboxState(row["state"]),
        attempts=row["attempts"],
        since=instant(row["since"]) if row["since"] else None,
        tried_at=instant(row["tried_at"]) if row["tried_at"] else None,
        message_id=row["message_id"] or "",
        error=row["error"],
    )
