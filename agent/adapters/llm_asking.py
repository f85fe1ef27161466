"""One question to a model's server, put again in plainer ways until the server understands."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from agent.adapters.llm_answer import validated, whole
from agent.adapters.llm_complaint import Complaint, by_status
from agent.adapters.llm_completion import Completion, completion
from agent.adapters.llm_dialect import Dialect, characters, plainer, request, settings, simpler
from agent.adapters.llm_faults import about_how, vague
from agent.core.feedback import Usage
from agent.errors import Unreadable
from agent.ports import Answered, estimated
from agent.writing.prompts import Prompt

if TYPE_CHECKING:
    from openai import AsyncOpenAI

Shape = TypeVar("Shape", bound=BaseModel)


class Asking(Generic[Shape]):
    """One question, and what it has cost so far. Raises Complaint, Unreadable and what the library raises."""

    def __init__(
        self, client: "AsyncOpenAI", model: str, prompt: Prompt, shape: type[Shape], limit: int, temperature: float
    ) -> None:
        self._client = client
        self._model = model
        self._prompt = prompt
        self._shape = shape
        self._limit = limit
        self._temperature = temperature
        self._usage = Usage(sent=0, received=0)
        self.misunderstood = False
        """Whether an answer did not have the shape asked for, and a plainer question was put."""

    async def answered(self, dialect: Dialect) -> tuple[Answered[Shape], Dialect]:
        """The answer, and the dialect in which the server gave it."""
        while True:
            found, dialect = await understood(self._client, self._request, dialect)
            self._usage += found.usage or estimated(characters(self._request(dialect)), found.text)
            try:
                value = validated(whole(found), self._shape)
            except Unreadable:
                following = None if found.refused or found.cut else plainer(dialect)
                if following is None:
                    raise
                self.misunderstood, dialect = True, following
            else:
                return Answered(value=value, usage=self._usage, settings=self._settings(dialect, found)), dialect

    def _request(self, dialect: Dialect) -> dict[str, Any]:
        return request(dialect, self._model, self._prompt, self._shape, self._limit, self._temperature)

    def _settings(self, dialect: Dialect, found: Completion) -> str:
        """As the server was asked; also its own name for the model, where that says more than ours."""
        how = settings(dialect, self._temperature)
        return how if found.model in ("", self._model) else f"{how}, answered by {found.model}"


async def understood(
    client: "AsyncOpenAI", asked: Callable[[Dialect], dict[str, Any]], dialect: Dialect
) -> tuple[Completion, Dialect]:
    """What the server sent back once it understood, and the dialect that it did. ``asked`` is the question's body."""
    while True:
        try:
            return await _completed(client, asked(dialect)), dialect
        except Complaint as complaint:
            dialect = _simpler(dialect, complaint)


async def _completed(client: "AsyncOpenAI", body: dict[str, Any]) -> Completion:
    """What the server sent back. Raises Complaint if it complained, whatever its status."""
    from openai import APIStatusError

    try:
        response = await client.chat.completions.with_raw_response.create(**body)
    except APIStatusError as error:
        raise by_status(error) from error
    return completion(response.http_response.content)


def _simpler(dialect: Dialect, complaint: Complaint) -> Dialect:
    """The next dialect to try. Raises the complaint if no other way to ask would help."""
    further = simpler(dialect, complaint.words, guess=vague(complaint)) if about_how(complaint) else None
    if further is None:
        raise complaint
    return further
