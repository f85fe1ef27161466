"""When to telephone with somebody: the next half hour that is in working hours on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from agent.core.chase import working
from agent.core.interview import Interview
from agent.core.people import Side
from agent.core.respondent import Respondent
from agent.core.rules import Rules, WorkingHours
from agent.core.whereabouts import Place, home, place

LENGTH = timedelta(minutes=30)
"""How long a call may take. Calls begin at the full or the half hour."""
_NOTICE = timedelta(hours=1)
"""The least time until the first call."""
_EARLY, _LATE = time(8), time(20)
"""When a call disturbs nobody, where no working hour suits both sides."""
_FAR = timedelta(days=14)
"""Within which both sides' hours overlap, or never do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A time to telephone with somebody."""

    with_whom: Respondent
    start: datetime
    """UTC."""
    theirs: bool
    """False where it is not in both sides' working hours, as they have no hour in common."""

    @property
    def end(self) -> datetime:
        return self.start + LENGTH


def debriefs(interview: Interview, rules: Rules, now: datetime) -> tuple[Call, ...]:
    """A call with somebody of each side, one after the other; the candidate first, who may not be at work long."""
    people = [_voice(interview, side, rules) for side in (Side.CANDIDATE, Side.CLIENT)]
    return calls(interview, [one for one in people if one], rules, now)


def calls(interview: Interview, people: Sequence[Respondent], rules: Rules, now: datetime) -> tuple[Call, ...]:
    """A call with each of these people, one after the other."""
    found: list[Call] = []
    free = now + _NOTICE
    for one in people:
        call = _call(one, place(interview, one, rules.hours), rules.hours, free)
        found.append(call)
        free = call.end
    return tuple(found)


def _voice(interview: Interview, side: Side, rules: Rules) -> Respondent | None:
    """Who speaks for a side: whoever decides, else the first."""
    there = [r for r in interview.on(side) if not r.person.declined]
    decides = (r for r in there if rules.directory.decides(r.person.address.email))
    return next(decides, next(iter(there), None))


def _call(whom: Respondent, there: Place, hours: WorkingHours, free: datetime) -> Call:
    """In both sides' hours; else in the morning or evening of theirs, or of both; else whenever the recruiter works."""
    wide, ours = replace(hours, start=_EARLY, end=_LATE), home(hours)
    ways = (
        ((ours, hours), (there, hours)),
        ((ours, hours), (there, wide)),
        ((ours, wide), (there, wide)),
        ((ours, hours),),
    )
    found = ((start, number == 0) for number, way in enumerate(ways) if (start := _first(free, way)))
    start, theirs = next(found, (_half_hour(free), False))
    return Call(with_whom=whom, start=start, theirs=theirs)


def _first(at: datetime, sides: Sequence[tuple[Place, WorkingHours]]) -> datetime | None:
    """The first half hour from ``at`` on in the hours of all these sides; None if there is none for days."""
    last, at = at + _FAR, _half_hour(at)
    while at <= last:
        later = max(_fitting(at, hours, there) for there, hours in sides)
        if later == at:
            return at
        at = _half_hour(later)
    return None


def _fitting(at: datetime, hours: WorkingHours, there: Place) -> datetime:
    """The first instant from ``at`` on from which a whole call is within working hours there."""
    begins = working(at, hours, there)
    ends = begins + LENGTH - timedelta(minutes=1)
    return begins if working(ends, hours, there) == ends else working(ends, hours, there)


def _half_hour(at: datetime) -> datetime:
    """The full or half hour from ``at`` on."""
    over = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    return (at - over + (LENGTH if over else timedelta())).astimezone(UTC)
