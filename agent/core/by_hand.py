"""Answers that no AI may read: the recruiter reads them, and can file what they say."""

from dataclasses import replace

from agent.core.accepting import answered
from agent.core.asking import put
from agent.core.concluding import settle
from agent.core.events import RecruiterSaid
from agent.core.feedback import FiledReading, Proposal
from agent.core.hearing import PAST
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.people import Side
from agent.core.respondent import Respondent, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.unread import BY_HAND

_ONE = "Nothing was filed: reply to the very mail that shows the answer, as only that tells whose it is."
_LATE = "Nothing was filed: the decision has been made, and what comes later counts no more."


def filed(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """The recruiter's own reading of what the person said whom the answered letter is about. It needs no proof, and is
    marked as the recruiter's.
    """
    respondent = interview.respondent(event.slot)
    if respondent is None or event.command.filed is None:
        return answered(interview, event, rules, _ONE)
    if why := _LATE if interview.state in PAST else _unsayable(respondent, event.command.filed.next_step):
        return answered(interview, event, rules, why)
    reading = replace(event.command.filed, reader=BY_HAND)
    known = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.REPLY),
        away_until=None,
        pending="",
        readings=(*respondent.readings, FiledReading(mail=event.mail, at=event.at, reading=reading)),
    )
    note = f"{event.by.email} filed what {respondent.person.called} said."
    return settle(Step(interview=put(interview, known), note=note), event.at, rules, news=True)


def _unsayable(respondent: Respondent, proposal: Proposal) -> str:
    """Why somebody on this side cannot have proposed this; empty if they can."""
    foreign = {Side.CLIENT: Proposal.WITHDRAW, Side.CANDIDATE: Proposal.REJECT}.get(respondent.person.side)
    if proposal is not foreign:
        return ""
    return f"Nothing was filed: the {respondent.person.side} cannot propose “{proposal}”."
