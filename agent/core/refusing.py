"""Somebody wants no more mail."""

from dataclasses import replace
from datetime import datetime

from agent.core.asking import call, put
from agent.core.concluding import settle
from agent.core.effects import Effect, Notice, Suppress
from agent.core.interview import Interview
from agent.core.orders import Step, push
from agent.core.respondent import Respondent, RespondentTrigger, step
from agent.core.rules import Rules


def said_stop(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Step:
    """They typed STOP: never again, from no mailbox. The recruiter is asked to judge whether a call is in order."""
    after = put(interview, silenced(respondent))
    effects = (suppress(interview, respondent, at), *call(after, respondent, _about(respondent), at, rules))
    return settle(Step(interview=after, effects=effects, note=_note(respondent)), at, rules)


def refused(told: Step, respondent: Respondent, at: datetime, rules: Rules) -> Step:
    """A reader took their reply for a refusal: that holds for this interview, and reaches no further. ``told`` has the
    letter about it.
    """
    after = put(told.interview, silenced(respondent))
    attention = push(after, at, Notice.ATTENTION, _about(respondent), slot=respondent.slot)
    note = f"{told.note} {_note(respondent)}"
    return settle(Step(interview=after, effects=(*told.effects, attention), note=note), at, rules)


def suppress(interview: Interview, respondent: Respondent, at: datetime) -> Effect:
    """Their address is never written to again."""
    return Suppress(
        id=f"{interview.ref}/suppress/{respondent.slot}",
        interview=interview.ref,
        at=at,
        address=respondent.person.address.email,
    )


def silenced(respondent: Respondent) -> Respondent:
    """They are asked nothing any more, whatever they write later."""
    state = step(respondent.state, RespondentTrigger.STOP)
    return replace(respondent, state=state, stopped=True, away_until=None, pending="")


def _about(respondent: Respondent) -> str:
    return f"{respondent.person.called} wants no more mail"


def _note(respondent: Respondent) -> str:
    return f"{_about(respondent)}."
