"""A recommendation: the next step, and everything that a recruiter needs to judge it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.core.rule import NextStep


class Confidence(StrEnum):
    """How firmly a recommendation stands, from what it rests on; never a made-up percentage."""

    SETTLED = "settled"
    """One side ends the process."""
    CLEAR = "clear"
    """All is in, and nothing weightier than a minor concern stands against what speaks for it."""
    MIXED = "mixed"
    """All is in, but it contradicts itself, or some of it speaks for going ahead and some against."""
    PROVISIONAL = "provisional"
    """Something is still missing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recommendation:
    """A next step with the rule that led to it. All its sentences are of our own, and hold values only."""

    step: NextStep
    rule: str
    """The rule's id in the table."""
    sentence: str
    """The rule in words."""
    at_once: bool = False
    """True where one side ends the process, so that nobody is chased any more."""
    ceiling: str = ""
    """Id of the rule that limits the client's side; empty where a rule settled it by itself."""
    cap: str = ""
    """Id of the rule that limits the candidate's side; empty where a rule settled it by itself."""
    contested: bool = False
    """True where something speaks for going ahead, and something weightier than a minor concern against it."""
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    """On what the two sides, and the client's people among each other, say the same."""
    contradictions: tuple[str, ...] = ()
    """On what they contradict each other."""
    missing: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """What differs from the recommendation before; empty for the first one."""
    heard: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What it rests on: a respondent's slot to what they said, field by field, for telling later what changed."""

    @property
    def confidence(self) -> Confidence:
        """How firmly it stands."""
        if self.at_once:
            return Confidence.SETTLED
        if self.missing:
            return Confidence.PROVISIONAL
        return Confidence.MIXED if self.contested or self.contradictions else Confidence.CLEAR
