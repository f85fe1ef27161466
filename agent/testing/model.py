"""A model that gives the answers it was given."""

from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from agent.errors import DebriefError, Unreadable
from agent.ports import Answered, estimated
from agent.writing.prompts import Prompt

SETTINGS = "from memory"
"""How such a model says that it was asked."""

Shape = TypeVar("Shape", bound=BaseModel)


class MemoryModel:
    """The port Model without a server.

    ``respond`` turns each prompt into JSON, which is validated as a real model's answer would be, or into an error,
    which is raised. So any bytes at all can be played to whoever asks.
    """

    def __init__(self, respond: Callable[[Prompt], str | DebriefError], name: str = "scripted answers") -> None:
        self.asked: list[Prompt] = []
        self._respond = respond
        self._name = name

    @property
    def name(self) -> str:
        """How it is called in mails."""
        return self._name

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Answered[Shape]:
        """As ``agent.ports.Model.answer``."""
        self.asked.append(prompt)
        answer = self._respond(prompt)
        if isinstance(answer, DebriefError):
            raise answer
        try:
            value = shape.model_validate_json(answer, strict=True)
        except ValidationError as error:
            raise Unreadable(f"The answer does not fit: {error.error_count()} errors.") from error
        usage = estimated((prompt.system, prompt.user), answer)
        return Answered(value=value, usage=usage, settings=SETTINGS)
