"""How the parts of the service are, so that another process can tell."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from agent.adapters.store import outbox
from agent.adapters.store.codec import instant, stamp
from agent.core.effects import Effect
from agent.ports import Condition, Health


def note(
    db: sqlite3.Connection,
    mailbox: str,
    part: str,
    condition: Condition,
    at: datetime,
    message: str,
    effects: Sequence[Effect],
    by: str,
) -> bool:
    """See ports.Store.note_health."""
    before = db.execute(
        "SELECT condition, since, well_at FROM health WHERE mailbox = ? AND part = ?", (mailbox, part)
    ).fetchone()
    same = before is not None and before["condition"] == condition
    since = before["since"] if same else stamp(at)
    well_at = stamp(at) if condition is Condition.OK else before["well_at"] if before else None
    row = (mailbox, part, condition, since, well_at, message)
    db.execute("INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?, ?, ?)", row)
    if effects and not same:
        outbox.insert(db, by or mailbox, effects)
    return not same


def everything(db: sqlite3.Connection, mailbox: str | None) -> tuple[Health, ...]:
    rows = db.execute("SELECT * FROM health WHERE ? IS NULL OR mailbox = ? ORDER BY mailbox, part", (mailbox, mailbox))
    return tuple(
        Health(
            mailbox=row["mailbox"],
            part=row["part"],
            condition=Condition(row["condition"]),
            since=instant(row["since"]),
            well_at=instant(row["well_at"]) if row["well_at"] else None,
            message=row["message"],
        )
        for row in rows
    )
