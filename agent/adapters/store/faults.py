"""SQLite's errors in our own words: whoever reads them can act on them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.errors import ConfigError, DebriefError, Permanent, Transient, Unreadable

_WAIT = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_OPERATOR = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space."),
    sqlite3.SQLITE_IOERR: ("the disk failed to read or write", "Look for a full or failing disk."),
    sqlite3.SQLITE_READONLY: ("it may not be written", "Give the user that runs Debrief the right to write it."),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Look whether the folder exists and belongs to the right user."),
    sqlite3.SQLITE_PERM: ("it may not be opened", "Give the user that runs Debrief the right to read and write it."),
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside with the database ``path`` leaves as one of our errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _fault(error, path) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise Unreadable(f"a text or number that cannot be stored: {type(error).__name__}") from error


def _fault(error: sqlite3.Error, path: Path) -> DebriefError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _WAIT:
        return Transient(f"{path} is in use by another process")
    if code in _DAMAGED:
        return damaged(path)
    if code in _OPERATOR:
        what, hint = _OPERATOR[code]
        return ConfigError(f"{path}: {what}", hint=hint)
    return Permanent(f"{path}: {error}")


def damaged(path: Path) -> ConfigError:
    """The file is not what we wrote. What to do differs: the state can be rebuilt, the list of STOPs cannot."""
    if path.name == "state.db":
        hint = f"Restore {path} from a backup, or move it away: the state is then rebuilt from the mailbox."
    else:
        hint = f"Restore {path} from a backup: it holds who asked for no more mail, and nothing else knows that."
    return ConfigError(f"{path} is damaged or is not a database", hint=hint)
