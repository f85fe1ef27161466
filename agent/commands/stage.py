"""The demo's stage: moves the clock from one event to the next, and waits until all has settled in between."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.app import Service
from agent.commands.record import subject
from agent.commands.story import Story
from agent.errors import DebriefError
from agent.ports import Folder
from agent.sandbox.cast import RECRUITER
from agent.sandbox.office import Office
from agent.sandbox.programs import received
from agent.sandbox.scenario import START
from agent.testing.clock import ManualClock

_QUIET = 3
"""How often in a row nothing may have been under way before the clock is moved on."""
_LONGEST = timedelta(days=30)
"""The scenario takes nine days; whatever takes longer will never end."""
_GLANCE = 0.02
"""Seconds between two glances."""


@dataclass(kw_only=True, slots=True)
class Stage:
    """Moves the clock from one event to the next."""

    service: Service
    office: Office
    clock: ManualClock
    story: Story
    mailbox: str
    _shown: int = 0
    _drafts: int = 0

    async def play(self) -> None:
        """Until nobody does anything any more, and nothing is waited for but the end of a case."""
        running = asyncio.create_task(self.service.run())
        try:
            while (at := await self._next(running)) is not None:
                if at - START > _LONGEST:
                    raise DebriefError(f"The scenario did not come to its end by {at:%d %B}.")
                if at > self.clock.now():
                    self.story.hour(at)
                    await self.clock.move(at)
                await self.office.act()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def _next(self, running: asyncio.Task[None]) -> datetime | None:
        await self._quiet(running)
        self._show()
        await self.office.look_into_drafts()
        await self._show_drafts()
        due = await self.service.store.next_due()
        over = all(i.state in ("recommended", "decided", "closed") for i in await self.service.store.interviews())
        moments = [self.office.next_at, None if over and self._shown else due]
        return min((m for m in moments if m is not None), default=None)

    async def _quiet(self, running: asyncio.Task[None]) -> None:
        """Wait until both loops rest and every mail has been seen."""
        calm = 0
        while calm < _QUIET:
            if running.done():
                running.result()
            await asyncio.sleep(_GLANCE)
            self._show()
            calm = calm + 1 if await self._at_rest() else 0

    async def _at_rest(self) -> bool:
        if not self.service.resting or await self.service.store.due(self.clock.now(), 1):
            return False
        cursors = await self.service.store.cursors(self.mailbox)
        for folder, name in ((Folder.INBOX, "INBOX"), (Folder.SENT, "Sent")):
            count = len(await self.office.mailroom.mails(name))
            if count and (folder not in cursors or cursors[folder].uid < await self.office.mailroom.last_uid(name)):
                return False
        return True

    async def _show_drafts(self) -> None:
        """Tell of drafts of outcomes, which stay where they are."""
        for raw in (await self.office.mailroom.mails("Drafts"))[self._drafts :]:
            self._drafts += 1
            letter = received(raw)
            if not letter.asks:
                self.story.draft(letter.recipient, letter.subject)

    def _show(self) -> None:
        """Tell of mails that went to people since the last look."""
        for passed in self.office.passed[self._shown :]:
            if passed.sender == RECRUITER.email and "+" not in passed.recipient:
                self.story.mail(passed.recipient, subject(passed.raw))
        self._shown = len(self.office.passed)
