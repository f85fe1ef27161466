"""What was said, laid ready for showing: values in words, each with its quote, whose it is and when it came."""

from dataclasses import dataclass
from datetime import tzinfo

from agent.core.feedback import FiledReading, Outcome, PointKind, Quote, Reading
from agent.core.respondent import Respondent
from agent.writing.layout import defanged, short
from agent.writing.occasion import called
from agent.writing.words import POINTS, SEVERITIES, moment, value

_MOST_QUOTE = 400
"""Characters of one quote."""
_MOST_SUMMARY = 600
_MOST_POINTS = 12
"""Remarks shown of one person; the worst concerns come first, and what is left out is counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Saying:
    """Words that somebody typed, to be shown as a quotation."""

    words: str
    who: str
    when: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One field of what somebody said."""

    who: str
    words: str
    """The value in words; empty if nothing was said."""
    rating: int
    """1 to 5 where the field is a rating; else 0."""
    proof: Saying | None
    silence: str = "not said"
    """What stands where nothing was said."""
    decides: bool = False
    """True for the one whose word counts where several people of the client answer."""
    before: str = ""
    """What they had said before a later mail amended it, with its time; empty if nothing else."""
    note: str = ""
    """Why there is no quote, where one would be expected."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """One point, with what it is."""

    kind: str
    severity: str
    """'blocking', 'major' or 'minor' for concerns that were weighed; else empty."""
    saying: Saying


def who(respondent: Respondent) -> str:
    """What to call a respondent."""
    return called(respondent.person.address.email, respondent.person.address.name)


def in_words(filed: FiledReading, name: str, field: str, zone: tzinfo) -> Value:
    """One field of one reading."""
    return _value(name, getattr(filed.reading, field), saying_of(filed, filed.reading.evidence.get(field), name, zone))


def tells(field: str, said: Value) -> bool:
    """Whether a value is worth a line: that an interview took place goes without saying."""
    return bool(said.words) and (field, said.words) != ("outcome", value(Outcome.HELD))


def remarks(filed: tuple[FiledReading, ...], name: str, zone: tzinfo) -> tuple[Remark, ...]:
    """The points of these readings: concerns by weight, then the rest in the order of their kinds."""
    found = [
        Remark(kind=POINTS[point.kind], severity=SEVERITIES[point.severity] if point.severity else "", saying=saying)
        for f in filed
        for point in f.reading.points
        if (saying := saying_of(f, point.quote, name, zone))
    ]
    return tuple(sorted(dict.fromkeys(found), key=remark_rank))


def remark_rank(remark: Remark) -> tuple[int, int]:
    """Concerns first, the worst on top; then the other kinds in their order."""
    kinds = (POINTS[PointKind.CONCERN], *POINTS.values())
    return kinds.index(remark.kind), (*SEVERITIES.values(), "").index(remark.severity)


def saying_of(filed: FiledReading, quote: Quote | None, name: str, zone: tzinfo) -> Saying | None:
    """A quote on one line, for showing; None if there is none, or if it touches a remark set aside as protected."""
    if quote is None or not clear_of_protected(filed.reading, quote):
        return None
    return quoted(filed, quote, name, zone)


def quoted(filed: FiledReading, quote: Quote, name: str, zone: tzinfo) -> Saying:
    """Any quote on one line, protected or not."""
    words = " ".join(defanged(quote.text).split())
    return Saying(words=short(words, _MOST_QUOTE), who=name, when=moment(filed.at, zone))


def summary(reading: Reading) -> str:
    """The reader's own words, capped and without live links."""
    return short(" ".join(defanged(reading.summary).split()), _MOST_SUMMARY)


def capped(found: tuple[Remark, ...]) -> tuple[tuple[Remark, ...], int]:
    """As many remarks as fit, and how many were left out."""
    return found[:_MOST_POINTS], max(0, len(found) - _MOST_POINTS)


def set_aside(filed: tuple[FiledReading, ...]) -> int:
    """How many remarks were set aside as protected."""
    return sum(len(f.reading.protected) for f in filed)


def _value(name: str, said: object, proof: Saying | None) -> Value:
    return Value(who=name, words=value(said), rating=said if isinstance(said, int) else 0, proof=proof)


def clear_of_protected(reading: Reading, quote: Quote) -> bool:
    """Whether a quote shares no character with a protected remark of the same message."""
    return not any(_begin(p) < _end(quote) and _begin(quote) < _end(p) for p in reading.protected)


def _begin(quote: Quote) -> tuple[int, int]:
    return (quote.first_line, quote.start)


def _end(quote: Quote) -> tuple[int, int]:
    return (quote.last_line, quote.end)
