"""Somebody names another person to ask. Nobody new is written to before the recruiter says so, whoever is named."""

from collections.abc import Iterable
from dataclasses import replace

from agent.core.deferring import waits_on
from agent.core.events import ReplyRead
from agent.core.feedback import Kind
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.orders import Step
from agent.core.patience import patience
from agent.core.people import Directory
from agent.core.respondent import Respondent
from agent.core.rules import Rules

MOST_OFFERED = 3
"""Addresses of one reply that the recruiter is offered; of more, none is."""
OPEN = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)
"""States in which somebody new can still be asked."""


def redirected(told: Step, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """They are not reminded until the recruiter says whom to ask; ``told`` has the letter that asks for it."""
    step = waits_on(told, replace(respondent, pending=event.mail), event.at, rules, quiet=False)
    waiting = step.interview.respondent(respondent.slot)
    if waiting is None or step.interview.state is not InterviewState.ASKING:
        return step
    return replace(step, effects=(*told.effects, patience(step.interview, waiting, event.at, rules)))


def named(respondent: Respondent, mail: str) -> tuple[Address, ...]:
    """The addresses that they gave in this reply."""
    found = (f.reading.names for f in respondent.readings if f.mail == mail and f.reading.kind is Kind.REDIRECT)
    return next(found, ())


def new_ones(interview: Interview, names: Iterable[Address], directory: Directory) -> tuple[Address, ...]:
    """Of these addresses those that could be asked if the recruiter agrees: not ours, and nobody's who is known."""
    return tuple(one for one in names if not unfit(interview, one.email, directory))


def unfit(interview: Interview, email: str, directory: Directory) -> str:
    """Why an address cannot be added, in a clause; empty if it can."""
    if directory.is_recruiter(email) or directory.is_colleague(email):
        return f"{email} is of your own company"
    asked = any(email in r.addresses for r in interview.respondents)
    return f"{email} takes part already" if asked else ""
