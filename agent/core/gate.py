"""The gate: the last word before a letter leaves. It looks at numbers and lists only, whatever led to the letter."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.effects import TO_PARTICIPANTS, LetterKind
from agent.core.rules import Caps

MOST_QUESTIONS = 4
"""One question and three reminders: the most that a participant gets about one interview."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counters:
    """How much has left lately."""

    to_person: int = 0
    """Letters to this address within 24 hours."""
    to_participants: int = 0
    """Letters to all participants of this mailbox within 24 hours."""
    to_recruiter: int = 0
    """Letters to the recruiter and the team within 24 hours."""
    questions: int = 0
    """Questions and reminders of this interview to this slot, ever, not counting this letter."""
    suppressed: bool = False
    """Whether the address is on the list of those who said STOP."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Admit:
    """The letter may leave."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """The letter has to wait."""

    at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Never:
    """The letter must not leave."""

    reason: str


def admit(kind: LetterKind, counters: Counters, caps: Caps, now: datetime) -> Admit | Later | Never:
    """Whether a letter may leave now."""
    if kind in TO_PARTICIPANTS:
        return _to_participant(counters, caps, now)
    if counters.to_recruiter >= caps.recruiter_per_day:
        return Later(at=now + timedelta(hours=1), reason="the recruiter has had as many mails today as allowed")
    return Admit()


def _to_participant(counters: Counters, caps: Caps, now: datetime) -> Admit | Later | Never:
    if counters.suppressed:
        return Never(reason="this address asked for no more mail")
    if counters.questions >= MOST_QUESTIONS:
        return Never(reason="one question and three reminders are the most")
    if counters.to_person >= caps.person_per_day:
        return Later(at=now + timedelta(hours=1), reason="this person has had as many mails today as allowed")
    if counters.to_participants >= caps.participants_per_day:
        return Later(at=now + timedelta(hours=1), reason="this mailbox has sent as many mails today as allowed")
    return Admit()
