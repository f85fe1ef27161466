"""Hands letters to a submission server (RFC 6409), and tells exactly what became of each.

The library's own ``send()`` is not used: after a broken connection it cannot say whether content had left.
"""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from aiosmtplib import SMTP, SMTPException, SMTPResponse

from agent.adapters.smtp_faults import (
    fault,
    greeting_fault,
    no_mechanism,
    no_starttls,
    out_of_step,
    refusal,
    sender_fault,
    starttls_fault,
    words,
)
from agent.adapters.tls import tls_context
from agent.config.values import is_loopback
from agent.core.wire import envelope_address
from agent.errors import ConfigError, DebriefError, Permanent, Uncertain
from agent.writing.compose import Outgoing

_TROUBLE = (SMTPException, OSError, TimeoutError)
_GO_AHEAD = 354
_BYE = 5.0
"""Seconds to wait for the answer to QUIT: the letter is accepted, and courtesy has its limits."""
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"(?m)^\.")

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True, slots=True)
class SmtpSettings:
    """Where letters are handed in. Raises ConfigError for values that must never reach a server."""

    host: str
    port: int = 465
    security: Literal["tls", "starttls", "plain"] = "tls"
    """'tls' from the first byte, 'starttls' required before the login, or 'plain', which only this machine gets."""
    user: str = ""
    """Empty: the server wants no login."""
    password: str = field(default="", repr=False)
    ca_file: str | None = None
    """PEM file with the only roots to be trusted; None trusts the system's."""
    timeout: float = 60.0
    """Seconds without an answer to a command after which the server counts as dead."""
    final_timeout: float = 600.0
    """Seconds to wait for the answer after the content; giving up sooner makes doubles (RFC 5321 section 4.5.3.2.6)."""
    ehlo_name: str = "localhost"
    """How we introduce ourselves; submission servers do not mind, and this machine's name is nobody's business."""

    def __post_init__(self) -> None:
        if not (self.host + self.user + self.ehlo_name).isprintable():
            raise ConfigError("An SMTP setting contains a control character.", hint="Type host and user anew.")
        if "\0" in self.password:
            raise ConfigError("The SMTP password contains a NUL.", hint="Type it anew.")
        if self.security == "plain" and not is_loopback(self.host):
            raise ConfigError(
                f"SMTP without encryption to {self.host} is refused: the password would be readable on the way.",
                hint="Set security to tls (port 465) or starttls (port 587).",
            )

    @property
    def server(self) -> str:
        """How the server is called in messages."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, kw_only=True, slots=True)
class SmtpProbe:
    """What a submission server says of itself."""

    tls: str
    """The version of TLS, such as 'TLSv1.3'; empty without encryption."""
    size_limit: int | None
    """The largest mail in bytes (RFC 1870); None if it does not say."""
    mechanisms: tuple[str, ...]
    """Its ways to log in, such as 'PLAIN'."""
    logged_in: bool


class SmtpMailer:
    """The port Mailer on SMTP: one connection for each letter, one recipient for each letter."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """As ``agent.ports.Mailer.send``; returns the server's answer to the content."""
        sender, recipient = envelope_address(mail.sender), envelope_address(mail.recipient)
        content = _LINE_END.sub(b"\r\n", mail.raw)
        async with self._session() as client:
            options = self._options(client, sender + recipient, content)
            encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
            await self._step(client, client.mail(sender, options=options, encoding=encoding), sender_fault)
            await self._step(client, client.rcpt(recipient, encoding=encoding))
            return await self._content(client, content, before_data)

    async def probe(self) -> SmtpProbe:
        """Connect, log in and leave again. Raises what ``send`` would."""
        async with self._session() as client:
            tls = client.get_transport_info("ssl_object")
            size = client.esmtp_extensions.get("size", "")
            return SmtpProbe(
                tls=tls.version() if tls else "",
                size_limit=int(size) if size.isdecimal() and int(size) > 0 else None,
                mechanisms=_mechanisms(client),
                logged_in=bool(self._settings.user),
            )

    # --- a session ---

    @contextlib.asynccontextmanager
    async def _session(self) -> AsyncIterator[SMTP]:
        """A connection that is encrypted as required and logged in; closed whatever happens."""
        settings = self._settings
        client = SMTP(
            hostname=settings.host,
            port=settings.port,
            local_hostname=settings.ehlo_name,
            timeout=settings.timeout,
            use_tls=settings.security == "tls",
            start_tls=False,
            tls_context=None if settings.security == "plain" else tls_context(settings.ca_file),
        )
        try:
            await self._open(client)
            yield client
            await self._leave(client)
        finally:
            _hang_up(client)

    async def _open(self, client: SMTP) -> None:
        await self._step(client, client.connect(), greeting_fault)
        await self._step(client, client.ehlo(), greeting_fault)
        if self._settings.security == "starttls":
            if not client.supports_extension("starttls"):
                raise no_starttls(self._settings.server)
            await self._step(client, client.starttls(), starttls_fault)
            # What was said in clear may have been anybody's words (RFC 3207 section 4.2).
            await self._step(client, client.ehlo(), greeting_fault)
        if self._settings.user:
            await self._login(client)

    async def _login(self, client: SMTP) -> None:
        """One try with one mechanism: the library's own login would try all, and three refusals lock accounts."""
        ways = {"PLAIN": client.auth_plain, "LOGIN": client.auth_login, "CRAM-MD5": client.auth_crammd5}
        for login in (ways[name] for name in ways if name in _mechanisms(client)):
            await self._step(client, login(self._settings.user, self._settings.password), greeting_fault)
            return
        raise no_mechanism(self._settings.server, _mechanisms(client))

    async def _leave(self, client: SMTP) -> None:
        """Nothing that goes wrong from here on changes what became of the letter."""
        with contextlib.suppress(*_TROUBLE):
            await client.execute_command(b"QUIT", timeout=min(_BYE, self._settings.timeout))

    # --- a letter ---

    def _options(self, client: SMTP, addresses: str, content: bytes) -> list[str]:
        """Parameters of MAIL. Raises Permanent for a letter that this server cannot carry."""
        options = []
        if client.supports_extension("size"):
            options.append(f"SIZE={len(content)}")
        if not content.isascii():
            self._need(client, "8BITMIME", "its content is not plain ASCII")
            options.append("BODY=8BITMIME")
        if not addresses.isascii() or not content.partition(b"\r\n\r\n")[0].isascii():
            self._need(client, "SMTPUTF8", "an address in it is not plain ASCII")
            options.append("SMTPUTF8")
        return options

    def _need(self, client: SMTP, extension: str, reason: str) -> None:
        if not client.supports_extension(extension.lower()):
            raise Permanent(f"The SMTP server {self._settings.server} lacks {extension}, and {reason}.")

    async def _content(self, client: SMTP, content: bytes, before_data: Callable[[], Awaitable[None]]) -> str:
        """DATA in two halves, so that we know on which side of the go-ahead a connection broke.

        ``before_data`` comes last of all: until content leaves, hanging up is enough that nothing was sent.
        """
        go_ahead = await self._step(client, client.execute_command(b"DATA"))
        if go_ahead.code != _GO_AHEAD or client.protocol is None:
            raise refusal(self._settings.server, go_ahead.code, go_ahead.message)
        await before_data()
        try:
            client.protocol.write(_dotted(content))
            answer = await client.protocol.read_response(timeout=self._settings.final_timeout)
        except _TROUBLE as error:
            raise self._uncertain(str(error)) from error
        return self._verdict(answer)

    def _verdict(self, answer: SMTPResponse) -> str:
        said = words(answer.code, answer.message)
        if 200 <= answer.code < 300:
            return said
        if answer.code < 400:
            raise self._uncertain(said)
        raise refusal(self._settings.server, answer.code, answer.message)

    def _uncertain(self, reason: str) -> Uncertain:
        return Uncertain(f"The SMTP server {self._settings.server} did not confirm a letter: {reason or 'no answer'}")

    async def _step(
        self, client: SMTP, step: Awaitable[Result], translate: Callable[[str, Exception], DebriefError] = fault
    ) -> Result:
        try:
            result = await step
        except (*_TROUBLE, ValueError) as error:
            raise translate(self._settings.server, error) from error
        if client.protocol is not None and client.protocol._buffer:
            # The library would take what came too much for the answer to the next command, and so on to the end.
            raise out_of_step(self._settings.server)
        return result


def _hang_up(client: SMTP) -> None:
    """Without the farewell of TLS, for which a server that is gone would be waited for."""
    transport = client.transport
    client.close()
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()


def _mechanisms(client: SMTP) -> tuple[str, ...]:
    return tuple(name.upper() for name in client.server_auth_methods)


def _dotted(content: bytes) -> bytes:
    """The content as it goes over the wire, up to and with the final dot (RFC 5321 section 4.5.2)."""
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    return _LEADING_DOT.sub(b"..", whole) + b".\r\n"
