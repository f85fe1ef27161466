"""Ports that note how the servers behind them are."""

from collections.abc import Awaitable, Callable

from agent.errors import ConfigError, DebriefError, Transient, Uncertain
from agent.perform.noting import Noting
from agent.ports import Answered, ChannelPort, Mailer, Model, Notifier
from agent.ports.services import Shape
from agent.writing.compose import Outgoing
from agent.writing.prompts import Prompt


def _blames_server(error: DebriefError) -> bool:
    """Whether it speaks of the server or the way there, and not of this one mail or question."""
    return isinstance(error, ConfigError | Uncertain) or (isinstance(error, Transient) and error.channel)


class NotedMailer:
    """ports.Mailer of one mailbox, noted as 'smtp'."""

    def __init__(self, mailer: Mailer, noting: Noting, mailbox: str) -> None:
        self._mailer = mailer
        self._noting = noting
        self._mailbox = mailbox

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """See ports.Mailer."""
        try:
            answer = await self._mailer.send(mail, before_data)
        except DebriefError as error:
            if _blames_server(error):
                await self._noting.trouble(self._mailbox, "smtp", error)
            raise
        await self._noting.well(self._mailbox, "smtp")
        return answer


class NotedNotifier:
    """ports.Notifier, noted as 'mqtt'."""

    def __init__(self, notifier: Notifier, noting: Noting) -> None:
        self._notifier = notifier
        self._noting = noting

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """See ports.Notifier."""
        try:
            await self._notifier.publish(topic, payload, retain=retain)
        except DebriefError as error:
            await self._noting.trouble("", "mqtt", error)
            raise
        await self._noting.well("", "mqtt")


class NotedChannel:
    """ports.ChannelPort, noted as 'channel' and its name."""

    def __init__(self, name: str, channel: ChannelPort, noting: Noting) -> None:
        self._part = f"channel {name}"
        self._channel = channel
        self._noting = noting

    async def notify(self, title: str, text: str) -> None:
        """See ports.ChannelPort."""
        try:
            await self._channel.notify(title, text)
        except DebriefError as error:
            await self._noting.trouble("", self._part, error)
            raise
        await self._noting.well("", self._part)


class NotedModel:
    """ports.Model, noted as 'model'. That it answered nonsense is no news of the server."""

    def __init__(self, model: Model, noting: Noting) -> None:
        self._model = model
        self._noting = noting

    @property
    def name(self) -> str:
        """See ports.Model."""
        return self._model.name

    async def answer(self, prompt: Prompt, shape: type[Shape]) -> Answered[Shape]:
        """See ports.Model."""
        try:
            answered = await self._model.answer(prompt, shape)
        except (ConfigError, Transient) as error:
            await self._noting.trouble("", "model", error)
            raise
        await self._noting.well("", "model")
        return answered
