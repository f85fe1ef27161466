"""The next step: a pure function over a finite domain, a table that a recruiter can read."""

from dataclasses import dataclass
from enum import StrEnum

from agent.core.feedback import Voice


class NextStep(StrEnum):
    """What Debrief recommends, and what a recruiter can decide."""

    OFFER = "offer"
    ANOTHER_INTERVIEW = "another_interview"
    HOLD = "hold"
    RESCHEDULE = "reschedule"
    REJECT = "reject"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recommendation:
    """A next step with the rule that led to it."""

    step: NextStep
    rule: str
    """The rule's id in the table."""
    sentence: str
    """The rule in words."""
    at_once: bool = False
    """True where no further answer can matter, so that nobody is chased any more."""
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()


def recommend(*, client: tuple[Voice, ...], candidate: Voice | None, last_round: bool, no_shows: int) -> Recommendation:
    """The next step after what was said so far.

    ``client`` holds one voice for each person on the client's side who gave feedback; empty means none did.
    ``no_shows`` counts earlier appointments of this interview that did not take place.
    """
    raise NotImplementedError
