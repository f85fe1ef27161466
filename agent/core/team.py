"""What colleagues think of a recommendation: gathered for the recruiter, who decides. It changes nothing by itself."""

from dataclasses import dataclass, replace
from datetime import datetime

from agent.core.colleagues import team_of
from agent.core.effects import LetterKind
from agent.core.events import TeamSaid
from agent.core.hearing import PAST
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.orders import Step, tell
from agent.core.policy import NextStep
from agent.core.rules import Rules
from agent.core.views import View

MOST = 20
"""Colleagues whose views are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """How the team stands on a step."""

    step: NextStep
    people: tuple[Address, ...]


def heard(interview: Interview, event: TeamSaid, rules: Rules) -> Step:
    """A colleague said what they think. Who says it again has changed their mind."""
    name = event.by.name or event.by.email
    if all(one.email != event.by.email for one in team_of(interview, rules)):
        return Step(interview=interview, note=f"{name} is not of this interview's team, and has no say.")
    if interview.state in PAST:
        return Step(interview=interview, note=f"{name} gave a view when the decision had been made.")
    view = View(by=event.by, at=event.at, step=_meant(interview, event), words=event.words, number=interview.revision)
    others = tuple(one for one in interview.views if one.by.email != event.by.email)
    if len(others) >= MOST or view in interview.views:
        return Step(interview=interview, note=f"{name} gave a view; nothing new.")
    after = replace(interview, views=(*others, view))
    told = tell(after, rules, event.at, LetterKind.VIEWS, mail=event.mail)
    return Step(interview=after, effects=(told,), note=f"{name} says: {view.step or 'a comment'}.")


def _meant(interview: Interview, event: TeamSaid) -> NextStep | None:
    """The step that a colleague is for: who agrees is for the recommended one."""
    found = interview.recommendation
    return found.step if event.agrees and found else event.step


def counted(interview: Interview) -> tuple[Counted, ...]:
    """The steps that colleagues are for, the one of most first; a comment is for none."""
    steps = dict.fromkeys(view.step for view in interview.views if view.step)
    found = [Counted(step=s, people=tuple(v.by for v in interview.views if v.step is s)) for s in steps]
    return tuple(sorted(found, key=lambda one: -len(one.people)))


def latest(interview: Interview) -> datetime | None:
    """When the newest view came in."""
    return max((view.at for view in interview.views), default=None)
