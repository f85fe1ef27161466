"""The mailboxes that the contract is for, each with its other side: what people and servers do to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from imapclient import IMAPClient

from agent.adapters.imap import ImapMailbox, ImapSettings, Security
from agent.ports import Folder, Mailbox
from agent.sandbox.imap import imap_server
from agent.testing.mailbox import MemoryMailbox
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fake_imap import FakeImap, fake_imap
from tests.servers.relay import Relay, relay

Result = TypeVar("Result")

NAMES = {Folder.INBOX: "INBOX", Folder.SENT: "Sent", Folder.DRAFTS: "Drafts", Folder.JUNK: "Junk"}


class MemorySubject:
    """The mailbox in memory."""

    keeps_keywords = True

    def __init__(self) -> None:
        self.mailbox: Mailbox = MemoryMailbox()

    @property
    def _memory(self) -> MemoryMailbox:
        assert isinstance(self.mailbox, MemoryMailbox)
        return self.mailbox

    async def put(self, raw: bytes, folder: Folder = Folder.INBOX, *, days_old: int = 0) -> None:
        self._memory.deliver(raw, folder, days_old=days_old)

    async def deliver(self, raw: bytes) -> None:
        self._memory.deliver(raw)

    async def raws(self, folder: Folder) -> list[bytes]:
        return self._memory.raws(folder)

    async def flags(self, folder: Folder) -> list[set[str]]:
        return [mail.flags for mail in self._memory.boxes[folder].mails.values()]

    async def renumber(self, folder: Folder) -> None:
        self._memory.renumber(folder)

    async def move(self, there: Folder) -> None:
        for uid in list(self._memory.boxes[Folder.INBOX].mails):
            self._memory.move(uid, there)

    def fetched(self) -> int:
        """Octets downloaded."""
        return sum(m.downloads * len(m.raw) for box in self._memory.boxes.values() for m in box.mails.values())

    def drop(self) -> None:
        self._memory.drops_after = 0

    def another(self) -> Mailbox:
        """The same mailbox as a process sees it that was just started."""
        return self.mailbox


@dataclass(kw_only=True)
class ImapSubject:
    """ImapMailbox, with a relay between it and its server, and a client of the human beside it."""

    settings: ImapSettings
    between: Relay
    direct: int
    """Port of the server for the human's client, without encryption."""
    keeps_keywords: bool
    arrive: Callable[[str, bytes], Awaitable[None]]
    """Delivery by the server itself, which takes what a client may not append."""
    opened: list[ImapMailbox] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mailbox = self.another()

    def another(self) -> ImapMailbox:
        self.opened.append(ImapMailbox(self.settings))
        return self.opened[-1]

    async def human(self, work: Callable[[IMAPClient], Result]) -> Result:
        """Do something as the mailbox's owner with a mail program of their own."""

        def run() -> Result:
            with IMAPClient("127.0.0.1", self.direct, ssl=False, timeout=20) as client:
                client.login(self.settings.user, self.settings.password)
                return work(client)

        return await asyncio.to_thread(run)

    async def put(self, raw: bytes, folder: Folder = Folder.INBOX, *, days_old: int = 0) -> None:
        came = datetime.now(UTC) - timedelta(days=days_old)
        await self.human(lambda client: client.append(NAMES[folder], raw, msg_time=came))

    async def deliver(self, raw: bytes) -> None:
        await self.arrive(self.settings.user, raw)

    async def raws(self, folder: Folder) -> list[bytes]:
        return [answer[b"BODY[]"] for answer in await self._each(folder, "BODY.PEEK[]")]

    async def flags(self, folder: Folder) -> list[set[str]]:
        found = [{flag.decode() for flag in answer[b"FLAGS"]} for answer in await self._each(folder, "FLAGS")]
        return [flags - {"\\Recent"} for flags in found]

    async def _each(self, folder: Folder, item: str) -> list[Any]:
        def work(client: IMAPClient) -> list[Any]:
            client.select_folder(NAMES[folder], readonly=True)
            answers = client.fetch(client.search("ALL"), [item])
            return [answers[uid] for uid in sorted(answers)]

        return await self.human(work)

    async def move(self, there: Folder) -> None:
        """The human moves all mail out of INBOX."""

        def work(client: IMAPClient) -> None:
            client.select_folder("INBOX")
            if uids := client.search("ALL"):
                client.copy(uids, NAMES[there])
                client.delete_messages(uids)
                client.expunge()

        await self.human(work)

    async def renumber(self, folder: Folder) -> None:
        raws = await self.raws(folder)

        def work(client: IMAPClient) -> None:
            client.delete_folder(NAMES[folder])
            client.create_folder(NAMES[folder])
            for raw in raws:
                client.append(NAMES[folder], raw)

        await self.human(work)

    def fetched(self) -> int:
        return self.between.to_client

    def drop(self) -> None:
        self.between.drop()


Subject = MemorySubject | ImapSubject


NAMES_OF_SUBJECTS = ("memory", "pymap", "dovecot-plain", "dovecot-starttls", "dovecot-tls")


@asynccontextmanager
async def subject_named(name: str, request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    """One of the subjects; Dovecot is started only for those that need it."""
    match name.split("-"):
        case ["memory"]:
            yield MemorySubject()
        case ["pymap"]:
            async with on_pymap() as subject:
                yield subject
        case [_, "plain" | "starttls" | "tls" as security]:
            async with on_dovecot(request.getfixturevalue("dovecot"), security) as subject:
                yield subject


@asynccontextmanager
async def on_fake(**settings: Any) -> AsyncIterator[tuple[FakeImap, ImapMailbox]]:
    """ImapMailbox on a server that follows a script."""
    async with fake_imap() as fake:
        mailbox = ImapMailbox(
            ImapSettings(
                host="localhost",
                port=fake.port,
                security="plain",
                user="anna",
                password=PASSWORD,
                **{"read_timeout": 0.5, "connect_timeout": 2} | settings,
            )
        )
        try:
            yield fake, mailbox
        finally:
            await mailbox.close()


@asynccontextmanager
async def on_pymap() -> AsyncIterator[ImapSubject]:
    """ImapMailbox on the sandbox's server."""
    user = "anna@agency.test"
    async with imap_server({user: PASSWORD}) as server, relay(server.port) as between:
        settings = ImapSettings(host="localhost", port=between.port, security="plain", user=user, password=PASSWORD)
        subject = ImapSubject(
            settings=settings, between=between, direct=server.port, keeps_keywords=False, arrive=server.deliver
        )
        async with _closing(subject):
            yield subject


@asynccontextmanager
async def on_dovecot(server: Dovecot, security: Security, *, read_timeout: float = 20) -> AsyncIterator[ImapSubject]:
    """ImapMailbox on Dovecot."""
    async with relay(server.imaps if security == "tls" else server.imap) as between:
        settings = ImapSettings(
            host="localhost",
            port=between.port,
            security=security,
            user=server.add_user(),
            password=PASSWORD,
            ca_file=server.ca_file,
            read_timeout=read_timeout,
        )
        subject = ImapSubject(
            settings=settings, between=between, direct=server.imap, keeps_keywords=True, arrive=server.deliver
        )
        async with _closing(subject):
            yield subject


@asynccontextmanager
async def _closing(subject: ImapSubject) -> AsyncIterator[None]:
    try:
        yield
    finally:
        for mailbox in subject.opened:
            await mailbox.close()
