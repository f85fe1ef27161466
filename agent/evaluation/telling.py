"""Sentences about interviews, made of the readings of a client's and of a candidate's reply."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from agent.core.concluding import advice
from agent.core.feedback import FiledReading, Reading, Usage
from agent.core.interview import Interview
from agent.core.people import Side
from agent.errors import DebriefError
from agent.evaluation.claimed import Overheard
from agent.evaluation.mails import ANSWERED
from agent.evaluation.occasion import occasion
from agent.evaluation.running import Result
from agent.perform.rationale import write_prose
from agent.ports import Model


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a model wrote about one pair of readings."""

    client: str
    """Id of the labelled reply."""
    candidate: str
    text: str
    """Empty if it could not be used."""
    failure: str = ""
    """Why there is no answer."""
    usage: Usage | None = None
    seconds: float = 0.0


Tell = Callable[[Result, Result], Awaitable[Told]]


def by_writer(model: Model) -> Tell:
    """Has the sentences written as the service does."""

    async def tell(client: Result, candidate: Result) -> Told:
        overheard, begun = Overheard(model), time.perf_counter()
        told = Told(client=client.case.id, candidate=candidate.case.id, text="")
        about = _interview(client, candidate)
        try:
            prose = await write_prose(overheard, about, advice(about))
        except DebriefError as error:
            return replace(told, failure=str(error))
        seconds = time.perf_counter() - begun
        return replace(told, text=prose.text if prose else "", usage=overheard.usage, seconds=seconds)

    return tell


async def tellings(results: Sequence[Result], tell: Tell, parallel: int = 1) -> tuple[Told, ...]:
    """Sentences about each client's reply together with the candidate's of the same place in the file, first run."""
    turn = asyncio.Semaphore(parallel)

    async def one(client: Result, candidate: Result) -> Told:
        async with turn:
            return await tell(client, candidate)

    read = [r for r in results if r.heard and r.run == 1]
    sides = ([r for r in read if r.case.respondent is side] for side in (Side.CLIENT, Side.CANDIDATE))
    return tuple(await asyncio.gather(*(one(*pair) for pair in zip(*sides, strict=False))))


def _interview(client: Result, candidate: Result) -> Interview:
    """The client's interview, with both answers in."""
    said = {result.case.respondent: result.heard.reading for result in (client, candidate) if result.heard}
    about = occasion(client.case).interview
    respondents = tuple(
        replace(r, readings=(_filed(said[r.person.side]),)) if r.person.side in said else r for r in about.respondents
    )
    return replace(about, respondents=respondents)


def _filed(reading: Reading) -> FiledReading:
    return FiledReading(mail="reply", at=ANSWERED, reading=reading)
