"""A further round: an invitation of the recruiter's that leaves no doubt about how the interview before went on."""

from collections.abc import Iterator

from agent.core.calendar import apply
from agent.core.cast import cast
from agent.core.events import CalendarMail, Event, FurtherOff, HumanWrote
from agent.core.folding import fold
from agent.core.interview import Interview, InterviewState
from agent.core.people import Side
from agent.core.tags import name_words
from agent.reading.case import Case, Ignored, Outcome, Quarantined, Several

_ASKED_ABOUT = (InterviewState.ENDED, InterviewState.ASKING)


def with_further(case: Case, found: Outcome) -> Outcome:
    """What a calendar mail is news of, and of each interview that is being asked about whose further round it brings,
    or cancels.

    Only the first news of a round counts: one that was arranged before the interview says nothing of how it went.
    """
    if isinstance(found, Ignored | Quarantined):
        return found
    events = found.events if isinstance(found, Several) else (found,)
    rounds = [one for one in events if isinstance(one, CalendarMail) and _is_new(case, one)]
    silenced = tuple(_arranged(case, before, one) for one in rounds for before in _before(case, one))
    taken_up = tuple(_off(case, before, one) for one in events for before in _waiting(case, one))
    return Several(events=(*events, *silenced, *taken_up)) if silenced or taken_up else found


def _is_new(case: Case, event: CalendarMail) -> bool:
    new = not event.joins and case.known.interview(event.interview) is None
    return event.verified and new and _is_ours(case, event)


def _is_ours(case: Case, event: CalendarMail) -> bool:
    organizer = event.message.organizer
    return organizer is not None and case.directory.is_recruiter(organizer.email)


def _waiting(case: Case, event: Event) -> Iterator[Interview]:
    """The interviews whose questions a round had ended that this mail cancels before it took place."""
    there = case.known.interview(event.interview) if isinstance(event, CalendarMail) else None
    if there is None or not isinstance(event, CalendarMail) or not (event.verified and _is_ours(case, event)):
        return
    start, others = there.meeting.start, [e for e in there.entries if e.uid != event.message.uid]
    to_come = start is not None and start > case.at and all(e.meeting.cancelled for e in others)
    entry = there.entry(event.message.uid) or there.meeting
    if to_come and not entry.cancelled and apply(entry, event.message).meeting.cancelled:
        yield from (one for one in case.known.interviews if one.further == there.ref)


def _off(case: Case, before: Interview, event: Event) -> Event:
    return FurtherOff(
        id=f"mail:{case.mail}/off/{before.ref}",
        interview=before.ref,
        at=case.at,
        mail=case.mail,
        further=event.interview,
    )


def _before(case: Case, event: CalendarMail) -> Iterator[Interview]:
    """The interviews of which this is a further round: later, with the candidate and the same client."""
    meeting = apply(None, event.message).meeting
    for one in case.known.interviews:
        start, end = meeting.start, one.meeting.end
        later = start is not None and end is not None and start > max(end, case.at)
        if one.state not in _ASKED_ABOUT or one.ref == event.interview or not later or meeting.cancelled:
            continue
        seen = cast(meeting, case.directory, one.named, case.known.memory)
        here = {attendee.address.email for attendee in meeting.attendees}
        same_company = bool(one.company) and (seen.company == one.company or _names(meeting.summary, one.company))
        if seen.interview and _among(one, Side.CANDIDATE, here) and (same_company or _among(one, Side.CLIENT, here)):
            yield one


def _names(title: str, company: str) -> bool:
    words = name_words(fold(company))
    return bool(words) and words <= name_words(fold(title))


def _among(interview: Interview, side: Side, emails: set[str]) -> bool:
    return any(r.addresses & emails for r in interview.on(side))


def _arranged(case: Case, before: Interview, event: CalendarMail) -> Event:
    return HumanWrote(
        id=f"mail:{case.mail}/further/{before.ref}",
        interview=before.ref,
        at=case.at,
        mail=case.mail,
        slots=tuple(r.slot for r in before.respondents),
        written=min(case.claims.date or case.at, case.at),
        by_us=True,
        others=(event.interview,),
        further=event.interview,
    )
