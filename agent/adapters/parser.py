"""Parses mail in a worker process with limits, so that no mail can take the service down.

A worker that runs too long or asks for too much memory is ended, and the next mail gets a fresh one. Mails may be
handed in ahead: they are read in their order while the service works on earlier ones, and only the one that was being
read when a worker ended is blamed for it.
"""

import asyncio
import logging
import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from agent.adapters.worker import Ended, Worker
from agent.core.mail import Line
from agent.errors import DebriefError, Transient, Unreadable
from agent.reading.claims import Claims, House
from agent.reading.parse import claims
from agent.reading.typed import typed

log = logging.getLogger(__name__)

SECONDS = 5
"""Time that one mail may take; the usual mail takes some milliseconds."""
MEMORY = 256 * 1024 * 1024
"""Octets that one mail may take, beyond what Python and the libraries need."""
MAILS = 500
"""Questions that one worker answers before a fresh one takes over."""
_AHEAD = 2
"""Questions that a worker has at a time: the one it is at work on, and the next, so that it never waits for us. Not
more, as lines that somebody waits for come behind them."""
_AHEAD_OCTETS = 512 * 1024
"""The same in octets; a great mail is sent when it is its turn."""
_TRIES = 2
"""Workers that may end unexpectedly over one mail: the first may have been killed for somebody else's hunger."""

Work = Callable[[bytes, House, datetime], Claims]
Result = TypeVar("Result")


@dataclass(eq=False, slots=True)
class _Job:
    question: bytes
    answer: asyncio.Future[Any]
    ends: int = 0
    """Workers that have ended over it."""


class ProcessParser:
    """The port Parser with one worker process."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY, work: Work = claims) -> None:
        """``work`` is what the worker does with a mail: a function that can be imported there."""
        self._work = work
        self._seconds = seconds
        self._memory = memory
        self._worker: Worker | None = None
        self._waiting: deque[_Job] = deque()
        self._asked: deque[_Job] = deque()
        """What the worker has been asked and has not answered; it is at work on the first."""
        self._driver: asyncio.Task[None] | None = None

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        """What the mail claims; Unreadable when it cannot be parsed within the limits."""
        return await self._within_limits(self._work, (raw, house, received))

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        """The lines of a reply to our letter ``ours``, labelled; Unreadable when that exceeds the limits.

        Goes before mails that were handed in ahead: an earlier one waits for it.
        """
        return await self._within_limits(typed, (text, html, ours), first=True)

    async def close(self) -> None:
        """End the worker process. What nobody has answered yet is given up."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.cancel()
            await asyncio.gather(driver, return_exceptions=True)
        await self._drop()
        self._fail_all(Transient("The process that reads mail was ended."))

    async def _within_limits(
        self, work: Callable[..., Result], of: tuple[object, ...], *, first: bool = False
    ) -> Result:
        job = _Job(pickle.dumps((work, of), pickle.HIGHEST_PROTOCOL), asyncio.get_running_loop().create_future())
        if first:
            self._waiting.appendleft(job)
        else:
            self._waiting.append(job)
        if self._driver is None or self._driver.done():
            self._driver = asyncio.create_task(self._drive(), name="parser")
        elif self._worker is not None:
            self._supply(self._worker)
        result: Result = await job.answer
        return result

    # --- the one task that speaks with the worker ---

    async def _drive(self) -> None:
        """Have everything answered that is asked."""
        while self._asked or self._waiting:
            try:
                worker = await self._ready()
                self._supply(worker)
                if self._asked:
                    await self._hear(worker)
            except DebriefError as error:
                self._fail_all(error)
            except Exception:
                # Nobody may wait for ever for a task that is no more.
                log.exception("the process that reads mail could not be used")
                await self._drop()
                self._fail_all(Transient("The process that reads mail could not be used; it is started again."))

    async def _ready(self) -> Worker:
        # Between two questions: a worker that died meanwhile did not die of any, and a tired one may rest.
        if self._worker is not None and not self._asked and self._tired(self._worker):
            await self._drop()
        if self._worker is None:
            self._worker = await Worker.start(self._memory, self._seconds)
        return self._worker

    @staticmethod
    def _tired(worker: Worker) -> bool:
        return worker.gone or worker.answered >= MAILS

    def _supply(self, worker: Worker) -> None:
        """Send what may be sent ahead. Who asks while the worker is at work need not wait for its answer."""
        sent = sum(len(job.question) for job in self._asked)
        while self._waiting and worker.answered + len(self._asked) < MAILS:
            job = self._waiting[0]
            sent += len(job.question)
            if self._asked and (len(self._asked) >= _AHEAD or sent > _AHEAD_OCTETS or job.ends):
                return
            self._waiting.popleft()
            # Its caller may have given up.
            if not job.answer.done():
                worker.ask(job.question)
                self._asked.append(job)

    async def _hear(self, worker: Worker) -> None:
        """One answer, or the end of a worker."""
        try:
            async with asyncio.timeout(self._seconds):
                well, value = await worker.answer()
        except TimeoutError:
            await self._ended(_TRIES)
        except Ended:
            await self._ended(1)
        else:
            if isinstance(value, MemoryError):
                await self._ended(_TRIES)
            else:
                _tell(self._asked.popleft(), well, value)

    async def _ended(self, ends: int) -> None:
        """The mail that was being read is blamed; those behind it have not been touched, and go to the next worker."""
        blamed = self._asked.popleft()
        blamed.ends += ends
        again = [blamed] if blamed.ends < _TRIES else []
        self._waiting.extendleft(reversed([*again, *self._asked]))
        self._asked.clear()
        if not again:
            # Before anything is waited for: it is in no queue any more, and whoever asked waits for it.
            too_much = f"The mail takes more than {self._seconds:g} s or too much memory to read."
            _tell(blamed, False, Unreadable(too_much))
        await self._drop()

    def _fail_all(self, error: DebriefError) -> None:
        jobs = (*self._asked, *self._waiting)
        self._asked.clear()
        self._waiting.clear()
        for job in jobs:
            _tell(job, False, error)

    async def _drop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.end()


def _tell(job: _Job, well: bool, value: Any) -> None:
    if job.answer.done():
        return
    if well:
        job.answer.set_result(value)
    else:
        job.answer.set_exception(value)
