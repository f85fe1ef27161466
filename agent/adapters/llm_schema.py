"""The JSON schema of an answer, as servers take it: strict, and short, as it is paid for with every question.

Each part stands where it is used: references cost more than what they refer to. Shapes that hold themselves are not for
models.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

_LEFT_OUT = ("default", "title", "description", "minLength", "maxLength", "examples", "$defs", "properties", "anyOf")
"""Keywords that OpenAI's strict mode rejects, or that say what the prompt says, or that are written anew. The answer is
validated anyway."""
_NULL = {"type": "null"}


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema as strict mode wants it: every property required, nothing else allowed."""
    schema = shape.model_json_schema()
    strict: dict[str, Any] = _strict(schema, schema.get("$defs", {}))
    return strict


def _strict(node: Any, parts: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_strict(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _strict(parts[node["$ref"].rpartition("/")[2]], parts)
    strict = {key: _strict(value, parts) for key, value in node.items() if key not in _LEFT_OUT}
    if "anyOf" in node:
        strict |= _any_of(_strict(node["anyOf"], parts))
    if "properties" in node:
        # Below it, keys are names of ours and not keywords.
        properties = {name: _strict(value, parts) for name, value in node["properties"].items()}
        strict |= {"properties": properties, "required": list(properties), "additionalProperties": False}
    return strict


def _any_of(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """One simple type or nothing is written as a pair of types."""
    something = [choice for choice in choices if choice != _NULL]
    if len(something) != 1 or len(choices) != 2 or not isinstance(something[0].get("type"), str):
        return {"anyOf": choices}
    only = something[0]
    values = {"enum": [*only["enum"], None]} if "enum" in only else {}
    return only | {"type": [only["type"], "null"]} | values
