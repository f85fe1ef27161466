"""Many points in a few plays, two of which go on at a time."""

import asyncio
import logging
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.faults.kills.plan import dealt, sampled, split
from tests.faults.kills.run import Run
from tests.faults.kills.verdict import End, end_of

WORKERS = 2
_A_PLAY = 160
"""Points that are tried in one play."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Play:
    """What is to be played."""

    name: str
    planned: frozenset[str] = frozenset()
    server_files_sent: bool = True
    inline: bool = True
    recording: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """What came of it."""

    play: Play
    killed: tuple[str, ...]
    passed: tuple[str, ...]
    end: End
    recovery: float
    log: str


@dataclass(kw_only=True, slots=True)
class Report:
    """What came of all plays."""

    points: int
    """Points that there are."""
    tried: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[object] = field(default_factory=list)
    in_doubt: int = 0
    """Letters of which nobody can know if they left. The recruiter was told of each."""
    recovery: float = 0.0
    """Seconds, the worst."""

    def add(self, played: Played, reference: End) -> None:
        self.tried += played.killed
        self.lost += [f"{played.play.name}: {what}" for what in played.end.lost(reference)]
        self.lost += [f"{played.play.name}: {played.log[-2000:]}"] * ("Traceback" in played.log)
        self.doubled += played.end.doubled
        self.in_doubt += len(played.end.in_doubt)
        self.recovery = max(self.recovery, played.recovery)


def play(what: Play) -> Played:
    """In a process of its own, with servers of its own."""
    # A question of a service that is killed has nobody to be answered.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        return asyncio.run(_play(what, Path(folder)))


async def _play(what: Play, folder: Path) -> Played:
    run = Run(
        folder=folder,
        planned=set(what.planned),
        server_files_sent=what.server_files_sent,
        inline=what.inline,
        recording=what.recording,
    )
    async with run.opened():
        await run.play()
        end = await end_of(run)
    return Played(
        play=what,
        killed=tuple(run.killed),
        passed=tuple(run.passed),
        end=end,
        recovery=run.recovery,
        log=(folder / "log").read_text(),
    )


def plays(passed: Sequence[str], points: int, seed: int) -> list[Play]:
    """What to play to try so many points. A tenth each for letters in doubt, and where the server files none."""
    certain, doubtful = split(passed)
    filing = [f"file {point.split()[1]} | {phase}" for point in passed if point.startswith("send ")
              for phase in ("before", "after")]  # fmt: skip
    sending = [point for point in passed if point.startswith(("send", "content", "commit LetterOut"))]
    some = max(40, points // 10)
    found = [
        Play(name="letters in doubt", planned=frozenset(sampled(doubtful, some, seed)), inline=False),
        Play(name="own copies", planned=frozenset(sampled(filing + sending, some, seed)), server_files_sent=False),
    ]
    hands = dealt(sampled(certain, points - some, seed), -(-(points - some) // _A_PLAY))
    return [Play(name=f"play {number}", planned=frozenset(hand)) for number, hand in enumerate(hands, 1)] + found


def campaign(points: int, seed: int) -> Report:
    """Play all, and say what was lost, doubled or left in doubt."""
    reference = play(Play(name="reference", recording=True))
    report = Report(points=len(set(reference.passed)))
    report.lost += reference.end.lost(reference.end)
    report.doubled += reference.end.doubled
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        for played in pool.map(play, plays(reference.passed, points, seed)):
            report.add(played, reference.end)
    return report
