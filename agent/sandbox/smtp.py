"""The office's mail server: takes letters from people who log in, and stamps them as a receiving server would."""

import asyncio
import contextlib
import logging
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from agent.core.mail import base
from agent.core.wire import envelope_address
from agent.errors import Permanent
from agent.sandbox.stamps import stamped

logging.getLogger("mail.log").setLevel(logging.ERROR)

Deliver = Callable[[str, bytes, str], Awaitable[None]]
"""(recipient as written, with its plus-part; stamped mail; envelope sender) -> the mail lies in the mailbox."""
FileSent = Callable[[str, bytes], Awaitable[None]]
"""(login, mail as sent) -> a copy lies in the sender's Sent folder."""

_LARGEST = 25_000_000


@contextlib.asynccontextmanager
async def smtp_server(
    *,
    accounts: Mapping[str, str],
    deliver: Deliver,
    people: frozenset[str] | None = None,
    authserv_id: str = "mx.office.test",
    file_sent: FileSent | None = None,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    now: Callable[[], float] = time.time,
) -> AsyncIterator[int]:
    """A server on 127.0.0.1; gives its port.

    ``accounts`` maps login addresses to passwords; nobody else may send. ``people`` are the addresses that have a
    mailbox, the accounts' if None; mail to anybody else, or relayed, is refused. ``file_sent`` is called for each
    accepted mail, as Gmail does. ``tls`` encrypts from the first byte; ``starttls`` is then required before the login.
    ``now`` is its clock, in seconds since 1970.
    """
    everybody = frozenset(accounts) if people is None else people
    handler = _Office(accounts, everybody, deliver, authserv_id, file_sent, now)
    sessions: set[SMTP] = set()
    loop = asyncio.get_running_loop()

    def session() -> SMTP:
        server = _session(handler, loop, encrypted=tls is not None, starttls=starttls)
        sessions.add(server)
        return server

    server = await loop.create_server(session, "127.0.0.1", 0, ssl=tls)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        await _hang_up(sessions)


def _session(
    handler: "_Office", loop: asyncio.AbstractEventLoop, *, encrypted: bool, starttls: ssl.SSLContext | None
) -> SMTP:
    # That a login is needed is checked at RCPT: the library's own switch warns wherever there is no TLS.
    return SMTP(
        handler,
        loop=loop,
        hostname="office.test",
        ident="office in a box",
        data_size_limit=_LARGEST,
        enable_SMTPUTF8=True,
        authenticator=handler.authenticate,
        auth_require_tls=starttls is not None and not encrypted,
        tls_context=starttls,
        require_starttls=starttls is not None,
    )


async def _hang_up(sessions: set[SMTP]) -> None:
    """End conversations that are still going on."""
    running = [s._handler_coroutine for s in sessions if s._handler_coroutine is not None]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    for server in sessions:
        if server.transport is not None:
            server.transport.close()
    # The sockets are closed in the next turn of the event loop.
    await asyncio.sleep(0)


class _Office:
    """What the server decides; the names of the methods are aiosmtpd's."""

    def __init__(
        self,
        accounts: Mapping[str, str],
        people: frozenset[str],
        deliver: Deliver,
        authserv_id: str,
        file_sent: FileSent | None,
        now: Callable[[], float],
    ) -> None:
        self._accounts = accounts
        self._people = people
        self._deliver = deliver
        self._authserv_id = authserv_id
        self._file_sent = file_sent
        self._now = now

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword
    ) -> AuthResult:
        """Whether this login is right."""
        user = login.login.decode(errors="replace")
        right = self._accounts.get(user) == login.password.decode(errors="replace")
        return AuthResult(success=right, handled=False, auth_data=user if right else None)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take mail from people who logged in, to people who have a mailbox here."""
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        try:
            envelope_address(address)
        except Permanent:
            return "553 5.1.3 That is not an address"
        if base(address.lower())[0] not in self._people:
            return "550 5.1.1 Nobody of that name is here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Stamp the mail and put it into each recipient's mailbox."""
        login: Any = session.auth_data
        raw: Any = envelope.content
        for recipient in envelope.rcpt_tos:
            stamp = stamped(raw, login=login, recipient=recipient, authserv_id=self._authserv_id, at=self._now())
            await self._deliver(recipient, stamp, envelope.mail_from or "")
        if self._file_sent is not None:
            await self._file_sent(login, raw)
        return "250 2.0.0 OK: delivered"
