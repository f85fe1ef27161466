"""Mail, coming and going."""

from collections.abc import Awaitable, Callable, Mapping
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """How far a folder has been read (RFC 3501 section 2.3.1.1)."""

    uidvalidity: int
    uid: int
    """The highest UID that has been looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """One mail that concerns us, downloaded."""

    folder: Folder
    uidvalidity: int
    uid: int
    raw: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What was found in one look at the mailbox."""

    mails: tuple[Arrived, ...]
    cursors: Mapping[Folder, Cursor]
    """Where to go on next time, once the mails are kept."""
    passed_over: int = 0
    """Mails that do not concern us, of which only headers were read."""


class Mailbox(Protocol):
    """The recruiter's mailbox (IMAP)."""

    async def look(self, cursors: Mapping[Folder, Cursor], concerns: Callable[[Glance], str]) -> Batch:
        """New mail in INBOX and SENT since ``cursors`` for which ``concerns`` returns a reason.

        A folder without a cursor starts at its present end, less the mail of the last 14 days. At most 50 mails a call.
        Nothing on the server changes.
        """

    async def wait(self, seconds: float) -> None:
        """Return when the server hints at new mail, or after ``seconds`` of real time. Only a hint: look() decides."""

    async def mark(self, folder: Folder, uidvalidity: int, uid: int) -> None:
        """Set the keyword $Debrief on a mail, where the server keeps keywords. Never touches \\Seen."""

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
