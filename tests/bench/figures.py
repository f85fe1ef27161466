"""How benches tell what they found: target, measured, ratio, and whether somebody else kept the machine busy."""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NOISE = 1.15
"""What a figure may be off by because others use the machine: as much as the same bench differed between quiet runs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One line of a bench's table. ``most`` or ``least`` is the target; neither: only told."""

    what: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the target is missed by more than noise."""
        above = self.most is not None and self.value > self.most * NOISE
        return above or (self.least is not None and self.value < self.least / NOISE)

    def line(self) -> str:
        target = f"at most {self.most:g}" if self.most is not None else ""
        target = f"at least {self.least:g}" if self.least is not None else target
        goal = self.most or self.least
        ratio = f"{self.value / goal:6.2f} of it" if goal else ""
        return f"  {self.what:<58} {self.value:9.2f} {self.unit:<10} {target:<14} {ratio}{'  MISSED' * self.missed}"


def told(name: str, figures: Sequence[Figure]) -> int:
    """Print a bench's table; 1 if a target was missed, for the exit status."""
    print(f"{name} (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)")
    for figure in figures:
        print(figure.line())
    return int(any(figure.missed for figure in figures))


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that ``percent`` of them do not exceed."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def fsyncs(folder: Path, count: int = 200) -> float:
    """How often in a second the disk makes 4 KB durable that are appended to a file."""
    block = b"x" * 4096
    handle = os.open(folder / "fsync", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        begun = time.perf_counter()
        for _ in range(count):
            os.write(handle, block)
            os.fdatasync(handle)
        return count / (time.perf_counter() - begun)
    finally:
        os.close(handle)
        (folder / "fsync").unlink()
