"""In which language somebody writes, told from their own words; too few of them tell nothing."""

import re
from collections.abc import Mapping
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv", "ja")
"""Those in which we can write to participants (ISO 639-1)."""

_OTHERS = (Language.BOKMAL, Language.CHINESE, Language.CZECH, Language.DANISH, Language.FINNISH, Language.KOREAN)
"""Languages that would be taken for one of ours, if nobody knew them."""
_SURE = 0.5
"""How far a language must lie before all others, from 0 to 1."""
_FEWEST_WORDS, _FEWEST_SIGNS, _MOST = 5, 6, 2000
"""Words, or signs of a script without spaces, that are enough; and characters that are looked at."""
_NO_WORDS = re.compile(r"\S*(?:://|www\.|@)\S*|[\d_#/\\|<>\[\](){}*•–—:;-]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

# A title is half of names, which speak every language. These words alone tell theirs; 'interview' is said everywhere.
_TITLES: Mapping[str, re.Pattern[str]] = {
    language: re.compile(rf"(?i)(?<!\w)(?:{words})" + (r"(?!\w)" if language != "ja" else ""))
    for language, words in {
        "de": r"\w*(?:vorstellungs|bewerbungs|kennenlern|auswahl|erst|zweit|fach)gespräch\w*",
        "fr": r"entretiens?",
        "es": r"entrevista (?:de trabajo|con|para|a)",
        "nl": r"\w*(?:sollicitatie|kennismakings|selectie)gesprek\w*",
        "pt": r"entrevista (?:de emprego|com|ao|à)",
        "it": r"colloqui[oa]?",
        "pl": r"rozmow[aęy] (?:kwalifikacyjn|rekrutacyjn)\w+",
        "sv": r"(?:anställnings|arbets|jobb)intervjun?",
        "ja": r"\w*(?:面接|面談|選考)",
    }.items()
}


def language_of(text: str) -> str:
    """One of LANGUAGES; empty where the words tell none of them for sure.

    What begins with a capital may be a name, and names tell nothing: 'Interview Ignatius Burrell' was taken for French.
    """
    words = [word for word in _NO_WORDS.sub(" ", text[:_MOST]).split() if _tells(word)]
    signs = sum(len(_UNSPACED.findall(word)) for word in words)
    if len(words) < _FEWEST_WORDS and signs < _FEWEST_SIGNS:
        return ""
    found = _detector().detect_language_of(" ".join(words))
    code = found.iso_code_639_1.name.lower() if found else ""
    return code if code in LANGUAGES else ""


def language_of_title(title: str) -> str:
    """The language of a calendar entry's title, where a word for an interview tells it; else empty."""
    found = [language for language, pattern in _TITLES.items() if pattern.search(title)]
    return found[0] if len(found) == 1 else ""


def _tells(word: str) -> bool:
    letter = next((c for c in word if c.isalpha()), "")
    return bool(letter) and not letter.isupper()


@cache
def _detector() -> LanguageDetector:
    """One that needs 18 MB, and a tenth of a second once. The more exact one needs ten times that."""
    ours = [one for one in Language.all() if one.iso_code_639_1.name.lower() in LANGUAGES]
    builder = LanguageDetectorBuilder.from_languages(*ours, *_OTHERS)
    return builder.with_minimum_relative_distance(_SURE).with_low_accuracy_mode().build()
