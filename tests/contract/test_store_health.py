"""What every store must remember of how the parts of the service are."""

from agent.core.effects import Notice, Publish
from agent.ports import Condition, Health, OutboxState, Store
from tests.contract.store_values import HOUR, NOON, entry, letter, queue
from tests.contract.stores import store

__all__ = ["store"]


def alarm(name: str) -> Publish:
    return Publish(id=name, interview="", at=NOON, notice=Notice.ATTENTION)


async def pushes(store: Store) -> list[tuple[str, str]]:
    return [(task.effect.id, task.mailbox) for task in await store.tasks()]


async def test_a_condition_began_when_it_was_first_noted(store: Store) -> None:
    assert await store.health() == ()
    assert await store.note_health("anna", "imap", Condition.OK, NOON)
    assert not await store.note_health("anna", "imap", Condition.OK, NOON + HOUR)
    one = Health(mailbox="anna", part="imap", condition=Condition.OK, since=NOON, well_at=NOON + HOUR)
    assert await store.health() == (one,)
    assert await store.note_health("anna", "imap", Condition.LOGIN, NOON + 2 * HOUR, "NO no such user")
    assert not await store.note_health("anna", "imap", Condition.LOGIN, NOON + 3 * HOUR, "NO wrong password")
    (one,) = await store.health("anna")
    assert (one.condition, one.since, one.well_at) == (Condition.LOGIN, NOON + 2 * HOUR, NOON + HOUR)
    assert one.message == "NO wrong password"


async def test_what_never_worked_has_no_time_of_success(store: Store) -> None:
    await store.note_health("anna", "smtp", Condition.TROUBLE, NOON, "timed out")
    (one,) = await store.health()
    assert (one.well_at, one.since) == (None, NOON)


async def test_parts_and_mailboxes_are_kept_apart(store: Store) -> None:
    for mailbox, part in (("bob", "imap"), ("anna", "smtp"), ("", "model"), ("anna", "imap")):
        await store.note_health(mailbox, part, Condition.OK, NOON)
    assert [(one.mailbox, one.part) for one in await store.health()] == [
        ("", "model"),
        ("anna", "imap"),
        ("anna", "smtp"),
        ("bob", "imap"),
    ]
    assert [one.part for one in await store.health("anna")] == ["imap", "smtp"]


async def test_an_alarm_is_raised_when_a_condition_begins_and_not_while_it_lasts(store: Store) -> None:
    await store.note_health("anna", "imap", Condition.LOGIN, NOON, effects=[alarm("one")])
    await store.note_health("anna", "imap", Condition.LOGIN, NOON + HOUR, effects=[alarm("two")])
    await store.note_health("anna", "imap", Condition.OK, NOON + HOUR)
    await store.note_health("anna", "imap", Condition.LOGIN, NOON + 2 * HOUR, effects=[alarm("three")])
    assert await pushes(store) == [("one", "anna"), ("three", "anna")]


async def test_the_alarm_about_a_part_that_all_share_is_raised_in_the_name_of_one(store: Store) -> None:
    await store.note_health("", "model", Condition.OPERATOR, NOON, effects=[alarm("one")], by="anna")
    assert await pushes(store) == [("one", "anna")]


async def test_letters_that_were_sent_in_some_time(store: Store) -> None:
    names = ("early", "sent", "failed", "under way", "late")
    letters = {name: letter(name.replace(" ", "-")) for name in names}
    await queue(store, *letters.values())
    for number, one in enumerate(letters.values()):
        await store.begin(one.id, NOON + number * HOUR, entry(one), b"raw")
    for name, state in (("early", "done"), ("sent", "done"), ("failed", "failed"), ("late", "done")):
        await store.settle(letters[name].id, OutboxState(state), NOON + 9 * HOUR)
    assert await store.letters_done("anna", NOON + HOUR, NOON + 4 * HOUR) == (entry(letters["sent"]).message_id,)
    assert len(await store.letters_done("anna", NOON, NOON + 5 * HOUR)) == 3
    assert await store.letters_done("bob", NOON, NOON + 5 * HOUR) == ()
