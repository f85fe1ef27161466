"""The gate: the last word before a letter leaves. It looks at numbers and lists only, whatever led to the letter."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core import chase
from agent.core.effects import DOUBTFUL, TO_PARTICIPANTS, LetterKind, SaveDraft, SendLetter
from agent.core.happened import called_off
from agent.core.interview import Interview, InterviewState
from agent.core.respondent import RespondentState
from agent.core.rules import Caps, Rules

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
    doubtful: int = 0
    """Of these, letters that a stranger's mail can provoke."""
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


def unwanted(interview: Interview, letter: SendLetter | SaveDraft) -> str:
    """Why a letter that waited has lost its point meanwhile; empty if it is still wanted."""
    if letter.kind is LetterKind.RECOMMENDATION:
        return "a newer recommendation is on its way" if letter.number < interview.revision else ""
    if letter.kind not in TO_PARTICIPANTS:
        return ""
    respondent = interview.respondent(letter.slot)
    if interview.state is not InterviewState.ASKING or respondent is None:
        return "nobody is asked about this interview any more"
    if respondent.person.address.email != letter.to.email:
        return "it is for somebody who takes no part any more"
    # After a move they are asked anew, and what has left before counts on.
    asked_anew = respondent.state is RespondentState.NOT_ASKED
    if not (asked_anew or (respondent.state is RespondentState.ASKED and letter.kind is LetterKind.REMINDER)):
        return "they have been heard of meanwhile"
    if respondent.questions != letter.number or respondent.in_doubt or respondent.stopped:
        return "they have been heard of meanwhile"
    if called_off(interview):
        return "somebody says that the interview did not take place"
    if respondent.contact.pauses(interview.meeting.start):
        return "the recruiter writes with them, or said not to ask them"
    return ""


def timely(letter: SendLetter | SaveDraft, interview: Interview, rules: Rules, now: datetime) -> Later | None:
    """When a reminder that waited for a server, or for us, may leave; None if it may now."""
    if letter.kind is not LetterKind.REMINDER:
        return None
    respondent = interview.respondent(letter.slot)
    if respondent and respondent.quiet_until and now < respondent.quiet_until:
        return Later(at=respondent.quiet_until, reason="they asked something, and an answer comes first")
    open_at = chase.working(now, rules.hours, interview.meeting.zone)
    return Later(at=open_at, reason="people are reminded in working hours only") if open_at > now else None


def admit(kind: LetterKind, counters: Counters, caps: Caps, now: datetime) -> Admit | Later | Never:
    """Whether a letter may leave now."""
    if kind in TO_PARTICIPANTS:
        return _to_participant(counters, caps, now)
    if kind in DOUBTFUL and counters.doubtful >= caps.doubtful_per_day:
        return Later(at=now + timedelta(hours=1), reason="the recruiter has had as many doubts today as allowed")
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
