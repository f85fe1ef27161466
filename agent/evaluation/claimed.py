"""What a reader claimed, before anything of it was proved."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from agent.core.feedback import NOT_SAID, Usage
from agent.perform.reading import Message
from agent.ports import Answered, Model
from agent.reading.answer import ReadingAnswer
from agent.reading.masking import masked
from agent.reading.spans import find, stretches
from agent.writing.prompts import Prompt

Shape = TypeVar("Shape", bound=BaseModel)


class Overheard:
    """The port Model, passed on as it is; keeps what the model answered, and what that cost."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.answers: list[BaseModel] = []
        self.usage: Usage | None = None
        """Of all answers; None before the first."""

    @property
    def name(self) -> str:
        """As ``agent.ports.Model.name``."""
        return self._model.name

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Answered[Shape]:
        """As ``agent.ports.Model.answer``."""
        answered = await self._model.answer(prompt, shape)
        self.answers.append(answered.value)
        self.usage = self.usage + answered.usage if self.usage else answered.usage
        return answered


def unproven(answer: ReadingAnswer, message: Message) -> tuple[str, ...]:
    """The quotes of an answer that do not stand in what the person typed, as the model was shown it."""
    where = stretches(masked(message.lines, message.names).lines)
    return tuple(quote for quote in _quotes(answer) if find(quote, where) is None)


def _quotes(answer: ReadingAnswer) -> Iterator[str]:
    """Every quote that was given as proof of something."""
    fields = (answer.outcome, answer.decision, answer.qualifications_met, answer.next_step)
    yield from (one.quote for one in fields if one.value != NOT_SAID)
    if answer.rating.value is not None:
        yield answer.rating.quote
    yield from (one.quote for one in (*answer.points, *answer.protected))
