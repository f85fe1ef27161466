"""What a colleague is told who is put in charge of an interview, or is so no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core import charge
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.orders import mode
from agent.core.rules import Mode, Rules
from agent.core.steering import stands
from agent.writing.layout import line
from agent.writing.occasion import Occasion, addressee, occasion, of_ours
from agent.writing.words import COMMANDS, STEPS

_MOST = 50
"""Interviews that one letter tells of."""
_PAST = (InterviewState.DECIDED, InterviewState.CLOSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """Who is in charge, how it stands, and what can be replied."""

    about: Occasion
    name: str
    yours: bool
    """Whether the addressee is in charge now."""
    holder: str
    """Who is."""
    giver: str
    """Who said so."""
    until: str
    """The last day of it, such as '1 December 2026'; empty if none is named."""
    stands: str
    """How it stands with everybody, in a clause each."""
    every: bool
    """Whether it is all of the recruiter's interviews."""
    others: tuple[str, ...]
    """The other open ones, and how it stands with them; empty if it is about one only."""
    recommended: str
    """The recommended step in words; empty if there is none, or it is decided."""
    drafts: bool
    """True if mails to participants lie in the recruiter's Drafts, for them to send."""
    replies: tuple[str, ...]
    """The recommended step, as it is to be replied; empty if there is none, or it is decided."""
    back: str
    """The reply that gives it back; empty for the recruiter."""


def handed(interview: Interview, rules: Rules, to: Address, now: datetime, others: Sequence[Interview]) -> Handed:
    """As it is when the letter leaves, whatever was said meanwhile."""
    given, holder = interview.handed, charge.in_charge(interview, rules.directory, now)
    owner, found = rules.directory.recruiter, interview.recommendation
    open_still = interview.state not in _PAST
    every = given is not None and given.every
    found_others = [one for one in others if one.ref != interview.ref] if every else []
    until = given.until - timedelta(days=1) if given and given.until else None
    return Handed(
        about=occasion(interview, rules, rules.hours.zone),
        name=addressee(to),
        yours=holder.email == to.email,
        holder=of_ours(holder),
        giver=line(_giver(given.by, rules)) if given else "",
        until=f"{until.astimezone(rules.hours.zone):%-d %B %Y}" if until else "",
        stands=line(stands(interview)),
        every=every,
        others=tuple(_short(one, rules) for one in found_others[:_MOST]),
        recommended=STEPS[found.step] if found and open_still else "",
        drafts=mode(interview, rules) is Mode.DRAFTS,
        replies=_replies(interview),
        back="" if to.email == owner.email else f"hand over to {owner.email}",
    )


def _short(interview: Interview, rules: Rules) -> str:
    about = occasion(interview, rules, rules.hours.zone)
    return line(f"{about.candidate} and {about.client} {about.code}, {interview.state.value}: {stands(interview)}")


def _replies(interview: Interview) -> tuple[str, ...]:
    found = interview.recommendation
    return (COMMANDS[found.step],) if found and interview.state not in _PAST else ()


def _giver(email: str, rules: Rules) -> str:
    """What to call whoever said so."""
    if rules.directory.is_recruiter(email):
        return of_ours(rules.directory.recruiter)
    known = (of_ours(one.address) for one in rules.deputies if one.address.email == email)
    return next(known, email)
