"""What all sections of config.yaml have in common."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from agent.config.problems import Where

WRONG = "wrong"
"""The type of errors of our own checks; their ``ctx`` is ``{"wrong": [(field or path, sentence), ...]}``."""


class Section(BaseModel):
    """A part of config.yaml: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def refuse(wrong: Iterable[tuple[str | Where, str]]) -> None:
    """Raise for all of the (field, sentence) pairs at once, if there are any; a deeper field is named by its path."""
    if found := list(wrong):
        raise PydanticCustomError(WRONG, "see its context", {WRONG: found})


def refusal(sentence: str) -> PydanticCustomError:
    """What a check of a single value raises."""
    return PydanticCustomError(WRONG, "see its context", {WRONG: [("", sentence)]})


@dataclass(frozen=True)
class Written:
    """How a value is written in config.yaml, and how that is read. Stands in ``Annotated``.

    The same words tell the operator what was expected and fill the reference: 'must be ' + ``form``.
    """

    form: str
    read: Callable[[str], object]
    """From the text to the value; ValueError if it is none."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._value, handler(source))

    def _value(self, value: object) -> object:
        # Values that are neither text nor collections come from code, not from a file, and have their type already.
        if not isinstance(value, str | dict | list):
            return value
        try:
            if isinstance(value, str):
                return self.read(value)
        except ValueError:
            pass
        raise refusal(f"must be {self.form}")
