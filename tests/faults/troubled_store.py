"""A store on a disk that is in trouble for a while, from a chosen transaction on."""

import asyncio
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from agent.adapters.store import files
from agent.adapters.store.lane import Lane
from agent.adapters.store.sqlite import SqliteStore
from agent.errors import DebriefError
from tests.faults.stage import Office, Service, _next, begun

_MINUTE = timedelta(minutes=1)
_GLANCES = 3000
"""Hundredths of a second of real time."""
Trouble = Callable[[Path], Any]
"""A context manager within which the state in a folder cannot be written."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else writes, and does not come to an end."""
    other = sqlite3.connect(folder / files.STATE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """No file of this process can grow any more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = folder / f"{files.STATE}-wal"
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size if log.exists() else 0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class _Lane(Lane):
    """Trouble comes with transaction ``first``, and goes when it has made so many transactions fail."""

    def __init__(self, path: Path, trouble: Trouble, first: int, times: int) -> None:
        super().__init__(path)
        self._trouble, self._first, self._times = trouble, first, times
        self._written = 0
        self._lasts = ExitStack()

    async def write(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._written += 1
        if self._written == self._first:
            self._lasts.enter_context(self._trouble(self._path.parent))
        try:
            return await super().write(work, *args, **kwargs)
        except DebriefError:
            self._times -= 1
            if self._times == 0:
                self._lasts.close()
            raise

    async def close(self) -> None:
        self._lasts.close()
        await super().close()


async def troubled(folder: Path, trouble: Trouble, first: int, times: int) -> SqliteStore:
    """A store of which so many transactions fail, from the one with the number ``first`` on."""

    class Store(SqliteStore):
        def __init__(self, folder: Path, name: str = files.STATE) -> None:
            super().__init__(folder, name)
            self._writer = self._latest = _Lane(folder / name, trouble, first, times)

    return await Store.open(folder, patience=0.01)


async def played(store: SqliteStore) -> Office:
    """The scenario of the demo to its end, with intake and dispatch that try again where the store was in the way."""
    office = begun()
    office.store = store  # type: ignore[assignment]
    service = Service(office)
    running = asyncio.create_task(service.dispatch.run())
    try:
        await _settled(service, running)
        while (at := await _next(office)) is not None:
            now = office.clock.now()
            await office.clock.move(at if at > now else now + _MINUTE)
            office.act()
            await _settled(service, running)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return office


async def _picked_up(service: Service) -> None:
    """What the last trouble has left is taken up in real time, of which the scenario takes none."""
    for _ in range(_GLANCES):
        if service.dispatch.resting:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("what the store had interrupted was never taken up")


async def _settled(service: Service, running: "asyncio.Task[None]") -> None:
    while not running.done():
        try:
            await service.settle()
            await _picked_up(service)
            return
        except DebriefError:
            await asyncio.sleep(0)
    running.result()
