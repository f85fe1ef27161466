"""The permit of the mailbox: nobody is asked or reminded who has answered while nobody looked."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, SaveDraft, SendLetter
from agent.core.gate import Later
from agent.errors import DebriefError

OLDEST = timedelta(minutes=2)
"""How long ago the mailbox may have been looked at when a letter leaves for a participant."""

_AGAIN = timedelta(minutes=1)


class Watcher(Protocol):
    """Who looks into the mailbox."""

    @property
    def caught_up_at(self) -> datetime | None:
        """When the last look began that reached the end, with all kept mail worked on; None before the first."""

    async def catch_up(self) -> None:
        """Look at once, until all that lies in the mailbox now has been worked on; Transient if that cannot be."""


class Fresh:
    """Lets letters wait until the mailbox has been looked at.

    Letters to participants need a look of the last two minutes: while we were down, suspended or restored from a
    backup, they may have answered. The recruiter's need one look since the start: Sent shows what has left already.
    """

    def __init__(self, watcher: Callable[[], Watcher]) -> None:
        self._watcher = watcher

    async def __call__(self, letter: SendLetter | SaveDraft, now: datetime) -> Later | None:
        """See ports of this floor: None, or when to try again."""
        watcher = self._watcher()
        if not _stale(watcher.caught_up_at, letter, now):
            return None
        try:
            await watcher.catch_up()
        except DebriefError as error:
            return Later(at=now + _AGAIN, reason=f"the mailbox has to be looked at first: {error}")
        return None


def _stale(looked_at: datetime | None, letter: SendLetter | SaveDraft, now: datetime) -> bool:
    if looked_at is None:
        return True
    # A look in the future is one before the clock was put back.
    return letter.kind in TO_PARTICIPANTS | AFTER_DECISION and not now - OLDEST <= looked_at <= now
