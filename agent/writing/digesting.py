"""What the daily digest says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.digesting import Digest, digest, last_due
from agent.core.feedback import FiledReading, Kind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.marks import code
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules
from agent.writing.layout import line, short
from agent.writing.occasion import Occasion, addressee, candidate, client, name_of, occasion
from agent.writing.words import KINDS, SIDES, STEPS, count, moment, value

_MOST = 25
"""Lines of each part; the others are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Daily:
    """A recruiter's morning."""

    about: Occasion
    name: str
    greeting: str
    """By the hour where the recruiter is."""
    headline: str
    ready: tuple[str, ...]
    stuck: tuple[str, ...]
    came: tuple[str, ...]
    awaited: tuple[str, ...]


def daily(nowhere: Interview, rules: Rules, to: Address, others: Sequence[Interview], now: datetime) -> Daily:
    """The digest of these interviews. ``nowhere`` is one that nobody knows."""
    found = digest(others, since(rules, now))
    return Daily(
        about=occasion(nowhere, rules, rules.hours.zone),
        name=addressee(to),
        greeting=_greeting(now.astimezone(rules.hours.zone).hour),
        headline=_headline(found),
        ready=_most([_ready(one) for one in found.ready]),
        stuck=_most([f"{_which(one)}: {line(why)}" for one, why in found.stuck]),
        came=_most([_came(one, r, filed, rules) for one, r, filed in found.came]),
        awaited=_most([f"{_which(one)}: {_who(r)}, {_waited(r)}" for one, r in found.awaited]),
    )


def since(rules: Rules, now: datetime) -> datetime:
    """From when on something is news: since the digest before the latest one that was due."""
    if rules.digest is None:
        return now
    latest = last_due(now, rules.digest, rules.hours)
    return last_due(latest - timedelta(seconds=1), rules.digest, rules.hours)


def _greeting(hour: int) -> str:
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"


def _headline(found: Digest) -> str:
    if found.ready:
        return f"{count(len(found.ready), 'interview')} to decide"
    if found.stuck:
        return f"{count(len(found.stuck), 'thing')} for you"
    if found.came:
        return f"{count(len(found.came), 'reply', 'replies')} came in"
    if found.empty:
        return "nothing is open"
    return f"{count(len(found.awaited), 'answer')} awaited"


def _most(lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - _MOST
    return (*lines[:_MOST], *((f"and {more} more",) if more > 0 else ()))


def _which(interview: Interview) -> str:
    return f"{candidate(interview)} and {client(interview)} {code(interview.ref)}"


def _who(respondent: Respondent) -> str:
    return f"{name_of(respondent.person)} ({SIDES[respondent.person.side]})"


def _ready(interview: Interview) -> str:
    found = interview.recommendation
    return f"{_which(interview)}: {STEPS[found.step]} is recommended" if found else _which(interview)


def _came(interview: Interview, respondent: Respondent, filed: FiledReading, rules: Rules) -> str:
    reading = filed.reading
    said = [f"rating {value(reading.rating)}"] if reading.rating else []
    said += [f"would go ahead: {words}"] if (words := value(reading.decision)) else []
    what = ", ".join(said) if reading.kind is Kind.FEEDBACK and said else KINDS[reading.kind]
    when = moment(filed.at, rules.hours.zone)
    return short(f"{_which(interview)}: {_who(respondent)}, {what}, {when}", 300)


def _waited(respondent: Respondent) -> str:
    if respondent.state is RespondentState.AWAY:
        return "away"
    if respondent.state is RespondentState.DEFERRED:
        return "will answer later"
    if not respondent.questions:
        return "to be asked"
    return f"asked, {count(respondent.reminders, 'reminder')}" if respondent.reminders else "asked"
