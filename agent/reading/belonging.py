"""Which interview a calendar message belongs to, where it is not its UID that says so.

Joining never widens trust: only proven messages about entries that the recruiter organises are joined with anything,
and only with interviews that are proven to be the recruiter's. Who may be asked is told anew from all entries
(agent.core.cast), where a newcomer for whom nothing but their own reply speaks becomes a doubt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from agent.core.calendar import apply
from agent.core.events import CalendarMail, Joined
from agent.core.gathering import gathered, who_is_who
from agent.core.handed import latest
from agent.core.interview import Interview, InterviewState
from agent.core.itip import Meeting, Method
from agent.core.joining import Pairing, pair
from agent.core.marks import code
from agent.core.memory import keys, newest
from agent.core.people import Directory, Side
from agent.core.pictures import Picture, picture
from agent.core.rescheduled import moved_to
from agent.reading.known import Known

_WAITING = frozenset({InterviewState.PLANNED, InterviewState.ENDED})
_OPEN = _WAITING | {InterviewState.ASKING}
_MOST_ENTRIES = 20
"""Of one interview; strangers could send more."""
_JOINING = frozenset({Method.REQUEST, Method.REPLY})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    event: CalendarMail
    known: Known
    directory: Directory
    own: Interview | None
    """The interview that has the entry already."""
    meeting: Meeting
    """The entry after the message."""


def placed(event: CalendarMail, known: Known, directory: Directory) -> tuple[CalendarMail | Joined, ...]:
    """The event with the interview that it belongs to, and what this means for other interviews."""
    said = {key: known.memory[key] for key in keys([event.message]) if key in known.memory}
    event = replace(event, memory=said)
    own = next((i for i in (*known.interviews, *known.nearby) if i.ref == event.interview), None)
    before = own.entry(event.message.uid) if own else None
    place = _Place(event=event, known=known, directory=directory, own=own, meeting=apply(before, event.message).meeting)
    if not _may_join(place):
        return (event,)
    pairing = pair(_mine(place), [_picture(i, directory) for i in _others(place)])
    if pairing.rivals:
        return (_continued(replace(event, unsure=_unsure(pairing)), place),)
    return _joined(place, pairing) if pairing.found else (_continued(event, place),)


def foreseen(known: Known, events: Iterable[CalendarMail | Joined], directory: Directory) -> Known:
    """What will be known once these events are taken in, as far as joining looks at it.

    One mail may bring several entries, such as a file with an invitation for each side. The instances of a series are
    left for later mail: a series may have sixty of them.
    """
    for event in events:
        before = next((i for i in (*known.interviews, *known.nearby) if i.ref == event.interview), None)
        if isinstance(event, Joined):
            known = _put(known, replace(before, joined_into=event.into)) if before else known
        elif (before is None or event.joins) and event.message.recurrence_id is None:
            known = _put(known, _taken_in(before, event, directory))
    return known


def _taken_in(before: Interview | None, event: CalendarMail, directory: Directory) -> Interview:
    meeting = apply(before.entry(event.message.uid) if before else None, event.message).meeting
    ours = meeting.organizer is not None and directory.is_recruiter(meeting.organizer.email)
    blank = Interview(ref=event.interview, mailbox="", meeting=meeting, approved=ours and event.verified)
    after = gathered(before or blank, meeting, event, directory)
    told = who_is_who(after, directory)
    return replace(after, people=told.people, possible=told.possible)


def _put(known: Known, interview: Interview) -> Known:
    others = tuple(i for i in known.nearby if i.ref != interview.ref)
    mentioned = tuple(i for i in known.interviews if i.ref != interview.ref)
    return replace(known, interviews=mentioned, nearby=(*others, interview))


def _may_join(place: _Place) -> bool:
    """Whether a message is proven, about the recruiter's own entry, and surely about an interview."""
    event, own, organizer = place.event, place.own, place.meeting.organizer
    ours = organizer is not None and place.directory.is_recruiter(organizer.email)
    if not event.verified or event.message.method not in _JOINING or not ours or place.meeting.cancelled:
        return False
    if own is not None:
        return event.message.method is Method.REQUEST and own.state is InterviewState.PLANNED and _sound(own)
    return not who_is_who(_alone(place), place.directory).possible


def _alone(place: _Place) -> Interview:
    return Interview(ref="", mailbox="", meeting=place.meeting, memory=place.event.memory)


def _sound(interview: Interview) -> bool:
    """Whether an interview is proven to be the recruiter's, and surely one."""
    return interview.approved and not interview.contested and not interview.possible and not interview.joined_into


def _others(place: _Place) -> list[Interview]:
    """The interviews that the entry may be a part of, or that may be parts of its own. One whose questions are out is
    joined only by what is over, too: nobody is asked again for it."""
    end, at = place.meeting.end, place.event.at
    over = end is not None and end <= at
    states = {InterviewState.PLANNED} if place.own else _OPEN if over else _WAITING
    found = {i.ref: i for i in (*place.known.nearby, *place.known.interviews)}
    fit = (i for i in found.values() if i.state in states and _sound(i) and i.ref != place.event.interview)
    return [i for i in fit if len(i.parts) < _MOST_ENTRIES]


def _mine(place: _Place) -> Picture:
    own = place.own or _alone(place)
    meetings = [e.meeting for e in own.parts if e.uid != place.meeting.uid]
    memory = newest(own.memory, place.event.memory)
    return picture(
        place.event.interview,
        [*meetings, place.meeting],
        place.directory,
        own.named,
        memory,
        _doubted(own, place.meeting),
    )


def _picture(interview: Interview, directory: Directory) -> Picture:
    meetings = [e.meeting for e in interview.parts]
    return picture(interview.ref, meetings, directory, interview.named, interview.memory, _doubted(interview))


def _doubted(interview: Interview, *stated: Meeting) -> frozenset[str]:
    """Whoever is in doubt where several entries were joined, but for those whom the organiser now invites."""
    invited = {a.address.email for m in stated for a in m.invited}
    unknown = {p.address.email for p in interview.people if p.side is Side.UNKNOWN}
    return frozenset(unknown - invited) if interview.entries else frozenset()


def _joined(place: _Place, pairing: Pairing) -> tuple[CalendarMail | Joined, ...]:
    """An entry that is new goes to the interview that was begun first; one that has its own draws the others in."""
    by_ref = {i.ref: i for i in _others(place)}
    found = [(by_ref[p.ref], why) for p, why in pairing.found]
    event = place.event
    if place.own is None:
        found.sort(key=lambda one: (one[0].state is InterviewState.PLANNED, _begun(one[0]), one[0].ref))
        (target, why), found = found[0], found[1:]
        event = replace(event, interview=target.ref, joins=why)
    found = [(i, why) for i, why in found if i.state in _WAITING and _ahead(i, event.at)]
    absorbed = tuple(replace(e, reason=e.reason or why) for i, why in found for e in i.parts)
    named = {email: side for i, _ in found for email, side in i.named.items()}
    memory = newest(event.memory, *(i.memory for i, _ in found))
    handed = latest(*(i.handed for i, _ in found))
    whole = replace(event, absorbs=absorbed, named=named, handed=handed, memory=memory)
    return (whole, *(_into(event, i, why) for i, why in found))


def _into(event: CalendarMail, interview: Interview, why: str) -> Joined:
    key = f"{event.id}/{interview.ref}/joined"
    return Joined(id=key, interview=interview.ref, at=event.at, into=event.interview, reason=why)


def _begun(interview: Interview) -> datetime:
    return min(e.meeting.dtstamp for e in interview.parts)


def _ahead(interview: Interview, at: datetime) -> bool:
    return interview.meeting.end is not None and interview.meeting.end > at


def _unsure(pairing: Pairing) -> str:
    named = " and ".join(code(ref) for ref in pairing.rivals)
    return f"It may be one interview with {named}, which fit equally well. I joined none of them."


# --- cancelled, and invited anew -------------------------------------------------------------------------------------


def _continued(event: CalendarMail, place: _Place) -> CalendarMail:
    """With what the recruiter said of the people of the cancelled interview, if this one takes its place."""
    if place.own is not None:
        return event
    old = next((i for i in _cancelled(place.known.nearby) if moved_to(i.meeting, place.meeting)), None)
    return (
        replace(
            event, continues=old.ref, named={**old.named}, handed=old.handed, memory=newest(old.memory, event.memory)
        )
        if old
        else event
    )


def _cancelled(interviews: Sequence[Interview]) -> list[Interview]:
    return [i for i in interviews if i.meeting.cancelled and i.approved and not i.contested]
