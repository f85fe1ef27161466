"""How a question is put to a server: the strictest way that it understands, as servers differ in all but the basics."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

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
_ASK = "Answer with one JSON object that fits this JSON schema, and nothing else:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """What a server understands."""

    form: Form = Form.SCHEMA
    limit: str = "max_tokens"
    """The name of the parameter for the longest answer; newer models of OpenAI want 'max_completion_tokens'."""
    temperature: bool = True
    """Whether it takes one; models that think do not."""


BEST = Dialect()


def simpler(dialect: Dialect, complaint: str) -> Dialect | None:
    """The next dialect to try after the server's complaint, or because it ignored the schema; None: that was all."""
    if "max_completion_tokens" in complaint and dialect.limit != "max_completion_tokens":
        return replace(dialect, limit="max_completion_tokens")
    if "temperature" in complaint and dialect.temperature:
        return replace(dialect, temperature=False)
    following = _FORMS[_FORMS.index(dialect.form) + 1 :]
    return replace(dialect, form=following[0]) if following else None


def request(
    dialect: Dialect, model: str, prompt: Prompt, shape: type[BaseModel] | None, limit: int, temperature: float
) -> dict[str, Any]:
    """The body of the request. ``shape`` is None where any answer will do."""
    system = prompt.system
    body: dict[str, Any] = {"model": model, dialect.limit: limit}
    if dialect.temperature:
        body["temperature"] = temperature
    if shape is not None:
        schema = strict_schema(shape)
        if dialect.form is Form.SCHEMA:
            form = {"name": shape.__name__, "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        else:
            system += (
                f"\n\nAnswer with one JSON object that fits this JSON schema, and nothing else:\n{json.dumps(schema)}"
            )
        if dialect.form is Form.OBJECT:
            body["response_format"] = {"type": "json_object"}
    body["messages"] = [{"role": "system", "content": system}, {"role": "user", "content": prompt.user}]
    return body


_UNSUPPORTED = ("default", "title", "minLength", "maxLength", "examples")
"""Keywords that OpenAI's strict mode rejects or that only make the schema longer. The answer is validated anyway."""


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema as strict mode wants it: every property required, nothing else allowed."""
    schema: dict[str, Any] = _strict(shape.model_json_schema())
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    strict = {key: _strict(value) for key, value in node.items() if key not in (*_UNSUPPORTED, "properties", "$defs")}
    for names in ("properties", "$defs"):
        # Below these, keys are names of ours and not keywords.
        if names in node:
            strict[names] = {name: _strict(value) for name, value in node[names].items()}
    if "properties" in node:
        strict |= {"required": list(node["properties"]), "additionalProperties": False}
    return strict
