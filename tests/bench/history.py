"""A store that holds as many interviews as a bench wants, each as the real service left it.

One interview is played through the service until both sides were asked, and its rows are copied with other people,
references, tokens and ids. So a copy has everything that a real one has: mails, events, effects, letters.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from agent.adapters.store.sqlite import SqliteStore
from agent.core.interview import reference
from agent.core.marks import RECRUITER_SLOT, message_id, token
from tests.system.desk import Agency, Outside, event, invite
from tests.unit.cases import END, REF, START, UID
from tests.unit.ledger import KEY

A_DAY = 8
"""Interviews that one recruiter has in a day: more history means more days, not fuller ones."""
_TOM, _PRIYA = "tom@acme.example", "priya@postbox.example"
_LOADED = ("mails", "places", "interviews", "participants", "events", "effects", "letters", "entries", "letter_ids")


@dataclass(frozen=True)
class Case:
    """One of many interviews like the one that was played."""

    number: int

    @cached_property
    def uid(self) -> str:
        return f"{hashlib.sha256(b'%d' % self.number).hexdigest()[:26]}@google.com"

    @cached_property
    def ref(self) -> str:
        return reference("anna", self.uid, None)

    @property
    def people(self) -> tuple[str, str]:
        """The client's and the candidate's address."""
        return f"tom{self.number}@acme.example", f"priya{self.number}@postbox.example"

    def address(self, slot: str) -> str:
        """Where letters about it ask to be answered."""
        return f"anna+{token(KEY, self.ref, slot)}@agency.example"

    @property
    def start(self) -> datetime:
        """The first interview is the one that was played; each further one began earlier."""
        return START - timedelta(days=self.number // A_DAY, hours=self.number % A_DAY)


@dataclass(frozen=True, kw_only=True)
class Played:
    """The interview that was played."""

    rows: dict[str, list[dict[str, Any]]]
    letters: dict[str, bytes]
    """Composed letters by effect."""
    now: datetime
    """When both sides had been asked."""


async def play(folder: Path) -> Played:
    """Invite, let the interview end, and ask both sides."""
    outside = Outside()
    outside.store = store = await SqliteStore.open(folder)  # type: ignore[assignment]
    async with Agency(outside).open() as agency:
        await agency.deliver(invite("anna@agency.example", event("REQUEST"), key="played"))
        await agency.pass_to(END + timedelta(hours=3))
    await store.close()
    return _read(folder / "state.db", outside.clock.now())


def _read(path: Path, now: datetime) -> Played:
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    rows = {t: [dict(row) for row in db.execute(f"SELECT * FROM {t}")] for t in _LOADED if t in there}
    db.close()
    letters = {row["effect"]: row["raw"] for row in rows["letters"]}
    assert len(letters) >= 3, "the heads-up and a question to each side should have left"
    return Played(rows=rows, letters=letters, now=now)


class Copier:
    """Writes the interview that was played as another one."""

    def __init__(self, played: Played) -> None:
        self._played = played
        # As one text, in which names are exchanged at one go; bytes are no part of it.
        slim = {table: [_slim(table, row) for row in rows] for table, rows in played.rows.items()}
        self._text = json.dumps(slim)

    def names(self, case: Case) -> list[tuple[str, str]]:
        """What to write in the place of what."""
        ours = [(effect, effect.replace(REF, case.ref)) for effect in self._played.letters]
        ids = [(message_id(KEY, a, "agency.example"), message_id(KEY, b, "agency.example")) for a, b in ours]
        tokens = [(token(KEY, REF, slot), token(KEY, case.ref, slot)) for slot in ("a", "b", RECRUITER_SLOT)]
        people = list(zip((_TOM, _PRIYA), case.people, strict=True))
        keys = [(row["key"], hashlib.sha256(f"{case.number} {row['key']}".encode()).hexdigest()) for row in self._mails]
        return [*ids, *tokens, *people, *keys, ("<played@", f"<played{case.number}@"), (UID, case.uid), (REF, case.ref)]

    @property
    def _mails(self) -> list[dict[str, Any]]:
        return self._played.rows["mails"]

    def letters(self, case: Case) -> dict[str, bytes]:
        """The letters about this interview, by the slot of the one they went to ('' for the recruiter)."""
        names = self.names(case)
        slots = {row["effect"]: row["slot"] for row in self._played.rows["letters"]}
        return {slots[effect]: _renamed(raw.decode(), names).encode() for effect, raw in self._played.letters.items()}

    def rows(self, case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
        """(table, row) of everything that the store has about it, but for the bytes of mails."""
        for table, rows in json.loads(_renamed(self._text, self.names(case))).items():
            for row in rows:
                yield table, row | _moved(table, row, case)


def _slim(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Without bytes, and without the numbers that the store gives by itself."""
    own = {"seq"} if table in ("mails", "effects") else set()
    return {name: value for name, value in row.items() if name not in own and not isinstance(value, bytes)}


def _moved(table: str, row: dict[str, Any], case: Case) -> dict[str, Any]:
    """What differs beside names: places in the mailbox, and times that things are searched by."""
    if table == "mails":
        return {"uid": row["uid"] + 100 * case.number + 100, "raw": b"", "digest": row["key"]}
    if table == "places":
        return {"uid": row["uid"] + 100 * case.number + 100}
    if table == "interviews":
        return {"start": case.start.isoformat(timespec="microseconds")}
    if table == "letters":
        at = datetime.fromisoformat(row["begun_at"]) + (case.start - START)
        return {"begun_at": at.isoformat(timespec="microseconds"), "raw": b""}
    return {}


def _renamed(value: str, names: Sequence[tuple[str, str]]) -> str:
    for old, new in names:
        value = value.replace(old, new)
    return value


def lay(folder: Path, copier: Copier, numbers: Sequence[int]) -> None:
    """Write these interviews into the store in ``folder``, which nobody else may have open."""
    db = sqlite3.connect(folder / "state.db", isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -400000")
    db.execute("BEGIN")
    for number in numbers:
        for table, row in copier.rows(Case(number)):
            marks = ", ".join("?" * len(row))
            db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
