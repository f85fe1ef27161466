"""The recruiter's answer to whether somebody else is to be asked, whom a participant named."""

from dataclasses import replace

from agent.core.accepting import answered
from agent.core.asking import ask_or_wait, put
from agent.core.concluding import settle
from agent.core.effects import Effect
from agent.core.events import RecruiterSaid, Verb
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step
from agent.core.planning import recast
from agent.core.redirecting import OPEN, named, new_ones, unfit
from agent.core.respondent import Respondent
from agent.core.rules import Rules

_WHOM = "Nothing was changed: please say whom to ask, with an address, such as “ask mia@client.example”."
_LATE = "Nothing was changed: I ask nobody about this interview any more. Please ask them yourself."
_GONE = "Nothing was changed: whoever named them takes no part any more."


def settled(interview: Interview, event: RecruiterSaid, rules: Rules) -> Step:
    """Ask whom the recruiter approves, or nobody new."""
    respondent = interview.respondent(event.slot)
    if respondent is None:
        return answered(interview, event, rules, _GONE)
    if event.command.verb is Verb.VETO:
        return _nobody(interview, respondent, event, rules)
    if interview.state not in OPEN:
        return answered(interview, event, rules, _LATE)
    whom = event.command.whom or _only_one(interview, respondent, rules)
    why = next((w for one in whom if (w := unfit(interview, one, rules.directory))), "")
    if not whom or why:
        return answered(interview, event, rules, f"Nothing was changed: {why}." if why else _WHOM)
    return _instead(interview, respondent, whom, event, rules)


def _only_one(interview: Interview, respondent: Respondent, rules: Rules) -> tuple[str, ...]:
    """Whom a plain 'ask' means: nobody, where not exactly one was offered."""
    offered = new_ones(interview, named(respondent, respondent.pending), rules.directory)
    return (offered[0].email,) if len(offered) == 1 else ()


def _nobody(interview: Interview, respondent: Respondent, event: RecruiterSaid, rules: Rules) -> Step:
    """Nobody new is asked, and nobody waits for the one who named them."""
    note = f"The recruiter said: ask nobody instead of {respondent.person.called}."
    return settle(Step(interview=put(interview, _done(respondent)), note=note), event.at, rules)


def _instead(
    interview: Interview, respondent: Respondent, whom: tuple[str, ...], event: RecruiterSaid, rules: Rules
) -> Step:
    """These people are asked, on the same side, in place of the one who named them."""
    side = respondent.person.side
    told = replace(put(interview, _done(respondent)), named={**interview.named, **dict.fromkeys(whom, side)})
    after = recast(told, rules)
    added = [r for r in after.respondents if r.person.address.email in whom and r.person.side is side]
    if len(added) < len(set(whom)):
        return answered(interview, event, rules, "Nothing was changed: so many people cannot be asked.")
    letters: tuple[Effect, ...] = ()
    if after.state is InterviewState.ASKING:
        letters = tuple(ask_or_wait(after, r, event.at, rules) for r in added)
    note = f"The recruiter said: ask {' and '.join(whom)} instead of {respondent.person.called}."
    return Step(interview=after, effects=letters, note=note)


def _done(respondent: Respondent) -> Respondent:
    """They have named somebody else, and the recruiter knows: nobody waits for them, but what they write counts."""
    return replace(respondent, pending="", contact=replace(respondent.contact, spared=True))
