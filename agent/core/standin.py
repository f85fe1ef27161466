"""Readings that the offline rules made only because the model was away, and the second try that each of them gets."""

from datetime import timedelta

from agent.core.effects import ReadReply
from agent.core.events import ReplyRead
from agent.core.feedback import FiledReading, Kind, Reading
from agent.core.interview import Interview, InterviewState
from agent.core.respondent import Respondent, RespondentState
from agent.core.unread import NO_READER

READ_AGAIN_AFTER = timedelta(minutes=5)
"""From the stand-in reading to the first time that the model is asked again."""
READ_AGAIN_FOR = timedelta(days=3)
"""From the stand-in reading to when nobody expects the model back in time for the decision."""

_PAST = (InterviewState.DECIDED, InterviewState.CLOSED)


def second_try(interview: Interview, event: ReplyRead) -> tuple[ReadReply, ...]:
    """The order to have the model read a reply after all; none where no model was meant to, or it makes no sense."""
    if not event.reading.stand_in or not event.lines or moot(interview, event.slot, event.mail):
        return ()
    again = ReadReply(
        id=f"{interview.ref}/read-again/{event.slot}/{event.mail[:16]}",
        interview=interview.ref,
        at=event.at + READ_AGAIN_AFTER,
        slot=event.slot,
        mail=event.mail,
        came=event.came,
        lines=event.lines,
        again=True,
    )
    return (again,)


def moot(interview: Interview, slot: str, mail: str) -> str:
    """Why a reply is not read again; empty if it may be."""
    respondent = interview.respondent(slot)
    if respondent is None or interview.state in _PAST:
        return "nothing is to be decided any more"
    if stand_in(respondent, mail) is None:
        return "no reading of it stands in for the model's"
    if respondent.stopped or respondent.state is RespondentState.STOPPED:
        return "they want to be left alone"
    return "they want no AI to read their answers" if no_ai(respondent) else ""


def no_ai(respondent: Respondent) -> bool:
    """Whether they said that no AI may read what they write; it holds for what waits to be read, too."""
    return respondent.no_ai or any(f.reading.reader == NO_READER for f in respondent.readings)


def unseen() -> Reading:
    """The reading of a reply that no model may see, and that nobody has read yet."""
    return Reading(kind=Kind.FEEDBACK, reader=NO_READER, notes=("Please read this reply yourself.",))


def stand_in(respondent: Respondent, mail: str) -> FiledReading | None:
    """The reading of this mail that stands in for the model's."""
    return next((f for f in respondent.readings if f.mail == mail and f.reading.stand_in), None)
