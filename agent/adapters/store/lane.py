"""A database connection and the one thread that owns it: SQLite's connections belong to a thread."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from agent.adapters.store.faults import translated
from agent.errors import Permanent

P = ParamSpec("P")
T = TypeVar("T")

Work = Callable[Concatenate[sqlite3.Connection, P], T]


class Lane:
    """Does work on a connection, one piece after the other, in a thread of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=path.stem)
        self._db: Database | None = None

    async def open(self, connect: Callable[[], Database]) -> None:
        """Connect; the thread ends again if that fails."""
        try:
            self._db = await asyncio.get_running_loop().run_in_executor(self._thread, connect)
        except BaseException:
            self._thread.shutdown(wait=False)
            raise

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``work``, which sees one state of the database from its beginning to its end."""
        return await self._run("BEGIN", lambda db: work(db, *args, **kwargs))

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``work``, all of which is on the disk when this returns; nothing of it is if it raises.

        IMMEDIATE takes the right to write at once. A transaction that begins by reading and then writes would fail as
        soon as another process wrote in between.
        """
        return await self._run("BEGIN IMMEDIATE", lambda db: work(db, *args, **kwargs))

    async def close(self) -> None:
        """Finish what was begun and disconnect; a second time does nothing."""
        if self._db is not None:
            db, self._db = self._db, None
            await asyncio.get_running_loop().run_in_executor(self._thread, db.close)
            self._thread.shutdown()

    async def _run(self, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._db is None:
            raise Permanent(f"{self._path} is closed, or was opened for reading only")
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._transaction, self._db, begin, work)

    def _transaction(self, db: Database, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        with translated(self._path):
            db.conn.execute(begin)
            try:
                result = work(db.conn)
                db.conn.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself where the disk is full.
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")
                raise
        return result
