"""Who said STOP. A database of its own, shared by all mailboxes, which outlives the store."""

import sqlite3
from datetime import datetime

from agent.adapters.store.codec import stamp


def add(db: sqlite3.Connection, address: str, at: datetime) -> None:
    db.execute("INSERT INTO suppressed VALUES (?, ?) ON CONFLICT DO NOTHING", (address.lower(), stamp(at)))


def holds(db: sqlite3.Connection, address: str) -> bool:
    return db.execute("SELECT 1 FROM suppressed WHERE address = ?", (address.lower(),)).fetchone() is not None
