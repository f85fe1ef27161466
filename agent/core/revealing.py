"""Remarks set aside as protected are shown to nobody but the recruiter, and only when asked for."""

from agent.core.accepting import answered
from agent.core.echo import tell_back
from agent.core.effects import LetterKind
from agent.core.events import RecruiterSaid
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.rules import Rules

_NONE = "There is nothing to show: no remark about this interview was set aside as protected."


def shown(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Send the recruiter what was set aside; it changes nothing else. The interview's story says that they saw it."""
    number = sum(len(f.reading.protected) for r in interview.respondents for f in r.readings)
    if not number:
        return answered(interview, event, rules, _NONE)
    letter = tell_back(interview, event, rules, LetterKind.REMARKS, str(number))
    note = f"{event.by.email} asked to see what was set aside as protected ({number})."
    return Step(interview=interview, effects=(letter,), note=note)
