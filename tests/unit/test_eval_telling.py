"""Sentences about interviews: written about pairs of readings, proved as in the service, and paid for either way."""

import json

from agent.core.feedback import Usage
from agent.core.people import Side
from agent.errors import DebriefError, Unreadable
from agent.evaluation.figures import figures
from agent.evaluation.measures import Share
from agent.evaluation.running import Plan, Result, by_models, results
from agent.evaluation.telling import Told, by_writer, tellings
from agent.reading import offline
from agent.testing.model import MemoryModel
from agent.testing.parser import InlineParser
from agent.writing.prompts import Prompt, lines_from_prompt
from tests.unit.labelled import case

SOUND = "Both sides would like to go on."
LINK = "See www.evil.example for more."


def model(*prose: str | DebriefError) -> MemoryModel:
    """Reads by rules, and writes these sentences in turn."""
    left = list(prose)

    def respond(prompt: Prompt) -> str | DebriefError:
        if prompt.name.startswith("reading"):
            lines, side = lines_from_prompt(prompt.user)
            return offline.read(lines, side).model_dump_json()
        said = left.pop(0)
        return said if isinstance(said, DebriefError) else json.dumps({"prose": said})

    return MemoryModel(respond)


async def read(using: MemoryModel, runs: int = 1) -> tuple[Result, ...]:
    """Two clients' replies and three candidates'."""
    sides = {"a": Side.CLIENT, "b": Side.CANDIDATE, "c": Side.CANDIDATE, "d": Side.CLIENT, "e": Side.CANDIDATE}
    cases = [case(id=id_, respondent=side) for id_, side in sides.items()]
    return await results(cases, InlineParser(), by_models([using]), Plan(runs=runs))


async def told(using: MemoryModel, runs: int = 1) -> tuple[Told, ...]:
    return await tellings(await read(using, runs), by_writer(using))


async def test_each_clients_reply_is_told_of_with_one_candidates_once() -> None:
    found = await told(model(SOUND, SOUND), runs=2)

    assert [(one.client, one.candidate, one.text) for one in found] == [("a", "b", SOUND), ("d", "c", SOUND)]


async def test_sentences_that_are_thrown_away_are_paid_for_and_counted() -> None:
    using = model(SOUND, LINK)
    found = await told(using)

    assert [one.text for one in found] == [SOUND, ""]
    assert all(isinstance(one.usage, Usage) and one.usage.sent > 0 for one in found)
    assert figures(await read(using), told=found).prose == Share(count=1, of=2)


async def test_a_model_that_fails_at_it_ends_nothing() -> None:
    found = await told(model(Unreadable("nonsense"), SOUND))

    assert [(one.text, one.failure, one.usage is None) for one in found] == [("", "nonsense", True), (SOUND, "", False)]


async def test_no_word_of_a_reply_is_in_what_the_writer_is_told() -> None:
    using = model(SOUND, SOUND)
    await told(using)

    for prompt in using.asked:
        if not prompt.name.startswith("reading"):
            assert "Kubernetes" not in prompt.user
            assert "{Q1}" in prompt.user
