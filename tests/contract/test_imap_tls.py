"""No password without a proven, encrypted connection; and every refusal says what to do."""

import ssl
from pathlib import Path

import pytest

from agent.adapters.imap import ImapMailbox, ImapSettings
from agent.adapters.imap.faults import login_fault
from agent.adapters.tls import tls_context
from agent.errors import CertificateRefused, ConfigError, LoginRefused, Transient
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fake_imap import fake_imap, plain_answers
from tests.servers.ports import free_port

USER = "anna@agency.test"


def settings(port: int, **changes: object) -> ImapSettings:
    values = {"host": "localhost", "port": port, "user": USER, "password": PASSWORD, "connect_timeout": 5, **changes}
    return ImapSettings(**values)  # type: ignore[arg-type]


async def refusal(settings: ImapSettings, kind: type[Exception]) -> str:
    """The words of the error with which every call to this server ends."""
    mailbox = ImapMailbox(settings)
    with pytest.raises(kind) as caught:
        await mailbox.look({}, lambda folder, glance: "")
    await mailbox.close()
    assert PASSWORD not in str(caught.value)
    return f"{caught.value} {getattr(caught.value, 'hint', '')}"


FAULTS = {
    "self-signed": "unable to get local issuer certificate",
    "wrong name": "Hostname mismatch",
    "expired": "certificate has expired",
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_bad_certificate_is_refused(fault: str, authority: Authority) -> None:
    async with fake_imap(implicit=authority.server_context(fault)) as server:
        words = await refusal(settings(server.port, ca_file=authority.ca_file), CertificateRefused)
        assert server.received == b""
    assert f"localhost:{server.port}" in words
    assert FAULTS[fault] in words


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_bad_certificate_after_starttls_is_refused(fault: str, authority: Authority) -> None:
    async with fake_imap(answers=starttls_answers(), tls=authority.server_context(fault)) as server:
        words = await refusal(settings(server.port, security="starttls", ca_file=authority.ca_file), CertificateRefused)
        assert commands(server.received) == [b"CAPABILITY", b"STARTTLS"]
    assert FAULTS[fault] in words


async def test_a_good_certificate_is_accepted(authority: Authority) -> None:
    async with fake_imap(answers=starttls_answers(), tls=authority.server_context()) as server:
        mailbox = ImapMailbox(settings(server.port, security="starttls", ca_file=authority.ca_file))
        await mailbox.look({}, lambda folder, glance: "")
        await mailbox.close()
        assert commands(server.received)[:3] == [b"CAPABILITY", b"STARTTLS", b"CAPABILITY"]
        assert b"LOGIN" in commands(server.received)


def starttls_answers() -> dict[bytes, bytes]:
    return {
        **plain_answers(),
        b"CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done\r\n",
        b"STARTTLS": b"{tag} OK begin\r\n",
    }


def commands(received: bytes) -> list[bytes]:
    return [line.split()[1] for line in bytes(received).splitlines()]


STRIPPED = {
    "not offered": {"answers": plain_answers()},
    "refused": {"answers": {**starttls_answers(), b"STARTTLS": b"{tag} NO not today\r\n"}},
    "unknown": {"answers": {**starttls_answers(), b"STARTTLS": b"{tag} BAD what\r\n"}},
    "already logged in": {"answers": starttls_answers(), "greeting": b"* PREAUTH welcome\r\n"},
}


@pytest.mark.parametrize("how", STRIPPED)
async def test_stripped_starttls_is_refused(how: str) -> None:
    async with fake_imap(**STRIPPED[how]) as server:
        words = await refusal(settings(server.port, security="starttls"), CertificateRefused)
        assert USER.encode() not in server.received
        assert set(commands(server.received)) <= {b"CAPABILITY", b"STARTTLS"}
    assert "does not offer STARTTLS" in words


async def test_words_slipped_in_before_tls_are_not_believed(authority: Authority) -> None:
    """An attacker may add plain text behind the answer to STARTTLS (CVE-2011-0411)."""
    answers = {**starttls_answers(), b"STARTTLS": b"{tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=EVIL\r\n"}
    async with fake_imap(answers=answers, tls=authority.server_context()) as server:
        mailbox = ImapMailbox(settings(server.port, security="starttls", ca_file=authority.ca_file))
        try:
            probe = await mailbox.probe()
        except CertificateRefused:
            probe = None
        await mailbox.close()
        sent = bytes(server.received)
    assert probe is None or commands(sent)[2] == b"CAPABILITY"


async def test_tls_to_a_port_without_tls_is_refused() -> None:
    async with fake_imap() as server:
        words = await refusal(settings(server.port), CertificateRefused)
        assert USER.encode() not in server.received
    assert "security: starttls to port 143" in words


async def test_an_authority_nobody_knows_is_refused(dovecot: Dovecot) -> None:
    words = await refusal(settings(dovecot.imaps), CertificateRefused)
    assert "ca_file" in words


def test_plain_is_for_this_machine_only() -> None:
    with pytest.raises(ConfigError, match=r"mail\.agency\.test is refused"):
        settings(143, host="mail.agency.test", security="plain")
    for host in ("localhost", "127.0.0.1", "::1"):
        assert settings(143, host=host, security="plain").host == host


@pytest.mark.parametrize("name", ["host", "user", "password", "sent_folder", "drafts_folder"])
def test_no_control_character_gets_into_a_command(name: str) -> None:
    for code in (*range(32), *range(127, 160)):
        with pytest.raises(ConfigError, match=name):
            settings(993, **{name: f"a{chr(code)}b"})


def test_the_password_is_not_shown() -> None:
    assert PASSWORD not in repr(settings(993))


def test_the_context_wants_tls_1_2_a_name_and_a_known_authority(tmp_path: Path) -> None:
    context = tls_context(None)
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    (tmp_path / "empty.pem").write_text("nothing")
    for name in ("missing.pem", "empty.pem"):
        with pytest.raises(ConfigError, match=name):
            tls_context(str(tmp_path / name))


async def test_a_wrong_password(dovecot: Dovecot) -> None:
    user = dovecot.add_user()
    wrong = settings(dovecot.imaps, user=user, password="wrong horse", ca_file=dovecot.ca_file)
    words = await refusal(wrong, LoginRefused)
    assert f"refused the login of {user}" in words
    assert "Check the user name and password" in words


async def test_a_password_with_umlauts(dovecot: Dovecot) -> None:
    user = dovecot.add_user(password='pässwörd ünd "quotes" \\')
    mailbox = ImapMailbox(
        settings(dovecot.imaps, user=user, password='pässwörd ünd "quotes" \\', ca_file=dovecot.ca_file)
    )
    probe = await mailbox.probe()
    await mailbox.close()
    assert probe.tls == "TLSv1.3"


def test_gmail_is_told_about_app_passwords() -> None:
    refused = login_fault(settings(993, host="imap.gmail.com"), Exception("[AUTHENTICATIONFAILED] Invalid credentials"))
    assert isinstance(refused, LoginRefused)
    assert "app password" in refused.hint


@pytest.mark.parametrize(
    "answer", [b"{tag} NO [UNAVAILABLE] later\r\n", b"{tag} NO [ALERT] Too many simultaneous connections.\r\n", b""]
)
async def test_a_login_that_fails_for_now_is_not_a_wrong_password(answer: bytes) -> None:
    async with fake_imap(answers={**plain_answers(), b"LOGIN": answer}) as server:
        await refusal(settings(server.port, security="plain"), Transient)


async def test_an_unknown_host() -> None:
    words = await refusal(settings(993, host="nowhere.invalid"), Transient)
    assert "nowhere.invalid:993 cannot be found" in words


async def test_a_host_that_is_no_name() -> None:
    assert "cannot be the name of a server" in await refusal(settings(993, host="a..b"), ConfigError)


async def test_a_port_where_nobody_listens() -> None:
    port = free_port()
    words = await refusal(settings(port), Transient)
    assert f"localhost:{port} cannot be reached: Connection refused" in words


async def test_a_server_that_says_nothing() -> None:
    async with fake_imap(greeting=b"") as server:
        words = await refusal(settings(server.port, security="plain", connect_timeout=0.3), Transient)
    assert "does not answer in time" in words
