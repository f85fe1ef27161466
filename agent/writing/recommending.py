"""What the recommendation says: both sides beside each other, the rule and its reasons, and how to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from agent.core.feedback import FiledReading, Kind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Side
from agent.core.policy import NextStep, Recommendation
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules
from agent.writing.accepted import origins
from agent.writing.answers import Remark, Value, capped, latest, remark_rank, remarks, set_aside, summary, tells, who
from agent.writing.arrived import awaited
from agent.writing.layout import line
from agent.writing.occasion import Occasion, addressee, occasion
from agent.writing.participant import mailto
from agent.writing.words import COMMANDS, SIDES, STEPS, TOPICS, certainty, reader, together

_UNDECIDED = Recommendation(step=NextStep.HOLD, rule="none", sentence="Nothing has been recommended yet.")
_FAR_APART = 2
"""Ratings this many points apart are called different."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One topic, with what each side says about it."""

    topic: str
    client: tuple[Value, ...]
    candidate: tuple[Value, ...]
    differ: bool
    """True where the sides contradict each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A reader's summary of one person's answers."""

    who: str
    side: str
    summary: str
    reader: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A decision that the recruiter can type, and a link that opens a reply with it."""

    command: str
    href: str
    """Empty where a new mail could not be told from others."""
    recommended: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Recommended:
    """The recommendation."""

    about: Occasion
    name: str
    decides: bool
    """True if the addressee is the recruiter, whose reply decides; false for the team."""
    revision: int
    step: NextStep
    headline: str
    certainty: str
    rule: str
    sentence: str
    clients: str
    candidates: str
    rows: tuple[Row, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    missing: tuple[str, ...]
    would_change: tuple[str, ...]
    remarks: tuple[Remark, ...]
    left_out: int
    told: tuple[Told, ...]
    notes: tuple[str, ...]
    protected: int
    choices: tuple[Choice, ...]


def recommended(interview: Interview, rules: Rules, to: Address, number: int, reply_to: str, note: str) -> Recommended:
    """What is recommended to the recruiter or a colleague."""
    zone = rules.hours.zone
    found = interview.recommendation or _UNDECIDED
    about = occasion(interview, rules, zone)
    points, left_out = capped(_all_remarks(interview.respondents, zone))
    decides = rules.directory.is_recruiter(to.email)
    you = "you" if decides else about.recruiter
    return Recommended(
        about=about,
        name=addressee(to),
        decides=decides,
        revision=max(number, 1),
        step=found.step,
        headline=STEPS[found.step],
        certainty=certainty(found),
        rule=found.rule,
        sentence=_line(found.sentence),
        clients=_side(interview, Side.CLIENT, about.client),
        candidates=_side(interview, Side.CANDIDATE, about.candidate),
        rows=_rows(interview, zone),
        speaks_for=_lines(found.speaks_for),
        speaks_against=_lines(found.speaks_against),
        missing=_lines((*found.missing, *_silent(interview, you), *awaited(interview, zone))),
        would_change=_lines(found.would_change),
        remarks=points,
        left_out=left_out,
        told=tuple(t for r in interview.respondents for t in _told(r)),
        notes=(
            *(one for r in interview.respondents for one in origins(interview, r, _feedback(r), you, zone)),
            *_lines(((note,) if note else ()) + tuple(n for f in _spoken(interview) for n in f.reading.notes)),
        ),
        protected=sum(set_aside(r.readings) for r in interview.respondents),
        choices=_choices(found.step, about, reply_to),
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_line(text) for text in texts))


def _line(text: str) -> str:
    return line(text).replace("'", "’")


def _side(interview: Interview, side: Side, otherwise: str) -> str:
    return together([who(r) for r in interview.on(side)]) or otherwise


def _spoken(interview: Interview) -> tuple[FiledReading, ...]:
    return tuple(f for r in interview.respondents for f in _feedback(r))


def _feedback(respondent: Respondent) -> tuple[FiledReading, ...]:
    return tuple(f for f in respondent.readings if f.reading.kind is Kind.FEEDBACK)


def _all_remarks(respondents: tuple[Respondent, ...], zone: tzinfo) -> tuple[Remark, ...]:
    """Everybody's remarks, the client's side first, worst concerns on top."""
    ordered = sorted(respondents, key=lambda r: r.person.side is not Side.CLIENT)
    found = [remark for r in ordered for remark in remarks(r.readings, who(r), zone)]
    return tuple(sorted(found, key=remark_rank))


def _rows(interview: Interview, zone: tzinfo) -> tuple[Row, ...]:
    rows = (_row(interview, field, topic, zone) for field, topic in TOPICS.items())
    return tuple(row for row in rows if row)


def _row(interview: Interview, field: str, topic: str, zone: tzinfo) -> Row | None:
    """One topic; None if nobody says anything about it."""
    client = tuple(latest(r, field, zone) for r in interview.on(Side.CLIENT))
    candidate = tuple(latest(r, field, zone) for r in interview.on(Side.CANDIDATE))
    if not any(tells(field, said) for said in (*client, *candidate)):
        return None
    return Row(topic=topic, client=client, candidate=candidate, differ=_differ(field, client, candidate))


def _differ(field: str, client: tuple[Value, ...], candidate: tuple[Value, ...]) -> bool:
    """Whether the sides contradict each other: plainly different values of what both can judge alike."""
    pairs = [(a, b) for a in client for b in candidate if a.words and b.words]
    if field == "rating":
        return any(abs(a.rating - b.rating) >= _FAR_APART for a, b in pairs)
    if field == "outcome":
        return any(a.words != b.words for a, b in pairs)
    return any({_leaning(a.words), _leaning(b.words)} == {"yes", "no"} for a, b in pairs)


def _leaning(words: str) -> str:
    return words.partition(",")[0]


def _silent(interview: Interview, you: str) -> tuple[str, ...]:
    """Who will not be heard any more."""
    unheard = (r for r in interview.respondents if not _feedback(r))
    return tuple(f"{who(r)} ({SIDES[r.person.side]}): {why}" for r in unheard if (why := _silence(interview, r, you)))


def _silence(interview: Interview, respondent: Respondent, you: str) -> str:
    """Why no answer of theirs is to be expected; empty if one is."""
    if respondent.state is RespondentState.STOPPED:
        return "does not want to be asked"
    if respondent.contact.spared:
        return f"not asked, as {you} wished"
    if respondent.contact.over(interview.meeting.start):
        return f"{you} wrote with {who(respondent)} yourself" if you == "you" else f"{you} wrote with {who(respondent)}"
    return "no answer" if respondent.state is RespondentState.UNREACHABLE else ""


def _told(respondent: Respondent) -> tuple[Told, ...]:
    """Each reading's summary with its reader, so that nobody takes one reader's words for another's."""
    spoken = (f.reading for f in respondent.readings if f.reading.kind is Kind.FEEDBACK)
    side = SIDES[respondent.person.side]
    return tuple(
        Told(who=who(respondent), side=side, summary=summary(r), reader=reader(line(r.reader))) for r in spoken
    )


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
