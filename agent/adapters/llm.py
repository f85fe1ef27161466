"""A language model behind an OpenAI-compatible Chat Completions API, which is what every server speaks.

The answer's text is trusted with nothing: it is read by ``agent.adapters.llm_answer`` and validated strictly. Neither
prompts nor answers are logged.
"""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from agent.adapters.llm_answer import listed
from agent.adapters.llm_asking import Asking, understood
from agent.adapters.llm_complaint import by_status
from agent.adapters.llm_dialect import BEST, Dialect, Form, request
from agent.adapters.llm_faults import fault, unlisted
from agent.adapters.llm_limits import capped
from agent.adapters.tls import tls_context
from agent.config.values import is_loopback
from agent.errors import ConfigError, DebriefError
from agent.ports import Answered
from agent.writing.prompts import Prompt

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_PING = Prompt(name="ping", system="Answer with the word yes.", user="Are you there?")
_PING_TOKENS = 16

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, kw_only=True, slots=True)
class LlmSettings:
    """Which model is asked, and where. Raises ConfigError for values that must never reach a server."""

    base_url: str
    """Where the API begins, such as 'https://api.openai.com/v1'."""
    model: str
    """The model's name, as the server and our mails call it."""
    api_key: str = field(default="", repr=False)
    """Empty: the server wants none."""
    timeout: float = 30.0
    """Seconds for an answer, all attempts and every byte of it included."""
    max_tokens: int = 4000
    """The longest answer; models that think before they answer spend most of it on that."""
    temperature: float = 0.0
    """0 gives the same answer to the same question, as far as a model can."""
    ca_file: str | None = None
    """PEM file with the only roots to be trusted; None trusts the system's."""

    def __post_init__(self) -> None:
        url = urlsplit(self.base_url)
        if url.scheme not in ("https", "http") or not url.hostname:
            raise ConfigError(f"{self.base_url!r} is not the address of an API.", hint="It begins with https://.")
        if url.scheme == "http" and not is_loopback(url.hostname):
            raise ConfigError(
                f"The model at {self.base_url} is refused: what people wrote would be readable on the way.",
                hint="Use https:// for every server that is not this machine.",
            )
        if not (self.api_key.isascii() and (self.base_url + self.api_key).isprintable()):
            raise ConfigError("The model's key or address contains a character that cannot be.", hint="Type it anew.")


@dataclass(frozen=True, kw_only=True, slots=True)
class LlmProbe:
    """What a model's server says of itself."""

    models: tuple[str, ...]
    """The models that it lists; empty if it lists none."""
    listed: bool
    """Whether the configured one is among them. If not, it has answered a short question."""


class OpenAIModel:
    """The port Model on the openai library. Every answer has its own connection, so there is nothing to close."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._dialect = BEST
        """What the server has understood so far."""
        self._proved = False
        """Whether it has led to an answer."""

    @property
    def name(self) -> str:
        """How it is called in mails."""
        return self._settings.model

    @property
    def temperature(self) -> float:
        """How freely it is asked to choose its words, where the server lets us say so."""
        return self._settings.temperature

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Answered[Shape]:
        """As ``agent.ports.Model.answer``; also raises LoginRefused, CertificateRefused, ConfigError, Permanent."""
        settings = self._settings
        async with self._client() as client:
            asking = Asking(client, settings.model, prompt, shape, settings.max_tokens, settings.temperature)
            answer, dialect = await asking.answered(self._dialect)
        # A model that has kept to the schema before, and once did not, is no reason to give it up for good.
        if not (asking.misunderstood and self._proved):
            self._dialect, self._proved = dialect, True
        return answer

    async def probe(self) -> LlmProbe:
        """Ask which models there are, and the configured one a word if it is not among them. Raises as ``answer``."""
        async with self._client() as client:
            models = await _models(client)
            if self._settings.model not in models:
                await understood(client, self._ping, Dialect(form=Form.TEXT))
            return LlmProbe(models=models, listed=self._settings.model in models)

    def _ping(self, dialect: Dialect) -> dict[str, Any]:
        return request(dialect, self._settings.model, _PING, None, _PING_TOKENS, self._settings.temperature)

    @asynccontextmanager
    async def _client(self) -> AsyncIterator["AsyncOpenAI"]:
        """A client whose errors are ours, and whose time is limited however slowly the server's bytes come."""
        settings = self._settings
        await _load()
        from openai import AsyncOpenAI, DefaultAsyncHttpx2Client

        # Redirects are not followed: they would carry what people wrote to a server that nobody configured.
        http = DefaultAsyncHttpx2Client(
            verify=tls_context(settings.ca_file),
            timeout=settings.timeout,
            follow_redirects=False,
            headers={"Accept-Encoding": "identity"},
            event_hooks={"response": [capped]},
        )
        key = settings.api_key or "none"
        try:
            async with (
                asyncio.timeout(settings.timeout),
                AsyncOpenAI(base_url=settings.base_url, api_key=key, max_retries=0, http_client=http) as client,
            ):
                yield client
        except DebriefError:
            raise
        except Exception as error:
            raise fault(settings.base_url, settings.model, error) from error


async def _models(client: "AsyncOpenAI") -> tuple[str, ...]:
    """The models that the server lists. Raises for a refused key or a lost connection, which are the end."""
    from openai import APIStatusError

    try:
        response = await client.models.with_raw_response.list()
    except APIStatusError as error:
        complaint = by_status(error)
        # A server without a list may still have the model.
        if not unlisted(complaint):
            raise complaint from error
        return ()
    return listed(response.http_response.content)


async def _load() -> None:
    """Import the library in a thread: it takes a second, in which mail would stand still."""
    await asyncio.to_thread(importlib.import_module, "openai")
    # At level DEBUG these write whole requests into the log.
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
