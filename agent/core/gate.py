"""The gate: the last word before a letter leaves. It looks at numbers and lists only, whatever led to the letter."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core import chase
from agent.core.effects import (
    AFTER_DECISION,
    DOUBTFUL,
    FROM_ANYBODY,
    QUESTIONS,
    TO_PARTICIPANTS,
    LetterKind,
    SaveDraft,
    SendLetter,
)
from agent.core.happened import called_off
from agent.core.interview import Interview, InterviewState
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Caps, Rules
from agent.core.whereabouts import place

MOST_QUESTIONS = 4
"""One question and three reminders: the most that a participant gets about one interview."""

ASIDE_FOR = timedelta(days=3)
"""How long the news that a mail was put aside may wait; the mail itself stays in ``debrief status``."""

THANKS_FOR = timedelta(days=3)
"""How long thanks may wait: after that, they would only surprise."""

READING = timedelta(minutes=10)
"""After which to look again whether a reply has been read."""

APART = timedelta(hours=2)
"""The least time between letters to one person about different interviews."""

LATE = timedelta(hours=1)
"""By how much a question may be later than planned before it keeps to working hours."""

_OPEN = (InterviewState.ASKING, InterviewState.COMPLETE, InterviewState.RECOMMENDED)
"""Between the first question and the decision."""

_TO_RECRUITER = frozenset(LetterKind) - TO_PARTICIPANTS


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
    aside: int = 0
    """Of these, letters about mails that belong to no interview, which anybody can provoke."""
    from_anybody: int = 0
    """Of the doubtful ones, asides and doubts about invitations, which take no letter of ours to provoke."""
    questions: int = 0
    """Questions and reminders of this interview to this slot, ever, not counting this letter."""
    suppressed: bool = False
    """Whether the address is on the list of those who said STOP."""
    at_once: int = 0
    """Letters to all participants of this mailbox within ten minutes."""
    to_domain: int = 0
    """Letters of this mailbox to participants at this domain within 24 hours."""
    new_domains: int = 0
    """Domains to which this mailbox wrote within 24 hours for the first time ever."""
    domain_known: bool = False
    """Whether this mailbox has ever written to a participant at this domain."""
    about_interview: int = 0
    """Letters about this interview to this address within 24 hours, where it is not a participant's."""
    about_another: datetime | None = None
    """When the last letter to a participant about another interview left to this address, if that is within APART."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Admit:
    """The letter may leave."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """The letter has to wait."""

    at: datetime
    reason: str
    cap: str = ""
    """The field of Caps that holds it back; empty if none does."""
    kinds: frozenset[LetterKind] = frozenset()
    """All letters of the mailbox of these kinds would have to wait for the same reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Never:
    """The letter must not leave."""

    reason: str


def unwanted(interview: Interview, letter: SendLetter | SaveDraft) -> str:
    """Why a letter that waited has lost its point meanwhile; empty if it is still wanted."""
    if letter.kind is LetterKind.RECOMMENDATION:
        return "a newer recommendation is on its way" if letter.number < interview.revision else ""
    if letter.kind in AFTER_DECISION:
        stands = interview.ruling is not None and letter.number == interview.undone
        return "" if stands else "the decision was taken back, or begun anew"
    if letter.kind not in TO_PARTICIPANTS:
        return ""
    respondent = interview.respondent(letter.slot)
    if letter.kind is LetterKind.THANKS:
        return _unwanted_thanks(interview, respondent, letter)
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


def _unwanted_thanks(interview: Interview, respondent: Respondent | None, letter: SendLetter | SaveDraft) -> str:
    if interview.state not in _OPEN or respondent is None or respondent.person.address.email != letter.to.email:
        return "it is too late for thanks"
    if respondent.stopped or respondent.state is not RespondentState.ANSWERED:
        return "they want no mail, or are waited for again"
    if respondent.in_doubt or respondent.contact.pauses(interview.meeting.start):
        return "the recruiter writes with them, or has something of theirs to look at"
    return ""


def outlived(letter: SendLetter | SaveDraft, later: Later, now: datetime) -> bool:
    """Whether a letter has been held back for so long that it does better not to leave at all."""
    if letter.kind is LetterKind.THANKS:
        return now - letter.at >= THANKS_FOR
    return letter.kind is LetterKind.ASIDE and bool(later.cap) and now - letter.at >= ASIDE_FOR


def timely(letter: SendLetter | SaveDraft, interview: Interview, rules: Rules, now: datetime) -> Later | None:
    """When a reminder, or a question that comes much later than it was to, may leave; None if it may now.

    Whoever has just come from an interview expects a question, at whatever time; nobody does hours later, at night.
    """
    respondent = interview.respondent(letter.slot)
    if letter.kind in TO_PARTICIPANTS and respondent and respondent.unread:
        return Later(at=now + READING, reason="a reply of theirs is being read")
    if letter.kind in TO_PARTICIPANTS and respondent and respondent.quiet_until and now < respondent.quiet_until:
        return Later(at=respondent.quiet_until, reason="they are left alone for now")
    if letter.kind in QUESTIONS and (over := _over_at(interview, rules)) and now < over:
        return Later(at=over, reason="the end of the interview was moved")
    if letter.kind is LetterKind.QUESTION and isinstance(letter, SendLetter) and _late(letter, interview, rules, now):
        open_at = chase.working(now, rules.hours, place(interview, respondent, rules.hours))
        return Later(at=open_at, reason="a late question leaves in working hours only") if open_at > now else None
    if letter.kind not in (LetterKind.REMINDER, LetterKind.THANKS):
        return None
    open_at = chase.working(now, rules.hours, place(interview, respondent, rules.hours))
    return Later(at=open_at, reason="people are reminded in working hours only") if open_at > now else None


def _over_at(interview: Interview, rules: Rules) -> datetime | None:
    """Since when somebody may be asked by the calendar; None where somebody's word counts, or nobody knows the end.

    Whoever was to be asked already is not spared a later end: the recruiter may have cleared an unproven invitation,
    and a proven one come after.
    """
    end = interview.meeting.end
    return end + rules.grace if end and not interview.said_over else None


def _late(letter: SendLetter, interview: Interview, rules: Rules, now: datetime) -> bool:
    """Whether something held the question up: a server or a pause, or that the end, or the time to ask, was noticed
    late, as after an outage or in a machine that slept."""
    noticed, told, end = interview.over_since, interview.warned_at, interview.meeting.end
    waits = [now - letter.at]
    if noticed and end and not interview.said_over:
        waits.append(noticed - end)
    if noticed and told:
        waits.append(told - noticed)
    if told and not interview.cleared:
        waits.append(letter.at - (told + rules.grace))
    return max(waits) > LATE


def admit(kind: LetterKind, counters: Counters, caps: Caps, now: datetime) -> Admit | Later | Never:
    """Whether a letter may leave now."""
    if kind in TO_PARTICIPANTS:
        return _to_participant(kind, counters, caps, now)
    return _first_full(_for_the_recruiter(kind, counters, caps), now)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Budget:
    """One cap, and how much of it is used up."""

    cap: str
    used: int
    most: int
    reason: str
    kinds: frozenset[LetterKind] = frozenset()
    """Which letters share it, if it is the whole mailbox's."""
    wait: timedelta = timedelta(hours=1)


def _first_full(budgets: tuple[_Budget, ...], now: datetime) -> Admit | Later:
    full = next((b for b in budgets if b.used >= b.most), None)
    return Later(at=now + full.wait, reason=full.reason, cap=full.cap, kinds=full.kinds) if full else Admit()


def _to_participant(kind: LetterKind, counters: Counters, caps: Caps, now: datetime) -> Admit | Later | Never:
    if counters.suppressed:
        return Never(reason="this address asked for no more mail")
    if kind in QUESTIONS and counters.questions >= MOST_QUESTIONS:
        return Never(reason="one question and three reminders are the most")
    if counters.about_another and now < counters.about_another + APART:
        # Each gets the attention that it deserves, and nobody finds three letters of ours at once.
        return Later(at=counters.about_another + APART, reason="they have just been asked about another interview")
    return _first_full(_for_participants(counters, caps), now)


def _for_participants(counters: Counters, caps: Caps) -> tuple[_Budget, ...]:
    return (
        _Budget(
            cap="participants_per_day",
            used=counters.to_participants,
            most=caps.participants_per_day,
            reason="this mailbox has sent as many mails today as allowed",
            kinds=TO_PARTICIPANTS,
        ),
        _Budget(
            cap="participants_at_once",
            used=counters.at_once,
            most=caps.participants_at_once,
            reason="this mailbox has sent as many mails in ten minutes as allowed",
            kinds=TO_PARTICIPANTS,
            wait=timedelta(minutes=2),
        ),
        _Budget(
            cap="person_per_day",
            used=counters.to_person,
            most=caps.person_per_day,
            reason="this person has had as many mails today as allowed",
        ),
        _Budget(
            cap="domain_per_day",
            used=counters.to_domain,
            most=caps.domain_per_day,
            reason="people at this domain have had as many mails today as allowed",
        ),
        _Budget(
            cap="new_domains_per_day",
            used=0 if counters.domain_known else counters.new_domains,
            most=caps.new_domains_per_day,
            reason="as many domains were written to for the first time today as allowed",
        ),
    )


def _for_the_recruiter(kind: LetterKind, counters: Counters, caps: Caps) -> tuple[_Budget, ...]:
    doubts = _Budget(
        cap="doubtful_per_day",
        used=counters.doubtful,
        most=caps.doubtful_per_day,
        reason="the recruiter has had as many doubts today as allowed",
        kinds=DOUBTFUL,
    )
    # A flood of mails that belong nowhere must leave room for doubts about interviews.
    strangers = _Budget(
        cap="doubtful_per_day",
        used=counters.aside,
        most=(caps.doubtful_per_day + 1) // 2,
        reason="the recruiter has heard of as many mails put aside today as allowed",
        kinds=frozenset({LetterKind.ASIDE}),
    )
    # A flood of invitations must leave room for what people and the recruiter write in answer to our letters.
    invitations = _Budget(
        cap="doubtful_per_day",
        used=counters.from_anybody,
        most=(2 * caps.doubtful_per_day + 2) // 3,
        reason="the recruiter has been asked about as many mails of strangers today as allowed",
        kinds=FROM_ANYBODY,
    )
    everything = _Budget(
        cap="recruiter_per_day",
        used=counters.to_recruiter,
        most=caps.recruiter_per_day,
        reason="the recruiter has had as many mails today as allowed",
        kinds=_TO_RECRUITER,
    )
    one = _Budget(
        cap="recruiter_per_interview",
        used=counters.about_interview,
        most=caps.recruiter_per_interview,
        reason="as many mails about this interview left today as allowed",
    )
    special = (
        *((strangers,) if kind is LetterKind.ASIDE else ()),
        *((invitations,) if kind in FROM_ANYBODY else ()),
        *((doubts,) if kind in DOUBTFUL else ()),
    )
    return (*special, everything, one)
