"""The wire to a real server of language models: it keeps the model to the schema, counts tokens, and keeps a cache."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from agent.adapters.llm import LlmSettings, OpenAIModel
from agent.writing.prompts import Prompt
from tests.servers.llama import llama

PROMPT = Prompt(name="mood/1", system="You tell moods apart.", user="It went well, they will make her an offer.")


class Mood(StrEnum):
    GOOD = "good"
    BAD = "bad"


class Answer(BaseModel):
    """Short, so that a model of this size comes to an end."""

    model_config = ConfigDict(extra="forbid", strict=True)

    mood: Mood
    sure: Mood | None


async def test_a_real_server_answers_in_the_strictest_way_at_the_first_try() -> None:
    async with llama() as url:
        model = OpenAIModel(LlmSettings(base_url=url, model="smollm2", timeout=60))
        probe = await model.probe()
        first = await model.answer(PROMPT, Answer)
        again = await model.answer(PROMPT, Answer)
    assert len(probe.models) == 1
    assert first.settings.startswith("temperature 0, json_schema, answered by SmolLM2")
    assert first.value == again.value, "temperature 0"
    assert first.usage.reported
    assert again.usage.sent == first.usage.sent
    assert first.usage.cached < first.usage.sent / 2 < again.usage.cached
