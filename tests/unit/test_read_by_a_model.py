"""The labelled replies as a strong model read them: its recorded answers go the whole way again, from raw mail.

`tests/data/replies/answers.jsonl` holds what a model that saw nothing but each prompt answered, once. The figures that
matter are computed from it anew with every run, so that no change of ours to labels, masks, proofs or conventions goes
unnoticed. A changed prompt needs new answers: each is found by the prompt that it answers.
"""

import asyncio
import hashlib
import json
from pathlib import Path

import pytest

from agent.adapters.parser import ProcessParser
from agent.errors import DebriefError, Unreadable
from agent.evaluation.cases import cases_of
from agent.evaluation.figures import Figures, figures
from agent.evaluation.measures import Share
from agent.evaluation.running import Plan, by_models, results
from agent.testing.model import MemoryModel
from agent.writing.prompts import Prompt

FOLDER = Path(__file__).parent.parent / "data" / "replies"
CASES = FOLDER / "labelled.jsonl"


def fingerprint(prompt: Prompt) -> str:
    """The same for the same words, however lines are broken."""
    return hashlib.sha256(" ".join(f"{prompt.system} {prompt.user}".split()).encode()).hexdigest()[:20]


def recorded() -> dict[str, str]:
    rows = (json.loads(row) for row in (FOLDER / "answers.jsonl").read_text("utf-8").splitlines())
    return {row["prompt"]: row["answer"] for row in rows}


@pytest.fixture(scope="module")
def found() -> Figures:
    return asyncio.run(_measured())


async def _measured() -> Figures:
    answers = recorded()

    def respond(prompt: Prompt) -> str | DebriefError:
        return answers.get(fingerprint(prompt), Unreadable("Nobody answered this prompt; a changed one is asked anew."))

    parser = ProcessParser()
    try:
        return figures(await results(cases_of(CASES), parser, by_models([MemoryModel(respond)]), Plan()))
    finally:
        await parser.close()


def at_least(got: Share, part: float) -> bool:
    return got.count >= part * got.of


def test_every_reply_has_its_answer(found: Figures) -> None:
    assert (found.readings, found.failures) == (48, 0)


def test_fields(found: Figures) -> None:
    assert at_least(found.all_right, 0.95), found.all_right
    for field in found.fields:
        assert at_least(field.right, 0.97), field


def test_points(found: Figures) -> None:
    assert at_least(found.points, 0.96), found.points


def test_nothing_forbidden_is_shown_and_nothing_that_was_not_typed(found: Figures) -> None:
    assert found.forbidden.count == 0
    assert found.not_verbatim.count == 0
    assert found.protected.count == found.protected.of > 0
    assert found.injections.count == found.injections.of > 0


def test_tokens(found: Figures) -> None:
    """Estimated at four characters a token; what the schema adds is measured with the prompt."""
    assert found.cost is not None
    assert found.cost.sent.reading.median <= 1_800
    assert found.cost.received.reading.median <= 500
