"""Text that was encoded so that a person does not see what it says, and a program may."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote

from agent.reading.sentences import Range

_RUN = re.compile(r"(?<![\w/+.=\-&?%:])(?:[A-Za-z0-9+/_\-]{20,4000}={0,6})(?![\w/])")
_BITS = re.compile(r"(?<!\d)(?:[01]{8} ){7,500}[01]{3,8}(?!\d)")
_PERCENT = re.compile(r"(?<!\S)[\w.~\-]{1,200}(?:%[0-9A-Fa-f]{2}[\w.~\-]{0,60}){3,300}(?!\S)")
_WORDS = re.compile(r"[A-Za-z]{2,20}(?:[ ,.:;'!?\-]+[A-Za-z]{1,20}){2,}")
_PLAIN = 0.9
"""The part of a decoded text that must be printable: a picture or a key is noise."""


def encoded(text: str) -> Iterator[Range]:
    """Where words stand in base64, base32, hexadecimal, binary or percent signs; links are left out."""
    for found in _RUN.finditer(text):
        if any(_speaks(plain) for plain in _decoded(found[0])):
            yield found.span()
    for found in _BITS.finditer(text):
        if _speaks("".join(chr(int(byte, 2)) for byte in found[0].split())):
            yield found.span()
    for found in _PERCENT.finditer(text):
        if "://" not in found[0] and _speaks(unquote(found[0])):
            yield found.span()


def _decoded(run: str) -> Iterator[str]:
    bare = run.rstrip("=")
    for decode, block in ((base64.b64decode, 4), (base64.urlsafe_b64decode, 4), (base64.b32decode, 8)):
        try:
            yield decode(bare + "=" * (-len(bare) % block)).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            continue
    if len(bare) % 2 == 0 and re.fullmatch(r"[0-9a-fA-F]+", bare):
        yield bytes.fromhex(bare).decode("utf-8", "replace")


def _speaks(plain: str) -> bool:
    shown = sum(char.isprintable() and char != "\ufffd" for char in plain)
    return shown >= _PLAIN * len(plain) > 0 and _WORDS.search(plain) is not None
