"""What the letter about somebody says who names another person to ask: the words, the addresses, and what to reply."""

from dataclasses import dataclass, fields

from agent.core.interview import Interview
from agent.core.lookalike import lookalike
from agent.core.mail import Address, plain
from agent.core.redirecting import MOST_OFFERED, OPEN, named, new_ones
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.writing.arrived import Arrived, arrived
from agent.writing.layout import line

EXAMPLE = "ask mia@client.example"


@dataclass(frozen=True, kw_only=True, slots=True)
class Referred(Arrived):
    """Somebody names another person to ask."""

    offered: tuple[str, ...]
    """Addresses that they typed and that could be asked, defanged."""
    replies: tuple[str, ...]
    """What the recruiter can reply; empty if nobody is asked about this interview any more."""
    example: str
    """How to name an address, where none can be offered."""
    too_many: bool
    warnings: tuple[str, ...]
    """Why an address may not be what it looks like, a sentence each."""


def referred(interview: Interview, rules: Rules, to: Address, slot: str, mail: str, note: str, words: str) -> Referred:
    """Whether to ask somebody else, whom the respondent ``slot`` named in the reply ``mail``."""
    told = arrived(interview, rules, to, slot, mail, note, words)
    respondent = interview.respondent(slot)
    found = new_ones(interview, named(respondent, mail), rules.directory) if respondent else ()
    offered = found if len(found) <= MOST_OFFERED else ()
    asks = respondent is not None and interview.state in OPEN
    return Referred(
        **{f.name: getattr(told, f.name) for f in fields(Arrived)},
        offered=tuple(line(one.email) for one in offered),
        replies=_replies(respondent, offered) if respondent and asks else (),
        example="" if offered else EXAMPLE,
        too_many=len(found) > MOST_OFFERED,
        warnings=tuple(why for one in offered if respondent and (why := _warning(one, respondent, rules))),
    )


def _replies(respondent: Respondent, offered: tuple[Address, ...]) -> tuple[str, ...]:
    return (*(f"ask {one.email}" for one in offered), "no", f"ask {plain(respondent.person.address.email)}")


def _warning(one: Address, respondent: Respondent, rules: Rules) -> str:
    """Whoever takes over a mailbox may name an accomplice's address, made to look like a colleague's."""
    own = respondent.person.address.domain
    if one.domain == own or one.domain.endswith(f".{own}"):
        return ""
    known = {own, *(domain for client in rules.directory.clients for domain in client.domains)}
    if one.domain in known - {own}:
        return ""
    if why := next((why for domain in sorted(known) if (why := lookalike(one.domain, domain))), ""):
        return f"{line(why)}."
    elsewhere = own not in rules.directory.freemail and own in {d for c in rules.directory.clients for d in c.domains}
    return f"{line(one.email)} is not an address of {line(own)}." if elsewhere else ""
