"""The Mailbox port on IMAPClient: one thread owns the connection, and the event loop never waits for the network."""

import asyncio
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import groupby
from typing import TypeVar

from agent.adapters.elapsed import elapsed
from agent.adapters.imap.idling import Bell, Woken
from agent.adapters.imap.looking import Task
from agent.adapters.imap.opened import Opened
from agent.adapters.imap.probing import ImapProbe, probe
from agent.adapters.imap.rounds import Round
from agent.adapters.imap.session import Session
from agent.adapters.imap.settings import ImapSettings
from agent.adapters.imap.waiting import wait_for_news
from agent.ports import FIRST_DAYS, Batch, Cursor, Folder, Place
from agent.reading.relevance import Glance

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._+=-]{1,120}@[A-Za-z0-9.-]{1,120}>")
"""The shape of our own Message-IDs; nothing else is ever searched for."""
_AT_ONCE = 250
"""Mails that one command names: servers limit the length of a line."""
_PATIENCE = 5.0
"""Seconds for the connection to come to rest when it is closed."""

Result = TypeVar("Result")


class ImapMailbox:
    """A recruiter's mailbox on an IMAP server. Connects at the first call, and anew after any failure."""

    def __init__(self, settings: ImapSettings) -> None:
        self._session = Session(settings)
        self._thread: ThreadPoolExecutor | None = None
        self._bell: Bell | None = None
        self._waiting = 0
        self._seen: Opened | None = None
        self._unfinished = False
        self._searched: float | None = None

    async def look(
        self,
        cursors: Mapping[Folder, Cursor],
        concerns: Callable[[Folder, Glance], str],
        *,
        days: int = FIRST_DAYS,
        skip: Collection[Place] = (),
    ) -> Batch:
        """See ports.Mailbox. A mail above 25 MB comes cut off after its first megabyte."""
        task = Task(concerns=concerns, days=days, skip=skip)
        return await self._call(lambda: self._look(cursors, task))

    def _look(self, cursors: Mapping[Folder, Cursor], task: Task) -> Batch:
        round_ = Round(self._session, task, dict(cursors))
        round_.go()
        self._searched = elapsed()
        if task.ordinary:
            self._seen, self._unfinished = round_.inbox, round_.haul.unfinished
        return round_.batch()

    def pulse(self) -> float | None:
        """See ports.Mailbox."""
        return None if self._searched is None else elapsed() - self._searched

    async def wait(self, seconds: float) -> None:
        """See ports.Mailbox. Returns at once when the last look was not the end of what is new."""
        deadline = elapsed() + seconds
        woken = Woken.NEWS if self._unfinished else Woken.CALL
        while woken is Woken.CALL:
            woken = await self._wait(deadline - elapsed())
            if self._thread is None:
                return

    async def _wait(self, seconds: float) -> Woken:
        bell = self._bell = self._bell or Bell()
        self._waiting += 1
        try:
            job = self._submit(lambda: wait_for_news(self._session, bell, seconds, self._seen))
            return await asyncio.wrap_future(job)
        except asyncio.CancelledError:
            bell.ring()
            raise
        finally:
            self._waiting -= 1

    async def mark(self, places: Collection[Place]) -> None:
        """See ports.Mailbox. A mail of another UIDVALIDITY cannot be found any more and stays unmarked."""
        for folder, group in groupby(sorted(places), lambda place: place[0]):
            await self._call(partial(self._mark, folder, [(validity, uid) for _, validity, uid in group]))

    def _mark(self, folder: Folder, mails: Sequence[tuple[int, int]]) -> None:
        opened = self._session.select(folder)
        uids = [uid for validity, uid in mails if validity == opened.uidvalidity]
        for begin in range(0, len(uids) if opened.keywords else 0, _AT_ONCE):
            self._session.keyword(uids[begin : begin + _AT_ONCE])

    async def save_draft(self, raw: bytes) -> None:
        """See ports.Mailbox. Raises Uncertain when the connection breaks on the way."""
        await self._append(Folder.DRAFTS, raw, b"\\Draft")

    async def file_sent(self, raw: bytes) -> None:
        """See ports.Mailbox. Raises Uncertain when the connection breaks on the way."""
        await self._append(Folder.SENT, raw, b"\\Seen")

    async def _append(self, folder: Folder, raw: bytes, flag: bytes) -> None:
        if b"\0" in raw:
            raise ValueError("A mail with a NUL cannot be added to a folder (RFC 3501 section 4.3).")
        await self._call(lambda: self._session.append(folder, raw, flag), whole=True)

    async def sent(self, message_id: str) -> bool:
        """See ports.Mailbox. Raises ValueError for an id that cannot be one of ours."""
        if not _MESSAGE_ID.fullmatch(message_id):
            raise ValueError("This is not the shape of our Message-IDs.")
        return await self._call(lambda: self._sent(message_id))

    def _sent(self, message_id: str) -> bool:
        self._session.name(Folder.SENT)
        return any(self._holds(folder, message_id) for folder in (Folder.SENT, Folder.DRAFTS))

    def _holds(self, folder: Folder, message_id: str) -> bool:
        """Also under the header that keeps our id where a provider gives the mail another one."""
        if not self._session.has(folder) or not self._session.examine(folder).exists:
            return False
        headers = ("Message-ID", "X-Debrief-Letter")
        return any(self._session.search(f'HEADER {header} "{message_id}"') for header in headers)

    async def borrow(self, work: Callable[[Session], Result]) -> Result:
        """Do something else on the connection, between two other calls. Raises like them."""
        return await self._call(lambda: work(self._session))

    async def probe(self) -> ImapProbe:
        """What the server can do, for ``debrief check``. Raises like the other calls."""
        return await self._call(lambda: probe(self._session))

    async def close(self) -> None:
        """See ports.Mailbox."""
        thread, bell, self._thread, self._bell = self._thread, self._bell, None, None
        if thread is None:
            return
        if bell is not None:
            bell.ring()
        farewell = asyncio.wrap_future(thread.submit(self._session.bye))
        await asyncio.wait({farewell}, timeout=_PATIENCE)
        if not farewell.done():
            self._session.cut()
            await farewell
        thread.shutdown(wait=False)
        if bell is not None:
            bell.close()

    async def _call(self, work: Callable[[], Result], *, whole: bool = False) -> Result:
        """Do something in the thread, ahead of any waiting. Given up by its caller, it breaks off unless ``whole``."""
        job = self._submit(work)
        if self._waiting and self._bell is not None:
            self._bell.ring()
        try:
            return await asyncio.wrap_future(job)
        except asyncio.CancelledError:
            if not job.cancel() and not job.done() and not whole:
                self._session.cut()
            raise

    def _submit(self, work: Callable[[], Result]) -> Future[Result]:
        self._thread = self._thread or ThreadPoolExecutor(1, thread_name_prefix="imap")
        return self._thread.submit(self._begun, work)

    def _begun(self, work: Callable[[], Result]) -> Result:
        self._session.begin()
        return work()
