"""What readings cost: tokens as the server reports them, and money where the operator gave prices."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import add

from agent.core.feedback import Usage
from agent.evaluation.measures import Spread, spread

MOST_SENT, MOST_RECEIVED = 1_800, 500
"""Tokens that a typical reply is read with at most."""
_MILLION = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Prices:
    """Of a million tokens each, in one currency."""

    sent: float
    received: float
    cached: float
    """Of those sent that the server had in its cache."""
    currency: str

    def of(self, usage: Usage) -> float:
        """What a reading costs."""
        fresh = usage.sent - usage.cached
        total = fresh * self.sent + usage.cached * self.cached + usage.received * self.received
        return total / _MILLION


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """One direction of the traffic."""

    reading: Spread
    interview: Spread
    """Both sides' readings, and the sentences about them; one reading twice where only one side was read."""
    limit: int
    """What a typical reading takes at most."""
    above: int
    """How many readings take more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """What the readings cost, in the operator's currency."""

    reading: Spread
    interview: Spread
    total: float
    currency: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What the readings cost."""

    sent: Tokens
    received: Tokens
    cached: int
    """Of all tokens that were sent, those that the server had in its cache."""
    reported: bool
    """False if any of it had to be estimated, at four characters a token."""
    money: Money | None
    """None without prices."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """What was used for what."""

    client: tuple[Usage, ...] = ()
    """For readings of clients' replies."""
    candidate: tuple[Usage, ...] = ()
    prose: tuple[Usage, ...] = ()
    """For sentences about an interview."""

    @property
    def readings(self) -> tuple[Usage, ...]:
        return (*self.client, *self.candidate)

    @property
    def all(self) -> tuple[Usage, ...]:
        return (*self.readings, *self.prose)


def cost(used: Used, prices: Prices | None = None) -> Cost | None:
    """Sum it up; None where nothing is known of any reading."""
    if not used.readings:
        return None
    return Cost(
        sent=_tokens(used, lambda u: u.sent, MOST_SENT),
        received=_tokens(used, lambda u: u.received, MOST_RECEIVED),
        cached=sum(u.cached for u in used.all),
        reported=all(u.reported for u in used.all),
        money=_money(used, prices) if prices else None,
    )


def _tokens(used: Used, of: Callable[[Usage], int], limit: int) -> Tokens:
    above = sum(of(u) > limit for u in used.readings)
    return Tokens(reading=_reading(used, of), interview=_interview(used, of), limit=limit, above=above)


def _money(used: Used, prices: Prices) -> Money:
    return Money(
        reading=_reading(used, prices.of),
        interview=_interview(used, prices.of),
        total=sum(map(prices.of, used.all)),
        currency=prices.currency,
    )


def _reading(used: Used, of: Callable[[Usage], float]) -> Spread:
    return spread([of(u) for u in used.readings])


def _interview(used: Used, of: Callable[[Usage], float]) -> Spread:
    parts = (used.client or used.candidate, used.candidate or used.client, used.prose)
    first, *others = (spread([of(u) for u in part]) for part in parts if part)
    return reduce(add, others, first)
