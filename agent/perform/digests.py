"""Sees to it that a mailbox's digest leaves on the mornings of working days, if there is something to say."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from agent.core.digesting import digest, last_due, next_due
from agent.core.effects import LetterKind, SendLetter
from agent.core.leave import LEAVE, stand_in
from agent.core.rules import Rules
from agent.errors import DebriefError
from agent.ports import Clock, Store
from agent.writing.digesting import since

log = logging.getLogger(__name__)

LATE = timedelta(hours=3)
"""How late a digest may be, after an outage: what is said of the morning is no news at night."""
_AGAIN = timedelta(minutes=10)


class Digests:
    """The digests of one mailbox."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, news: Callable[[], None]) -> None:
        """``news`` hears that a letter is due."""
        self._store = store
        self._rules = rules
        self._clock = clock
        self._news = news

    async def run(self) -> None:
        """Have each digest written at its time, until cancelled."""
        at = self._rules.digest
        while True:
            now = self._clock.now()
            await self._clock.wait(await self._following(at, now) if at else None)

    async def _following(self, at: time, now: datetime) -> datetime:
        """When to look again, after what is due has been queued."""
        due = last_due(now, at, self._rules.hours)
        try:
            if now - due <= LATE:
                await self._queue(due)
        except DebriefError as error:
            log.warning("the digest of mailbox %s waits: %s", self._rules.mailbox, error)
            return now + _AGAIN
        return next_due(now, at, self._rules.hours)

    async def _queue(self, due: datetime) -> None:
        """Once a day: the letter's id is the day's, also after a restart."""
        interviews = await self._store.open_interviews(self._rules.mailbox)
        if digest(interviews, since(self._rules, due)).empty:
            return
        day = due.astimezone(self._rules.hours.zone).date().isoformat()
        to = self._rules.directory.recruiter
        name = f"digest/{self._rules.mailbox}/{day}"
        letter = SendLetter(id=name, interview="", at=due, kind=LetterKind.DIGEST, to=to, mail=day)
        instead = stand_in(await self._store.said(self._rules.mailbox, LEAVE), self._rules, due)
        copies = (replace(letter, id=f"{name}/instead", to=instead.to),) if instead else ()
        await self._store.queue(self._rules.mailbox, (letter, *copies))
        self._news()
