"""What an answer cost and how it was asked for: the same promise in memory and over a socket."""

from typing import Any

import pytest

from agent.core.feedback import Usage
from agent.ports import Answered
from agent.testing.model import MemoryModel
from tests.contract.asking import FITS, GOOD, PROMPT, Shape, model
from tests.servers.chat import Answer, ChatServer, fails, says


async def over_a_socket(*answers: Answer, **changes: object) -> tuple[ChatServer, Answered[Shape]]:
    async with ChatServer(answers=list(answers)).serving() as server:
        return server, await model(server, **changes).answer(PROMPT, Shape)


async def _in_memory() -> Answered[Shape]:
    return await MemoryModel(lambda prompt: GOOD).answer(PROMPT, Shape)


async def _over_a_socket() -> Answered[Shape]:
    return (await over_a_socket(says(GOOD)))[1]


@pytest.mark.parametrize("answering", [_in_memory, _over_a_socket])
async def test_where_nobody_counts_four_characters_are_a_token(answering: Any) -> None:
    found = await answering()
    assert found.value == FITS
    words = len(PROMPT.system) + len(PROMPT.user)
    assert -(-words // 4) <= found.usage.sent < words // 4 + 200, "the schema may count as well"
    assert found.usage.received == -(-len(GOOD) // 4)
    assert (found.usage.cached, found.usage.reported) == (0, False)
    assert found.settings


def usage(**values: object) -> dict[str, object]:
    return {"prompt_tokens": 1500, "completion_tokens": 300, "total_tokens": 1800} | values


@pytest.mark.parametrize(
    ("reported", "cached"),
    [
        (usage(), 0),
        (usage(prompt_tokens_details={"cached_tokens": 1200}), 1200),
        (usage(prompt_tokens_details={"cached_tokens": None}), 0),
        (usage(prompt_tokens_details=None), 0),
        (usage(prompt_cache_hit_tokens=1100), 1100),
        (usage(prompt_tokens_details={"cached_tokens": 9999}), 1500),
    ],
)
async def test_what_the_server_counts_counts(reported: dict[str, object], cached: int) -> None:
    _, found = await over_a_socket(says(GOOD, usage=reported))
    assert found.usage == Usage(sent=1500, received=300, cached=cached)


@pytest.mark.parametrize(
    "reported",
    [
        None,
        {},
        [],
        "1500",
        usage(prompt_tokens=0),
        usage(prompt_tokens=-5),
        usage(prompt_tokens=10**12),
        usage(completion_tokens="many"),
    ],
)
async def test_what_cannot_be_is_not_taken_for_a_count(reported: object) -> None:
    _, found = await over_a_socket(says(GOOD, usage=reported))
    assert not found.usage.reported
    assert found.usage.sent > 0


async def test_every_answer_on_the_way_is_paid_for() -> None:
    """The first does not fit the schema; a question that was refused unread cost nothing."""
    _, found = await over_a_socket(
        says("It went well!", usage=usage()),
        fails(400, "response_format json_object is not supported"),
        says(GOOD, usage=usage(prompt_tokens=2000, prompt_tokens_details={"cached_tokens": 1800})),
    )
    assert found.usage == Usage(sent=3500, received=600, cached=1800)


@pytest.mark.parametrize(
    ("answers", "settings"),
    [
        ([says(GOOD)], "temperature 0, json_schema"),
        ([fails(400, "no json_schema"), says(GOOD)], "temperature 0, json_object"),
        ([fails(400, "temperature?"), says(GOOD)], "the server's own temperature, json_schema"),
        ([says(GOOD, model="m1-2026-01-15")], "temperature 0, json_schema, answered by m1-2026-01-15"),
        ([says(GOOD, model="/home/anna/models/m1.gguf")], "temperature 0, json_schema, answered by m1.gguf"),
        ([says(GOOD, model="m1")], "temperature 0, json_schema"),
        ([says(GOOD, model=["m1"])], "temperature 0, json_schema"),
        ([says(GOOD, model="m1\n\x1b[31m" + "x" * 500)], "temperature 0, json_schema, answered by m1"),
    ],
)
async def test_how_it_was_really_asked_is_told(answers: list[Answer], settings: str) -> None:
    _, found = await over_a_socket(*answers)
    assert found.settings.startswith(settings)
    assert found.settings.isprintable()
    assert len(found.settings) < 200


async def test_the_part_that_never_changes_comes_first_and_is_the_same_to_the_byte() -> None:
    """Providers charge a fraction for what they have read before, up to the first byte that differs."""
    async with ChatServer(answers=[says(GOOD)]).serving() as server:
        for _ in range(2):
            await model(server).answer(PROMPT, Shape)
    first, second = server.bodies
    assert first == second
    assert first["messages"][0] == {"role": "system", "content": PROMPT.system}
