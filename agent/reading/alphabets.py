"""Which charset of one octet a letter some text is in, told by the letters that its languages use most.

A library that learns from long texts guesses wildly at two lines of a mail; letters in their usual case do not.
"""

import re

# The letters of Russian and its neighbours, Greek, Hebrew, Arabic and Persian, and Thai, the commonest first, without
# capitals: in a wrong charset of the same script, small and capital letters change places.
_RUSSIAN = "оеаинтсрвлкмдпуяыбйзьгчхжшюцщёіїєў"
_GREEK = "αοιετσνηυρπκμλωςάέήίόύώγδθχφβ"
_HEBREW = "יוהלאתרבמשנדחקעטםכפגסצזןךףץ"
_ARABIC = "ايلومنترةبسعدكفحقجهأىشءصطخضإذزغظثئؤآپچژگی"
_THAI = "านรเกง่อมว้ยีดทไลสิ์ปคั็บขชุหูจตำแโใผะพณถื"
_COMMON = (
    ("cp1251", _RUSSIAN),
    ("koi8_u", _RUSSIAN),
    ("iso8859_5", _RUSSIAN),
    ("cp866", _RUSSIAN),
    ("mac_cyrillic", _RUSSIAN),
    ("cp1253", _GREEK),
    ("cp1255", _HEBREW),
    ("cp1256", _ARABIC),
    ("iso8859_6", _ARABIC),
    ("cp874", _THAI),
)
# Letters strewn into Latin text, and the signs that word processors put between words.
_SIGNS = "‘’“”„–—…•€°§´»«\xa0"
_WEST = _SIGNS + "äöüßÄÖÜéèêàâçñóíáúãõôøåæëïîûùœÉÈÀÇÑÅØÆÍÓÚÁº¿¡ª®©™½"
_ACCENTED = (
    ("cp1252", _WEST),
    ("cp1252", _SIGNS + "áéíóúýðþæöÁÉÍÓÚÝÐÞÆÖ"),
    ("cp1250", _SIGNS + "ąęłśżźćńóěščřžýáíéúůďťňőűđăâîşţäöüßôľĄĘŁŚŻŹĆŃĚŠČŘŽÝÁÍÉÚŮŐŰ"),
    ("iso8859_2", "ąęłśżźćńóěščřžýáíéúůďťňőűđĄĘŁŚŻŹĆŠČŘŽ"),
    ("cp1254", _SIGNS + "ğışöüçİĞŞâî"),
    ("mac_roman", _WEST),
    ("cp850", "äöüßÄÖÜéèêàâçñóíáúãõôøåæ"),
)
WESTERN = "cp1252"
_OCTET = re.compile(rb"[\x80-\xff]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_LEAST = 0.75
"""At least so great a part of the octets makes common letters."""
_USUAL = 0.68
"""Letters of a text are so common on average; in a wrong charset they are a random lot."""
_BETTER = 0.15
"""By so much another charset must do better than that of western Windows."""


def of_letters(telling: bytes) -> str:
    """The codec in which mostly foreign letters make a language; empty if they make none."""
    return _best([(_weight(telling, codec, common), codec) for codec, common in _COMMON], telling, _USUAL)


def of_accents(telling: bytes) -> str:
    """The codec in which letters strewn into Latin text are those that languages have."""
    shares = [(_share(telling, codec, letters), codec) for codec, letters in _ACCENTED]
    west = max(share for share, codec in shares if codec == WESTERN)
    return _best(shares, telling, max(_LEAST, west + _BETTER)) or WESTERN


def _best(shares: list[tuple[float, str]], telling: bytes, least: float) -> str:
    fitting = [one for one in shares if one[0] >= least and _fits(telling, one[1])]
    return max(fitting, key=lambda one: one[0], default=(0.0, ""))[1]


def _fits(telling: bytes, codec: str) -> bool:
    """Whether hardly any octet has no meaning there."""
    return telling.decode(codec, "replace").count("\ufffd") * 100 <= len(telling)


def _weight(telling: bytes, codec: str, common: str) -> float:
    """How common the letters are, from 0 to 1; capitals count half."""
    weights = {letter: 1 - 0.6 * place / len(common) for place, letter in enumerate(common)}
    found = "".join(_HIGH.findall(telling.decode(codec, "ignore")))
    known = sum(weights.get(char, weights.get(char.lower(), 0) / 2) for char in found)
    return known / max(1, len(_OCTET.findall(telling)))


def _share(telling: bytes, codec: str, letters: str) -> float:
    """Which part of the letters beyond ASCII is among these."""
    known = set(letters)
    return sum(char in known for char in telling.decode(codec, "ignore")) / max(1, len(_OCTET.findall(telling)))
