"""The dispatch loop performs what is due, each effect once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from agent.advance import Advance
from agent.core.calendar import Meeting
from agent.core.effects import Notice, Publish
from agent.core.events import TimeCame, Wake
from agent.core.interview import Interview
from agent.dispatch import Desk, Dispatch
from agent.perform.push import Pusher
from agent.ports import OutboxState, Task
from agent.testing.clock import ManualClock
from agent.testing.notifier import MemoryNotifier
from agent.testing.store import MemoryStore
from tests.unit.cases import RULES
from tests.unit.ledger import KEY

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class SlowStore(MemoryStore):
    """A store whose answer is late: what it says was true when it was asked."""

    async def due(self, now: datetime, limit: int = 20) -> tuple[Task, ...]:
        found = await super().due(now, limit)
        await asyncio.sleep(0.01)
        return found


class SlowNotifier(MemoryNotifier):
    """A broker that takes its time."""

    async def publish(self, topic: str, payload: bytes) -> None:
        await asyncio.sleep(0.004)
        await super().publish(topic, payload)


async def _queued(store: MemoryStore, *names: str) -> None:
    interview = Interview(ref="aaaaaaaa", mailbox="anna", meeting=Meeting(uid="u", sequence=0, dtstamp=NOW))
    pushes = [Publish(id=name, interview="aaaaaaaa", at=NOW, notice=Notice.ATTENTION) for name in names]
    event = TimeCame(id="e", interview="aaaaaaaa", at=NOW, what=Wake.END)
    assert await store.commit(event, interview, 0, pushes, "")


async def _run(store: MemoryStore, notifier: MemoryNotifier, clock: ManualClock, done: Callable[[], bool]) -> None:
    """Let the loop run, with much news, until it is done or long after it should be."""
    nothing: Any = None
    dispatch = Dispatch(
        store=store,
        desks={"anna": Desk(post=nothing, rules=replace(RULES, mailbox="anna"))},
        reader=nothing,
        essayist=nothing,
        pusher=Pusher(store, notifier, clock, KEY),
        advance=Advance(store, {"anna": RULES}),
        clock=clock,
    )
    running = asyncio.create_task(dispatch.run())
    for _ in range(30):
        if done():
            break
        dispatch.nudge()
        await asyncio.sleep(0.004)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_channel_that_finishes_while_the_store_answers_repeats_nothing() -> None:
    """The store was asked what is due, the channel performed it meanwhile, and then was given the same once more.

    A notification went out twice; a letter was saved only by the outbox, which refuses to begin it again.
    """
    store, notifier, clock = SlowStore(), SlowNotifier(), ManualClock(NOW)
    await _queued(store, *(f"push {n}" for n in range(5)))
    await _run(store, notifier, clock, lambda: False)
    assert len(notifier.published) == 5


class FaultyNotifier(MemoryNotifier):
    """A broker with a fault that nobody has thought of."""

    async def publish(self, topic: str, payload: bytes) -> None:
        if b"push 0" in payload:
            raise ZeroDivisionError
        await super().publish(topic, payload)


async def test_an_effect_that_nobody_can_perform_delays_no_other() -> None:
    """It came first in every round, and its channel rested each time before it got to the next."""
    store, notifier, clock = MemoryStore(), FaultyNotifier(), ManualClock(NOW)
    await _queued(store, *(f"push {n}" for n in range(3)))
    await _run(store, notifier, clock, lambda: len(notifier.published) == 2)
    put_off = [task for task in await store.tasks() if task.effect.id == "push 0"]
    assert [(task.state, task.error) for task in put_off] == [(OutboxState.QUEUED, "it failed unexpectedly")]
    assert await store.due(NOW) == ()
