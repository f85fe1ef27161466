"""What becomes of letters that should have left before the records were lost, and that no copy in Sent stands for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.core import gate
from agent.core.effects import AFTER_DECISION, HEADS_UPS, LetterKind, SaveDraft, SendLetter
from agent.core.ending import hindrance
from agent.core.interview import Interview, InterviewState
from agent.core.respondent import RespondentState
from agent.core.rules import Rules
from agent.rebuild.signs import Signs


class Verdict(StrEnum):
    """What becomes of a letter."""

    LEAVES = "leaves"
    """As soon as the service runs."""
    NEVER = "never"
    ASK = "ask"
    """Nobody can know whether it left, and the recruiter says what to do."""
    KNOWN = "known"
    """The recruiter knows already what it says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """What is known of the past of a mailbox."""

    signs: Signs
    alive_until: datetime
    end: datetime
    """Now: where the past ends."""


def verdict(letter: SendLetter | SaveDraft, interview: Interview, life: Life) -> Verdict:
    """What becomes of a letter that waits."""
    if letter.kind is LetterKind.THANKS:
        # They may have left before, and are missed by nobody.
        return Verdict.NEVER
    if letter.at > life.end:
        return Verdict.LEAVES
    if gate.unwanted(interview, letter):
        return Verdict.NEVER
    if letter.kind is LetterKind.QUESTION:
        return Verdict.ASK
    if letter.at > life.alive_until or letter.kind is LetterKind.REMINDER:
        return Verdict.LEAVES
    if letter.kind in AFTER_DECISION:
        return Verdict.NEVER
    return _to_recruiter(letter, interview, life)


def _to_recruiter(letter: SendLetter | SaveDraft, interview: Interview, life: Life) -> Verdict:
    """It will have left in its time. Only what nothing goes on without is not left to that."""
    if letter.kind is LetterKind.RECOMMENDATION and interview.state is InterviewState.COMPLETE:
        heard = max((f.at for r in interview.respondents for f in r.readings), default=life.end)
        return Verdict.KNOWN if life.signs.told_since(interview.ref, letter.kind, heard) else Verdict.LEAVES
    waits = interview.state is InterviewState.ENDED and interview.warned_at is None
    return Verdict.LEAVES if letter.kind in HEADS_UPS and waits else Verdict.NEVER


def in_doubt(interview: Interview, rules: Rules, life: Life) -> tuple[str, ...]:
    """The slots of people who should have been asked by now, before anybody is asked about them; empty if none."""
    if not _overdue(interview, rules, life):
        return ()
    start = interview.meeting.start
    people = (r for r in interview.respondents if not r.person.declined and not r.contact.over(start))
    return tuple(r.slot for r in people if r.state is RespondentState.NOT_ASKED)


def stuck(interview: Interview, rules: Rules, life: Life) -> bool:
    """Whether the questions must have left, as people have answered, though no heads-up shows it."""
    heard = any(r.state is not RespondentState.NOT_ASKED for r in interview.respondents)
    ended = interview.state is InterviewState.ENDED and interview.warned_at is None
    return heard and ended and _overdue(interview, rules, life)


def _overdue(interview: Interview, rules: Rules, life: Life) -> bool:
    """Whether the time for the questions has passed. Where something hinders, nobody was asked, and the recruiter is
    asked about that anyway."""
    if interview.state not in (InterviewState.PLANNED, InterviewState.ENDED) or hindrance(interview):
        return False
    over = interview.warned_at or interview.over_since or interview.meeting.end
    return over is not None and over + rules.grace <= life.end


def before_us(interview: Interview, rules: Rules, life: Life) -> bool:
    """Whether the interview was over, and its questions would have been due, before anything shows that we worked."""
    over = interview.over_since or interview.meeting.end
    unknown = interview.ref not in life.signs.interviews
    return unknown and over is not None and over + rules.grace < life.signs.first(life.end)
