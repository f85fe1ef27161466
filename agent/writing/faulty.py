"""What the letter says that tells of faulty templates: which they are, and that their letters wait."""

from dataclasses import dataclass

from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules
from agent.writing.layout import line, short
from agent.writing.occasion import Occasion, addressee, occasion

_MOST = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Faulty:
    """Templates of the operator's that cannot be used."""

    about: Occasion
    name: str
    faults: tuple[str, ...]
    """One sentence each; empty if they have been mended by now."""


def faulty(interview: Interview, rules: Rules, to: Address, told: str) -> Faulty:
    """``told`` has a fault a line. ``interview`` is one that nobody knows."""
    return Faulty(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        faults=tuple(short(line(one), 300) for one in told.splitlines()[:_MOST]),
    )
