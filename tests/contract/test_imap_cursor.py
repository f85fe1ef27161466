"""A folder that is renumbered, restored or thinned out while it is read: nothing is lost, nothing is mixed up."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agent.adapters.imap import ImapMailbox
from agent.errors import Transient
from agent.ports import Batch, Cursor, Folder
from agent.reading.relevance import Glance
from tests.contract.mailboxes import on_dovecot, on_fake
from tests.servers.dovecot import Dovecot
from tests.servers.fake_box import FakeBox, FakeFolder
from tests.servers.fake_imap import FakeImap


def mail(name: str) -> bytes:
    return f"From: bob@client.test\r\nSubject: {name}\r\nMessage-ID: <{name}@client.test>\r\n\r\nWe met.\r\n".encode()


def everything(folder: Folder, glance: Glance) -> str:
    return "all of it"


def names(batch: Batch) -> list[str]:
    return [line[9:].decode() for one in batch.mails for line in one.raw.split(b"\r\n") if line.startswith(b"Subject")]


@pytest.fixture
async def scripted() -> AsyncIterator[tuple[FakeBox, ImapMailbox]]:
    async with on_fake() as (fake, mailbox):
        box = FakeBox(fake=fake)
        box.folders["INBOX"] = FakeFolder(mails={1: mail("a"), 2: mail("b"), 3: mail("c")})
        yield box, mailbox


@pytest.fixture
def box(scripted: tuple[FakeBox, ImapMailbox]) -> FakeBox:
    return scripted[0]


@pytest.fixture
def mailbox(scripted: tuple[FakeBox, ImapMailbox]) -> ImapMailbox:
    return scripted[1]


def another(fake: FakeImap, mailbox: ImapMailbox) -> ImapMailbox:
    return ImapMailbox(replace(mailbox._session.settings, port=fake.port))


async def test_when_each_mail_came_is_told(mailbox: ImapMailbox) -> None:
    batch = await mailbox.look({}, everything)
    assert [str(one.received) for one in batch.mails] == [f"2026-11-03 09:0{n}:00+00:00" for n in (1, 2, 3)]


@pytest.mark.parametrize("uidvalidity", [8, 6, 1])
async def test_another_uidvalidity_also_a_lesser_one(box: FakeBox, mailbox: ImapMailbox, uidvalidity: int) -> None:
    first = await mailbox.look({}, everything)
    box.folders["INBOX"] = FakeFolder(mails={5: mail("b"), 9: mail("d")}, uidvalidity=uidvalidity)
    await mailbox.close()
    second = await mailbox.look(first.cursors, everything)
    assert names(second) == ["b", "d"]
    assert (second.cursors[Folder.INBOX].uidvalidity, second.cursors[Folder.INBOX].uid) == (uidvalidity, 9)


async def test_uidnext_that_goes_back(box: FakeBox, mailbox: ImapMailbox) -> None:
    """A backup was restored: the UIDs are given once more, to other mails."""
    first = await mailbox.look({}, everything)
    box.folders["INBOX"] = FakeFolder(mails={1: mail("a"), 2: mail("x")})
    await mailbox.close()
    second = await mailbox.look(first.cursors, everything)
    assert (names(second), second.cursors[Folder.INBOX].uid) == (["a", "x"], 2)


async def test_a_folder_that_was_renumbered_behind_our_back(box: FakeBox, mailbox: ImapMailbox) -> None:
    first = await mailbox.look({}, everything)
    box.folders["INBOX"].mails = {1: mail("x"), 2: mail("a"), 3: mail("b"), 4: mail("c")}
    fresh = another(box.fake, mailbox)
    second = await fresh.look(first.cursors, everything)
    third = await fresh.look(second.cursors, everything)
    await fresh.close()
    assert (names(second), names(third)) == (["x", "a", "b", "c"], [])


async def test_the_same_folder_is_verified_once_a_connection(box: FakeBox, mailbox: ImapMailbox) -> None:
    first = await mailbox.look({}, everything)
    fresh = another(box.fake, mailbox)
    for _ in range(3):
        assert names(await fresh.look(first.cursors, everything)) == []
    await fresh.close()
    assert sum(b"UID FETCH 3 " in line and b"INTERNALDATE" in line for line in box.folders["INBOX"].fetches) == 3, (
        "its download, its anchor, and the one check"
    )


async def test_where_the_mail_at_the_cursor_is_gone_the_rest_goes_on(box: FakeBox, mailbox: ImapMailbox) -> None:
    first = await mailbox.look({}, everything)
    box.folders["INBOX"].mails = {1: mail("a"), 4: mail("d")}
    fresh = another(box.fake, mailbox)
    assert names(await fresh.look(first.cursors, everything)) == ["d"]
    await fresh.close()


async def test_a_cursor_of_before_has_no_anchor_and_gets_one(mailbox: ImapMailbox) -> None:
    batch = await mailbox.look({Folder.INBOX: Cursor(uidvalidity=7, uid=3)}, everything)
    assert batch.mails == ()
    assert batch.cursors[Folder.INBOX].anchor != ""


async def test_mails_that_go_during_the_fetch_are_passed_by(box: FakeBox, mailbox: ImapMailbox) -> None:
    box.before_fetch.append(lambda: box.folders["INBOX"].mails.pop(2))
    batch = await mailbox.look({}, everything)
    assert (names(batch), batch.cursors[Folder.INBOX].uid) == (["a", "c"], 3)


async def test_a_mail_that_goes_between_its_header_and_its_body(box: FakeBox, mailbox: ImapMailbox) -> None:
    box.before_fetch += [lambda: None, lambda: box.folders["INBOX"].mails.pop(1)]
    assert names(await mailbox.look({}, everything)) == ["b", "c"]


async def test_a_folder_that_is_renumbered_between_two_commands_of_a_look(box: FakeBox, mailbox: ImapMailbox) -> None:
    plain = box.fake.answers[b"UID FETCH"]

    def renumbered(line: bytes) -> bytes:
        box.folders["INBOX"] = FakeFolder(mails={1: mail("z"), 2: mail("a")}, uidvalidity=8)
        box.fake.answers[b"UID FETCH"] = plain
        return b"* OK [UIDVALIDITY 8] restored\r\n" + plain(line)  # type: ignore[operator]

    box.fake.answers[b"UID FETCH"] = renumbered
    with pytest.raises(Transient, match="renumbered"):
        await mailbox.look({}, everything)
    batch = await mailbox.look({}, everything)
    assert (names(batch), {one.uidvalidity for one in batch.mails}) == (["z", "a"], {8})


async def test_what_nobody_asked_for_is_not_taken_for_an_answer(box: FakeBox, mailbox: ImapMailbox) -> None:
    plain = box.fake.answers[b"UID FETCH"]
    strangers = b"* 1 FETCH (FLAGS (\\Seen))\r\n* 9 FETCH (UID 9 FLAGS ())\r\n* 4 EXISTS\r\n"
    strangers += b"* 1 FETCH (UID 1 FLAGS ())\r\n"
    box.fake.answers[b"UID FETCH"] = lambda line: strangers + plain(line)  # type: ignore[operator]
    assert names(await mailbox.look({}, everything)) == ["a", "b", "c"]


async def test_a_mail_that_the_server_leaves_out_is_asked_for_by_itself(box: FakeBox, mailbox: ImapMailbox) -> None:
    plain = box.fake.answers[b"UID FETCH"]
    box.fake.answers[b"UID FETCH"] = lambda line: plain(line.replace(b"1:3", b"1:2"))  # type: ignore[operator]
    assert names(await mailbox.look({}, everything)) == ["a", "b", "c"]


async def test_known_places_are_not_looked_at(box: FakeBox, mailbox: ImapMailbox) -> None:
    known = {(Folder.INBOX, 7, 1), (Folder.INBOX, 7, 3), (Folder.SENT, 7, 2)}
    batch = await mailbox.look({}, everything, days=400, skip=known)
    assert (names(batch), batch.passed_over) == (["b"], 0)


async def test_on_dovecot_a_mail_at_the_cursor_stays_what_it_is(dovecot: Dovecot) -> None:
    async with on_dovecot(dovecot, "plain") as subject:
        await subject.put(mail("a"), days_old=3)
        first = await subject.mailbox.look({}, everything)
        await subject.put(mail("b"))
        fresh = subject.another()
        second = await fresh.look(first.cursors, everything)
    assert (names(first), names(second)) == (["a"], ["b"])
    assert first.cursors[Folder.INBOX].anchor != second.cursors[Folder.INBOX].anchor != ""
