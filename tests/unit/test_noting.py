"""How the parts are is noted when it changes, and no more often than that."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from agent.errors import ConfigError, DebriefError, LoginRefused, Permanent, Transient, Uncertain
from agent.perform.noted import NotedMailer, NotedNotifier
from agent.perform.noting import Noting
from agent.ports import Condition
from agent.testing.clock import ManualClock
from agent.testing.notifier import MemoryNotifier
from agent.testing.store import MemoryStore
from agent.writing.compose import Outgoing
from tests.unit.cases import EARLIER

SECOND = timedelta(seconds=1)


class Counting(MemoryStore):
    """Counts what is written about health."""

    notes = 0
    broken = False

    async def note_health(self, *args: object, **more: object) -> bool:
        if self.broken:
            raise ConfigError("the disk is full")
        self.notes += 1
        return await super().note_health(*args, **more)  # type: ignore[arg-type]


async def test_what_goes_on_working_is_written_down_once_a_minute() -> None:
    store, clock = Counting(), ManualClock(EARLIER)
    noting = Noting(store, clock)
    for _ in range(180):
        await noting.well("anna", "imap")
        await clock.move(SECOND)
    assert store.notes == 3
    (imap,) = await store.health()
    assert imap.well_at == EARLIER + 120 * SECOND


async def test_trouble_that_lasts_is_written_down_once() -> None:
    store, clock = Counting(), ManualClock(EARLIER)
    noting = Noting(store, clock)
    for _ in range(1000):
        await noting.trouble("anna", "imap", Transient("timed out"))
        await clock.move(SECOND)
    assert store.notes == 1


async def test_words_that_change_each_time_are_written_down_once_a_minute() -> None:
    store, clock = Counting(), ManualClock(EARLIER)
    noting = Noting(store, clock)
    for number in range(120):
        await noting.trouble("anna", "imap", Transient(f"request {number} failed"))
        await clock.move(SECOND)
    assert store.notes == 2


async def test_a_change_is_written_down_at_once() -> None:
    store = Counting()
    noting = Noting(store, ManualClock(EARLIER))
    for _ in range(3):
        await noting.well("anna", "imap")
        await noting.trouble("anna", "imap", Transient("timed out"))
    assert store.notes == 6


async def test_a_clock_that_was_put_back_does_not_silence_it() -> None:
    store, clock = Counting(), ManualClock(EARLIER)
    noting = Noting(store, clock)
    await noting.well("anna", "imap")
    await clock.move(timedelta(days=-365))
    await noting.well("anna", "imap")
    assert store.notes == 2


async def test_what_was_never_in_trouble_is_not_mended() -> None:
    store = Counting()
    noting = Noting(store, ManualClock(EARLIER))
    for _ in range(3):
        await noting.mended("anna", "work")
    assert store.notes == 0
    await noting.trouble("anna", "work", Permanent("no"))
    for _ in range(3):
        await noting.mended("anna", "work")
    assert store.notes == 2


async def test_an_alarm_outlives_a_restart_and_is_not_raised_again_by_it() -> None:
    store, clock = Counting(), ManualClock(EARLIER)
    for _ in range(3):
        await Noting(store, clock).trouble("anna", "imap", LoginRefused("no"))
        await clock.move(timedelta(hours=1))
    (alarm,) = await store.tasks()
    assert alarm.effect.id == f"health/anna/imap/login/{EARLIER.isoformat()}"
    assert (await store.health())[0].since == EARLIER


async def test_a_store_in_trouble_takes_nobody_down() -> None:
    store = Counting()
    store.broken = True
    await Noting(store, ManualClock(EARLIER)).trouble("anna", "imap", LoginRefused("no"))
    assert await store.health() == ()


async def test_whoever_waits_for_alarms_is_woken_by_a_change() -> None:
    woken: list[int] = []
    noting = Noting(Counting(), ManualClock(EARLIER), lambda: woken.append(1))
    await noting.trouble("anna", "imap", LoginRefused("no"))
    await noting.trouble("anna", "imap", LoginRefused("no"))
    assert woken == [1]


# --- ports that note themselves -------------------------------------------------------------------------------------


class Mailer:
    """Fails in one way."""

    def __init__(self, error: DebriefError | None) -> None:
        self._error = error

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        if self._error:
            raise self._error
        return "250 OK"


@pytest.mark.parametrize(
    ("error", "condition"),
    [
        (None, Condition.OK),
        (LoginRefused("535"), Condition.LOGIN),
        (Transient("421", channel=True), Condition.TROUBLE),
        (Uncertain("no answer"), Condition.TROUBLE),
        (Transient("451 greylisted"), None),
        (Permanent("550 no such user"), None),
    ],
)
async def test_a_mail_server_is_blamed_for_what_is_its_own(
    error: DebriefError | None, condition: Condition | None
) -> None:
    async def nothing() -> None: ...

    store = MemoryStore()
    mailer = NotedMailer(Mailer(error), Noting(store, ManualClock(EARLIER)), "anna")
    mail = Outgoing(message_id="<x@y>", sender="a@b.example", recipient="c@d.example", raw=b"", text="")
    if error:
        with pytest.raises(type(error)):
            await mailer.send(mail, nothing)
    else:
        assert await mailer.send(mail, nothing) == "250 OK"
    assert [(one.part, one.condition) for one in await store.health()] == ([("smtp", condition)] if condition else [])


async def test_a_broker_that_refuses_us_is_an_alarm_in_the_name_of_the_first_mailbox() -> None:
    class Refusing(MemoryNotifier):
        async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
            raise LoginRefused("not authorised")

    store = MemoryStore()
    noting = Noting(store, ManualClock(EARLIER), by="anna")
    with pytest.raises(LoginRefused):
        await NotedNotifier(Refusing(), noting).publish("x", b"")
    await NotedNotifier(MemoryNotifier(), noting).publish("x", b"")
    (mqtt,) = await store.health()
    assert (mqtt.mailbox, mqtt.part, mqtt.condition) == ("", "mqtt", Condition.OK)
    (alarm,) = await store.tasks()
    assert alarm.mailbox == "anna"
