"""Recurring events: which interviews one message speaks of (RFC 5545 sections 3.8.4.4 and 3.8.5, RFC 5546 section 3.2).

- Each instance of a series is an entry of its own, known by UID and RECURRENCE-ID, and an interview of its own. So an
  exception for any instance, the first one included, is about the same interview as that instance.
- A series of more than MOST_INSTANCES, or without an end, is a standing meeting: it makes no interview. An exception
  of it is heard by itself.
- A REQUEST for the whole series moves the instances that have no exception. Where the rule gives other times than
  before, instances that are no longer in it and new ones are the same ones moved, in their order; what is then left
  over is cancelled.
- CANCEL, and answers to the whole series, reach every instance that is known.
- ADD brings further instances. RANGE=THISANDFUTURE moves all instances from that one on by as much as that one.
- An event that does not recur has no RECURRENCE-ID. If it becomes a series, it is the instance that begins as it does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent.core.attendance import outranks
from agent.core.itip import ITip, Meeting, Method, Rank, Series

Told = tuple[str, ITip]
"""The reference of the known entry that a message is for, empty for a new one; and what it says of that one."""

STANDING = "a standing meeting: it recurs too often to be interviews"
OUTDATED = "an older state of a series"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Restated:
    """The entries of a series that a REQUEST for the whole of it states anew."""

    met: tuple[tuple[str, datetime], ...]
    """Known entries and where they begin now."""
    new: tuple[datetime, ...]
    gone: tuple[str, ...]


def spread(
    message: ITip, known: Mapping[str, Meeting], apart: frozenset[datetime] = frozenset()
) -> tuple[Told, ...] | str:
    """What a message says of each entry that it is about, or why it is about none.

    ``known`` are the entries with this UID by reference; ``apart`` the instances of which the same mail speaks
    separately, as exceptions.
    """
    whole = message.recurrence_id is None
    if whole and message.method is Method.REQUEST and message.status != "CANCELLED":
        return _whole(message, known, apart)
    if whole and message.method is Method.ADD:
        return _added(message, known)
    if whole:
        return _every(message, known)
    return _later(message, known) if message.and_future else _one(message, known)


# --- one instance ----------------------------------------------------------------------------------------------------


def _one(message: ITip, known: Mapping[str, Meeting]) -> tuple[Told, ...] | str:
    ref = _find(message, known)
    asks = message.method in (Method.REQUEST, Method.ADD)
    unlisted = not ref or known[ref].series is None
    if asks and (_ended(message, known) or (unlisted and _outdated(message, known))):
        return OUTDATED
    return ((ref, message),)


def _find(message: ITip, known: Mapping[str, Meeting]) -> str:
    """The entry with this RECURRENCE-ID; else the one, not yet known as an instance, that begins then."""
    at = message.recurrence_id
    exact = (ref for ref, m in known.items() if m.recurrence_id == at)
    that_day = (ref for ref, m in known.items() if message.recurrence_day and at and _on_day(m, at))
    begins = (ref for ref, m in known.items() if m.recurrence_id is None and at is not None and m.start == at)
    return next((ref for found in (exact, that_day, begins) for ref in found), "")


def _on_day(meeting: Meeting, day: datetime) -> bool:
    begins = meeting.recurrence_id or meeting.start
    if begins is None:
        return False
    return (begins.astimezone(ZoneInfo(meeting.zone)) if meeting.zone else begins).date() == day.date()


def _later(message: ITip, known: Mapping[str, Meeting]) -> tuple[Told, ...] | str:
    """This instance and all that come after it, by the rule's time."""
    first = _one(replace(message, and_future=False), known)
    if isinstance(first, str):
        return first
    at, here = message.recurrence_id, first[0][0]
    rest = [(ref, m) for ref, m in known.items() if ref != here and at and m.recurrence_id and m.recurrence_id > at]
    moved = message.start - at if message.start and at else timedelta()
    length = message.end - message.start if message.start and message.end else None
    return (*first, *((ref, _shifted(message, m, moved, length)) for ref, m in rest))


def _shifted(message: ITip, meeting: Meeting, moved: timedelta, length: timedelta | None) -> ITip:
    if message.method is not Method.REQUEST or meeting.recurrence_id is None or length is None:
        return _about(message, meeting)
    start = meeting.recurrence_id + moved
    return replace(_about(message, meeting), start=start, end=start + length)


# --- the whole series ------------------------------------------------------------------------------------------------


def _every(message: ITip, known: Mapping[str, Meeting]) -> tuple[Told, ...] | str:
    """What concerns the whole, said of each instance that is known."""
    if known:
        return tuple((ref, _about(message, m)) for ref, m in known.items())
    if message.method is Method.REPLY and message.series is not None:
        return STANDING if message.series.standing else tuple(("", one) for one in _instances(message, message.series))
    return (("", replace(message, of_series=message.method is Method.CANCEL)),)


def _about(message: ITip, meeting: Meeting) -> ITip:
    """The message as one about this instance; what it says about times is true of the first one only."""
    if meeting.recurrence_id is None:
        return replace(message, series=None, of_series=message.method is Method.CANCEL)
    times = (None, None) if message.method is Method.COUNTER else (meeting.start, meeting.end)
    return replace(
        message,
        recurrence_id=meeting.recurrence_id,
        recurrence_day=False,
        and_future=False,
        of_series=True,
        series=None,
        start=times[0],
        end=times[1],
        original_start=meeting.start,
        original_end=meeting.end,
    )


def _added(message: ITip, known: Mapping[str, Meeting]) -> tuple[Told, ...] | str:
    """RFC 5546 section 3.2.4: each added instance is one of its own."""
    if message.series is not None and message.series.standing:
        return STANDING
    series = message.series or Series(starts=(message.start,) if message.start else ())
    added = [replace(one, method=Method.REQUEST, of_series=False) for one in _instances(message, series)]
    fresh = [one for one in added if _find(one, known) or not _outdated(one, known)]
    return tuple((_find(one, known), one) for one in fresh) or OUTDATED


def _whole(message: ITip, known: Mapping[str, Meeting], apart: frozenset[datetime]) -> tuple[Told, ...] | str:
    alone = all(m.recurrence_id is None for m in known.values())
    if alone and message.series is None:
        return (_first(known, message),)
    if message.series is not None and message.series.standing:
        return (_first(known, message),) if alone and known else STANDING
    series = message.series or Series(starts=(message.start,) if message.start else ())
    instances = {one.recurrence_id: one for one in _instances(message, series)}
    stated = _restated(message, tuple(at for at in series.starts if at not in apart), known, apart)
    met = tuple((ref, instances[at]) for ref, at in stated.met)
    new = tuple(("", instances[at]) for at in stated.new)
    gone = tuple((ref, _gone(message, known[ref])) for ref in stated.gone)
    return (*met, *new, *gone) or OUTDATED


def _first(known: Mapping[str, Meeting], message: ITip) -> Told:
    return next(iter(known), ""), replace(message, series=None)


def _restated(
    message: ITip, starts: tuple[datetime, ...], known: Mapping[str, Meeting], apart: frozenset[datetime]
) -> _Restated:
    found = {at: _find(replace(message, recurrence_id=at), known) for at in starts}
    met = tuple((ref, at) for at, ref in found.items() if ref)
    if _outdated(message, known):
        # Where the newer state knows an instance, that one decides; where it does not, the instance is gone.
        return _Restated(met=tuple((ref, at) for ref, at in met if known[ref].series is not None), new=(), gone=())
    new = [at for at, ref in found.items() if not ref]
    taken = {ref for ref, _ in met}
    free = sorted((ref for ref in known if ref not in taken), key=lambda ref: _place(known[ref]))
    movable = [ref for ref in free if known[ref].of_series or known[ref].recurrence_id is None]
    living = [ref for ref in movable if not known[ref].cancelled] if len(movable) > len(new) else movable
    moved = tuple(zip(living, new, strict=False))
    gone = [ref for ref in free if ref not in dict(moved) and known[ref].recurrence_id not in apart]
    kept = gone if message.series is not None else [ref for ref in gone if not _exception(known[ref])]
    return _Restated(met=(*met, *moved), new=tuple(new[len(moved) :]), gone=tuple(kept))


def _instances(message: ITip, series: Series) -> Iterator[ITip]:
    length = message.end - message.start if message.start and message.end else timedelta(hours=1)
    for at in series.starts:
        yield replace(
            message, recurrence_id=at, of_series=True, series=None, start=at, end=at + length, recurrence_day=False
        )


def _gone(message: ITip, meeting: Meeting) -> ITip:
    """An instance that the rule no longer has is cancelled."""
    return replace(
        message,
        method=Method.CANCEL,
        status="CANCELLED",
        recurrence_id=meeting.recurrence_id,
        series=None,
        start=meeting.start,
        end=meeting.end,
    )


# --- what is newer ---------------------------------------------------------------------------------------------------


def _outdated(message: ITip, known: Mapping[str, Meeting]) -> bool:
    """Whether the series has been stated anew, or cancelled, since: then nothing new comes of this message."""
    rank: Rank = (message.sequence, message.dtstamp)
    stated = [m.series for m in known.values() if m.series is not None and m.series != rank]
    newer = any(one > rank if message.recurrence_id is None else outranks(one, rank) for one in stated)
    return newer or _ended(message, known)


def _ended(message: ITip, known: Mapping[str, Meeting]) -> bool:
    """Whether the whole series was cancelled after this message."""
    rank: Rank = (message.sequence, message.dtstamp)
    return any(m.ended is not None and outranks(m.ended, rank) for m in known.values())


def _exception(meeting: Meeting) -> bool:
    return meeting.recurrence_id is not None and meeting.requested is not None and not meeting.of_series


def _place(meeting: Meeting) -> tuple[bool, datetime]:
    at = meeting.recurrence_id or meeting.start
    return (True, at) if at else (False, meeting.dtstamp)
