"""A server that lies, drips, floods, throttles or hangs up: no thread is held, no memory is filled, no mail is lost."""

import asyncio
import logging
import time
import tracemalloc
from collections.abc import AsyncIterator, Callable

import pytest

from agent.adapters.imap import ImapMailbox
from agent.errors import ConfigError, DebriefError, LoginRefused, Transient
from agent.ports import Folder
from agent.reading.relevance import Glance
from tests.contract.mailboxes import on_fake
from tests.servers.fake_box import FakeBox, FakeFolder
from tests.servers.fake_imap import FakeImap

MAIL = b"From: bob@client.test\r\nSubject: %d\r\n\r\nWe met.\r\n"
Scripted = tuple[FakeBox, ImapMailbox]


def everything(folder: Folder, glance: Glance) -> str:
    return "all of it"


def seen(folder: Folder, glance: Glance) -> str:
    return "it can be seen" if glance.headers else ""


@pytest.fixture
async def scripted() -> AsyncIterator[Scripted]:
    async with on_fake(read_timeout=1.5, longest_command=1.5) as (fake, mailbox):
        box = FakeBox(fake=fake)
        box.folders["INBOX"] = FakeFolder(mails={uid: MAIL % uid for uid in (1, 2, 3)})
        yield box, mailbox


def lying(how: Callable[[bytes], bytes]) -> Callable[[Scripted], None]:
    """Changes every answer to a FETCH that mail 2 is in."""

    def script(scripted: Scripted) -> None:
        fake = scripted[0].fake
        plain = fake.answers[b"UID FETCH"]

        def fetch(line: bytes) -> bytes:
            answer = plain(line)  # type: ignore[operator]
            return how(answer) if b"(UID 2 " in answer else answer

        fake.answers[b"UID FETCH"] = fetch

    return script


def announce(change: Callable[[int], bytes]) -> Callable[[bytes], bytes]:
    def how(answer: bytes) -> bytes:
        head, _, rest = answer.partition(b"(UID 2 ")
        before, _, behind = rest.partition(b"{")
        count, _, tail = behind.partition(b"}")
        return head + b"(UID 2 " + before + b"{" + change(int(count)) + b"}" + tail

    return how


LIES = {
    "too short": announce(lambda count: b"%d" % (count - 7)),
    "too long": announce(lambda count: b"%d" % (count + 7)),
    "far too long": announce(lambda count: b"%d" % (count + 5_000_000)),
    "terabytes": announce(lambda count: b"%d" % 10**13),
    "no number that a machine holds": announce(lambda count: b"%d" % 10**19),
    "negative": announce(lambda count: b"-%d" % count),
    "a line of megabytes": lambda answer: answer[:-9] + b"x" * 3_000_000 + answer[-9:],
    "the connection ends within the literal": lambda answer: answer[: answer.index(b"(UID 2 ") + 90],
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_literal_whose_length_lies(scripted: Scripted, lie: str) -> None:
    """The other mails come, and the memory stays what it was."""
    box, mailbox = scripted
    lying(LIES[lie])(scripted)
    tracemalloc.start()
    got: set[int] = set()
    for _ in range(4):
        try:
            got |= {mail.uid for mail in (await mailbox.look({}, seen)).mails}
            break
        except Transient:
            continue
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {1, 3} <= got
    assert peak < 40_000_000
    del box


async def test_an_answer_without_end() -> None:
    """It talks on and on, too fast for any limit on time."""
    flood = b"* 1 FETCH (UID 9 BODY[] {1000000}\r\n" + b"x" * 1_000_000 + b")\r\n"
    async with on_fake(read_timeout=20) as (fake, mailbox):
        box = FakeBox(fake=fake)
        fake.answers[b"UID SEARCH"] = lambda line: flood * 120 + b"* SEARCH\r\n{tag} OK done\r\n"
        with pytest.raises(Transient, match="more than"):
            await mailbox.look({}, everything)
        assert box.opened == "INBOX"


async def test_octets_that_drip_hold_no_thread(scripted: Scripted) -> None:
    """Each octet comes in time; the command as a whole does not."""
    box, mailbox = scripted
    await mailbox.look({}, everything)
    box.fake.packet, box.fake.pause = 1, 0.05
    began = time.monotonic()
    with pytest.raises(Transient, match="in time") as caught:
        await mailbox.look({}, everything)
    assert 1 < time.monotonic() - began < 4
    assert caught.value.channel
    box.fake.packet = 0
    assert len((await mailbox.look({}, everything)).mails) == 3


async def test_a_greeting_that_drips_holds_no_thread() -> None:
    async with on_fake(connect_timeout=0.5) as (fake, mailbox):
        fake.greeting = b"* OK " + b"x" * 1000 + b"\r\n"
        fake.packet, fake.pause = 1, 0.02
        began = time.monotonic()
        with pytest.raises(Transient, match="in time"):
            await mailbox.look({}, everything)
        assert time.monotonic() - began < 4


BUSY = {
    "throttled": b"{tag} NO [THROTTLED] slow down\r\n",
    "a limit": b"{tag} NO [LIMIT] too many commands\r\n",
    "unavailable": b"{tag} NO [UNAVAILABLE] later\r\n",
    "over quota": b"{tag} NO [OVERQUOTA] bandwidth\r\n",
    "Gmail's words": b"{tag} NO [ALERT] Account exceeded command or bandwidth limits. (Failure)\r\n",
}


@pytest.mark.parametrize("verb", [b"UID SEARCH", b"UID FETCH", b"EXAMINE"])
@pytest.mark.parametrize("how", BUSY)
async def test_a_throttled_server_is_waited_for_on_the_same_connection(
    scripted: Scripted, verb: bytes, how: str
) -> None:
    """A new login is what a busy server needs least."""
    box, mailbox = scripted
    plain = box.fake.answers[verb]
    box.fake.answers[verb] = BUSY[how]
    with pytest.raises(Transient) as caught:
        await mailbox.look({}, everything)
    assert caught.value.channel
    box.fake.answers[verb] = plain
    assert [mail.uid for mail in (await mailbox.look({}, everything)).mails] == [1, 2, 3]
    assert box.fake.connections == 1


@pytest.mark.parametrize(
    ("greeting", "login", "kind"),
    [
        (b"* OK hi\r\n", b"{tag} NO [ALERT] Too many simultaneous connections. (Failure)\r\n", Transient),
        (b"* OK hi\r\n", b"* BYE too many connections\r\n", Transient),
        (b"* BYE Maximum number of connections from user+IP exceeded\r\n", b"", Transient),
        (b"* OK hi\r\n", b"{tag} NO [AUTHENTICATIONFAILED] wrong\r\n", LoginRefused),
    ],
)
async def test_the_sixteenth_connection(
    scripted: Scripted, greeting: bytes, login: bytes, kind: type[DebriefError]
) -> None:
    """Nobody is to change a password because too many programs are connected."""
    box, mailbox = scripted
    box.fake.greeting, box.fake.answers[b"LOGIN"] = greeting, login
    with pytest.raises(kind) as caught:
        await mailbox.look({}, everything)
    assert kind is LoginRefused or (isinstance(caught.value, Transient) and caught.value.channel)


@pytest.mark.parametrize("verb", [b"CAPABILITY", b"LOGIN", b"LIST", b"EXAMINE", b"UID SEARCH", b"UID FETCH"])
@pytest.mark.parametrize("how", [b"* BYE going down\r\n", b"", b"* OK hmm\r\n", b"\0\xff\r\n", b"{tag} BAD what\r\n"])
async def test_each_command_may_end_it(scripted: Scripted, verb: bytes, how: bytes) -> None:
    """BYE, the end, silence, nonsense and BAD in answer to every command: an error of ours, and then all is well."""
    box, mailbox = scripted
    plain = box.fake.answers[verb]
    box.fake.answers[verb] = how
    with pytest.raises(DebriefError):
        await mailbox.look({}, everything)
    box.fake.answers[verb] = plain
    assert [mail.uid for mail in (await mailbox.look({}, everything)).mails] == [1, 2, 3]


async def test_a_mail_whose_download_always_breaks_the_connection(scripted: Scripted) -> None:
    """It is tried whole, then its beginning, then only its header; the others wait for it no longer than that."""
    box, mailbox = scripted
    plain = box.fake.answers[b"UID FETCH"]
    box.fake.answers[b"UID FETCH"] = lambda line: b"" if b" 2 (BODY.PEEK[]" in line else plain(line)  # type: ignore[operator]
    for _ in range(5):
        with pytest.raises(Transient):
            await mailbox.look({}, everything)
    batch = await mailbox.look({}, everything)
    assert [mail.uid for mail in batch.mails] == [1, 2, 3]
    assert batch.mails[1].raw == b"From: bob@client.test\r\nSubject: 2\r\n\r\n"


async def test_pulse(scripted: Scripted) -> None:
    box, mailbox = scripted
    assert mailbox.pulse() is None
    await mailbox.look({}, everything)
    first = mailbox.pulse()
    assert first is not None
    assert 0 <= first < 1
    await asyncio.sleep(0.2)
    box.fake.answers[b"UID SEARCH"] = b"{tag} NO not now\r\n"
    with pytest.raises(Transient):
        await mailbox.look({}, everything)
    later = mailbox.pulse()
    assert later is not None
    assert later >= first + 0.2, "a search that failed is no sign of life"


async def test_a_folder_that_is_refused_delays_no_other() -> None:
    async with on_fake() as (fake, mailbox):
        box = FakeBox(fake=fake)
        box.folders = {
            "INBOX": FakeFolder(mails={1: MAIL % 1}),
            "Spam": FakeFolder(flags=b"\\Junk", refuses=b"{tag} NO [SERVERBUG] index is broken\r\n"),
            "Sent": FakeFolder(mails={4: MAIL % 4}),
        }
        batch = await mailbox.look({}, everything)
        assert [(mail.folder, mail.uid) for mail in batch.mails] == [(Folder.INBOX, 1), (Folder.SENT, 4)]
        box.folders["Spam"].refuses = b""
        box.folders["Spam"].mails[1] = MAIL % 9
        again = await mailbox.look(batch.cursors, everything)
        assert [mail.folder for mail in again.mails] == [Folder.JUNK]
        box.folders["INBOX"].refuses = b"{tag} NO [NONEXISTENT] gone\r\n"
        with pytest.raises(ConfigError):
            await mailbox.look(batch.cursors, everything)


async def test_a_folder_on_which_the_server_dies_costs_the_inbox_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async with on_fake() as (fake, mailbox):
        box = FakeBox(fake=fake)
        dying = FakeFolder(flags=b"\\Junk")
        box.folders = {"INBOX": FakeFolder(mails={1: MAIL % 1}), "Spam": dying, "Sent": FakeFolder(mails={4: MAIL % 4})}
        plain = box.fake.answers[b"EXAMINE"]
        fake.answers[b"EXAMINE"] = lambda line: b"" if b"Spam" in line else plain(line)  # type: ignore[operator]
        first = await mailbox.look({}, everything)
        second = await mailbox.look(first.cursors, everything)
        assert [(mail.folder, mail.uid) for mail in (*first.mails, *second.mails)] == [
            (Folder.INBOX, 1),
            (Folder.SENT, 4),
        ]
        warnings = [record.message for record in caplog.records if record.levelno >= logging.WARNING]
        assert [warning.startswith("the folder junk is left out") for warning in warnings] == [True]


async def test_a_fake_that_is_used_only_here_is_honest() -> None:
    """The box in the fake gives a mail's whole header where it is asked for, and only some fields where it is not."""
    async with on_fake() as (fake, mailbox):
        box = FakeBox(fake=fake)
        box.folders["INBOX"].mails[1] = raw = b"Received: by mx\r\nFrom: a@b.test\r\n\r\nx\r\n"
        glances: list[Glance] = []
        await mailbox.look({}, lambda folder, glance: glances.append(glance) or "")  # type: ignore[func-returns-value]
        assert glances == [Glance(headers=b"From: a@b.test\r\n\r\n", types=("text/plain",), size=len(raw))]
        assert isinstance(fake, FakeImap)
