"""A question with a small shape, and ways to put it to a scripted server."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from agent.adapters.llm import LlmSettings, OpenAIModel
from agent.errors import DebriefError
from agent.writing.prompts import Prompt
from tests.servers.chat import Answer, ChatServer

PROMPT = Prompt(name="reading/1", system="You read replies.", user="L1: It went well, CANARY-PROMPT. 4 of 5.")
KEY = "sk-CANARY-KEY"


class Colour(StrEnum):
    RED = "red"


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    rating: int = Field(ge=1, le=5)
    colours: tuple[Colour, ...]
    title: str = Field(max_length=50)


GOOD = '{"rating": 4, "colours": ["red"], "title": "Zoë {said} \\"so\\""}'
FITS = Shape(rating=4, colours=(Colour.RED,), title='Zoë {said} "so"')


def model(server: ChatServer, **changes: object) -> OpenAIModel:
    values = {"base_url": server.url, "model": "m1", "api_key": KEY, "timeout": 10.0}
    return OpenAIModel(LlmSettings(**(values | changes)))


async def ask(*answers: Answer, **changes: object) -> tuple[ChatServer, Shape | DebriefError]:
    """The server afterwards, and the answer or the error."""
    async with ChatServer(answers=list(answers)).serving() as server:
        try:
            return server, (await model(server, **changes).answer(PROMPT, Shape)).value
        except DebriefError as error:
            return server, error
