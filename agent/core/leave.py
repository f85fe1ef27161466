"""The recruiter is away: until a day, somebody else is in charge of all the mailbox's interviews, also of new ones.

It is remembered as what the recruiter said, and each interview takes it over with its next event. Of the word about all
and the word about a single one, the later counts.
"""

from dataclasses import replace
from datetime import datetime

from agent.core.handed import Handed
from agent.core.interview import Interview
from agent.core.memory import Said
from agent.core.rules import Rules

LEAVE = "leave:"
"""What such a word is about; no address, title or series is."""


def to_remember(handed: Handed, at: datetime) -> Said:
    """The word that somebody stands in for all; where no day is named, that nobody does any more."""
    answer = f"{handed.to.email} {handed.until.isoformat()}" if handed.until else ""
    return Said(about=LEAVE, answer=answer, at=at)


def stand_in(said: Said | None, rules: Rules, at: datetime) -> Handed | None:
    """Whoever is in charge of all now; None if nobody is, or if they are no colleague any more."""
    email, _, until = said.answer.partition(" ") if said else ("", "", "")
    known = next((one for one in rules.deputies if one.address.email == email), None)
    if said is None or known is None:
        return None
    found = Handed(
        to=known.address,
        mailbox=known.mailbox,
        at=said.at,
        by=rules.directory.recruiter.email,
        until=datetime.fromisoformat(until),
        every=True,
    )
    return found if found.holds(at) else None


def taken_over(interview: Interview, rules: Rules, at: datetime) -> Interview:
    """The interview as it is with the recruiter's last word about all of them."""
    said, before = rules.leave, interview.handed
    if said is None or (before is not None and before.at > said.at):
        return interview
    found = stand_in(said, rules, at)
    if found and any(found.to.email in r.addresses for r in interview.respondents):
        return interview
    return replace(interview, handed=found or _recruiters(before, said, rules))


def _recruiters(before: Handed | None, said: Said, rules: Rules) -> Handed | None:
    """It is the recruiter's again, if it ever was anybody else's."""
    recruiter = rules.directory.recruiter
    return Handed(to=recruiter, at=said.at, by=recruiter.email, every=True) if before else None
