"""What the letter says that tells of the breaker: why nobody is written to any more, and the way on."""

from dataclasses import dataclass

from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules
from agent.writing.layout import line
from agent.writing.occasion import Occasion, addressee, occasion


@dataclass(frozen=True, kw_only=True, slots=True)
class Halted:
    """All letters to participants of a mailbox are stopped."""

    about: Occasion
    name: str
    mailbox: str
    """As ``debrief resume`` takes it."""
    why: str
    """A sentence; empty if they may leave again by now."""


def halted(interview: Interview, rules: Rules, to: Address, why: str) -> Halted:
    """The breaker tripped. ``interview`` is one that nobody knows."""
    return Halted(
        about=occasion(interview, rules, rules.hours.zone), name=addressee(to), mailbox=rules.mailbox, why=line(why)
    )
