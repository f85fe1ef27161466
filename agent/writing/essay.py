"""The few sentences that lead through a recommendation: a model's, with the quotes put in, or plain ones of our own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from agent.core import phrases
from agent.core.feedback import NOT_SAID, Voice
from agent.core.interview import Interview
from agent.core.prose import Cited, Prose
from agent.core.respondent import Respondent
from agent.writing.answers import saying_of, who
from agent.writing.layout import line
from agent.writing.sides import Panel
from agent.writing.words import SIDES, together, writer

_MOST_PEOPLE = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some words of the sentences, or a quote between them."""

    words: str
    whose: str = ""
    """For a quote, who typed it; empty for the writer's own words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Essay:
    """The sentences."""

    pieces: tuple[Piece, ...]
    writer: str
    """Who wrote them, such as 'the language model m1'; empty where they are our own."""


def essay(interview: Interview, people: Panel, zone: tzinfo) -> Essay:
    """The model's sentences if all of their quotes can be shown; else what each person says, in a sentence."""
    prose = interview.prose
    pieces = tuple(_quoted(interview, piece, zone) for piece in prose.pieces()) if prose else ()
    told = [piece for piece in pieces if piece is not None]
    if prose is None or len(told) < len(pieces):
        return Essay(pieces=(Piece(words=" ".join(_plainly(people))),), writer="")
    return Essay(pieces=tuple(told), writer=writer(line(prose.writer)))


def used(interview: Interview, people: Panel, zone: tzinfo) -> Prose | None:
    """The model's sentences, where they are shown."""
    return interview.prose if essay(interview, people, zone).writer else None


def _quoted(interview: Interview, piece: str | Cited, zone: tzinfo) -> Piece | None:
    """None for a quote that its mail does not bear any more, or that touches a remark set aside as protected."""
    if isinstance(piece, str):
        return Piece(words=_around(piece))
    respondent = interview.respondent(piece.slot)
    filed = next((f for f in respondent.readings if f.mail == piece.mail), None) if respondent else None
    if respondent is None or filed is None:
        return None
    saying = saying_of(filed, piece.quote, who(respondent), zone)
    return Piece(words=saying.words, whose=f"{saying.who}, {SIDES[respondent.person.side]}") if saying else None


def _around(text: str) -> str:
    """The words between two quotes, which get their quotation marks and their spaces from us."""
    bare = text.strip('"“”„ \n')
    # A quote never sticks to the word before or after it, but a full stop does to the quote.
    before = " " if text[:1].isspace() or bare[:1].isalnum() else ""
    return f"{before}{line(bare)} " if bare else " "


def _plainly(people: Panel) -> Iterator[str]:
    for respondent, voice in people.all[:_MOST_PEOPLE]:
        name = f"{who(respondent)} ({SIDES[respondent.person.side]})"
        yield f"{name} {_stance(respondent, voice)}."
    if more := len(people.all) - _MOST_PEOPLE:
        yield f"{more} more people were asked." if more > 0 else ""


def _stance(respondent: Respondent, voice: Voice | None) -> str:
    if voice is None:
        return "has not answered"
    if voice.unread:
        return "has answered, and asked that no AI reads it"
    return together(_says(voice)) if _says(voice) else "has answered, without a rating or a decision"


def _says(voice: Voice) -> list[str]:
    missed = voice.outcome not in (NOT_SAID, "held")
    return [
        *([phrases.event(voice.outcome).one] if missed else []),
        *([phrases.will(voice.decision).one] if voice.decision != NOT_SAID else []),
        *([phrases.rating(voice.rating).one] if voice.rating else []),
        *([phrases.fit(voice.qualifications_met).one] if voice.qualifications_met != NOT_SAID else []),
        *([phrases.step(voice.next_step).one] if voice.next_step != NOT_SAID else []),
    ]
