"""What happened. Every change of an interview begins with one of these values, and each carries its time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from agent.core.calendar import ITip
from agent.core.command import Command as Command
from agent.core.command import Verb as Verb
from agent.core.effects import LetterKind, Wake
from agent.core.entries import Entry
from agent.core.feedback import Reading
from agent.core.handed import Handed
from agent.core.mail import Address, Line
from agent.core.memory import Said
from agent.core.people import Side
from agent.core.prose import Prose
from agent.core.rule import NextStep


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
    joins: str = ""
    """Why this entry belongs to an interview that began with another one; empty if it does not."""
    absorbs: tuple[Entry, ...] = ()
    """Entries of other interviews that turn out to be parts of this one, with their reasons."""
    named: Mapping[str, Side] = field(default_factory=dict)
    """What the recruiter said of the people of those interviews, or of the one that this one continues."""
    handed: Handed | None = None
    """Whom those interviews, or the one that this one continues, were handed over to last."""
    continues: str = ""
    """Reference of the cancelled interview that this one was arranged instead of."""
    unsure: str = ""
    """Why it was joined with no other interview though some would fit, in a sentence for the recruiter."""
    memory: Mapping[str, Said] = field(default_factory=dict)
    """What the recruiter said about earlier interviews, as far as it is about people and titles in this message."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """Address to slot, as letters that left say; only where the records were lost and are made anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined(_Event):
    """The interview turned out to be a part of another one, which has its entries from now on."""

    type: Literal["joined"] = "joined"
    into: str
    """Reference of the other one."""
    reason: str


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
    came: datetime | None = None
    """When the mail came in, where that was earlier: it waited for the recruiter to accept it."""


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
    message_id: str = ""
    lines: tuple[Line, ...] = ()
    """All of it, to be read once the recruiter accepts it."""
    proven: bool = False
    """True if it really comes from ``sender``."""
    offered: bool = False
    """True if it bears no mark of ours: a participant's mail that may be about the interview."""
    warning: str = ""
    """Why its sender's address is not what it looks like; empty if nothing is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HumanWrote(_Event):
    """The recruiter and participants wrote to each other, beside our letters, after the interview began; or the
    recruiter arranged a further round with them."""

    type: Literal["human_wrote"] = "human_wrote"
    mail: str
    slots: tuple[str, ...]
    """The participants that wrote, or were written to."""
    written: datetime
    """When the mail was written, as far as it says so, and not later than ``at``."""
    by_us: bool
    """True if the recruiter or a colleague wrote it."""
    others: tuple[str, ...] = ()
    """References of further interviews that it may be about; the recruiter is told in the first one's letter."""
    quiet: bool = False
    """True if another interview's letter tells of it."""
    further: str = ""
    """Reference of the further round that this mail arranges; empty if it arranges none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FurtherOff(_Event):
    """The further round that had ended the questions about this interview was cancelled before it took place."""

    type: Literal["further_off"] = "further_off"
    mail: str
    further: str
    """Reference of that round."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyRead(_Event):
    """A reply has been read."""

    type: Literal["reply_read"] = "reply_read"
    slot: str
    mail: str
    came: datetime
    """When the mail came in."""
    reading: Reading
    lines: tuple[Line, ...] = ()
    """What was read, if the reading only stands in for a model's; else empty."""
    again: bool = False
    """True if the model read it after all: this reading takes the place of the one that stood in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RationaleWritten(_Event):
    """A model has written about a recommendation, or will not."""

    type: Literal["rationale_written"] = "rationale_written"
    number: int
    """Revision of the recommendation."""
    prose: Prose | None = None
    """None where no model could, or where what it wrote was thrown away."""


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


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordsLost(_Event):
    """The records were lost and made anew from the mailbox, and time for questions has passed meanwhile."""

    type: Literal["records_lost"] = "records_lost"
    slots: tuple[str, ...] = ()
    """Of whom nothing shows whether they were asked."""
    at_work: bool = True
    """False if nothing shows that Debrief was at work already when the interview was over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecruiterSaid(_Event):
    """The recruiter, proven to be so, answered one of our letters."""

    type: Literal["recruiter_said"] = "recruiter_said"
    mail: str
    by: Address
    command: Command
    letter: LetterKind | None = None
    """The kind of letter that was answered; None if the reply names none."""
    slot: str = ""
    """Whom that letter was about; empty if about nobody or several."""
    held: str = ""
    """Key of the reply in doubt that the answered letter shows; empty for every other letter."""
    lines: tuple[Line, ...] = ()
    """For notes of a call: what was written down."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamSaid(_Event):
    """A colleague, proven to be so, answered their copy of the recommendation."""

    type: Literal["team_said"] = "team_said"
    mail: str
    by: Address
    agrees: bool = False
    """True if they are for the recommended step."""
    step: NextStep | None = None
    """Another step that they are for; None for a comment, or if they agree."""
    words: str = ""
    """As they typed them."""


Event = (
    CalendarMail
    | Joined
    | SaidOver
    | TimeCame
    | LetterOut
    | LetterLost
    | ReplyCame
    | ReplyHeld
    | HumanWrote
    | FurtherOff
    | ReplyRead
    | RationaleWritten
    | WentAway
    | MailBounced
    | RecruiterSaid
    | RecordsLost
    | TeamSaid
)
