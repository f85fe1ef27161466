"""What a model's server sent back: any bytes at all, until proved to be an answer."""

import json
from collections.abc import Iterator
from typing import Literal, TypeVar

from pydantic import BaseModel, ValidationError

from agent.errors import Unreadable

_LONGEST = 200_000
"""Characters of an answer that are looked at; a real one has some thousands."""
_MOST_TRIES = 20
"""Opening braces that may be where the JSON object begins."""

Shape = TypeVar("Shape", bound=BaseModel)


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice]


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


def answered(body: bytes, *, whole: bool) -> str:
    """The text in a chat completion. Raises Unreadable if there is none, or, where ``whole``, only its beginning."""
    try:
        choice = _Completion.model_validate_json(body).choices[0]
    except (ValidationError, IndexError) as error:
        raise Unreadable("The model's server sent something else than a chat completion.") from error
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise Unreadable("The model refused to answer.")
    if whole and choice.finish_reason == "length":
        raise Unreadable("The model's answer was cut off at its longest length.")
    if whole and not choice.message.content:
        raise Unreadable("The model's answer was empty.")
    return choice.message.content or ""


def ignored(text: str, shape: type[BaseModel]) -> bool:
    """Whether the server did not care about the schema: no JSON object, or one without a field that must be there."""
    needed = {name for name, field in shape.model_fields.items() if field.is_required()}
    return not any(needed <= found.keys() for found, _ in _objects(text))


def validated(text: str, shape: type[Shape]) -> Shape:
    """The first JSON object in the text that fits, wherever it stands. Raises Unreadable, without quoting the text."""
    reason = "it holds no JSON object"
    for _, candidate in _objects(text):
        try:
            return shape.model_validate_json(candidate, strict=True)
        except ValidationError as error:
            place = ".".join(map(str, error.errors(include_input=False)[0]["loc"]))
            reason = f"{error.error_count()} values do not fit, the first at {place or 'its top'}"
    raise Unreadable(f"The model's answer could not be used: {reason[:200]}.")


def _objects(text: str) -> Iterator[tuple[dict[str, object], str]]:
    """The JSON objects in a text, one inside another counted once, each with its source."""
    decoder = json.JSONDecoder()
    text = text[:_LONGEST]
    begin = text.find("{")
    for _ in range(_MOST_TRIES):
        if begin < 0:
            return
        end = begin + 1
        try:
            found, end = decoder.raw_decode(text, begin)
            yield found, text[begin:end]
        except (ValueError, RecursionError):
            # Not here; perhaps behind the next brace: models think aloud, and some put fences around.
            pass
        begin = text.find("{", end)
