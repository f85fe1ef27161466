"""What a human, or the breaker, has switched off, and what tells whether something is wrong with our letters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from agent.core.circuit import Setbacks
from agent.core.effects import Effect, LetterKind

HELD = "held: "
"""How the reason begins for which a switch holds a letter back: when it is released, the letter is due at once."""


class SwitchKind(StrEnum):
    """What switched letters off."""

    PAUSE = "pause"
    """A human, by ``debrief pause``."""
    BREAKER = "breaker"
    """The breaker, as something was evidently wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """Letters of one mailbox are held back."""

    mailbox: str
    kind: SwitchKind
    since: datetime
    reason: str
    """A plain sentence; empty if the human gave none."""
    by: str
    """The user who paused it; empty for the breaker."""
    all_mail: bool = False
    """Whether letters to the recruiter are held back too."""


class Switches(Protocol):
    """The part of the store that holds letters back. Each method is one transaction."""

    async def switch(self, switch: Switch, effects: Sequence[Effect] = ()) -> bool:
        """Hold letters back. Returns False if the mailbox had this kind of switch: then ``effects`` are not queued, and
        what it says of its time stays, while reason, by and all_mail become the new ones."""

    async def switches(self, mailbox: str | None = None) -> tuple[Switch, ...]:
        """What is held back in one mailbox, or everywhere; by mailbox and kind."""

    async def release(self, mailbox: str, at: datetime) -> tuple[Switch, ...]:
        """Take all switches of a mailbox away, and return them. What they held back is due ``at`` once; what went wrong
        before counts for the breaker no more."""

    async def setbacks(self, mailbox: str, now: datetime, most: int) -> Setbacks:
        """How the letters to participants have done; those that wait are counted up to ``most`` + 1."""

    async def hold(
        self,
        mailbox: str,
        now: datetime,
        until: datetime,
        reason: str,
        *,
        letter: str,
        kinds: Collection[LetterKind] = (),
        effects: Sequence[Effect] = (),
    ) -> int:
        """Put off one queued letter (its effect's id), and with it all letters of the mailbox of these ``kinds`` that
        are due; returns how many. ``effects`` are queued with it."""
