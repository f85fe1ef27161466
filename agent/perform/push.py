"""Performs Publish: a push notification, at least once, with an id by which a receiver tells repetitions."""

import json

from agent.core import retry
from agent.core.effects import Publish
from agent.core.rules import Rules
from agent.errors import DebriefError, Transient
from agent.ports import Clock, Notifier, OutboxState, Store, Task


def payload(effect: Publish, rules: Rules) -> bytes:
    """What a push says: event, reference and time. Names only where the operator allows them on lock screens."""
    body = {
        "id": effect.id,
        "event": effect.notice.value,
        "reference": effect.interview,
        "time": effect.at.isoformat(),
    }
    if rules.names_in_push:
        body["text"] = effect.about
    return json.dumps(body, ensure_ascii=False).encode()


class Pusher:
    """Publishes below <prefix>/<mailbox>/<notice>."""

    def __init__(self, store: Store, notifier: Notifier, clock: Clock) -> None:
        self._store = store
        self._notifier = notifier
        self._clock = clock

    async def perform(self, task: Task, effect: Publish, rules: Rules) -> None:
        """Publish, or note when to try again."""
        try:
            await self._notifier.publish(f"{task.mailbox}/{effect.notice}", payload(effect, rules))
        except DebriefError as error:
            await self._again(task, effect, error)
            if isinstance(error, Transient):
                raise
            return
        await self._store.settle(effect.id, OutboxState.DONE, self._clock.now())

    async def _again(self, task: Task, effect: Publish, error: DebriefError) -> None:
        now = self._clock.now()
        await self._store.begin(effect.id, now, None)
        wait = retry.push(task.attempts + 1, now - effect.at)
        state = OutboxState.FAILED if wait is None else OutboxState.QUEUED
        await self._store.settle(effect.id, state, now, error=str(error), again=now + wait if wait else None)
