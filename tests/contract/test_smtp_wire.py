"""SMTP on the wire: what is said, and what becomes of a letter in every way in which the server can fail."""

import asyncio
import contextlib

import pytest

from agent.adapters.smtp import SmtpMailer
from agent.errors import ConfigError, DebriefError, LoginRefused, Permanent, Transient, Uncertain
from tests.contract.letters import BEN, CONTROLS, PASSWORD, RAW, Notes, letter, settings
from tests.servers.smtp import DROP, HANG, MIDWAY, Scripted

# --- what is said on the wire ---


async def test_one_letter_is_one_transaction(scripted_smtp: Scripted) -> None:
    async with scripted_smtp() as server:
        await SmtpMailer(settings(server.port)).send(letter(), Notes())
    assert [line.split(b" ")[0] for line in server.lines] == [b"EHLO", b"AUTH", b"MAIL", b"RCPT", b"DATA", b"QUIT"]
    assert server.lines[0] == b"EHLO localhost"
    assert server.lines[2] == b"MAIL FROM:<anna@agency.test> SIZE=%d BODY=8BITMIME" % len(RAW)
    assert server.lines[3] == b"RCPT TO:<ben@candidate.test>"
    assert server.mails == [RAW.replace(b"\r\n.", b"\r\n..")]


async def test_settings_and_mails_full_of_control_characters_add_no_line(scripted_smtp: Scripted) -> None:
    """Whatever stands in an argument: the server hears no command that was not meant."""
    async with scripted_smtp() as server:
        for control in CONTROLS:
            for change in ("user", "password", "ehlo_name"):
                with contextlib.suppress(DebriefError):
                    mailer = SmtpMailer(settings(server.port, **{change: f"a{control}b\r\nNOOP injected"}))
                    await mailer.send(letter(), Notes())
            raw = RAW + f"\r\n{control}.{control}\r\n.\nNOOP injected\r.\r\nRCPT TO:<eve@evil.test>".encode()
            await SmtpMailer(settings(server.port)).send(letter(raw=raw), Notes())
    assert {line.split(b" ")[0] for line in server.lines} == {b"EHLO", b"AUTH", b"MAIL", b"RCPT", b"DATA", b"QUIT"}
    assert len(server.mails) >= len(CONTROLS)


async def test_addresses_beyond_ascii_need_smtputf8(scripted_smtp: Scripted) -> None:
    async with scripted_smtp() as server:
        await SmtpMailer(settings(server.port)).send(letter("zoë@candidate.test"), Notes())
    assert server.lines[2].endswith(b"BODY=8BITMIME SMTPUTF8")
    assert server.lines[3] == "RCPT TO:<zoë@candidate.test>".encode()


@pytest.mark.parametrize(
    ("extensions", "recipient", "words"),
    [
        (("AUTH PLAIN", "8BITMIME"), "zoë@candidate.test", "lacks SMTPUTF8"),
        (("AUTH PLAIN", "SMTPUTF8"), BEN, "lacks 8BITMIME"),
    ],
)
async def test_what_the_server_cannot_carry_is_not_offered(
    scripted_smtp: Scripted, extensions: tuple[str, ...], recipient: str, words: str
) -> None:
    async with scripted_smtp(extensions=extensions) as server:
        with pytest.raises(Permanent, match=words):
            await SmtpMailer(settings(server.port)).send(letter(recipient), Notes())
    assert not any(line.startswith((b"MAIL", b"RCPT")) for line in server.lines)


async def test_a_server_without_login_is_not_asked_for_one(scripted_smtp: Scripted) -> None:
    async with scripted_smtp(extensions=("8BITMIME",)) as server:
        await SmtpMailer(settings(server.port, user="", password="")).send(letter(), Notes())
    assert not any(line.startswith(b"AUTH") for line in server.lines)


async def test_a_refused_password_is_tried_once(scripted_smtp: Scripted) -> None:
    """Accounts are locked after a few refusals; the library would try every mechanism in turn."""
    async with scripted_smtp(script={"AUTH": "535 5.7.8 Bad credentials"}) as server:
        with pytest.raises(LoginRefused, match=r"535 .* Bad credentials") as caught:
            await SmtpMailer(settings(server.port)).send(letter(), Notes())
    assert sum(line.startswith(b"AUTH") for line in server.lines) == 1
    assert "app password" in caught.value.hint
    assert PASSWORD not in str(caught.value) + repr(settings(1))


async def test_a_server_that_takes_no_password_is_for_the_operator(scripted_smtp: Scripted) -> None:
    async with scripted_smtp(extensions=("AUTH XOAUTH2", "8BITMIME")) as server:
        with pytest.raises(LoginRefused, match="XOAUTH2") as caught:
            await SmtpMailer(settings(server.port)).send(letter(), Notes())
    assert "OAuth" in caught.value.hint


def test_a_password_does_not_travel_in_clear() -> None:
    with pytest.raises(ConfigError, match="without encryption"):
        settings(25, host="mail.example")


# --- what goes wrong ---

WAIT, CHANNEL, FINAL, UNKNOWN, OPERATOR, LOGIN = "wait", "channel", "final", "unknown", "operator", "login"


@pytest.mark.parametrize(
    ("phase", "answer", "fate", "noted"),
    [
        ("greeting", "421 4.3.2 too busy", CHANNEL, 0),
        ("greeting", "554 5.7.1 go away", OPERATOR, 0),
        ("greeting", "nonsense", CHANNEL, 0),
        ("greeting", HANG, CHANNEL, 0),
        ("greeting", DROP, CHANNEL, 0),
        ("EHLO", "502 5.5.1 what?", OPERATOR, 0),
        ("EHLO", HANG, CHANNEL, 0),
        ("AUTH", "454 4.7.0 later", CHANNEL, 0),
        ("AUTH", "534 5.7.9 app password needed", LOGIN, 0),
        ("AUTH", DROP, CHANNEL, 0),
        ("MAIL", "421 4.7.0 rate limit", CHANNEL, 0),
        ("MAIL", "451 4.3.0 later", CHANNEL, 0),
        ("MAIL", "530 5.7.0 log in first", LOGIN, 0),
        ("MAIL", "550 5.1.8 not you", OPERATOR, 0),
        ("MAIL", "552 5.3.4 too large", FINAL, 0),
        ("RCPT", "450 4.2.0 greylisted", WAIT, 0),
        ("RCPT", "550 5.1.1 unknown", FINAL, 0),
        ("RCPT", HANG, CHANNEL, 0),
        ("RCPT", DROP, CHANNEL, 0),
        ("DATA", "451 4.3.0 later", WAIT, 0),
        ("DATA", "554 5.5.1 no", FINAL, 0),
        ("DATA", "250 what?", CHANNEL, 0),
        ("DATA", HANG, CHANNEL, 0),
        ("DATA", DROP, CHANNEL, 0),
        ("content", "452 4.3.1 disk full", WAIT, 1),
        ("content", "554 5.7.1 spam", FINAL, 1),
        ("content", "552 5.2.2 mailbox full", FINAL, 1),
        ("content", "550 5.4.5 Daily user sending limit exceeded.", CHANNEL, 1),
        ("MAIL", "550 5.1.90 Your daily limit", CHANNEL, 0),
        ("content", "550 5.1.8 Access denied, bad outbound sender", OPERATOR, 1),
        ("content", "nonsense", UNKNOWN, 1),
        ("content", "354 what?", UNKNOWN, 1),
        ("content", HANG, UNKNOWN, 1),
        ("content", DROP, UNKNOWN, 1),
        ("content", MIDWAY, UNKNOWN, 1),
    ],
)
async def test_every_failure_is_told_as_what_it_is(
    scripted_smtp: Scripted, phase: str, answer: str, fate: str, noted: int
) -> None:
    notes = Notes()
    async with scripted_smtp(script={phase: answer}) as server:
        mailer = SmtpMailer(settings(server.port, timeout=0.3, final_timeout=0.3))
        with pytest.raises(DebriefError) as caught:
            await mailer.send(letter(), notes)
    assert (_fate(caught.value), notes.calls) == (fate, noted)
    if answer[0].isdigit() and fate not in (UNKNOWN, CHANNEL):
        assert answer in str(caught.value)


def _fate(error: DebriefError) -> str:
    match error:
        case Transient():
            return CHANNEL if error.channel else WAIT
        case LoginRefused():
            return LOGIN
        case ConfigError():
            return OPERATOR
        case Permanent():
            return FINAL
        case Uncertain():
            return UNKNOWN
    return type(error).__name__


@pytest.mark.parametrize("answer", [HANG, DROP, "550 no", "nonsense"])
async def test_what_happens_after_the_acceptance_does_not_matter(scripted_smtp: Scripted, answer: str) -> None:
    async with scripted_smtp(script={"QUIT": answer}) as server:
        mailer = SmtpMailer(settings(server.port, timeout=0.3))
        assert await mailer.send(letter(), Notes()) == "250 2.0.0 queued as 1"


async def test_a_server_s_words_fit_on_one_line(scripted_smtp: Scripted) -> None:
    async with scripted_smtp(script={"RCPT": "550-5.1.1 first\x1b[31m\r\n550 " + "x" * 1000}) as server:
        with pytest.raises(Permanent) as caught:
            await SmtpMailer(settings(server.port)).send(letter(), Notes())
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
async def test_an_unreachable_server_is_waited_for(host: str) -> None:
    security = "plain" if host == "127.0.0.1" else "tls"
    with pytest.raises(Transient, match="cannot be reached") as caught:
        await SmtpMailer(settings(1, host=host, security=security)).send(letter(), Notes())
    assert caught.value.channel


async def test_cancelling_closes_the_connection(scripted_smtp: Scripted) -> None:
    async with scripted_smtp(script={"content": HANG}) as server:
        sending = asyncio.create_task(SmtpMailer(settings(server.port)).send(letter(), Notes()))
        await asyncio.wait_for(server.content_came.wait(), 5)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
