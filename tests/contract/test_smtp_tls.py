"""SMTP and encryption: a server that cannot prove who it is gets neither password nor letter."""

import base64

import pytest

from agent.adapters.smtp import SmtpMailer, SmtpSettings
from agent.errors import CertificateRefused, Transient
from agent.writing.compose import Outgoing
from tests.servers.certificates import BAD, Authority
from tests.servers.smtp import EXTENSIONS, Scripted, ScriptedSmtp

USER, PASSWORD, SECRET_LINE = "anna@agency.test", "s3cret", b"nobody else's business"
MAIL = Outgoing(
    message_id="<debrief.1@agency.test>",
    sender=USER,
    recipient="ben@candidate.test",
    raw=b"Subject: x\r\n\r\n" + SECRET_LINE + b"\r\n",
    text="",
)
CREDENTIALS = [
    PASSWORD.encode(),
    USER.encode(),
    base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()),
    base64.b64encode(USER.encode()),
    base64.b64encode(PASSWORD.encode()),
]


def mailer(server: ScriptedSmtp, authority: Authority, security: str) -> SmtpMailer:
    settings = {"host": "127.0.0.1", "user": USER, "password": PASSWORD, "ca_file": authority.ca_file, "timeout": 3.0}
    return SmtpMailer(SmtpSettings(port=server.port, security=security, **settings))


async def note() -> None:
    raise AssertionError("nothing may be about to leave")


async def refused(server: ScriptedSmtp, authority: Authority, security: str) -> CertificateRefused:
    """Both ways in are refused, and nothing that matters was heard."""
    with pytest.raises(CertificateRefused):
        await mailer(server, authority, security).probe()
    with pytest.raises(CertificateRefused) as caught:
        await mailer(server, authority, security).send(MAIL, note)
    assert not any(secret in server.heard for secret in [*CREDENTIALS, SECRET_LINE])
    assert not any(line.startswith((b"AUTH", b"MAIL")) for line in server.lines)
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_certificate_is_refused(scripted_smtp: Scripted, authority: Authority, kind: str) -> None:
    async with scripted_smtp(tls=authority.server_context(kind)) as server:
        error = await refused(server, authority, "tls")
        assert server.heard == b""
    words = {"self-signed": "unable to get local issuer", "wrong name": "mismatch", "expired": "expired"}
    assert words[kind] in str(error)


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_certificate_is_refused_after_starttls(
    scripted_smtp: Scripted, authority: Authority, kind: str
) -> None:
    async with scripted_smtp(starttls=authority.server_context(kind)) as server:
        await refused(server, authority, "starttls")
    assert set(server.lines) == {b"EHLO localhost", b"STARTTLS"}


async def test_no_tls_where_it_is_expected(scripted_smtp: Scripted, authority: Authority) -> None:
    async with scripted_smtp() as server:
        await refused(server, authority, "tls")


@pytest.mark.parametrize(
    ("extensions", "script"),
    [
        (EXTENSIONS, {}),
        ((*EXTENSIONS, "XXXXXXXX"), {}),
        ((*EXTENSIONS, "STARTTLS"), {"STARTTLS": "502 5.5.1 not here"}),
        ((*EXTENSIONS, "STARTTLS"), {"STARTTLS": "220 go ahead\r\n235 in clear"}),
    ],
    ids=["not offered", "garbled on the way", "offered and refused", "agreed to and not done"],
)
async def test_starttls_stripped(
    scripted_smtp: Scripted, authority: Authority, extensions: tuple[str, ...], script: dict[str, str]
) -> None:
    async with scripted_smtp(extensions=extensions, script=script) as server:
        await refused(server, authority, "starttls")


async def test_starttls_out_of_order_is_waited_for_without_a_word(
    scripted_smtp: Scripted, authority: Authority
) -> None:
    async with scripted_smtp(extensions=(*EXTENSIONS, "STARTTLS"), script={"STARTTLS": "454 4.7.0 later"}) as server:
        with pytest.raises(Transient):
            await mailer(server, authority, "starttls").probe()
    assert not any(secret in server.heard for secret in CREDENTIALS)


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_good_certificate_is_accepted(scripted_smtp: Scripted, authority: Authority, security: str) -> None:
    async with scripted_smtp(**{security: authority.server_context()}) as server:
        assert (await mailer(server, authority, security).probe()).tls.startswith("TLSv1.")
    assert CREDENTIALS[2] in server.heard


async def test_what_was_said_before_starttls_is_forgotten(scripted_smtp: Scripted, authority: Authority) -> None:
    """RFC 3207 section 4.2: a man in the middle can write into the greeting, and not into what is encrypted."""
    async with scripted_smtp(starttls=authority.server_context()) as server:
        await mailer(server, authority, "starttls").probe()
    assert [line.split(b" ")[0] for line in server.lines] == [b"EHLO", b"STARTTLS", b"EHLO", b"AUTH", b"QUIT"]
