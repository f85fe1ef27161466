"""Breaks off what the mail server leaves without an answer: some connections die without a sign."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from agent.errors import Transient
from agent.ports import Mailbox

log = logging.getLogger(__name__)

_TICK = 5.0
"""Seconds between two looks at the watch."""
_FAREWELL = 30.0
"""Seconds for a broken connection to be closed; after them it is left to itself."""

Result = TypeVar("Result")


class Guard:
    """Watches calls of one mailbox. ``elapsed`` counts seconds and never jumps; ``limit`` is how many of them may pass
    without a search that succeeded.
    """

    def __init__(self, mailbox: Mailbox, elapsed: Callable[[], float], limit: float, tick: float = _TICK) -> None:
        self._mailbox = mailbox
        self._elapsed = elapsed
        self._limit = limit
        self._tick = tick

    @property
    def silent(self) -> bool:
        """Whether no search has succeeded for longer than the limit."""
        return (self._mailbox.pulse() or 0.0) > self._limit

    async def over(self, call: Coroutine[Any, Any, Result]) -> Result:
        """The result of a call; Transient, and a new connection for the next, if it takes too long."""
        began = self._elapsed()
        task = asyncio.create_task(call)
        try:
            while not (await asyncio.wait({task}, timeout=self._tick))[0]:
                if self._quiet_since(began) > self._limit:
                    await self.renew(task)
                    raise Transient(f"The mail server has given no sign for {self._limit / 60:.0f} minutes.")
            return task.result()
        finally:
            if task.cancel():
                await asyncio.wait({task}, timeout=self._tick)

    def _quiet_since(self, began: float) -> float:
        lasted, pulse = self._elapsed() - began, self._mailbox.pulse()
        return lasted if pulse is None else min(lasted, pulse)

    async def renew(self, *broken: asyncio.Task[Any]) -> None:
        """Throw the connection away, with what hangs on it."""
        log.warning("the connection to a mailbox is broken off")
        for task in broken:
            task.cancel()
        closing = asyncio.create_task(self._mailbox.close())
        await asyncio.wait({closing, *broken}, timeout=_FAREWELL)
        if closing.done() and not closing.cancelled() and closing.exception():
            log.warning("the connection could not be closed: %s", closing.exception())
