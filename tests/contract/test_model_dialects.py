"""Models' servers that understand less, each in its own words: what they dislike is given up, and nothing else."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from agent.adapters.llm_schema import strict_schema
from agent.errors import ConfigError, DebriefError, Permanent, Transient, Unreadable
from tests.contract.asking import FITS, GOOD, PROMPT, Shape, ask, model
from tests.servers.chat import Answer, ChatServer, completes, dislikes, fails, says, sends, understands

Body = dict[str, Any]

# --- servers that understand less ---


@pytest.mark.parametrize("status", [400, 404, 422])
@pytest.mark.parametrize(
    ("understood", "asked"),
    [
        (("json_object", "text"), ["json_schema", "json_object"]),
        (("text",), ["json_schema", "json_object", "text"]),
    ],
)
async def test_a_server_that_knows_no_schemas_gets_it_in_the_prompt(
    status: int, understood: tuple[str, ...], asked: list[str]
) -> None:
    answer = understands(*understood, then=says(GOOD), status=status)
    async with ChatServer(answers=[answer]).serving() as server:
        asking = model(server)
        assert (await asking.answer(PROMPT, Shape)).value == FITS
        assert (await asking.answer(PROMPT, Shape)).value == FITS
    assert server.forms == [*asked, asked[-1]], "what worked is remembered"
    system = server.bodies[-1]["messages"][0]["content"]
    assert system.startswith(PROMPT.system)
    assert json.dumps(strict_schema(Shape), separators=(",", ":")) in system


async def test_a_server_that_ignores_the_schema_gets_it_in_the_prompt() -> None:
    server, answer = await ask(says("It went well!"), says('{"mood": "good"}'), says(f"Sure:\n{GOOD}"))
    assert answer == FITS
    assert server.forms == ["json_schema", "json_object", "text"]


async def test_a_model_that_wants_other_parameters_gets_them() -> None:
    server, answer = await ask(
        fails(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
        fails(400, "Unsupported value: 'temperature' does not support 0 with this model."),
        says(GOOD),
    )
    assert answer == FITS
    assert server.forms == ["json_schema"] * 3
    assert "max_tokens" not in server.bodies[2]
    assert "temperature" not in server.bodies[2]
    assert server.bodies[2]["max_completion_tokens"] == 4000


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{GOOD}\n```",
        f"<think>Is it {{good}}? {{'rating': 4}}</think>\n{GOOD}",
        f"Here you are:\r\n\r\n{GOOD}\r\nAnything else?",
        f'{{"rating": 4}} no, rather {GOOD}',
        "\ufeff" + GOOD,
    ],
)
async def test_json_is_found_wherever_it_stands(text: str) -> None:
    server, answer = await ask(says(text))
    assert answer == FITS
    assert len(server.bodies) == 1


# --- parameters that a server dislikes ---

DISLIKED: dict[str, tuple[Callable[[Body], bool], str, int]] = {
    "temperature": (lambda b: "temperature" in b, "Unsupported parameter: temperature", 400),
    "temperature, in general words": (lambda b: "temperature" in b, "Bad request", 400),
    "max_tokens": (lambda b: "max_tokens" in b, "max_tokens: extra fields not permitted", 422),
    "any limit": (lambda b: not {"max_tokens", "max_completion_tokens"}.isdisjoint(b), "unknown max_tokens", 400),
    "a limit beyond its memory": (
        lambda b: b.get("max_tokens", 0) > 2000,
        "'max_tokens' is too large: 4000. This model's maximum context length is 2048 tokens.",
        400,
    ),
    "the system's part (vLLM)": (lambda b: b["messages"][0]["role"] == "system", "System role not supported", 400),
    "the system's part (llama.cpp)": (
        lambda b: b["messages"][0]["role"] == "system",
        "Jinja Exception: System role not supported",
        500,
    ),
    "the system's part (Gemini)": (
        lambda b: b["messages"][0]["role"] == "system",
        "Developer instruction is not enabled for models/gemma-3",
        400,
    ),
    "the system's part, in general words": (lambda b: b["messages"][0]["role"] == "system", "invalid messages", 422),
    "everything at once": (
        lambda b: set(b) != {"model", "messages"} or len(b["messages"]) > 1,
        "I know the model and one message",
        400,
    ),
}


@pytest.mark.parametrize("name", DISLIKED)
async def test_what_a_server_dislikes_is_given_up(name: str) -> None:
    wrong, complaint, status = DISLIKED[name]
    async with ChatServer(answers=[dislikes(wrong, complaint, says(GOOD), status)]).serving() as server:
        asking = model(server)
        assert (await asking.answer(PROMPT, Shape)).value == FITS
        tries = len(server.bodies)
        assert (await asking.answer(PROMPT, Shape)).value == FITS
    assert len(server.bodies) == tries + 1, "what worked is remembered"
    everything = "\n\n".join(message["content"] for message in server.bodies[-1]["messages"])
    assert everything.startswith(PROMPT.system)
    assert everything.endswith(PROMPT.user)


@pytest.mark.parametrize(
    "complaint",
    ["Unsupported parameter: temperature", "unknown max_tokens", "System role not supported"],
)
async def test_what_is_named_is_all_that_is_given_up(complaint: str) -> None:
    server, answer = await ask(fails(400, complaint), says(GOOD))
    assert answer == FITS
    assert server.forms == ["json_schema", "json_schema"]


async def test_a_complaint_of_an_unknown_kind_ends_somewhere() -> None:
    server, error = await ask(fails(400, "Bad request"))
    assert isinstance(error, Permanent)
    assert len(server.bodies) == 6
    assert set(server.bodies[-1]) == {"model", "messages"}


# --- complaints with status 200, as gateways send them ---


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ({"error": {"message": "Rate limit exceeded", "code": 429}}, Transient, "Rate limit"),
        ({"error": {"message": "Provider is down", "code": 502}}, Transient, "Provider is down"),
        ({"error": {"message": "No auth credentials found", "code": 401}}, ConfigError, "No auth"),
        ({"error": {"message": "Insufficient credits", "code": 402}}, ConfigError, "no credit"),
        ({"error": {"message": "no such", "code": "model_not_found"}}, ConfigError, "was not found"),
        ({"error": "Model is still loading"}, Transient, "still loading"),
        ({"error": {"message": "flagged", "code": "content_filter"}}, Unreadable, "refused"),
        ({"object": "error", "message": "overloaded", "code": 503}, Transient, "overloaded"),
        ({"choices": [{"error": {"message": "Upstream broke", "code": 502}, "message": {}}]}, Transient, "Upstream"),
    ],
)
async def test_an_error_is_told_from_an_answer(body: Body, kind: type[DebriefError], words: str) -> None:
    _, error = await ask(sends(json.dumps(body).encode()))
    assert isinstance(error, kind)
    with pytest.raises(kind, match=words):
        raise error


async def test_a_server_that_complains_of_the_schema_with_status_200_gets_it_in_the_prompt() -> None:
    complains = sends(b'{"error": {"message": "response_format json_schema is not supported", "code": 400}}')
    server, answer = await ask(complains, says(GOOD))
    assert (answer, server.forms) == (FITS, ["json_schema", "json_object"])


async def test_null_beside_an_answer_is_no_error() -> None:
    assert (await ask(says(GOOD, error=None)))[1] == FITS


# --- answers in other places, and among other words ---


@pytest.mark.parametrize(
    "answer",
    [
        completes({"role": "assistant", "content": None, "reasoning_content": GOOD}),
        completes({"role": "assistant", "content": "", "reasoning": GOOD}),
        says([{"type": "thinking", "thinking": [{"type": "text", "text": "{}"}]}, {"type": "text", "text": GOOD}]),
    ],
)
async def test_an_answer_is_found_where_servers_put_it(answer: Answer) -> None:
    server, found = await ask(answer)
    assert (found, len(server.bodies)) == (FITS, 1)


DRAFT = GOOD.replace("4", "1")


@pytest.mark.parametrize(
    "text",
    [
        f"<think>{DRAFT}\nNo, they said 4.</think>\n{GOOD}",
        f"<thinking>{DRAFT}</thinking>```json\n{GOOD}\n```",
        f"{DRAFT} hm </think> {GOOD}",
        "<think>" + "{ no " * 50 + f"</think>{GOOD}",
    ],
)
async def test_a_draft_in_its_thoughts_is_no_answer(text: str) -> None:
    assert (await ask(says(text)))[1] == FITS


async def test_a_model_that_misses_the_schema_once_is_not_asked_for_less_for_ever() -> None:
    async with ChatServer(answers=[says(GOOD), says("{}"), says(GOOD), says(GOOD)]).serving() as server:
        asking = model(server)
        for _ in range(3):
            assert (await asking.answer(PROMPT, Shape)).value == FITS
    assert server.forms == ["json_schema", "json_schema", "json_object", "json_schema"]


async def test_a_server_that_ignores_the_schema_and_answers_nearly_right_is_told_it() -> None:
    """The names of the fields stand in the prompt, so that only their values have another form."""
    server, answer = await ask(says(GOOD.replace('["red"]', '"red"')), says(GOOD))
    assert (answer, server.forms) == (FITS, ["json_schema", "json_object"])


async def test_a_refusal_is_not_asked_again() -> None:
    server, error = await ask(says(None, refusal="I cannot."))
    assert isinstance(error, Unreadable)
    assert len(server.bodies) == 1
