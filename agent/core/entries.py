"""Several calendar entries that are one interview: the single pictures, and the one that everything else works with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from agent.core.itip import Attendee, Meeting, PartStat


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One calendar entry of an interview."""

    meeting: Meeting
    reason: str = ""
    """Why it belongs to the others, in a clause; empty for the one that the interview began with."""

    @property
    def uid(self) -> str:
        """Tells the entries of one interview apart: two instances of one series are never joined."""
        return self.meeting.uid


def with_meeting(entries: tuple[Entry, ...], meeting: Meeting, reason: str = "") -> tuple[Entry, ...]:
    """The entries with one picture renewed, or added behind the others."""
    fresh = Entry(meeting=meeting, reason=reason)
    if all(e.uid != fresh.uid for e in entries):
        return (*entries, fresh)
    return tuple(replace(e, meeting=meeting) if e.uid == fresh.uid else e for e in entries)


def combined(entries: tuple[Entry, ...], vouched: Callable[[Attendee], bool]) -> Meeting:
    """One picture of all entries, the same in whichever order they came in but for its UID, which is the first one's.

    It lasts from the first beginning to the last end of what is not cancelled, is cancelled when all are, and has
    everybody in it. Entries of which only replies are known, and only of people for whom nobody but themselves speaks
    (``vouched``), add these people and nothing else: or a stranger could move the time or write tags.
    """
    first = entries[0].meeting
    if len(entries) == 1:
        return first
    everything = [e.meeting for e in entries]
    live = [m for m in everything if not m.cancelled] or everything
    sound = [m for m in live if m.from_organizer or any(map(vouched, m.attendees))] or live
    stated = [m for m in sound if m.from_organizer]
    told = sorted(stated or sound, key=_rank)
    return replace(
        first,
        sequence=max(m.sequence for m in everything),
        dtstamp=max(m.dtstamp for m in everything),
        start=min((m.start for m in sound if m.start), default=None),
        end=max((m.end for m in sound if m.end), default=None),
        all_day=all(m.all_day for m in sound),
        zone=next((m.zone for m in told if m.zone), ""),
        summary=max((m.summary for m in told), key=lambda text: (len(text), text)),
        description="\n".join(dict.fromkeys(m.description for m in told if m.description)),
        location=next((m.location for m in told if m.location), ""),
        organizer=next((m.organizer for m in told if m.organizer), None),
        attendees=_people(m.attendees for m in live),
        cancelled=all(m.cancelled for m in everything),
        from_organizer=bool(stated),
        requested=max((m.requested for m in everything if m.requested), default=None),
        invited=_people(m.invited for m in live),
        answers=_people(m.answers for m in live),
        removed=(),
        revoked=None,
        series=None,
        ended=None,
    )


def _rank(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.start is None, meeting.start or meeting.dtstamp, meeting.uid)


def _people(lists: Iterable[tuple[Attendee, ...]]) -> tuple[Attendee, ...]:
    """Everybody once. Who declined one entry and accepted another one comes."""
    found: dict[str, list[Attendee]] = {}
    for attendee in (a for one in lists for a in one):
        found.setdefault(attendee.address.email, []).append(attendee)
    return tuple(sorted((max(same, key=_weight) for same in found.values()), key=lambda a: a.address.email))


_TURN_OUT: Mapping[PartStat, int] = {
    PartStat.ACCEPTED: 4,
    PartStat.TENTATIVE: 3,
    PartStat.NEEDS_ACTION: 2,
    PartStat.DELEGATED: 1,
    PartStat.DECLINED: 0,
}


def _weight(attendee: Attendee) -> tuple[object, ...]:
    return (
        _TURN_OUT[attendee.partstat],
        attendee.role != "OPT-PARTICIPANT",
        len(attendee.address.name),
        attendee.address.name,
        attendee.cutype,
        attendee.sent_by,
        attendee.comment,
    )
