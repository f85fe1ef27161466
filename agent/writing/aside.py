"""What the letter about a mail says that was put aside: which mail it is, and why nobody worked on it."""

from dataclasses import dataclass

from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules
from agent.writing.layout import line, short
from agent.writing.occasion import Occasion, addressee, occasion


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """A mail that may matter, and that a human has to look at."""

    about: Occasion
    name: str
    subject: str
    """As the mail itself says, defanged; empty if it says nothing readable."""
    sender: str
    """The address that its From claims; nothing proves it. Empty if there is none."""
    why: str


def aside(interview: Interview, rules: Rules, to: Address, claimed: Address | None, why: str, subject: str) -> Aside:
    """A mail that was put aside. ``interview`` is one that nobody knows."""
    return Aside(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        subject=short(line(subject), 120),
        sender=line(claimed.email) if claimed else "",
        why=line(why) or "It cannot be read.",
    )
