"""One look at a folder: headers and structure of what is new, and the whole of what concerns us."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from agent.adapters.elapsed import elapsed
from agent.adapters.imap.asking import MONTHS
from agent.adapters.imap.fetching import Fetcher
from agent.adapters.imap.opened import Opened
from agent.adapters.imap.session import Session
from agent.adapters.imap.twins import Twins
from agent.ports import FIRST_DAYS, Arrived, Cursor, Folder, Place
from agent.reading.relevance import TO_PARTICIPANT, Glance

MOST_MAILS = 50
"""Mails that one look brings back; the rest comes with the next."""
MOST_BYTES = 32 * 1024 * 1024
"""One look stops after this many octets of mail, so that a few great mails do not fill the memory."""
MOST_GLANCES = 20_000
"""Mails whose headers one look reads in a folder."""
_LONGEST = 5.0
"""Seconds after which a look goes no further, so that what it found is kept soon and slow servers lose little."""
_CHUNK = 250

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Haul:
    """What one look has brought so far, over all folders."""

    mails: list[Arrived] = field(default_factory=list)
    size: int = 0
    passed_over: int = 0
    unfinished: bool = False
    """True when a limit ended the look before everything new was looked at."""
    twins: Twins = field(default_factory=Twins)
    began: float = field(default_factory=elapsed)

    @property
    def late(self) -> bool:
        return elapsed() - self.began > _LONGEST

    @property
    def full(self) -> bool:
        return len(self.mails) >= MOST_MAILS or self.size >= MOST_BYTES


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What one look is for."""

    concerns: Callable[[Folder, Glance], str]
    days: int
    """Days of old mail where a folder has no cursor, or one that is none any more."""
    skip: Collection[Place]

    @property
    def ordinary(self) -> bool:
        """Whether it watches; otherwise it compares the mailbox with what is known, and wait() is not to notice."""
        return self.days == FIRST_DAYS and not self.skip


def look_at(session: Session, folder: Folder, opened: Opened, cursor: Cursor | None, task: Task, haul: Haul) -> Cursor:
    """Look at what is new in an open folder, and say how far it has been looked at."""
    fetcher = Fetcher(session, folder, opened.uidvalidity, haul.twins)
    if cursor is not None and not _goes_on(session, fetcher, opened, cursor):
        cursor = None
    begin, uids = _news(session, opened, cursor, task.days)
    uids = [uid for uid in uids if (folder, opened.uidvalidity, uid) not in task.skip] if task.skip else uids
    done = _through(fetcher, uids, begin, task, haul)
    if not haul.unfinished and cursor is None:
        done = max(done, opened.uidnext - 1)
    if cursor is not None and cursor.uid == done and cursor.anchor:
        return cursor
    return Cursor(
        uidvalidity=opened.uidvalidity, uid=done, anchor=fetcher.anchor(done) if done and opened.exists else ""
    )


def _through(fetcher: Fetcher, uids: Sequence[int], done: int, task: Task, haul: Haul) -> int:
    """Glance at these mails and take what concerns us: the last UID that was dealt with."""
    haul.unfinished = haul.unfinished or len(uids) > MOST_GLANCES
    for number, chunk in enumerate(_chunks(uids[:MOST_GLANCES])):
        if number and haul.late:
            haul.unfinished = True
            return done
        glances = fetcher.glances(chunk)
        for uid in chunk:
            if haul.full:
                haul.unfinished = True
                return done
            _take(fetcher, uid, glances.get(uid), task, haul)
            done = uid
    return done


def _goes_on(session: Session, fetcher: Fetcher, opened: Opened, cursor: Cursor) -> bool:
    """Whether the mails up to the cursor are still those that were looked at.

    Another UIDVALIDITY means other mails (RFC 3501 section 2.3.1.1), and UIDNEXT going back a restored backup. Some
    servers renumber and keep their UIDVALIDITY: there, another mail bears the UID of the cursor. Once a connection.
    """
    if cursor.uidvalidity != opened.uidvalidity or 0 < opened.uidnext <= cursor.uid:
        return False
    if cursor.anchor and fetcher.folder not in session.verified:
        if fetcher.anchor(cursor.uid) not in ("", cursor.anchor):
            log.warning("%s was renumbered behind our back and is scanned again", fetcher.folder.value)
            return False
        session.verified.add(fetcher.folder)
    return True


def _news(session: Session, opened: Opened, cursor: Cursor | None, days: int) -> tuple[int, list[int]]:
    """How far the folder was read before, and the UIDs since then, ascending."""
    if cursor is None:
        uids = session.search(f"SINCE {_first_day(days)}")
        return (uids[0] - 1 if uids else _last(session, opened)), uids
    # '*' is the last mail even when its UID is below the range (RFC 3501 section 6.4.8).
    return cursor.uid, [uid for uid in session.search(f"UID {cursor.uid + 1}:*") if uid > cursor.uid]


def _last(session: Session, opened: Opened) -> int:
    """The highest UID that was given, as far as can be told: what is old now must not be taken for new."""
    if opened.uidnext or not opened.exists:
        return max(opened.uidnext, 1) - 1
    return max(session.search("ALL"), default=0)


def _first_day(days: int) -> str:
    """The day to begin with: one more, as the server compares the day in its own zone."""
    day = date.fromordinal(max(datetime.now(UTC).date().toordinal() - days - 1, 1))
    return f"{day.day}-{MONTHS[day.month - 1]}-{day.year:04}"


def _chunks(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), _CHUNK):
        yield uids[start : start + _CHUNK]


def _take(fetcher: Fetcher, uid: int, seen: Glance | None, task: Task, haul: Haul) -> None:
    """Download one mail if it concerns us. A mail without an answer was deleted in this moment.

    Of what our own people write to participants, the header is all that matters.
    """
    reason = task.concerns(fetcher.folder, seen) if seen else ""
    if seen is None or not reason:
        haul.passed_over += 1
        return
    raw, came = fetcher.header(uid, seen) if reason == TO_PARTICIPANT else fetcher.download(uid, seen)
    if raw:
        haul.mails.append(
            Arrived(
                folder=fetcher.folder,
                uidvalidity=fetcher.uidvalidity,
                uid=uid,
                raw=raw,
                received=came,
                reason=reason,
            )
        )
        haul.size += len(raw)
