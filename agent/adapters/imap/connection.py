"""Open one IMAP connection: encrypted, verified, logged in. Nothing secret is sent before the encryption stands."""

import contextlib
import imaplib
import logging
import socket
from typing import cast

from imapclient import SocketTimeout
from imapclient.exceptions import CapabilityError

from agent.adapters.imap.client import Client
from agent.adapters.imap.faults import connection_fault, login_fault
from agent.adapters.imap.settings import ImapSettings
from agent.adapters.tls import tls_context
from agent.errors import CertificateRefused, ConfigError, DebriefError

# At level DEBUG the library logs whole lines of people's mail.
logging.getLogger("imapclient").setLevel(logging.WARNING)

_KEEPALIVE = ((socket.TCP_KEEPIDLE, 60), (socket.TCP_KEEPINTVL, 15), (socket.TCP_KEEPCNT, 4))
"""A path that went silent is noticed after two minutes, and translators of addresses keep it open."""


def connect(settings: ImapSettings) -> Client:
    """A client that is logged in. Raises Transient, LoginRefused, CertificateRefused."""
    try:
        client = _dial(settings)
    except DebriefError:
        raise
    except UnicodeError as error:
        raise ConfigError(f"{settings.host} cannot be the name of a server.", hint="Correct imap.host.") from error
    except Exception as error:
        raise connection_fault(settings, error, greeting=True) from error
    try:
        _tune(client)
        if settings.security == "starttls":
            _starttls(client, settings)
        _login(client, settings)
    except BaseException:
        discard(client)
        raise
    return client


def discard(client: Client) -> None:
    """Close the socket without a word."""
    with contextlib.suppress(Exception):
        client.shutdown()


def raw_socket(client: Client) -> socket.socket:
    """The socket, to poll on and to set options."""
    return cast(socket.socket, client.socket())


def _dial(settings: ImapSettings) -> Client:
    tls = settings.security == "tls"
    return Client(
        settings.host,
        settings.port,
        ssl=tls,
        ssl_context=tls_context(settings.ca_file) if tls else None,
        timeout=SocketTimeout(connect=settings.connect_timeout, read=settings.read_timeout),
    )


def _tune(client: Client) -> None:
    sock = raw_socket(client)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in _KEEPALIVE:
        sock.setsockopt(socket.IPPROTO_TCP, option, value)


def _starttls(client: Client, settings: ImapSettings) -> None:
    """RFC 3501 section 6.2.1. A greeting of PREAUTH, which forbids STARTTLS, is refused like its absence."""
    try:
        client.starttls(tls_context(settings.ca_file))
    except imaplib.IMAP4.abort as error:
        raise connection_fault(settings, error) from error
    except (CapabilityError, imaplib.IMAP4.error) as error:
        raise CertificateRefused(
            f"The IMAP server {settings.server} does not offer STARTTLS, so nothing was sent to it.",
            hint="Use security: tls with port 993, or find out who strips the encryption on the way.",
        ) from error
    except OSError as error:
        raise connection_fault(settings, error) from error


def _login(client: Client, settings: ImapSettings) -> None:
    client.wire.silence, client.wire.longest = settings.read_timeout, settings.longest_command
    try:
        # LOGIN takes ASCII only (RFC 3501 section 9); PLAIN takes UTF-8 (RFC 4616 section 2).
        if client.has_capability("LOGINDISABLED") or not (settings.user + settings.password).isascii():
            client.plain_login(settings.user, settings.password)
        else:
            client.login(_quoted(settings.user), settings.password)
    except (imaplib.IMAP4.error, OSError) as error:
        raise login_fault(settings, error) from error


def _quoted(text: str) -> str:
    """The library quotes the password and leaves the user name as it is."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
