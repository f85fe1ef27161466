"""Notes how the parts of the service are, and raises an alarm, once, where only a human can help."""

import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from agent.core.effects import Notice, Publish
from agent.core.mail import plain
from agent.errors import CertificateRefused, ConfigError, DebriefError, LoginRefused
from agent.ports import Clock, Condition, Health, Store

log = logging.getLogger(__name__)

_OFTEN_ENOUGH = timedelta(minutes=1)
"""A part that goes on working, or goes on failing with other words, is written down once in this time."""
_MOST_WORDS = 200
_ADDRESS = re.compile(r"[^\s<>@\"']+@[^\s<>@\"']+")
_ALARMING = frozenset(Condition) - {Condition.OK, Condition.TROUBLE}


def nobody() -> None:
    """Nobody waits for an alarm."""


def condition_of(error: DebriefError) -> Condition:
    """Whether an error passes by itself, and if not, what has to be mended."""
    match error:
        case LoginRefused():
            return Condition.LOGIN
        case CertificateRefused():
            return Condition.CERTIFICATE
        case ConfigError():
            return Condition.OPERATOR
        case _:
            return Condition.TROUBLE


def told(error: DebriefError) -> str:
    """An error's words on one line, cut short, without mail addresses."""
    hint = getattr(error, "hint", "")
    words = " ".join(plain(f"{error} {hint}").split())
    return _ADDRESS.sub("(address)", words)[:_MOST_WORDS]


class Noting:
    """Writes to the store only what has changed. Trouble with the store itself is for the log alone.

    ``by`` is the mailbox under whose name the alarm about a part is raised that all mailboxes share.
    """

    def __init__(self, store: Store, clock: Clock, news: Callable[[], None] = nobody, by: str = "") -> None:
        self._store = store
        self._clock = clock
        self._news = news
        self._by = by
        self._known: dict[tuple[str, str], tuple[Health, datetime]] | None = None

    async def well(self, mailbox: str, part: str) -> None:
        """It has just worked."""
        await self.note(mailbox, part, Condition.OK)

    async def mended(self, mailbox: str, part: str) -> None:
        """It is not in trouble any more; if it was not, nothing is noted."""
        if (mailbox, part) in await self._noted():
            await self.note(mailbox, part, Condition.OK, seldom=True)

    async def trouble(self, mailbox: str, part: str, error: DebriefError) -> None:
        """It failed."""
        await self.note(mailbox, part, condition_of(error), told(error))

    async def note(
        self, mailbox: str, part: str, condition: Condition, message: str = "", *, seldom: bool = False
    ) -> None:
        """Note how a part is; ``seldom`` leaves the time of its last success alone while it goes on working."""
        now = self._clock.now()
        before, noted = (await self._noted()).get((mailbox, part), (None, now))
        if before is not None and before.condition is condition:
            unchanged = seldom or (before.message == message and condition is not Condition.OK)
            if unchanged or abs(now - noted) < _OFTEN_ENOUGH:
                return
        await self._write(mailbox, part, condition, message, now)

    async def _write(self, mailbox: str, part: str, condition: Condition, message: str, now: datetime) -> None:
        alarm = [self._alarm(mailbox, part, condition, now)] if condition in _ALARMING else []
        by = mailbox or self._by
        try:
            changed = await self._store.note_health(mailbox, part, condition, now, message, alarm, by=by)
        except DebriefError as error:
            log.warning("that %s is %s could not be noted: %s", part, condition, error)
            return
        health = Health(mailbox=mailbox, part=part, condition=condition, since=now, message=message)
        (await self._noted())[mailbox, part] = (health, now)
        if changed:
            log.info("%s of mailbox %s: %s", part, mailbox or "(all)", condition)
            self._news()

    def _alarm(self, mailbox: str, part: str, condition: Condition, now: datetime) -> Publish:
        """Unique for this occurrence: the store queues it only where the condition is another one than before."""
        about = f"{part}: {condition}"
        name = f"health/{mailbox}/{part}/{condition.name.lower()}/{now.isoformat()}"
        return Publish(id=name, interview="", at=now, notice=Notice.ATTENTION, about=about, alarm=True)

    async def _noted(self) -> dict[tuple[str, str], tuple[Health, datetime]]:
        """What was noted last, also before a restart, and when."""
        if self._known is None:
            try:
                found = await self._store.health()
            except DebriefError:
                return {}
            self._known = {(one.mailbox, one.part): (one, one.well_at or one.since) for one in found}
        return self._known
