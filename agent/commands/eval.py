"""debrief eval: how well a model, or the plain rules, read labelled replies."""

import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from agent.adapters.parser import ProcessParser
from agent.adapters.settings import language_models
from agent.commands.data import printed
from agent.commands.eval_data import report
from agent.commands.eval_table import shown
from agent.config import Config, load
from agent.config.model import ModelServer
from agent.config.secrets import advice
from agent.errors import ConfigError
from agent.evaluation.case import Case
from agent.evaluation.cases import cases_of
from agent.evaluation.cost import Prices
from agent.evaluation.running import Plan, Read, Result, by_models, by_rules, results
from agent.evaluation.telling import Tell, Told, by_writer, tellings
from agent.reading import offline


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What the operator asked for."""

    file: Path
    config: Path
    offline: bool
    model: str
    """Another model of the same server; empty for the configured one."""
    runs: int
    limit: int
    """So many replies from the file's beginning; 0 for all."""
    parallel: int
    as_json: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who is going to read."""

    name: str
    read: Read
    language: str = "en"
    prices: Prices | None = None
    tell: Tell | None = None
    """Writes the sentences about an interview; None where that is not wanted."""


def evaluate(wish: Wish) -> int:
    """Print what was measured. Returns 0, or 1 if it was broken off; raises where nothing could be measured."""
    cases = cases_of(wish.file)[: wish.limit or None]
    reader = by_plain_rules() if wish.offline else configured(wish.config, wish.model)
    found, told, complete = asyncio.run(_measured(cases, reader, wish))
    measured = report(wish.file, reader.name, found, reader.prices, told=told, complete=complete)
    if wish.as_json:
        print(printed(measured))
    else:
        Console().print(shown(measured))
    return 0 if complete else 1


def by_plain_rules() -> Reader:
    """The offline reader."""
    return Reader(name=offline.NAME, read=by_rules())


def configured(path: Path, name: str) -> Reader:
    """The configured model, or another one of its server. ConfigError if it cannot be asked."""
    config = load(path, os.environ, need_secrets=False)
    server = _renamed(_server(config, path), name)
    models = language_models(server)
    return Reader(
        name=" and ".join(dict.fromkeys(model.name for model in models)),
        read=by_models(models),
        language=config.mailboxes[0].language,
        prices=_prices(server),
        tell=by_writer(models[0]) if server.prose else None,
    )


def _renamed(server: ModelServer, name: str) -> ModelServer:
    if not name:
        return server
    twice = server.second_name == server.name
    return server.model_copy(update={"name": name, **({"second_name": name} if twice else {})})


def _prices(server: ModelServer) -> Prices | None:
    if server.prices is None:
        return None
    price = server.prices
    cached = price.input if price.cached is None else price.cached
    return Prices(sent=float(price.input), received=float(price.output), cached=float(cached), currency=price.currency)


def _server(config: Config, path: Path) -> ModelServer:
    if config.model is None:
        raise ConfigError(f"{path} names no model.", hint="Add a section model, or measure the rules with --offline.")
    if config.model.wants_key and not config.model.key:
        names = ("DEBRIEF_MODEL_KEY", "OPENAI_API_KEY")
        raise ConfigError("The model's key is missing.", hint=f"{advice(names).capitalize()}.")
    return config.model


_Measured = tuple[Sequence[Result], Sequence[Told], bool]


async def _measured(cases: Sequence[Case], reader: Reader, wish: Wish) -> _Measured:
    """The results, the sentences about them, and whether that is all."""
    parser, heard = ProcessParser(), list[Result]()
    plan = Plan(runs=wish.runs, parallel=wish.parallel, language=reader.language)
    progress = _Progress(len(cases) * wish.runs)

    def done(result: Result) -> None:
        heard.append(result)
        progress.step(result)

    try:
        found = await results(cases, parser, reader.read, plan, done)
        told = await tellings(found, reader.tell, wish.parallel) if reader.tell else ()
        return found, told, True
    except asyncio.CancelledError:
        # Ctrl-C: what has been paid for is shown all the same.
        if not heard:
            raise
        return heard, (), False
    finally:
        progress.end()
        await parser.close()


class _Progress:
    """One line on the terminal that tells how far it is; nothing where nobody is looking."""

    def __init__(self, of: int) -> None:
        self._of = of
        self._done = 0
        self._shown = sys.stderr.isatty()

    def step(self, result: Result) -> None:
        self._done += 1
        if self._shown:
            print(
                f"\r\x1b[K{self._done} of {self._of} read: {result.case.id}"[:79], end="", file=sys.stderr, flush=True
            )

    def end(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
