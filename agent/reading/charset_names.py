"""Which of Python's codecs read a charset label, also one that a mail program made up."""

import codecs
import re
from functools import lru_cache

# Labels that senders use for a smaller set than they write (as in the WHATWG Encoding Standard), and what may be tried
# after the first of them: the makers' extensions of a national standard.
_READ_AS = {
    "iso8859-1": ("cp1252",),
    "iso8859-9": ("cp1254",),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "euc_kr": ("cp949",),
    "shift_jis": ("cp932", "shift_jis_2004"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "big5": ("big5", "cp950", "big5hkscs"),
    "cp950": ("cp950", "big5hkscs"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004"),
    "utf-8-sig": ("utf-8",),
}

_ALIASES = {
    "gb_2312-80": "gb2312",
    "gb_2312": "gb2312",
    "euc-cn": "gb2312",
    "gb": "gb2312",
    "cn-gb": "gb2312",
    "gb18030-2022": "gb18030",
    "hz-gb-2312": "hz",
    "cn-big5": "big5",
    "x-big5": "big5",
    "ks_c_5601": "euc_kr",
    "ks_c_5601-1989": "euc_kr",
    "ks_c_5601-1992": "euc_kr",
    "ksc_5601": "euc_kr",
    "ksc5601": "euc_kr",
    "korean": "euc_kr",
    "uhc": "cp949",
    "sjis": "shift_jis",
    "ms_kanji": "shift_jis",
    "windows-31j": "cp932",
    "jis": "iso2022_jp",
    "iso-2022-jp-ms": "iso2022_jp",
    "eucjp": "euc_jp",
    "eucjp-ms": "euc_jp",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-8-e": "iso8859_8",
    "iso-8859-6-i": "iso8859_6",
    "visual": "iso8859_8",
    "logical": "iso8859_8",
    "koi8": "koi8_r",
    "koi8r": "koi8_r",
    "koi": "koi8_r",
    "koi8-ru": "koi8_u",
    "koi8u": "koi8_u",
    "mac-roman": "mac_roman",
    "macroman": "mac_roman",
    "mac": "mac_roman",
    "mac-cyrillic": "mac_cyrillic",
    "mac-ce": "mac_latin2",
    "mac-centraleurroman": "mac_latin2",
    # Teletext on paper; the programs that say so write Windows' letters.
    "ansi_x3.110-1983": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "ansi": "cp1252",
    "windows": "cp1252",
    "western": "cp1252",
    "iso-8859": "cp1252",
    "unicode-1-1-utf-7": "utf_7",
    "unicode-2-0-utf-7": "utf_7",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-2-0-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "utf8mb3": "utf-8",
    "utf-8n": "utf-8",
    "utf8n": "utf-8",
    "ucs-2": "utf_16",
    "iso-10646-ucs-2": "utf_16",
    "unicodefffe": "utf_16_be",
}

# Microsoft's code pages by number, where the codec is not called after it.
_PAGES = {
    "65001": "utf-8",
    "65000": "utf_7",
    "20127": "ascii",
    "1200": "utf_16_le",
    "1201": "utf_16_be",
    "936": "gb18030",
    "54936": "gb18030",
    "20936": "gb18030",
    "51936": "gb18030",
    "51949": "cp949",
    "51932": "euc_jp",
    "50220": "iso2022_jp",
    "50221": "iso2022_jp",
    "50222": "iso2022_jp",
    "20866": "koi8_r",
    "21866": "koi8_u",
    "10000": "mac_roman",
    "819": "cp1252",
}

# Codecs of Python that are no charset of mail; punycode's running time grows with the square of the length.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "palmos", "charmap"})
_PAGE = re.compile(
    r"(?:windows|win|wincp|cp|ibm|dos|ms|mscp|msdos|ansi|microsoft|code-?page)[-_ ]*(?:cp)?[-_ ]*(\d{3,5})"
)
_ISO = re.compile(r"(?:iso)?[-_ ]*8859[-_ ]*(\d{1,2})(?:[-_:].*)?")
_LATIN = re.compile(r"latin[-_ ]?(1|2|3|4|5|6|9|10)")
_LATIN_NUMBER = {"1": "1", "2": "2", "3": "3", "4": "4", "5": "9", "6": "10", "9": "15", "10": "16"}
_LONGEST = 60


def readers(label: str) -> tuple[str, ...]:
    """The codecs that read text of this charset, best first; none if the label says nothing."""
    return _readers(label.strip().strip("\"'").lower().partition("*")[0][:_LONGEST])


@lru_cache(maxsize=256)
def _readers(name: str) -> tuple[str, ...]:
    for stated in (name, name.removeprefix("x-"), name.removeprefix("cs")):
        if codec := _codec(stated):
            return _READ_AS.get(codec, (codec,))
    return ()


def _codec(name: str) -> str:
    """One codec's own name; empty if there is none."""
    known = _ALIASES.get(name) or _numbered(name) or name
    try:
        found = codecs.lookup(known).name
        # Some codecs turn bytes to bytes; this one call tells.
        b"a".decode(found, "replace")
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("-", "_") in _REFUSED else found


def _numbered(name: str) -> str:
    if iso := _ISO.fullmatch(name):
        return f"iso8859-{iso[1]}"
    if latin := _LATIN.fullmatch(name):
        return f"iso8859-{_LATIN_NUMBER[latin[1]]}"
    page = _PAGE.fullmatch(name)
    if page is None:
        return ""
    number = int(page[1]) - 28590
    return _PAGES.get(page[1]) or (f"iso8859-{number}" if 0 < number < 17 else f"cp{page[1]}")
