"""Shares and spreads: the two shapes that figures have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """None of nothing."""
        return 100 * self.count / self.of if self.of else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """How something is spread."""

    mean: float
    median: float
    most: float

    def __add__(self, other: "Spread") -> "Spread":
        return Spread(mean=self.mean + other.mean, median=self.median + other.median, most=self.most + other.most)


def share(found: Iterable[bool]) -> Share:
    """How many of these are true."""
    all_ = list(found)
    return Share(count=sum(all_), of=len(all_))


def spread(values: Sequence[float]) -> Spread:
    """Of at least one value."""
    return Spread(mean=fmean(values), median=median(values), most=max(values))
