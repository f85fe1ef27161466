"""Single remarks: strengths, concerns, suggestions, questions and requests, where words say plainly which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.core.feedback import PointKind, Proposal, Severity
from agent.core.people import Side
from agent.reading.answer import PointAnswer
from agent.reading.rules import proposal
from agent.reading.rules.polarity import hearsay, negated, plain
from agent.reading.rules.remark_words import (
    ANNOUNCED,
    BAD,
    BAD_SCRIPT,
    BLOCKING,
    COURTESY,
    DETAILED,
    GENERAL,
    GOOD,
    GOOD_SCRIPT,
    LET_ME_KNOW,
    MAJOR,
    MINOR,
    POINTING,
    REQUEST,
    SUGGESTION,
    THING,
)
from agent.reading.rules.will import NONE
from agent.reading.units import Said, Unit

_SHORTEST = 2
"""Words. A shorter remark says too little without its context."""
_MOST = 12
"""Points of one message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What else the message says: it helps to tell what a remark is."""

    side: Side
    pleased: bool = False
    """Whether it is known that they liked what they saw."""
    refused: bool = False
    """Whether they will not go on."""
    absent: Said | None = None
    """Where it is said that the other side did not come."""


def points(units: Sequence[Unit], setting: Setting) -> tuple[PointAnswer, ...]:
    """Remarks, in order; nothing where the words leave it open what is meant."""
    found: list[PointAnswer] = []
    before: Unit | None = None
    for unit in units:
        if _others_words(unit, setting.side):
            continue
        whole = _whole(unit, setting)
        found += [whole] if whole else _halves(unit, before, setting)
        before = unit
    own = [one for one in found if not _REPORTS.match(one.quote)]
    return tuple(_once([*_absence(setting), *own])[:_MOST])


def _others_words(unit: Unit, side: Side) -> bool:
    """Whether a sentence repeats what somebody else said. A client may speak for colleagues who were there too."""
    if _QUOTED.search(unit.text) or _NOT_THEIRS.search(unit.text):
        return True
    return side is Side.CANDIDATE and hearsay(unit.text)


def _once(found: Sequence[PointAnswer]) -> list[PointAnswer]:
    kept: list[PointAnswer] = []
    for point in found:
        if not any(point.quote in k.quote or k.quote in point.quote for k in kept):
            kept.append(point)
    return kept


def _absence(setting: Setting) -> list[PointAnswer]:
    """Who does not come is a concern."""
    if setting.absent is None:
        return []
    severity = Severity.BLOCKING if setting.refused else Severity.MAJOR
    said = setting.absent
    return [PointAnswer(kind=PointKind.CONCERN, severity=severity, quote=said.quote, lines=said.lines)]


def _whole(unit: Unit, setting: Setting) -> PointAnswer | None:
    """Questions, requests and suggestions are whole sentences."""
    if _proposes(unit, setting.side):
        return _point(unit, PointKind.REQUEST)
    if len(unit.text.split()) < _SHORTEST + 1 or unit.question in ("Q1", "Q5") or _NOT_ASKED.match(unit.text):
        return None
    if unit.text.endswith(("?", "？")):
        return _asked(unit)
    if SUGGESTION.search(unit.text):
        return _point(unit, PointKind.SUGGESTION)
    return _point(unit, PointKind.REQUEST) if REQUEST.match(unit.text) or _PLEASE.search(unit.text) else None


def _proposes(unit: Unit, side: Side) -> bool:
    """A step with a person, a date or a term is a request: 'A second interview, with our CFO.'"""
    step = proposal.in_unit(unit, side)
    asked = step is not None and step.value in (Proposal.OFFER, Proposal.ANOTHER_INTERVIEW)
    return asked and bool(DETAILED.search(unit.text))


def _asked(unit: Unit) -> PointAnswer | None:
    if _RATED.search(unit.text) and len(unit.text.split()) <= _CLAUSE:
        return None
    if SUGGESTION.search(unit.text) and not REQUEST.search(unit.text):
        return _point(unit, PointKind.SUGGESTION)
    wanted = REQUEST.search(unit.text) and not LET_ME_KNOW.search(unit.text)
    return _point(unit, PointKind.REQUEST if wanted else PointKind.QUESTION)


def _halves(unit: Unit, before: Unit | None, setting: Setting) -> list[PointAnswer]:
    """Strengths and concerns, clause by clause. Under Q4 what is not 'none' is a concern."""
    if unit.question in ("Q1", "Q5"):
        return []
    parts = list(unit.parts())
    kinds = [(n, part, _kind(part, setting)) for n, part in enumerate(parts)]
    concerns = [part for _, part, kind in kinds if kind is PointKind.CONCERN]
    led_up = [part for part in concerns[:-1] if ANNOUNCED.fullmatch(part.text)]
    found = []
    for n, part, kind in kinds:
        if kind is None or part in led_up or THING.match(part.text) or ANNOUNCED.fullmatch(part.text):
            continue
        about = _meant(part, parts[n - 1] if n else before) if POINTING.match(part.text) else part
        if about is not None:
            severity = _severity(unit, setting) if kind is PointKind.CONCERN else None
            found.append(_point(about, kind, severity))
    return found


def _meant(part: Unit, before: Unit | None) -> Unit | None:
    """What 'and that is a serious gap' speaks of: the words before it, in the same answer."""
    near = before is not None and before.question == part.question and abs(before.line - part.line) <= 1
    return before if near and before is not None and len(before.text.split()) >= _SHORTEST else None


def _kind(part: Unit, setting: Setting) -> PointKind | None:
    text = part.text
    if (len(text.split()) < _SHORTEST and text.isascii() and part.question != "Q2") or COURTESY.search(text):
        return None
    plainly = plain(text)
    bad = BAD.search(plainly) or BAD_SCRIPT.search(text)
    good = GOOD.search(plainly) or GOOD_SCRIPT.search(text)
    if good and not bad and GENERAL.search(text):
        return None
    if bad and not good:
        return None if negated(text, bad.start()) else PointKind.CONCERN
    if good and not bad:
        return PointKind.CONCERN if negated(text, good.start()) else PointKind.STRENGTH
    return None if bad or good else _unnamed(part, setting)


def _unnamed(part: Unit, setting: Setting) -> PointKind | None:
    """What stands under the question for concerns, or under that for impressions by somebody who was pleased."""
    text = part.text
    if len(text.split()) <= _SHORTEST + 1 or NONE.match(text) or negated(text, len(text)) or POINTING.match(text):
        return None
    if part.question == "Q4":
        return PointKind.CONCERN
    told = part.question == "Q2" and setting.pleased and not _FIRST_PERSON.match(text)
    return PointKind.STRENGTH if told and not GENERAL.search(text) else None


def _severity(unit: Unit, setting: Setting) -> Severity:
    if BLOCKING.search(unit.text):
        return Severity.BLOCKING
    if MINOR.search(unit.text):
        return Severity.MINOR
    return Severity.MAJOR if MAJOR.search(unit.text) or setting.refused else Severity.MINOR


def _point(unit: Unit, kind: PointKind, severity: Severity | None = None) -> PointAnswer:
    said = unit.said(kind)
    return PointAnswer(kind=kind, severity=severity, quote=said.quote, lines=said.lines)


_QUOTED = re.compile(r'"[^"\s]+(?: [^"\s]+){3,}"')
_NOT_THEIRS = re.compile(r"(?i)\s\|\s|\bthe other (?:one|candidate|applicant|guy|chap|lady)\b")
"""A signature's bars, and what is said of somebody else."""
_REPORTS = re.compile(r"(?i)\W*(?:she|he|they|somebody|someone) (?:said|says|told|answered|replied)\b")
_CLAUSE = 8
"""Words of a sentence that is little more than a rating."""
_RATED = re.compile(r"\d\s?/\s?\d|\b[1-5]\?$")
_PLEASE = re.compile(
    r"(?i)\b(?:please|pls|bitte|merci de|por favor|proszę|prosimy)\b(?! (?:find|don't hesitate|excuse|forgive|"
    r"ignore|see))(?:\W+\w+){2}"
)
_NOT_ASKED = re.compile(
    r"(?i)\W*(?:please )?(?:don't (?:read|take|get me wrong|worry)|excuse|forgive|ignore|see (?:above|below))\b"
)
_FIRST_PERSON = re.compile(r"(?i)(?:i|we|ich|wir|je|nous|yo|ik|we)\b")
