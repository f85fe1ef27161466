"""A rating: stated on a scale, as stars, or as a bare number where Q1 asks for one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.reading.picked import picked
from agent.reading.rating import ASKED
from agent.reading.rules.scale_words import (
    AFTER,
    CORRECTION,
    COUNTED,
    CUE,
    EXCELLENT,
    FILLER,
    ORIENTAL,
    POOR,
    RANGE,
    RATES,
    SMALL_WORD,
    TESTED,
    VALUE,
    WORD,
)
from agent.reading.units import Said, Unit

_N = r"\d{1,3}(?:[.,]\d)?"
_OF = (
    r"(?P<of>/|out of|on a scale (?:of|to|up to)|auf einer skala (?:von|bis)|sur une échelle de|en una escala de|"
    r"op een schaal van|su una scala di|numa escala de|på en skala (?:av|till|fra 1 til)|w skali do|von(?: maximal)?|"
    r"sur|sobre|de(?: un total de| las)?|van(?: de)?|op|su|av|ud af|na|z|em|på|of)"
)
_TOP = rf"5|10|20|25|30|40|50|100|{'|'.join(w for w, n in VALUE.items() if n in (5, 10))}"
_HALF = r"(?P<half>½|\s(?:and a half|1/2|einhalb|et demi|y medio|e mezzo|en een half))?"
_SCALED = re.compile(
    rf"(?i)(?<![\w.,/])(?P<value>{_N}|{WORD}){_HALF}"
    rf"\s?\(?{_OF}\s?(?:a possible |the |möglichen )?"
    rf"(?P<top>{_TOP})(?![\w/]|[.,]\d)"
)
_PERCENT = re.compile(r"(?<![\w.,])(?P<value>\d{1,3})\s?(?:%|percent|per cent|prozent)")
_STARS = re.compile(
    r"(?P<signs>[★⭐🌟]{1,5})\ufe0f?(?P<empty>☆{0,4})(?![★⭐☆])|"
    r"(?P<word>[1-5]|one|two|three|four|five)\s?(?:stars?|sterne?|étoiles?|estrellas?|sterren)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?i)(?<![\w.,/:€$£])(?<!\d )(?P<value>[1-5１-５](?:[.,]\d)?|{SMALL_WORD})(?:ish)?(?![\w/%:]|[.,]\d|\s?(?:st|nd|"
    rf"rd|th)\b|\s\d)"
)
_LEADING = re.compile(r"(?P<value>[1-5])(?:\s?[+-])?(?:\s?[.,;:!)–-]\s|\s\(|\s[–-]|\s*$)")
_OUTSIDE = re.compile(r"[^\w\s]|[_👍⭐]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A rating as somebody put it."""

    value: float
    maximum: float
    said: Said
    sure: bool
    """Whether the words around it say that it is a rating."""


def rating(units: Sequence[Unit]) -> Stated | None:
    """The one rating that a person gives; None where there is none, or several that differ."""
    asked = [u for u in units if u.question == "Q1"] or (list(units[:1]) if _only_a_number(units) else [])
    free = [u for u in units if u.question == "" and (not u.text.endswith("?") or _ASKS.fullmatch(u.text))]
    found = _first(asked) or [s for u in units if u.question in ("", "Q1") for s in _scaled(u)]
    found = found or [s for u in free for s in _cued(u)] or _replied(free) or _alone(free) or _leading(free)
    found = [s for s in found if s.sure] or found
    return found[-1] if found and len({s.value / s.maximum for s in found}) == 1 else None


def _only_a_number(units: Sequence[Unit]) -> bool:
    return 0 < len(units) <= 2 and len(units[0].text.split()) == 1 and bool(_BARE.match(units[0].text))


def _first(asked: Sequence[Unit]) -> list[Stated]:
    """What stands under Q1: the first sentence that holds a number counts, and a correction of it."""
    said: list[Stated] = []
    taken_back = False
    for unit in asked:
        corrected = CORRECTION.search(unit.text)
        if said and not (corrected or taken_back):
            break
        taken_back = bool(corrected)
        here = _scaled(unit) or _bare(unit)
        between = RANGE.search(unit.text)
        if between and not _SCALED.search(unit.text):
            # 'Between 2 and 4, so 3' ends with the answer; 'a 3 or a 4' has none.
            here = [s for s in here[-1:] if corrected and corrected.start() > between.start()]
            if not here:
                return []
        if len(here) > 1:
            here = here[-1:] if corrected else here[:1] if _LEADING.match(unit.text) else here
        said = here or said
    return said


def _scaled(unit: Unit) -> list[Stated]:
    cued = bool(RATES.search(unit.text)) or unit.question == "Q1"
    found, rest = [], unit.text
    for m in _SCALED.finditer(unit.text):
        top = _number(m["top"])
        value = _number(m["value"]) + (0.5 if m["half"] else 0)
        plain = (
            cued
            or m["of"].lower() in ("/", "out of")
            or len(m["of"]) > _SHORTEST_SCALE
            or bool(AFTER.match(unit.text, m.end()))
        )
        rest = rest[: m.start()] + " " * len(m.group()) + rest[m.end() :]
        if value <= top and plain and not _other(unit, m):
            found.append(Stated(value=value, maximum=top, said=unit.said("", m), sure=cued))
    percent = cued or _bare_of_words(_PERCENT.sub(" ", unit.text))
    return found + _oriental(unit) + _stars(unit, rest) + (_percent(unit) if percent else [])


def _oriental(unit: Unit) -> list[Stated]:
    return [
        Stated(
            value=float(m["alone"] or m["value"]), maximum=float(m["top"] or ASKED), said=unit.said("", m), sure=True
        )
        for m in ORIENTAL.finditer(unit.text)
        if m["alone"] or float(m["value"]) <= float(m["top"])
    ]


def _stars(unit: Unit, rest: str) -> list[Stated]:
    return [
        Stated(value=len(m["signs"]) if m["signs"] else _number(m["word"]), maximum=5, said=unit.said("", m), sure=True)
        for m in _STARS.finditer(rest)
        if m["word"] or len(m["signs"]) + len(m["empty"]) == ASKED or len(m["signs"]) > 1
    ]


def _percent(unit: Unit) -> list[Stated]:
    return [
        Stated(value=_number(m["value"]), maximum=100, said=unit.said("", m), sure=True)
        for m in _PERCENT.finditer(unit.text)
        if _number(m["value"]) <= 100
    ]


def _bare(unit: Unit) -> list[Stated]:
    """A number from 1 to 5 on its own or picked on our scale, or one of the two words that Q1 gives to its ends."""
    if marked := picked(unit.text):
        value = _number(marked["number"])
        return [Stated(value=value, maximum=ASKED, said=unit.said("", marked), sure=True)] if value <= ASKED else []
    short = len(unit.text.split()) <= _SHORT
    found = [
        _five(unit, m) for m in _BARE.finditer(unit.text) if (m["value"][0].isdigit() or short) and not _other(unit, m)
    ]
    if found or not short or _NOT.search(unit.text):
        return found
    ends = ((POOR, 1), (EXCELLENT, 5))
    return [
        Stated(value=value, maximum=5, said=unit.said("", m), sure=True)
        for pattern, value in ends
        if (m := pattern.search(unit.text))
    ]


def _five(unit: Unit, found: re.Match[str]) -> Stated:
    return Stated(value=_number(found["value"]), maximum=ASKED, said=unit.said("", found), sure=True)


def _cued(unit: Unit) -> list[Stated]:
    found = []
    for m in _BARE.finditer(unit.text):
        before = unit.text[max(0, m.start() - 60) : m.start()]
        # The German 'Note 2' is good and 'Note 5' is bad: without a scale it says nothing.
        led = (CUE.search(before) or _NOUN.search(before)) and not _INTENDED.search(before)
        cued = led and AFTER.match(unit.text, m.end())
        if (cued or _closing(unit, m)) and _plain_number(unit, m) and not _other(unit, m):
            found.append(_five(unit, m))
    return [] if RANGE.search(_SCALE.sub(" ", unit.text)) else found


def _closing(unit: Unit, found: re.Match[str]) -> bool:
    """'She was excellent: 5.'"""
    return bool(_COLON.search(unit.text[: found.start()]) and _END.match(unit.text, found.end()))


def _plain_number(unit: Unit, found: re.Match[str]) -> bool:
    """A number in words has to end what it says: 'one from each of us' rates nothing."""
    return found["value"][0].isdigit() or bool(_END.match(unit.text, found.end()))


def _alone(units: Sequence[Unit]) -> list[Stated]:
    """A sentence that is nothing but a number: 'A solid four.'"""
    clauses = [part for unit in units for part in unit.parts() if len(part.text.split()) <= _SHORT + 2]
    found = [(part, list(_BARE.finditer(part.text))) for part in clauses]
    return [
        _five(u, only[0])
        for u, only in found
        if len(only) == 1 and _bare_of_words(u.text[: only[0].start()] + " " + u.text[only[0].end() :])
    ]


def _replied(units: Sequence[Unit]) -> list[Stated]:
    """'Number? 3.'"""
    pairs = [(b, list(_BARE.finditer(b.text))) for a, b in pairwise(units) if _ASKS.fullmatch(a.text)]
    return [_five(unit, only[0]) for unit, only in pairs if len(only) == 1 and len(unit.text.split()) <= _SHORT]


def _leading(units: Sequence[Unit]) -> list[Stated]:
    """A message that begins with a number, unless it is a list."""
    numbers = [(u, m) for u in units if (m := _LEADING.match(u.text))]
    spoken = [u for u in units if not u.text.endswith(",")]
    if len(numbers) != 1 or not spoken or numbers[0][0] is not spoken[0] or _other(*numbers[0]):
        return []
    return [_five(*numbers[0])]


def _bare_of_words(text: str) -> bool:
    return not _OUTSIDE.sub(" ", FILLER.sub(" ", text)).strip()


def _other(unit: Unit, found: re.Match[str]) -> bool:
    """Whether the number counts something else: '19 out of 20 on the test', '3 years'."""
    if COUNTED.match(unit.text, found.end()):
        return True
    return bool(TESTED.search(unit.text[max(0, found.start() - 60) : found.start()]))


def _number(text: str) -> float:
    known = VALUE.get(text.lower())
    return float(known) if known else float(text.replace(",", "."))


_SCALE = re.compile(
    r"(?i)\b(?:scale|skala|skali|échelle|escala|schaal|scala|skalan|out)\b.{0,12}?\b[0-9]\s?(?:-|–|to|bis|à|a|tot|till|do)\s?\d{1,3}|"
    r"\b1\s?(?:-|–|to)\s?(?:5|10)\s(?:scale|skala)"
)
"""Words that only name the scale."""
_NOUN = re.compile(
    r"(?i)(?:\A(?:so,? |ok,? |but )?(?:an?|eine?|une?|een|en|uma?|uno|una)|"
    r"\b(?:gets?|got|deserves?|earns?|merits?) (?:an?|the))\s(?:solid |strong |good |clear |firm )?\Z"
)
"""'A four for the conversation', 'she gets a 5'."""
_INTENDED = re.compile(
    r"(?i)\b(?:was going to|would have|wanted to|nearly|almost|tempted to|was about to|first thought)\b[^.;]{0,40}\Z"
)
"""What somebody did not say in the end."""
_COLON = re.compile(r"[:=]\s?\Z")
_ASKS = re.compile(
    r"(?i)(?:(?:the|my|your|die|la|el|het) )?(?:rating|score|number|mark|grade|note|bewertung|zahl|cijfer|nota|voto|"
    r"betyg|ocena|karakter|puntuación|avaliação|punteggio)\s?[?:]"
)
_END = re.compile(r"\s?(?:[.,;!)–-]|$)")
_SHORTEST_SCALE = 9
"""Characters: what is longer names a scale."""
_SHORT = 4
"""Words of an answer to Q1 that is no more than a number."""
_NOT = re.compile(r"(?i)\bnot\b|\bnicht\b|\bpas\b")
