"""What the recruiter is told at once about a reply that has been read: one letter, and a push where it cannot wait."""

from agent.core.effects import LetterKind, Notice, Publish, SendLetter
from agent.core.events import ReplyRead
from agent.core.feedback import Kind, Outcome, PointKind, Reading
from agent.core.happened import NOT_HELD
from agent.core.interview import Interview
from agent.core.orders import push, tell
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.core.unread import NO_READER

_FOR_THE_RECRUITER = (PointKind.QUESTION, PointKind.REQUEST)
_URGENT = {
    Kind.QUESTION: "asks you something",
    Kind.REDIRECT: "names somebody else to ask",
    Kind.OTHER: "wrote, but not about the interview",
}
_ABSENCES = {
    Outcome.CANDIDATE_NO_SHOW: "says that the candidate did not come",
    Outcome.CLIENT_NO_SHOW: "says that the client did not come",
    Outcome.RESCHEDULED: "says that the interview was moved",
    Outcome.CANCELLED: "says that the interview was cancelled",
}


def news(
    interview: Interview, respondent: Respondent, event: ReplyRead, rules: Rules
) -> tuple[SendLetter | Publish, ...]:
    """Tell the recruiter of one reading. The ids are the same however often the same reply is read."""
    slot, mail, name = event.slot, event.mail, respondent.person.called
    kind = letter(event.reading)
    told: tuple[SendLetter | Publish, ...] = (tell(interview, rules, event.at, kind, slot=slot, mail=mail),)
    if event.reading.kind is Kind.FEEDBACK:
        about = f"{name} answered"
        told += (push(interview, event.at, Notice.FEEDBACK_IN, about, slot=slot, key=mail[:16]),)
    if why := _urgent(event.reading):
        told += (push(interview, event.at, Notice.ATTENTION, f"{name} {why}", slot=slot, key=mail[:16]),)
    return told


def letter(reading: Reading) -> LetterKind:
    """Which letter tells of it."""
    if reading.reader == NO_READER:
        return LetterKind.UNREAD
    if reading.kind is Kind.REDIRECT:
        return LetterKind.REDIRECT
    missed = reading.kind is Kind.FEEDBACK and reading.outcome in NOT_HELD
    return LetterKind.NOT_HELD if missed else LetterKind.FEEDBACK_IN


def _urgent(reading: Reading) -> str:
    """What the recruiter should hear of at once, in a clause; empty for plain feedback, and where a call is ordered."""
    if reading.reader == NO_READER:
        return "wants no AI to read the answer: please read it"
    if reading.kind is not Kind.FEEDBACK:
        return _URGENT.get(reading.kind, "")
    if reading.outcome in NOT_HELD:
        return _ABSENCES[reading.outcome]
    asks = any(point.kind in _FOR_THE_RECRUITER for point in reading.points)
    return "gave feedback, and asks you something" if asks else ""
