"""What every store must do with mail that is seen in several places, and with mail that is tried anew."""

import pytest

from agent.core.effects import Notice, Publish
from agent.ports import Cursor, Fate, Folder, KeptMail, Store
from tests.contract.store_values import HOUR, NOON, arrived, batch
from tests.contract.stores import store

__all__ = ["store"]

RAW = b"From: carla@client.example\r\n\r\nIt went well.\r\n"
JUNK = "junk: nothing proves who sent it"


async def begun(store: Store) -> KeptMail:
    mail = await store.next_mail("anna")
    assert mail is not None
    return mail


async def look(store: Store, key: str) -> KeptMail:
    mail = await store.mail(key)
    assert mail is not None
    return mail


# --- moved by somebody ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [Folder.INBOX, Folder.ARCHIVE, Folder.ALL])
async def test_a_mail_that_was_ignored_in_junk_counts_when_somebody_takes_it_out(store: Store, there: Folder) -> None:
    await store.keep("anna", batch(arrived(RAW, 4, Folder.JUNK)), NOON)
    mail = await begun(store)
    await store.dispose(mail.key, Fate.IGNORED, JUNK)
    assert await store.keep("anna", batch(arrived(RAW, 9, there)), NOON + HOUR) == 1
    again = await look(store, mail.key)
    assert (again.fate, again.reason, again.attempts) == (Fate.KEPT, "", 0)
    assert (again.folder, again.uid) == (there, 9)
    assert (await begun(store)).key == mail.key


async def test_a_mail_taken_out_of_junk_before_it_was_worked_on_is_not_junk(store: Store) -> None:
    both = batch(arrived(RAW, 4, Folder.JUNK), arrived(RAW, 9, Folder.INBOX))
    assert await store.keep("anna", both, NOON) == 1
    assert (await begun(store)).folder is Folder.INBOX


@pytest.mark.parametrize(
    ("here", "there", "reason"),
    [
        (Folder.INBOX, Folder.JUNK, "a newsletter"),
        (Folder.INBOX, Folder.ARCHIVE, "a newsletter"),
        (Folder.INBOX, Folder.TRASH, "a newsletter"),
        (Folder.INBOX, Folder.SENT, "a newsletter"),
        (Folder.JUNK, Folder.TRASH, JUNK),
        (Folder.JUNK, Folder.JUNK, JUNK),
        (Folder.JUNK, Folder.INBOX, "erased: not kept"),
    ],
)
async def test_a_mail_seen_elsewhere_is_nothing_new(store: Store, here: Folder, there: Folder, reason: str) -> None:
    await store.keep("anna", batch(arrived(RAW, 4, here)), NOON)
    mail = await begun(store)
    await store.dispose(mail.key, Fate.IGNORED, reason)
    assert await store.keep("anna", batch(arrived(RAW, 9, there)), NOON + HOUR) == 0
    again = await look(store, mail.key)
    assert (again.fate, again.reason, again.folder, again.uid) == (Fate.IGNORED, reason, here, 4)
    assert await store.next_mail("anna") is None


@pytest.mark.parametrize("fate", [Fate.HANDLED, Fate.QUARANTINED])
async def test_a_mail_in_junk_that_led_to_something_does_not_count_twice(store: Store, fate: Fate) -> None:
    await store.keep("anna", batch(arrived(RAW, 4, Folder.JUNK)), NOON)
    mail = await begun(store)
    await store.dispose(mail.key, fate, "")
    assert await store.keep("anna", batch(arrived(RAW, 9)), NOON) == 0
    assert (await look(store, mail.key)).fate is fate


async def test_what_was_seen_under_all_mail_first_is_known_to_be_sent_once_it_lies_in_sent(store: Store) -> None:
    await store.keep("anna", batch(arrived(RAW, 4, Folder.ALL)), NOON)
    mail = await begun(store)
    await store.dispose(mail.key, Fate.IGNORED, "our own letter")
    assert await store.keep("anna", batch(arrived(RAW, 2, Folder.SENT)), NOON) == 1
    assert (await begun(store)).folder is Folder.SENT


async def test_a_mail_whose_bytes_were_erased_is_not_worked_on_again(store: Store) -> None:
    await store.keep("anna", batch(arrived(RAW, 4, Folder.JUNK)), NOON)
    mail = await begun(store)
    await store.dispose(mail.key, Fate.IGNORED, JUNK)
    await store.discard(mail.key)
    assert await store.keep("anna", batch(arrived(RAW, 9)), NOON) == 0
    assert await store.next_mail("anna") is None


# --- where mails lie ------------------------------------------------------------------------------------------------


async def test_places_are_all_that_were_seen_in_folders_as_they_are_numbered_now(store: Store) -> None:
    await store.keep("anna", batch(arrived(RAW, 1), arrived(b"another", 2)), NOON)
    await store.keep("anna", batch(arrived(RAW, 3)), NOON)
    await store.keep("bob", batch(arrived(RAW, 8)), NOON)
    assert await store.places("anna") == {(Folder.INBOX, 7, 1), (Folder.INBOX, 7, 2), (Folder.INBOX, 7, 3)}
    renumbered = batch()
    await store.keep("anna", renumbered, NOON)
    assert len(await store.places("anna")) == 3
    cursors = {Folder.INBOX: Cursor(uidvalidity=8, uid=0)}
    await store.keep("anna", type(renumbered)(mails=(), cursors=cursors), NOON)
    assert await store.places("anna") == frozenset()


async def test_a_folder_is_watched_since_it_was_first_looked_at(store: Store) -> None:
    assert await store.watched("anna") == {}
    await store.keep("anna", batch(), NOON)
    await store.keep("anna", batch(arrived(RAW, 3)), NOON + HOUR)
    await store.keep("bob", batch(), NOON + 2 * HOUR)
    assert await store.watched("anna") == {Folder.INBOX: NOON}
    assert await store.watched("bob") == {Folder.INBOX: NOON + 2 * HOUR}


# --- tried anew -----------------------------------------------------------------------------------------------------


async def test_a_quarantined_mail_that_is_retried_has_all_its_attempts_again(store: Store) -> None:
    await store.keep("anna", batch(arrived(RAW, 1), arrived(b"another", 2)), NOON)
    for number in (1, 2):
        for _ in range(3):
            mail = await begun(store)
        await store.dispose(mail.key, Fate.QUARANTINED, "it cannot be read")
        assert await store.retry(mail.key) == 1
        again = await look(store, mail.key)
        assert (again.fate, again.reason, again.attempts, again.retries) == (Fate.KEPT, "", 0, number)


async def test_only_quarantined_mails_are_retried(store: Store) -> None:
    await store.keep("anna", batch(arrived(RAW, 1), arrived(b"another", 2)), NOON)
    mail = await begun(store)
    await store.dispose(mail.key, Fate.IGNORED, "a newsletter")
    assert await store.retry(mail.key, "0" * 64) == 0
    assert await store.retry() == 0
    assert (await look(store, mail.key)).fate is Fate.IGNORED


async def test_mails_that_are_passed_over_hold_up_no_other(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"first", 1), arrived(b"second", 2), arrived(b"third", 3)), NOON)
    first = await begun(store)
    await store.excuse(first.key)
    assert [mail.raw for mail in await store.next_mails("anna", 9, {first.key: ""})] == [b"second", b"third"]
    assert [mail.raw for mail in await store.next_mails("anna", 9, [first.key])] == [b"second"]


async def test_how_many_wait_and_for_how_long(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"old", 1)), NOON)
    await store.keep("anna", batch(arrived(b"new", 2)), NOON + HOUR)
    assert (await store.waiting("anna"), await store.waiting("bob")) == (2, 0)
    assert await store.waiting("anna", NOON + HOUR) == 1
    mail = await begun(store)
    push = Publish(id="p", interview="", at=NOON, notice=Notice.ATTENTION)
    await store.dispose(mail.key, Fate.IGNORED, "old news", [push])
    assert (await store.waiting("anna"), await store.waiting("anna", NOON + HOUR)) == (1, 0)
