"""What debrief eval measured, as one value: everything that is printed, for people or for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from agent.core.feedback import Reading
from agent.evaluation.cost import Prices
from agent.evaluation.figures import Figures, figures
from agent.evaluation.misses import Miss, misses
from agent.evaluation.running import Heard, Result
from agent.evaluation.score import Score
from agent.evaluation.telling import Told


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A reply that no reading came of."""

    id: str
    run: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class One:
    """One reading, in full."""

    id: str
    run: int
    seconds: float
    reading: Reading
    score: Score
    unproven: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Everything."""

    debrief: str
    """Version."""
    file: str
    reader: str
    prompt: str
    settings: str
    complete: bool
    """False if it was broken off."""
    replies: int
    runs: int
    figures: Figures
    misses: tuple[Miss, ...]
    failures: tuple[Failure, ...]
    readings: tuple[One, ...]
    prose: tuple[Told, ...]
    """Sentences about pairs of readings; empty where none were asked for."""


def report(
    file: Path,
    reader: str,
    results: Sequence[Result],
    prices: Prices | None = None,
    *,
    told: Sequence[Told] = (),
    complete: bool = True,
) -> Report:
    """Sum up what came of a file."""
    ordered = sorted(results, key=lambda r: r.run)
    return Report(
        debrief=version("debrief"),
        file=str(file),
        reader=reader,
        prompt=_all(r.heard.reading.prompt for r in ordered if r.heard),
        settings=_all(r.heard.reading.settings for r in ordered if r.heard),
        complete=complete,
        replies=len({r.case.id for r in ordered}),
        runs=max(r.run for r in ordered),
        figures=figures(ordered, prices, told),
        misses=tuple(miss for r in ordered for miss in misses(r)),
        failures=tuple(Failure(id=r.case.id, run=r.run, reason=r.failure) for r in ordered if r.failure),
        readings=tuple(_one(r, r.heard, r.score) for r in ordered if r.heard and r.score),
        prose=tuple(told),
    )


def _one(result: Result, heard: Heard, found: Score) -> One:
    return One(
        id=result.case.id,
        run=result.run,
        seconds=heard.seconds,
        reading=heard.reading,
        score=found,
        unproven=heard.unproven,
    )


def _all(words: Iterable[str]) -> str:
    """Each of them once; they differ where a server understands less than it did at first."""
    return "; ".join(dict.fromkeys(word for word in words if word))
