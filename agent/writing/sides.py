"""Both sides beside each other, topic by topic: what everybody says on the whole, with the quote that proves it."""

from dataclasses import dataclass, replace
from datetime import tzinfo

from agent.core import comparing
from agent.core.concluding import voices
from agent.core.feedback import NOT_SAID, FiledReading, Kind, Voice
from agent.core.interview import Interview
from agent.core.people import Side
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.core.unread import BY_HAND
from agent.writing.answers import Value, saying_of, tells, who
from agent.writing.words import TOPICS, moment, value

_COMPARED = {
    "rating": comparing.RATING,
    "decision": comparing.WILL,
    "qualifications_met": comparing.FIT,
    "next_step": comparing.STEP,
    "outcome": comparing.OUTCOME,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One topic, with what each side says about it."""

    topic: str
    client: tuple[Value, ...]
    candidate: tuple[Value, ...]
    differ: bool
    """True where the sides, or the client's people among each other, contradict each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """Everybody who is asked, each with what they say on the whole; None for whoever gave no feedback yet."""

    client: tuple[tuple[Respondent, Voice | None], ...]
    candidate: tuple[tuple[Respondent, Voice | None], ...]

    @property
    def all(self) -> tuple[tuple[Respondent, Voice | None], ...]:
        """The client's people first."""
        return (*self.client, *self.candidate)


def panel(interview: Interview, rules: Rules) -> Panel:
    """What everybody says, as the policy counts it; of the client's people first those who decide."""
    client = voices(interview, Side.CLIENT, rules.directory)
    candidate = voices(interview, Side.CANDIDATE)
    deciders_first = sorted(interview.on(Side.CLIENT), key=lambda r: not decides(rules, r))
    return Panel(
        client=tuple((r, client.get(r.slot)) for r in deciders_first),
        candidate=tuple((r, candidate.get(r.slot)) for r in interview.on(Side.CANDIDATE)),
    )


def decides(rules: Rules, respondent: Respondent) -> bool:
    """Whether the operator named this person as one who decides for the client."""
    of_client = respondent.person.side is Side.CLIENT
    return of_client and any(map(rules.directory.decides, respondent.addresses))


def rows(people: Panel, rules: Rules, zone: tzinfo) -> tuple[Row, ...]:
    """The topics on which anybody says anything."""
    found = (_row(people, field, rules, zone) for field in TOPICS)
    return tuple(row for row in found if row)


def _row(people: Panel, field: str, rules: Rules, zone: tzinfo) -> Row | None:
    client = tuple(_on_the_whole(r, voice, field, rules, zone) for r, voice in people.client)
    candidate = tuple(_on_the_whole(r, voice, field, rules, zone) for r, voice in people.candidate)
    if not any(tells(field, said) for said in (*client, *candidate)):
        return None
    return Row(topic=TOPICS[field], client=client, candidate=candidate, differ=_differ(people, field, rules))


def _differ(people: Panel, field: str, rules: Rules) -> bool:
    topic = _COMPARED[field]
    ours, theirs = (
        [said for _, voice in side if voice and (said := topic.said(voice)) is not None]
        for side in (people.client, people.candidate)
    )
    clash = any(topic.clash(a, b, rules.thresholds) for a in ours for b in theirs)
    return clash or any(topic.split(a, b, rules.thresholds) for a in ours for b in ours)


def _on_the_whole(respondent: Respondent, voice: Voice | None, field: str, rules: Rules, zone: tzinfo) -> Value:
    """One field of everything that somebody said, with the quote of the message that settled it."""
    said = getattr(voice, field) if voice else None
    name, decider = who(respondent), decides(rules, respondent)
    shown = Value(who=name, words=value(said), rating=0, proof=None, decides=decider)
    if not shown.words:
        return replace(shown, silence=_silence(respondent, voice, field))
    told = _telling(respondent, field)
    settled = told[-1]
    proof = saying_of(settled, settled.reading.evidence.get(field), name, zone)
    return replace(
        shown,
        rating=said if isinstance(said, int) else 0,
        proof=proof,
        before=_before(told, field, zone),
        note="" if proof else _unproven(settled, field),
    )


def _telling(respondent: Respondent, field: str) -> tuple[FiledReading, ...]:
    """The messages that say something on the field, oldest first."""
    spoken = sorted((f for f in respondent.readings if f.reading.kind is Kind.FEEDBACK), key=lambda f: f.at)
    return tuple(f for f in spoken if getattr(f.reading, field) not in (None, NOT_SAID))


def _before(told: tuple[FiledReading, ...], field: str, zone: tzinfo) -> str:
    """The last value before this one that was another."""
    now = getattr(told[-1].reading, field)
    others = [f for f in told if getattr(f.reading, field) != now]
    return f"{value(getattr(others[-1].reading, field))}, said {moment(others[-1].at, zone)}" if others else ""


def _unproven(filed: FiledReading, field: str) -> str:
    if filed.reading.reader == BY_HAND:
        return "as the recruiter filed it"
    return "its quote touches a remark that is set aside" if field in filed.reading.evidence else ""


def _silence(respondent: Respondent, voice: Voice | None, field: str) -> str:
    if voice is None:
        return "no answer"
    if voice.unread:
        return "not read, as they asked for no AI"
    # Candidates are asked whether they want to go ahead, which says all that they could propose.
    asked = field != "next_step" or respondent.person.side is Side.CLIENT
    return "not said" if asked else "not asked"
