"""The service from its start to its end, as its service manager sees it."""

import asyncio
from collections.abc import Callable

from agent.adapters.clock import SystemClock
from agent.adapters.systemd import Turning
from agent.app import POLL, Service, opened
from agent.config import Config
from agent.perform.lease import Pace
from agent.ports import Clock
from agent.rebuild import restored_at_last

_IN_HAND = 4.0
"""Seconds for the server's answer to a letter whose content has left, once the service is told to stop."""
_ORDERLY = 2.0
"""Seconds for the loops to end."""
_GLANCE = 0.1
"""Seconds between two looks whether the start is over."""
_NEWS = 10.0
"""Seconds between two looks at how it is."""
_EXTENSION = 60
"""Seconds by which the start may be longer, each time it is asked for."""

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
    notify("EXTEND_TIMEOUT_USEC=600000000\nSTATUS=Looking whether the records are complete")
    await restored_at_last(config, clock, stop)
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


async def _tell(service: Service, notify: Notify) -> None:
    """Say when the service is ready, and from then on how it is, when that has changed."""
    loop = asyncio.get_running_loop()
    asked = -float("inf")
    while not service.looked:
        if loop.time() - asked > _EXTENSION / 3:
            asked = loop.time()
            notify(f"EXTEND_TIMEOUT_USEC={_EXTENSION * 1_000_000}\nSTATUS=Looking at the mailboxes for the first time")
        await asyncio.sleep(_GLANCE)
    ready, said = "READY=1\n", ""
    while True:
        status = await service.status()
        if status != said:
            notify(f"{ready}STATUS={status}")
        ready, said = "", status
        await asyncio.sleep(_NEWS)
