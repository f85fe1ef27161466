"""Mail, coming and going."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from agent.core.mail import Line
from agent.reading.claims import Claims, House
from agent.reading.relevance import Glance
from agent.writing.compose import Outgoing


class Folder(StrEnum):
    """The folders we use, by their part (RFC 6154); the adapter knows their names."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"
    ARCHIVE = "archive"
    ALL = "all"
    """Every mail of the account, which Gmail shows beside its labels."""
    TRASH = "trash"


Place = tuple[Folder, int, int]
"""Where a mail lies: folder, UIDVALIDITY and UID (RFC 3501 section 2.3.1.1). Never given to another mail."""

FIRST_DAYS = 14
"""Days of old mail that a folder without a cursor begins with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """How far a folder has been read (RFC 3501 section 2.3.1.1)."""

    uidvalidity: int
    uid: int
    """The highest UID that has been looked at."""
    anchor: str = ""
    """Digest of what identifies the mail of this UID: Message-ID, date of arrival and size. Where another mail bears
    the UID, the folder was renumbered behind our back. Empty where no mail bore it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """One mail that concerns us, downloaded."""

    folder: Folder
    uidvalidity: int
    uid: int
    raw: bytes
    received: datetime | None = None
    """When the server got it (INTERNALDATE); None if it does not say."""
    reason: str = ""
    """Why it concerns us, as the look was told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What was found in one look at the mailbox."""

    mails: tuple[Arrived, ...]
    cursors: Mapping[Folder, Cursor]
    """Where to go on next time, once the mails are kept."""
    passed_over: int = 0
    """Mails that do not concern us, of which only headers were read."""
    unfinished: bool = False
    """True when a limit ended the look before everything was looked at: go on from ``cursors``."""


class Mailbox(Protocol):
    """The recruiter's mailbox (IMAP)."""

    async def look(
        self,
        cursors: Mapping[Folder, Cursor],
        concerns: Callable[[Folder, Glance], str],
        *,
        days: int = FIRST_DAYS,
        skip: Collection[Place] = (),
    ) -> Batch:
        """Mail in the watched folders since ``cursors`` for which ``concerns`` returns a reason.

        INBOX, JUNK and SENT are watched, and what the operator adds; which of them the server lacks, or cannot open
        now, is left out (but INBOX). A folder without a cursor starts at its present end, less the mail of the last
        ``days`` days. At most 50 mails a call. Nothing on the server changes.

        ``skip`` are places that are known: the mails there are not looked at. From empty cursors, with ``days`` and
        ``skip``, this compares the whole mailbox with what is known; such a look leaves wait() as it is.
        """

    def pulse(self) -> float | None:
        """Seconds since INBOX was last searched with success, counting those of a suspended machine too.

        None before the first time.
        """

    async def wait(self, seconds: float) -> None:
        """Return when the server hints at new mail, or after ``seconds`` of real time. Only a hint: look() decides."""

    async def mark(self, places: Collection[Place]) -> None:
        """Set the keyword $Debrief on these mails, where the server keeps keywords. Never touches \\Seen."""

    async def save_draft(self, raw: bytes) -> None:
        """Append a mail to Drafts with the flag \\Draft; Uncertain if the connection breaks on the way."""

    async def file_sent(self, raw: bytes) -> None:
        """Append a mail to Sent, for servers that do not do so themselves; Uncertain like save_draft."""

    async def sent(self, message_id: str) -> bool:
        """Whether Sent, or Drafts for drafts, holds a mail with this Message-ID."""

    async def close(self) -> None:
        """Log out; afterwards every other method may be called again and reconnects."""


class Parser(Protocol):
    """Reads bytes from strangers, in a place where they can do no harm."""

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        """What the mail claims; Unreadable when it cannot be parsed within the limits."""

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        """The lines of a reply to our letter ``ours``, labelled; Unreadable when that exceeds the limits."""

    async def close(self) -> None:
        """End the worker processes."""


class Mailer(Protocol):
    """The mail server that sends for us (SMTP submission)."""

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        """Hand one mail to the server and return its answer.

        ``before_data`` is awaited after the server accepted sender and recipient and before the first byte of content,
        so that a durable note can be made: before it, nothing has been sent; after it, Uncertain is raised when the
        answer does not come. Raises Transient (4xx, connection), Permanent (5xx), LoginRefused, CertificateRefused.
        """
