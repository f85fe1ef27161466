"""Whose mail concerns us, and which letters it may answer: kept in memory and brought up to date with each commit.

Both are asked before every look at a mailbox, and are long where a recruiter has many open interviews. So they are read
once, and then only what changed is. Triggers of this connection write down what its own transactions change, so that a
transaction that is rolled back leaves no trace here either; when another process has written, all is read anew.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from agent.core.interview import InterviewState

_CLOSED = InterviewState.CLOSED.value
_IDS_OF = "FROM letters l JOIN letter_ids o ON o.letter = l.message_id WHERE l.interview = NEW.ref"
# ``step`` is 1 for what is new and -1 for what is gone.
_SET_UP = (
    "CREATE TEMP TABLE changed_people (mailbox TEXT, address TEXT, step INTEGER)",
    "CREATE TEMP TABLE changed_ids (mailbox TEXT, message_id TEXT, step INTEGER)",
    "CREATE TEMP TRIGGER people_in AFTER INSERT ON main.participants BEGIN"
    " INSERT INTO changed_people VALUES (NEW.mailbox, NEW.address, 1); END",
    "CREATE TEMP TRIGGER people_out AFTER DELETE ON main.participants BEGIN"
    " INSERT INTO changed_people VALUES (OLD.mailbox, OLD.address, -1); END",
    "CREATE TEMP TRIGGER ids_in AFTER INSERT ON main.letter_ids BEGIN"
    " INSERT INTO changed_ids SELECT NEW.mailbox, NEW.message_id, 1 FROM letters l JOIN interviews i"
    f" ON i.ref = l.interview WHERE l.message_id = NEW.letter AND i.state <> '{_CLOSED}'; END",
    "CREATE TEMP TRIGGER ids_out AFTER DELETE ON main.letter_ids BEGIN"
    " INSERT INTO changed_ids VALUES (OLD.mailbox, OLD.message_id, -1); END",
    "CREATE TEMP TRIGGER closed AFTER UPDATE OF state ON main.interviews"
    f" WHEN NEW.state = '{_CLOSED}' AND OLD.state <> '{_CLOSED}' BEGIN"
    f" INSERT INTO changed_ids SELECT o.mailbox, o.message_id, -1 {_IDS_OF}; END",
    "CREATE TEMP TRIGGER reopened AFTER UPDATE OF state ON main.interviews"
    f" WHEN OLD.state = '{_CLOSED}' AND NEW.state <> '{_CLOSED}' BEGIN"
    f" INSERT INTO changed_ids SELECT o.mailbox, o.message_id, 1 {_IDS_OF}; END",
)


class Live(Set[str]):
    """A set to look things up in, in any thread: it always tells what is true now."""

    def __init__(self, kept: Mapping[str, int]) -> None:
        self._kept = kept

    def __contains__(self, item: object) -> bool:
        return item in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._kept))

    def __len__(self) -> int:
        return len(self._kept)

    @classmethod
    def _from_iterable(cls, items: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(items)


class Watched:
    """What one connection knows of them. Asked in that connection's thread only."""

    def __init__(self) -> None:
        self._version: int | None = None
        """The database's version, as far as other connections changed it, that was read last; None: nothing was."""
        self._people: dict[str, Counter[str]] = defaultdict(Counter)
        self._ids: dict[str, dict[str, int]] = defaultdict(dict)

    def begin(self, db: sqlite3.Connection) -> None:
        """Have changes written down; once for each connection that writes."""
        for statement in _SET_UP:
            db.execute(statement)

    def people(self, db: sqlite3.Connection, mailbox: str) -> Set[str]:
        """Addresses of everybody in the mailbox's interviews that are not closed."""
        self._catch_up(db)
        return Live(self._people[mailbox])

    def ids(self, db: sqlite3.Connection, mailbox: str) -> Set[str]:
        """The Message-IDs that the provider gave letters about such interviews."""
        self._catch_up(db)
        return Live(self._ids[mailbox])

    def _catch_up(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA data_version").fetchone()[0]
        known, self._version = self._version, None
        if version == known:
            self._follow(db)
        else:
            self._read(db)
        db.execute("DELETE FROM changed_people")
        db.execute("DELETE FROM changed_ids")
        # Only now: what was interrupted on the way is read anew.
        self._version = version

    def _follow(self, db: sqlite3.Connection) -> None:
        for mailbox, address, step in db.execute("SELECT * FROM changed_people ORDER BY rowid"):
            people = self._people[mailbox]
            people[address] += step
            if people[address] <= 0:
                del people[address]
        for mailbox, message_id, step in db.execute("SELECT * FROM changed_ids ORDER BY rowid"):
            if step > 0:
                self._ids[mailbox][message_id] = 1
            else:
                self._ids[mailbox].pop(message_id, None)

    def _read(self, db: sqlite3.Connection) -> None:
        # New ones: the old are looked at by others until they ask again.
        self._people, self._ids = defaultdict(Counter), defaultdict(dict)
        for mailbox, address in db.execute("SELECT mailbox, address FROM participants"):
            self._people[mailbox][address] += 1
        rows = db.execute(
            "SELECT o.mailbox, o.message_id FROM letter_ids o JOIN letters l ON l.message_id = o.letter"
            " JOIN interviews i ON i.ref = l.interview WHERE i.state <> ?",
            (_CLOSED,),
        )
        for mailbox, message_id in rows:
            self._ids[mailbox][message_id] = 1
