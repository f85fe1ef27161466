"""The recruiter takes back what they said: a decision, or that nobody is to be asked."""

from dataclasses import replace
from datetime import timedelta

from agent.core import interview as table
from agent.core.accepting import answered
from agent.core.announcing import announce
from agent.core.asking import ask_all
from agent.core.concluding import advice
from agent.core.effects import Effect, Notice
from agent.core.events import RecruiterSaid
from agent.core.interview import Interview, InterviewState, InterviewTrigger
from agent.core.orders import Step, push
from agent.core.respondent import RespondentState
from agent.core.rules import Rules

LONGEST = timedelta(days=7)
"""How long after a decision it can be taken back: later, people have mostly been told."""
_OTHER = (
    "Nothing was changed: only a decision, or your word that nobody is to be asked, can be taken back. After "
    "“don’t ask”, reply “ask” with the address; after “snooze”, reply “remind”; after “not held”, reply “held”."
)
_LATE = "Nothing was changed: the decision is more than a week old. What follows now is for you to write."
_DRAFTS = (
    "Taken back: {step}. I have sent nobody anything. Please delete the drafts that I laid for it, and decide anew "
    "by replying with the step that you choose."
)


def vetoed(interview: Interview) -> Step:
    """Nobody is asked. Before the first question that can be taken back."""
    state = table.step(interview.state, InterviewTrigger.VETO)
    untouched = all(r.state is RespondentState.NOT_ASKED and not r.questions for r in interview.respondents)
    fresh = interview.state is InterviewState.ENDED and state is InterviewState.CLOSED and untouched
    return Step(interview=replace(interview, state=state, vetoed=fresh), note="The recruiter said: ask nobody.")


def undone(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """As it was before, as far as that can be; whatever cannot be taken back is told, with what helps instead."""
    if interview.state is InterviewState.DECIDED and interview.ruling is not None:
        late = event.at > interview.ruling.at + LONGEST
        return answered(interview, event, rules, _LATE) if late else _decision(interview, event, rules)
    if interview.state is InterviewState.CLOSED and interview.vetoed:
        return _veto(interview, event, rules)
    return answered(interview, event, rules, _OTHER)


def _decision(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Back to the recommendation; where the decision came before there was one, it is made now."""
    step = interview.ruling.step.replace("_", " ") if interview.ruling else ""
    state = table.step(interview.state, InterviewTrigger.UNDO)
    after = replace(interview, state=state, ruling=None, undone=interview.undone + 1)
    news: tuple[Effect, ...] = ()
    if after.recommendation is None:
        after = replace(after, recommendation=advice(after, rules), revision=after.revision + 1, prose=None)
        news = announce(after, event.at, rules)
    told = answered(after, event, rules, _DRAFTS.format(step=step))
    pushed = push(after, event.at, Notice.ATTENTION, f"The decision was taken back: {step}", key=event.mail[:16])
    return replace(told, effects=(*told.effects, pushed, *news))


def _veto(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Asked after all, once the time to veto has passed."""
    state = table.step(interview.state, InterviewTrigger.UNDO)
    after = replace(interview, state=state, vetoed=False)
    over = after.over_since
    if over is None or event.at < over + rules.grace:
        return Step(interview=after, note="The recruiter took back: ask nobody.")
    step = ask_all(after, event.at, rules)
    return replace(step, note=f"The recruiter took back: ask nobody. {step.note}")
