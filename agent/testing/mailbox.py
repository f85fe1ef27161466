"""A mailbox in memory, with the errors of a real one."""

import asyncio
import email
import email.message
import hashlib
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from agent.errors import LoginRefused, Transient
from agent.ports import FIRST_DAYS, Arrived, Batch, Cursor, Folder, Place
from agent.reading.relevance import Glance

MOST_MAILS = 50

_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._+=-]{1,120}@[A-Za-z0-9.-]{1,120}>")


@dataclass(kw_only=True, slots=True)
class Kept:
    """One mail on the server."""

    uid: int
    raw: bytes
    days_old: int = 0
    received: datetime | None = None
    flags: set[str] = field(default_factory=set)
    """With \\Seen, \\Draft and the keyword $Debrief."""
    downloads: int = 0
    """How often its body was asked for."""


@dataclass(kw_only=True, slots=True)
class Box:
    """One folder on the server."""

    uidvalidity: int = 1
    uidnext: int = 1
    mails: dict[int, Kept] = field(default_factory=dict)


class MemoryMailbox:
    """ports.Mailbox without a server. The attributes below are the server's moods and may be changed at any time."""

    def __init__(self, *, watch: Collection[Folder] = (), elapsed: Callable[[], float] = time.monotonic) -> None:
        """``watch`` adds to the watched folders; ``elapsed`` counts seconds, for pulse()."""
        self.boxes = {folder: Box() for folder in Folder}
        self.closed: set[Folder] = set()
        """Folders that cannot be opened now."""
        self._watched = (Folder.INBOX, Folder.JUNK, Folder.SENT, *watch)
        self._elapsed = elapsed
        self._searched: float | None = None
        self.refuses_login = False
        self.unreachable = False
        self.drops_after: int | None = None
        """Breaks the connection, once, after so many mails of a look."""
        self.keeps_keywords = True
        self._news = asyncio.Event()
        self._unfinished = False

    # --- the other side: what people and servers do ---

    def deliver(
        self,
        raw: bytes,
        folder: Folder = Folder.INBOX,
        *,
        days_old: int = 0,
        flags: tuple[str, ...] = (),
        received: datetime | None = None,
    ) -> int:
        """A mail arrives; returns its UID."""
        box = self.boxes[folder]
        uid = box.uidnext
        box.uidnext += 1
        box.mails[uid] = Kept(uid=uid, raw=raw, days_old=days_old, received=received, flags=set(flags))
        if folder is Folder.INBOX:
            self._news.set()
        return uid

    def renumber(self, folder: Folder) -> None:
        """Give the folder another UIDVALIDITY and its mails other UIDs, as after a restored backup."""
        old = self.boxes[folder]
        self.boxes[folder] = Box(uidvalidity=old.uidvalidity + 1)
        for mail in old.mails.values():
            self.deliver(mail.raw, folder, days_old=mail.days_old, flags=tuple(mail.flags), received=mail.received)

    def move(self, uid: int, there: Folder, here: Folder = Folder.INBOX) -> int:
        """Somebody moves a mail to another folder; returns its UID there."""
        mail = self.boxes[here].mails.pop(uid)
        return self.deliver(mail.raw, there, days_old=mail.days_old, flags=tuple(mail.flags), received=mail.received)

    def raws(self, folder: Folder) -> list[bytes]:
        """The mails of a folder, oldest first."""
        return [mail.raw for mail in self.boxes[folder].mails.values()]

    @property
    def marked(self) -> list[int]:
        """UIDs in INBOX that carry $Debrief."""
        return [mail.uid for mail in self.boxes[Folder.INBOX].mails.values() if "$Debrief" in mail.flags]

    # --- the port ---

    async def look(
        self,
        cursors: Mapping[Folder, Cursor],
        concerns: Callable[[Folder, Glance], str],
        *,
        days: int = FIRST_DAYS,
        skip: Collection[Place] = (),
    ) -> Batch:
        """See ports.Mailbox."""
        self._connect()
        found: list[Arrived] = []
        reached, passed_over, looked_at, unfinished = dict(cursors), 0, 0, False
        for folder in self._open_folders():
            for mail in self._new(folder, cursors.get(folder), days, skip):
                if len(found) == MOST_MAILS:
                    unfinished = True
                    break
                looked_at += 1
                self._maybe_drop(looked_at)
                reached[folder] = self._cursor(folder, mail.uid)
                if reason := concerns(folder, _glance(mail.raw)):
                    found.append(self._download(folder, mail, reason))
                else:
                    passed_over += 1
            else:
                reached[folder] = self._cursor(folder, self.boxes[folder].uidnext - 1)
        self._looked(unfinished, ordinary=days == FIRST_DAYS and not skip)
        return Batch(mails=tuple(found), cursors=reached, passed_over=passed_over, unfinished=unfinished)

    def _open_folders(self) -> list[Folder]:
        if Folder.INBOX in self.closed:
            raise Transient("The mailbox in memory would not open INBOX.")
        return [folder for folder in self._watched if folder not in self.closed]

    def _looked(self, unfinished: bool, *, ordinary: bool) -> None:
        self._searched = self._elapsed()
        if ordinary:
            self._unfinished = unfinished
            self._news.clear()

    def _new(self, folder: Folder, cursor: Cursor | None, days: int, skip: Collection[Place]) -> list[Kept]:
        box = self.boxes[folder]
        mails = [mail for mail in box.mails.values() if (folder, box.uidvalidity, mail.uid) not in skip]
        if cursor is None or not self._goes_on(folder, cursor):
            return [mail for mail in mails if mail.days_old <= days]
        return [mail for mail in mails if mail.uid > cursor.uid]

    def _goes_on(self, folder: Folder, cursor: Cursor) -> bool:
        """Whether the mails up to the cursor are still those that were looked at."""
        box = self.boxes[folder]
        same = not cursor.anchor or cursor.anchor == (self._cursor(folder, cursor.uid).anchor or cursor.anchor)
        return cursor.uidvalidity == box.uidvalidity and cursor.uid < box.uidnext and same

    def _cursor(self, folder: Folder, uid: int) -> Cursor:
        box = self.boxes[folder]
        anchor = hashlib.sha256(box.mails[uid].raw).hexdigest()[:32] if uid in box.mails else ""
        return Cursor(uidvalidity=box.uidvalidity, uid=uid, anchor=anchor)

    def _download(self, folder: Folder, mail: Kept, reason: str) -> Arrived:
        mail.downloads += 1
        return Arrived(
            folder=folder,
            uidvalidity=self.boxes[folder].uidvalidity,
            uid=mail.uid,
            raw=mail.raw,
            received=mail.received,
            reason=reason,
        )

    def pulse(self) -> float | None:
        """See ports.Mailbox."""
        return None if self._searched is None else self._elapsed() - self._searched

    async def wait(self, seconds: float) -> None:
        """See ports.Mailbox."""
        self._connect()
        if self._unfinished:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return

    async def mark(self, places: Collection[Place]) -> None:
        """See ports.Mailbox."""
        self._connect()
        for folder, uidvalidity, uid in places:
            box = self.boxes[folder]
            if self.keeps_keywords and box.uidvalidity == uidvalidity and uid in box.mails:
                box.mails[uid].flags.add("$Debrief")

    async def save_draft(self, raw: bytes) -> None:
        """See ports.Mailbox."""
        self._append(Folder.DRAFTS, raw, "\\Draft")

    async def file_sent(self, raw: bytes) -> None:
        """See ports.Mailbox."""
        self._append(Folder.SENT, raw, "\\Seen")

    def _append(self, folder: Folder, raw: bytes, flag: str) -> None:
        if b"\0" in raw:
            raise ValueError("A mail with a NUL cannot be added to a folder (RFC 3501 section 4.3).")
        self._connect()
        self.deliver(raw, folder, flags=(flag,))

    async def sent(self, message_id: str) -> bool:
        """See ports.Mailbox."""
        if not _MESSAGE_ID.fullmatch(message_id):
            raise ValueError("This is not the shape of our Message-IDs.")
        self._connect()
        return any(message_id in _ids(raw) for folder in (Folder.SENT, Folder.DRAFTS) for raw in self.raws(folder))

    async def close(self) -> None:
        """See ports.Mailbox. Whoever waits waits no more."""
        self._news.set()

    def _connect(self) -> None:
        if self.unreachable:
            raise Transient("The mailbox in memory cannot be reached.", channel=True)
        if self.refuses_login:
            raise LoginRefused("The mailbox in memory refused the login.", hint="Set refuses_login to False.")

    def _maybe_drop(self, looked_at: int) -> None:
        if self.drops_after is not None and looked_at > self.drops_after:
            self.drops_after = None
            raise Transient("The mailbox in memory ended the connection.", channel=True)


def _glance(raw: bytes) -> Glance:
    end = _HEADER_END.search(raw)
    parts = _parts(email.message_from_bytes(raw))
    return Glance(headers=raw[: end.end()] if end else raw, types=tuple(map(_type, parts)), size=len(raw))


def _parts(part: email.message.Message) -> Iterator[email.message.Message]:
    """The parts, outermost first, without what enclosed mails consist of."""
    yield part
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, email.message.Message):
                yield from _parts(inner)


def _type(part: email.message.Message) -> str:
    return f"{part.get_content_type()} {(part.get_filename() or '').lower()}".rstrip()


def _ids(raw: bytes) -> set[str]:
    headers = email.message_from_bytes(raw)
    return {str(headers.get(name, "")).strip() for name in ("Message-ID", "X-Debrief-Letter")}
