"""The loop of one mailbox: what it does about servers in trouble, and what it tells of them."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

import pytest

from agent.core.mail import Line
from agent.errors import CertificateRefused, Transient
from agent.ports import FIRST_DAYS, Batch, Condition, Cursor, Fate, Folder, KeptMail, Place
from agent.reading.claims import Claims, House
from agent.reading.relevance import Glance
from agent.testing.mailbox import MemoryMailbox
from agent.testing.parser import InlineParser
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import REF
from tests.unit.watching import ANNA, Bench

POLL = 60.0
LIMIT = 3 * POLL + 600

Concerns = Callable[[Folder, Glance], str]


# --- a server in trouble --------------------------------------------------------------------------------------------


async def test_a_refused_login_is_tried_ever_more_slowly_and_told_of_once() -> None:
    bench = Bench()
    bench.mailbox.refuses_login = True
    async with bench.running():
        for count in range(1, 8):
            await bench.napping(count)
            bench.naps.end()
        await bench.napping(8)
        minutes = [seconds / 60 for seconds in bench.naps.lengths]
        assert minutes == [5, 10, 20, 40, 60, 60, 60, 60]
        imap = await bench.part("imap")
        assert (imap.condition, imap.well_at) == (Condition.LOGIN, None)
        assert "refused the login" in imap.message
        assert len(await bench.alarms()) == 1


async def test_a_login_that_works_again_is_told_and_may_fail_and_alarm_again() -> None:
    bench = Bench()
    async with bench.running():
        for number in (1, 2):
            bench.mailbox.refuses_login = True
            await bench.mailbox.close()
            await bench.napping(number)
            assert (await bench.part("imap")).condition is Condition.LOGIN
            await bench.outside.clock.move(timedelta(minutes=5))
            bench.mailbox.refuses_login = False
            bench.naps.end()
            await bench.rested()
            assert (await bench.part("imap")).condition is Condition.OK
        assert bench.naps.lengths == [300, 300]
        assert len(set(await bench.alarms())) == 2


async def test_a_certificate_is_the_operators_too() -> None:
    class Forged(MemoryMailbox):
        async def look(self, *args: object, **more: object) -> Batch:
            raise CertificateRefused("The certificate of imap.example is not its own.", hint="Set ca_file.")

    bench = Bench(Forged())
    async with bench.running():
        await bench.napping(1)
        imap = await bench.part("imap")
        assert imap.condition is Condition.CERTIFICATE
        assert imap.message == "The certificate of imap.example is not its own. Set ca_file."
        assert len(await bench.alarms()) == 1
        assert bench.naps.lengths == [300]


async def test_a_server_that_cannot_be_reached_is_no_alarm_and_is_tried_with_jitter() -> None:
    bench = Bench()
    bench.mailbox.unreachable = True
    async with bench.running():
        for count in range(1, 20):
            await bench.napping(count)
            bench.naps.end()
        await bench.napping(20)
    assert all(1 <= seconds <= 300 for seconds in bench.naps.lengths)
    assert len(set(bench.naps.lengths)) > 5
    assert (await bench.part("imap")).condition is Condition.TROUBLE
    assert await bench.alarms() == []


async def test_words_of_a_server_are_kept_without_addresses_and_cut() -> None:
    class Chatty(MemoryMailbox):
        async def look(self, *args: object, **more: object) -> Batch:
            raise Transient("NO <anna@agency.example> has\r\nno mailbox " + "x" * 1000)

    bench = Bench(Chatty())
    async with bench.running():
        await bench.napping(1)
    message = (await bench.part("imap")).message
    assert message.startswith("NO <(address)> has no mailbox xxx")
    assert len(message) <= 200


async def test_what_is_kept_is_worked_on_while_the_server_is_away() -> None:
    bench = Bench()
    store, clock = bench.outside.store, bench.outside.clock
    bench.mailbox.deliver(invite(ANNA, event("REQUEST")))
    found = await bench.mailbox.look({}, lambda folder, glance: "all")
    await store.keep("anna", found, clock.now())
    bench.mailbox.unreachable = True
    async with bench.running():
        await bench.napping(1)
    assert bench.fates() == [Fate.HANDLED]


# --- a connection that is dead --------------------------------------------------------------------------------------


class Dead(MemoryMailbox):
    """Calls that nobody answers, until the connection is made anew."""

    def __init__(self, elapsed: Callable[[], float]) -> None:
        super().__init__(elapsed=elapsed)
        self.dead: set[str] = set()
        self.closed_times = 0

    async def look(
        self,
        cursors: Mapping[Folder, Cursor],
        concerns: Concerns,
        *,
        days: int = FIRST_DAYS,
        skip: Collection[Place] = (),
    ) -> Batch:
        await self._hang("look")
        return await super().look(cursors, concerns, days=days, skip=skip)

    async def wait(self, seconds: float) -> None:
        await self._hang("wait")
        await super().wait(seconds)

    async def _hang(self, name: str) -> None:
        if name in self.dead:
            await asyncio.Event().wait()

    async def close(self) -> None:
        self.closed_times += 1
        self.dead.clear()
        await super().close()


class Watch:
    """Seconds that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("call", ["look", "wait"])
async def test_a_call_that_nobody_answers_is_broken_off_and_a_new_connection_made(call: str) -> None:
    watch = Watch()
    mailbox = Dead(watch)
    bench = Bench(mailbox, elapsed=watch, poll=POLL)
    async with bench.running():
        await bench.rested()
        mailbox.dead.add(call)
        mailbox.deliver(write(ANNA, "tom@acme.example", "hello"))
        await asyncio.sleep(0.02)
        assert mailbox.closed_times == 0
        if call == "wait":
            # The wait that was under way has ended by the news; the next one hangs.
            await bench.rested()
        watch.now += LIMIT + 1
        await bench.napping(1)
        assert mailbox.closed_times >= 1
        imap = await bench.part("imap")
        assert (imap.condition, imap.message) == (
            Condition.TROUBLE,
            "The mail server has given no sign for 13 minutes.",
        )
        bench.naps.end()
        await bench.rested()
        assert (await bench.part("imap")).condition is Condition.OK


async def test_a_call_that_lasts_is_left_alone_up_to_the_limit() -> None:
    watch = Watch()
    mailbox = Dead(watch)
    bench = Bench(mailbox, elapsed=watch, poll=POLL)
    mailbox.dead.add("look")
    async with bench.running():
        await asyncio.sleep(0.01)
        watch.now += LIMIT - 1
        await asyncio.sleep(0.02)
        assert (mailbox.closed_times, bench.naps.lengths) == (0, [])


async def test_a_server_that_has_been_silent_for_long_gets_a_fresh_connection() -> None:
    watch = Watch()
    mailbox = Dead(watch)
    bench = Bench(mailbox, elapsed=watch, poll=POLL)
    async with bench.running():
        await bench.rested()
        mailbox.unreachable = True
        mailbox.deliver(b"")
        await bench.napping(1)
        assert mailbox.closed_times == 0
        watch.now += LIMIT + 1
        bench.naps.end()
        await bench.napping(2)
        assert mailbox.closed_times == 1


# --- catching up ----------------------------------------------------------------------------------------------------


async def test_catching_up_looks_at_once_and_ends_with_all_mail_worked_on() -> None:
    bench = Bench()
    async with bench.running():
        await bench.rested()
        before = bench.intake.caught_up_at
        await bench.outside.clock.move(timedelta(minutes=1))
        for number in range(120):
            invitation = event("REQUEST", uid=f"u{number}@x")
            bench.mailbox.boxes[Folder.INBOX].uidnext += 1
            bench.mailbox.deliver(invite(ANNA, invitation))
        await bench.intake.catch_up()
        assert bench.fates() == [Fate.HANDLED] * 120
        assert (before, bench.intake.caught_up_at) == (
            bench.outside.clock.now() - timedelta(minutes=1),
            bench.outside.clock.now(),
        )


async def test_many_who_want_to_catch_up_share_looks() -> None:
    class Counting(MemoryMailbox):
        looks = 0

        async def look(self, *args: object, **more: object) -> Batch:
            self.looks += 1
            await asyncio.sleep(0.01)
            return await super().look(*args, **more)  # type: ignore[arg-type]

    mailbox = Counting()
    bench = Bench(mailbox)
    await asyncio.gather(*(bench.intake.catch_up() for _ in range(50)))
    # One that had begun when the others came, and one for all of them.
    assert mailbox.looks == 2
    await bench.intake.catch_up()
    assert mailbox.looks == 3


async def test_a_look_that_began_before_is_not_enough() -> None:
    """What arrives while a look is under way may lie behind it."""

    class Slow(MemoryMailbox):
        seen = asyncio.Event()
        go_on = asyncio.Event()

        async def look(self, *args: object, **more: object) -> Batch:
            found = await super().look(*args, **more)  # type: ignore[arg-type]
            self.seen.set()
            await self.go_on.wait()
            return found

    mailbox = Slow()
    bench = Bench(mailbox)
    first = asyncio.create_task(bench.intake.once())
    await mailbox.seen.wait()
    mailbox.deliver(invite(ANNA, event("REQUEST")))
    caught_up = asyncio.create_task(bench.intake.catch_up())
    await asyncio.sleep(0)
    mailbox.go_on.set()
    await first
    await caught_up
    assert bench.fates() == [Fate.HANDLED]


async def test_nobody_catches_up_with_a_server_in_trouble() -> None:
    bench = Bench()
    bench.mailbox.refuses_login = True
    with pytest.raises(Transient, match="refused the login"):
        await bench.intake.catch_up()
    assert bench.intake.caught_up_at is None
    async with bench.running():
        await bench.napping(1)
        bench.mailbox.refuses_login = False
        # It is not asked now: logging in again and again would lock the account.
        with pytest.raises(Transient):
            await bench.intake.catch_up()


# --- mail that fails ------------------------------------------------------------------------------------------------


class Away(MemoryMailbox):
    """A mailbox whose Sent cannot be searched."""

    async def sent(self, message_id: str) -> bool:
        raise Transient("the server fails on this search")


async def test_a_mail_that_waits_for_a_server_delays_no_other_and_is_told_of_after_an_hour() -> None:
    """Its proof lies in Sent, and the server fails on that search: everything behind it waited for ever."""
    bench = Bench(Away())
    bench.mailbox.deliver(invite(ANNA, event("REQUEST")))
    await bench.intake.once()
    bench.mailbox.deliver(write(ANNA, address(REF), "no", proven=False))
    bench.mailbox.deliver(invite(ANNA, event("REQUEST", uid="other@x", start="20261124T100000Z")))
    async with bench.running():
        await bench.napping(1)
        assert bench.fates() == [Fate.HANDLED, Fate.KEPT, Fate.HANDLED]
        assert (await bench.part("work")).condition is Condition.TROUBLE
        await bench.outside.clock.move(timedelta(minutes=61))
        bench.naps.end()
        await bench.napping(2)
        kept = await bench.part("kept mail")
        assert (kept.condition, kept.message) == (Condition.STUCK, "1 kept mail waits to be worked on")
        assert len(await bench.alarms()) == 1
        assert bench.intake.caught_up_at != bench.outside.clock.now()


class Poison(InlineParser):
    """Fails on some mails in a way that nobody has thought of."""

    def __init__(self) -> None:
        self.tried: list[bytes] = []
        self.cured = False

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        if b"poison" in raw and not self.cured:
            self.tried.append(raw)
            raise RuntimeError("poison")
        return await super().claims(raw, house, received)


def poisoned(outside: Outside, poison: InlineParser) -> Agency:
    return Agency(outside, wrap=lambda port: poison if isinstance(port, InlineParser) else port)


async def quarantined(outside: Outside) -> list[KeptMail]:
    return [mail for mail in outside.store._mails.values() if mail.fate is Fate.QUARANTINED]


async def test_a_retried_mail_has_three_attempts_again_and_the_recruiter_is_told_again_once() -> None:
    outside, poison = Outside(), Poison()
    agency = poisoned(outside, poison)
    async with agency.open():
        await agency.deliver(write("tom@acme.example", address(REF), "poison", key="poison"))
        for told in (1, 2, 3):
            (mail,) = await quarantined(outside)
            assert len(poison.tried) == 3 * told
            assert outside.kinds(ANNA) == ["aside"] * told
            assert await outside.store.retry(mail.key) == 1
            await agency.settle()
        poison.cured = True
        (mail,) = await quarantined(outside)
        await outside.store.retry(mail.key)
        await agency.settle()
    assert await quarantined(outside) == []
    assert outside.kinds(ANNA) == ["aside"] * 4


async def test_the_running_loop_notices_what_is_tried_anew() -> None:
    poison = Poison()
    bench = Bench(wrap=lambda port: poison if isinstance(port, InlineParser) else port)
    bench.mailbox.deliver(write("tom@acme.example", address(REF), "poison"))
    async with bench.running():
        await bench.rested()
        (mail,) = await quarantined(bench.outside)
        poison.cured = True
        await bench.outside.store.retry(mail.key)
        await bench.until(lambda: bench.fates() != [Fate.QUARANTINED] and Fate.KEPT not in bench.fates())


async def test_the_end_of_the_service_is_no_mails_fault() -> None:
    """Three restarts while one and the same mail was in hand put it aside."""

    class Hanging(InlineParser):
        began = asyncio.Event()

        async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
            self.began.set()
            await asyncio.Event().wait()
            return ()

    outside = Outside()
    await Agency(outside).intake.once()
    outside.mailbox.deliver(invite(ANNA, event("REQUEST")))
    await Agency(outside).intake.once()
    outside.mailbox.deliver(write(ANNA, address(REF), "no", key="command"))
    for _ in range(4):
        slow = Hanging()
        slow.began = asyncio.Event()
        turn = asyncio.create_task(poisoned(outside, slow).intake.once())
        await slow.began.wait()
        turn.cancel()
        await asyncio.gather(turn, return_exceptions=True)
    await Agency(outside).intake.once()
    assert list((await outside.fates()).values()) == ["handled: ", "handled: "]
