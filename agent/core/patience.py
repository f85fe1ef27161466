"""How long somebody is waited for who is not asked for now: the pause has its end even if nobody says a word."""

from datetime import datetime, timedelta

from agent.core import chase
from agent.core.effects import Effect, Wake
from agent.core.gate import MOST_QUESTIONS
from agent.core.happened import called_off
from agent.core.interview import Interview
from agent.core.orders import wake
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.core.whereabouts import place

LONGEST_WAY = timedelta(days=2)
"""How long a mail server may be retried before a letter is given up."""


def is_paused(interview: Interview, respondent: Respondent) -> bool:
    """Whether the recruiter's own mail with them, or the recruiter's word, keeps us from asking."""
    return respondent.contact.pauses(interview.meeting.start)


def patience(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> Effect:
    """When to give up on somebody who cannot be asked until the recruiter has looked at something.

    With whom the recruiter writes themselves, that is when it would be without the recruiter's mail; the same where the
    recruiter was asked whom to ask, or whether it took place.
    """
    long = is_paused(interview, respondent) or respondent.pending or called_off(interview)
    chased = rules.cadence[max(0, respondent.questions - 1) :] if long else ()
    due = at + sum(chased, rules.give_up_after)
    due = chase.working(due, rules.hours, place(interview, respondent, rules.hours))
    return wake(interview, due, Wake.GIVE_UP, slot=respondent.slot, number=respondent.questions)


def taken_up_since(interview: Interview, respondent: Respondent, at: datetime, rules: Rules) -> bool:
    """Whether this end of patience was planned before a pause was over, and what came after has not had its time."""
    since, number = respondent.taken_up, respondent.questions
    if since is None or respondent.in_doubt or is_paused(interview, respondent):
        return False
    where = place(interview, respondent, rules.hours)
    due = chase.reminder(since, number, rules, where) if number < MOST_QUESTIONS else None
    if number == 0 or due is not None:
        return at < (due or since) + LONGEST_WAY
    return at < since + rules.give_up_after
