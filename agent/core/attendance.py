"""Who is in a calendar entry, worked out from its newest REQUEST, the answers and the CANCELs for single people."""

from dataclasses import replace

from agent.core.itip import Attendee, Meeting, PartStat, Rank
from agent.core.mail import Address


def outranks(cancel: Rank, request: Rank | None) -> bool:
    """Whether a CANCEL stands against a REQUEST.

    Lenient: it needs a higher SEQUENCE or a DTSTAMP that is not older, not both. Google cancels with a SEQUENCE that
    other calendars have already passed, and asking about a cancelled interview is worse than not asking.
    """
    return request is None or cancel[0] > request[0] or cancel[1] >= request[1]


def attendance(meeting: Meeting) -> tuple[Attendee, ...]:
    """Everybody who is invited or has answered, each with their newest word, and those whom they delegated it to."""
    answers = {a.address.email: a for a in meeting.answers}
    removed = {a.address.email: a.answered for a in meeting.removed}
    present: dict[str, Attendee] = {}
    for person in meeting.invited:
        gone = removed.get(person.address.email)
        if gone is None or not outranks(gone, meeting.requested):
            present.setdefault(person.address.email, _with_answer(person, answers.get(person.address.email), meeting))
    for answer in meeting.answers:
        if answer.address.email not in present and answer.address.email not in removed and _counts(answer, meeting):
            present[answer.address.email] = _with_answer(answer, answer, meeting)
    for person in tuple(present.values()):
        if person.partstat is PartStat.DELEGATED and person.delegated_to not in {"", *present, *removed}:
            present[person.delegated_to] = Attendee(address=Address(email=person.delegated_to))
    return tuple(present.values())


def _counts(answer: Attendee, meeting: Meeting) -> bool:
    """Whether somebody who was not invited is in because they answered: not to an earlier invitation than ours."""
    return meeting.requested is None or _current(answer, meeting)


def _current(answer: Attendee, meeting: Meeting) -> bool:
    """An answer to an earlier revision says nothing about this one (RFC 5546 section 3.2.3)."""
    return answer.answered is not None and answer.answered[0] >= meeting.sequence


def _with_answer(person: Attendee, answer: Attendee | None, meeting: Meeting) -> Attendee:
    if answer is None:
        return person
    if not _current(answer, meeting):
        outdated = PartStat.NEEDS_ACTION if person is answer else person.partstat
        return replace(person, partstat=outdated, answered=answer.answered)
    name = person.address.name or answer.address.name
    return replace(
        person,
        address=Address(email=person.address.email, name=name),
        partstat=answer.partstat,
        sent_by=answer.sent_by,
        delegated_to=answer.delegated_to,
        answered=answer.answered,
    )
