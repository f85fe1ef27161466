"""The dispatch loop misses nothing that comes due, however time passes meanwhile."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from agent.advance import Advance
from agent.core.effects import Wake, WakeAt
from agent.core.events import TimeCame
from agent.dispatch import Desk, Dispatch
from agent.ports import Task
from agent.testing.clock import ManualClock
from agent.testing.store import MemoryStore
from tests.unit.cases import REF, RULES, START
from tests.unit.ledger import INTERVIEW

SOON = START + timedelta(minutes=1)
ALARM = WakeAt(id="w1", interview=REF, at=SOON, what=Wake.GRACE)


class LateStore(MemoryStore):
    """Time goes on while it answers what is due."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock

    async def due(self, now: datetime, limit: int = 20) -> tuple[Task, ...]:
        found = await super().due(now, limit)
        if self._clock.now() < SOON:
            await self._clock.move(SOON)
        return found


async def test_what_comes_due_while_the_loop_looks_is_not_overlooked() -> None:
    """It was not due when the loop looked, and no longer ahead when the loop asked how long to wait. So it was waited
    for by nobody, and was performed only when something else happened to be due: hours later, at night."""
    clock = ManualClock(START)
    store = LateStore(clock)
    await store.commit(TimeCame(id="t", interview=REF, at=START, what=Wake.END), INTERVIEW, 0, [ALARM], "")
    nothing: Any = None
    dispatch = Dispatch(
        store=store,
        desks={"anna": Desk(post=nothing, rules=RULES)},
        reader=nothing,
        essayist=nothing,
        pusher=nothing,
        advance=Advance(store, {"anna": RULES}),
        clock=clock,
    )
    running = asyncio.create_task(dispatch.run())
    try:
        async with asyncio.timeout(2):
            while await store.tasks():  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.01)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
