"""What is to be done. Decisions return these values; the dispatch loop performs them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from agent.core.mail import Address, Line


class LetterKind(StrEnum):
    """Every letter that Debrief writes; each has a template of the same name."""

    QUESTION = "question"
    REMINDER = "reminder"
    THANKS = "thanks"
    """Their feedback came in, and nothing more is needed of them."""
    HEADS_UP = "heads_up"
    DOUBT = "doubt"
    """Heads-up that asks the recruiter something first."""
    FEEDBACK_IN = "feedback_in"
    """A reply has been read."""
    NOT_HELD = "not_held"
    """Somebody says that the interview did not take place: did it?"""
    REDIRECT = "redirect"
    """Somebody names another person to ask: shall we?"""
    UNREAD = "unread"
    """A reply that no AI may read: the recruiter reads it, and can file what it says."""
    HELD = "held"
    """A reply in doubt, shown to the recruiter."""
    CALL = "call"
    """Somebody could not be reached by mail: please call."""
    RECOMMENDATION = "recommendation"
    HANDED = "handed"
    """To a colleague: the interview is in their charge now, or no more."""
    VIEWS = "views"
    """What colleagues think of a recommendation, compiled."""
    REMARKS = "remarks"
    """Remarks set aside as protected, shown to the recruiter who asked to see them."""
    ASIDE = "aside"
    """A mail that belongs to no interview that we know, or cannot be read, and may matter all the same."""
    NOTE = "note"
    """A short word to the recruiter: why somebody is not asked, or what came of a reply of theirs."""
    FAULTY = "faulty"
    """A template of the operator's cannot be used, and letters wait."""
    DIGEST = "digest"
    """The recruiter's morning: what came in, who is awaited, what waits for them."""
    HALTED = "halted"
    """The breaker has stopped all letters to participants of the mailbox."""
    NEXT_CLIENT = "next_client"
    """Draft of the mail after the decision; only ever laid into Drafts."""
    NEXT_CANDIDATE = "next_candidate"


QUESTIONS = frozenset({LetterKind.QUESTION, LetterKind.REMINDER})
"""What asks a participant for feedback: at most four about one interview."""

TO_PARTICIPANTS = QUESTIONS | {LetterKind.THANKS}
"""The only letters that Debrief itself sends to participants."""

HEADS_UPS = frozenset({LetterKind.HEADS_UP, LetterKind.DOUBT})
"""The letters after which the recruiter has the grace time to veto."""

AFTER_DECISION = frozenset({LetterKind.NEXT_CLIENT, LetterKind.NEXT_CANDIDATE})
"""Letters to participants that only ever lie in Drafts: the recruiter sends them."""


DOUBTFUL = frozenset({LetterKind.DOUBT, LetterKind.HELD, LetterKind.ASIDE, LetterKind.NOTE})
"""Letters to the recruiter that a stranger's mail can provoke: they have a cap of their own, and delay no others."""

FROM_ANYBODY = frozenset({LetterKind.DOUBT, LetterKind.ASIDE})
"""Of these, letters that take no letter of ours to provoke: whoever knows the recruiter's address can."""


class Wake(StrEnum):
    """What we wait for."""

    END = "end"
    GRACE = "grace"
    REMIND = "remind"
    RESUME = "resume"
    GIVE_UP = "give_up"
    CLOSE = "close"


class Notice(StrEnum):
    """What a push notification tells; the last level of its MQTT topic."""

    INTERVIEW_OVER = "interview_over"
    QUESTION_SENT = "question_sent"
    REMINDER_SENT = "reminder_sent"
    FEEDBACK_IN = "feedback_in"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    ATTENTION = "attention"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Effect:
    id: str
    """Unique for what is to be done; doing it twice is impossible, as the second is not stored."""
    interview: str
    """Empty for what is about a mail that belongs to none."""
    at: datetime
    """Not before this time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SendLetter(_Effect):
    """Send a letter; what it says is rendered from the interview when it leaves."""

    type: Literal["send_letter"] = "send_letter"
    kind: LetterKind
    to: Address
    slot: str = ""
    """Whom it is about or to; empty for the interview as a whole."""
    number: int = 0
    """Counts letters of this kind: reminder 1 to 3, revision of the recommendation."""
    mail: str = ""
    """Key of the mail it is about, for letters about a reply."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveDraft(_Effect):
    """Lay a letter into the Drafts folder for the recruiter to send."""

    type: Literal["save_draft"] = "save_draft"
    kind: LetterKind
    to: Address
    slot: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadReply(_Effect):
    """Turn a reply into structured feedback."""

    type: Literal["read_reply"] = "read_reply"
    slot: str
    mail: str
    came: datetime
    lines: tuple[Line, ...]
    again: bool = False
    """True if the offline rules have read it, as the model was away, and the model is to read it after all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteRationale(_Effect):
    """Have a model write the sentences that lead through a recommendation; it leaves when that is done, or failed."""

    type: Literal["write_rationale"] = "write_rationale"
    number: int
    """Revision of the recommendation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Publish(_Effect):
    """Push a notification."""

    type: Literal["publish"] = "publish"
    notice: Notice
    slot: str = ""
    about: str = ""
    """One plain sentence with names; leaves only where the operator allows names in pushes."""
    alarm: bool = False
    """True for trouble that only a person can mend: it is pushed whatever the operator chose, and at any hour."""
    person: str = ""
    """Address of the participant whose own topic it goes to; empty for the recruiter's."""
    topic: str = ""
    """The mailbox on whose topics it goes out; empty for its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relay(_Effect):
    """Hand a notification on to one more channel, beside MQTT."""

    type: Literal["relay"] = "relay"
    channel: str
    """The channel's name."""
    notice: Notice
    about: str = ""
    """As with ``Publish``."""
    alarm: bool = False
    """As with ``Publish``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WakeAt(_Effect):
    """Let us know when the time has come."""

    type: Literal["wake_at"] = "wake_at"
    what: Wake
    slot: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Suppress(_Effect):
    """Never write to this address again, from any mailbox."""

    type: Literal["suppress"] = "suppress"
    address: str


Effect = SendLetter | SaveDraft | ReadReply | WriteRationale | Publish | Relay | WakeAt | Suppress


def in_turn(effect: Effect) -> str:
    """The address whose letters about one interview leave in their order; empty for what waits for nothing."""
    if isinstance(effect, SendLetter | SaveDraft) and effect.kind not in DOUBTFUL:
        return effect.to.email
    return ""
