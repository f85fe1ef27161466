"""What charset text is written in whose label is missing or plainly wrong.

Guessing goes from what is certain to what is likely: marks and escapes, then UTF-8, whose form no other text has by
chance, then what charset-normalizer makes of enough letters, and last the charset of western Windows.
"""

import codecs
import re

from charset_normalizer import from_bytes

from agent.reading.alphabets import WESTERN, of_accents, of_letters
from agent.reading.iso2022 import escaped

MOST = 8 * 1024
"""Octets that are looked at by the library."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = 5
"""So many octets beyond ASCII at least make a word of a foreign alphabet."""
_SHORT = 8
"""So many for everything else: below that a guess is a lottery."""
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")
_HAN = re.compile("[\u4e00-\u9fff]")
_JAPANESE = ("cp932", "euc_jis_2004")
_KOREAN = "cp949"
_CHINESE = ("gb18030", "big5")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")


def guessed(data: bytes) -> str:
    """The text, in the likeliest charset; never raises."""
    for mark, name in _MARKS:
        if data.startswith(mark) and len(data) > len(mark):
            return data.decode(name, "replace")
    if text := escaped(data):
        return text
    return utf8(data) or _wide(data) or data.decode(likeliest(data), "replace")


def utf8(data: bytes) -> str:
    """The text, if it is UTF-8 or mostly so: a place that is damaged, or was added by another program, is no reason
    to lose the letters of all the rest. Empty if it is not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    whole = len(_MULTIBYTE.findall(data))
    rest = len(_NOT_ASCII.findall(_MULTIBYTE.sub(b"", data)))
    return data.decode("utf-8", "debrief-mixed") if whole >= 2 and whole > 2 * rest else ""


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """A letter of western Windows between the letters of UTF-8; what is left of a cut letter stays unknown."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    lone = error.end - error.start == 1 and error.object[error.start] >= 0xA0
    cut = error.end >= len(error.object)
    return ("\ufffd" if cut or not lone else bytes([error.object[error.start]]).decode(WESTERN)), error.end


codecs.register_error("debrief-mixed", _mixed)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other octet of Latin text is NUL. Empty if it is not."""
    head = data[:MOST]
    if head.count(0) * 3 < len(head) or len(head) < 4:
        return ""
    big = head[::2].count(0) > head[1::2].count(0)
    return data.decode("utf-16-be" if big else "utf-16-le", "replace")


def likeliest(data: bytes) -> str:
    """The codec that 8-bit text is most likely written in."""
    telling = b"\n".join(line for line in data[: 32 * MOST].split(b"\n") if not line.isascii())[:MOST]
    high = len(_NOT_ASCII.findall(telling))
    if high < len(_LETTER.findall(telling)):
        return of_accents(telling) if high >= _SHORT else WESTERN
    known = (_japanese(telling) or of_letters(telling)) if high >= _WORD else ""
    return known or (_asked(telling) if high >= _SHORT else "") or WESTERN


def _japanese(data: bytes) -> str:
    """A fifth of Japanese text is in letters that no other language has."""
    for name in _JAPANESE:
        text = data.decode(name, "replace")
        if len(_KANA.findall(text)) * 5 >= len(text) and text.count("\ufffd") * 20 < len(text):
            return name
    return ""


def _asked(data: bytes) -> str:
    """What charset-normalizer finds among the charsets of China and Korea."""
    found = _best(data, (*_CHINESE, _KOREAN))
    # Who writes Korean today hardly uses Chinese letters, which most octets of Chinese would be.
    if found == _KOREAN and len(_HAN.findall(data.decode(_KOREAN, "replace"))) * 10 > len(data) // 2:
        found = _best(data, _CHINESE)
    return found


def _best(data: bytes, among: tuple[str, ...]) -> str:
    best = from_bytes(data, steps=5, chunk_size=512, cp_isolation=list(among)).best()
    return str(best.encoding) if best else ""
