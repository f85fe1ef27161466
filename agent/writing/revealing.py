"""What was set aside as protected, for the recruiter who asked to see it: the one letter that shows it."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from agent.core.charge import commands
from agent.core.feedback import FiledReading
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.writing.answers import Saying, quoted, who
from agent.writing.occasion import Occasion, addressee, occasion
from agent.writing.words import SIDES

_MOST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Revealed:
    """Remarks that count for nothing."""

    about: Occasion
    name: str
    sayings: tuple[Saying, ...]
    """In the order in which they came."""
    left_out: int


def revealed(interview: Interview, rules: Rules, to: Address, now: datetime) -> Revealed:
    """All that was set aside, of everybody. Only who is in charge is shown any of it, whoever the letter goes to."""
    zone = rules.hours.zone
    mine = commands(interview, rules.directory, to.email, now)
    filed = [(r, f) for r in interview.respondents for f in r.readings] if mine else []
    in_order = sorted(filed, key=lambda one: one[1].at)
    found = [saying for respondent, one in in_order for saying in _sayings(respondent, one, zone)]
    return Revealed(
        about=occasion(interview, rules, zone),
        name=addressee(to),
        sayings=tuple(found[:_MOST]),
        left_out=max(0, len(found) - _MOST),
    )


def _sayings(respondent: Respondent, filed: FiledReading, zone: tzinfo) -> list[Saying]:
    name = f"{who(respondent)} ({SIDES[respondent.person.side]})"
    return [quoted(filed, quote, name, zone) for quote in filed.reading.protected]
