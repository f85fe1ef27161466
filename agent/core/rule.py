"""What a rule of the policy is, and what it can lead to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from agent.core.stand import Case


class NextStep(StrEnum):
    """What Debrief recommends, and what a recruiter can decide."""

    OFFER = "offer"
    ANOTHER_INTERVIEW = "another_interview"
    HOLD = "hold"
    RESCHEDULE = "reschedule"
    REJECT = "reject"
    WITHDRAWN = "withdrawn"


def named(step: NextStep) -> str:
    """The step as people write it: 'another interview'."""
    return step.value.replace("_", " ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One line of a table: the first whose condition holds counts."""

    id: str
    sentence: str
    step: NextStep
    holds: Callable[[Case], bool]
    at_once: bool = False
