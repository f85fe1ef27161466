"""Notifications to channels beside MQTT: each on its own, once each, whatever is down."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.advance import Advance
from agent.core.channels import Channel, relays, words
from agent.core.effects import Notice, Publish, Relay, Wake
from agent.core.events import TimeCame
from agent.core.quiet import Quiet
from agent.core.rules import WorkingHours
from agent.dispatch import Desk, Dispatch
from agent.errors import ConfigError, Transient
from agent.perform.push import Pusher
from agent.perform.relay import Relayer
from agent.ports import OutboxState
from agent.testing.channel import MemoryChannel
from agent.testing.clock import ManualClock
from agent.testing.notifier import MemoryNotifier
from agent.testing.store import MemoryStore
from tests.unit.cases import REF, RULES
from tests.unit.ledger import INTERVIEW, KEY

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DOWN = Transient("It is down.", channel=True)
BOTH = replace(RULES, mailbox="anna", channels=(Channel(name="phone"), Channel(name="chat", names=True)))


class Bench:
    """A dispatcher with a broker and two channels."""

    def __init__(self) -> None:
        self.store, self.clock, self.notifier = MemoryStore(), ManualClock(NOW), MemoryNotifier()
        self.phone, self.chat = MemoryChannel(), MemoryChannel()
        self.rules = BOTH

    async def queued(self, *names: str, **changes: Any) -> None:
        pushes = [
            Publish(
                **{"id": n, "interview": REF, "at": NOW, "notice": Notice.FEEDBACK_IN, "about": f"Tom {n}"} | changes
            )
            for n in names
        ]
        event = TimeCame(id="e", interview=REF, at=NOW, what=Wake.END)
        assert await self.store.commit(event, replace(INTERVIEW, mailbox="anna"), 0, pushes, "")

    async def run(self, done: Callable[[], bool]) -> None:
        """As after a start, until it is done or long after it should be."""
        nothing: Any = None
        dispatch = Dispatch(
            store=self.store,
            desks={"anna": Desk(post=nothing, rules=self.rules)},
            reader=nothing,
            essayist=nothing,
            pusher=Pusher(self.store, self.notifier, self.clock, KEY),
            advance=Advance(self.store, {"anna": self.rules}),
            clock=self.clock,
            relayer=Relayer(self.store, {"phone": self.phone, "chat": self.chat}, self.clock),
        )
        running = asyncio.create_task(dispatch.run())
        for _ in range(60):
            dispatch.nudge()
            await asyncio.sleep(0.003)
            if done():
                break
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    async def pass_by(self, time: timedelta, done: Callable[[], bool]) -> None:
        for _ in range(12):
            await self.clock.move(time / 12)
            await self.run(done)


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def test_each_channel_gets_each_notification_once(bench: Bench) -> None:
    await bench.queued("p1", "p2")
    await bench.run(lambda: len(bench.chat.sent) >= 2 and len(bench.phone.sent) >= 2)
    await bench.run(lambda: False)
    code = f"[#{REF}]"
    assert bench.chat.sent == [("Feedback came in", f"Tom p1 {code}"), ("Feedback came in", f"Tom p2 {code}")]
    title, text = bench.phone.sent[0]
    assert (title, "Tom" in text) == ("Feedback came in", False)
    assert len(bench.phone.sent) == len(bench.notifier.published) == 2


@pytest.mark.parametrize("trouble", [DOWN, ConfigError("The token is wrong.", hint="Look at it.")])
async def test_one_that_is_down_delays_and_repeats_nothing_on_the_others(bench: Bench, trouble: Any) -> None:
    bench.phone.trouble = trouble
    await bench.queued("p1", "p2", "p3")
    await bench.run(lambda: len(bench.chat.sent) >= 3)
    await bench.run(lambda: False)
    assert (len(bench.phone.sent), len(bench.chat.sent), len(bench.notifier.published)) == (0, 3, 3)
    bench.phone.trouble = None
    await bench.pass_by(timedelta(hours=3), lambda: len(bench.phone.sent) >= 3)
    assert (len(bench.phone.sent), len(bench.chat.sent), len(bench.notifier.published)) == (3, 3, 3)


async def test_the_broker_may_be_down_for_a_day(bench: Bench) -> None:
    bench.notifier.trouble = DOWN
    await bench.queued("p1")
    await bench.run(lambda: bool(bench.chat.sent and bench.phone.sent))
    assert len(bench.chat.sent) == len(bench.phone.sent) == 1
    bench.notifier.trouble = None
    await bench.pass_by(timedelta(days=1), lambda: bool(bench.notifier.published))
    assert (len(bench.notifier.published), len(bench.chat.sent), len(bench.phone.sent)) == (1, 1, 1)


async def test_a_channel_that_is_taken_out_of_the_configuration_gets_nothing_more(bench: Bench) -> None:
    bench.phone.trouble = DOWN
    await bench.queued("p1")
    await bench.run(lambda: bool(bench.chat.sent))
    bench.rules, bench.phone.trouble = replace(BOTH, channels=BOTH.channels[1:]), None
    await bench.pass_by(timedelta(hours=1), lambda: False)
    assert bench.phone.sent == []
    assert {task.state for task in await bench.store.tasks(REF)} <= {OutboxState.DONE, OutboxState.NEVER}


async def test_in_quiet_hours_it_waits_unless_only_a_person_can_mend_it(bench: Bench) -> None:
    zone = ZoneInfo("Europe/Berlin")
    phone = Channel(name="phone", quiet=Quiet(start=time(11), end=time(15)))
    bench.rules = replace(BOTH, channels=(phone,), hours=WorkingHours(zone=zone))
    await bench.queued("p1")
    await bench.run(lambda: False)
    assert bench.phone.sent == []
    await bench.pass_by(timedelta(hours=3), lambda: bool(bench.phone.sent))
    assert len(bench.phone.sent) == 1


async def test_an_alarm_is_handed_on_at_any_hour(bench: Bench) -> None:
    phone = Channel(name="phone", quiet=Quiet(start=time(0), end=time(23, 59)), notices=frozenset())
    bench.rules = replace(BOTH, channels=(phone,))
    await bench.queued("p1", alarm=True)
    await bench.run(lambda: bool(bench.phone.sent))
    assert len(bench.phone.sent) == 1


@given(
    notice=st.sampled_from(Notice),
    wanted=st.frozensets(st.sampled_from(Notice)),
    alarm=st.booleans(),
    person=st.sampled_from(("", "tom@acme.example")),
    names=st.booleans(),
)
def test_who_gets_what(notice: Notice, wanted: frozenset[Notice], alarm: bool, person: str, names: bool) -> None:
    """Nobody's name leaves where it is not allowed, and nothing that is meant for a participant's own topic."""
    channel = Channel(name="phone", names=names, notices=wanted)
    push = Publish(id="p", interview=REF, at=NOW, notice=notice, about="Tom Becker", alarm=alarm, person=person)
    found = relays(push, (channel,))
    assert bool(found) is (not person and (alarm or notice in wanted))
    for one in found:
        assert isinstance(one, Relay)
        title, text = words(one, channel, "[#x]")
        assert ("Tom Becker" in f"{title} {text}") is names
