"""Builds the picture of a calendar entry from the messages about it (RFC 5546).

Mail comes late, twice and in any order, so the picture must not depend on the order. Each kind of message therefore
adds to a part of its own, in a way that forgets only what is outranked; the part that people see is worked out anew
from all of them. Repeating a message then changes nothing, and an old one cannot undo a newer one.
"""

from collections.abc import Iterable
from dataclasses import replace

from agent.core.attendance import attendance, outranks
from agent.core.itip import Attendee, Change, ITip, Meeting, Method, PartStat, Rank, Significance
from agent.core.mail import Address

__all__ = [
    "Attendee",
    "Change",
    "ITip",
    "Meeting",
    "Method",
    "PartStat",
    "Rank",
    "Significance",
    "answering",
    "apply",
]

MOST_ANSWERS = 200


def apply(known: Meeting | None, message: ITip) -> Change:
    """What we know after a message, and what in it was significant.

    A stale message or a copy leaves the meeting as it was. COUNTER and the other methods change nothing: they are a
    wish, or a copy for information.
    """
    before = _grown(known) if known else None
    after = _seen(_heard(before or _blank(message), message))
    if message.method not in {Method.REQUEST, Method.REPLY, Method.CANCEL} or after == before:
        return Change(meeting=known or after)
    return Change(meeting=after, significant=_significant(before, after))


def answering(message: ITip) -> Attendee | None:
    """The one person whose answer a REPLY is; None if it does not say so clearly.

    A REPLY speaks for its sender only (RFC 5546 section 3.2.3). The other attendees in it are what the sender's
    calendar knew, and would let one person answer for another.
    """
    delegating = [a for a in message.attendees if a.partstat is PartStat.DELEGATED]
    said = delegating or [a for a in message.attendees if a.partstat is not PartStat.NEEDS_ACTION]
    alone = said or message.attendees
    return alone[0] if len(alone) == 1 else None


# --- what each message adds ------------------------------------------------------------------------------------------


def _heard(meeting: Meeting, message: ITip) -> Meeting:
    match message.method:
        case Method.REQUEST if message.status == "CANCELLED":
            return _cancel(meeting, message)
        case Method.REQUEST:
            return _request(meeting, message)
        case Method.CANCEL:
            return _cancel(meeting, message)
        case Method.REPLY:
            return _reply(meeting, message)
    return meeting


def _request(meeting: Meeting, message: ITip) -> Meeting:
    rank = (message.sequence, message.dtstamp)
    if meeting.requested is not None and rank <= meeting.requested:
        return meeting
    return replace(
        meeting,
        requested=rank,
        sequence=message.sequence,
        dtstamp=message.dtstamp,
        start=message.start,
        end=message.end,
        all_day=message.all_day,
        zone=message.zone,
        summary=message.summary,
        description=message.description,
        location=message.location,
        organizer=message.organizer,
        invited=message.attendees,
        from_organizer=True,
    )


def _cancel(meeting: Meeting, message: ITip) -> Meeting:
    """The whole event, or some of its people.

    Without STATUS, the attendees named are uninvited and the others still meet (RFC 5546 section 3.2.5).
    """
    rank = (message.sequence, message.dtstamp)
    meeting = replace(_stated(meeting, message), from_organizer=True)
    if message.status == "CANCELLED" or not message.attendees:
        return replace(meeting, revoked=_above(meeting.revoked, rank))
    removed = {a.address.email: a for a in meeting.removed}
    for person in message.attendees:
        earlier = removed.get(person.address.email)
        above = _above(earlier.answered if earlier else None, rank)
        removed[person.address.email] = Attendee(address=Address(email=person.address.email), answered=above)
    return replace(meeting, removed=_by_address(removed.values()))


def _reply(meeting: Meeting, message: ITip) -> Meeting:
    meeting = _stated(meeting, message)
    person = answering(message)
    if person is None:
        return meeting
    rank = (message.sequence, message.dtstamp)
    answers = {a.address.email: a for a in meeting.answers}
    earlier = answers.get(person.address.email)
    if earlier is None and len(answers) >= MOST_ANSWERS:
        return meeting
    if earlier is not None and earlier.answered is not None and rank <= earlier.answered:
        return meeting
    answers[person.address.email] = replace(person, answered=rank)
    return replace(meeting, answers=_by_address(answers.values()))


def _stated(meeting: Meeting, message: ITip) -> Meeting:
    """What a REPLY or CANCEL repeats about the event counts only until a REQUEST states it.

    The highest SEQUENCE wins; several messages about one revision complete each other, as some leave things out.
    """
    if meeting.requested is not None or message.sequence < meeting.sequence:
        return meeting
    fresh = message.sequence > meeting.sequence
    base = replace(_blank(message), dtstamp=message.dtstamp) if fresh else meeting
    times = max((m for m in (base, message) if m.start and m.end), key=_times, default=base)
    return replace(
        meeting,
        sequence=message.sequence,
        dtstamp=max(base.dtstamp, message.dtstamp),
        start=times.start,
        end=times.end,
        all_day=times.all_day,
        zone=_fuller(base.zone, message.zone),
        summary=_fuller(base.summary, message.summary),
        description=_fuller(base.description, message.description),
        location=_fuller(base.location, message.location),
        organizer=max((o for o in (base.organizer, message.organizer) if o), key=_full_name, default=None),
    )


def _times(stated: Meeting | ITip) -> tuple[object, ...]:
    """Where two messages about one revision disagree, the later end: to ask too early is worse than to ask late."""
    return (stated.end, stated.start, stated.all_day)


def _fuller(one: str, other: str) -> str:
    return max(one, other, key=lambda text: (len(text), text))


def _full_name(person: Address) -> tuple[int, str, str]:
    return (len(person.name), person.name, person.email)


def _above(one: Rank | None, other: Rank) -> Rank:
    return (max(one[0], other[0]), max(one[1], other[1])) if one else other


def _by_address(people: Iterable[Attendee]) -> tuple[Attendee, ...]:
    return tuple(sorted(people, key=lambda a: a.address.email))


# --- what follows from all of them -----------------------------------------------------------------------------------


def _seen(meeting: Meeting) -> Meeting:
    """The picture with its people, and whether it still takes place."""
    people = attendance(meeting)
    organizer = meeting.organizer.email if meeting.organizer else ""
    alone = bool(meeting.removed) and not any(a.address.email != organizer for a in people)
    revoked = meeting.revoked is not None and outranks(meeting.revoked, meeting.requested)
    return replace(meeting, attendees=people, cancelled=revoked or alone)


# --- what changed ----------------------------------------------------------------------------------------------------


def _significant(before: Meeting | None, after: Meeting) -> frozenset[Significance]:
    new = {Significance.NEW} if before is None else set()
    old = before or replace(after, cancelled=False, attendees=after.invited)
    signs = {
        Significance.MOVED: (old.start, old.end, old.all_day) != (after.start, after.end, after.all_day),
        Significance.CANCELLED: after.cancelled and not old.cancelled,
        Significance.REVIVED: old.cancelled and not after.cancelled,
        Significance.PEOPLE: before is not None and _who(old) != _who(after),
        Significance.ANSWER: _said(old) != _said(after),
        Significance.TEXT: _words(old) != _words(after),
    }
    return frozenset(new | {sign for sign, seen in signs.items() if seen})


def _who(meeting: Meeting) -> object:
    people = {(a.address.email, a.cutype, a.delegated_to) for a in meeting.attendees}
    return people, meeting.organizer and meeting.organizer.email


def _said(meeting: Meeting) -> set[tuple[str, PartStat]]:
    return {(a.address.email, a.partstat) for a in meeting.attendees if a.partstat is not PartStat.NEEDS_ACTION}


def _words(meeting: Meeting) -> tuple[str, str, str]:
    return meeting.summary, meeting.description, meeting.location


# --- beginnings ------------------------------------------------------------------------------------------------------


def _blank(message: ITip) -> Meeting:
    """A meeting of which nothing is known but what a message says about the event itself."""
    return Meeting(
        uid=message.uid,
        recurrence_id=message.recurrence_id,
        sequence=message.sequence,
        dtstamp=message.dtstamp,
        start=message.start,
        end=message.end,
        all_day=message.all_day,
        zone=message.zone,
        summary=message.summary,
        description=message.description,
        location=message.location,
        organizer=message.organizer,
    )


def _grown(known: Meeting) -> Meeting:
    """A meeting of which only the picture is known, with the parts that the picture would follow from."""
    if known.requested or known.answers or known.removed or known.revoked:
        return known
    rank = (known.sequence, known.dtstamp)
    revoked = rank if known.cancelled else None
    if known.from_organizer:
        return replace(known, requested=rank, invited=known.attendees, revoked=revoked)
    answers = _by_address(replace(a, answered=a.answered or rank) for a in known.attendees)
    return replace(known, answers=answers, revoked=revoked)
