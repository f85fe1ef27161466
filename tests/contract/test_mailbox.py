"""The contract of ports.Mailbox, for the mailbox in memory and for ImapMailbox on pymap and on Dovecot."""

import time
from collections.abc import AsyncIterator

import pytest

from agent.errors import LoginRefused, Transient
from agent.ports import Batch, Cursor, Folder
from agent.reading.relevance import Glance, Watch, concerns
from agent.testing.mailbox import MemoryMailbox
from tests.contract.mailboxes import NAMES_OF_SUBJECTS, Subject, subject_named

RELEVANT = (
    b"From: bob@client.test\r\nTo: anna@agency.test\r\nSubject: yes\r\nMessage-ID: <1@client.test>\r\n\r\nWe met.\r\n"
)
UNRELATED = b"From: news@shop.test\r\nTo: anna@agency.test\r\nSubject: no\r\n\r\n" + b"Buy now, " * 20_000 + b"\r\n"
NOTHING: dict[Folder, Cursor] = {}


def wanted(folder: Folder, glance: Glance) -> str:
    return "" if b"Subject: no" in glance.headers else "it says so"


@pytest.fixture(params=NAMES_OF_SUBJECTS)
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    async with subject_named(request.param, request) as found:
        yield found


def subjects(batch: Batch) -> list[bytes]:
    """The Subject lines of what a look brought."""
    return [line for mail in batch.mails for line in mail.raw.splitlines() if line.startswith(b"Subject:")]


def numbered(number: int) -> bytes:
    return RELEVANT.replace(b"Subject: yes", b"Subject: %d" % number)


async def test_a_new_mail_is_seen_once(subject: Subject) -> None:
    await subject.put(RELEVANT)
    first = await subject.mailbox.look(NOTHING, wanted)
    second = await subject.mailbox.look(first.cursors, wanted)
    assert [(mail.folder, mail.raw) for mail in first.mails] == [(Folder.INBOX, RELEVANT)]
    assert second.mails == ()
    assert second.cursors == first.cursors


async def test_the_body_of_unrelated_mail_is_never_downloaded(subject: Subject) -> None:
    await subject.put(UNRELATED)
    await subject.put(RELEVANT)
    before = subject.fetched()
    batch = await subject.mailbox.look(NOTHING, wanted)
    assert subjects(batch) == [b"Subject: yes"]
    assert batch.passed_over == 1
    assert 0 < subject.fetched() - before < 20_000 < len(UNRELATED)


async def test_what_a_glance_shows(subject: Subject) -> None:
    await subject.put(INVITATION)
    glances: list[Glance] = []
    await subject.mailbox.look(NOTHING, lambda folder, glance: glances.append(glance) or "")
    assert glances[0].headers.startswith(b"From: bob@client.test\r\n")
    assert b"BEGIN:VCALENDAR" not in glances[0].headers
    assert glances[0].types == (
        "multipart/mixed",
        "text/plain",
        "text/calendar invite.ics",
        "message/rfc822",
    )
    assert glances[0].size == len(INVITATION)


INVITATION = b"""\
From: bob@client.test\r
Subject: Interview\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
Hello\r
--b\r
Content-Type: text/calendar; method=REQUEST; name="Invite.ics"\r
\r
BEGIN:VCALENDAR\r
--b\r
Content-Type: message/rfc822\r
\r
From: a@b.test\r
MIME-Version: 1.0\r
Content-Type: image/png\r
\r
enclosed\r
--b--\r
"""


@pytest.mark.parametrize(
    "stated",
    [
        b"text/calendar charset=utf-8",
        b'"text/calendar"; charset=utf-8',
        b"text/calendar, method=REQUEST",
        b"application/ics name=invite.ics",
        b"text/calendar; charset=us-ascii; method=REQUEST",
        b"text/calendar",
    ],
)
async def test_a_content_type_that_servers_do_not_understand_is_seen(stated: bytes, subject: Subject) -> None:
    await subject.put(RELEVANT.replace(b"\r\n\r\n", b"\r\nContent-Type: " + stated + b"\r\n\r\n", 1))
    await subject.put(RELEVANT)
    seen: list[str] = []

    def calendar(folder: Folder, glance: Glance) -> str:
        seen.append(concerns(glance, Watch(addresses=frozenset(), domain="agency.test")))
        return ""

    await subject.mailbox.look(NOTHING, calendar)
    assert seen == ["it holds a calendar part", ""]


async def test_seen_is_left_to_the_human(subject: Subject) -> None:
    await subject.put(RELEVANT)
    batch = await subject.mailbox.look(NOTHING, wanted)
    await subject.mailbox.mark([(Folder.INBOX, batch.mails[0].uidvalidity, batch.mails[0].uid)])
    assert await subject.flags(Folder.INBOX) == [{"$Debrief"} if subject.keeps_keywords else set()]


async def test_a_mark_for_mail_of_another_uidvalidity_marks_nothing(subject: Subject) -> None:
    await subject.put(RELEVANT)
    batch = await subject.mailbox.look(NOTHING, wanted)
    await subject.mailbox.mark([(Folder.INBOX, batch.mails[0].uidvalidity + 1, batch.mails[0].uid)])
    assert await subject.flags(Folder.INBOX) == [set()]


async def test_several_mails_are_marked_at_once_each_in_its_folder(subject: Subject) -> None:
    for number in range(3):
        await subject.put(numbered(number))
    await subject.put(RELEVANT, Folder.SENT)
    batch = await subject.mailbox.look(NOTHING, wanted)
    places = [(mail.folder, mail.uidvalidity, mail.uid) for mail in batch.mails]
    other = (Folder.INBOX, batch.mails[0].uidvalidity + 1, batch.mails[2].uid)
    await subject.mailbox.mark([places[0], places[3], other, places[1]])
    marked = {"$Debrief"} if subject.keeps_keywords else set()
    assert await subject.flags(Folder.INBOX) == [marked, marked, set()]
    assert await subject.flags(Folder.SENT) == [marked]


async def test_a_new_process_goes_on_where_the_cursors_say(subject: Subject) -> None:
    await subject.put(numbered(1))
    await subject.put(numbered(2))
    before = await subject.mailbox.look(NOTHING, wanted)
    await subject.mailbox.close()
    await subject.put(numbered(3))
    after = await subject.another().look(before.cursors, wanted)
    assert subjects(before) == [b"Subject: 1", b"Subject: 2"]
    assert subjects(after) == [b"Subject: 3"]


async def test_the_first_look_leaves_old_mail_alone(subject: Subject) -> None:
    await subject.put(numbered(1), days_old=40)
    await subject.put(numbered(2), days_old=10)
    await subject.put(numbered(3), Folder.SENT, days_old=40)
    first = await subject.mailbox.look(NOTHING, wanted)
    await subject.put(numbered(4))
    second = await subject.mailbox.look(first.cursors, wanted)
    assert subjects(first) == [b"Subject: 2"]
    assert subjects(second) == [b"Subject: 4"]


async def test_old_mail_that_is_moved_in_later_is_new(subject: Subject) -> None:
    first = await subject.mailbox.look(NOTHING, wanted)
    await subject.put(numbered(1), days_old=400)
    assert subjects(await subject.mailbox.look(first.cursors, wanted)) == [b"Subject: 1"]


async def test_sent_is_watched_too(subject: Subject) -> None:
    first = await subject.mailbox.look(NOTHING, wanted)
    await subject.put(RELEVANT, Folder.SENT)
    second = await subject.mailbox.look(first.cursors, wanted)
    assert [(mail.folder, mail.raw) for mail in second.mails] == [(Folder.SENT, RELEVANT)]


async def test_junk_is_watched_too_where_there_is_one(subject: Subject) -> None:
    first = await subject.mailbox.look(NOTHING, wanted)
    await subject.put(RELEVANT)
    if Folder.JUNK in first.cursors:
        await subject.move(Folder.JUNK)
    second = await subject.mailbox.look(first.cursors, wanted)
    assert [mail.raw for mail in second.mails] == [RELEVANT]
    assert second.mails[0].folder is (Folder.JUNK if Folder.JUNK in first.cursors else Folder.INBOX)


async def test_the_folder_is_told_to_whoever_decides(subject: Subject) -> None:
    await subject.put(RELEVANT, Folder.SENT)
    await subject.put(UNRELATED)
    told: list[Folder] = []
    await subject.mailbox.look(NOTHING, lambda folder, glance: told.append(folder) or "")
    assert told == [Folder.INBOX, Folder.SENT]


async def test_a_look_back_finds_what_is_not_known(subject: Subject) -> None:
    await subject.put(numbered(1), days_old=40)
    await subject.put(numbered(2), days_old=3)
    await subject.put(numbered(3))
    ordinary = await subject.mailbox.look(NOTHING, wanted)
    known = {(mail.folder, mail.uidvalidity, mail.uid) for mail in ordinary.mails[:1]}
    back = await subject.mailbox.look(NOTHING, wanted, days=60, skip=known)
    assert subjects(ordinary) == [b"Subject: 2", b"Subject: 3"]
    assert subjects(back) == [b"Subject: 1", b"Subject: 3"]
    assert (back.passed_over, back.unfinished) == (0, False)


async def test_a_look_back_leaves_the_waiting_as_it_is(subject: Subject) -> None:
    ordinary = await subject.mailbox.look(NOTHING, wanted)
    await subject.put(numbered(1))
    await subject.mailbox.look(NOTHING, wanted, days=60)
    began = time.monotonic()
    await subject.mailbox.wait(10)
    assert time.monotonic() - began < 2
    assert subjects(await subject.mailbox.look(ordinary.cursors, wanted)) == [b"Subject: 1"]


async def test_the_pulse_begins_with_the_first_search(subject: Subject) -> None:
    assert subject.mailbox.pulse() is None
    await subject.mailbox.look(NOTHING, wanted)
    pulse = subject.mailbox.pulse()
    assert pulse is not None
    assert 0 <= pulse < 5


async def test_another_uidvalidity_starts_the_folder_over(subject: Subject) -> None:
    await subject.put(numbered(1), Folder.SENT)
    await subject.put(numbered(2))
    first = await subject.mailbox.look(NOTHING, wanted)
    await subject.renumber(Folder.SENT)
    second = await subject.mailbox.look(first.cursors, wanted)
    assert subjects(second) == [b"Subject: 1"]
    assert second.cursors[Folder.SENT].uidvalidity != first.cursors[Folder.SENT].uidvalidity
    assert second.cursors[Folder.INBOX] == first.cursors[Folder.INBOX]


async def test_at_most_fifty_mails_at_once_and_none_is_lost(subject: Subject) -> None:
    for number in range(53):
        await subject.put(numbered(number))
    first = await subject.mailbox.look(NOTHING, wanted)
    began = time.monotonic()
    await subject.mailbox.wait(10)
    assert time.monotonic() - began < 1, "there is more: nothing to wait for"
    second = await subject.mailbox.look(first.cursors, wanted)
    assert (first.unfinished, second.unfinished) == (True, False)
    assert subjects(first) + subjects(second) == [b"Subject: %d" % number for number in range(53)]
    assert len(first.mails) == 50


async def test_drafts_and_sent_are_filed(subject: Subject) -> None:
    await subject.mailbox.save_draft(numbered(1))
    await subject.mailbox.file_sent(numbered(2))
    assert (await subject.raws(Folder.DRAFTS), await subject.flags(Folder.DRAFTS)) == ([numbered(1)], [{"\\Draft"}])
    assert (await subject.raws(Folder.SENT), await subject.flags(Folder.SENT)) == ([numbered(2)], [{"\\Seen"}])


async def test_a_nul_cannot_be_filed(subject: Subject) -> None:
    with pytest.raises(ValueError, match="NUL"):
        await subject.mailbox.save_draft(b"Subject: a\r\n\r\n\0\r\n")
    assert await subject.raws(Folder.DRAFTS) == []


async def test_whether_a_letter_was_sent(subject: Subject) -> None:
    letter = b"Message-ID: <debrief.%s@agency.test>\r\nSubject: x\r\n\r\nx\r\n"
    await subject.put(letter % b"inbox", Folder.INBOX)
    await subject.put(letter % b"sent", Folder.SENT)
    await subject.put(letter % b"draft", Folder.DRAFTS)
    await subject.put(
        b"Message-ID: <new@ses.test>\r\nX-Debrief-Letter: <debrief.old@agency.test>\r\n\r\nx\r\n", Folder.SENT
    )
    asked = ["sent", "draft", "old", "inbox", "other", "sen"]
    found = [await subject.mailbox.sent(f"<debrief.{name}@agency.test>") for name in asked]
    assert found == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    "message_id",
    [
        "",
        "x",
        "<x>",
        '<"a"@b.test>',
        "<a@b.test>\r\nX LOGOUT",
        "<a b@c.test>",
        "<ä@b.test>",
        "<a@b.test> OR ALL",
        "<a@b\0>",
    ],
)
async def test_only_ids_like_ours_are_searched_for(subject: Subject, message_id: str) -> None:
    with pytest.raises(ValueError, match="shape"):
        await subject.mailbox.sent(message_id)


async def test_after_a_broken_connection_the_next_call_connects_anew(subject: Subject) -> None:
    await subject.put(RELEVANT)
    await subject.mailbox.sent("<debrief.x@agency.test>")
    subject.drop()
    with pytest.raises(Transient) as caught:
        await subject.mailbox.look(NOTHING, wanted)
    assert caught.value.channel
    assert subjects(await subject.mailbox.look(NOTHING, wanted)) == [b"Subject: yes"]


@pytest.mark.parametrize(("mood", "kind"), [("unreachable", Transient), ("refuses_login", LoginRefused)])
async def test_the_moods_of_the_mailbox_in_memory(mood: str, kind: type[Exception]) -> None:
    mailbox = MemoryMailbox()
    mailbox.deliver(RELEVANT)
    setattr(mailbox, mood, True)
    for call in (
        mailbox.look(NOTHING, wanted),
        mailbox.wait(9),
        mailbox.save_draft(RELEVANT),
        mailbox.sent("<a@b.test>"),
    ):
        with pytest.raises(kind, match="mailbox in memory"):
            await call
    setattr(mailbox, mood, False)
    assert subjects(await mailbox.look(NOTHING, wanted)) == [b"Subject: yes"]
