"""What IMAP servers, sockets and the library complain of, in terms of who can act."""

import imaplib
import re
import socket
import ssl

from agent.adapters.imap.settings import ImapSettings
from agent.core.mail import plain
from agent.errors import CertificateRefused, ConfigError, DebriefError, LoginRefused, Permanent, Transient

_CODE = re.compile(r"\[([A-Z-]+)")
_PASSING = frozenset({"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "THROTTLED"})
"""Response codes after which the same command may work later (RFC 5530 section 3; THROTTLED is Gmail's)."""
_NO = re.compile(r"^NO ")
_MISSING = frozenset({"NONEXISTENT", "NOPERM", "CANNOT", "TRYCREATE"})
_CROWDED = re.compile(
    r"too many|maximum number of|simultaneous|temporar|try again|unavailable|throttl|bandwidth limit", re.IGNORECASE
)
"""What servers say in words: Gmail's sixteenth connection and exceeded bandwidth, Exchange's throttling."""


def connection_fault(settings: ImapSettings, error: Exception, *, greeting: bool = False) -> DebriefError:
    """For an error of the connection, or an answer that makes no sense: wait and connect anew.

    With ``greeting``, the server had not yet let us in: whatever it said instead concerns every call.
    """
    where = f"IMAP server {settings.server}"
    match error:
        case ssl.SSLCertVerificationError():
            return CertificateRefused(
                f"The certificate of the {where} is refused: {plain(error.verify_message or str(error))}",
                hint="Check the host name; for a private authority name its PEM file in ca_file.",
            )
        case ssl.SSLError() if not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return CertificateRefused(
                f"No TLS connection with the {where}: {plain(error.reason or str(error))}.",
                hint="security: tls belongs to port 993, security: starttls to port 143.",
            )
        case socket.gaierror():
            return Transient(f"The name of the {where} cannot be found: {plain(error.strerror or '')}.", channel=True)
        case TimeoutError():
            return Transient(f"The {where} does not answer in time.", channel=True)
        case OSError():
            reason = plain(error.strerror or str(error))
            return Transient(f"The {where} cannot be reached: {reason}.", channel=True)
        case imaplib.IMAP4.abort():
            return Transient(f"The {where} ended the connection: {said(error)}", channel=True)
        case _:
            crowded = greeting or bool(_codes(str(error)) & _PASSING or _CROWDED.search(str(error)))
            return Transient(f"The {where} gave an answer that cannot be used: {said(error)}", channel=crowded)


def login_fault(settings: ImapSettings, error: Exception) -> DebriefError:
    """For a login that did not succeed. The library turns a broken connection into a refusal too: look behind it."""
    behind = error.__context__
    if isinstance(behind, imaplib.IMAP4.abort) or isinstance(error, (imaplib.IMAP4.abort, OSError)):
        return connection_fault(settings, behind if isinstance(behind, imaplib.IMAP4.abort) else error)
    words = said(error)
    if _codes(words) & _PASSING or _CROWDED.search(words):
        return Transient(f"The IMAP server {settings.server} has no room for a login now: {words}", channel=True)
    return LoginRefused(
        f"The IMAP server {settings.server} refused the login of {settings.user}: {words}", hint=_login_hint(settings)
    )


def refused(settings: ImapSettings, doing: str, error: Exception, *, key: str = "") -> DebriefError:
    """For a NO to a command (RFC 3501 section 7.1.2) on the folder that the configuration key ``key`` names."""
    words = said(error)
    codes = _codes(words)
    message = f"The IMAP server {settings.server} would not {doing}: {words}"
    if codes & _PASSING or _CROWDED.search(words):
        return Transient(message, channel=True)
    if codes & _MISSING:
        return ConfigError(message, hint=f"Name an existing folder in {key}." if key else "Check the account's rights.")
    if "OVERQUOTA" in codes and key:
        return ConfigError(message, hint="The mailbox is full: make room in it.")
    if "TOOBIG" in codes:
        return Permanent(message)
    return Transient(message, channel="OVERQUOTA" in codes)


def said(error: Exception) -> str:
    """The server's words, short and on one line: they end up in mails and logs."""
    return plain(_NO.sub("", str(error)) or type(error).__name__)[:200]


def _codes(words: str) -> frozenset[str]:
    return frozenset(_CODE.findall(words))


def _login_hint(settings: ImapSettings) -> str:
    host = settings.host.lower()
    if host.endswith(("gmail.com", "googlemail.com")):
        return "Gmail wants an app password: turn on 2-step verification, then myaccount.google.com/apppasswords."
    if host.endswith(("office365.com", "outlook.com")):
        return "Exchange Online takes no passwords over IMAP; ask its administrator for a mailbox that does."
    return "Check the user name and password; some providers want an app password, or IMAP to be switched on."
