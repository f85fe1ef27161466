"""Keeps the lease of one mailbox, and is its permit: no letter leaves where another Debrief may be at work."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from agent.core import retry
from agent.core.effects import LetterKind, SaveDraft, SendLetter
from agent.core.gate import Later
from agent.errors import ConfigError, DebriefError, LoginRefused, Transient
from agent.perform.lease import Lease, Lost, Taken
from agent.perform.noting import Noting

log = logging.getLogger(__name__)

_AGAIN = timedelta(seconds=20)
_LONGEST_PAUSE = 60.0
"""Seconds between two tries while the server is out of reach: letters wait for it."""
_OPERATOR_PAUSE = 300.0
_FAREWELL = 2.0
"""Seconds to tell others that this one ends."""
PART = "lease"


class Keeper:
    """One mailbox's lease, from the first claim to the release."""

    def __init__(
        self,
        mailbox: str,
        lease: Lease,
        noting: Noting,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._mailbox = mailbox
        self._lease = lease
        self._noting = noting
        self._sleep = sleep
        self._turn = asyncio.Lock()
        self._failures = 0
        self.decided = asyncio.Event()
        """Set when the mailbox is ours, or it is not known as its server is out of reach."""

    async def run(self) -> None:
        """Until cancelled. Raises Taken where another Debrief is at work, and Lost where one has taken over."""
        while True:
            try:
                async with self._turn:
                    pause = await self._lease.step()
                await self._went_well()
            except (Taken, Lost) as error:
                raise self._named(error) from error
            except DebriefError as error:
                pause = await self._in_trouble(error)
            await self._sleep(pause)

    async def _went_well(self) -> None:
        if self._failures:
            log.info("mailbox %s: its claims are within reach again", self._mailbox)
        self._failures = 0
        if self._lease.holds:
            self.decided.set()
        await self._noting.mended(self._mailbox, PART)

    async def _in_trouble(self, error: DebriefError) -> float:
        """Note it where nobody else does: trouble with the server itself shows when the mailbox is looked at."""
        self._failures += 1
        if self._failures == 1:
            log.warning("mailbox %s: whether another Debrief watches it is not known: %s", self._mailbox, error)
        self.decided.set()
        if isinstance(error, LoginRefused):
            return retry.login(self._failures).total_seconds()
        if isinstance(error, ConfigError):
            await self._noting.trouble(self._mailbox, PART, error)
            return _OPERATOR_PAUSE
        return min(_LONGEST_PAUSE, retry.connection(self._failures, random.random()).total_seconds())

    def _named(self, error: Taken | Lost) -> Taken | Lost:
        words = f"mailbox {self._mailbox}: {error}"
        return Taken(words, hint=error.hint) if isinstance(error, Taken) else Lost(words)

    # --- what others ask ---

    async def __call__(self, letter: SendLetter | SaveDraft, now: datetime) -> Later | None:
        """The permit: letters wait until nobody else can be sure of the mailbox."""
        if self._lease.sure:
            return None
        return Later(at=now + _AGAIN, reason=self._lease.waits, kinds=frozenset(LetterKind))

    def last_word(self) -> None:
        """Right before the first byte of content leaves. Transient if another Debrief may be at work by now."""
        if not self._lease.sure:
            raise Transient(f"The letter stays here: {self._lease.waits}.")

    async def server_time(self) -> tuple[datetime, float] | None:
        """The mail server's time, and when that was as elapsed() counts; None if it does not tell."""
        async with self._turn:
            return await self._lease.server_time()

    @property
    def first_seen(self) -> tuple[datetime, float] | None:
        """When the server got our claim, likewise; None as long as it is not known."""
        return self._lease.received

    async def release(self) -> None:
        """Tell others that this one ends. What cannot be said in time, they find out by themselves."""
        try:
            async with asyncio.timeout(_FAREWELL), self._turn:
                await self._lease.release()
        except (DebriefError, TimeoutError) as error:
            log.info("mailbox %s: the claim stays there: %s", self._mailbox, error or "the server does not answer")
