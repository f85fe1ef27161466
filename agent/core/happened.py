"""Whether the interview took place, as far as it matters to whom is asked: nobody is asked how it was if it was not."""

from agent.core.feedback import Outcome, combine
from agent.core.interview import Interview
from agent.core.respondent import Respondent
from agent.core.unread import is_unread

NOT_HELD = frozenset(
    {Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW, Outcome.RESCHEDULED, Outcome.CANCELLED},
)
"""What can be said of an interview that did not take place."""


def reported(respondent: Respondent) -> Outcome | None:
    """What this person says of an interview that did not take place; None if they say no such thing."""
    voice = None if is_unread(respondent.readings) else combine(respondent.readings)
    return voice.outcome if voice and voice.outcome in NOT_HELD else None


def called_off(interview: Interview) -> bool:
    """Whether nobody is asked: somebody says that it did not take place, and the recruiter neither said that it did,
    nor has others asked about that."""
    if interview.attended is not None:
        return interview.attended in NOT_HELD
    return any(reported(r) for r in interview.respondents if r.slot not in interview.checked)


def in_question(interview: Interview) -> bool:
    """Whether people are asked first if it took place: the recruiter wants that, or somebody declined or asked for
    another time, and it was not moved. What anybody answered is no reason: the other side would learn of it."""
    if interview.attended is not None or interview.checking:
        return interview.attended is None
    return not interview.said_over and (any(r.person.declined for r in interview.respondents) or _wishes(interview))


def _wishes(interview: Interview) -> bool:
    wishes = {a.address.email for a in interview.meeting.attendees if a.proposed_start}
    return any(r.addresses & wishes for r in interview.respondents)


def ruled_out(interview: Interview) -> bool:
    """Whether the recruiter said that it did not take place: nobody is waited for any more."""
    return interview.attended in NOT_HELD
