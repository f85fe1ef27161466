"""What the letter says about a report that the interview did not take place: the words, and what to reply."""

from dataclasses import dataclass, fields

from agent.core.feedback import Outcome
from agent.core.happened import called_off
from agent.core.hearing import PAST
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.respondent import RespondentState
from agent.core.rules import Rules
from agent.writing.answers import who
from agent.writing.arrived import Arrived, arrived
from agent.writing.words import SIDES, together

_SAYS = {
    Outcome.CANDIDATE_NO_SHOW: "says that the candidate did not come",
    Outcome.CLIENT_NO_SHOW: "says that the client did not come",
    Outcome.RESCHEDULED: "says that the interview was moved",
    Outcome.CANCELLED: "says that the interview was cancelled",
}
CHECK = "check"
REPLIES = ("not held", "held", "no-show candidate", "no-show client", "moved", "cancelled")
_OPEN = (RespondentState.NOT_ASKED, RespondentState.ASKED, RespondentState.AWAY, RespondentState.DEFERRED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Missed(Arrived):
    """Somebody says that the interview did not take place."""

    says: str
    """A clause, with the name in front."""
    spared: str
    """Who is not asked until the recruiter says what happened; empty if nobody is left to ask."""
    replies: tuple[str, ...]
    """What the recruiter can reply; empty if they said it already, or decided."""


def missed(interview: Interview, rules: Rules, to: Address, slot: str, mail: str, note: str, words: str) -> Missed:
    """A report of the respondent ``slot`` in the reply ``mail``."""
    told = arrived(interview, rules, to, slot, mail, note, words)
    respondent = interview.respondent(slot)
    filed = [f.reading for f in respondent.readings if f.mail == mail] if respondent else []
    asks = interview.state is InterviewState.ASKING and called_off(interview)
    open_still = interview.attended is None and interview.state not in PAST
    waiting = [f"{who(r)} ({SIDES[r.person.side]})" for r in interview.respondents if r.state in _OPEN]
    return Missed(
        **{f.name: getattr(told, f.name) for f in fields(Arrived)},
        says=f"{told.who} {_SAYS.get(filed[-1].outcome, 'wrote') if filed else 'wrote'}",
        spared=together(waiting) if asks and waiting else "",
        replies=(*REPLIES, *((CHECK,) if asks and waiting else ())) if open_still else (),
    )
