"""Who has not been heard, and why."""

from datetime import tzinfo

from agent.core.feedback import Kind
from agent.core.interview import Interview
from agent.core.respondent import Respondent, RespondentState
from agent.core.unread import is_unread
from agent.writing.answers import who
from agent.writing.arrived import awaited
from agent.writing.words import SIDES, count

_UNREAD = "has answered, and asked that no AI reads it"
_TO_FILE = ". Please read it yourself, and file what it says by a reply to my mail about it"


def silent(interview: Interview, you: str, zone: tzinfo) -> tuple[str, ...]:
    """Everybody who gave no feedback, or whose answer nobody has read, each in a clause. ``you`` is the recruiter."""
    people = interview.respondents
    unheard = (r for r in people if not any(f.reading.kind is Kind.FEEDBACK for f in r.readings))
    given_up = [f"{_name(r)}: {why}" for r in unheard if (why := _why(interview, r, you))]
    to_file = _TO_FILE if you == "you" else ""
    unread = [f"{_name(r)}: {_UNREAD}{to_file}" for r in people if is_unread(r.readings)]
    known = {text.partition(":")[0] for text in (*given_up, *unread)}
    waiting = [text for text in awaited(interview, zone) if text.partition(":")[0] not in known]
    if you != "you":
        waiting = [text.replace(" as you write with them", f" as {you} writes with them") for text in waiting]
    return (*given_up, *unread, *waiting)


def _name(respondent: Respondent) -> str:
    return f"{who(respondent)} ({SIDES[respondent.person.side]})"


def _why(interview: Interview, respondent: Respondent, you: str) -> str:
    """Why no answer of theirs is to be expected; empty if one is."""
    if respondent.state is RespondentState.STOPPED:
        return "does not want to be asked"
    if respondent.contact.spared:
        return f"not asked, as {you} wished"
    if respondent.contact.over(interview.meeting.start):
        return f"{you} wrote with {who(respondent)}{' yourself' if you == 'you' else ''}"
    if respondent.state is RespondentState.UNREACHABLE:
        return f"no answer after {count(respondent.reminders, 'reminder')}" if respondent.reminders else "not reached"
    declined = respondent.state is RespondentState.NOT_ASKED and respondent.person.declined
    return "declined the invitation, so was not asked" if declined else ""
