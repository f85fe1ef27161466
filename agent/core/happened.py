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
    """Whether nobody is asked: somebody says that it did not take place, unless the recruiter says that it did."""
    if interview.attended is not None:
        return interview.attended in NOT_HELD
    return any(reported(r) for r in interview.respondents)


def ruled_out(interview: Interview) -> bool:
    """Whether the recruiter said that it did not take place: nobody is waited for any more."""
    return interview.attended in NOT_HELD
