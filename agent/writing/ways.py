"""What the recruiter can also reply to a letter, beside what the letter itself asks for.

A way stands in the letter only where it would do something, as the interview is when the letter is written. Whether it
would is not told by rules of its own: the reply is decided on as if it had come, and nothing of that is done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from agent.core.command import Command, Verb
from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, LetterKind
from agent.core.feedback import Decision, Kind, Outcome, Reading
from agent.core.happened import called_off
from agent.core.interview import Interview, InterviewState
from agent.core.policy import NextStep
from agent.core.respondent import STILL_ASKED
from agent.core.rules import Rules
from agent.core.trying import works
from agent.core.unread import BY_HAND

DEAF = frozenset({LetterKind.ASIDE, LetterKind.DIGEST, LetterKind.FAULTY, LetterKind.HALTED})
"""Letters about no interview, to which a reply does nothing."""

_EVERYWHERE = frozenset(LetterKind) - TO_PARTICIPANTS - AFTER_DECISION - DEAF
_HEADS_UP = frozenset({LetterKind.HEADS_UP})
_ANSWERS = frozenset({LetterKind.FEEDBACK_IN})
_ASK_WHETHER_IT_WAS = frozenset({LetterKind.NOT_HELD})
_ABOUT_SOMEBODY = frozenset({LetterKind.HELD, LetterKind.NOTE, LetterKind.REDIRECT, LetterKind.UNREAD})
"""Letters to which a bare "reject" could mean a person or their reply: a decision has to say that it is one."""
_DECIDING = frozenset({LetterKind.CALL, LetterKind.FEEDBACK_IN, LetterKind.NOT_HELD, LetterKind.VIEWS})
"""Letters that may lead to a decision, and do not name its steps anyway."""

_AFTER_ASKING = (InterviewState.ASKING, InterviewState.COMPLETE, InterviewState.RECOMMENDED)
_BEFORE_ADVICE = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A reply, and what it means."""

    words: str
    """As the recruiter has to type them, on the first line."""
    command: Command
    """As which they are understood in answer to each letter of ``letters``; a test holds the two together."""
    letters: frozenset[LetterKind] = _EVERYWHERE
    """In answer to which letters it is named: not to those that ask for it anyway."""
    when: Callable[[Interview], bool] = lambda _: True
    """Whether it is worth naming, where it would do something."""


def _asking(interview: Interview) -> bool:
    return interview.state in _AFTER_ASKING


def _some_are_asked(interview: Interview) -> bool:
    """Whether somebody is asked now, or is going to be."""
    return interview.state in _BEFORE_ADVICE and any(r.state in STILL_ASKED for r in interview.respondents)


def _decide(step: NextStep) -> Command:
    return Command(verb=Verb.DECIDE, step=step)


_STEPS = (
    ("offer", NextStep.OFFER),
    ("another interview", NextStep.ANOTHER_INTERVIEW),
    ("hold", NextStep.HOLD),
    ("reject", NextStep.REJECT),
)
_FILED = Reading(kind=Kind.FEEDBACK, rating=4, decision=Decision.YES, reader=BY_HAND)

# In the order in which they are named. A new verb needs a line here, and nothing else.
WAYS: tuple[Way, ...] = (
    Way(words="remind", command=Command(verb=Verb.REMIND)),
    Way(words="snooze 3 days", command=Command(verb=Verb.SNOOZE, days=3)),
    Way(
        words="don’t ask anybody",
        command=Command(verb=Verb.VETO),
        letters=_EVERYWHERE - _HEADS_UP - {LetterKind.DOUBT},
        when=_some_are_asked,
    ),
    Way(words="no interview", command=Command(verb=Verb.NO_INTERVIEW), letters=_HEADS_UP),
    Way(
        words="held",
        command=Command(verb=Verb.ATTENDED, outcome=Outcome.HELD),
        letters=_EVERYWHERE - _ASK_WHETHER_IT_WAS,
        when=called_off,
    ),
    Way(
        words="not held",
        command=Command(verb=Verb.ATTENDED),
        letters=_EVERYWHERE - _ASK_WHETHER_IT_WAS,
        when=lambda interview: not called_off(interview),
    ),
    Way(
        words="check",
        command=Command(verb=Verb.CHECK),
        letters=_ASK_WHETHER_IT_WAS,
        when=called_off,
    ),
    Way(words="file: rating 4, decision yes", command=Command(verb=Verb.FILE, filed=_FILED), letters=_ANSWERS),
    *(Way(words=words, command=_decide(step), letters=_DECIDING, when=_asking) for words, step in _STEPS),
    Way(words="decision: hold", command=_decide(NextStep.HOLD), letters=_ABOUT_SOMEBODY, when=_asking),
    Way(
        words="remarks",
        command=Command(verb=Verb.REMARKS),
        letters=_EVERYWHERE - {LetterKind.REMARKS, LetterKind.RECOMMENDATION},
    ),
    Way(words="status", command=Command(verb=Verb.STATUS)),
)


def ways(
    interview: Interview, rules: Rules, kind: LetterKind, *, slot: str = "", held: str = "", now: datetime
) -> tuple[str, ...]:
    """What the recruiter can also reply to a letter of this kind, about ``slot`` and the reply in doubt ``held``."""
    return tuple(
        way.words
        for way in WAYS
        if kind in way.letters
        and way.when(interview)
        and works(interview, way.command, rules, letter=kind, slot=slot, held=held, at=now)
    )
