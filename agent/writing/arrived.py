"""What the letter about one answer says: who answered, what they said with its proof, and who is still awaited."""

from dataclasses import dataclass
from datetime import tzinfo

from agent.core.feedback import FiledReading, Kind, PointKind, Reading
from agent.core.gate import MOST_QUESTIONS
from agent.core.happened import called_off
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules
from agent.writing.accepted import origins
from agent.writing.answers import Remark, Value, capped, in_words, remarks, set_aside, summary, tells, who
from agent.writing.layout import defanged, line, short
from agent.writing.occasion import Occasion, addressee, first_name, occasion, when
from agent.writing.words import KINDS, POINTS, SIDES, TOPICS, count, moment, reader

_ASKS = (POINTS[PointKind.QUESTION], POINTS[PointKind.REQUEST])
_MOST_WORDS = 2000
"""Characters of a reply that are shown as they were typed."""
_UNHEARD = (RespondentState.NOT_ASKED, RespondentState.ASKED, RespondentState.AWAY, RespondentState.DEFERRED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """One field with its heading."""

    name: str
    value: Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """An answer that came in."""

    about: Occasion
    name: str
    who: str
    first: str
    side: str
    kind: str
    """Name of the reading's kind, such as 'deferral'; 'other' if it is not read yet."""
    headline: str
    came: str
    topics: tuple[Topic, ...]
    """Only those that say something."""
    asks: tuple[Remark, ...]
    """What they ask of the recruiter, or ask for: shown first."""
    remarks: tuple[Remark, ...]
    """Everything else."""
    left_out: int
    words: str
    """What they typed, defanged, for a reply that is not feedback; empty if it touches what was set aside."""
    summary: str
    reader: str
    notes: tuple[str, ...]
    protected: int
    again: str
    """When they are asked again, for a deferral; empty if not known."""
    quiet: str
    """When they are reminded, after a mail that was none about the interview; empty if they are not."""
    waiting: tuple[str, ...]
    """Who has not answered yet, each with how far the chase is."""


def arrived(interview: Interview, rules: Rules, to: Address, slot: str, mail: str, note: str, words: str) -> Arrived:
    """What is told of the reply ``mail`` of the respondent ``slot``, who typed ``words``."""
    zone = rules.hours.zone
    respondent = interview.respondent(slot)
    filed = _filed(respondent, mail)
    name = who(respondent) if respondent else "Somebody"
    points, left_out = capped(remarks(filed, name, zone))
    reading = filed[0].reading if filed else None
    asks = tuple(point for point in points if point.kind in _ASKS)
    return Arrived(
        about=occasion(interview, rules, zone),
        name=addressee(to),
        who=name,
        first=first_name(name),
        side=SIDES[respondent.person.side] if respondent else "",
        kind=(reading.kind if reading else Kind.OTHER).value,
        headline=f"{name} {_does(reading, asks)}",
        came=when(filed[0].at, zone) if filed else "",
        topics=tuple(t for f in filed for t in _topics(f, name, zone)),
        asks=asks,
        remarks=tuple(point for point in points if point not in asks),
        left_out=left_out,
        words=_typed(reading, words),
        summary=summary(reading) if reading else "",
        reader=reader(line(reading.reader)) if reading else "",
        notes=(
            *(origins(interview, respondent, filed, "you", zone) if respondent else ()),
            *(line(n) for n in (*((note,) if note else ()), *(reading.notes if reading else ()))),
        ),
        protected=set_aside(filed),
        again=when(respondent.away_until, zone) if respondent else "",
        quiet=_reminded_on(respondent, zone),
        waiting=awaited(interview, zone),
    )


def _reminded_on(respondent: Respondent | None, zone: tzinfo) -> str:
    if respondent is None or respondent.state is not RespondentState.ASKED:
        return ""
    return when(respondent.quiet_until, zone) if respondent.questions < MOST_QUESTIONS else ""


def _does(reading: Reading | None, asks: tuple[Remark, ...]) -> str:
    if reading is None:
        return "wrote"
    return KINDS[reading.kind] + (", and asks you something" if asks and reading.kind is Kind.FEEDBACK else "")


def _typed(reading: Reading | None, words: str) -> str:
    """What they typed; not if a remark was set aside, as it would stand there after all."""
    shown = reading is not None and reading.kind is not Kind.FEEDBACK and not reading.protected
    return short(defanged(words).strip(), _MOST_WORDS) if shown else ""


def awaited(interview: Interview, zone: tzinfo) -> tuple[str, ...]:
    """Who has been asked and has not answered, each in one clause."""
    # Nobody is asked how an interview was that may not have taken place.
    off = ", and not asked on until you say whether it took place" if called_off(interview) else ""
    waiting = ((_in_touch(interview, r), _waiting(r, zone)) for r in interview.respondents)
    return tuple(in_touch or f"{clause}{off}" for in_touch, clause in waiting if in_touch or clause)


def _in_touch(interview: Interview, respondent: Respondent) -> str:
    """For whoever is not asked as the recruiter writes with them."""
    contact, start = respondent.contact, interview.meeting.start
    unheard = respondent.state in _UNHEARD and contact.pauses(start) and not contact.over(start)
    return f"{who(respondent)} ({SIDES[respondent.person.side]}): not asked, as you write with them" if unheard else ""


def _waiting(respondent: Respondent, zone: tzinfo) -> str:
    name = f"{who(respondent)} ({SIDES[respondent.person.side]})"
    state, until = respondent.state, respondent.away_until
    if state is RespondentState.ASKED:
        return f"{name}: {_reminded(respondent)}{_waits_for_you(respondent, zone)}"
    if state is RespondentState.AWAY:
        return f"{name}: away, asked again on {moment(until, zone)}" if until else f"{name}: away"
    if state is RespondentState.DEFERRED:
        return f"{name}: wants to answer later, asked again on {moment(until, zone)}" if until else f"{name}: later"
    if state is RespondentState.ANSWERED and respondent.unread:
        return f"{name}: has answered, and the answer is being read"
    return f"{name}: not asked yet" if state is RespondentState.NOT_ASKED else ""


def _waits_for_you(respondent: Respondent, zone: tzinfo) -> str:
    """What is in the way of the next reminder."""
    if respondent.pending:
        return ", and named somebody else: no reminder until you say whom to ask"
    quiet = respondent.quiet_until
    return f", and wrote to you: no reminder before {moment(quiet, zone)}" if quiet else ""


def _reminded(respondent: Respondent) -> str:
    return f"asked, {count(respondent.reminders, 'reminder')} so far" if respondent.reminders else "asked"


def _filed(respondent: Respondent | None, mail: str) -> tuple[FiledReading, ...]:
    readings = respondent.readings if respondent else ()
    return tuple(f for f in readings if f.mail == mail)[-1:]


def _topics(filed: FiledReading, name: str, zone: tzinfo) -> tuple[Topic, ...]:
    found = ((field, in_words(filed, name, field, zone)) for field in TOPICS)
    return tuple(Topic(name=TOPICS[field], value=said) for field, said in found if tells(field, said))
