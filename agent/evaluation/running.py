"""Has labelled replies read, one after the other or several at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from agent.core.feedback import Reading
from agent.errors import ConfigError, DebriefError, Transient
from agent.evaluation.arriving import arrived
from agent.evaluation.case import Case
from agent.evaluation.claimed import Overheard, unproven
from agent.evaluation.score import Score, score
from agent.perform.reading import Message, read_offline
from agent.perform.twice import read_with_models
from agent.ports import Model, Parser
from agent.reading.answer import ReadingAnswer

_WAITS = (2.0, 8.0, 30.0)
"""Seconds before a busy server is asked again."""
_LONGEST_WAIT = 120.0
"""Seconds, whatever the server asks for."""
_MOST_SILENCES = 3
"""How many replies in a row may stay without an answer, until it is no use to go on."""

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """One reading, with what it took."""

    reading: Reading
    unproven: tuple[str, ...]
    """Quotes that the reader claimed, and that nobody typed."""
    seconds: float
    """Of the attempt that succeeded."""
    alone: bool = False
    """Whether the second of two models failed, so that the first one's reading stands unchecked."""


Read = Callable[[Message], Awaitable[Heard]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What came of one labelled reply, in one run."""

    case: Case
    run: int
    """Counts from 1."""
    heard: Heard | None = None
    score: Score | None = None
    failure: str = ""
    """Why there is no reading."""


def by_rules() -> Read:
    """Reads as the service does without a model."""

    async def read(message: Message) -> Heard:
        begun = time.perf_counter()
        reading = read_offline(message)
        return Heard(reading=reading, unproven=(), seconds=time.perf_counter() - begun)

    return read


def by_models(models: Sequence[Model], sleep: Sleep = asyncio.sleep) -> Read:
    """Reads as the service does with a model, or with two; waits a few times for a server that is busy."""

    async def read(message: Message) -> Heard:
        for wait in (*_WAITS, None):
            try:
                return await _once(models, message)
            except Transient as error:
                # Not for one that is too slow: that is what it is like.
                if wait is None or not (error.channel or error.retry_after):
                    raise
                await sleep(min(max(wait, error.retry_after or 0.0), _LONGEST_WAIT))
        raise AssertionError("the last attempt returns or raises")

    return read


async def _once(models: Sequence[Model], message: Message) -> Heard:
    overheard, begun = [Overheard(model) for model in models], time.perf_counter()
    reading = await read_with_models(overheard, message)
    seconds = time.perf_counter() - begun
    answers = [answer for one in overheard for answer in one.answers if isinstance(answer, ReadingAnswer)]
    invented = tuple(quote for answer in answers for quote in unproven(answer, message))
    return Heard(reading=reading, unproven=invented, seconds=seconds, alone=len(answers) < len(models))


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How often, how many at once, and in which language summaries are asked for."""

    runs: int = 1
    parallel: int = 1
    language: str = "en"
    """BCP 47."""


async def results(
    cases: Sequence[Case], parser: Parser, read: Read, plan: Plan, done: Callable[[Result], None] = lambda _: None
) -> tuple[Result, ...]:
    """Every case in every run, in order; ``done`` hears of each as it comes.

    A reply that cannot be read is a result too, with the reason. After an error that only the operator can mend, or
    some silences of the server in a row, nothing more is asked. Raises the first error if not a single reply could be
    read. Where it is cancelled, what there is by then is what ``done`` has heard of.
    """
    desk = _Desk(parser, read, plan)
    turn = asyncio.Semaphore(plan.parallel)

    async def one(case: Case, run: int) -> Result:
        async with turn:
            result = await desk.result(case, run)
        done(result)
        return result

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(case, run)) for run in range(1, plan.runs + 1) for case in cases]
    found = tuple(task.result() for task in tasks)
    if desk.errors and not any(result.heard for result in found):
        raise desk.errors[0]
    return found


class _Desk:
    """Reads one reply after the other, until the operator has to do something."""

    def __init__(self, parser: Parser, read: Read, plan: Plan) -> None:
        self._parser = parser
        self._read = read
        self._language = plan.language
        self._stop: DebriefError | None = None
        self._silences = 0
        self.errors: list[DebriefError] = []

    async def result(self, case: Case, run: int) -> Result:
        if self._stop is not None:
            return Result(case=case, run=run, failure=f"It was not asked for any more: {self._stop}")
        try:
            message = replace(await arrived(case, self._parser), language=self._language)
            heard = await self._read(message)
        except DebriefError as error:
            self._failed(error)
            return Result(case=case, run=run, failure=str(error))
        self._silences = 0
        return Result(case=case, run=run, heard=heard, score=score(case, heard.reading, message.lines))

    def _failed(self, error: DebriefError) -> None:
        self.errors.append(error)
        self._silences = self._silences + 1 if isinstance(error, Transient) else 0
        if isinstance(error, ConfigError) or self._silences >= _MOST_SILENCES:
            self._stop = error
