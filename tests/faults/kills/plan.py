"""Which points are tried: all kinds of them, the same in every run with one seed."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tests.faults.kills.run import in_doubt


def kind(point: str) -> str:
    """What a point is a point of: the first word, and on which side of what."""
    return f"{point.partition(' ')[0]} {point.rpartition(' | ')[2]}"


def sampled(points: Iterable[str], count: int, seed: int) -> list[str]:
    """So many of them, each kind in its share, but of each kind at least five."""
    chance, kinds = random.Random(seed), defaultdict(list)
    for point in sorted(set(points)):
        kinds[kind(point)].append(point)
    whole = sum(map(len, kinds.values()))
    chosen = [
        point
        for of_kind in kinds.values()
        for point in chance.sample(of_kind, min(len(of_kind), max(5, round(count * len(of_kind) / whole))))
    ]
    chance.shuffle(chosen)
    return chosen


def dealt(points: Sequence[str], hands: int) -> list[set[str]]:
    """The points in so many equal shares."""
    return [set(points[number::hands]) for number in range(hands)]


def split(points: Iterable[str]) -> tuple[list[str], list[str]]:
    """Points after which the service must find out by itself what has left; and those after which nobody can know."""
    points = list(points)
    return [p for p in points if not in_doubt(p, True)], [p for p in points if in_doubt(p, True)]
