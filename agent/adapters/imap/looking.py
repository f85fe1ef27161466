"""One look at a folder: headers and structure of what is new, and the whole of what concerns us."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from agent.adapters.imap.fetching import Fetcher
from agent.adapters.imap.session import Opened, Session
from agent.ports import Arrived, Cursor, Folder
from agent.reading.relevance import TO_PARTICIPANT, Glance

MOST_MAILS = 50
"""Mails that one look brings back; the rest comes with the next."""
MOST_BYTES = 32 * 1024 * 1024
"""One look stops after this many octets of mail, so that a few great mails do not fill the memory."""
MOST_GLANCES = 2000
"""Mails whose headers one look reads in a folder: some seconds' work."""
_FIRST_DAYS = 14
_CHUNK = 100


@dataclass(slots=True)
class Haul:
    """What one look has brought so far, over all folders."""

    mails: list[Arrived] = field(default_factory=list)
    size: int = 0
    passed_over: int = 0
    unfinished: bool = False
    """True when a limit ended the look before everything new was looked at."""

    @property
    def full(self) -> bool:
        return len(self.mails) >= MOST_MAILS or self.size >= MOST_BYTES


def look_at(
    session: Session,
    folder: Folder,
    opened: Opened,
    cursor: Cursor | None,
    concerns: Callable[[Glance], str],
    haul: Haul,
) -> Cursor:
    """Look at what is new in an open folder, and say how far it has been looked at."""
    done, uids = _news(session, opened, cursor)
    fetcher = Fetcher(session, folder, opened.uidvalidity)
    for chunk in _chunks(uids[:MOST_GLANCES]):
        glances = fetcher.glances(chunk)
        for uid in chunk:
            if haul.full:
                haul.unfinished = True
                return Cursor(uidvalidity=opened.uidvalidity, uid=done)
            _take(fetcher, uid, glances.get(uid), concerns, haul)
            done = uid
    if len(uids) > MOST_GLANCES:
        haul.unfinished = True
    elif cursor is None or cursor.uidvalidity != opened.uidvalidity:
        done = max(done, opened.uidnext - 1)
    return Cursor(uidvalidity=opened.uidvalidity, uid=done)


def _news(session: Session, opened: Opened, cursor: Cursor | None) -> tuple[int, list[int]]:
    """How far the folder was read before, and the UIDs since then, ascending."""
    if cursor is None or cursor.uidvalidity != opened.uidvalidity or 0 < opened.uidnext <= cursor.uid:
        # Another UIDVALIDITY means other mails (RFC 3501 section 2.3.1.1); UIDNEXT going back means a restored backup.
        uids = session.search("SINCE", _first_day())
        return (uids[0] if uids else max(opened.uidnext, 1)) - 1, uids
    # '*' is the last mail even when its UID is below the range (RFC 3501 section 6.4.8).
    return cursor.uid, [uid for uid in session.search("UID", f"{cursor.uid + 1}:*") if uid > cursor.uid]


def _first_day() -> date:
    # One day more, as the server compares the day in its own zone.
    return datetime.now(UTC).date() - timedelta(days=_FIRST_DAYS + 1)


def _chunks(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), _CHUNK):
        yield uids[start : start + _CHUNK]


def _take(fetcher: Fetcher, uid: int, glance: Glance | None, concerns: Callable[[Glance], str], haul: Haul) -> None:
    """Download one mail if it concerns us. A mail without an answer was deleted in this moment.

    Of what our own people write to participants, the header is all that matters.
    """
    reason = concerns(glance) if glance else ""
    if glance is None or not reason:
        haul.passed_over += 1
        return
    raw = glance.headers if reason == TO_PARTICIPANT else fetcher.download(uid, glance)
    if raw:
        haul.mails.append(Arrived(folder=fetcher.folder, uidvalidity=fetcher.uidvalidity, uid=uid, raw=raw))
        haul.size += len(raw)
