"""Composes a mail from its parts, ready for the wire (RFC 5322, RFC 2045).

The bytes are laid out here and not by the email package: it turns long Message-IDs into encoded words, by which Outlook
loses the thread, and draws boundaries at random, by which the same letter would not be the same bytes.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from textwrap import wrap

from agent.core.effects import QUESTIONS, LetterKind
from agent.core.mail import Address
from agent.errors import Permanent
from agent.writing.headers import address, folded, mailbox, message_ids, unstructured
from agent.writing.render import Attachment, Letter

_LOCAL_PART = 64
"""Octets (RFC 5321 section 4.5.3.1.1)."""
_REFERENCES = 4
"""The first and the last three: enough for every mail program, and short enough for all."""
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,80}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_METHOD = re.compile(r"[A-Z]*")
_BY_HAND = frozenset({LetterKind.NEXT_CLIENT, LetterKind.NEXT_CANDIDATE})
"""Letters that a person always finishes and sends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A composed mail."""

    message_id: str
    sender: str
    """Envelope sender (RFC 5321 section 4.1.1.2)."""
    recipient: str
    raw: bytes
    """CRLF line ends."""
    text: str
    """Its plain text part."""


def compose(
    letter: Letter,
    *,
    message_id: str,
    sender: Address,
    to: Address,
    reply_to: str,
    thread: tuple[str, ...] = (),
    date: datetime,
    kind: LetterKind,
    drafted: bool = False,
    mark: str = "",
) -> Outgoing:
    """Compose a letter.

    ``reply_to`` is left out where it is the sender's own address. ``thread`` holds the Message-IDs to reply to, oldest
    first; broken ones are passed over. ``drafted`` is true for what a person looks through and sends. ``mark`` is what
    its copy in Sent tells a store that was lost. Permanent if an address or ``message_id`` cannot be written on one
    line of ASCII.
    """
    ids = message_ids((message_id,))
    if not ids:
        raise Permanent(f"A letter cannot bear the Message-ID {message_id!r}.")
    headers = [
        folded("From", mailbox(sender, "From")),
        folded("To", mailbox(to, "To")),
        *([folded("Reply-To", address(reply_to))] if reply_to and reply_to != sender.email else []),
        folded("Subject", unstructured(letter.subject, "Subject")),
        f"Date: {format_datetime(date)}",
        f"Message-ID: {ids[0]}",
        *_thread(message_ids(thread)),
        *([] if drafted or kind in _BY_HAND else _automatic(kind)),
        f"X-Debrief-Letter: {ids[0]}",
        *([folded("X-Debrief-Mark", mark)] if mark else []),
        "MIME-Version: 1.0",
    ]
    text = _lines(letter.text)
    body = _alternatives(text, _lines(letter.html), ids[0])
    if letter.attachments:
        body = _mixed(body, letter.attachments, ids[0])
    raw = "\r\n".join((*headers, *body))
    return Outgoing(
        message_id=ids[0], sender=address(sender.email), recipient=address(to.email), raw=raw.encode("ascii"), text=text
    )


def reply_address(address: str, token: str, plus: bool) -> str:
    """The address with the token behind a plus (RFC 5233), where the server knows such addresses and it fits."""
    local, at, domain = address.rpartition("@")
    tagged = f"{local.partition('+')[0]}+{token}"
    fits = len(tagged.encode()) <= _LOCAL_PART
    return f"{tagged}{at}{domain}" if plus and token and local and fits else address


def _thread(ids: tuple[str, ...]) -> list[str]:
    """RFC 5322 section 3.6.4, shortened; each id on a line of its own, so that no line grows too long."""
    if not ids:
        return []
    kept = ids if len(ids) <= _REFERENCES else (ids[0], *ids[1 - _REFERENCES :])
    return [f"In-Reply-To: {ids[-1]}", "References: " + "\r\n ".join(kept)]


def _automatic(kind: LetterKind) -> list[str]:
    """RFC 3834 section 5. Exchange still tells of absences where only replies are suppressed."""
    suppressed = "AutoReply" if kind in QUESTIONS else "All"
    return ["Auto-Submitted: auto-generated", f"X-Auto-Response-Suppress: {suppressed}"]


def _alternatives(text: str, html: str, message_id: str) -> list[str]:
    """RFC 2046 section 5.1.4: the plainest first."""
    parts = (("text/plain", _quoted_printable(text)), ("text/html", _quoted_printable(html)))
    boundary = _boundary(message_id, *(body for _, body in parts))
    lines = [f'Content-Type: multipart/alternative; boundary="{boundary}"', ""]
    for kind, body in parts:
        encoding = "Content-Transfer-Encoding: quoted-printable"
        lines += [f"--{boundary}", f"Content-Type: {kind}; charset=utf-8", encoding, "", body]
    return [*lines, f"--{boundary}--", ""]


def _mixed(body: list[str], attachments: tuple[Attachment, ...], message_id: str) -> list[str]:
    """RFC 2046 section 5.1.3: the letter first, so that every program shows it, and then its files."""
    boundary = _boundary(message_id, "mixed", *body, *(one.text for one in attachments))
    lines = [f'Content-Type: multipart/mixed; boundary="{boundary}"', "", f"--{boundary}", *body]
    for one in attachments:
        lines += [f"--{boundary}", *_attached(one)]
    return [*lines, f"--{boundary}--", ""]


def _attached(one: Attachment) -> list[str]:
    """RFC 2183. In base64, as some servers wrap or re-code what looks like text."""
    known = _FILE_NAME.fullmatch(one.name) and _MEDIA_TYPE.fullmatch(one.kind) and _METHOD.fullmatch(one.method)
    if not known:
        raise Permanent(f"A file cannot be attached as {one.name!r} of the kind {one.kind!r}.")
    method = f"; method={one.method}" if one.method else ""
    return [
        f'Content-Type: {one.kind}; charset=utf-8; name="{one.name}"{method}',
        f'Content-Disposition: attachment; filename="{one.name}"',
        "Content-Transfer-Encoding: base64",
        "",
        *wrap(base64.b64encode(one.text.encode("utf-8", "replace")).decode("ascii"), 76),
    ]


def _boundary(*parts: str) -> str:
    """Always the same for the same letter, and nowhere inside it: '=_' never occurs in quoted-printable (RFC 2045)."""
    return f"=_debrief_{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}"


def _quoted_printable(text: str) -> str:
    """RFC 2045 section 6.7. A leading 'From ' is encoded too: mbox files would change it."""
    encoded = binascii.b2a_qp(text.encode("utf-8", "replace"), istext=True).decode("ascii")
    return re.sub(r"(?m)^From ", "=46rom ", encoded).replace("\n", "\r\n")


def _lines(text: str) -> str:
    """LF line ends, and no control characters, which mean nothing in mail."""
    unified = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", unified)
