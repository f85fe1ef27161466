"""What is no command gets a word back, as silence would be taken for obedience."""

from dataclasses import replace
from datetime import timedelta

from agent.core.accepting import answered
from agent.core.events import RecruiterSaid
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.rules import Rules

MOST = 3
"""Replies about one interview within a day that are answered so: a machine would answer each answer, for ever."""
_HOW = "The first line you type is what counts, and it has to be one of the short forms."


def told(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Nothing was changed, and why."""
    words = event.command.reason
    lately = tuple(at for at in interview.slips if event.at - at < timedelta(days=1))
    if len(lately) >= MOST:
        return Step(interview=interview, note=f"A reply of {event.by.email} was no command: {words}")
    what = f"I do not understand “{words}” as an instruction" if words else "I found no words of yours in your reply"
    after = replace(interview, slips=(*lately, event.at))
    return answered(after, event, rules, f"Nothing was changed: {what}. {_HOW}")
