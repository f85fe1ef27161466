"""What the recruiter said that is remembered."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from agent.adapters.store.codec import instant, stamp
from agent.core.memory import Said


def learn(db: sqlite3.Connection, mailbox: str, lessons: Iterable[Said]) -> None:
    """Remember these, unless something newer is known about the same."""
    db.executemany(
        "INSERT INTO memory VALUES (?, ?, ?, ?, ?) ON CONFLICT (mailbox, about) DO UPDATE SET"
        " answer = excluded.answer, at = excluded.at, interview = excluded.interview WHERE excluded.at >= memory.at",
        [(mailbox, said.about, said.answer, stamp(said.at), said.interview) for said in lessons],
    )


def recall(db: sqlite3.Connection, mailbox: str, about: Sequence[str]) -> dict[str, Said]:
    """What was said about these, by what it is about."""
    rows = db.execute(
        "SELECT * FROM memory WHERE mailbox = ? AND about IN (SELECT value FROM json_each(?))",
        (mailbox, json.dumps(list(about))),
    )
    return {row["about"]: _said(row) for row in rows}


def one(db: sqlite3.Connection, mailbox: str, about: str) -> Said | None:
    """What was said about this."""
    row = db.execute("SELECT * FROM memory WHERE mailbox = ? AND about = ?", (mailbox, about)).fetchone()
    return _said(row) if row else None


def everything(db: sqlite3.Connection, mailbox: str) -> tuple[Said, ...]:
    """Newest first."""
    rows = db.execute("SELECT * FROM memory WHERE mailbox = ? ORDER BY at DESC, about", (mailbox,))
    return tuple(_said(row) for row in rows)


def _said(row: sqlite3.Row) -> Said:
    return Said(about=row["about"], answer=row["answer"], at=instant(row["at"]), interview=row["interview"])
