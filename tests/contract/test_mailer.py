"""The port Mailer: in memory, on the office's server, and on one that puts its mail into Dovecot."""

import asyncio
import contextlib
import imaplib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from agent.adapters.smtp import SmtpMailer
from agent.errors import CertificateRefused, LoginRefused, Permanent
from agent.ports import Mailer
from agent.sandbox.smtp import smtp_server
from agent.testing.mailer import MemoryMailer
from tests.contract.letters import ANNA, BEN, CONTROLS, NOBODY, PASSWORD, RAW, Notes, letter, settings
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD as DOVECOT_PASSWORD
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import Scripted


@dataclass
class Case:
    """A mailer, and what lies in Ben's mailbox."""

    mailer: Mailer
    received: Callable[[], Awaitable[list[bytes]]]


@dataclass
class Office:
    """Keeps what the office's server delivers."""

    mails: list[tuple[str, bytes, str]] = field(default_factory=list)

    async def deliver(self, recipient: str, raw: bytes, sender: str) -> None:
        self.mails.append((recipient, raw, sender))


@pytest.fixture(params=["memory", "office", "dovecot"])
async def case(request: pytest.FixtureRequest, authority: Authority) -> AsyncIterator[Case]:
    if request.param == "memory":
        yield _memory()
        return
    async with contextlib.AsyncExitStack() as stack:
        if request.param == "office":
            office = Office()
            context = {"deliver": office.deliver, "starttls": authority.server_context()}
            received, security = _of(office), "starttls"
        else:
            dovecot: Dovecot = request.getfixturevalue("dovecot")
            user = dovecot.add_user()
            context = {"deliver": _into(dovecot, user), "tls": authority.server_context()}
            received, security = _read_imap(dovecot, user), "tls"
        server = smtp_server(accounts={ANNA: PASSWORD}, people=frozenset({BEN}), **context)
        port = await stack.enter_async_context(server)
        yield Case(SmtpMailer(settings(port, security=security, ca_file=authority.ca_file)), received)


def _memory() -> Case:
    mailer = MemoryMailer()
    mailer.refuses[NOBODY] = Permanent("Nobody of that name is here")

    async def received() -> list[bytes]:
        return [mail.raw for mail in mailer.sent]

    return Case(mailer, received)


def _of(office: Office) -> Callable[[], Awaitable[list[bytes]]]:
    async def received() -> list[bytes]:
        return [raw for _, raw, _ in office.mails]

    return received


def _into(dovecot: Dovecot, user: str) -> Callable[[str, bytes, str], Awaitable[None]]:
    async def deliver(recipient: str, raw: bytes, sender: str) -> None:
        await dovecot.deliver(user, raw)

    return deliver


def _read_imap(dovecot: Dovecot, user: str) -> Callable[[], Awaitable[list[bytes]]]:
    def look() -> list[bytes]:
        with imaplib.IMAP4("127.0.0.1", dovecot.imap) as client:
            client.login(user, DOVECOT_PASSWORD)
            count = int(client.select("INBOX", readonly=True)[1][0])
            return [client.fetch(str(n), "(BODY.PEEK[])")[1][0][1] for n in range(1, count + 1)]

    async def received() -> list[bytes]:
        return await asyncio.to_thread(look)

    return received


# --- the contract ---


async def test_a_letter_arrives_as_it_was_written(case: Case) -> None:
    answer = await case.mailer.send(letter(), Notes())
    (arrived,) = await case.received()
    assert arrived.endswith(RAW)
    assert answer.startswith("250 ")


async def test_the_note_is_made_once_and_before_anything_arrives(case: Case) -> None:
    there: list[int] = []

    async def note() -> None:
        there.append(len(await case.received()))

    await case.mailer.send(letter(), note)
    assert there == [0]
    assert len(await case.received()) == 1


async def test_a_note_that_cannot_be_made_stops_the_letter(case: Case) -> None:
    async def note() -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        await case.mailer.send(letter(), note)
    assert await case.received() == []


async def test_a_recipient_who_is_not_there_is_final_and_nothing_left(case: Case) -> None:
    notes = Notes()
    with pytest.raises(Permanent, match="Nobody of that name"):
        await case.mailer.send(letter(NOBODY), notes)
    assert notes.calls == 0
    assert await case.received() == []


async def test_letters_sent_at_once_all_arrive(case: Case) -> None:
    raws = [RAW.replace(b"debrief.1", b"debrief.%d" % n) for n in range(1, 9)]
    await asyncio.gather(*(case.mailer.send(letter(raw=raw), Notes()) for raw in raws))
    arrived = await case.received()
    assert sorted(raws) == sorted(a[-len(RAW) :] for a in arrived)


@pytest.mark.parametrize("where", ["sender", "recipient"])
async def test_no_address_can_carry_a_second_command(case: Case, where: str) -> None:
    notes = Notes()
    for control in [*CONTROLS, ">", "<", "(x)", ",", ";"]:
        for address in (f"ben{control}@candidate.test", f"ben@candidate.test{control}RCPT TO:<eve@evil.test>"):
            with pytest.raises(Permanent, match="not an address"):
                await case.mailer.send(letter(**{where: address}), notes)
    assert notes.calls == 0
    assert await case.received() == []


# --- probe ---


async def test_probe_tells_what_the_server_can(authority: Authority) -> None:
    office = Office()
    context = authority.server_context()
    async with smtp_server(accounts={ANNA: PASSWORD}, deliver=office.deliver, starttls=context) as port:
        how = {"security": "starttls", "ca_file": authority.ca_file}
        probe = await SmtpMailer(settings(port, **how)).probe()
        assert (probe.tls, probe.size_limit, probe.logged_in) == ("TLSv1.3", 25_000_000, True)
        assert set(probe.mechanisms) == {"LOGIN", "PLAIN"}
        with pytest.raises(LoginRefused):
            await SmtpMailer(settings(port, password="wrong", **how)).probe()
    assert office.mails == []


async def test_probe_finds_starttls_missing(scripted_smtp: Scripted, authority: Authority) -> None:
    async with scripted_smtp() as server:
        with pytest.raises(CertificateRefused, match="STARTTLS"):
            await SmtpMailer(settings(server.port, security="starttls", ca_file=authority.ca_file)).probe()


# --- what the office's server does on top ---


async def test_the_office_vouches_for_its_own_people_and_for_nobody_else() -> None:
    office = Office()
    forged = b"Authentication-Results: mx.office.test;\r\n dmarc=pass header.from=evil.test\r\n"
    other = b"Authentication-Results: mx.elsewhere.test; dmarc=pass\r\n"
    sent: list[tuple[str, bytes]] = []

    async def file_sent(login: str, raw: bytes) -> None:
        sent.append((login, raw))

    async with smtp_server(
        accounts={ANNA: PASSWORD}, deliver=office.deliver, people=frozenset({BEN}), file_sent=file_sent
    ) as port:
        mailer = SmtpMailer(settings(port))
        await mailer.send(letter("ben+tag@candidate.test", raw=forged + other + RAW), Notes())
        await mailer.send(letter(raw=forged + RAW.replace(b"<anna@agency.test>", b"<eve@evil.test>")), Notes())
    (recipient, own, sender), (_, spoofed, _) = office.mails
    assert (recipient, sender) == ("ben+tag@candidate.test", ANNA)
    assert own.startswith(
        b"Delivered-To: ben+tag@candidate.test\r\n"
        b"Authentication-Results: mx.office.test; "
        b"dmarc=pass header.from=agency.test; dkim=pass header.d=agency.test\r\n"
        b"Received: from [127.0.0.1] by mx.office.test"
    )
    assert own.endswith(other + RAW)
    assert b"dmarc=pass" not in spoofed
    assert b"mx.office.test; dmarc=fail header.from=evil.test" in spoofed
    assert sent[0] == (ANNA, forged + other + RAW)


async def test_the_office_relays_for_nobody_who_is_not_logged_in() -> None:
    office = Office()
    async with smtp_server(accounts={ANNA: PASSWORD}, deliver=office.deliver, people=frozenset({BEN})) as port:
        with pytest.raises(LoginRefused, match="530"):
            await SmtpMailer(settings(port, user="", password="")).send(letter(), Notes())
    assert office.mails == []
