"""What the recommendation says: the next step, both sides beside each other, the grounds for it, and how to decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from agent.core.charge import commands, in_charge
from agent.core.feedback import FiledReading, Kind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.policy import NextStep, Recommendation
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.writing.accepted import origins
from agent.writing.answers import Remark, set_aside, who
from agent.writing.essay import Essay, essay, used
from agent.writing.grounds import Grounds, grounds
from agent.writing.layout import line
from agent.writing.occasion import Occasion, addressee, occasion, of_ours, whose
from agent.writing.participant import mailto
from agent.writing.sides import Row, panel, rows
from agent.writing.silent import silent
from agent.writing.sources import Told, stand_ins, told, written
from agent.writing.weighed import Group, weighed
from agent.writing.words import COMMANDS, STEPS, certainty

_UNDECIDED = Recommendation(step=NextStep.HOLD, rule="none", sentence="Nothing has been recommended yet.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A decision that the recruiter can type, and a link that opens a reply with it."""

    command: str
    href: str
    """Empty where a new mail could not be told from others."""
    recommended: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Recommended:
    """The recommendation. All tuples of sentences may be empty."""

    about: Occasion
    name: str
    decides: bool
    """True if the addressee is in charge, and their reply decides; false for the team."""
    decider: str
    """What to call whoever is in charge."""
    drafts: str
    """Whose Drafts folder drafts are laid into: 'your', 'Anna Berg’s'."""
    revision: int
    step: NextStep
    headline: str
    confidence: str
    """In a word, for the subject."""
    certainty: str
    grounds: Grounds
    essay: Essay
    stand_ins: str
    """Whose answers plain rules read only because the language model was away; empty if nobody's."""
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    """Concerns by weight, strengths and suggestions."""
    asks: tuple[Remark, ...]
    """Questions and requests to the recruiter."""
    left_out: tuple[str, ...]
    silent: tuple[str, ...]
    """Who has not been heard, and why."""
    choices: tuple[Choice, ...]
    told: tuple[Told, ...]
    written: str
    """Who wrote the sentences of the essay."""
    notes: tuple[str, ...]
    protected: int
    """How many remarks were set aside."""


def recommended(
    interview: Interview, rules: Rules, to: Address, number: int, reply_to: str, note: str, now: datetime
) -> Recommended:
    """What is recommended to the recruiter or a colleague."""
    zone = rules.hours.zone
    found = interview.recommendation or _UNDECIDED
    about = occasion(interview, rules, zone)
    people = panel(interview, rules)
    remarked = weighed(people, zone)
    decides = commands(interview, rules.directory, to.email, now)
    decider = of_ours(in_charge(interview, rules.directory, now))
    you = "you" if decides else decider
    return Recommended(
        about=about,
        name=addressee(to),
        decides=decides,
        decider=decider,
        drafts=whose(rules, to),
        revision=max(number, 1),
        step=found.step,
        headline=STEPS[found.step],
        confidence=found.confidence.value,
        certainty=certainty(found),
        grounds=grounds(interview, found),
        essay=essay(interview, people, zone),
        stand_ins=stand_ins(interview),
        rows=rows(people, rules, zone),
        groups=remarked.groups,
        asks=remarked.asks,
        left_out=remarked.left_out,
        silent=silent(interview, you, zone),
        choices=_choices(found.step, about, reply_to),
        told=tuple(t for r in interview.respondents for t in told(r, zone)),
        written=written(used(interview, people, zone)),
        notes=tuple(dict.fromkeys(_notes(interview, note, you, zone))),
        protected=sum(set_aside(r.readings) for r in interview.respondents),
    )


def _notes(interview: Interview, note: str, you: str, zone: tzinfo) -> Iterator[str]:
    """Where accepted answers came from, and what was set aside in reading."""
    for respondent in interview.respondents:
        yield from origins(interview, respondent, _feedback(respondent), you, zone)
    if note:
        yield line(note)
    for respondent in interview.respondents:
        for filed in _feedback(respondent):
            yield from (f"{who(respondent)}: {line(text)}" for text in filed.reading.notes)


def _feedback(respondent: Respondent) -> tuple[FiledReading, ...]:
    return tuple(f for f in respondent.readings if f.reading.kind is Kind.FEEDBACK)


def _choices(step: NextStep, about: Occasion, reply_to: str) -> tuple[Choice, ...]:
    """A link only where the address itself leads to the interview; without a token, a reply has to."""
    subject = f"Re: {about.summary} {about.code}"
    linked = "+" in reply_to
    return tuple(
        Choice(
            command=command,
            href=mailto(reply_to, subject, command) if linked else "",
            recommended=choice is step,
        )
        for choice, command in COMMANDS.items()
    )
