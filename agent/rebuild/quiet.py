"""Ports that do nothing outside: while records are made anew, nothing leaves and nothing changes on a server."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel

from agent.errors import ConfigError, DebriefError, Permanent, Transient
from agent.ports import FIRST_DAYS, Answered, Batch, Cursor, Folder, Mailbox, Model, Place
from agent.reading.relevance import Glance
from agent.writing.prompts import Prompt

Shape = TypeVar("Shape", bound=BaseModel)


class ReadOnly:
    """ports.Mailbox that only looks."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def look(
        self,
        cursors: Mapping[Folder, Cursor],
        concerns: Callable[[Folder, Glance], str],
        *,
        days: int = FIRST_DAYS,
        skip: Collection[Place] = (),
    ) -> Batch:
        return await self._mailbox.look(cursors, concerns, days=days, skip=skip)

    def pulse(self) -> float | None:
        return self._mailbox.pulse()

    async def wait(self, seconds: float) -> None:
        """Nobody waits here."""

    async def mark(self, places: Collection[Place]) -> None:
        """Marks are for mail that was worked on in its time."""

    async def save_draft(self, raw: bytes) -> None:
        raise Permanent("Nothing is drafted while records are made anew.")

    async def file_sent(self, raw: bytes) -> None:
        raise Permanent("Nothing is filed while records are made anew.")

    async def sent(self, message_id: str) -> bool:
        return await self._mailbox.sent(message_id)

    async def close(self) -> None:
        await self._mailbox.close()


class Impatient:
    """ports.Model that is not asked again once its server was in trouble: months of replies would each wait for it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._trouble: DebriefError | None = None

    @property
    def name(self) -> str:
        return self._model.name

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Answered[Shape]:
        if self._trouble is not None:
            raise Transient(str(self._trouble), channel=True)
        try:
            return await self._model.answer(prompt, shape)
        except (Transient, ConfigError) as error:
            self._trouble = error
            raise


class PastClock:
    """ports.Clock of what happened before; it goes on when it is told to, and never back."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def elapsed(self) -> float:
        return self._now.timestamp()

    def reach(self, moment: datetime) -> None:
        self._now = max(self._now, moment)

    async def wait(self, until: datetime | None) -> None:
        raise Permanent("Nobody waits in the past.")
