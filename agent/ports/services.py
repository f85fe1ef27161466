"""The clock, the language model, and whom to notify."""

from datetime import datetime
from typing import Protocol, TypeVar

from pydantic import BaseModel

from agent.ports.answered import Answered
from agent.writing.prompts import Prompt


class Clock(Protocol):
    """The one source of time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    def elapsed(self) -> float:
        """Seconds since some fixed moment: nobody can set them, and they go on while the machine is suspended."""

    async def wait(self, until: datetime | None) -> None:
        """Return once ``now()`` is ``until`` or later; None waits until cancelled."""


Shape = TypeVar("Shape", bound=BaseModel)


class Model(Protocol):
    """A language model behind an OpenAI-compatible API."""

    @property
    def name(self) -> str:
        """How it is called in mails."""

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Answered[Shape]:
        """The model's answer, validated against ``shape``, with what it cost.

        Raises Unreadable for nonsense, a refusal or a truncated answer; Transient for timeouts, 429 and 5xx.
        """


class ChannelPort(Protocol):
    """One channel for notifications beside MQTT, such as a telephone or a chat."""

    async def notify(self, title: str, text: str) -> None:
        """Returns when the service behind it has taken the notification. Raises Transient, or ConfigError where only
        the operator can help."""


class Notifier(Protocol):
    """Push notifications (MQTT)."""

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Publish with QoS 1 below the configured prefix; returns when the broker has confirmed it. What is retained
        is told to whoever subscribes later, until something else is."""
