"""What people answer to an invitation: REPLY and COUNTER, and the organiser's DECLINECOUNTER (RFC 5546)."""

from collections.abc import Iterable
from dataclasses import replace

from agent.core.itip import MOST_COMMENT, Attendee, ITip, Meeting, Method, PartStat, Rank
from agent.core.mail import Address

MOST_ANSWERS = 200

ANSWERS = frozenset({Method.REPLY, Method.COUNTER})
"""What an attendee says; everything else is the organiser's to say, but REFRESH."""


def answering(message: ITip) -> Attendee | None:
    """The one person whose answer a REPLY is; None if it does not say so clearly.

    A REPLY speaks for its sender only (RFC 5546 section 3.2.3). The other attendees in it are what the sender's
    calendar knew, and would let one person answer for another.
    """
    delegating = [a for a in message.attendees if a.partstat is PartStat.DELEGATED]
    said = delegating or [a for a in message.attendees if a.partstat is not PartStat.NEEDS_ACTION]
    alone = said or message.attendees
    return alone[0] if len(alone) == 1 else None


def own_words(message: ITip, sender: str) -> ITip:
    """The message as far as its sender may speak: an answer speaks for nobody but the attendee who sent it.

    The reply of a delegate repeats who sent them, and that of a delegator names the delegate (section 3.2.2.3).
    """
    if message.method not in ANSWERS:
        return message
    mine = tuple(a for a in message.attendees if sender in (a.address.email, a.sent_by))
    return replace(message, attendees=mine)


def answered(meeting: Meeting, message: ITip) -> Meeting:
    """The meeting with an answer, if it is its sender's newest."""
    person = answering(message)
    if person is None:
        return meeting
    answers = {a.address.email: a for a in meeting.answers}
    earlier = answers.get(person.address.email)
    if earlier is None and len(answers) >= MOST_ANSWERS:
        return meeting
    answers[person.address.email] = _newer(earlier, _said(person, message))
    return replace(meeting, answers=by_address(answers.values()))


def refused(meeting: Meeting, message: ITip) -> Meeting:
    """The meeting after the organiser declined proposals; of everybody, where nobody is named."""
    rank = (message.sequence, message.dtstamp)
    people = message.attendees or (Attendee(address=Address(email="")),)
    known = {a.address.email: a for a in meeting.refused}
    for person in people:
        earlier = known.get(person.address.email)
        newest = above(earlier.answered if earlier else None, rank)
        known[person.address.email] = Attendee(address=Address(email=person.address.email), answered=newest)
    return replace(meeting, refused=by_address(known.values()))


def _said(person: Attendee, message: ITip) -> Attendee:
    rank = (message.sequence, message.dtstamp)
    words = (message.comment or person.comment)[:MOST_COMMENT]
    wishes = message.method is Method.COUNTER
    # Who proposes another time has not accepted this one; some programs leave that unsaid.
    unsaid = wishes and person.partstat is PartStat.NEEDS_ACTION
    return replace(
        person,
        partstat=PartStat.TENTATIVE if unsaid else person.partstat,
        comment=words,
        commented=rank if words else None,
        proposed_start=message.start if wishes else None,
        proposed_end=message.end if wishes else None,
        answered=rank,
    )


def _newer(one: Attendee | None, other: Attendee) -> Attendee:
    """The later answer, with the latest words: a bare click takes nothing back that was written before."""
    if one is None:
        return other
    later = other if one.answered is None or (other.answered and other.answered > one.answered) else one
    spoke = max((a for a in (one, other) if a.commented), key=lambda a: (a.commented, a.comment), default=later)
    return replace(later, comment=spoke.comment, commented=spoke.commented)


def above(one: Rank | None, other: Rank) -> Rank:
    """The highest SEQUENCE and the newest DTSTAMP of both."""
    return (max(one[0], other[0]), max(one[1], other[1])) if one else other


def by_address(people: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """In a fixed order, so that pictures made in different orders are equal."""
    return tuple(sorted(people, key=lambda a: a.address.email))
