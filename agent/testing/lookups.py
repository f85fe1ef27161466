"""How interviews are looked up in memory: by the time of a calendar entry, and by people."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.core.interview import Interview, InterviewState
from agent.core.people import Side
from agent.ports.store import DAY, FORTNIGHT, NEARBY, OPEN, SHUT


def near(interviews: Sequence[Interview], around: Sequence[datetime]) -> tuple[Interview, ...]:
    """As in the port; interviews come sorted, those that begin last first."""
    if not around:
        return ()
    found: list[Interview] = []
    for states, span in ((OPEN, DAY), (SHUT, FORTNIGHT)):
        these = (i for i in interviews if i.state in states and _within(i.meeting.start, around, span))
        found += list(these)[:NEARBY]
    return tuple(found)


def _within(start: datetime | None, around: Sequence[datetime], span: timedelta) -> bool:
    try:
        return start is not None and min(around) - span <= start <= max(around) + span
    except OverflowError:
        return start is not None and min(around) <= start <= max(around)


def addresses(interview: Interview) -> set[str]:
    """Everybody's in an interview that is not closed, but the recruiter's own."""
    if interview.state is InterviewState.CLOSED:
        return set()
    people = (*interview.people, *(r.person for r in interview.respondents))
    own = {p.address.email for p in people if p.side not in (Side.RECRUITER, Side.ROOM)}
    return own.union(*(r.accepted for r in interview.respondents))
