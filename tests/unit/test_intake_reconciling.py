"""The nightly comparison of mailbox and records: what was missed is found, worked on, and told of."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.intake import Intake
from agent.intake.reconciling import PART
from agent.ports import Batch, Condition, Cursor, Fate, Folder
from agent.testing.mailbox import MemoryMailbox
from tests.system.desk import event, invite, write
from tests.unit.cases import EARLIER
from tests.unit.watching import ANNA, Bench

TOM = "tom@acme.example"
DAY = timedelta(days=1)
INVITATION = invite(ANNA, event("REQUEST"))
BERLIN = ZoneInfo("Europe/Berlin")


async def compared(intake: Intake) -> None:
    """All steps of a comparison that is due."""
    while await intake.compare():
        await intake.drain()


async def watching(bench: Bench) -> None:
    """A first look, and the plan for the first night."""
    await bench.intake.once()
    assert not await bench.intake.compare()


async def miss(bench: Bench, raw: bytes, folder: Folder = Folder.INBOX) -> None:
    """A mail arrives, and somehow the folder counts as read up to it."""
    uid = bench.mailbox.deliver(raw, folder)
    cursors = {folder: Cursor(uidvalidity=bench.mailbox.boxes[folder].uidvalidity, uid=uid)}
    await bench.outside.store.keep("anna", Batch(mails=(), cursors=cursors), bench.outside.clock.now())


@pytest.mark.parametrize("folder", [Folder.INBOX, Folder.SENT])
async def test_a_missed_mail_is_found_at_night_told_of_and_worked_on(folder: Folder) -> None:
    bench = Bench()
    await watching(bench)
    await miss(bench, INVITATION, folder)
    await bench.intake.once()
    assert bench.fates() == []
    await bench.outside.clock.move(DAY)
    await compared(bench.intake)
    assert bench.fates() in ([Fate.HANDLED], [Fate.IGNORED])
    found = await bench.part(PART)
    assert (found.condition, found.message) == (Condition.GAP, "1 mail was missed when it came, and found now")
    assert len(await bench.alarms()) == 1


async def test_the_next_clean_night_ends_the_alarm_and_another_gap_raises_it_again() -> None:
    bench = Bench()
    await watching(bench)
    for number in (1, 2):
        await miss(bench, invite(ANNA, event("REQUEST", uid=f"{number}@x")))
        await bench.outside.clock.move(DAY)
        await compared(bench.intake)
        assert (await bench.part(PART)).condition is Condition.GAP
        await bench.outside.clock.move(DAY)
        await compared(bench.intake)
        assert (await bench.part(PART)).condition is Condition.OK
    assert len(await bench.alarms()) == 2


async def test_a_mail_that_arrives_just_now_was_not_missed() -> None:
    bench = Bench()
    await watching(bench)
    await bench.outside.clock.move(DAY)
    bench.mailbox.deliver(INVITATION)
    await compared(bench.intake)
    assert (await bench.part(PART)).condition is Condition.OK
    await bench.intake.once()
    assert bench.fates() == [Fate.HANDLED]


async def test_a_mail_that_came_to_concern_us_later_is_worked_on_without_an_alarm() -> None:
    bench = Bench()
    await watching(bench)
    bench.mailbox.deliver(write(TOM, ANNA, "She was great."))
    await bench.intake.once()
    bench.mailbox.deliver(INVITATION)
    await bench.intake.once()
    assert bench.fates() == [Fate.HANDLED]
    await bench.outside.clock.move(DAY)
    await compared(bench.intake)
    assert len(bench.fates()) == 2
    assert Fate.KEPT not in bench.fates()
    assert (await bench.part(PART)).condition is Condition.OK
    assert await bench.alarms() == []


async def test_mail_from_before_the_first_look_was_never_looked_for() -> None:
    bench = Bench()
    bench.mailbox.deliver(INVITATION, days_old=20)
    await watching(bench)
    await bench.outside.clock.move(DAY)
    await compared(bench.intake)
    assert bench.fates() == []
    assert await bench.alarms() == []


async def test_known_mail_is_not_downloaded_again() -> None:
    bench = Bench()
    bench.mailbox.deliver(INVITATION)
    await watching(bench)
    await bench.outside.clock.move(DAY)
    await compared(bench.intake)
    (mail,) = bench.mailbox.boxes[Folder.INBOX].mails.values()
    assert mail.downloads == 1


async def test_a_great_mailbox_is_compared_step_by_step_and_new_mail_goes_between() -> None:
    bench = Bench()
    await watching(bench)
    for number in range(120):
        await miss(bench, invite(ANNA, event("REQUEST", uid=f"{number}@x")))
    await bench.outside.clock.move(DAY)
    assert await bench.intake.compare()
    bench.mailbox.deliver(INVITATION)
    await bench.intake.once()
    assert len(bench.fates()) == 51
    await compared(bench.intake)
    assert bench.fates() == [Fate.HANDLED] * 121
    assert (await bench.part(PART)).message == "120 mails were missed, and found now"


async def test_one_that_fails_is_begun_anew_in_an_hour_and_leaves_the_rest_alone() -> None:
    class Broken(MemoryMailbox):
        broken = True

        async def look(self, *args: object, days: int = 14, **more: object) -> Batch:
            if self.broken and more.get("skip"):
                self.drops_after = 0
            return await super().look(*args, days=days, **more)  # type: ignore[arg-type]

    mailbox = Broken()
    bench = Bench(mailbox)
    await watching(bench)
    await miss(bench, INVITATION)
    await bench.outside.clock.move(DAY)
    assert not await bench.intake.compare()
    assert (await bench.part(PART)).condition is Condition.TROUBLE
    mailbox.broken = False
    assert not await bench.intake.compare()
    await bench.outside.clock.move(timedelta(hours=1))
    await compared(bench.intake)
    assert bench.fates() == [Fate.HANDLED]


async def test_another_numbering_is_followed_by_a_comparison_at_once() -> None:
    bench = Bench()
    await watching(bench)
    await miss(bench, INVITATION)
    bench.mailbox.boxes[Folder.INBOX].mails[1].days_old = 20
    bench.mailbox.renumber(Folder.INBOX)
    await bench.outside.clock.move(20 * DAY)
    await compared(bench.intake)
    assert bench.fates() == [Fate.HANDLED]

    again = Bench()
    await watching(again)
    again.mailbox.deliver(INVITATION)
    again.mailbox.renumber(Folder.INBOX)
    await again.intake.once()
    before = (await again.part(PART)).well_at
    await again.outside.clock.move(timedelta(minutes=2))
    await compared(again.intake)
    assert before is not None
    assert (await again.part(PART)).well_at == before + timedelta(minutes=2)
    assert await again.alarms() == []


# --- at which time --------------------------------------------------------------------------------------------------


async def due_at(bench: Bench, start: datetime) -> datetime:
    """The minute in which the next comparison is due, local time."""
    now = start
    while not await bench.intake._reconciler.due():
        now += timedelta(minutes=1)
        await bench.outside.clock.move(now)
    return now.astimezone(BERLIN)


async def test_it_begins_in_the_fourth_hour_of_the_recruiters_night_at_the_same_minute_each_night() -> None:
    bench = Bench(zone=BERLIN)
    await watching(bench)
    first = await due_at(bench, EARLIER)
    await compared(bench.intake)
    second = await due_at(bench, first.astimezone(UTC))
    assert (first.hour, second.hour) == (3, 3)
    assert second - first == DAY
    assert first > EARLIER


async def test_a_night_that_was_slept_through_is_made_up_for_after_a_restart() -> None:
    bench = Bench()
    await watching(bench)
    await bench.outside.clock.move(3 * DAY)
    later = Bench(bench.mailbox)
    later.outside.store, later.outside.clock = bench.outside.store, bench.outside.clock
    restarted = type(bench.agency)(later.outside, poll=60.0).intake
    assert await restarted._reconciler.due()
    await compared(restarted)
    assert not await restarted._reconciler.due()


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)])
async def test_nights_in_which_the_clock_is_changed_have_one_comparison(day: datetime) -> None:
    bench = Bench(zone=BERLIN)
    await bench.outside.clock.move(day)
    await watching(bench)
    first = await due_at(bench, day)
    await compared(bench.intake)
    second = await due_at(bench, first.astimezone(UTC))
    assert [one.date() for one in (first, second)] == [day.date() + DAY, day.date() + 2 * DAY]
    assert (first.hour, second.hour) == (3, 3)


async def test_letters_whose_copy_is_not_in_sent_are_counted() -> None:
    bench = Bench(files_sent=True)
    bench.mailbox.deliver(INVITATION)
    async with bench.agency.open():
        await bench.agency.settle()
        assert not await bench.intake.compare()
        end = (await bench.outside.only()).meeting.end
        assert end is not None
        await bench.agency.pass_to(end + timedelta(hours=2))
    assert len(bench.outside.letters()) == 3
    sent = bench.mailbox.boxes[Folder.SENT].mails
    del sent[min(sent)]
    await bench.outside.clock.move(end + timedelta(hours=17))
    await compared(bench.intake)
    copies = await bench.part("sent")
    assert (copies.condition, copies.message) == (Condition.OK, "1 letter of the last day without a copy in Sent")
    assert await bench.alarms() == []
