"""Having labelled replies read: what is waited for, what ends the run, and that nothing read is lost."""

from collections.abc import Sequence
from typing import Any

import pytest

from agent.core.feedback import Decision
from agent.errors import ConfigError, DebriefError, Transient, Unreadable
from agent.evaluation.figures import figures
from agent.evaluation.running import Heard, Plan, Result, by_models, by_rules, results
from agent.perform.reading import Message
from agent.reading import offline
from agent.testing.model import MemoryModel
from agent.testing.parser import InlineParser
from agent.writing.prompts import Prompt, lines_from_prompt
from tests.unit.labelled import case


def by_rules_of(prompt: Prompt) -> str:
    lines, side = lines_from_prompt(prompt.user)
    return offline.read(lines, side).model_dump_json()


def answering(*errors: DebriefError) -> MemoryModel:
    """Fails so often, then reads by rules."""
    left = list(errors)
    return MemoryModel(lambda prompt: left.pop(0) if left else by_rules_of(prompt))


class Waits:
    """Does not wait, and writes down how long it would have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


async def ran(model: MemoryModel, cases: int = 1, waits: Waits | None = None, **plan: Any) -> Sequence[Result]:
    of = [case(id=f"m-{n}") for n in range(1, cases + 1)]
    return await results(of, InlineParser(), by_models([model], waits or Waits()), Plan(**plan))


async def test_each_reply_is_read_in_each_run_and_results_keep_their_order() -> None:
    got = await ran(answering(), cases=3, runs=2, parallel=4)

    assert [(r.case.id, r.run) for r in got] == [(f"m-{n}", run) for run in (1, 2) for n in (1, 2, 3)]
    assert all(r.heard and r.heard.reading.usage and not r.heard.unproven for r in got)


async def test_a_busy_server_is_waited_for_as_long_as_it_asks() -> None:
    waits = Waits()

    got = await ran(answering(Transient("busy", channel=True), Transient("busy", retry_after=60)), waits=waits)

    assert (got[0].failure, waits.seconds) == ("", [2.0, 60])


async def test_a_model_that_is_too_slow_is_not_given_another_chance() -> None:
    waits = Waits()

    got = await ran(answering(Transient("It did not answer in time.")), cases=2, waits=waits)

    assert ([r.failure for r in got], waits.seconds) == (["It did not answer in time.", ""], [])


async def test_a_server_that_stays_away_is_left_alone_after_a_while() -> None:
    waits, away = Waits(), Transient("It cannot be reached.", channel=True)
    model = answering(*[Unreadable("nonsense")], *[away] * 100)

    with pytest.raises(Unreadable, match="nonsense"):
        await ran(model, cases=9, waits=waits)
    assert waits.seconds == [2.0, 8.0, 30.0] * 3


async def test_an_answer_that_cannot_be_used_is_a_failure_and_the_next_is_read() -> None:
    got = await ran(answering(Unreadable("The model refused to answer.")), cases=2)

    assert [r.failure for r in got] == ["The model refused to answer.", ""]


async def test_nobody_is_asked_again_once_the_operator_has_to_act() -> None:
    left = [ConfigError("The key was refused."), ConfigError("The key was refused.")]

    with pytest.raises(ConfigError, match="The key was refused"):
        await ran(MemoryModel(lambda prompt: left.pop()), cases=3)
    assert len(left) == 1, "asked once, not three times"


async def test_what_was_read_before_the_operator_has_to_act_is_kept() -> None:
    answers = iter((None, ConfigError("No money left.")))

    got = await ran(MemoryModel(lambda prompt: next(answers) or by_rules_of(prompt)), cases=3)

    assert [r.failure for r in got] == ["", "No money left.", "It was not asked for any more: No money left."]


async def test_invented_quotes_are_counted_though_none_is_shown() -> None:
    def respond(prompt: Prompt) -> str:
        lines, side = lines_from_prompt(prompt.user)
        answer = offline.read(lines, side)
        invented = answer.decision.model_copy(update={"quote": "we must have her", "value": Decision.STRONG_YES})
        return answer.model_copy(update={"decision": invented}).model_dump_json()

    got = (await ran(MemoryModel(respond)))[0]

    assert got.heard is not None
    assert got.heard.unproven == ("we must have her",)
    assert got.heard.reading.decision is not Decision.STRONG_YES
    assert "we must have her" not in [q.text for q in got.heard.reading.evidence.values()]


async def test_the_second_of_two_models_that_fails_is_noticed() -> None:
    failing = MemoryModel(lambda prompt: Unreadable("nonsense"))

    got = await results([case()], InlineParser(), by_models([answering(), failing]), Plan())

    assert figures(got).alone == 1


async def test_the_summary_is_asked_for_in_the_operators_language() -> None:
    seen: list[Message] = []
    rules = by_rules()

    async def read(message: Message) -> Heard:
        seen.append(message)
        return await rules(message)

    await results([case()], InlineParser(), read, Plan(language="de"))

    assert [m.language for m in seen] == ["de"]
