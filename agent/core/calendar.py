"""Builds the picture of a calendar entry from the messages about it (RFC 5546).

Mail comes late, twice and in any order, so the picture must not depend on the order. Each kind of message therefore
adds to a part of its own, in a way that forgets only what is outranked; the part that people see is worked out anew
from all of them. Repeating a message then changes nothing, and an old one cannot undo a newer one.
"""

from dataclasses import replace

from agent.core.answers import above, answered, answering, by_address, refused
from agent.core.attendance import attendance, outranks
from agent.core.itip import Attendee, Change, ITip, Meeting, Method, PartStat, Rank, Series, Significance
from agent.core.mail import Address

__all__ = [
    "Attendee",
    "Change",
    "ITip",
    "Meeting",
    "Method",
    "PartStat",
    "Rank",
    "Series",
    "Significance",
    "answering",
    "apply",
]

_HEARD = frozenset({Method.REQUEST, Method.CANCEL, Method.REPLY, Method.COUNTER, Method.DECLINECOUNTER})
_PROPOSALS = frozenset({Method.COUNTER, Method.DECLINECOUNTER})
_UNSTATED = -1
"""SEQUENCE of what these repeat about the event: any other message knows better."""


def apply(known: Meeting | None, message: ITip) -> Change:
    """What we know after a message about one entry, or about one instance of a series (agent.core.series).

    A stale message or a copy leaves the meeting as it was. A COUNTER is a wish: it adds its sender's answer and words,
    and moves nothing. PUBLISH and REFRESH change nothing: they inform, or ask; an ADD is spread out before.
    """
    before = _grown(known) if known else None
    after = _seen(_heard(before or _blank(message), message))
    if message.method not in _HEARD or after == before:
        return Change(meeting=known or after)
    return Change(meeting=after, significant=_significant(before, after))


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
            return answered(_stated(meeting, message), message)
        case Method.COUNTER:
            return answered(_stated(meeting, _without_wish(message)), message)
        case Method.DECLINECOUNTER:
            return refused(_stated(meeting, _without_wish(message)), message)
    return meeting


def _request(meeting: Meeting, message: ITip) -> Meeting:
    rank = (message.sequence, message.dtstamp)
    if message.of_series and (meeting.series is None or rank > meeting.series):
        meeting = replace(meeting, series=rank, spare=message)
    if meeting.requested is not None and _weight(message, rank) <= _weight(meeting, meeting.requested):
        return meeting
    return _as_stated(meeting, message)


def _as_stated(meeting: Meeting, message: ITip) -> Meeting:
    return replace(
        meeting,
        recurrence_id=message.recurrence_id,
        of_series=message.of_series,
        requested=(message.sequence, message.dtstamp),
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


def _weight(one: ITip | Meeting, rank: Rank) -> tuple[bool, Rank]:
    """An exception stands against its series, whichever of them is newer (RFC 5545 section 3.8.4.4)."""
    return (one.recurrence_id is not None and not one.of_series, rank)


def _cancel(meeting: Meeting, message: ITip) -> Meeting:
    """The whole event, or some of its people.

    Without STATUS, the attendees named are uninvited and the others still meet (RFC 5546 section 3.2.5).
    """
    rank = (message.sequence, message.dtstamp)
    meeting = replace(_stated(meeting, message), from_organizer=True)
    if message.status == "CANCELLED" or not message.attendees:
        ended = above(meeting.ended, rank) if message.of_series else meeting.ended
        return replace(meeting, revoked=above(meeting.revoked, rank), ended=ended)
    removed = {a.address.email: a for a in meeting.removed}
    for person in message.attendees:
        earlier = removed.get(person.address.email)
        highest = above(earlier.answered if earlier else None, rank)
        removed[person.address.email] = Attendee(address=Address(email=person.address.email), answered=highest)
    return replace(meeting, removed=by_address(removed.values()))


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


def _without_wish(message: ITip) -> ITip:
    """What a proposal tells of the event as it is: never the time, which is the one proposed, unless both are given."""
    return replace(message, sequence=_UNSTATED, start=message.original_start, end=message.original_end)


# --- what follows from all of them -----------------------------------------------------------------------------------


def _seen(meeting: Meeting) -> Meeting:
    """The picture with its people, and whether it still takes place."""
    meeting = _without_dead_exception(meeting)
    people = attendance(meeting)
    organizer = meeting.organizer.email if meeting.organizer else ""
    alone = bool(meeting.removed) and not any(a.address.email != organizer for a in people)
    revoked = meeting.revoked is not None and outranks(meeting.revoked, meeting.requested)
    return replace(meeting, attendees=people, cancelled=revoked or alone)


def _without_dead_exception(meeting: Meeting) -> Meeting:
    """Where an exception was cancelled, and its series stated anew since, the instance is as the series has it."""
    exception = meeting.recurrence_id is not None and not meeting.of_series and meeting.requested is not None
    dead = exception and meeting.revoked is not None and outranks(meeting.revoked, meeting.requested)
    return _as_stated(meeting, meeting.spare) if dead and meeting.spare is not None else meeting


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
        Significance.WISH: _wishes(old) != _wishes(after),
        Significance.COMMENT: _comments(old) != _comments(after),
        Significance.TEXT: _words(old) != _words(after),
    }
    return frozenset(new | {sign for sign, seen in signs.items() if seen})


def _who(meeting: Meeting) -> object:
    people = {(a.address.email, a.cutype, a.delegated_to) for a in meeting.attendees}
    return people, meeting.organizer and meeting.organizer.email


def _said(meeting: Meeting) -> set[tuple[str, PartStat]]:
    return {(a.address.email, a.partstat) for a in meeting.attendees if a.partstat is not PartStat.NEEDS_ACTION}


def _wishes(meeting: Meeting) -> object:
    return {(a.address.email, a.proposed_start, a.proposed_end) for a in meeting.attendees if a.proposed_start}


def _comments(meeting: Meeting) -> object:
    return {(a.address.email, a.comment) for a in meeting.attendees if a.comment}


def _words(meeting: Meeting) -> tuple[str, str, str]:
    return meeting.summary, meeting.description, meeting.location


# --- beginnings ------------------------------------------------------------------------------------------------------


def _blank(message: ITip) -> Meeting:
    """A meeting of which nothing is known but what a message says about the event itself."""
    told = _without_wish(message) if message.method in _PROPOSALS else message
    return Meeting(
        uid=told.uid,
        recurrence_id=told.recurrence_id,
        sequence=told.sequence,
        dtstamp=told.dtstamp,
        start=told.start,
        end=told.end,
        all_day=told.all_day,
        zone=told.zone,
        summary=told.summary,
        description=told.description,
        location=told.location,
        organizer=told.organizer,
    )


def _grown(known: Meeting) -> Meeting:
    """A meeting of which only the picture is known, with the parts that the picture would follow from."""
    if known.requested or known.answers or known.removed or known.revoked:
        return known
    rank = (known.sequence, known.dtstamp)
    revoked = rank if known.cancelled else None
    if known.from_organizer:
        return replace(known, requested=rank, invited=known.attendees, revoked=revoked)
    answers = by_address(replace(a, answered=a.answered or rank) for a in known.attendees)
    return replace(known, answers=answers, revoked=revoked)
