"""(claims, what we know) -> one event, or the reason why there is none. Asks and changes nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignored:
    """This mail concerns nobody."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quarantined:
    """This mail may matter, and a human has to look at it."""

    reason: str
