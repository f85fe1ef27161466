"""What has to be in order around a letter before it may leave: each permit looks at one thing, and may say "later"."""

from datetime import datetime
from typing import Protocol

from agent.core.effects import SaveDraft, SendLetter
from agent.core.gate import Later


class Permit(Protocol):
    """One condition on which letters leave, which the gate's numbers and lists do not know."""

    async def __call__(self, letter: SendLetter | SaveDraft, now: datetime) -> Later | None:
        """None if the letter may leave as far as this goes; else when to try again, and why not now."""
