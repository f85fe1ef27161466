"""Parses mail in a worker process with limits, so that no mail can take the service down (the library is pebble).

A worker that runs too long or asks for too much memory is ended, and the next mail gets a fresh one.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from agent.core.mail import Line
from agent.errors import Transient, Unreadable
from agent.reading.claims import Claims, House
from agent.reading.parse import claims
from agent.reading.typed import typed

SECONDS = 5
"""Time that one mail may take; the usual mail takes some milliseconds."""
MEMORY = 256 * 1024 * 1024
"""Octets that one mail may take, beyond what Python and the libraries need."""
MAILS = 500
"""Mails that one worker reads before a fresh one takes over."""
_PATIENCE = 6 * SECONDS
"""Seconds after which the pool itself counts as stuck; starting one takes a second or two."""
_UNKNOWN_BASE = 1024 * 1024 * 1024

Work = Callable[[bytes, House, datetime], Claims]
Result = TypeVar("Result")

_BROKEN = (BrokenProcessPool, RuntimeError, EOFError, OSError)


class ProcessParser:
    """The port Parser with one worker process."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY, work: Work = claims) -> None:
        """``work`` is what the worker does with a mail: a function that can be imported there."""
        self._work = work
        self._seconds = seconds
        self._memory = memory
        self._pool: ProcessPool | None = None
        # One mail at a time: each then has its whole time, and a stuck pool is plain to see.
        self._turn = asyncio.Lock()

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        """What the mail claims; Unreadable when it cannot be parsed within the limits."""
        return await self._within_limits(self._work, raw, house, received)

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        """The lines of a reply to our letter ``ours``, labelled; Unreadable when that exceeds the limits."""
        return await self._within_limits(typed, text, html, ours)

    async def _within_limits(self, work: Callable[..., Result], *of: object) -> Result:
        async with self._turn:
            patience = asyncio.timeout(_PATIENCE)
            try:
                async with patience:
                    return await self._ask(work, of)
            except (TimeoutError, ProcessExpired, MemoryError) as error:
                if patience.expired():
                    await self._drop()
                raise Unreadable(f"The mail takes more than {self._seconds:g} s or too much memory to read.") from error

    async def close(self) -> None:
        """End the worker process."""
        async with self._turn:
            await self._drop()

    async def _ask(self, work: Callable[..., Result], of: tuple[object, ...]) -> Result:
        try:
            future = await asyncio.to_thread(self._schedule, work, of)
            return await asyncio.wrap_future(future)
        except (TimeoutError, ProcessExpired):
            raise
        except _BROKEN as error:
            await self._drop()
            raise Transient("The process that reads mail ended unexpectedly; it is started again.") from error

    def _schedule(self, work: Callable[..., Result], of: tuple[object, ...]) -> "Future[Result]":
        if self._pool is None or not self._pool.active:
            self._pool = _pool(self._memory)
        return self._pool.schedule(_read, args=(work, of, self._seconds), timeout=self._seconds)

    async def _drop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            with contextlib.suppress(TimeoutError):
                await asyncio.to_thread(pool.join, self._seconds)


def _pool(memory: int) -> ProcessPool:
    # A fork of the service would bring its sockets, threads and secrets along.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return ProcessPool(max_workers=1, max_tasks=MAILS, initializer=_confine, initargs=(memory,), context=context)


def _confine(memory: int) -> None:
    """Limit the worker that this runs in."""
    # At once, also in the middle of a long call into C; there is nothing to tidy up.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # The bounce library logs what it stumbles over, with parts of the mail.
    logging.disable(logging.CRITICAL)
    space = _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _address_space() -> int:
    """Octets of address space in use now, with the libraries loaded."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return _UNKNOWN_BASE


def _read(work: Callable[..., Result], of: tuple[object, ...], seconds: float) -> Result:
    """Runs in the worker."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    # The limit counts from the worker's start; it also ends a worker whose parent has died.
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    try:
        return work(*of)
    except Unreadable as error:
        # Without its causes, which may hold parts of the mail or be objects that cannot travel.
        raise Unreadable(str(error)) from None
