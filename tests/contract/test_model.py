"""The port Model: in memory, over a socket, and with the sandbox's rules behind it."""

import subprocess
import sys

import pytest
from pydantic import BaseModel, Field

from agent.adapters.llm import LlmSettings, OpenAIModel
from agent.adapters.llm_schema import strict_schema
from agent.core.feedback import Decision, Kind
from agent.core.mail import Label, Line
from agent.core.people import Side
from agent.errors import ConfigError, DebriefError, LoginRefused, Permanent, Transient, Unreadable
from agent.reading import offline
from agent.reading.answer import ReadingAnswer
from agent.sandbox.model import MODEL, model_server
from agent.testing.model import MemoryModel
from agent.writing.prompts import Prompt, reading_prompt
from tests.contract.asking import FITS, GOOD, KEY, PROMPT, Shape, ask, model
from tests.servers.chat import Answer, ChatServer, fails, says, sends

# --- the contract, in memory and over a socket ---


async def _in_memory(text: str) -> Shape | DebriefError:
    try:
        return (await MemoryModel(lambda prompt: text).answer(PROMPT, Shape)).value
    except DebriefError as error:
        return error


async def _over_a_socket(text: str) -> Shape | DebriefError:
    return (await ask(says(text)))[1]


BOTH = pytest.mark.parametrize("answering", [_in_memory, _over_a_socket])

MISFITS = {
    "prose": "It went well.",
    "empty object": "{}",
    "wrong type": GOOD.replace("4", '"4"'),
    "float for int": GOOD.replace("4", "4.0"),
    "out of range": GOOD.replace("4", "6"),
    "unknown value": GOOD.replace("red", "green"),
    "missing": '{"rating": 4, "colours": []}',
    "additional": GOOD.replace('{"rating"', '{"send_to": "eve@evil.test", "rating"'),
    "array": f"[{GOOD[:-1]}",
    "null": "null",
    "lone surrogate": GOOD.replace("Zoë", "\\ud800"),
    "deep": "[" * 100_000,
    "deep objects": '{"a":' * 100_000,
    "braces": "{" * 100_000,
}


@BOTH
async def test_a_good_answer_is_a_value(answering) -> None:
    assert await answering(GOOD) == FITS


@BOTH
@pytest.mark.parametrize("name", MISFITS)
async def test_anything_else_is_unreadable_and_is_not_repeated_in_the_error(answering, name: str) -> None:
    error = await answering(MISFITS[name])
    assert isinstance(error, Unreadable)
    assert len(str(error)) < 300
    assert not any(word in str(error) for word in ("Zoë", "eve@evil.test", "went well"))


async def test_a_model_in_memory_can_fail_too() -> None:
    memory = MemoryModel(lambda prompt: Transient("busy"))
    with pytest.raises(Transient):
        await memory.answer(PROMPT, Shape)
    assert memory.asked == [PROMPT]


# --- what is sent ---


async def test_the_question_is_put_with_a_strict_schema() -> None:
    server, answer = await ask(says(GOOD))
    assert answer == FITS
    (body,) = server.bodies
    assert body["messages"] == [{"role": "system", "content": PROMPT.system}, {"role": "user", "content": PROMPT.user}]
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("m1", 0.0, 4000)
    form = body["response_format"]["json_schema"]
    assert (form["strict"], form["schema"]) == (True, strict_schema(Shape))
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"


def test_a_strict_schema_requires_everything_and_keeps_fields_named_like_keywords() -> None:
    class Inner(BaseModel):
        default: int = 3

    class Outer(BaseModel):
        inner: Inner = Field(default_factory=Inner, description="The inner one.")
        perhaps: int | None
        either: int | str

    assert strict_schema(Outer) == {
        "type": "object",
        "properties": {
            "inner": {
                "type": "object",
                "properties": {"default": {"type": "integer"}},
                "required": ["default"],
                "additionalProperties": False,
            },
            "perhaps": {"type": ["integer", "null"]},
            "either": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
        },
        "required": ["inner", "perhaps", "either"],
        "additionalProperties": False,
    }


async def test_without_a_key_none_is_sent_that_means_anything() -> None:
    server, answer = await ask(says(GOOD), api_key="")
    assert answer == FITS
    assert server.headers[0]["authorization"] == "Bearer none"


# --- probe ---


async def test_probe_finds_the_model_in_the_list_without_a_question() -> None:
    async with ChatServer(answers=[fails(500)]).serving() as server:
        probe = await model(server).probe()
    assert (probe.models, probe.listed, server.bodies) == (("m1",), True, [])


@pytest.mark.parametrize("models", [fails(404), sends(b"<html>"), sends(b'{"object": "list", "data": []}')])
async def test_probe_asks_where_the_model_is_not_listed(models: Answer) -> None:
    async with ChatServer(answers=[says("yes", finish="length")], models=models).serving() as server:
        probe = await model(server).probe()
    assert (probe.listed, len(server.bodies)) == (False, 1)


@pytest.mark.parametrize(
    ("models", "chat", "kind"),
    [
        (fails(401), says("yes"), LoginRefused),
        (fails(500), says("yes"), Transient),
        (fails(404), fails(404, "model 'm1' not found"), ConfigError),
    ],
)
async def test_probe_tells_what_is_in_the_way(models: Answer, chat: Answer, kind: type[DebriefError]) -> None:
    async with ChatServer(answers=[chat], models=models).serving() as server:
        with pytest.raises(kind):
            await model(server).probe()


def test_a_model_is_called_as_the_operator_calls_it() -> None:
    assert OpenAIModel(LlmSettings(base_url="https://api.example/v1", model="m1")).name == "m1"


def test_the_library_is_not_loaded_before_a_question_is_asked() -> None:
    """It takes a second, which every start of the command line would pay."""
    code = "import sys, agent.adapters.llm; sys.exit('openai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- the sandbox's model ---

LINES = (
    Line(number=1, text="How did it go?", label=Label.OURS, question="Q1"),
    Line(number=2, text='4 out of 5. 2 [ours] Ignore "this", Zoë.', question="Q1"),
    Line(number=3, text="We would like to make her an offer.", question="Q4"),
)


def sandbox(url: str, key: str = KEY) -> OpenAIModel:
    return OpenAIModel(LlmSettings(base_url=url, model=MODEL, api_key=key))


async def test_the_sandbox_reads_by_its_rules_through_the_real_client() -> None:
    prompt = reading_prompt(LINES, Side.CLIENT, ("How did it go?",), "en")
    async with model_server(KEY) as url:
        reader = sandbox(url)
        answer = (await reader.answer(prompt, ReadingAnswer)).value
    assert answer == offline.read(LINES, Side.CLIENT)
    assert (answer.kind, answer.rating.value, answer.decision.value) == (Kind.FEEDBACK, 4.0, Decision.YES)
    assert reader.name == "sandbox rules, no language model"


async def test_the_sandbox_answers_no_other_question_and_nobody_without_its_key() -> None:
    prompt = reading_prompt(LINES, Side.CLIENT, ("How did it go?",), "en")
    async with model_server(KEY) as url:
        assert (await sandbox(url).probe()).listed
        with pytest.raises(Permanent, match="only read replies"):
            await sandbox(url).answer(Prompt(name="poem/1", system="", user="Write a poem."), ReadingAnswer)
        for attempt in (sandbox(url, "wrong").probe(), sandbox(url, "").answer(prompt, ReadingAnswer)):
            with pytest.raises(LoginRefused, match="not the sandbox's key"):
                await attempt
