"""What IMAP servers and networks do that no contract foresees: IDLE, silence, splits and breaks."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from agent.adapters.imap import ImapMailbox
from agent.errors import ConfigError, Permanent, Transient, Uncertain
from agent.ports import Folder
from agent.reading.relevance import Glance
from tests.contract.mailboxes import on_dovecot, on_fake
from tests.servers.dovecot import Dovecot
from tests.servers.fake_imap import FakeImap

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


async def duration(mailbox: ImapMailbox, seconds: float) -> float:
    began = time.monotonic()
    await mailbox.wait(seconds)
    return time.monotonic() - began


async def test_news_in_one_packet_with_the_go_ahead(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"IDLE"] = b"+ idling\r\n* 2 EXISTS\r\n"
    assert await duration(mailbox, 20) < 1


async def test_news_before_the_go_ahead(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"IDLE"] = b"* 2 EXISTS\r\n+ idling\r\n"
    assert await duration(mailbox, 20) < 1


async def test_a_server_that_always_talks_before_the_go_ahead(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"IDLE"] = b"* OK still here\r\n+ idling\r\n"
    assert await duration(mailbox, 0.3) > 0.25
    assert (fake.connections, fake.received.count(b"IDLE")) == (1, 1)


@pytest.mark.parametrize("answer", [b"{tag} NO not now\r\n", b"{tag} BAD what?\r\n", b"{tag} OK enough\r\n"])
async def test_a_server_that_offers_idle_and_does_not_keep_to_it_is_asked(
    fake: FakeImap, mailbox: ImapMailbox, answer: bytes
) -> None:
    fake.answers[b"IDLE"] = answer
    assert 0.4 < await duration(mailbox, 0.5) < 1
    fake.answers[b"NOOP"] = b"* 2 EXISTS\r\n{tag} OK done\r\n"
    assert await duration(mailbox, 20) < 2
    assert fake.received.count(b"IDLE") < 5, "it must not be asked for it again and again"


async def test_flags_are_no_news(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"IDLE"] = b"+ idling\r\n* 1 FETCH (FLAGS (\\Seen))\r\n"
    assert await duration(mailbox, 0.5) >= 0.5
    assert fake.received.count(b"IDLE") < 5, "it must not spin"


async def test_a_server_that_ends_the_connection_during_idle(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"IDLE"] = b""
    with pytest.raises(Transient, match="ended the connection"):
        await mailbox.wait(20)


async def test_a_server_that_never_answers_done(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"DONE"] = b"* OK wait\r\n"
    with pytest.raises(Transient, match="in time"):
        await mailbox.wait(0.2)


async def test_a_server_without_idle_is_asked(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers[b"CAPABILITY"] = b"* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n"
    assert 0.3 <= await duration(mailbox, 0.3) < 1
    assert b"IDLE" not in fake.received
    fake.answers[b"NOOP"] = b"* 2 EXISTS\r\n{tag} OK done\r\n"
    assert await duration(mailbox, 0.5) < 1


async def test_a_path_that_went_silent(dovecot: Dovecot) -> None:
    async with on_dovecot(dovecot, "tls", read_timeout=0.5) as subject:
        await subject.mailbox.probe()
        subject.between.silent = True
        with pytest.raises(Transient, match="in time"):
            await subject.mailbox.look({}, everything)
        subject.between.silent = False
        await subject.mailbox.look({}, everything)


async def test_a_path_that_went_silent_during_idle(dovecot: Dovecot) -> None:
    async with on_dovecot(dovecot, "tls", read_timeout=0.5) as subject:
        waiting = asyncio.create_task(subject.mailbox.wait(0.5))
        await asyncio.sleep(0.3)
        subject.between.silent = True
        with pytest.raises(Transient, match="in time"):
            await waiting


async def test_giving_up_frees_the_thread_from_a_silent_path(dovecot: Dovecot) -> None:
    async with on_dovecot(dovecot, "tls") as subject:
        await subject.mailbox.probe()
        subject.between.silent = True
        looking = asyncio.create_task(subject.mailbox.look({}, everything))
        await asyncio.sleep(0.2)
        began = time.monotonic()
        looking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await looking
        subject.between.silent = False
        await subject.mailbox.look({}, everything)
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("security", ["tls", "plain"])
async def test_packets_of_seven_octets(dovecot: Dovecot, security: str) -> None:
    """A line that is split over packets makes the library's own idle_check() abort."""
    async with on_dovecot(dovecot, security) as subject:
        subject.between.packet = 7
        waiting = asyncio.create_task(subject.mailbox.wait(20))
        # A hint may come before anybody listens: then the next one is heard.
        for _ in range(15):
            await dovecot.deliver(subject.settings.user, MAIL % 1)
            if (await asyncio.wait({waiting}, timeout=1))[0]:
                break
        await asyncio.wait_for(waiting, 1)
        batch = await subject.mailbox.look({}, everything)
        assert {mail.raw[-9:] for mail in batch.mails} == {b"We met.\r\n"}


async def test_a_draft_cut_off_on_its_way_is_uncertain(fake: FakeImap, mailbox: ImapMailbox) -> None:
    fake.answers |= {b"APPEND": b"+ go ahead\r\n", b"SUBJECT:": b""}
    with pytest.raises(Uncertain):
        await mailbox.save_draft(b"Subject: x\r\n\r\nx\r\n")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"{tag} NO [OVERQUOTA] full\r\n", ConfigError),
        (b"{tag} NO [TRYCREATE] no such folder\r\n", ConfigError),
        (b"{tag} NO [TOOBIG] no\r\n", Permanent),
        (b"{tag} NO [UNAVAILABLE] later\r\n", Transient),
        (b"{tag} NO just so\r\n", Transient),
    ],
)
async def test_who_can_act_on_a_refused_draft(
    fake: FakeImap, mailbox: ImapMailbox, answer: bytes, kind: type[Exception]
) -> None:
    fake.answers[b"APPEND"] = answer
    with pytest.raises(kind, match="would not add a mail to the folder Drafts"):
        await mailbox.save_draft(b"Subject: x\r\n\r\nx\r\n")
