"""The recruiter's mailbox on a real Dovecot, from the side of the server."""

import asyncio

from imapclient import IMAPClient

from tests.servers.dovecot import PASSWORD, Dovecot


class DovecotRoom:
    """agent.sandbox.office.Mailroom on Dovecot: mail comes in over LMTP, and is looked at over IMAP."""

    def __init__(self, server: Dovecot, user: str) -> None:
        self._server = server
        self._user = user

    async def deliver(self, raw: bytes, folder: str) -> None:
        if folder == "INBOX":
            await self._server.deliver(self._user, raw)
        else:
            await asyncio.to_thread(self._append, raw, folder)

    async def mails(self, folder: str) -> list[bytes]:
        return await asyncio.to_thread(self._mails, folder)

    async def last_uid(self, folder: str) -> int:
        return await asyncio.to_thread(self._last_uid, folder)

    def _client(self) -> IMAPClient:
        client = IMAPClient("127.0.0.1", self._server.imap, ssl=False)
        client.login(self._user, PASSWORD)
        return client

    def _append(self, raw: bytes, folder: str) -> None:
        with self._client() as client:
            client.append(folder, raw, [b"\\Seen"])

    def _mails(self, folder: str) -> list[bytes]:
        with self._client() as client:
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(), ["BODY.PEEK[]"]) if client.search() else {}
            return [found[uid][b"BODY[]"] for uid in sorted(found)]

    def _last_uid(self, folder: str) -> int:
        with self._client() as client:
            return int(client.folder_status(folder, ["UIDNEXT"])[b"UIDNEXT"]) - 1
