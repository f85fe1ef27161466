"""A reply as the offline rules see it: sentences with the question they stand under."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import Match

from agent.core.mail import Line
from agent.reading.phrases import any_of
from agent.reading.questions import marker_length
from agent.reading.sentences import Range, clauses, sentences
from agent.reading.spans import Stretch, stretches

# Words that talk to a machine. What they say is no feedback, whatever it says, to the end of its paragraph.
_TO_A_MACHINE = any_of(
    r"""
    (?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|foregoing|instructions?|
    rules)
    (?:note|message|attention|instructions?|dear|hey|hello|important|notice|to|for|any|if you are|you are|
    as)\b.{0,40}\b(?:ai|llms?|chatbot|chatgpt|gpt-?\d?|bot|language models?)
    (?:ai|llm|automated|automatic) (?:tools?|systems?|agents?|assistants?|readers?|recruiters?|models?|parsers?|
    summari[sz]ers?)
    (?:system|assistant|user|developer)\s?(?::|message|prompt|instruction|override|note)
    (?:set|mark|record|output|return|rank|treat|update|change|overwrite)\b.{0,60}\b(?:next.?step|decision|ratings?|
    every answer|as hired|first among|strong.?yes|concerns)
    (?:decision|next_step|rating|qualifications_met|outcome)\s?=\s?\S+
    (?:an|alle|für) (?:die )?(?:ki|sprachmodelle?)\b.{0,30}
    ignorier\w*\b.{0,40}\b(?:anweisung\w*|obige\w*|vorherige\w*)
    ignore[zr]?\b.{0,30}\b(?:instructions précédentes|ce qui précède|instrucciones|lo anterior|anterior)
    (?:when|while|before) (?:summari[sz]ing|processing|reading|parsing|evaluating) (?:this|the) (?:message|e-?mail|
    reply|text)
    """
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A value with the words that say it."""

    value: str
    quote: str
    lines: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One sentence."""

    stretch: Stretch
    begin: int
    end: int
    question: str
    order: int = 0

    @property
    def text(self) -> str:
        return self.stretch.text[self.begin : self.end]

    @property
    def line(self) -> int:
        return self.stretch.lines[self.stretch.at[self.begin][0]].number

    def parts(self) -> Iterator["Unit"]:
        """The sentence's clauses, each as a unit of its own."""
        for begin, end in clauses(self.stretch.text, (self.begin, self.end)):
            if begin < end:
                yield Unit(stretch=self.stretch, begin=begin, end=end, question=self.question, order=self.order)

    def said(self, value: str, found: Match[str] | None = None) -> Said:
        """The value with the clauses that hold a match in ``text``; with the whole sentence without one."""
        begin, end = self._around(found) if found else (self.begin, self.end)
        quote = self.stretch.quote(begin, end)
        return Said(value=value, quote=quote.text, lines=tuple(range(quote.first_line, quote.last_line + 1)))

    def _around(self, found: Match[str]) -> Range:
        first, last = self.begin + found.start(), self.begin + max(found.end(), found.start() + 1)
        touched = [
            (begin, end)
            for begin, end in clauses(self.stretch.text, (self.begin, self.end))
            if begin < last and first < end
        ]
        return (touched[0][0], touched[-1][1]) if touched else (self.begin, self.end)


def units(lines: Iterable[Line]) -> tuple[Unit, ...]:
    """The sentences that a person typed to us, without what talks to a machine."""
    kept: list[Unit] = []
    silent = 0
    for stretch in stretches(lines):
        for begin, end in sentences(stretch):
            unit = _unit(stretch, begin, end, len(kept))
            if unit is None:
                continue
            silent = _silence(unit, silent)
            if not silent:
                kept.append(unit)
    return tuple(kept)


def _unit(stretch: Stretch, begin: int, end: int, order: int) -> Unit | None:
    """The sentence without the number that its writer put before it."""
    index, offset = stretch.at[begin]
    line = stretch.lines[index]
    if line.question and not line.text[:offset].strip():
        begin += marker_length(stretch.text[begin:end], line.question)
    while begin < end and stretch.text[begin] in " -*•–>":
        begin += 1
    if begin >= end:
        return None
    return Unit(stretch=stretch, begin=begin, end=end, question=line.question, order=order)


def _silence(unit: Unit, since: int) -> int:
    """The line where words to a machine began, after which nothing is listened to up to the next empty line; else 0."""
    if _TO_A_MACHINE.search(unit.text):
        return unit.line
    if not since or since < unit.stretch.lines[0].number:
        return 0
    empty = any(not line.text.strip() for line in unit.stretch.lines if since < line.number <= unit.line)
    return 0 if empty else since
