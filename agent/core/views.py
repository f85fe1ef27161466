"""A colleague's view of a recommendation."""

from dataclasses import dataclass
from datetime import datetime

from agent.core.mail import Address
from agent.core.rule import NextStep


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What one colleague thinks."""

    by: Address
    at: datetime
    step: NextStep | None = None
    """The step that they are for; None for a comment."""
    words: str = ""
    """As they typed them."""
    number: int = 0
    """Revision of the recommendation that was there then."""
