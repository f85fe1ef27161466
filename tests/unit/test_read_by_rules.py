"""The plain rules on replies that were written by people who knew nothing of them, from raw mail to reading."""

import asyncio
from pathlib import Path

import pytest

from agent.adapters.parser import ProcessParser
from agent.evaluation.cases import cases_of
from agent.evaluation.figures import Figures, figures
from agent.evaluation.running import Plan, by_rules, results

FURTHER = Path(__file__).parent.parent / "data" / "replies" / "further.jsonl"
LEAST = {
    "kind": 0.85,
    "outcome": 0.88,
    "rating": 0.95,
    "decision": 0.75,
    "qualifications_met": 0.75,
    "next_step": 0.88,
}
"""Parts of 140 replies that are read right; the rest is mostly not said."""


@pytest.fixture(scope="module")
def found() -> Figures:
    return asyncio.run(_measured())


async def _measured() -> Figures:
    parser = ProcessParser()
    try:
        return figures(await results(cases_of(FURTHER), parser, by_rules(), Plan()))
    finally:
        await parser.close()


def test_fields(found: Figures) -> None:
    assert (found.readings, found.failures) == (140, 0)
    for field in found.fields:
        assert field.right.count >= LEAST[field.name] * field.right.of, field


def test_what_they_say_is_right(found: Figures) -> None:
    assert found.right_of_said.count >= 0.92 * found.right_of_said.of, found.right_of_said


def test_evidence(found: Figures) -> None:
    assert found.forbidden.count == 0
    assert found.not_verbatim.count == 0
