"""A chat completion as servers send it, of which only the text is needed."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AliasChoices, AliasPath, BaseModel, BeforeValidator, Field, ValidationError

from agent.adapters.llm_complaint import in_body
from agent.core.feedback import Usage
from agent.core.mail import plain
from agent.errors import Unreadable

_LONGEST_NAME = 100
"""Characters of the name that a server gives its model."""
_MOST_TOKENS = 100_000_000
"""More than any question takes: a server that claims more reports nonsense."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Completion:
    """What came back, not yet trusted with anything."""

    text: str
    refused: bool = False
    cut: bool = False
    """Whether it ends where it was too long."""
    model: str = ""
    """What the server calls the model that answered; empty if it does not say."""
    usage: Usage | None = None
    """As the server reports it; None if it does not."""


class _Part(BaseModel):
    type: str
    text: str = ""


def _joined(content: Any) -> Any:
    """Some servers send a list of parts, of which thoughts are one and the text is another."""
    if not isinstance(content, list):
        return content
    return "".join(part.text for part in map(_Part.model_validate, content) if part.type == "text")


class _Message(BaseModel):
    content: Annotated[str | None, BeforeValidator(_joined)] = None
    refusal: str | None = None
    thought: str | None = Field(default=None, validation_alias=AliasChoices("reasoning_content", "reasoning"))
    """Servers that take a model for one that thinks aloud may put the whole answer here, and nothing into content."""


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    model: Any = None
    usage: Any = None


class _Usage(BaseModel):
    # A server that counts nothing in a question reports nothing.
    sent: int = Field(alias="prompt_tokens", gt=0, le=_MOST_TOKENS)
    received: int = Field(alias="completion_tokens", ge=0, le=_MOST_TOKENS)
    cached: Annotated[int | None, Field(ge=0)] = Field(
        default=0,
        validation_alias=AliasChoices(AliasPath("prompt_tokens_details", "cached_tokens"), "prompt_cache_hit_tokens"),
    )


def completion(body: bytes) -> Completion:
    """The chat completion in a body. Raises Complaint if it holds one, and Unreadable for anything else."""
    if complaint := in_body(body):
        raise complaint
    try:
        found = _Completion.model_validate_json(body)
    except (ValidationError, RecursionError) as error:
        raise Unreadable("The model's server sent something else than a chat completion.") from error
    message, finish = found.choices[0].message, found.choices[0].finish_reason
    return Completion(
        text=message.content or (message.thought or "" if finish == "stop" else ""),
        refused=bool(message.refusal) or finish == "content_filter",
        cut=finish == "length",
        model=_named(found.model),
        usage=_usage(found.usage),
    )


def _named(model: Any) -> str:
    """The server's name for its model; of the path of a file on its disk, only the file's name."""
    name = plain(model) if isinstance(model, str) else ""
    return (name.rpartition("/")[2] if name.startswith("/") else name)[:_LONGEST_NAME]


def _usage(found: Any) -> Usage | None:
    try:
        usage = _Usage.model_validate(found)
    except ValidationError:
        return None
    return Usage(sent=usage.sent, received=usage.received, cached=min(usage.cached or 0, usage.sent))
