"""How a question is put to a server: the strictest way that it understands, as servers differ in all but the basics."""

import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from agent.adapters.llm_schema import strict_schema
from agent.writing.prompts import Prompt


class Form(StrEnum):
    """How the shape of the answer is asked for, strictest first."""

    SCHEMA = "json_schema"
    """The server lets the model write nothing that does not fit the schema."""
    OBJECT = "json_object"
    """The server sees to it that the answer is JSON; the schema stands in the prompt."""
    TEXT = "text"
    """The prompt asks, and that is all."""


_FORMS = tuple(Form)
_LIMITS = ("max_tokens", "max_completion_tokens", "")
_ASK = "Answer with one JSON object that fits this JSON schema, and nothing else:"
_ABOUT_FORM = re.compile(r"response_format|json_schema|json_object|structured output|grammar", re.IGNORECASE)
_ABOUT_SYSTEM = re.compile(r"(system|developer)\W+(role|message|prompt|instruction)|role\W+(system|developer)", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """What a server understands."""

    form: Form = Form.SCHEMA
    limit: str = _LIMITS[0]
    """The name of the parameter for the longest answer; newer models of OpenAI want 'max_completion_tokens', and some
    servers none."""
    temperature: bool = True
    """Whether it takes one; models that think do not."""
    system: bool = True
    """Whether it takes a system part; some models' templates know the user only."""


BEST = Dialect()


def plainer(dialect: Dialect) -> Dialect | None:
    """The next dialect to try because the answer did not have the shape asked for; None: that was all."""
    following = _FORMS[_FORMS.index(dialect.form) + 1 :]
    return replace(dialect, form=following[0]) if following else None


def simpler(dialect: Dialect, words: str, *, guess: bool) -> Dialect | None:
    """The next dialect to try after a server's complaint in these words; None: that was all.

    Without ``guess``, only what the words name is given up.
    """
    if (limit := _limit(dialect, words)) is not None:
        return replace(dialect, limit=limit)
    if dialect.temperature and "temperature" in words:
        return replace(dialect, temperature=False)
    if dialect.system and _ABOUT_SYSTEM.search(words):
        return replace(dialect, system=False)
    if _ABOUT_FORM.search(words) and (following := plainer(dialect)):
        return following
    return _guessed(dialect) if guess else None


def _limit(dialect: Dialect, words: str) -> str | None:
    """The limit's next name, if the words are about it. One name contains no other, but may stand beside it."""
    if not dialect.limit or not any(name in words for name in _LIMITS if name):
        return None
    tried = _LIMITS.index(dialect.limit)
    return _LIMITS[tried + 1] if _LIMITS[tried + 1] in words else ""


def _guessed(dialect: Dialect) -> Dialect | None:
    """What is given up when nobody says what is wrong: what fewest servers know comes first."""
    if following := plainer(dialect):
        return following
    if dialect.temperature:
        return replace(dialect, temperature=False)
    if dialect.limit:
        return replace(dialect, limit="")
    return replace(dialect, system=False) if dialect.system else None


def request(
    dialect: Dialect, model: str, prompt: Prompt, shape: type[BaseModel] | None, limit: int, temperature: float
) -> dict[str, Any]:
    """The body of the request. ``shape`` is None where any answer will do."""
    body: dict[str, Any] = {"model": model}
    if dialect.limit:
        body[dialect.limit] = limit
    if dialect.temperature:
        body["temperature"] = temperature
    system = prompt.system
    if shape is not None:
        schema = strict_schema(shape)
        if dialect.form is Form.SCHEMA:
            form = {"name": shape.__name__, "strict": True, "schema": schema}
            body["response_format"] = {"type": Form.SCHEMA.value, "json_schema": form}
        else:
            system += f"\n\n{_ASK}\n{json.dumps(schema, separators=(',', ':'))}"
        if dialect.form is Form.OBJECT:
            body["response_format"] = {"type": Form.OBJECT.value}
    return body | {"messages": _messages(dialect, system, prompt.user)}


def settings(dialect: Dialect, temperature: float) -> str:
    """How a question was put, in words."""
    heat = f"temperature {temperature:g}" if dialect.temperature else "the server's own temperature"
    return f"{heat}, {dialect.form.value}"


def characters(body: dict[str, Any]) -> tuple[str, ...]:
    """What of a request's body the model reads: the messages, and a schema that stands beside them."""
    schema = body.get("response_format", {}).get("json_schema", {}).get("schema")
    beside = (json.dumps(schema, separators=(",", ":")),) if schema else ()
    return (*(message["content"] for message in body["messages"]), *beside)


def _messages(dialect: Dialect, system: str, user: str) -> list[dict[str, str]]:
    """The part that never changes comes first: servers keep what they read before, up to the first difference."""
    if not dialect.system:
        return [{"role": "user", "content": f"{system}\n\n{user}"}]
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]
