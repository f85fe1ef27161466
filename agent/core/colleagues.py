"""Which colleagues an interview has: those of its client and of its job together, else the mailbox's team."""

import re
from collections.abc import Iterable
from functools import lru_cache

from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Client, Side
from agent.core.rules import Rules
from agent.core.signs import client_of


def team_of(interview: Interview, rules: Rules) -> tuple[Address, ...]:
    """The colleagues who get this interview's recommendation, and whose views of it count; each once."""
    job = interview.role or interview.meeting.summary
    named = (
        *(one for client in _clients(interview, rules) for one in client.team),
        *(one for role in rules.role_teams if matches(role.match, job) for one in role.team),
    )
    return _once(one for one in named or rules.team if not rules.directory.is_recruiter(one.email))


def matches(words: str, job: str) -> bool:
    """Whether these words follow each other in a job's title, in capitals or not; a star stands for any letters."""
    return bool(_pattern(words).search(job.casefold()))


def _clients(interview: Interview, rules: Rules) -> tuple[Client, ...]:
    """Whose people take part; where no address tells, the client that is called as the interview's company is."""
    there = [client_of(p.address, rules.directory) for p in interview.people if p.side is Side.CLIENT]
    found = tuple(dict.fromkeys(one for one in there if one))
    company = interview.company.casefold()
    return found or tuple(one for one in rules.directory.clients if one.name.casefold() == company)


@lru_cache(256)
def _pattern(words: str) -> re.Pattern[str]:
    each = (r"\w*".join(re.escape(part) for part in word.split("*")) for word in words.casefold().split())
    return re.compile(r"(?<!\w)" + r"\W+".join(each) + r"(?!\w)")


def _once(people: Iterable[Address]) -> tuple[Address, ...]:
    return tuple({one.email: one for one in people}.values())
