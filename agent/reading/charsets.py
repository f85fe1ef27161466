"""Bytes to text, tolerantly: charsets and encoded words. Nothing here raises on any input."""

import binascii
import codecs
import re

from agent.reading.charset_names import readers
from agent.reading.guessing import guessed, likeliest
from agent.reading.iso2022 import escaped, japanese
from agent.reading.transfer import unbase64

_SEVEN_BIT = ("iso2022", "hz", "utf-7", "utf-16", "utf-32")
"""Codecs for which octets below 128 are not plain ASCII."""
_BYTEWISE = ("iso8859", "cp12", "koi8", "mac", "cp8", "cp4", "cp7", "ascii", "tis", "ptcp", "kz1048", "hp")
_WESTERN = ("cp1252", "iso8859-15", "iso8859-14", "mac-roman", "cp850")
# Between 0x80 and 0x9F ISO 8859 has control characters, which nobody types: there it is Windows' relative.
_WINDOWS = {
    "iso8859-2": "cp1250",
    "iso8859-5": "cp1251",
    "iso8859-6": "cp1256",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_CONTROLS = re.compile(rb"[\x80-\x84\x86-\x9f]")
_CUT = 1024
"""A text of this length may end within a letter, as it was cut; a shorter one has another charset."""
_DAMAGED = 50
"""One letter in so many may be broken, and the charset still be the one that is stated."""
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_BY_CHANCE = 6
"""So many letters in the form of UTF-8 are no chance, even in a charset of several octets a letter."""

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+(?:\?(?!=)[^?]*+){0,20}+)\?=")
_UNTYPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def decode(data: bytes, charset: str = "") -> str:
    """The text in ``data``, in the charset that is stated unless that fails or is plainly wrong, else in a guessed one.

    What fits none becomes U+FFFD.
    """
    if not charset and data.isascii() and b"\x1b" not in data:
        return data.decode("ascii")
    names = readers(charset)
    if data.isascii() and b"\x1b" not in data and not (names and names[0].startswith(_SEVEN_BIT)):
        return data.decode("ascii")
    if not (names and names[0].startswith(_SEVEN_BIT)) and (text := escaped(data)):
        return text
    for name in names:
        found = _read(data, name)
        if found is not None:
            return guessed(data) if _plainly_wrong(data, name) else found
    return _nearly(data, names) or guessed(data)


def _read(data: bytes, name: str) -> str | None:
    """The text if all of it fits; None if it does not."""
    if name in _WINDOWS and _CONTROLS.search(data):
        name = _WINDOWS[name]
    if name.startswith(("utf-16", "utf-32")) and data.isascii() and b"\0" not in data:
        return None
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        text = decoder.decode(data)
    except ValueError:
        return (japanese(data) or None) if name == "iso2022_jp" else None
    return text if not decoder.getstate()[0] or len(data) >= _CUT else None


def _plainly_wrong(data: bytes, name: str) -> bool:
    """Whether text that fits a charset is more likely in another: UTF-8 never looks like UTF-8 by chance, and no
    western language has more accents than letters."""
    if name.startswith(("utf", *_SEVEN_BIT)):
        return False
    found = len(_MULTIBYTE.findall(data))
    if found >= (1 if name.startswith(_BYTEWISE) else _BY_CHANCE) and _read(data, "utf-8") is not None:
        return True
    return name in _WESTERN and likeliest(data) not in _WESTERN


def _nearly(data: bytes, names: tuple[str, ...]) -> str:
    """The text in the charset that is stated, if only some places of it are damaged."""
    if not names or names[0] == "ascii" or names[0].startswith(_BYTEWISE):
        return ""
    text = data.decode(names[0], "replace")
    foreign = sum(char > "\x7f" for char in text)
    return text if text.count("\ufffd") * _DAMAGED <= foreign else ""


def clean(text: str) -> str:
    """Text with one kind of line end, and without control characters and lone surrogates."""
    return _UNTYPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def words(value: str) -> str:
    """A header's text with its encoded words decoded (RFC 2047), also inside quotes and in the middle of words."""
    if "=?" not in value:
        return value
    out: list[str] = []
    run, run_charset, end = b"", "", 0
    for match in _WORD.finditer(value):
        gap = value[end : match.start()]
        charset = match[1].lower()
        # White space between encoded words is not text (section 6.2); letters may be split over two words.
        if run_charset and (gap.strip() or charset != run_charset):
            out.append(decode(run, run_charset))
            run = b""
        if gap.strip() or not run_charset:
            out.append(gap)
        run, run_charset, end = run + _payload(match[2], match[3]), charset, match.end()
    out.append(decode(run, run_charset))
    return "".join(out) + value[end:]


def _payload(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return unbase64(data) if encoding in "bB" else binascii.a2b_qp(data, header=True)
