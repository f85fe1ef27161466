"""Which round of several an interview is, from its title or a tag: the last one, an earlier one, or nothing is said.

Doubt counts as not the last: after the last round, a client's plain yes leads to an offer.
"""

import re
from collections.abc import Iterable

from agent.core.folding import fold
from agent.core.headings import LAST_ROUND

_LONGEST = 500
"""Characters of a title that count: nobody writes a longer one but to keep us busy."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(fold, words), key=len, reverse=True))


_ROUND_WORDS = (
    *(
        "round",
        "stage",
        "step",
        "phase",
        "runde",
        "stufe",
        "tour",
        "étape",
        "ronda",
        "rodada",
        "etapa",
        "fase",
        "turno",
    ),
    *("ronde", "omgång", "omgang", "kierros", "vaihe", "runda", "etap", "kolo", "tur", "aşama", "forduló", "γύρος"),
    *("раунд", "этап", "тур", "етап", "ラウンド", "選考", "轮", "輪", "라운드", "차수"),
)
_INTERVIEW_WORDS = (
    *("interview", "gespräch", "entretien", "entrevista", "colloquio", "gesprek", "intervju", "samtale", "haastattelu"),
    *("rozmowa", "pohovor", "mülakat", "görüşme", "собеседование", "співбесіда", "面接", "面试", "面試", "면접"),
)
_ROUND = rf"(?:{_any(_ROUND_WORDS)})\w{{0,2}}"
_MEETING = rf"(?:{_any((*_ROUND_WORDS, *_INTERVIEW_WORDS))})\w{{0,2}}"
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            ("one", "first", "eins", "erste", "un", "premier", "primera", "primo"),
            ("two", "second", "zwei", "zweite", "deux", "deuxième", "dos", "segunda", "due", "secondo"),
            ("three", "third", "drei", "dritte", "trois", "troisième", "tres", "tercera", "tre", "terzo"),
            ("four", "fourth", "vier", "vierte", "quatre", "quatrième", "cuatro", "cuarta", "quattro", "quarto"),
            ("five", "fifth", "fünf", "fünfte", "cinq", "cinquième", "cinco", "quinta", "cinque", "quinto"),
        ),
        1,
    )
    for word in map(fold, words)
}
_M = rf"(?:[0-9]{{1,2}}|(?:{_any(_NUMBERS)})(?![^\W\d_]))"
_N = rf"(?<![\w/.]){_M}"
_ORDINAL = r"(?:st|nd|rd|th|er|e|eme|[aoºª]|\.|-?[йяе]|-?[а-я]{2})?"
_OF_WORDS = ("of", "out of", "von", "sur", "de", "di", "van", "van de", "av", "af", "z", "ze", "iz", "od", "из", "з")
_OF = rf"(?:\s+(?:{_any(_OF_WORDS)})\s+)"
_SLASH = r"\s*/\s*"
_END = r"(?![\w/.]\d|\d)"

# A slash may be a date's, so it counts beside a word for a round only: 'Interview 3/3' is on the third of March.
_SPELT = (
    rf"{word}[\s:#(\[.-]{{0,3}}({_N}){of}({_M}){_END}"
    rf"|({_N}){_ORDINAL}\s*{word}[\s(,-]{{0,3}}{of}({_M}){_END}"
    rf"|({_N}){of}({_M})\s*{word}"
    for word, of in ((_MEETING, _OF), (_ROUND, _SLASH))
)
_EAST_ASIAN = r"第?\s*([0-9]{1,2})\s*(?:次|回|轮|輪|차)\D{0,6}?(?:全|共|총|/)\s*([0-9]{1,2})"
_COUNTED = tuple(map(re.compile, (*_SPELT, _EAST_ASIAN)))
_BARE = re.compile(rf"({_N})(?:{_OF}|{_SLASH})({_M}){_END}")

_FINAL = rf"(?:{_any(('final', 'finale', 'finał', 'финал', 'фінал', '最終', '终', '최종'))})"
_ALONE = re.compile(rf"(?:[(\[:–—|]\s*|\s-\s+){_FINAL}\s*(?:[)\]–—|]|\s-\s|$)|^{_FINAL}\s*(?:[:–—|]|\s-\s)")
"""'Interview Priya (final)': the word alone, set apart."""

_NOT_YET = re.compile(
    r"(?:\b(?:semi|pre|demi|quarter|quart de|avant|halb|nast|nest|naest|toiseksi|second|second to|second to the|next to"
    r"|next to the|op een na|op een na de|not|not the|not yet the|no es|no es la|non|pas|pas le|pas la|noch nicht die"
    r"|nicht|nicht die|nicht das|keine?|не|before|before the|vor|vor der|vor dem|avant le|avant la|prima del"
    r"|prima della|antes de|antes de la)|перед|полу|пів|準|准|非|不是)\s*$"
)
"""What stands before a word for the last round and says that it is another one."""


def last_round(title: str) -> bool | None:
    """Whether a title says that it is the last round; False for an earlier one, None if it says nothing."""
    text = fold(" ".join(title.split()))[:_LONGEST]
    counted = [_is_last(found) for pattern in _COUNTED for found in pattern.finditer(text)]
    if counted:
        return all(counted)
    said = [found.start() for pattern in (LAST_ROUND, _ALONE) for found in pattern.finditer(text)]
    return not any(_NOT_YET.search(text[:start].replace("-", " ")) for start in said) if said else None


def counted_round(value: str) -> bool | None:
    """Whether a tag such as '2 of 3' or '3/3' counts the last round; None if it counts nothing."""
    found = _BARE.search(fold(" ".join(value.split()))[:_LONGEST])
    return _is_last(found) if found else None


def _is_last(found: re.Match[str]) -> bool:
    this, of = (_number(text) for text in found.groups() if text)
    return this == of


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text]
