"""Who was erased: keyed hashes beside the store, so that neither losing nor rebuilding it brings anybody back."""

import hashlib
import hmac
import sqlite3
from collections.abc import Collection
from datetime import datetime

from agent.adapters.store.codec import stamp


def add(db: sqlite3.Connection, address: str, at: datetime) -> None:
    db.execute("INSERT INTO erased VALUES (?, ?) ON CONFLICT DO NOTHING", (_hash(_salt(db), address), stamp(at)))


def among(db: sqlite3.Connection, addresses: Collection[str]) -> frozenset[str]:
    """Those of the addresses that were erased. Mostly nobody was, and then nothing is hashed."""
    if not addresses or db.execute("SELECT 1 FROM erased LIMIT 1").fetchone() is None:
        return frozenset()
    salt = _salt(db)
    return frozenset(
        one
        for one in addresses
        if db.execute("SELECT 1 FROM erased WHERE hash = ?", (_hash(salt, one),)).fetchone() is not None
    )


def _salt(db: sqlite3.Connection) -> bytes:
    return bytes(db.execute("SELECT salt FROM salt").fetchone()["salt"])


def _hash(salt: bytes, address: str) -> bytes:
    """Addresses can be guessed: the salt, which stays here, is what makes the list worthless elsewhere."""
    return hmac.new(salt, address.lower().encode(), hashlib.sha256).digest()
