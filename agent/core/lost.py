"""The records were lost and made anew from the mailbox: what cannot be known any more is asked of the recruiter."""

from dataclasses import replace
from datetime import datetime

from agent.core import interview as table
from agent.core.concluding import settle
from agent.core.effects import Effect, LetterKind
from agent.core.events import RecordsLost
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.orders import Step, tell
from agent.core.patience import patience
from agent.core.pausing import spare
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules

_WAITING = (InterviewState.PLANNED, InterviewState.ENDED)


def records_lost(interview: Interview, event: RecordsLost, rules: Rules) -> Step:
    """Go on with what the mailbox shows. Nobody is asked of whom it does not show whether they were."""
    if not event.at_work:
        return _long_over(interview)
    after = _begun(interview)
    slots = tuple(slot for slot in event.slots if _open(after.respondent(slot)))
    if not slots:
        note = "The records were made anew from the mailbox."
        return settle(Step(interview=after, note=note), event.at, rules)
    names = " and ".join(r.person.called for r in after.respondents if r.slot in slots)
    doubt = _doubt(names, event.at, rules, several=len(slots) > 1)
    # Further doubts stay: the recruiter has to know all of them before anybody is asked.
    contested = " ".join(filter(None, (doubt, after.contested)))
    told = replace(after, contested=contested, cleared=False, lost=slots)
    note = f"The records were made anew, and nothing shows whether {names} got any questions."
    return Step(interview=told, effects=_consequences(told, event, rules), note=note)


def _open(respondent: Respondent | None) -> bool:
    return respondent is not None and respondent.state is RespondentState.NOT_ASKED


def _doubt(names: str, at: datetime, rules: Rules, *, several: bool) -> str:
    day = at.astimezone(rules.hours.zone)
    return (
        f"My records were lost, and I made them anew from your mailbox on {day.day} {day:%B}. "
        f"Nothing there shows whether {names} {'were' if several else 'was'} asked already."
    )


def _consequences(told: Interview, event: RecordsLost, rules: Rules) -> tuple[Effect, ...]:
    """Before the end there is a heads-up still to come, which then asks. Nobody is waited for without an end."""
    if told.state is InterviewState.PLANNED:
        return ()
    asked = tell(told, rules, event.at, LetterKind.DOUBT, mail=event.at.isoformat())
    if told.state is not InterviewState.ASKING:
        return (asked,)
    waits = (patience(told, r, event.at, rules) for r in told.respondents if r.slot in told.lost)
    return (asked, *waits)


def _begun(interview: Interview) -> Interview:
    """Whoever was asked, or has answered, shows that the questions left."""
    shown = any(r.questions or r.state is not RespondentState.NOT_ASKED for r in interview.respondents)
    if interview.state is not InterviewState.ENDED or not shown:
        return interview
    return replace(interview, state=table.step(interview.state, InterviewTrigger.ASK))


def _long_over(interview: Interview) -> Step:
    if interview.state not in _WAITING:
        return Step(interview=interview, note="The records were made anew from the mailbox.")
    closed = replace(interview, state=table.step(interview.state, InterviewTrigger.VETO))
    return Step(interview=closed, note="It was over before anything shows that Debrief was at work; nobody is asked.")


def some_were_asked(interview: Interview) -> bool:
    """Whether a no is about those only of whom nothing is known: others have been asked, and are waited for."""
    return bool(interview.lost) and any(r.questions for r in interview.respondents)


def shown(step: Step, slot: str, at: datetime, rules: Rules) -> Step:
    """A letter or an answer shows that somebody was asked of whom nothing was known; the last one ends the doubt."""
    before = step.interview
    if slot not in before.lost:
        return step
    rest = tuple(one for one in before.lost if one != slot)
    known = _begun(replace(before, lost=rest, contested=before.contested if rest else ""))
    return settle(replace(step, interview=known), at, rules)


def left(interview: Interview, at: datetime, rules: Rules) -> Step:
    """The recruiter said not to ask those of whom nothing is known."""
    return spare(replace(interview, contested="", lost=()), interview.lost, at, rules)
