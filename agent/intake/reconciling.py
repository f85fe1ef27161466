"""Compares the mailbox with the records, at night: what was missed is found, and told of."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo

from agent.errors import DebriefError
from agent.intake import copies
from agent.intake.erased import without_erased
from agent.intake.guarding import Guard
from agent.intake.looking import Concerns
from agent.perform.noting import Noting, told
from agent.ports import FIRST_DAYS, Arrived, Batch, Clock, Condition, Cursor, Folder, Mailbox, Place, Store
from agent.reading.relevance import LATER

log = logging.getLogger(__name__)

PART = "reconciliation"
"""Under which name its health is noted."""
_MOST_DAYS = 30
"""Days of mail that are compared."""
_QUIET = time(3)
"""The local hour after which it begins."""
_SPREAD = 60
"""Minutes over which the mailboxes of one service spread."""
_AGAIN = timedelta(hours=1)
"""The wait after one that failed."""

_NOWHERE: Place = (Folder.INBOX, 0, 0)
"""No mail has a UID of 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Round:
    """One comparison under way."""

    days: int
    skip: frozenset[Place]
    """Where the records know of mails."""
    read: Mapping[Folder, Cursor]
    """How far the folders had been read before; what lies behind is new, and not missed."""
    reached: Mapping[Folder, Cursor]
    missed: int = 0
    found: int = 0


class Reconciler:
    """Looks at the last month of a mailbox, one look at a time, so that new mail need not wait for the end."""

    def __init__(
        self,
        *,
        mailbox: Mailbox,
        store: Store,
        clock: Clock,
        noting: Noting,
        guard: Guard,
        name: str,
        zone: tzinfo,
        files_sent: bool,
    ) -> None:
        """``files_sent`` says that the mail server puts copies of what it sends into Sent."""
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._noting = noting
        self._guard = guard
        self._name = name
        self._zone = zone
        self._files_sent = files_sent
        self._round: _Round | None = None
        self._next: datetime | None = None
        """When the next comparison is due; None if that has to be asked of the records."""

    def wanted(self) -> None:
        """Something happened that makes it wise to compare at once."""
        self._next = self._clock.now()

    async def due(self) -> bool:
        """Whether there is something to do now."""
        if self._next is None:
            self._next = await self._after_the_last()
        return self._clock.now() >= self._next

    async def _after_the_last(self) -> datetime:
        """The first night after the last comparison; a mailbox that is new waits for its first night too."""
        found = [one for one in await self._store.health(self._name) if one.part == PART]
        last = (found[0].well_at or found[0].since) if found else self._clock.now()
        if not found:
            await self._noting.note(self._name, PART, Condition.OK)
        return self._night(last)

    def _night(self, after: datetime) -> datetime:
        """The first moment of its kind after another. Each mailbox has a minute of its own, the same every night."""
        minute = int.from_bytes(hashlib.sha256(self._name.encode()).digest()[:4], "big") % _SPREAD
        day = after.astimezone(self._zone).date()
        tonight = [datetime.combine(day + timedelta(days=n), _QUIET, self._zone) for n in (0, 1, 2)]
        moments = [(one + timedelta(minutes=minute)).astimezone(UTC) for one in tonight]
        return next(one for one in moments if one > after)

    async def step(self, concerns: Concerns) -> bool:
        """One look, and keeping what is new in it; True if there is more to do. One that fails begins anew in an hour.

        A mail that showed by itself, when it came, that it concerns us, and was not kept, is a gap. Others came to
        concern us later, when somebody took part in an interview.
        """
        try:
            return await self._step(concerns)
        except DebriefError as error:
            log.warning("mailbox %s could not be compared with the records: %s", self._name, error)
            self._round, self._next = None, self._clock.now() + _AGAIN
            await self._noting.note(self._name, PART, Condition.TROUBLE, told(error))
            return False

    async def _step(self, concerns: Concerns) -> bool:
        now = self._round or await self._begin()
        look = self._mailbox.look(now.reached, concerns, days=now.days, skip=now.skip)
        batch = await without_erased(self._store, await self._guard.over(look))
        missed = [mail for mail in batch.mails if mail.reason not in LATER and _was_read(mail, now)]
        others = [mail for mail in batch.mails if mail.reason in LATER or not _was_read(mail, now)]
        now = replace(
            now,
            missed=now.missed + await self._keep(missed),
            found=now.found + await self._keep(others),
            reached=batch.cursors,
        )
        self._round = now if batch.unfinished else None
        if not batch.unfinished:
            await self._end(now)
        return batch.unfinished or bool(batch.mails)

    async def _begin(self) -> _Round:
        today = self._clock.now().date()
        watched = (await self._store.watched(self._name)).values()
        ages = [(today - since.astimezone(UTC).date()).days for since in watched]
        return _Round(
            # What came before a folder was first looked at was never looked for.
            days=min(_MOST_DAYS, FIRST_DAYS + max(0, min(ages, default=0))),
            # Never empty: it tells this look from an ordinary one.
            skip=await self._store.places(self._name) | {_NOWHERE},
            read=await self._store.cursors(self._name),
            reached={},
        )

    async def _keep(self, mails: list[Arrived]) -> int:
        """How many of them were not known. The cursors of ordinary looks stay as they are."""
        batch = Batch(mails=tuple(mails), cursors={})
        return await self._store.keep(self._name, batch, self._clock.now()) if mails else 0

    async def _end(self, done: _Round) -> None:
        self._next = self._night(self._clock.now())
        log.info("mailbox %s compared with the records: %d missed, %d more", self._name, done.missed, done.found)
        if done.missed:
            what = "1 mail was missed when it came" if done.missed == 1 else f"{done.missed} mails were missed"
            await self._noting.note(self._name, PART, Condition.GAP, f"{what}, and found now")
        else:
            await self._noting.well(self._name, PART)
        if self._files_sent:
            count = await copies.without_copy(self._mailbox, self._store, self._name, self._clock.now())
            await self._noting.note(self._name, "sent", Condition.OK, copies.told(count))


def _was_read(mail: Arrived, now: _Round) -> bool:
    """Whether it lies before the place up to which its folder had been read."""
    cursor = now.read.get(mail.folder)
    return cursor is not None and (cursor.uidvalidity, mail.uid <= cursor.uid) == (mail.uidvalidity, True)
