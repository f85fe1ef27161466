"""Text made comparable across the ways of writing it: case, accents, ligatures, and letters that people replace.

'Bewerbungsgespräch', 'BEWERBUNGSGESPRACH' and what Apple's calendars write in two characters are one word.
"""

import unicodedata
from functools import lru_cache

_BARE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'"})
"""Letters that no decomposition takes apart."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in lower case without accents; scripts that have none stay as they are."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def folded(text: str) -> tuple[str, list[int]]:
    """The text as ``fold`` gives it, and for each of its characters which one of ``text`` (NFC) it comes from."""
    letters = [_letter(letter) for letter in text]
    origins = [at for at, letter in enumerate(letters) for _ in letter]
    return "".join(letters), [*origins, len(text)]


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter.casefold())
    bare = "".join(part for part in apart if unicodedata.category(part) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_BARE)
