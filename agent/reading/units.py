"""A reply as the offline rules see it: sentences with the question they stand under."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
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


_MOST = 500
"""Sentences of one message; what comes behind is pasted, and would only cost time."""
_LISTED = re.compile(r"[1-5](?:\s?/\s?5)?(?:[,;]\s?[^,;.!?\s][^,;.!?]{0,40}){4}[.!]?")


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
    found = ((stretch, begin, end) for stretch in stretches(lines) for begin, end in sentences(stretch))
    for stretch, begin, end in islice(found, _MOST):
        unit = _unit(stretch, begin, end, len(kept))
        if unit is None:
            continue
        silent = _silence(unit, silent)
        if not silent:
            kept.append(unit)
    return _in_order(kept)


def _in_order(units: list[Unit]) -> tuple[Unit, ...]:
    """Five answers on one line without their numbers, '4, friendly, yes, none, offer', under their questions."""
    listed = next((u for u in units if not u.question and _LISTED.fullmatch(u.text)), None)
    if listed is None:
        return tuple(units)
    begin, answers = listed.begin, list[Unit]()
    for number, part in enumerate(re.split(r"[,;]", listed.text), start=1):
        begin, end = begin, begin + len(part)
        answers.append(replace(listed, begin=begin + len(part) - len(part.lstrip()), end=end, question=f"Q{number}"))
        begin = end + 1
    at = units.index(listed)
    return (*units[:at], *answers, *units[at + 1 :])


def _unit(stretch: Stretch, begin: int, end: int, order: int) -> Unit | None:
    """The sentence without the number that its writer put before it."""
    index, offset = stretch.at[begin]
    line = stretch.lines[index]
    if line.question and not line.text[:offset].strip():
        begin += _marker_length(stretch.text[begin:end], line)
    while begin < end and stretch.text[begin] in " -*•–>¡¿\"'":
        begin += 1
    if begin >= end:
        return None
    return Unit(stretch=stretch, begin=begin, end=end, question=line.question, order=order)


def _marker_length(text: str, line: Line) -> int:
    """Under Q1 a lone '1 -' is no number of a question but the answer."""
    length = marker_length(text, line.question)
    number = any(c.isdigit() or c in "★⭐" for c in text[length:])
    dash = text[1:].lstrip()[:1] in ("-", "–", "—", ".", ",")
    lone = line.question == "Q1" and text[:1] == "1" and dash and not number and len(text.split()) > 1
    return 0 if lone else length


def _silence(unit: Unit, since: int) -> int:
    """The line where words to a machine began, after which nothing is listened to up to the next empty line; else 0."""
    if _TO_A_MACHINE.search(unit.text):
        return unit.line
    if not since or since < unit.stretch.lines[0].number:
        return 0
    empty = any(not line.text.strip() for line in unit.stretch.lines if since < line.number <= unit.line)
    return 0 if empty else since
