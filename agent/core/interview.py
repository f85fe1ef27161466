"""An interview: what is known, who is asked, and the table of what can happen to it."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from agent.core.calendar import Meeting
from agent.core.entries import Entry
from agent.core.feedback import Outcome
from agent.core.handed import Handed
from agent.core.held import Held
from agent.core.memory import Said
from agent.core.people import Person, Side
from agent.core.policy import NextStep, Recommendation
from agent.core.prose import Prose
from agent.core.respondent import Respondent
from agent.core.views import View


class InterviewState(StrEnum):
    """Where an interview stands."""

    PLANNED = "planned"
    ENDED = "ended"
    """It is over; the recruiter has the heads-up, nobody has been asked yet."""
    ASKING = "asking"
    COMPLETE = "complete"
    """All that can be had is in; the recommendation is on its way."""
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    CLOSED = "closed"


class InterviewTrigger(StrEnum):
    """What can happen to an interview."""

    END = "it is over"
    MOVE = "moved to a later time"
    CANCEL = "cancelled"
    VETO = "recruiter vetoes"
    ASK = "grace is over"
    COMPLETE = "nothing more to wait for"
    RECOMMEND = "recommendation sent"
    REVISE = "new answer"
    DECIDE = "recruiter decides"
    CLOSE = "time is up"
    REVIVE = "invited again"
    UNDO = "recruiter takes it back"


_S, _T = InterviewState, InterviewTrigger

# The rules of this table:
# - Nobody is asked before END; a cancellation or a veto ends the case as long as no answer has been acted on.
# - A human decides from any state after the end, and only a human: no other trigger leads to DECIDED.
# - The recruiter takes back a decision of theirs, or a veto before anybody was asked; nothing else is taken back.
# - After a decision that leaves the process open, a later date begins it anew.
# - A new answer revises a recommendation until the decision, and never after it.
# - A pair that is not listed changes nothing.
INTERVIEW_TABLE: Mapping[tuple[InterviewState, InterviewTrigger], InterviewState] = {
    (_S.PLANNED, _T.END): _S.ENDED,
    (_S.PLANNED, _T.CANCEL): _S.CLOSED,
    (_S.PLANNED, _T.VETO): _S.CLOSED,
    (_S.ENDED, _T.ASK): _S.ASKING,
    (_S.ENDED, _T.MOVE): _S.PLANNED,
    (_S.ENDED, _T.CANCEL): _S.CLOSED,
    (_S.ENDED, _T.VETO): _S.CLOSED,
    (_S.ENDED, _T.DECIDE): _S.DECIDED,
    (_S.ASKING, _T.COMPLETE): _S.COMPLETE,
    (_S.ASKING, _T.MOVE): _S.PLANNED,
    (_S.ASKING, _T.CANCEL): _S.CLOSED,
    (_S.ASKING, _T.VETO): _S.CLOSED,
    (_S.ASKING, _T.DECIDE): _S.DECIDED,
    (_S.COMPLETE, _T.RECOMMEND): _S.RECOMMENDED,
    (_S.COMPLETE, _T.MOVE): _S.PLANNED,
    (_S.COMPLETE, _T.DECIDE): _S.DECIDED,
    (_S.RECOMMENDED, _T.REVISE): _S.COMPLETE,
    (_S.RECOMMENDED, _T.MOVE): _S.PLANNED,
    (_S.RECOMMENDED, _T.DECIDE): _S.DECIDED,
    (_S.DECIDED, _T.MOVE): _S.PLANNED,
    (_S.DECIDED, _T.CLOSE): _S.CLOSED,
    (_S.DECIDED, _T.UNDO): _S.RECOMMENDED,
    (_S.CLOSED, _T.REVIVE): _S.PLANNED,
    (_S.CLOSED, _T.UNDO): _S.ENDED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What the recruiter decided."""

    step: NextStep
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Interview:
    """The aggregate: every decision about an interview is made from this and one event."""

    ref: str
    """Eight letters or digits; what people see, and the store's key."""
    mailbox: str
    state: InterviewState = InterviewState.PLANNED
    meeting: Meeting
    """The picture that everything works with; where there are several entries, the one made of all of them."""
    entries: tuple[Entry, ...] = ()
    """The single calendar entries, in the order in which they were joined; empty as long as there is one only."""
    joined_into: str = ""
    """Reference of the interview that this one turned out to be a part of; it is closed then."""
    continues: str = ""
    """Reference of the cancelled interview that this one was arranged instead of."""
    further: str = ""
    """Reference of the further round that was arranged while people were being asked about this one."""
    why: str = ""
    """Why it is an interview, in a clause."""
    possible: str = ""
    """Why it may be one, where only the recruiter can tell; nobody is asked before they do."""
    confirmed: bool = False
    """True once the recruiter said that it is one."""
    unsure: str = ""
    """What hindered joining it with another interview, in a sentence for the recruiter."""
    memory: Mapping[str, Said] = field(default_factory=dict)
    """What the recruiter said about earlier interviews that may matter here."""
    role: str = ""
    company: str = ""
    last_round: bool = False
    people: tuple[Person, ...] = ()
    named: Mapping[str, Side] = field(default_factory=dict)
    """Address to side, as the recruiter told us; overrides every guess."""
    doubts: tuple[str, ...] = ()
    approved: bool = False
    """True if the organiser is the recruiter and the mail that says so was verified, or if the recruiter approved."""
    cleared: bool = False
    """True once the recruiter said that the participants may be asked in spite of a doubt; a new doubt ends it."""
    contested: str = ""
    """What unproven mail made doubtful, in a sentence for the recruiter; the organiser's proven word ends it."""
    thread: str = ""
    """Message-ID of the newest invitation, for the thread of our letters."""
    respondents: tuple[Respondent, ...] = ()
    held: tuple[Held, ...] = ()
    """Replies in doubt, oldest first: those that wait for the recruiter, and what became of the others."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """Address to slot, as letters that left before the records were lost say; mostly empty."""
    lost: tuple[str, ...] = ()
    """Slots of whom nothing shows whether they were asked, as the records were lost; the recruiter is asked."""
    said_over: str = ""
    """The words with which somebody said that it is over; empty if only the clock did."""
    over_since: datetime | None = None
    warned_at: datetime | None = None
    """When the heads-up left: the grace time runs from then, so that the recruiter can always veto first."""
    attended: Outcome | None = None
    """Whether it took place, as the recruiter says; goes before what participants say. None if the recruiter said
    nothing."""
    checking: bool = False
    """True once the recruiter wants people to be asked first whether it took place."""
    checked: tuple[str, ...] = ()
    """Slots of those who had said by then that it did not: their word stops the questions to others no more."""
    no_shows: int = 0
    recommendation: Recommendation | None = None
    prose: Prose | None = None
    """What a model wrote about the recommendation; None before that, and where none could."""
    revision: int = 0
    """Counts recommendations that went to the recruiter."""
    ruling: Ruling | None = None
    undone: int = 0
    """Decisions that the recruiter took back."""
    vetoed: bool = False
    """True while it is closed as the recruiter said, after its end and before anybody was asked, to ask nobody."""
    slips: tuple[datetime, ...] = ()
    """When replies came that were no command, and were answered; the latest ones."""
    views: tuple[View, ...] = ()
    """What colleagues think of the recommendation; one of each."""
    handed: Handed | None = None
    """Whom it was handed over to last; None: it is its recruiter's, as ever."""

    def respondent(self, slot: str) -> Respondent | None:
        return next((r for r in self.respondents if r.slot == slot), None)

    @property
    def parts(self) -> tuple[Entry, ...]:
        """The single calendar entries."""
        return self.entries or (Entry(meeting=self.meeting),)

    @property
    def last_start(self) -> datetime | None:
        """When the last of its meetings begins: words that it is over count from then on."""
        live = [e.meeting.start for e in self.entries if e.meeting.start and not e.meeting.cancelled]
        return max((*live, self.meeting.start)) if live and self.meeting.start else self.meeting.start

    def entry(self, uid: str) -> Meeting | None:
        """The picture of one of its calendar entries."""
        return next((e.meeting for e in self.parts if e.uid == uid), None)

    def on(self, side: Side) -> tuple[Respondent, ...]:
        """The respondents of one side."""
        return tuple(r for r in self.respondents if r.person.side is side)


def reference(mailbox: str, uid: str, recurrence_id: datetime | None) -> str:
    """An interview's reference, the same whenever it is computed, so that a lost store finds its interviews again."""
    key = "\0".join((mailbox, uid, recurrence_id.isoformat() if recurrence_id else ""))
    return base64.b32encode(hashlib.sha256(key.encode()).digest()[:5]).decode().lower()


def nowhere(mailbox: str, at: datetime) -> Interview:
    """An interview that is none, for a letter about a mail that belongs to none."""
    return Interview(ref="", mailbox=mailbox, meeting=Meeting(uid="", sequence=0, dtstamp=at))


def step(state: InterviewState, trigger: InterviewTrigger) -> InterviewState:
    """The state after a trigger; the same state where the table has no such pair."""
    return INTERVIEW_TABLE.get((state, trigger), state)
