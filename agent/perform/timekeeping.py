"""Whether the time is right: what the mail server's clock says decides where the machine's is in doubt."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, SaveDraft, SendLetter
from agent.core.gate import Later
from agent.errors import DebriefError
from agent.perform.keeping import Keeper
from agent.perform.noting import Noting
from agent.perform.steady import SteadyClock
from agent.ports import Condition

log = logging.getLogger(__name__)

AGREE = timedelta(minutes=10)
"""How far two clocks may differ that count as showing the same time."""
_GLANCE = 5.0
"""Seconds between two looks at the clocks of this machine, which cost nothing."""
_ASK_AGAIN = 900.0
"""Seconds between two questions to a mail server about the same matter."""
_UNPROVEN = 3600.0
"""Seconds after which a jump is followed that nobody can prove right or wrong: no mailbox has a place to ask in."""
_AGAIN = timedelta(minutes=1)
PART = "clock"

Told = tuple[datetime, float]
"""What a server's clock said, and when that was as elapsed() counts."""


class Finding(Enum):
    """What is known of a jump of the machine's clock."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


class Timekeeper:
    """Watches the clocks, and is the permit that goes with it: nobody is written to as long as the time is in doubt."""

    def __init__(
        self,
        clock: SteadyClock,
        keepers: Mapping[str, Keeper],
        noting: Noting,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._keepers = keepers
        self._noting = noting
        self._sleep = sleep
        self._jump = timedelta()
        """The jump that was judged last."""
        self._finding = Finding.RIGHT
        self._judged_at = 0.0
        self._jumped_at = 0.0

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.look()
            await self._sleep(_GLANCE)

    async def __call__(self, letter: SendLetter | SaveDraft, now: datetime) -> Later | None:
        """The permit: letters to participants wait while the machine's clock has jumped and nobody knows why."""
        kinds = TO_PARTICIPANTS | AFTER_DECISION
        if letter.kind not in kinds or not self._in_doubt(self._clock.jump):
            return None
        return Later(
            at=now + _AGAIN, reason="this machine's clock was set, and what time it is is in doubt", kinds=kinds
        )

    def _in_doubt(self, jump: timedelta) -> bool:
        return bool(jump) and not (self._same(jump) and self._finding is Finding.WRONG)

    def _same(self, jump: timedelta) -> bool:
        return abs(jump - self._jump) < timedelta(minutes=1)

    # --- a jump ---

    async def look(self) -> None:
        """Look whether the machine's clock has jumped, and find out whether that was right."""
        jump, now = self._clock.jump, self._clock.elapsed()
        if not jump:
            if self._jump:
                self._jump = timedelta()
                log.warning("this machine's clock shows the expected time again")
            await self._noting.mended("", PART)
            return
        if not self._same(jump):
            self._jumped_at = now
            log.warning("this machine's clock was set by %s", jump)
        elif now - self._judged_at < _ASK_AGAIN:
            return
        self._jump, self._judged_at = jump, now
        self._finding = await self._judged(jump)
        await self._heeded(jump)

    async def _heeded(self, jump: timedelta) -> None:
        if self._finding is Finding.RIGHT:
            log.warning("the mail server shows the same time as this machine's clock now: it is followed")
            self._clock.follow()
            await self._noting.mended("", PART)
            return
        known = self._finding is Finding.WRONG
        words = (
            "the mail server shows that it was right before, and that time is gone on with"
            if known
            else "letters to participants wait until the mail server confirms one of the two times"
        )
        await self._noting.note("", PART, Condition.OPERATOR, f"this machine's clock was set by {_span(jump)}: {words}")

    async def _judged(self, jump: timedelta) -> Finding:
        if not self._keepers:
            return Finding.RIGHT if self._clock.elapsed() - self._jumped_at >= _UNPROVEN else Finding.UNKNOWN
        for keeper in self._keepers.values():
            told = await self._asked(keeper)
            if told is None:
                continue
            off = self._ahead(told)
            if min(abs(off), abs(off + jump)) <= AGREE:
                return Finding.RIGHT if abs(off + jump) < abs(off) else Finding.WRONG
        return Finding.UNKNOWN

    async def _asked(self, keeper: Keeper) -> Told | None:
        try:
            return await keeper.server_time()
        except DebriefError as error:
            log.info("a mail server cannot be asked for the time: %s", error)
            return None

    def _ahead(self, told: Told) -> timedelta:
        """What our clock is ahead of the server's."""
        at, when = told
        return self._clock.now() - (at + timedelta(seconds=self._clock.elapsed() - when))

    # --- at the start ---

    async def agreed(self, mailbox: str) -> None:
        """Return once the mail server shows the same time as we do, or shows none: before, nothing may be begun.

        What would be done at a wrong time could not be undone: reminders of years that are not over.
        """
        keeper = self._keepers.get(mailbox)
        told = keeper.first_seen if keeper else None
        asked = self._clock.elapsed()
        while keeper is not None and told is not None and abs(self._ahead(told)) > AGREE:
            await self._told(mailbox, self._ahead(told))
            await self._sleep(_GLANCE)
            if self._clock.elapsed() - asked >= _ASK_AGAIN:
                asked = self._clock.elapsed()
                told = await self._asked(keeper) or told
        await self._noting.mended(mailbox, PART)

    async def _told(self, mailbox: str, ahead: timedelta) -> None:
        words = (
            f"this machine's clock and that of the mail server differ by {_span(ahead)}: nothing is begun until they"
            " agree. Set the machine's clock right; if it is the server's that is wrong, imap.lease: no leaves it out."
        )
        await self._noting.note(mailbox, PART, Condition.OPERATOR, words)


def _span(span: timedelta) -> str:
    """Roughly, and ahead or back."""
    seconds = abs(span).total_seconds()
    units = ((86400, "days"), (3600, "hours"), (60, "minutes"))
    size, unit = next((one for one in units if seconds >= 2 * one[0]), units[-1])
    return f"{seconds / size:.0f} {unit} {'ahead' if span > timedelta() else 'back'}"
