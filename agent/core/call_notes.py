"""The recruiter's notes of a call with a participant count as that participant's answer, marked as what they are."""

from dataclasses import replace

from agent.core.accepting import answered
from agent.core.asking import put
from agent.core.effects import ReadReply
from agent.core.events import RecruiterSaid, ReplyRead
from agent.core.hearing import PAST
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.pausing import awaited
from agent.core.respondent import STILL_ASKED, Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.standin import no_ai

NOTED = "From notes of a call, in the words of whoever took them."
_LATE = "Nothing was filed: the decision has been made, and what comes later counts no more."
_EMPTY = "Nothing was filed: please write what they said behind “notes:”, on the same line or below."
_WHOM = "Nothing was filed: please say whose answer it is, with an address, such as “notes tom@client.example: ...”."
_NO_AI = (
    "Nothing was filed: {name} asked that no AI reads what they say, and that holds for notes of it. "
    "Reply for example “file: rating 4, decision yes” to the mail about them."
)
_WAITING = frozenset({*STILL_ASKED, RespondentState.UNREACHABLE})


def took_notes(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """What the recruiter wrote down is read like a reply of the one whom they called. Nobody is reminded meanwhile."""
    respondent = _whose(interview, event)
    why = _why_not(interview, event, respondent)
    if respondent is None or why:
        return answered(interview, event, rules, why)
    reading = ReadReply(
        id=f"{interview.ref}/read/{respondent.slot}/{event.mail[:16]}",
        interview=interview.ref,
        at=event.at,
        slot=respondent.slot,
        mail=event.mail,
        came=event.at,
        lines=event.lines,
    )
    known = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.REPLY),
        away_until=None,
        unread=(*respondent.unread, event.mail),
        told=(*respondent.told, event.mail),
    )
    note = f"{event.by.email} took notes of a call with {respondent.person.called}."
    return Step(interview=put(interview, known), effects=(reading,), note=note)


def marked(respondent: Respondent, event: ReplyRead) -> ReplyRead:
    """The reading of notes says that it is one, wherever it is shown."""
    if event.mail not in respondent.told or NOTED in event.reading.notes:
        return event
    return replace(event, reading=replace(event.reading, notes=(NOTED, *event.reading.notes)))


def _whose(interview: Interview, event: RecruiterSaid) -> Respondent | None:
    """Whoever is named, else whom the answered letter is about, else the only one who is awaited."""
    if event.command.whom:
        return next((r for r in interview.respondents if r.addresses & set(event.command.whom)), None)
    if about := interview.respondent(event.slot):
        return about
    waiting = [r for r in interview.respondents if r.state in _WAITING and (awaited(interview, r) or r.questions)]
    return waiting[0] if len(waiting) == 1 else None


def _why_not(interview: Interview, event: RecruiterSaid, respondent: Respondent | None) -> str:
    """Why nothing is filed, in sentences; empty if it can be."""
    if interview.state in PAST:
        return _LATE
    if respondent is None:
        whom = " and ".join(event.command.whom)
        return f"Nothing was filed: {whom} is nobody whom I ask about this interview." if whom else _WHOM
    if no_ai(respondent):
        return _NO_AI.format(name=respondent.person.called)
    return "" if event.lines else _EMPTY
