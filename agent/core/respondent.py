"""A respondent: one person who is asked about one interview, and the table of what can happen to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from agent.core.contact import Contact
from agent.core.feedback import FiledReading
from agent.core.people import Person


class RespondentState(StrEnum):
    """Where we stand with one person."""

    NOT_ASKED = "not asked"
    ASKED = "asked"
    AWAY = "away"
    DEFERRED = "deferred"
    ANSWERED = "answered"
    UNREACHABLE = "unreachable"
    """Their mail bounces, or they stayed silent after the last reminder: the recruiter calls."""
    STOPPED = "stopped"
    """They do not want to be asked."""


STILL_ASKED = (RespondentState.NOT_ASKED, RespondentState.ASKED, RespondentState.AWAY, RespondentState.DEFERRED)
"""States from which time alone leads to another letter."""


class RespondentTrigger(StrEnum):
    """What can happen to a respondent."""

    ASK = "question sent"
    REPLY = "reply came"
    AWAY = "absence note"
    DEFER = "says later"
    RESUME = "time is up"
    SET_ASIDE = "reply was no answer"
    BOUNCE = "mail bounced"
    SILENCE = "last reminder unanswered"
    STOP = "refuses"
    RESET = "interview moved"


_S, _T = RespondentState, RespondentTrigger

# The rules of this table:
# - A reply ends the chase at once, before anybody has read it; the reading may put the respondent back.
# - Nothing leads from STOPPED to a question again, and only an answer leads out of UNREACHABLE.
# - A pair that is not listed changes nothing.
RESPONDENT_TABLE: Mapping[tuple[RespondentState, RespondentTrigger], RespondentState] = {
    (_S.NOT_ASKED, _T.ASK): _S.ASKED,
    (_S.NOT_ASKED, _T.REPLY): _S.ANSWERED,
    (_S.NOT_ASKED, _T.STOP): _S.STOPPED,
    (_S.NOT_ASKED, _T.SILENCE): _S.UNREACHABLE,
    (_S.NOT_ASKED, _T.BOUNCE): _S.UNREACHABLE,
    (_S.ASKED, _T.REPLY): _S.ANSWERED,
    (_S.ASKED, _T.AWAY): _S.AWAY,
    (_S.ASKED, _T.BOUNCE): _S.UNREACHABLE,
    (_S.ASKED, _T.SILENCE): _S.UNREACHABLE,
    (_S.ASKED, _T.STOP): _S.STOPPED,
    (_S.ASKED, _T.RESET): _S.NOT_ASKED,
    (_S.AWAY, _T.REPLY): _S.ANSWERED,
    (_S.AWAY, _T.RESUME): _S.ASKED,
    (_S.AWAY, _T.BOUNCE): _S.UNREACHABLE,
    (_S.AWAY, _T.STOP): _S.STOPPED,
    (_S.AWAY, _T.RESET): _S.NOT_ASKED,
    (_S.DEFERRED, _T.REPLY): _S.ANSWERED,
    (_S.DEFERRED, _T.RESUME): _S.ASKED,
    (_S.DEFERRED, _T.BOUNCE): _S.UNREACHABLE,
    (_S.DEFERRED, _T.STOP): _S.STOPPED,
    (_S.DEFERRED, _T.RESET): _S.NOT_ASKED,
    (_S.ANSWERED, _T.DEFER): _S.DEFERRED,
    (_S.ANSWERED, _T.SET_ASIDE): _S.ASKED,
    (_S.ANSWERED, _T.STOP): _S.STOPPED,
    (_S.ANSWERED, _T.RESET): _S.NOT_ASKED,
    (_S.UNREACHABLE, _T.REPLY): _S.ANSWERED,
    (_S.STOPPED, _T.REPLY): _S.ANSWERED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Respondent:
    """One person's part in the questions about one interview."""

    slot: str
    """One letter, 'a' to 'z', stable for the interview's life; part of tokens and of effect ids."""
    person: Person
    state: RespondentState = RespondentState.NOT_ASKED
    questions: int = 0
    """Questions and reminders that went out; at most 1 + 3 for the interview's whole life."""
    last_asked: datetime | None = None
    away_until: datetime | None = None
    unread: tuple[str, ...] = ()
    """Keys of mails that came in and are still being read."""
    held: tuple[str, ...] = ()
    """Keys of mails in doubt, which count for nothing until the recruiter accepts them. They pause reminders."""
    readings: tuple[FiledReading, ...] = ()
    thread: tuple[str, ...] = ()
    """Message-IDs to reply to, oldest first: their own calendar answer, our letters to them, their replies."""

    asked_whether: bool = False
    """True once the question left in the form that asks first whether the interview took place."""
    thanked: bool = False
    """True once thanks for their feedback are on the way, or came and went: nobody is thanked twice."""
    drafted: bool = False
    """True while a question to them lies in Drafts, and the recruiter has not sent it."""
    taken_up: datetime | None = None
    """When the questions were taken up again after a pause: no earlier plan to give up holds any more."""
    contact: Contact = field(default_factory=Contact)
    """The recruiter's own mail with them since the interview began."""
    pending: str = ""
    """Key of their reply that names somebody else to ask: no reminder until the recruiter says whom to ask."""
    quiet_until: datetime | None = None
    """They asked the recruiter something: no reminder before this time, so that an answer can come first."""
    stopped: bool = False
    """True once they said that they want no more mail, whatever they write later."""
    no_ai: bool = False
    """True once they said that no AI may read what they write about this interview."""
    language: str = ""
    """Of what they wrote last (ISO 639-1), if it told; empty if it did not, or they have written nothing."""
    dialled: str = ""
    """IANA zone of the telephone number in the signature of a proven mail of theirs; empty if none tells."""
    phones: tuple[str, ...] = ()
    """Their telephone numbers, as far as a mail of theirs shows any."""
    told: tuple[str, ...] = ()
    """Keys of the recruiter's mails with notes of calls with them."""
    accepted: tuple[str, ...] = ()
    """Further addresses whose proven mail counts as theirs in this interview: the recruiter accepted a reply of it."""

    @property
    def addresses(self) -> frozenset[str]:
        """Every address whose proven mail is theirs."""
        return frozenset({self.person.address.email, *self.accepted})

    @property
    def in_doubt(self) -> bool:
        """Whether the recruiter has to look at something before they are asked on."""
        return bool(self.held or self.pending)

    @property
    def reminders(self) -> int:
        return max(0, self.questions - 1)


def step(state: RespondentState, trigger: RespondentTrigger) -> RespondentState:
    """The state after a trigger; the same state where the table has no such pair."""
    return RESPONDENT_TABLE.get((state, trigger), state)
