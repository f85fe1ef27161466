"""Work on kept mail: claims, what we know of them, one event. A mail that fails is put aside; it delays no other."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from agent.advance import Advance
from agent.core.events import CalendarMail, Event
from agent.core.orders import put_aside
from agent.core.people import Directory
from agent.errors import DebriefError, Unreadable
from agent.intake.erased import ERASED, NO_SLOTS, Erasure
from agent.intake.foresight import Foresight
from agent.intake.sense import Sense
from agent.intake.upcoming import Upcoming
from agent.intake.witnessing import OURS, Witnesses, is_news
from agent.ports import Fate, Folder, KeptMail, Mailbox, Parser, Place, Store
from agent.reading.claims import Claims, House
from agent.reading.junk import FROM_JUNK
from agent.reading.known import Known
from agent.reading.recognise import Ignored, Quarantined, Several

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""How often work on one mail is begun before it is put aside for a human."""

_SETTLED_TOGETHER = 16
"""Mails after which the disk is waited for, where more of them are waiting."""
_MARKED_TOGETHER = 1000
"""Mails after which they are marked, where more of them are on their way."""

_MOST_LATE = 3
"""Mails in whose way something may be until it counts as being in the way of all."""


class Worker:
    """Works on the kept mails of one mailbox."""

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
        news: Callable[[], None],
        slots: Mapping[str, Mapping[str, str]] = NO_SLOTS,
        by_arrival: bool = False,
        thinned: Collection[str] = (),
    ) -> None:
        """The last three are for records that are made anew. ``slots`` are known from letters that left (address to
        slot, by reference); ``by_arrival`` says that mails were kept at the time at which they came in, however long
        ago; ``thinned`` are the references of interviews of which somebody was erased."""
        self._house = house
        self._directory = directory
        self._slots = slots
        self._erasure = Erasure(store, directory, thinned, slots)
        self._witnesses = Witnesses(house=house, token_key=token_key, store=store, by_arrival=by_arrival)
        self._mailbox = mailbox
        self._store = store
        self._advance = advance
        self._news = news
        foresight = Foresight(parser, store, house)
        self._upcoming = Upcoming(store, foresight, house)
        self._sense = Sense(
            house=house, directory=directory, token_key=token_key, mailbox=mailbox, parser=foresight, store=store
        )
        self._alone = False
        self._unmarked: list[Place] = []

    async def drain(self, *, alone: bool = False, more: bool = False) -> None:
        """Work on every kept mail. One that fails is tried again, then put aside; it delays no other for long.

        Where a server or the store is in the way of one, the others go first, and then that error is raised. With
        ``alone`` the mailbox is not asked for anything, as it cannot be reached. With ``more`` the next mails wait in
        the mailbox: marks come after them, as a server may take a second to open a great folder for writing.
        """
        self._alone = alone
        worked: list[KeptMail] = []
        late: dict[str, DebriefError] = {}
        async with self._upcoming.begun():
            while len(late) < _MOST_LATE and (mail := await self._upcoming.next(late)) is not None:
                if error := await self._attempt(mail):
                    late[mail.key] = error
                    # What was worked on and is lost would be begun once more here.
                    await self._settled(worked)
                    await self._upcoming.give_back()
                    continue
                worked.append(mail)
                if len(worked) == _SETTLED_TOGETHER or not self._upcoming.ahead:
                    await self._settled(worked)
                if len(self._unmarked) >= _MARKED_TOGETHER:
                    await self._mark()
            await self._settled(worked)
        if not more:
            await self._mark()
        for error in late.values():
            raise error

    async def _settled(self, worked: list[KeptMail]) -> None:
        """Wait until what came of these mails is durable; they have been worked on then."""
        mails = worked.copy()
        worked.clear()
        try:
            # Also without any: one that was in somebody's way may have got through half of what came of it.
            await self._advance.settled(self._house.mailbox)
        except DebriefError:
            # Not the fault of any of them. What is kept still is worked on again.
            if mails:
                await self._store.excuse(*(mail.key for mail in mails))
            raise
        self._unmarked += [(mail.folder, mail.uidvalidity, mail.uid) for mail in mails]

    async def _attempt(self, mail: KeptMail) -> DebriefError | None:
        """One attempt at a mail; what was in the way, if it was not the mail's fault."""
        try:
            await self._work(mail)
        except DebriefError as error:
            return error
        except asyncio.CancelledError:
            # Nor is it the mail's fault that the service ends.
            await asyncio.shield(self._store.excuse(mail.key))
            raise
        except Exception:
            log.exception("work on mail %s failed (attempt %d)", mail.key[:16], mail.attempts)
            # Its next attempt comes before the mails behind it: they may be about the same interview.
            await self._upcoming.give_back()
        return None

    async def _work(self, mail: KeptMail) -> None:
        if mail.attempts > MOST_ATTEMPTS:
            await self._poison(mail, f"work on it failed {MOST_ATTEMPTS} times")
            return
        try:
            await self._parsed(mail, await self._upcoming.claims(mail))
        except Unreadable as error:
            await self._poison(mail, str(error))
        except DebriefError:
            # A server, the store or a worker process was in the way: the mail is no poison.
            await self._store.excuse(mail.key)
            raise

    async def _parsed(self, mail: KeptMail, claims: Claims) -> None:
        bare = self._erasure.quotes(claims)
        claims = await self._sense.proven_by_sent(claims, alone=self._alone)
        known = await self._sense.known(claims)
        if seen := await self._witnesses.note(mail, claims, known, bare=bare):
            known = await self._sense.known(claims)
        await self._sense.learned(mail, claims, known)
        if seen and not is_news(seen, known):
            await self._store.dispose(mail.key, Fate.IGNORED, OURS)
        else:
            await self._recognised(mail, claims, known, seen.at if seen else mail.kept_at)
        if bare:
            await self._store.discard(mail.key)

    async def _recognised(self, mail: KeptMail, claims: Claims, known: Known, at: datetime) -> None:
        match await self._sense.outcome(mail, claims, known, at):
            case Ignored(reason=reason):
                await self._store.dispose(mail.key, Fate.IGNORED, reason)
            case Quarantined(reason=reason):
                await self._put_aside(mail, reason)
            case Several(events=events):
                await self._happened(mail, events, known)
            case event:
                await self._happened(mail, (event,), known)

    async def _happened(self, mail: KeptMail, found: tuple[Event, ...], known: Known) -> None:
        """The mail is done with the last event: after a crash, those that were written change nothing more."""
        allowed = [await self._erasure.spared(event) for event in found]
        events = [self._with_slots(event) for event in allowed if event is not None]
        if not events:
            await self._store.dispose(mail.key, Fate.IGNORED, ERASED)
        for number, event in enumerate(events, start=1):
            handled = mail.key if number == len(events) else ""
            await self._advance(self._house.mailbox, event, handled=handled, known=known, soon=True)
        if allowed != list(found):
            await self._store.discard(mail.key)

    def _with_slots(self, event: Event) -> Event:
        known = self._slots.get(event.interview, {})
        return replace(event, slots=known) if known and isinstance(event, CalendarMail) else event

    async def _poison(self, mail: KeptMail, reason: str) -> None:
        """Nobody has to be told of a mail in Junk that cannot be worked on, unless somebody takes it out."""
        if mail.folder is Folder.JUNK:
            await self._store.dispose(mail.key, Fate.IGNORED, FROM_JUNK + reason)
        else:
            await self._put_aside(mail, reason)

    async def _put_aside(self, mail: KeptMail, reason: str) -> None:
        log.warning("mail %s was put aside: see debrief status", mail.key[:16])
        told = put_aside(self._directory.recruiter, mail.key, mail.kept_at, mail.retries)
        await self._store.dispose(mail.key, Fate.QUARANTINED, reason, told)
        self._news()

    async def _mark(self) -> None:
        """A keyword for humans who look; nothing depends on it, so nothing waits for it."""
        if self._alone or not self._unmarked:
            return
        done, self._unmarked = self._unmarked, []
        try:
            await self._mailbox.mark(done)
        except DebriefError as error:
            log.info("some of %d mails keep no mark: %s", len(done), error)
