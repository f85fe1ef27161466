"""What a recommendation rests on, in sentences: the rule with its two limits, and the policy's reasons with names."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from agent.core.interview import Interview
from agent.core.limits import CAP, CEILING
from agent.core.people import Side
from agent.core.recommendation import Recommendation
from agent.core.rule import Rule
from agent.writing.answers import who
from agent.writing.layout import line
from agent.writing.words import STEPS

# The policy knows people by their numbers only: 'Client (person 2)', 'person 2' for one of the client's.
_PERSON = re.compile(r"(?P<side>Candidate \()?\bperson (?P<number>\d{1,3})\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """A recommendation's own sentences, with people's names. All tuples may be empty."""

    sentence: str
    """The rule in words."""
    rule: str
    """The rule's id."""
    limits: tuple[str, ...]
    """The lines that limit each side; empty where a rule settled the step by itself."""
    changed: tuple[str, ...]
    """What differs from the revision before."""
    agreements: tuple[str, ...]
    contradictions: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    missing: tuple[str, ...]
    would_change: tuple[str, ...]


def grounds(interview: Interview, found: Recommendation) -> Grounds:
    """What the recommendation rests on."""
    fit = sentences(interview)
    return Grounds(
        sentence=" ".join(fit((found.sentence,))),
        rule=line(found.rule),
        limits=limits(found),
        changed=fit(found.changed),
        agreements=fit(found.agreements),
        contradictions=fit(found.contradictions),
        speaks_for=fit(found.speaks_for),
        speaks_against=fit(found.speaks_against),
        missing=fit(found.missing),
        would_change=fit(found.would_change),
    )


def sentences(interview: Interview) -> Callable[[Iterable[str]], tuple[str, ...]]:
    """Makes sentences of the policy fit for the letter, each once, and with people's names instead of numbers."""
    names = {side: [who(r) for r in interview.on(side)] for side in (Side.CLIENT, Side.CANDIDATE)}

    def name(match: re.Match[str]) -> str:
        people = names[Side.CANDIDATE if match["side"] else Side.CLIENT]
        number = int(match["number"])
        called = people[number - 1] if 0 < number <= len(people) else f"person {number}"
        return f"{match['side'] or ''}{called}"

    def fit(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_PERSON.sub(name, line(text).replace("'", "’")) for text in texts))

    return fit


def limits(found: Recommendation) -> tuple[str, ...]:
    """The line that limits each side; nothing where a rule settled the step by itself."""
    sides = (("Client’s ceiling", found.ceiling, CEILING), ("Candidate’s cap", found.cap, CAP))
    return tuple(_limit(what, ident, table) for what, ident, table in sides if ident)


def _limit(what: str, ident: str, table: Sequence[Rule]) -> str:
    rule = next((rule for rule in table if rule.id == ident), None)
    # An earlier version may have known the line by another name.
    says = f", at most “{STEPS[rule.step]}”: {rule.sentence.replace(chr(39), '’')}" if rule else ""
    return f"{what}: {line(ident)}{says}"
