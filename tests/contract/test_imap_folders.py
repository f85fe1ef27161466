"""Which folders are watched, how they are found, and one mail that lies in several of them."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from agent.adapters.imap import ImapMailbox, ImapSettings
from agent.adapters.imap.asking import Listed
from agent.adapters.imap.folders import folder_names
from agent.errors import ConfigError
from agent.ports import Batch, Folder
from agent.reading.relevance import Glance
from tests.contract.mailboxes import on_fake
from tests.servers.fake_box import FakeBox, FakeFolder

F = Folder


def everything(folder: Folder, glance: Glance) -> str:
    return "all of it"


def listed(*names: str, **uses: str) -> list[Listed]:
    """Folders by their names, and by their uses."""
    plain = [Listed(frozenset(), b"/", name.encode()) for name in ("INBOX", *names)]
    return plain + [Listed(frozenset({f"\\{use}".encode()}), b"/", name.encode()) for use, name in uses.items()]


def settings(**more: object) -> ImapSettings:
    return ImapSettings(host="localhost", user="anna", password="x", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("folders", "found"),
    [
        (
            listed("[Gmail]", sent="[Gmail]/Gesendet", junk="[Gmail]/Spam", all="[Gmail]/Alle Nachrichten"),
            {F.SENT: "[Gmail]/Gesendet", F.JUNK: "[Gmail]/Spam", F.ALL: "[Gmail]/Alle Nachrichten"},
        ),
        (
            listed("Sent Items", "Drafts", "Junk Email", "Archive", "Deleted Items", "Sent"),
            {F.SENT: "Sent", F.DRAFTS: "Drafts", F.JUNK: "Junk Email", F.ARCHIVE: "Archive", F.TRASH: "Deleted Items"},
        ),
        (listed("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-", "&BCEEPwQwBDw-"), {F.SENT: "Отправленные", F.JUNK: "Спам"}),
        (listed("Customers/Spam", "Old/Archive"), {}),
        (listed("Spam", junk="Quarantine"), {F.JUNK: "Quarantine"}),
        (listed(archive="Archive", all="Archive"), {F.ARCHIVE: "Archive"}),
    ],
)
def test_folders_are_found_by_their_use_or_their_name(folders: list[Listed], found: dict[Folder, str]) -> None:
    assert folder_names(settings(), folders) == {F.INBOX: "INBOX"} | found


def test_what_the_operator_names_comes_first() -> None:
    named = settings(junk_folder="Suspect", trash_folder="Spam")
    assert folder_names(named, listed("Spam", junk="Spam")) == {F.INBOX: "INBOX", F.JUNK: "Suspect", F.TRASH: "Spam"}


@pytest.mark.parametrize(
    ("watch", "watched"),
    [
        ((), [F.INBOX, F.JUNK, F.SENT]),
        ((F.ALL, F.TRASH), [F.INBOX, F.JUNK, F.SENT, F.ALL, F.TRASH]),
        ((F.SENT, F.ALL, F.ALL), [F.INBOX, F.JUNK, F.SENT, F.ALL]),
    ],
)
def test_what_is_watched(watch: tuple[Folder, ...], watched: list[Folder]) -> None:
    assert list(settings(watch=watch).watched) == watched


HEAD = b"Received: by mx.agency.test with ESMTPS id %d\r\nFrom: bob@client.test\r\nMessage-ID: <1@x.test>\r\n\r\n"
LONG = b"We met. " * 2000 + b"\r\n"


@pytest.fixture
async def gmail() -> AsyncIterator[tuple[FakeBox, ImapMailbox]]:
    """INBOX and All Mail."""
    async with on_fake(watch=(Folder.ALL,)) as (fake, mailbox):
        yield (
            FakeBox(fake=fake, folders={"INBOX": FakeFolder(), "[Gmail]/All Mail": FakeFolder(flags=b"\\All")}),
            mailbox,
        )


async def put(box: FakeBox, inbox: bytes, everywhere: bytes) -> None:
    box.folders["INBOX"].mails[1] = inbox
    box.folders["[Gmail]/All Mail"].mails[77] = everywhere


def places(batch: Batch) -> list[tuple[Folder, int, bytes]]:
    return [(mail.folder, mail.uid, mail.raw) for mail in batch.mails]


def bodies(box: FakeBox) -> int:
    return sum(b"BODY.PEEK[]" in line for folder in box.folders.values() for line in folder.fetches)


async def test_one_mail_in_two_folders_is_downloaded_once(gmail: tuple[FakeBox, ImapMailbox]) -> None:
    box, mailbox = gmail
    await put(box, HEAD % 1 + LONG, HEAD % 1 + LONG)
    batch = await mailbox.look({}, everything)
    assert places(batch) == [(F.INBOX, 1, HEAD % 1 + LONG), (F.ALL, 77, HEAD % 1 + LONG)]
    assert bodies(box) == 1


OTHERS = {
    "another delivery, with the same Message-ID, length and fields": HEAD % 2 + LONG.replace(b"met", b"ate"),
    "another length": HEAD % 1 + LONG + b"x\r\n",
}


@pytest.mark.parametrize("other", OTHERS)
async def test_a_mail_that_only_looks_the_same_is_downloaded(gmail: tuple[FakeBox, ImapMailbox], other: str) -> None:
    box, mailbox = gmail
    await put(box, HEAD % 1 + LONG, OTHERS[other])
    batch = await mailbox.look({}, everything)
    assert places(batch) == [(F.INBOX, 1, HEAD % 1 + LONG), (F.ALL, 77, OTHERS[other])]
    assert bodies(box) == 2


async def test_without_a_line_of_our_server_nothing_proves_that_two_are_one(
    gmail: tuple[FakeBox, ImapMailbox],
) -> None:
    box, mailbox = gmail
    head = HEAD.partition(b"\r\n")[2]
    await put(box, head + LONG, head + LONG.replace(b"met", b"ate"))
    assert [raw[-6:-3] for _, _, raw in places(await mailbox.look({}, everything))] == [b"et.", b"te."]


async def test_a_folder_that_is_watched_and_missing_is_no_error(gmail: tuple[FakeBox, ImapMailbox]) -> None:
    box, mailbox = gmail
    del box.folders["[Gmail]/All Mail"]
    box.folders["INBOX"].mails[1] = HEAD % 1
    assert places(await mailbox.look({}, everything)) == [(F.INBOX, 1, HEAD % 1)]


async def test_a_server_that_tells_uses_only_when_asked(gmail: tuple[FakeBox, ImapMailbox]) -> None:
    """RFC 6154 section 2: LIST may leave them out without RETURN (SPECIAL-USE)."""
    box, mailbox = gmail
    plain = box.fake.answers[b"LIST"]
    done = b"{tag} OK done\r\n"
    box.fake.answers[b"CAPABILITY"] = b"* CAPABILITY IMAP4rev1 IDLE LIST-EXTENDED SPECIAL-USE\r\n" + done
    box.fake.answers[b"LIST"] = lambda line: (
        plain(line) if b"RETURN (SPECIAL-USE)" in line else plain(line).replace(b"\\All", b"")  # type: ignore[operator]
    )
    assert (await mailbox.probe()).folders == {F.INBOX: "INBOX", F.ALL: "[Gmail]/All Mail"}


def test_a_folder_name_with_a_control_character_is_refused() -> None:
    with pytest.raises(ConfigError, match="junk_folder"):
        settings(junk_folder="Junk\r\nA DELETE INBOX")


async def test_a_quiet_look_opens_no_folder(gmail: tuple[FakeBox, ImapMailbox]) -> None:
    """To open one of 20,000 mails costs some servers a second."""
    box, mailbox = gmail
    await put(box, HEAD % 1, HEAD % 1)
    batch = await mailbox.look({}, everything)
    batch = await mailbox.look(batch.cursors, everything)
    opened = box.fake.received.count(b"EXAMINE")
    for _ in range(3):
        waiting = asyncio.create_task(mailbox.wait(20))
        await asyncio.sleep(0.1)
        await box.fake.push(b"* 9 EXISTS\r\n* 8 EXISTS\r\n")
        await asyncio.wait_for(waiting, 1)
        assert (await mailbox.look(batch.cursors, everything)).mails == ()
    assert box.fake.received.count(b"EXAMINE") == opened


async def test_a_mail_in_a_folder_that_was_quiet_is_seen(gmail: tuple[FakeBox, ImapMailbox]) -> None:
    box, mailbox = gmail
    everywhere = box.folders["[Gmail]/All Mail"]
    everywhere.mails[76] = HEAD % 1
    batch = await mailbox.look({}, everything)
    for uid in (77, 78):
        assert (await mailbox.look(batch.cursors, everything)).mails == ()
        everywhere.mails[uid] = HEAD % uid
        del everywhere.mails[uid - 1]
        batch = await mailbox.look(batch.cursors, everything)
        assert places(batch) == [(F.ALL, uid, HEAD % uid)]


@pytest.mark.parametrize("answer", [b"{tag} NO not now\r\n", b"{tag} BAD what\r\n", b"* STATUS x\r\n{tag} OK done\r\n"])
async def test_a_server_that_cannot_tell_of_a_folder_from_outside(
    gmail: tuple[FakeBox, ImapMailbox], answer: bytes
) -> None:
    box, mailbox = gmail
    await put(box, HEAD % 1, HEAD % 1)
    batch = await mailbox.look({}, everything)
    box.fake.answers[b"STATUS"] = answer
    box.folders["[Gmail]/All Mail"].mails[78] = HEAD % 2
    assert places(await mailbox.look(batch.cursors, everything)) == [(F.ALL, 78, HEAD % 2)]
