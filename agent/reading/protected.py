"""Remarks about protected characteristics: found by words, so that no model has to be trusted with it.

They are shown to the recruiter as such, and used for nothing. A remark too many is set aside rather than one too few.
"""

import re

from agent.core.feedback import Quote
from agent.reading.protected_words import REMARKS, WORK
from agent.reading.sentences import Range, clauses, sentences
from agent.reading.spans import Stretch

_REMARK = re.compile(rf"(?i)(?<!\w)(?:{REMARKS})")
_WORK_FOLLOWS = re.compile(rf"(?i)[\s-]+(?:\w+ )?{WORK}")


def remarks(where: tuple[Stretch, ...]) -> tuple[Quote, ...]:
    """The clauses that make such a remark, in the order they were typed."""
    found = []
    for stretch in where:
        for sentence in sentences(stretch):
            found += [stretch.quote(*part) for part in clauses(stretch.text, sentence) if mentions(stretch.text, part)]
    return tuple(found)


def mentions(text: str, part: Range | None = None) -> bool:
    """Whether a text, or a part of it, holds such a remark."""
    begin, end = part or (0, len(text))
    return any(not _WORK_FOLLOWS.match(text, m.end(), end) for m in _REMARK.finditer(text, begin, end))
