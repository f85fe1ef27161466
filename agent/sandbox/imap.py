"""The office's IMAP server: pymap, in memory, on a random port of this machine."""

import asyncio
import contextlib
import logging
from argparse import Namespace
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import DictBackend, Identity
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import FetchRequirement
from pymap.parsing.specials.flag import Flag
from pymap.user import Passwords, UserMetadata
from pysasl.hashing import Cleartext

HOST = "127.0.0.1"
FOLDERS = ("Sent", "Drafts", "Junk")
"""What every mailbox has beside INBOX. The server knows no SPECIAL-USE: they are found by name."""

log = logging.getLogger(__name__)


class ImapServer:
    """Mailboxes that can be filled and read from outside."""

    def __init__(self, backend: DictBackend) -> None:
        self._backend = backend
        self._connections: set[asyncio.Task[Any]] = set()
        self.host = HOST
        self.port = 0

    async def deliver(
        self,
        user: str,
        raw: bytes,
        folder: str = "INBOX",
        *,
        flags: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> None:
        """Put a mail into a folder, as of ``at`` or now; whoever waits on it is told at once."""
        mail = AppendMessage(raw, at or datetime.now(UTC), frozenset(Flag(flag.encode()) for flag in flags))
        async with self._identity(user).new_session() as session:
            await session.append_messages(folder, [mail])

    async def mails(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """The raw mails of a folder, oldest first."""
        async with self._identity(user).new_session() as session:
            mailbox = await session.mailbox_set.get_mailbox(folder)
            found = [message async for message in mailbox.messages()]
        return [bytes(await message.load_content(FetchRequirement.CONTENT)) for message in found]

    async def add_user(self, user: str, password: str) -> None:
        """A new user with empty folders."""
        config = self._backend.config
        hashed = await Passwords(config).hash_password(password)
        await self._identity(user).set(UserMetadata(config, user, password=hashed))
        async with self._identity(user).new_session() as session:
            for folder in FOLDERS:
                await session.create_mailbox(folder)

    def _identity(self, user: str) -> Identity:
        return Identity(user, self._backend.login, None, frozenset())

    async def serve(self, stack: AsyncExitStack) -> None:
        """Listen until the stack is left; connections end with it."""
        config = self._backend.config
        talk = IMAPServer(self._backend.login, config)

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, info: SocketInfo) -> None:
            with self._counted(), contextlib.suppress(asyncio.CancelledError):
                try:
                    await talk(reader, writer, info)
                except Exception as error:
                    log.debug("a connection of the office's IMAP server broke: %r", error)

        welcome = ProxyProtocolReader(config.proxy_protocol).get_callback(connected)
        server = await stack.enter_async_context(await asyncio.start_server(welcome, host=HOST, port=0))
        stack.push_async_callback(self._hang_up)
        self.port = server.sockets[0].getsockname()[1]

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - for the type checker: a coroutine always runs in a task.
        self._connections.add(task)
        try:
            yield
        finally:
            self._connections.discard(task)

    async def _hang_up(self) -> None:
        connections = tuple(self._connections)
        for task in connections:
            task.cancel()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*connections, return_exceptions=True), 2)


@asynccontextmanager
async def imap_server(users: Mapping[str, str]) -> AsyncIterator[ImapServer]:
    """A running server with a mailbox for each user (name to password)."""
    # Its log holds whole mails at DEBUG.
    logging.getLogger("pymap").setLevel(logging.WARNING)
    # The default hash of passwords is slow on purpose; nothing here is secret.
    backend, config = await DictBackend.init(_arguments(), hash_context=Cleartext(), invalid_user_sleep=0.0)
    config.apply_context()
    async with AsyncExitStack() as stack:
        await backend.start(stack)
        server = ImapServer(backend)
        for user, password in users.items():
            await server.add_user(user, password)
        await server.serve(stack)
        yield server


def _arguments() -> Any:
    """What pymap's command line would give."""
    return Namespace(
        host=HOST,
        port=0,
        debug=False,
        cert=None,
        key=None,
        tls=False,
        passlib_cfg=None,
        proxy_protocol=None,
        inherited_sockets=None,
        demo_data=False,
        demo_user="nobody",
        demo_password="nobody",
    )
