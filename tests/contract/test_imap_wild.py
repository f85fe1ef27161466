"""Folders and mails as real servers hold them: named oddly, broken, giant, and mostly none of our business."""

from collections.abc import AsyncIterator

import pytest

from agent.adapters.imap import ImapMailbox
from agent.adapters.imap.fetching import GREATEST_MAIL
from agent.errors import ConfigError, Transient
from agent.ports import Folder
from agent.reading.relevance import Glance
from tests.contract.mailboxes import ImapSubject, on_dovecot, on_fake, on_pymap
from tests.servers.dovecot import Dovecot
from tests.servers.fake_imap import Answer, FakeImap, asked

MAIL = b"From: bob@client.test\r\nSubject: %d\r\n\r\nWe met.\r\n"


@pytest.fixture
async def scripted() -> AsyncIterator[tuple[FakeImap, ImapMailbox]]:
    async with on_fake() as pair:
        yield pair


@pytest.fixture
def fake(scripted: tuple[FakeImap, ImapMailbox]) -> FakeImap:
    return scripted[0]


@pytest.fixture
def mailbox(scripted: tuple[FakeImap, ImapMailbox]) -> ImapMailbox:
    return scripted[1]


def everything(folder: Folder, glance: Glance) -> str:
    return "all of it"


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        (rb'* LIST (\HasNoChildren \Sent) "/" "[Gmail]/Gesendet"', "[Gmail]/Gesendet"),
        (rb'* LIST () "." "INBOX.Sent Items"', "INBOX.Sent Items"),
        (rb'* LIST () "/" "Envoy&AOk-s"', "Envoyés"),
        (rb'* LIST () "/" "Old/Sent"', None),
        (rb'* LIST (\Noselect) "/" "Sent"', None),
        (rb'* LIST () "/" 7', None),
        (b'* LIST () "/" "R&D"\r\n* LIST () "/" "Sent"', "Sent"),
    ],
)
async def test_sent_is_found(fake: FakeImap, mailbox: ImapMailbox, listed: bytes, name: str | None) -> None:
    fake.answers[b"LIST"] = b'* LIST () "/" INBOX\r\n' + listed + b"\r\n{tag} OK done\r\n"
    assert (await mailbox.probe()).folders.get(Folder.SENT) == name


async def test_a_missing_folder_is_named_with_its_key(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"LIST"] = b'* LIST () "/" INBOX\r\n{tag} OK done\r\n'
    with pytest.raises(ConfigError, match="no folder that looks like Drafts") as drafts:
        await mailbox.save_draft(b"Subject: x\r\n\r\nx\r\n")
    with pytest.raises(ConfigError, match="no folder that looks like Sent") as sent:
        await mailbox.sent("<a@b.test>")
    assert ("imap.folders.drafts" in drafts.value.hint, "imap.folders.sent" in sent.value.hint) == (True, True)
    assert set((await mailbox.look({}, everything)).cursors) == {Folder.INBOX}


async def test_what_a_probe_finds(dovecot: Dovecot) -> None:
    async with on_dovecot(dovecot, "starttls") as subject:
        probe = await subject.mailbox.probe()
    assert probe.tls == "TLSv1.3"
    assert probe.capabilities == ("IDLE", "SPECIAL-USE", "UIDPLUS", "CONDSTORE")
    assert probe.folders == {Folder.INBOX: "INBOX", Folder.SENT: "Sent", Folder.DRAFTS: "Drafts", Folder.JUNK: "Junk"}
    assert (probe.gmail, probe.keywords) == (False, True)


async def test_what_a_probe_finds_on_a_simpler_server() -> None:
    async with on_pymap() as subject:
        probe = await subject.mailbox.probe()
    assert (probe.tls, probe.capabilities, probe.keywords) == ("", ("IDLE", "UIDPLUS"), False)


def serve(fake: FakeImap, uids: list[int], bad: set[int], how: bytes) -> None:
    """Mails with these UIDs; whenever one of the bad is among those asked for, ``how`` is the answer."""

    def search(line: bytes) -> bytes:
        return b"* SEARCH" + b"".join(b" %d" % uid for uid in uids) + b"\r\n{tag} OK done\r\n"

    def fetch(line: bytes) -> bytes:
        found = asked(line)
        if bad & set(found):
            return how
        raws = [(uid, MAIL % uid) for uid in found]
        item = b"BODY[HEADER]<0>" if b"HEADER" in line else b"BODY[]"
        answers = b"".join(
            b"* %d FETCH (UID %d RFC822.SIZE 9 %s {%d}\r\n%s)\r\n" % (u, u, item, len(r), r) for u, r in raws
        )
        return answers + b"{tag} OK done\r\n"

    answers: dict[bytes, Answer] = {b"UID SEARCH": search, b"UID FETCH": fetch}
    fake.answers |= answers
    last = max(uids) + 1
    fake.answers[b"EXAMINE"] = b"* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT %d] x\r\n{tag} OK done\r\n" % last
    fake.answers[b"LIST"] = b'* LIST () "/" INBOX\r\n{tag} OK done\r\n'


POISON = {
    "nested beyond reason": b"* 2 FETCH (UID 2 BODYSTRUCTURE " + b"(" * 3000 + b")" * 3000 + b")\r\n{tag} OK done\r\n",
    "a line without end": b"* 2 FETCH (UID 2 BODYSTRUCTURE (" + b'"x" ' * 300_000 + b"))\r\n{tag} OK done\r\n",
    "an empty structure": b"* 2 FETCH (UID 2 BODYSTRUCTURE ())\r\n{tag} OK done\r\n",
    "half an answer": b"* 2 FETCH (UID\r\n{tag} OK done\r\n",
    "refused": b"{tag} NO cannot convert message\r\n",
}


@pytest.mark.parametrize("fault", POISON)
async def test_a_mail_that_cannot_be_fetched_delays_no_other(
    fake: FakeImap, mailbox: ImapMailbox, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    serve(fake, [1, 2, 3], {2}, POISON[fault])
    batch = await mailbox.look({}, lambda folder, glance: "yes" if glance.headers else "")
    assert [mail.uid for mail in batch.mails] == [1, 3]
    assert (batch.passed_over, batch.cursors[Folder.INBOX].uid) == (1, 3)
    assert "mail 2 in inbox cannot be fetched" in caplog.text


async def test_a_mail_on_which_the_server_dies_delays_the_others_once(fake: FakeImap, mailbox: ImapMailbox) -> None:
    serve(fake, [1, 2, 3], {2}, b"")
    with pytest.raises(Transient):
        await mailbox.look({}, everything)
    batch = await mailbox.look({}, lambda folder, glance: "yes" if glance.headers else "")
    assert [mail.uid for mail in batch.mails] == [1, 3]


@pytest.mark.parametrize("how", [b"", b"{tag} NO [SERVERBUG] internal error\r\n", b"{tag} NO broken\r\n"])
async def test_a_server_that_gives_no_mail_at_all_loses_none(fake: FakeImap, mailbox: ImapMailbox, how: bytes) -> None:
    serve(fake, [1, 2, 3], {1, 2, 3}, how)
    for _ in range(3):
        with pytest.raises(Transient):
            await mailbox.look({}, everything)
    serve(fake, [1, 2, 3], set(), b"")
    assert [mail.uid for mail in (await mailbox.look({}, everything)).mails] == [1, 2, 3]


async def test_of_a_giant_mail_the_beginning_is_enough(dovecot: Dovecot) -> None:
    raw = b"Subject: giant\r\n\r\nWe met.\r\n" + b"attached " * (GREATEST_MAIL // 8) + b"\r\n"
    async with on_dovecot(dovecot, "plain") as subject:
        await subject.put(raw)
        batch = await subject.mailbox.look({}, everything)
    assert batch.mails[0].raw == raw[: 1024 * 1024]


async def test_how_little_of_unrelated_mail_is_downloaded(dovecot: Dovecot) -> None:
    """Twenty in four hundred mails concern us: the octets that cross the wire against those of the whole mailbox.

    The mails are small, and of one part, which is the kind whose Content-Type has to be fetched too.
    """
    async with on_dovecot(dovecot, "tls") as subject:
        raws = [b"From: a@b.test\r\nSubject: %d\r\n\r\n" % (n % 20 == 0) + b"Lorem ipsum. " * 1500 for n in range(400)]
        await fill(subject, raws)
        before = subject.fetched()
        batch = await subject.mailbox.look({}, lambda folder, glance: "yes" if b"Subject: 1" in glance.headers else "")
        share = (subject.fetched() - before) / sum(map(len, raws))
    print(f"downloaded {share:.1%} of a mailbox of which {len(batch.mails) / len(raws):.0%} is relevant")
    assert len(batch.mails) == 20
    assert share < 0.08


async def fill(subject: ImapSubject, raws: list[bytes]) -> None:
    await subject.human(lambda client: [client.append("INBOX", raw) for raw in raws])
