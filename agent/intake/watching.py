"""The loop of one mailbox: look, keep, work, wait for a hint, and begin again; its troubles stay its own."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo

from agent.advance import Advance
from agent.core import retry
from agent.core.people import Directory
from agent.errors import ConfigError, DebriefError, LoginRefused, Transient
from agent.intake.guarding import Guard
from agent.intake.looking import Lookout
from agent.intake.reconciling import Reconciler
from agent.intake.working import Worker
from agent.perform.noting import Noting
from agent.ports import Clock, Condition, Mailbox, Parser, Store
from agent.reading.claims import House

log = logging.getLogger(__name__)

_OPERATOR_PAUSE = 300.0
"""Seconds to wait after an error that only the operator can mend."""
_GLANCE = 5.0
"""Seconds between two looks for kept mail that another process wants to be tried anew."""
_TOO_LONG = timedelta(hours=1)
"""Mail that has been kept for longer, and not worked on, is an alarm."""


class Intake:
    """Watches one mailbox. The raw bytes are in the store before anything else happens."""

    caught_up_at: datetime | None = None
    """When the last look began that reached the end, with all kept mail worked on; None before the first."""
    resting = False
    """Whether all kept mail has been worked on, and the mailbox is waited for."""
    turns = 0
    """How often the loop has turned."""
    _begun = 0
    """Looks that were begun, by the loop or by who wants to catch up."""
    _whole = 0
    """The last of them that reached the end, with all kept mail worked on."""
    _failures = 0
    _pausing = False
    _part = "imap"
    """What is being done now, and would be to blame."""

    def __init__(
        self,
        *,
        house: House,
        directory: Directory,
        token_key: bytes,
        mailbox: Mailbox,
        parser: Parser,
        store: Store,
        advance: Advance,
        clock: Clock,
        poll: float,
        news: Callable[[], None],
        zone: tzinfo = UTC,
        files_sent: bool = False,
        noting: Noting | None = None,
        elapsed: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        glance: float = _GLANCE,
    ) -> None:
        """``zone`` is where the recruiter's nights are, ``files_sent`` whether the mail server files what it sends in
        Sent; ``elapsed`` counts seconds and never jumps."""
        self._name = house.mailbox
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._poll = poll
        self._sleep = sleep
        self._glance = glance
        self._noting = noting or Noting(store, clock, news, house.mailbox)
        self._guard = Guard(mailbox, elapsed, limit=3 * poll + 600, tick=glance)
        self._lookout = Lookout(
            house=house, directory=directory, mailbox=mailbox, store=store, clock=clock, guard=self._guard
        )
        self._reconciler = Reconciler(
            mailbox=mailbox,
            store=store,
            clock=clock,
            noting=self._noting,
            guard=self._guard,
            name=house.mailbox,
            zone=zone,
            files_sent=files_sent,
        )
        self._worker = Worker(
            house=house,
            directory=directory,
            token_key=token_key,
            mailbox=mailbox,
            parser=parser,
            store=store,
            advance=advance,
            news=news,
        )
        self._turn = asyncio.Lock()

    @property
    def looked(self) -> bool:
        """Whether the first look is over, well or not."""
        return self.turns > 1 or self._whole > 0 or self._pausing

    # --- the loop ---

    async def run(self) -> None:
        """Look, work, wait for a hint, and begin again; troubles of one mailbox stay its own."""
        while True:
            self.turns += 1
            try:
                if not await self.once() and not await self.compare():
                    await self._rest()
            except DebriefError as error:
                await self._in_trouble(error)

    async def _in_trouble(self, error: DebriefError) -> None:
        """Tell of it, and leave the server alone for a while; who wants to catch up meanwhile has to wait too."""
        self._failures += 1
        if isinstance(error, ConfigError):
            log.error("mailbox %s needs the operator: %s %s", self._name, error, error.hint)
        else:
            log.warning("mailbox %s: %s", self._name, error)
        await self._noting.trouble(self._name, self._part, error)
        self._pausing = True
        try:
            if self._guard.silent:
                await self._guard.renew()
            await self._sleep(self._wait_after(error))
        finally:
            self._pausing = False

    def _wait_after(self, error: DebriefError) -> float:
        if isinstance(error, LoginRefused):
            return retry.login(self._failures).total_seconds()
        if isinstance(error, ConfigError):
            return _OPERATOR_PAUSE
        return retry.connection(self._failures, random.random()).total_seconds()

    async def _rest(self) -> None:
        """Until the mailbox hints at news, or somebody wants a mail to be tried anew."""
        self.resting, self._part = True, "imap"
        waits = {
            asyncio.create_task(self._guard.over(self._mailbox.wait(self._poll))),
            asyncio.create_task(self._wanted_anew()),
        }
        try:
            done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
        finally:
            self.resting = False
            for one in waits:
                one.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    async def _wanted_anew(self) -> None:
        """Another process cannot wake us: the store is asked now and then."""
        while not await self._store.waiting(self._name):  # noqa: ASYNC110 (no event tells of it)
            await asyncio.sleep(self._glance)

    # --- one turn ---

    async def once(self) -> bool:
        """One look at the mailbox, and work on all that is kept. True if there may be more already."""
        async with self._turn:
            return await self._look()

    async def catch_up(self) -> None:
        """Look at once, until all that lies in the mailbox now has been worked on.

        Transient if that cannot be done now. Several who want it at the same time share one look.
        """
        wanted = self._begun
        while self._whole <= wanted:
            if self._pausing:
                raise Transient(f"Mailbox {self._name} cannot be looked at now.")
            async with self._turn:
                if self._whole <= wanted:
                    await self._look_for_another()

    async def _look_for_another(self) -> None:
        try:
            await self._look()
        except Transient:
            raise
        except DebriefError as error:
            raise Transient(f"Mailbox {self._name} cannot be looked at now: {error}") from error

    async def _look(self) -> bool:
        began, self._part = self._clock.now(), "imap"
        self._begun += 1
        number = self._begun
        try:
            batch, before = await self._lookout.seen()
        except DebriefError:
            # What is safe already does not wait for the server.
            await self._worker.drain(alone=True)
            raise
        finally:
            await self._tell_of_waiting()
        await self._noting.well(self._name, "imap")
        self._part = "work"
        await self._lookout.keep(batch, before)
        await self.drain(more=batch.unfinished)
        if self._lookout.renumbered:
            self._reconciler.wanted()
        if not batch.unfinished:
            self.caught_up_at, self._whole = began, number
        self._failures = 0
        return bool(batch.mails) or batch.unfinished

    async def drain(self, *, more: bool = False) -> None:
        """Work on every kept mail; ``more`` of them wait in the mailbox."""
        await self._worker.drain(more=more)
        await self._noting.mended(self._name, "work")

    async def _tell_of_waiting(self) -> None:
        """Kept mail that nobody works on is trouble, whatever the reason."""
        count = await self._store.waiting(self._name, self._clock.now() - _TOO_LONG)
        if count:
            words = f"{count} kept {'mail waits' if count == 1 else 'mails wait'} to be worked on"
            await self._noting.note(self._name, "kept mail", Condition.STUCK, words)
        else:
            await self._noting.mended(self._name, "kept mail")

    # --- the nightly comparison ---

    async def compare(self) -> bool:
        """One step of comparing the mailbox with the records, if that is due; True if it goes on, or found mail."""
        if not await self._reconciler.due():
            return False
        async with self._turn:
            return await self._reconciler.step(await self._lookout.concerns())
