"""From where on a value counts: what the operator can shift in the policy."""

from dataclasses import dataclass

from agent.core.feedback import Met, Severity

_SEVERITIES = (Severity.MINOR, Severity.MAJOR, Severity.BLOCKING)
"""Mildest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Thresholds:
    """The defaults are those of the design; each is a least or a most, so that no choice breaks an order."""

    good_rating: int = 4
    """A rating from here up speaks for going ahead; 2 to 5, and above ``bad_rating``."""
    bad_rating: int = 2
    """A rating from here down speaks against it; 1 to 4."""
    ratings_apart: int = 2
    """Ratings that are so many points apart contradict each other; 1 to 4."""
    no_shows: int = 2
    """The appointment, counted from 1, from which on one that did not take place leads to hold."""
    gap_concern: Severity = Severity.MAJOR
    """The least of the client's concerns that stands in the way of an offer."""
    gap_qualifications: Met = Met.PARTLY
    """The best answer on qualifications that stands in the way of an offer: partly met, or not met."""

    def grave(self, severity: Severity) -> bool:
        """Whether a concern of the client's makes a gap."""
        return _SEVERITIES.index(severity) >= _SEVERITIES.index(self.gap_concern)

    def unmet(self, met: Met) -> bool:
        """Whether an answer on qualifications makes a gap."""
        return met is Met.NO or (met is Met.PARTLY and self.gap_qualifications is Met.PARTLY)


USUAL = Thresholds()
