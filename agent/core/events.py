"""What happened. Every change of an interview begins with one of these values, and each carries its time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from agent.core.calendar import ITip
from agent.core.effects import LetterKind, Wake
from agent.core.feedback import Reading
from agent.core.mail import Address, Line
from agent.core.people import Side
from agent.core.policy import NextStep


@dataclass(frozen=True, kw_only=True, slots=True)
class _Event:
    id: str
    """Unique for what happened, so that the same news twice changes nothing: 'mail:<key>', 'effect:<id>'."""
    interview: str
    """The interview's reference."""
    at: datetime
    """When it happened: the only time that decisions know (UTC)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarMail(_Event):
    """A calendar message about the interview came in."""

    type: Literal["calendar_mail"] = "calendar_mail"
    mail: str
    """Key of the kept mail."""
    message_id: str
    message: ITip
    sender: Address
    verified: bool
    """Whether the sender is proven, and is who the message needs: the organiser for REQUEST and CANCEL, the attendee
    (or their SENT-BY) for REPLY and COUNTER."""
    says_over: str = ""
    """The words in its comment that say the interview is over; empty if none do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidOver(_Event):
    """A verified participant or the recruiter wrote in the thread that the interview is over."""

    type: Literal["said_over"] = "said_over"
    mail: str
    sender: Address
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeCame(_Event):
    """A time that we waited for has come."""

    type: Literal["time_came"] = "time_came"
    what: Wake
    slot: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterOut(_Event):
    """A letter was accepted by the mail server, or laid into Drafts, or was found in Sent."""

    type: Literal["letter_out"] = "letter_out"
    kind: LetterKind
    slot: str = ""
    number: int = 0
    message_id: str
    drafted: bool = False
    """True if it only lies in Drafts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterLost(_Event):
    """A letter will not arrive, or nobody can tell whether it did."""

    type: Literal["letter_lost"] = "letter_lost"
    kind: LetterKind
    slot: str = ""
    number: int = 0
    reason: str
    uncertain: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyCame(_Event):
    """A proven reply of a respondent came in."""

    type: Literal["reply_came"] = "reply_came"
    slot: str
    mail: str
    message_id: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyHeld(_Event):
    """A reply came in whose sender is not proven, or not the one we asked."""

    type: Literal["reply_held"] = "reply_held"
    slot: str
    mail: str
    sender: Address
    reason: str
    words: str = ""
    """What was typed, for the recruiter to judge."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyRead(_Event):
    """A reply has been read."""

    type: Literal["reply_read"] = "reply_read"
    slot: str
    mail: str
    came: datetime
    """When the mail came in."""
    reading: Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class WentAway(_Event):
    """A respondent's mail program says that they are away."""

    type: Literal["went_away"] = "went_away"
    slot: str
    mail: str
    until: datetime | None = None
    """Their last day away, where the note names one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MailBounced(_Event):
    """A letter came back."""

    type: Literal["mail_bounced"] = "mail_bounced"
    slot: str
    mail: str
    permanent: bool
    detail: str = ""


class Verb(StrEnum):
    """What a recruiter can tell us by replying."""

    VETO = "veto"
    """Do not ask anybody."""
    ASK = "ask"
    """Ask, although there was a doubt about the organiser."""
    WHO = "who"
    """These addresses are of these sides."""
    DECIDE = "decide"


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A recruiter's reply, understood."""

    verb: Verb
    who: tuple[tuple[Address, Side], ...] = ()
    step: NextStep | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecruiterSaid(_Event):
    """The recruiter, proven to be so, answered one of our letters."""

    type: Literal["recruiter_said"] = "recruiter_said"
    mail: str
    by: Address
    command: Command


Event = (
    CalendarMail
    | SaidOver
    | TimeCame
    | LetterOut
    | LetterLost
    | ReplyCame
    | ReplyHeld
    | ReplyRead
    | WentAway
    | MailBounced
    | RecruiterSaid
)
