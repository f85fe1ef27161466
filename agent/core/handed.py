"""What it means that an interview was handed over."""

from dataclasses import dataclass
from datetime import datetime

from agent.core.mail import Address


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """Who is in charge of an interview instead of its recruiter; the recruiter, where they took it back."""

    to: Address
    mailbox: str = ""
    """Their own mailbox here, on whose topics pushes about it go out; empty if they have none."""
    at: datetime
    by: str
    """Address of whoever said so."""
    until: datetime | None = None
    """From when on it is the recruiter's again by itself; None: never."""
    every: bool = False
    """True if that was said of all the mailbox's interviews."""

    def holds(self, at: datetime) -> bool:
        """Whether it is still so."""
        return self.until is None or at < self.until


@dataclass(frozen=True, kw_only=True, slots=True)
class Deputy:
    """Somebody whom an interview can be handed over to."""

    address: Address
    mailbox: str = ""
    """Their own mailbox here; empty if they have none."""


def latest(*words: Handed | None) -> Handed | None:
    """Of several words on who is in charge, the one that was said last."""
    return max((one for one in words if one), key=lambda one: one.at, default=None)
