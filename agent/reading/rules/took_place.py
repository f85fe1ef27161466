"""Whether the interview took place."""

import re
from collections.abc import Sequence

from agent.core.feedback import Outcome
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules.happened import (
    ABOUT_TO,
    CANCELLED,
    CANCELLED_SCRIPT,
    HELPED_OUT,
    MISSED_MYSELF,
    MISSED_MYSELF_SCRIPT,
    MOVED,
    MOVED_SCRIPT,
    NOT_THERE,
    NOT_THERE_SCRIPT,
    SETTLED,
)
from agent.reading.rules.polarity import hedged, negated
from agent.reading.units import Said, Unit

_OTHER = any_of(
    r"""
    (?:originally|previously|the first (?:time|one|date)|last time|already|once before|other (?:interview|appointment|
    candidate)s?|subscription|contract|holiday|flight|train|order|project|meeting with)
    """
)


def took_place(units: Sequence[Unit], side: Side, *, seen: Said | None, said: Said | None) -> Said | None:
    """What is said about it; else 'held', which any feedback implies.

    ``seen`` is feedback that only somebody gives who was there, such as a rating; ``said`` is any other.
    """
    if not seen and (settled := _first(units, (SETTLED,), None)) and _first(units, (*_MYSELF, *_NOT_THERE), None):
        return _said(Outcome.RESCHEDULED, settled)
    if missed := _first(units, _MYSELF, seen):
        return _said(_ABSENT_SELF[side], missed)
    if missed := _first(units, _NOT_THERE, seen):
        return _said(_ABSENT_OTHER[side], missed)
    changed = [_said(value, found) for value, patterns in _CHANGES if (found := _first(units, patterns, None))]
    if changed:
        return None if seen else changed[0]
    proof = seen or said
    return _said(Outcome.HELD, proof) if proof else None


def _said(value: Outcome, found: Said) -> Said:
    return Said(value=value, quote=found.quote, lines=found.lines)


def _first(units: Sequence[Unit], patterns: tuple[re.Pattern[str], ...], seen: Said | None) -> Said | None:
    for unit in units:
        for pattern in patterns:
            found = pattern.search(unit.text)
            if found and not _supposed(unit, found) and not _made_good(unit, found, seen):
                return unit.said("", found)
    return None


def _supposed(unit: Unit, found: re.Match[str]) -> bool:
    """'If he did not turn up ...', 'I nearly missed it' and 'we have not cancelled' say nothing."""
    before = unit.text[: found.start()]
    other = found.re in _CHANGES[1][1] and _OTHER.search(unit.text[: found.start()])
    denied = found.re in _DENIABLE and negated(unit.text, found.start())
    nearly = ABOUT_TO.search(before[-_JUST_BEFORE:] + found.group())
    return bool(other or denied or hedged(before) or nearly)


def _made_good(unit: Unit, found: re.Match[str], seen: Said | None) -> bool:
    """Whether somebody missing was one of several, and the others met."""
    if HELPED_OUT.search(unit.text[found.start() :]):
        return True
    one_of_them = _ONE_OF_THEM.search(unit.text[: found.start()].rstrip())
    return bool(seen and found.re in _NOT_THERE and one_of_them)


def _ending_with(table: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(table).pattern}\Z")


_JUST_BEFORE = 12
_ONE_OF_THEM = _ending_with(
    r"""
    (?:my|our|his|her|their|the (?:other|second)|one of (?:the|my|our)|the (?!candidate|applicant|client|company|
    interviewer)) ?\w+(?: \w+)?
    (?:mein|meine|unser|unsere|ein|eine) (?:kolleg\w+|chef\w*)|mon collègue|ma collègue|mi (?:compañer\w+|jef\w+)|
    mijn collega
    """
)
_MYSELF = (MISSED_MYSELF, MISSED_MYSELF_SCRIPT)
_NOT_THERE = (NOT_THERE, NOT_THERE_SCRIPT)
_ABSENT_SELF = {Side.CLIENT: Outcome.CLIENT_NO_SHOW, Side.CANDIDATE: Outcome.CANDIDATE_NO_SHOW}
_ABSENT_OTHER = {Side.CLIENT: Outcome.CANDIDATE_NO_SHOW, Side.CANDIDATE: Outcome.CLIENT_NO_SHOW}
_CHANGES = ((Outcome.RESCHEDULED, (MOVED, MOVED_SCRIPT)), (Outcome.CANCELLED, (CANCELLED, CANCELLED_SCRIPT)))
_DENIABLE = tuple(pattern for _, patterns in _CHANGES for pattern in patterns)
