"""Hands notifications on to channels beside MQTT. Each channel has its own queue: one that is down delays no other."""

from collections.abc import Iterable, Mapping

from agent.core import retry
from agent.core.channels import relays, words
from agent.core.effects import Publish, Relay
from agent.core.marks import code
from agent.core.rules import Rules
from agent.errors import ConfigError, DebriefError, Transient
from agent.ports import ChannelPort, Clock, OutboxState, Store, Task

_MOST_REMEMBERED = 10_000


class Relayer:
    """The channels of the whole service, by name."""

    def __init__(self, store: Store, channels: Mapping[str, ChannelPort], clock: Clock) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._spread: set[str] = set()
        """Notifications whose copies have been queued; after a restart they are queued again, which changes nothing."""

    async def spread(self, tasks: Iterable[Task], rules: Mapping[str, Rules]) -> None:
        """Queue the copies of notifications that have come due, whether the broker is there or not."""
        if not self._channels:
            return
        for task in tasks:
            if isinstance(task.effect, Publish) and task.effect.id not in self._spread:
                if copies := relays(task.effect, rules[task.mailbox].channels):
                    await self._store.queue(task.mailbox, copies)
                self._remember(task.effect.id)

    def _remember(self, effect: str) -> None:
        if len(self._spread) >= _MOST_REMEMBERED:
            self._spread.clear()
        self._spread.add(effect)

    async def perform(self, task: Task, effect: Relay, rules: Rules) -> None:
        """Hand it on, or note when to try again; or never, where the channel is no more."""
        now = self._clock.now()
        chosen = next((one for one in rules.channels if one.name == effect.channel), None)
        port = self._channels.get(effect.channel)
        if chosen is None or port is None:
            await self._store.settle(effect.id, OutboxState.NEVER, now, error="there is no such channel any more")
            return
        if chosen.quiet and not effect.alarm and (until := chosen.quiet.until(now, rules.hours.zone)):
            await self._store.settle(effect.id, OutboxState.QUEUED, now, again=until)
            return
        title, text = words(effect, chosen, code(effect.interview) if effect.interview else "")
        try:
            await port.notify(title, text)
        except DebriefError as error:
            await self._again(task, effect, error)
            if isinstance(error, Transient | ConfigError):
                raise
            return
        await self._store.settle(effect.id, OutboxState.DONE, self._clock.now())

    async def _again(self, task: Task, effect: Relay, error: DebriefError) -> None:
        now = self._clock.now()
        await self._store.begin(effect.id, now, None)
        wait = retry.push(task.attempts + 1, now - effect.at)
        state = OutboxState.FAILED if wait is None else OutboxState.QUEUED
        await self._store.settle(effect.id, state, now, error=str(error), again=now + wait if wait else None)
