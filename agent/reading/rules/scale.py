"""A rating: stated on a scale, as stars, or as a bare number where Q1 asks for one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.reading.phrases import any_of
from agent.reading.picked import picked
from agent.reading.rating import ASKED
from agent.reading.units import Said, Unit

_WORDS = {
    1: "one|eins|eine eins|un|uno|één|ett|um|jeden|一",
    2: "two|zwei|deux|dos|due|twee|två|dois|dwa|二",
    3: "three|drei|trois|tres|tre|drie|três|trzy|三",
    4: "four|vier|quatre|cuatro|quattro|fyra|quatro|cztery|四",
    5: "five|fünf|cinq|cinco|cinque|vijf|fem|pięć|五",
}
_VALUE = {word: number for number, words in _WORDS.items() for word in words.split("|")}
_N = r"\d{1,3}(?:[.,]\d)?"
_WORD = "|".join(sorted(_VALUE, key=len, reverse=True))

_OF = r"(?:/|out of|von(?: maximal)?|sur|sobre|de|van(?: de)?|su|av|na|z|em|of)"
_TOP = "5|10|20|100|five|ten|fünf|zehn|cinq|dix|cinco|diez|vijf|tien"
_SCALED = re.compile(
    rf"(?i)(?<![\w.,/])(?P<value>{_N}|{_WORD})\s?{_OF}\s?(?:a possible |möglichen )?(?P<top>{_TOP})(?![\w/]|[.,]\d)"
)
_TOPS = {
    "five": 5,
    "fünf": 5,
    "cinq": 5,
    "cinco": 5,
    "vijf": 5,
    "ten": 10,
    "zehn": 10,
    "dix": 10,
    "diez": 10,
    "tien": 10,
}
_PERCENT = re.compile(r"(?<![\w.,])(?P<value>\d{1,3})\s?(?:%|percent|per cent|prozent)")
_STARS = re.compile(
    r"(?P<signs>[★⭐🌟]{1,5})\ufe0f?(?P<empty>☆{0,4})(?![★⭐☆])|(?P<word>[1-5]|one|two|three|four|five)\s(?:stars?|sterne?|étoiles?|estrellas?|sterren)\b",
    re.I,
)
_BARE = re.compile(rf"(?i)(?<![\w.,/:€$£])(?P<value>[1-5](?:[.,]\d)?|{_WORD})(?![\w/%:]|[.,]\d|\s?(?:st|nd|rd|th)\b)")

# The words right before a bare number that make it a rating.
_CUES = any_of(
    r"""
    (?:give|gave|giving|rate|rated|put|call|score|scored|scoring|say|mark|award|grade)\s(?:\w+\s){0,4}?(?:a|an|at|as|
    it|is)?\s?(?:solid |strong |good |weak |high |low |clear |firm )?
    (?:rating|score|rate|mark|grade|overall)\s?(?:overall\s?)?(?:is|was|of|would be|:|-|=|\?)?\s?(?:a )?
    (?:gebe|vergebe|geben|bewerte|würde)\s(?:\w+\s){0,4}?(?:eine|mit|mit einer)?\s?
    (?:mets|donne|donnerais|mettrais|note de)\s(?:\w+\s){0,3}?(?:un|de)?\s?
    (?:doy|daría|pongo|pondría|puntuación|valoración)\s(?:\w+\s){0,3}?(?:un)?\s?
    (?:geef|gaf|geven|cijfer|score)\s(?:\w+\s){0,3}?(?:een)?\s?
    (?:dou|daria|nota)\s(?:\w+\s){0,2}?(?:um|uma)?\s?
    (?:do|darei|voto)\s(?:\w+\s){0,2}?(?:un|di)?\s?
    (?:daję|oceniam|ocena)\s(?:\w+\s){0,3}?(?:na)?\s?
    (?:ger|betyg|skulle ge)\s(?:\w+\s){0,3}?(?:en)?\s?
    """
)
_CUE = re.compile(_CUES.pattern + r"\Z")
_AFTER = re.compile(
    r"(?i)\s*(?:$|[.,;!?)\-–]|(?:because|but|and|for|overall|from|mainly|as|since|in total|with|this time)\b)"
)
# What was counted is not the interview.
_COUNTED = re.compile(
    r"(?i)\s?(?:(?:on|in) (?:the|our|a|his|her) )?(?:\w+ )?(?:tests?|exercise|quiz|exam|assignment|tasks?|assessment|"
    r"questions|interviews|candidates|rounds|years?|months?|weeks?|days?|hours?|minutes?|people|boxes|marks|"
    r"of (?:them|us)|aufgaben?|fragen|jahre|tage|kandidaten|bewerber|ans|jours|candidats|años|días|jaar|dagen|vragen)\b"
)
_TESTED = re.compile(
    r"(?i)\b(?:\w*test|exercise|quiz|exam|aufgabe|assignment)\b[^.;]{0,20}$|\b(?:page|part|slide|step|version|seite|teil|folie)\s?$"
)
_RATES = any_of(
    r"""
    rat(?:e|ed|ing)
    scor(?:e|ed|ing)
    give|giving|gave|i'd say|i would say|call it|put it|overall|mark
    note|bewertung|bewerte|geben?|vergebe|würde|punkte?n?
    je (?:donne|mets)|(?:le|lui) (?:doy|pongo)|geef|nota|voto|betyg|ocena|puntuación
    """
)
_POOR = any_of("poor|mangelhaft|mauvais|malo|slecht|pessimo|słabo|ruim")
_EXCELLENT = any_of("excellent|ausgezeichnet|exzellent|excelente|uitstekend|eccellente|utmärkt|doskonał[aey]")
_CORRECTION = any_of(
    r"""
    no wait|no,? hang on|wait no|scratch that|make that|correction|i mean|rather|actually|sorry,? (?:i meant|make)|
    on reflection|changed my mind|or rather
    nein,? (?:warte|doch)|quatsch|besser gesagt|korrigiere|non,? (?:plutôt|attendez)|plutôt|mejor dicho|
    no,? (?:espera|mejor)|nee,? wacht|toch|of beter
    """
)
_RANGE = re.compile(r"(?<![\d/])[1-9]\s?(?:-|–|to|or|bis|oder|à|ou|a|o|of|tot)\s?[1-9]\b", re.I)


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
    found = _first(asked) or [s for u in units if u.question in ("", "Q1") for s in _scaled(u)]
    found = found or [s for u in units if u.question == "" for s in _cued(u)]
    found = [s for s in found if s.sure] or found
    return found[-1] if found and len({s.value / s.maximum for s in found}) == 1 else None


def _only_a_number(units: Sequence[Unit]) -> bool:
    return 0 < len(units) <= 2 and len(units[0].text.split()) == 1 and bool(_BARE.match(units[0].text))


def _first(asked: Sequence[Unit]) -> list[Stated]:
    """What stands under Q1: the first sentence that holds a number counts, and a correction of it."""
    said: list[Stated] = []
    for unit in asked:
        corrected = said and _CORRECTION.search(unit.text)
        if said and not corrected:
            break
        here = _scaled(unit) or _bare(unit)
        if here and _RANGE.search(unit.text) and not _SCALED.search(unit.text):
            return []
        if here and (corrected or _CORRECTION.search(unit.text)):
            here = here[-1:]
        said = here or said
    return said


def _scaled(unit: Unit) -> list[Stated]:
    cued = bool(_RATES.search(unit.text)) or unit.question == "Q1"
    found = []
    for m in _SCALED.finditer(unit.text):
        top = _TOPS.get(m["top"].lower()) or int(m["top"])
        value = _number(m["value"])
        slash = "/" in m.group()
        if value <= top and not _other(unit, m) and (cued or slash or "out of" in m.group().lower()):
            found.append(Stated(value=value, maximum=top, said=unit.said("", m), sure=cued))
    return found + _stars(unit) + (_percent(unit) if cued else [])


def _stars(unit: Unit) -> list[Stated]:
    return [
        Stated(value=len(m["signs"]) if m["signs"] else _number(m["word"]), maximum=5, said=unit.said("", m), sure=True)
        for m in _STARS.finditer(unit.text)
        if m["word"] or len(m["signs"]) + len(m["empty"]) == 5 or len(m["signs"]) > 1
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
    found = [
        Stated(value=_number(m["value"]), maximum=5, said=unit.said("", m), sure=True)
        for m in _BARE.finditer(unit.text)
        if (m["value"][0].isdigit() or len(unit.text.split()) <= 4) and not _other(unit, m)
    ]
    if not found and len(unit.text.split()) <= 4:
        found = [
            Stated(value=value, maximum=5, said=unit.said("", m), sure=True)
            for pattern, value in ((_POOR, 1), (_EXCELLENT, 5))
            if (m := pattern.search(unit.text)) and not re.search(r"(?i)\bnot\b|\bnicht\b|\bpas\b", unit.text)
        ]
    return found


def _cued(unit: Unit) -> list[Stated]:
    found = []
    for m in _BARE.finditer(unit.text):
        before = unit.text[max(0, m.start() - 60) : m.start()]
        # The German 'Note 2' is good and 'Note 5' is bad: without a scale it says nothing.
        if _CUE.search(before) and _AFTER.match(unit.text, m.end()) and not _other(unit, m):
            found.append(Stated(value=_number(m["value"]), maximum=5, said=unit.said("", m), sure=True))
    return [] if _RANGE.search(unit.text) else found


def _other(unit: Unit, found: re.Match[str]) -> bool:
    """Whether the number counts something else: '19 out of 20 on the test', '3 years'."""
    if _COUNTED.match(unit.text, found.end()):
        return True
    return bool(_TESTED.search(unit.text[max(0, found.start() - 60) : found.start()]))


def _number(text: str) -> float:
    known = _VALUE.get(text.lower())
    return float(known) if known else float(text.replace(",", "."))
