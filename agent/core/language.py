"""In which language somebody writes, told from their own words; too few of them tell nothing."""

import re
from collections.abc import Iterable
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv", "ja")
"""Those in which we can write to participants (ISO 639-1)."""

_OTHERS = (Language.BOKMAL, Language.CHINESE, Language.CZECH, Language.DANISH, Language.FINNISH, Language.KOREAN)
"""Languages that would be taken for one of ours, if nobody knew them."""
_SURE = 0.5
"""How far a language must lie before all others, from 0 to 1. On 174 labelled replies none was taken for another."""
_FEWEST, _MOST = 12, 1500
"""Letters that are enough, and characters that are looked at."""
_NO_WORDS = re.compile(r"\S*(?:://|www\.|@)\S*|[\d_#/\\|<>\[\](){}*•–—:;-]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def language_of(text: str, names: Iterable[str] = ()) -> str:
    """One of LANGUAGES; empty where the words tell none of them for sure. ``names`` are no words of any language."""
    known = {word.casefold() for name in names for word in name.split()}
    words = (word for word in _NO_WORDS.sub(" ", text[:_MOST]).split() if word.strip(".,!?").casefold() not in known)
    plain = " ".join(words)
    letters = sum(map(str.isalpha, plain)) + 3 * len(_UNSPACED.findall(plain))
    found = _detector().detect_language_of(plain) if letters >= _FEWEST else None
    code = found.iso_code_639_1.name.lower() if found else ""
    return code if code in LANGUAGES else ""


@cache
def _detector() -> LanguageDetector:
    """One that needs 18 MB, and a tenth of a second once. The more exact one needs ten times that."""
    ours = [one for one in Language.all() if one.iso_code_639_1.name.lower() in LANGUAGES]
    builder = LanguageDetectorBuilder.from_languages(*ours, *_OTHERS)
    return builder.with_minimum_relative_distance(_SURE).with_low_accuracy_mode().build()
