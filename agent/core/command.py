"""What a recruiter can tell us by replying, understood."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent.core.feedback import Outcome, Reading
from agent.core.mail import Address
from agent.core.people import Side
from agent.core.policy import NextStep


class Verb(StrEnum):
    """What a recruiter can tell us by replying."""

    VETO = "veto"
    """Do not ask anybody, or not these people."""
    ASK = "ask"
    """Ask, although there was a doubt about the organiser, or although the recruiter writes with them."""
    ACCEPT = "accept"
    """The reply in doubt that is answered counts."""
    IGNORE = "ignore"
    """The reply in doubt that is answered is none."""
    WHO = "who"
    """These addresses are of these sides."""
    DECIDE = "decide"
    INTERVIEW = "interview"
    """It was one."""
    NO_INTERVIEW = "no interview"
    ATTENDED = "attended"
    """Whether the interview took place, or who did not come."""
    CHECK = "check"
    """Ask the others whether it took place."""
    FILE = "file"
    """What an answer says that no AI may read, or that was given on the telephone."""
    REMIND = "remind"
    """Remind them now."""
    SNOOZE = "snooze"
    """No question and no reminder before a day."""
    STATUS = "status"
    """Tell how it stands."""
    HAND = "hand over"
    """From now on somebody else is in charge."""
    TAKE_BACK = "take back"
    REMARKS = "remarks"
    """Show what was set aside as protected."""
    NOTES = "notes"
    """What somebody said on the telephone, in the recruiter's words."""
    ADD = "add"
    """Ask these people too."""
    DIGEST = "digest"
    """Send the digest now."""
    UNDO = "undo"
    """Take back the decision, or the word that nobody is to be asked."""
    UNCLEAR = "unclear"
    """Something that is no command; ``reason`` has its first words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A recruiter's reply, understood."""

    verb: Verb
    who: tuple[tuple[Address, Side], ...] = ()
    step: NextStep | None = None
    reason: str = ""
    here: bool = False
    """True if only those are meant whom the answered letter is about."""
    whom: tuple[str, ...] = ()
    """Addresses, lower case: whom to ask or to spare, or for whose answer a reply counts; empty if nobody is named."""
    side: Side | None = None
    """Instead of ``whom``: the side for whose answer a reply counts."""
    outcome: Outcome | None = None
    """For ATTENDED: what happened; None for a plain 'not held'."""
    days: int = 0
    """For SNOOZE: for so many days; 0 if a day is named."""
    until: date | None = None
    """For SNOOZE: the day that is named; for HAND: the last day of it."""
    to: str = ""
    """For HAND: the address or name of whoever is in charge then."""
    every: bool = False
    """For HAND and TAKE_BACK: of all the mailbox's interviews."""
    filed: Reading | None = None
    """For FILE: the recruiter's own reading."""
