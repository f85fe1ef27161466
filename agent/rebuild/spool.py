"""Mails on their way into new records, put into the order in which they came."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from agent.ports import Arrived, Folder, Place
from agent.reading import envelope
from agent.reading.headers import Headers, parse

_HEADERS = 256 * 1024
_MOVED = timedelta(days=1)
"""A mail that the server got so much later than its own trace says was copied here from another mailbox."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Laid:
    mail: Arrived
    """Without its bytes."""
    offset: int
    size: int


class Spool:
    """Keeps mails in a nameless file, which is gone with the process: a crash leaves nobody's words behind."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (close() ends it)
        self._laid: list[_Laid] = []
        self._now = now

    def add(self, mail: Arrived) -> Arrived:
        """Lay a mail down; returns it with the time at which it came, as far as that can be told."""
        offset = self._file.seek(0, 2)
        self._file.write(mail.raw)
        timed = replace(mail, received=_came(mail, self._now))
        self._laid.append(_Laid(mail=replace(timed, raw=b""), offset=offset, size=len(mail.raw)))
        return timed

    @property
    def places(self) -> frozenset[Place]:
        """Where the mails lie on the server."""
        return frozenset((one.mail.folder, one.mail.uidvalidity, one.mail.uid) for one in self._laid)

    def __iter__(self) -> Iterator[Arrived]:
        """The mails as they came, what was sent before what came at the same time."""
        for laid in sorted(self._laid, key=lambda one: _order(one.mail)):
            self._file.seek(laid.offset)
            yield replace(laid.mail, raw=self._file.read(laid.size))

    def close(self) -> None:
        self._file.close()


def _order(mail: Arrived) -> tuple[datetime, bool, str, int]:
    assert mail.received is not None  # noqa: S101 (for the type checker: add() has seen to it)
    return mail.received, mail.folder is not Folder.SENT, mail.folder.value, mail.uid


def _came(mail: Arrived, now: datetime) -> datetime:
    """When it came: what the server says, unless the mail was copied here later."""
    headers = parse(mail.raw[:_HEADERS].partition(b"\r\n\r\n")[0])
    if _sent_by_us(mail, headers) and (written := envelope.date(headers)):
        return min(now, written)
    own = envelope.date(headers) if mail.folder is Folder.SENT else _traced(headers)
    said = mail.received or envelope.date(headers) or now
    return min(now, own if own and own < said - _MOVED else said)


def _sent_by_us(mail: Arrived, headers: Headers) -> bool:
    """Whether we sent it ourselves: then its Date is when it left, whatever became of its copy."""
    return mail.folder is Folder.SENT and bool(headers.first("x-debrief-mark") and headers.first("auto-submitted"))


def _traced(headers: Headers) -> datetime | None:
    """The time in the topmost Received, which the recruiter's own server wrote (RFC 5321 section 4.4)."""
    _, _, stated = headers.first("received").rpartition(";")
    return envelope.date(Headers(fields=(("date", stated),))) if stated else None
