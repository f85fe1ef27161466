"""Thanks: one short letter after somebody's first feedback, where the operator wants that."""

from agent.core import chase
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import ReplyRead
from agent.core.feedback import Kind, PointKind, Reading
from agent.core.happened import NOT_HELD
from agent.core.interview import Interview
from agent.core.orders import mode
from agent.core.respondent import Respondent
from agent.core.rules import Mode, Rules
from agent.core.unread import NO_READER
from agent.core.whereabouts import place

_FOR_THE_RECRUITER = (PointKind.QUESTION, PointKind.REQUEST)


def thanks(interview: Interview, respondent: Respondent, event: ReplyRead, rules: Rules) -> tuple[SendLetter, ...]:
    """The thanks for a reading that has just come in, for their working hours; ``respondent`` is as before it.

    Nobody is thanked in a draft: it would only be work. And nobody twice, or who was not asked, or who waits for an
    answer of the recruiter's own.
    """
    sends = rules.thanks and mode(interview, rules) is Mode.SEND
    before = any(f.reading.kind is Kind.FEEDBACK for f in respondent.readings)
    if not sends or not respondent.questions or respondent.thanked or before or not _is_plain(event.reading):
        return ()
    letter = SendLetter(
        id=f"{interview.ref}/{LetterKind.THANKS}/{respondent.slot}/0",
        interview=interview.ref,
        at=chase.working(event.at, rules.hours, place(interview, respondent, rules.hours)),
        kind=LetterKind.THANKS,
        to=respondent.person.address,
        slot=respondent.slot,
    )
    return (letter,)


def _is_plain(reading: Reading) -> bool:
    """Whether it is feedback that somebody has read, on an interview that took place, and asks nothing."""
    asks = any(point.kind in _FOR_THE_RECRUITER for point in reading.points)
    read = reading.kind is Kind.FEEDBACK and reading.reader != NO_READER
    return read and not asks and reading.outcome not in NOT_HELD
