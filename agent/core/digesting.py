"""When the daily digest is due, and what belongs into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from agent.core.ending import hindrance
from agent.core.feedback import FiledReading
from agent.core.interview import Interview, InterviewState
from agent.core.pausing import awaited
from agent.core.respondent import STILL_ASKED, Respondent, RespondentState
from agent.core.rules import WorkingHours
from agent.core.whereabouts import home
from agent.core.working_days import is_working_day

_LONGEST_LEAVE = 40
"""Days in which there is a working day."""


def last_due(now: datetime, at: time, hours: WorkingHours) -> datetime:
    """The latest moment up to ``now`` at which a digest was due: ``at`` on a working day of the recruiter's."""
    return next(one for one in _moments(now, at, hours, -1) if one <= now)


def next_due(now: datetime, at: time, hours: WorkingHours) -> datetime:
    """The first such moment after ``now``."""
    return next(one for one in _moments(now, at, hours, 1) if one > now)


def _moments(now: datetime, at: time, hours: WorkingHours, direction: int) -> Iterator[datetime]:
    here = home(hours)
    today = now.astimezone(here.zone).date()
    days: list[date] = [today + timedelta(days=direction * n) for n in range(-1, _LONGEST_LEAVE)]
    for day in days:
        # Whoever takes every day off gets none of the days after, and is no reason to fail.
        if is_working_day(day, hours, here) or day == days[-1]:
            yield datetime.combine(day, at, here.zone).astimezone(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """What came in, who is awaited, and what waits for the recruiter."""

    ready: tuple[Interview, ...]
    """To be decided."""
    stuck: tuple[tuple[Interview, str], ...]
    """With what it waits for, in a clause."""
    came: tuple[tuple[Interview, Respondent, FiledReading], ...]
    """Since the last digest."""
    awaited: tuple[tuple[Interview, Respondent], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.ready or self.stuck or self.came or self.awaited)


def digest(interviews: Sequence[Interview], since: datetime) -> Digest:
    """The digest of a mailbox's open interviews; what came in at ``since`` or later is news."""
    asking = [one for one in interviews if one.state is InterviewState.ASKING]
    return Digest(
        ready=tuple(one for one in interviews if one.state is InterviewState.RECOMMENDED),
        stuck=tuple((one, why) for one in interviews for why in _stuck(one)),
        came=tuple(
            (one, respondent, filed)
            for one in interviews
            for respondent in one.respondents
            for filed in respondent.readings
            if filed.at >= since
        ),
        awaited=tuple((one, r) for one in asking for r in one.respondents if _is_awaited(one, r)),
    )


def _is_awaited(interview: Interview, respondent: Respondent) -> bool:
    return awaited(interview, respondent) and respondent.state in STILL_ASKED and not _waits(respondent)


def _stuck(interview: Interview) -> Iterator[str]:
    """What it waits for, a clause each."""
    if interview.state is InterviewState.ENDED and hindrance(interview):
        yield "nobody is asked until you have answered its heads-up"
    if interview.state is not InterviewState.ASKING:
        return
    for respondent in interview.respondents:
        if why := _waits(respondent):
            yield f"{respondent.person.called}: {why}"


def _waits(respondent: Respondent) -> str:
    if respondent.state is RespondentState.UNREACHABLE:
        return "mail does not reach them, or they stay silent; please call"
    if respondent.drafted:
        return "a mail to them lies in Drafts, and is for you to send"
    if respondent.held:
        return "a reply in doubt waits for your word"
    return "they named somebody else to ask, and you have not said whom" if respondent.pending else ""
