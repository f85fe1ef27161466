"""The breaker of one mailbox: looks how its letters do, and when something is evidently wrong, stops them all."""

import logging
from datetime import datetime

from agent.core.circuit import most_waiting, tripped
from agent.core.effects import Effect, LetterKind, Notice, Publish, SendLetter
from agent.core.rules import Rules
from agent.ports import Store, Switch, SwitchKind

log = logging.getLogger(__name__)


class Circuit:
    """Remembers nothing itself: what went wrong, and that it tripped, stands in the store."""

    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        self._rules = rules
        self._alarmed = False

    def alarm(self) -> None:
        """A letter came back or was lost: look soon."""
        self._alarmed = True

    async def heed(self, now: datetime) -> None:
        """Look, if anything has gone wrong since the last time."""
        if self._alarmed:
            self._alarmed = False
            await self.look(now)

    async def look(self, now: datetime) -> Switch | None:
        """The switch that holds the letters back from now on; None if all is well."""
        caps, mailbox = self._rules.caps, self._rules.mailbox
        reason = tripped(await self._store.setbacks(mailbox, now, most_waiting(caps)), caps)
        if not reason:
            return None
        switch = Switch(mailbox=mailbox, kind=SwitchKind.BREAKER, since=now, reason=reason, by="")
        if await self._store.switch(switch, self._news(reason, now)):
            log.error("mailbox %s: all letters to participants are stopped. %s", mailbox, reason)
        return switch

    def _news(self, reason: str, now: datetime) -> tuple[Effect, ...]:
        name = f"breaker/{self._rules.mailbox}/{now.isoformat()}"
        push = Publish(id=f"{name}/push", interview="", at=now, notice=Notice.ATTENTION, about=reason, alarm=True)
        to = self._rules.directory.recruiter
        return push, SendLetter(id=name, interview="", at=now, kind=LetterKind.HALTED, to=to)
