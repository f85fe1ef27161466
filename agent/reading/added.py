"""What plain code adds to a reading, whoever read it: when somebody means to answer, and whom they name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.core.feedback import Kind, Reading
from agent.core.mail import Line
from agent.reading.later import later
from agent.reading.referred import named


def added(reading: Reading, lines: Sequence[Line], came: datetime, zone: ZoneInfo) -> Reading:
    """The reading with the day that a deferral names, or the addresses in a redirect. ``zone`` is where days count."""
    if reading.kind is Kind.DEFERRAL:
        return replace(reading, later=later(lines, came, zone))
    return replace(reading, names=named(lines)) if reading.kind is Kind.REDIRECT else reading
