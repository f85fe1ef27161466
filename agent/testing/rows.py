"""What the store in memory keeps of effects and letters."""

from dataclasses import dataclass
from datetime import datetime

from agent.ports import Task
from agent.reading.known import LedgerEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class Queued:
    """An effect."""

    task: Task
    due: datetime
    order: int
    """Counts the effects as they were queued."""

    @property
    def rank(self) -> tuple[datetime, int]:
        """Its place among all effects."""
        return (self.task.effect.at, self.order)


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterRow:
    """A letter that was begun."""

    entry: LedgerEntry
    mailbox: str
    raw: bytes
    begun_at: datetime
