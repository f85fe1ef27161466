"""What a model's server sent back: any bytes at all, until proved to be an answer."""

import json
import re
from collections.abc import Iterator
from typing import Literal, TypeVar

from pydantic import BaseModel, ValidationError

from agent.adapters.llm_completion import Completion
from agent.errors import Unreadable

_LONGEST = 200_000
"""Characters of an answer that are looked at; a real one has some thousands."""
_MOST_TRIES = 20
"""Opening braces that may be where the JSON object begins."""
_THOUGHTS_END = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
"""The end of what some models think aloud before they answer; it may hold a first draft of the answer."""

Shape = TypeVar("Shape", bound=BaseModel)


class _Model(BaseModel):
    id: str


class _Models(BaseModel):
    object: Literal["list"]
    data: list[_Model]


def listed(body: bytes) -> tuple[str, ...]:
    """The names of the models in an answer to GET /models; none if it is no such answer."""
    try:
        return tuple(model.id for model in _Models.model_validate_json(body).data)
    except ValidationError:
        return ()


def whole(completion: Completion) -> str:
    """The text of an answer that is complete. Raises Unreadable for a refusal, a part of an answer, or none."""
    if completion.refused:
        raise Unreadable("The model refused to answer.")
    if completion.cut:
        raise Unreadable("The model's answer was cut off at its longest length.")
    if not completion.text:
        raise Unreadable("The model's answer was empty.")
    return completion.text


def validated(text: str, shape: type[Shape]) -> Shape:
    """The first JSON object in the text that fits, wherever it stands. Raises Unreadable, without quoting the text."""
    reason = "it holds no JSON object"
    for candidate in _objects(_THOUGHTS_END.split(text[:_LONGEST])[-1]):
        try:
            return shape.model_validate_json(candidate, strict=True)
        except ValidationError as error:
            place = ".".join(map(str, error.errors(include_input=False)[0]["loc"]))
            reason = f"{error.error_count()} values do not fit, the first at {place or 'its top'}"
    raise Unreadable(f"The model's answer could not be used: {reason[:200]}.")


def _objects(text: str) -> Iterator[str]:
    """The JSON objects in a text, one inside another counted once."""
    decoder = json.JSONDecoder()
    begin = text.find("{")
    for _ in range(_MOST_TRIES):
        if begin < 0:
            return
        end = begin + 1
        try:
            _, end = decoder.raw_decode(text, begin)
            yield text[begin:end]
        except (ValueError, RecursionError):
            # Not here; perhaps behind the next brace: models think aloud, and some put fences around.
            pass
        begin = text.find("{", end)
