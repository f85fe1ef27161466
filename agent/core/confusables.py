"""Letters that pass for others at a glance (in the sense of Unicode Technical Standard 39), for names of domains."""

import unicodedata

_ALIKE = {
    "a": "аαɑᴀ",
    "b": "ƅьЬвβʙɓ",
    "c": "сϲƈᴄ",
    "d": "ԁɗđᴅ",
    "e": "еєεɛᴇҽ",
    "f": "ƒϝ",
    "g": "ɡցɢ",
    "h": "һհħнʜ",
    "i": "іıɩιїɪ",
    "j": "јϳյȷ",
    "k": "кκĸҝᴋ",
    "l": "ӏłɭʟⅼ",
    "m": "мᴍɱ",
    "n": "ոηпŋɴп",
    "o": "оοσօøөᴏ",
    "p": "рρƿᴘ",
    "q": "ԛզ",
    "r": "гʀᴦ",
    "s": "ѕꜱʂ",
    "t": "тτŧᴛ",
    "u": "սυʋᴜ",
    "v": "ѵνᴠ",
    "w": "ԝωѡᴡ",
    "x": "хχ",
    "y": "уүγʏ",
    "z": "ᴢʐ",
    "ss": "ß",
}
_PLAIN = str.maketrans({odd: letter for letter, odds in _ALIKE.items() for odd in odds})
_DIGITS = str.maketrans("0134579", "oleastg")
_SHAPES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("i", "l"), ("j", "l"))


def plain_letters(name: str) -> str:
    """The name in plain Latin letters: without accents, and letters of other scripts as what they look like."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).lower().translate(_PLAIN))
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(_PLAIN)


def outline(name: str) -> str:
    """What remains of a name for a reader in a hurry: 'rn' is seen as 'm', '0' as 'o', '1' and 'i' as 'l'.

    Two names with one outline look alike; the outline itself is not for people.
    """
    seen = plain_letters(name).translate(_DIGITS)
    for written, read in _SHAPES:
        seen = seen.replace(written, read)
    return seen
