"""Performs Publish: a push notification, at least once, with an id by which a receiver tells repetitions."""

import json
from datetime import datetime

from agent.core import retry
from agent.core.effects import Publish
from agent.core.marks import own_topic
from agent.core.rules import Rules
from agent.errors import DebriefError, Transient
from agent.ports import Clock, Notifier, OutboxState, Store, Task


def payload(effect: Publish, rules: Rules) -> bytes:
    """What a push says: event, reference and time. Names only where the operator allows them on lock screens, and never
    on a participant's topic, where the reference says nothing either."""
    body = {"id": effect.id, "event": effect.notice.value}
    if not effect.person:
        body["reference"] = effect.interview
    body["time"] = effect.at.isoformat()
    if rules.names_in_push and not effect.person:
        body["text"] = effect.about
    return json.dumps(body, ensure_ascii=False).encode()


class Pusher:
    """Publishes below <prefix>/<mailbox>/<notice>, and for participants below <prefix>/<mailbox>/to/<their topic>.

    The mailbox is that of whoever is in charge."""

    def __init__(self, store: Store, notifier: Notifier, clock: Clock, token_key: bytes) -> None:
        self._store = store
        self._notifier = notifier
        self._clock = clock
        self._token_key = token_key

    async def perform(self, task: Task, effect: Publish, rules: Rules) -> None:
        """Publish, or note when to try again; or never, where the operator wants none of these."""
        now = self._clock.now()
        if not wanted(effect, rules):
            await self._store.settle(effect.id, OutboxState.NEVER, now, error="it is not among mqtt.notices")
        elif until := _quiet_until(effect, rules, now):
            await self._store.settle(effect.id, OutboxState.QUEUED, now, again=until)
        else:
            await self._publish(task, effect, rules)

    async def _publish(self, task: Task, effect: Publish, rules: Rules) -> None:
        try:
            await self._notifier.publish(self._topic(task, effect), payload(effect, rules))
        except DebriefError as error:
            await self._again(task, effect, error)
            if isinstance(error, Transient):
                raise
            return
        await self._store.settle(effect.id, OutboxState.DONE, self._clock.now())

    def _topic(self, task: Task, effect: Publish) -> str:
        last = f"to/{own_topic(self._token_key, effect.person)}" if effect.person else effect.notice
        return f"{effect.topic or task.mailbox}/{last}"

    async def _again(self, task: Task, effect: Publish, error: DebriefError) -> None:
        now = self._clock.now()
        await self._store.begin(effect.id, now, None)
        wait = retry.push(task.attempts + 1, now - effect.at)
        state = OutboxState.FAILED if wait is None else OutboxState.QUEUED
        await self._store.settle(effect.id, state, now, error=str(error), again=now + wait if wait else None)


def wanted(effect: Publish, rules: Rules) -> bool:
    """Whether the operator wants this to be pushed. What goes to participants is a choice of its own."""
    return effect.alarm or bool(effect.person) or effect.notice in rules.notices


def _quiet_until(effect: Publish, rules: Rules, now: datetime) -> datetime | None:
    """Until when it has to wait; None if it may leave."""
    loud = effect.alarm or bool(effect.person) or rules.quiet is None
    return None if loud or rules.quiet is None else rules.quiet.until(now, rules.hours.zone)
