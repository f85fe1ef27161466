"""What a model's answer comes with: what it cost, and how it was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from pydantic import BaseModel

from agent.core.feedback import Usage

_CHARACTERS_A_TOKEN = 4
"""The usual rule of thumb, for servers that report no usage."""

Answer = TypeVar("Answer", bound=BaseModel, covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered(Generic[Answer]):
    """An answer of a model that fits the shape asked for."""

    value: Answer
    usage: Usage
    """Tokens of every question that led to it, those answered badly included."""
    settings: str
    """How it was really asked, such as 'temperature 0, json_schema'."""


def estimated(sent: Sequence[str], received: str) -> Usage:
    """What a question and its answer cost where the server does not say: four characters a token, rounded up."""
    return Usage(sent=_tokens(sum(map(len, sent))), received=_tokens(len(received)), reported=False)


def _tokens(characters: int) -> int:
    return ceil(characters / _CHARACTERS_A_TOKEN)
