"""The service from its start to its end, as its service manager sees it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from agent.adapters.clock import SystemClock
from agent.adapters.systemd import Turning
from agent.app import POLL, Service, opened
from agent.config import Config
from agent.errors import DebriefError
from agent.perform.lease import Pace
from agent.ports import Clock
from agent.rebuild import restored_at_last

log = logging.getLogger(__name__)

_IN_HAND = 4.0
"""Seconds for the server's answer to a letter whose content has left, once the service is told to stop."""
_ORDERLY = 2.0
"""Seconds for the loops to end."""
_GLANCE = 0.1
"""Seconds between two looks whether the start is over."""
_NEWS = 10.0
"""Seconds between two looks at how it is."""
_EXTENSION = 60.0
"""Seconds by which the start may be longer, each time it is asked for."""
_RESTORING = 600.0
"""The same while records are made anew."""

Notify = Callable[[str], None]


async def serve(
    config: Config,
    *,
    stop: asyncio.Event,
    notify: Notify,
    turning: Turning,
    clock: Clock | None = None,
    pace: Pace | None = None,
    host: str = "",
    poll: float = POLL,
) -> None:
    """The service, until ``stop`` is set. ``notify`` gets the lines of sd_notify(3).

    Ends with Taken, in a group, where another Debrief watches a mailbox, and Lost where one has taken it over.
    """
    clock = clock or SystemClock()
    async with _more_time(notify, "Looking whether the records are complete", _RESTORING):
        await restored_at_last(config, clock, stop)
    if stop.is_set():
        # The records may not be complete: nothing may be begun with them.
        return
    async with opened(config, clock, poll=poll, pace=pace or Pace(), host=host) as service:
        service.watched_by(turning)
        await _until(stop, service, notify)


async def _until(stop: asyncio.Event, service: Service, notify: Notify) -> None:
    running = asyncio.create_task(service.run())
    stopping = asyncio.create_task(stop.wait())
    telling = asyncio.create_task(_tell(service, notify))
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        telling.cancel()
        await service.finish(_IN_HAND)
    finally:
        for task in (telling, stopping, running):
            task.cancel()
        await asyncio.wait({running}, timeout=_ORDERLY)
    if running.done() and not running.cancelled():
        running.result()


@asynccontextmanager
async def _more_time(notify: Notify, status: str, seconds: float) -> AsyncIterator[None]:
    """Ask the service manager for so much more time, again and again until the block ends."""

    async def ask() -> None:
        while True:
            notify(f"EXTEND_TIMEOUT_USEC={round(seconds * 1_000_000)}\nSTATUS={status}")
            await asyncio.sleep(seconds / 3)

    asking = asyncio.create_task(ask())
    try:
        yield
    finally:
        asking.cancel()


async def _tell(service: Service, notify: Notify, *, news: float = _NEWS) -> None:
    """Say when the service is ready, and from then on how it is, when that has changed."""
    async with _more_time(notify, "Looking at the mailboxes for the first time", _EXTENSION):
        while not service.looked:  # noqa: ASYNC110 (no event tells of it)
            await asyncio.sleep(_GLANCE)
    ready, said = "READY=1\n", ""
    while True:
        try:
            status = await service.status()
        except DebriefError as error:
            # That it works has to be said all the same: the service manager would end it.
            log.warning("how the service is cannot be looked up: %s", error)
            status = said or "How the mailboxes are is not known yet"
        if ready or status != said:
            notify(f"{ready}STATUS={status}")
        ready, said = "", status
        await asyncio.sleep(news)
