"""Remarks about protected characteristics: found by words, so that no model has to be trusted with it.

They are shown to the recruiter as such, and used for nothing. What is set aside is the part of the sentence that makes
the remark: what somebody said beside it stays evidence.
"""

import re
from collections.abc import Iterator

from agent.core.feedback import Quote
from agent.reading.phrases import alternatives
from agent.reading.protected_germanic import GERMANIC
from agent.reading.protected_other import JAPANESE, POLISH
from agent.reading.protected_parts import parts
from agent.reading.protected_romance import ROMANCE
from agent.reading.protected_things import BEFORE, FOLLOWS, NAMED
from agent.reading.protected_words import ENGLISH
from agent.reading.sentences import Range, sentences
from agent.reading.spans import Stretch


def _named(table: str) -> str:
    for name, words in NAMED.items():
        table = table.replace(name, words)
    return table


_WORDS = alternatives(_named("".join((ENGLISH, *GERMANIC, *ROMANCE, POLISH))))
# Without a flag for any case, on text in small letters: three times as quick.
_REMARK = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)|{alternatives(JAPANESE)}")
_FOLLOWS = re.compile(FOLLOWS)
_BEFORE = re.compile(f"{BEFORE}$")
_NEAR = 60
"""Characters before a match that are looked at."""


def remarks(where: tuple[Stretch, ...]) -> tuple[Quote, ...]:
    """The parts of sentences that make such a remark, in the order they were typed."""
    found = []
    for stretch in where:
        small = _small(stretch.text)
        for sentence in sentences(stretch):
            hits = tuple(_hits(small, sentence))
            found += [stretch.quote(*part) for part in parts(stretch.text, sentence, hits)]
    return tuple(found)


def mentions(text: str) -> bool:
    """Whether a text holds such a remark."""
    return any(_hits(_small(text), (0, len(text))))


def _small(text: str) -> str:
    """In small letters, each in its place: a few capitals become two characters."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[0] for c in text)


def _hits(text: str, part: Range) -> Iterator[Range]:
    """Where the words stand, except where they are about work or a thing and not about a person."""
    for found in _REMARK.finditer(text, *part):
        before = text[max(part[0], found.start() - _NEAR) : found.start()]
        if not _FOLLOWS.match(text, found.end(), part[1]) and not _BEFORE.search(before):
            yield found.span()
