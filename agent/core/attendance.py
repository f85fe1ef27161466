"""Who is in a calendar entry, worked out from its newest REQUEST, the answers and the CANCELs for single people."""

from collections.abc import Mapping
from dataclasses import replace

from agent.core.itip import Attendee, Meeting, PartStat, Rank
from agent.core.mail import Address


def outranks(cancel: Rank, request: Rank | None) -> bool:
    """Whether a CANCEL stands against a REQUEST.

    Lenient: it needs a higher SEQUENCE or a later DTSTAMP, not both; of two equal messages it counts too. Google
    cancels with a SEQUENCE that other calendars have already passed, and asking about a cancelled interview is worse
    than not asking. In the same second it is SEQUENCE that tells (RFC 5546 section 2.1.5).
    """
    return request is None or cancel[0] > request[0] or cancel[1] > request[1] or cancel == request


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
    _bring_delegates(present, answers, removed, meeting)
    return tuple(present.values())


def _bring_delegates(
    present: dict[str, Attendee],
    answers: Mapping[str, Attendee],
    removed: Mapping[str, Rank | None],
    meeting: Meeting,
) -> None:
    """Whoever was sent instead of somebody, and whom they sent in turn (RFC 5546 section 3.2.2.3)."""
    waiting = list(present.values())
    while waiting:
        person = waiting.pop()
        to = person.delegated_to
        if person.partstat is PartStat.DELEGATED and to not in {"", *present, *removed}:
            stranger = Attendee(address=Address(email=to), delegated_from=person.address.email)
            present[to] = _with_answer(stranger, answers.get(to), meeting)
            waiting.append(present[to])


def _counts(answer: Attendee, meeting: Meeting) -> bool:
    """Whether somebody who was not invited is in because they answered: not to an earlier invitation than ours."""
    return meeting.requested is None or _current(answer, meeting)


def _current(answer: Attendee, meeting: Meeting) -> bool:
    """An answer to an earlier revision says nothing about this one (RFC 5546 section 3.2.3)."""
    return answer.answered is not None and answer.answered[0] >= meeting.sequence


def _with_answer(person: Attendee, answer: Attendee | None, meeting: Meeting) -> Attendee:
    if answer is None:
        return person
    spoken = replace(person, answered=answer.answered)
    if answer.comment:
        spoken = replace(spoken, comment=answer.comment, commented=answer.commented)
    if not _current(answer, meeting):
        outdated = PartStat.NEEDS_ACTION if person is answer else person.partstat
        return replace(spoken, partstat=outdated, proposed_start=None, proposed_end=None)
    wishes = _wishes(answer, meeting)
    return replace(
        spoken,
        address=Address(email=person.address.email, name=person.address.name or answer.address.name),
        partstat=answer.partstat,
        sent_by=answer.sent_by,
        delegated_to=answer.delegated_to,
        delegated_from=person.delegated_from or answer.delegated_from,
        proposed_start=answer.proposed_start if wishes else None,
        proposed_end=answer.proposed_end if wishes else None,
    )


def _wishes(answer: Attendee, meeting: Meeting) -> bool:
    """Whether a proposed time is still one: not what has been set since, and not declined by the organiser."""
    if answer.proposed_start is None or answer.answered is None:
        return False
    if (answer.proposed_start, answer.proposed_end) == (meeting.start, meeting.end):
        return False
    noes = (a.answered for a in meeting.refused if a.address.email in ("", answer.address.email))
    return not any(no is not None and no[1] >= answer.answered[1] for no in noes)
