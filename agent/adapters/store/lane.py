"""A database connection and the one thread that owns it: SQLite's connections belong to a thread."""

import asyncio
import sqlite3
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from agent.adapters.store.faults import translated
from agent.errors import DebriefError, Permanent

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_GROUP = 0.05
"""Seconds after which a group of writes is ended, whoever has forgotten it."""

Work = Callable[Concatenate[sqlite3.Connection, P], T]


class Lane:
    """Does work on a connection, one piece after the other, in a thread of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=path.stem)
        self._db: Database | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._group = 0
        """The transaction that several pieces of work share, counted up with each."""
        self._lost: dict[int, BaseException] = {}
        """Groups that did not come onto the disk: few, as trouble with a disk does not go on for long unnoticed."""

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

    async def soon(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, int]:
        """The result of ``work``, which is on the disk once ``settled`` returns, and the group to ask about there.

        Several such pieces share one transaction, as long as nobody else wants the connection: then one wait for the
        disk is enough for all. Each is a savepoint, so that one that raises takes back only itself.
        """
        # Before anything is begun: who is cancelled, or fails, leaves no group open behind.
        self._timer = self._timer or asyncio.get_running_loop().call_later(_LONGEST_GROUP, self._time_is_up)
        return await self._submit(self._joined, lambda db: work(db, *args, **kwargs))

    async def peek(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``work``, which also sees what is not on the disk yet. For who waits for ``settled`` anyway."""
        return await self._submit(self._within, lambda db: work(db, *args, **kwargs))

    def after(self, groups: Collection[int], work: Work[P, T]) -> Work[P, T]:
        """``work``, which raises instead if one of these groups is lost: it may not go past what was in them."""

        @wraps(work)
        def unless_lost(db: sqlite3.Connection, /, *args: P.args, **kwargs: P.kwargs) -> T:
            self._refuse_lost(groups)
            return work(db, *args, **kwargs)

        return unless_lost

    async def settled(self, groups: Collection[int]) -> None:
        """Return once these groups are on the disk; raise what was in the way if one of them is lost."""
        await self._submit(self._settle, groups)

    async def close(self) -> None:
        """Finish what was begun and disconnect; a second time does nothing."""
        if self._db is not None:
            db, self._db = self._db, None
            await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect, db)
            self._thread.shutdown()

    async def _run(self, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        return await self._submit(self._transaction, begin, work)

    async def _submit(self, job: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **_: P.kwargs) -> T:
        if self._db is None:
            raise Permanent(f"{self._path} is closed, or was opened for reading only")
        return await asyncio.get_running_loop().run_in_executor(self._thread, job, self._db.conn, *args)

    # --- in the thread of the connection ---

    def _transaction(self, db: sqlite3.Connection, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        self._end_group(db)
        with translated(self._path), self._whole(db, begin):
            return work(db)

    @contextmanager
    def _whole(self, db: sqlite3.Connection, begin: str) -> Iterator[None]:
        db.execute(begin)
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself where the disk is full.
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _joined(self, db: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> tuple[T, int]:
        with translated(self._path):
            if not db.in_transaction:
                db.execute("BEGIN IMMEDIATE")
                self._group += 1
            db.execute("SAVEPOINT one")
            try:
                result = work(db)
                db.execute("RELEASE one")
            except BaseException as error:
                self._take_back(db, error)
                raise
        return result, self._group

    def _take_back(self, db: sqlite3.Connection, error: BaseException) -> None:
        """One piece; or all of the group, where SQLite has rolled back by itself."""
        if db.in_transaction:
            db.execute("ROLLBACK TO one")
            db.execute("RELEASE one")
        else:
            self._lost[self._group] = error

    def _within(self, db: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
        if not db.in_transaction:
            return self._transaction(db, "BEGIN", work)
        with translated(self._path):
            try:
                return work(db)
            except BaseException as error:
                if not db.in_transaction:
                    self._lost[self._group] = error
                raise

    def _end_group(self, db: sqlite3.Connection) -> None:
        """Make the group durable that is open. What goes wrong is for those to hear who are in it."""
        if not db.in_transaction:
            return
        try:
            with translated(self._path):
                db.execute("COMMIT")
        except DebriefError as error:
            self._lost[self._group] = error
            if db.in_transaction:
                db.execute("ROLLBACK")

    def _settle(self, db: sqlite3.Connection, groups: Collection[int]) -> None:
        self._end_group(db)
        with translated(self._path):
            self._refuse_lost(groups)

    def _refuse_lost(self, groups: Collection[int]) -> None:
        for group in groups:
            if group in self._lost:
                raise self._lost[group]

    def _disconnect(self, db: Database) -> None:
        self._end_group(db.conn)
        db.close()

    # --- in the event loop ---

    def _time_is_up(self) -> None:
        """A group that nobody ends keeps other processes from writing."""
        self._timer = None
        if self._db is not None:
            self._thread.submit(self._end_group, self._db.conn)
