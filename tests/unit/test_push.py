"""What is pushed, to whom and when: the operator's choice, quiet hours, and participants' topics that tell nothing."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.effects import Notice, Publish, Wake
from agent.core.events import TimeCame
from agent.core.marks import own_topic
from agent.core.quiet import Quiet
from agent.core.rules import Rules, WorkingHours
from agent.perform.push import Pusher, payload
from agent.perform.sensors import Sensors
from agent.ports import Condition, OutboxState
from agent.testing.clock import ManualClock
from agent.testing.notifier import MemoryNotifier
from agent.testing.store import MemoryStore
from agent.writing.home_assistant import announced
from tests.unit.cases import END, REF, RULES, TOM
from tests.unit.ledger import INTERVIEW, KEY
from tests.unit.test_decide import Story

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Quiet(start=time(20), end=time(7))
EVENING = datetime(2026, 11, 23, 22, 30, tzinfo=BERLIN)
QUIET = replace(RULES, quiet=NIGHT, hours=WorkingHours(zone=BERLIN))


def publish(**changes: Any) -> Publish:
    return replace(
        Publish(id="p", interview=REF, at=EVENING, notice=Notice.FEEDBACK_IN, about="Tom answered"), **changes
    )


async def performed(effect: Publish, rules: Rules) -> tuple[MemoryNotifier, OutboxState, datetime | None]:
    """What came of a push that is due at 22:30."""
    store, notifier, clock = MemoryStore(), MemoryNotifier(), ManualClock(EVENING)
    event = TimeCame(id="e", interview=REF, at=EVENING, what=Wake.END)
    assert await store.commit(event, INTERVIEW, 0, [effect], "")
    task = await store.task(effect.id)
    assert task is not None
    await Pusher(store, notifier, clock, KEY).perform(task, effect, rules)
    done = await store.task(effect.id)
    assert done is not None
    return notifier, done.state, await store.next_due()


async def test_without_quiet_hours_it_leaves_at_once() -> None:
    notifier, state, _ = await performed(publish(), RULES)
    assert [topic for topic, _ in notifier.published] == ["debrief/anna/feedback_in"]
    assert state is OutboxState.DONE


async def test_in_quiet_hours_it_waits_for_the_morning() -> None:
    notifier, state, due = await performed(publish(), QUIET)
    assert (notifier.published, state) == ([], OutboxState.QUEUED)
    assert due == datetime(2026, 11, 24, 7, tzinfo=BERLIN)


@pytest.mark.parametrize("effect", [publish(alarm=True, notice=Notice.ATTENTION), publish(person=TOM.email)])
async def test_what_is_not_for_the_recruiter_or_cannot_wait_leaves_at_once(effect: Publish) -> None:
    none = replace(QUIET, notices=frozenset())
    notifier, state, _ = await performed(effect, none)
    assert len(notifier.published) == 1
    assert state is OutboxState.DONE


async def test_what_the_operator_does_not_want_never_leaves() -> None:
    notifier, state, _ = await performed(publish(), replace(RULES, notices=frozenset({Notice.DECISION})))
    assert (notifier.published, state) == ([], OutboxState.NEVER)


async def test_a_participants_topic_says_nothing_of_anybody() -> None:
    effect = publish(person=TOM.email, notice=Notice.REMINDER_SENT, about="Reminder 1 sent to Tom Becker")
    notifier, _, _ = await performed(effect, replace(RULES, names_in_push=True))
    ((topic, body),) = notifier.published
    assert topic == f"debrief/anna/to/{own_topic(KEY, TOM.email)}"
    assert "tom" not in (topic + body.decode()).lower()
    assert json.loads(body).keys() == {"id", "event", "time"}


def test_nobody_can_tell_whose_a_topic_is() -> None:
    assert own_topic(KEY, TOM.email) == own_topic(KEY, "TOM@acme.example")
    assert own_topic(KEY, TOM.email) != own_topic(b"another key", TOM.email)


def test_names_only_where_they_are_allowed() -> None:
    assert b"Tom" not in payload(publish(), RULES)
    assert b"Tom answered" in payload(publish(), replace(RULES, names_in_push=True))


@pytest.mark.parametrize("wanted", [False, True])
def test_participants_hear_of_questions_and_reminders_where_the_operator_wants_it(wanted: bool) -> None:
    story = Story(replace(RULES, push_to_participants=wanted)).asked()
    story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).out("a", 1, END + timedelta(days=1))
    assert story.step is not None
    to_them = [e for e in story.step.effects if isinstance(e, Publish) and e.person]
    assert [(e.person, e.notice) for e in to_them] == ([(TOM.email, Notice.REMINDER_SENT)] if wanted else [])
    assert len({e.id for e in story.step.effects}) == len(story.step.effects)


@given(
    start=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    end=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    minutes=st.integers(0, 60 * 24 * 800),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]),
)
def test_quiet_hours_end_and_are_over_then(start: time, end: time, minutes: int, zone: str) -> None:
    """Also around changes of the clocks: what waits leaves within a day, and outside of quiet hours or at their end."""
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    quiet, here = Quiet(start=start, end=end), ZoneInfo(zone)
    until = quiet.until(at, here)
    clock = at.astimezone(here).time()
    if start < end:
        assert (until is not None) == (start <= clock < end)
    if until is not None:
        assert at < until <= at + timedelta(hours=26)


# --- Home Assistant --------------------------------------------------------------------------------------------------


def test_home_assistant_is_told_of_sensors_and_events() -> None:
    told = {topic: json.loads(body) for topic, body in announced("homeassistant", "debrief", "anna")}
    assert sorted(told) == [
        "homeassistant/binary_sensor/debrief_anna_trouble/config",
        "homeassistant/event/debrief_anna_events/config",
        "homeassistant/sensor/debrief_anna_awaited/config",
        "homeassistant/sensor/debrief_anna_ready/config",
    ]
    assert len({one["unique_id"] for one in told.values()}) == len(told)
    assert {one["availability_topic"] for one in told.values()} == {"debrief/status"}
    event = told["homeassistant/event/debrief_anna_events/config"]
    assert event["event_types"] == [notice.value for notice in Notice]
    assert event["state_topic"] == "debrief/anna/+"
    # Sensors lie a level deeper, so that they are no events.
    assert told["homeassistant/sensor/debrief_anna_ready/config"]["state_topic"] == "debrief/anna/sensors/ready"


async def test_the_sensors_tell_how_a_mailbox_stands_and_only_what_is_new() -> None:
    store, notifier = MemoryStore(), MemoryNotifier()
    event = TimeCame(id="e", interview=REF, at=EVENING, what=Wake.END)
    assert await store.commit(event, INTERVIEW, 0, [], "")
    sensors = Sensors(store, notifier, ["anna", "ben"])
    await sensors.look()
    assert notifier.retained == {
        "debrief/anna/sensors/awaited": b"1",
        "debrief/anna/sensors/ready": b"0",
        "debrief/anna/sensors/trouble": b"OFF",
        "debrief/ben/sensors/awaited": b"0",
        "debrief/ben/sensors/ready": b"0",
        "debrief/ben/sensors/trouble": b"OFF",
    }
    said = len(notifier.published)
    await sensors.look()
    assert len(notifier.published) == said
    await store.note_health("anna", "imap", Condition.TROUBLE, EVENING, "down", [], by="anna")
    await sensors.look()
    assert notifier.published[said:] == [("debrief/anna/sensors/trouble", b"ON")]
