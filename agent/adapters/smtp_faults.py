"""What SMTP servers, sockets and the library complain of, in terms of who can act."""

import re

from aiosmtplib import SMTPAuthenticationError, SMTPResponseException, SMTPTimeoutError

from agent.adapters.tls_faults import tls_fault
from agent.core.mail import plain
from agent.errors import CertificateRefused, ConfigError, DebriefError, LoginRefused, Permanent, Transient

CLOSING = 421
"""The server shuts the channel down (RFC 5321 section 4.2.3)."""
_LOGIN_NEEDED = frozenset({530, 534, 535, 538})
"""RFC 4954 section 6; they concern the account, whichever command they answer."""
_OVER_THE_LIMIT = re.compile(r"5\.(4\.5|1\.90|7\.233)(?!\d)")
"""Gmail and Exchange Online name the account's daily limit a failure of the letter; it goes away by itself."""
_SENDER = re.compile(r"5\.1\.[78](?!\d)")
"""Whatever it answers, it is about the sender's address (RFC 3463 section 3.2), which all letters share."""
_ABOUT_THE_LETTER = frozenset({501, 504, 523, 552, 553, 555})
"""Answers to MAIL that this letter's size and options may have caused (RFC 1870, RFC 6531; RFC 5321 section 4.3.2)."""


def greeting_fault(server: str, error: Exception) -> DebriefError:
    """For trouble before the first letter is spoken of: it never condemns a letter, and every letter would meet it."""
    match error:
        case SMTPResponseException() if 400 <= error.code < 500:
            return _everybody_waits(server, error)
        case SMTPAuthenticationError():
            return fault(server, error)
        case SMTPResponseException() if error.code >= 500:
            return ConfigError(
                f"The SMTP server {server} does not want to talk to us: {words(error.code, error.message)}",
                hint="Check host, port and security; a provider may also have blocked this machine's address.",
            )
        case ValueError() if not isinstance(error, OSError):
            return ConfigError(f"The SMTP server {server} cannot be used: {error}.", hint="Check its host name.")
    return fault(server, error)


def sender_fault(server: str, error: Exception) -> DebriefError:
    """For trouble with MAIL, which names the sender: all letters have the same one."""
    if not isinstance(error, SMTPResponseException) or error.code in _LOGIN_NEEDED or error.code < 400:
        return fault(server, error)
    if error.code < 500:
        return _everybody_waits(server, error)
    if error.code in _ABOUT_THE_LETTER:
        return fault(server, error)
    over = _OVER_THE_LIMIT.match(error.message)
    return fault(server, error) if over else _sender_refused(server, error.code, error.message)


def _sender_refused(server: str, code: int, message: str) -> ConfigError:
    return ConfigError(
        f"The SMTP server {server} takes no mail from this sender: {words(code, message)}",
        hint="The account may be blocked, or not allowed to use this address: ask its provider.",
    )


def starttls_fault(server: str, error: Exception) -> DebriefError:
    """For a server that offers STARTTLS and then does not do it."""
    if isinstance(error, SMTPResponseException) and error.code >= 500:
        return no_starttls(server)
    return greeting_fault(server, error)


def _everybody_waits(server: str, error: SMTPResponseException) -> Transient:
    said = words(error.code, error.message)
    return Transient(f"The SMTP server {server} answered: {said}", channel=True)


def fault(server: str, error: Exception) -> DebriefError:
    """For whatever the library raised."""
    match error:
        case SMTPAuthenticationError() if error.code >= 500:
            return _login_refused(server, error.code, error.message)
        case SMTPResponseException():
            return refusal(server, error.code, error.message)
        case ValueError() if not isinstance(error, OSError):
            # The library found something that must not stand in a command.
            return Permanent(f"A letter cannot be offered to the SMTP server {server}: {error}.")
    refused = tls_fault(
        error, f"SMTP server {server}", "security: tls belongs to port 465, security: starttls to port 587."
    )
    if refused is not None:
        return refused
    if isinstance(error, (SMTPTimeoutError, TimeoutError)):
        return Transient(f"The SMTP server {server} does not answer in time.", channel=True)
    return Transient(f"The SMTP server {server} cannot be reached: {plain(str(error))[:200]}", channel=True)


def refusal(server: str, code: int, message: str) -> DebriefError:
    """For an answer that is not a yes (RFC 5321 section 4.2.1)."""
    said = f"The SMTP server {server} answered: {words(code, message)}"
    if code in _LOGIN_NEEDED:
        return _login_refused(server, code, message)
    if code >= 500 and _OVER_THE_LIMIT.match(message):
        return Transient(said, channel=True)
    if code >= 500 and _SENDER.match(message):
        return _sender_refused(server, code, message)
    if code >= 500:
        return Permanent(said)
    # Below 400 the answer makes no sense; the connection is at fault, not the letter.
    return Transient(said, channel=code == CLOSING or code < 400)


def out_of_step(server: str) -> Transient:
    """For an answer to nothing: what is said from then on belongs to nobody knows which command."""
    return Transient(f"The SMTP server {server} answered more than it was asked.", channel=True)


def no_starttls(server: str) -> CertificateRefused:
    """RFC 3207 section 6: a missing STARTTLS may be an attack, so the session ends here."""
    return CertificateRefused(
        f"The SMTP server {server} does not offer STARTTLS, so nothing was sent to it.",
        hint="Use security: tls with port 465, or find out who strips the encryption on the way.",
    )


def no_mechanism(server: str, offered: tuple[str, ...]) -> LoginRefused:
    """For a server that takes no password."""
    return LoginRefused(
        f"The SMTP server {server} offers no login with a password (it offers: {' '.join(offered) or 'none'}).",
        hint="Exchange Online and some others take OAuth only; its administrator can allow passwords or a relay.",
    )


def words(code: int, message: str) -> str:
    """The server's words, short and on one line: they end up in mails and logs."""
    return f"{code} {plain(message)}"[:200] if code > 0 else plain(message)[:200]


def _login_refused(server: str, code: int, message: str) -> LoginRefused:
    return LoginRefused(f"The SMTP server {server} refused the login: {words(code, message)}", hint=_login_hint(server))


def _login_hint(server: str) -> str:
    host = server.rpartition(":")[0].lower()
    if host.endswith(("gmail.com", "googlemail.com")):
        return "Gmail wants an app password: turn on 2-step verification, then myaccount.google.com/apppasswords."
    if host.endswith(("office365.com", "outlook.com")):
        return "Exchange Online refuses passwords unless the administrator allows SMTP AUTH for this mailbox."
    return "Check the user name and password; some providers want an app password."
