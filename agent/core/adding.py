"""The recruiter has somebody asked who was not in the invitation."""

from dataclasses import replace

from agent.core.accepting import answered
from agent.core.asking import ask_or_wait
from agent.core.effects import Effect
from agent.core.events import RecruiterSaid
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step
from agent.core.people import Side
from agent.core.planning import recast
from agent.core.redirecting import OPEN, unfit
from agent.core.rules import Rules

_LATE = "Nothing was changed: I ask nobody about this interview any more. Please ask them yourself."
_MANY = "Nothing was changed: so many people cannot be asked."


def added(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """These people are asked like the others, at the same time as they or at once, with every guard that there is."""
    sides = {address.email: side for address, side in event.command.who}
    if interview.state not in OPEN:
        return answered(interview, event, rules, _LATE)
    if why := next((w for email in sides if (w := unfit(interview, email, rules.directory))), ""):
        return answered(interview, event, rules, f"Nothing was changed: {why}.")
    after = recast(replace(interview, named={**interview.named, **sides}), rules)
    new = [r for r in after.respondents if sides.get(r.person.address.email) is r.person.side]
    if len(new) < len(sides) or not all(side in (Side.CLIENT, Side.CANDIDATE) for side in sides.values()):
        return answered(interview, event, rules, _MANY)
    letters: tuple[Effect, ...] = ()
    if after.state is InterviewState.ASKING:
        letters = tuple(ask_or_wait(after, r, event.at, rules) for r in new)
    return Step(interview=after, effects=letters, note=f"The recruiter said: ask {' and '.join(sides)} too.")
