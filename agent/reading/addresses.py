"""Address lists as senders write them (RFC 5322 section 3.4), read in one pass and without raising."""

import re
from dataclasses import dataclass, field

from agent.core.mail import Address, plain
from agent.reading.charsets import words

_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*+)"|<(?P<angle>[^<>]*+)>|(?P<mark>[(,;:])|(?P<word>[^"<>(,;:]++)|.', re.S
)
_COMMENT = re.compile(r"\\.|[()]|[^()\\]++|\\", re.S)
_ADDRESS = re.compile(r'(?:[^\s@<>()\[\]\\,;:"]{1,128}|"[^"\\]{1,128}")@[^\s@<>()\[\]\\,;:"]{1,255}')
# Addresses that every reader takes for the same: '%' and '!' once meant routes, '=?' begins an encoded word.
_PLAIN = re.compile(r"(?:(?!=\?)[a-z0-9#$&'*+/=?^_`{|}~.-])+@[^@]+")
_ASIDE = re.compile(r'"(?:[^"\\]|\\.)*+"|\((?:[^()\\]|\\.)*+\)', re.S)
_ESCAPE = re.compile(r"\\(.)", re.S)
_SPACE = " \t\r\n"
_COMMENTED = "("
"""Stands where a comment was, as one in the middle of an address is no part of it to some, and its end to others."""
_NAME = 200
_MOST = 500
"""Addresses that are read from one list."""


@dataclass(slots=True)
class _Item:
    """What has been read of one list item."""

    raw: list[str] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    comment: str = ""
    angles: list[str] = field(default_factory=list)


def mailboxes(value: str) -> tuple[tuple[Address, ...], bool]:
    """The addresses in a list, and whether all of it made sense."""
    found: list[Address] = []
    sound, item, position = True, _Item(), 0
    while position < len(value) and len(found) < _MOST:
        token = _TOKEN.match(value, position)
        if token is None or token.lastgroup is None:
            # An unclosed quote or a stray bracket: from here on anything could be meant.
            sound = False
            break
        position = token.end()
        if token["mark"] == "(":
            item.comment, position = _comment(value, position)
            item.raw.append(_COMMENTED)
            sound = sound and value[position - 1] == ")"
        elif token["mark"] == ":":
            # The name of a group; an address in its place is left unread, and some other reader may take it.
            sound, item = sound and not item.angles and "@" not in "".join(item.raw), _Item()
        elif token["mark"]:
            sound, item = _flush(item, found) and sound, _Item()
        else:
            _add(item, token)
    sound = _flush(item, found) and sound
    return tuple(found), sound


def _add(item: _Item, token: re.Match[str]) -> None:
    if token["angle"] is not None:
        item.angles.append(token["angle"])
        return
    item.raw.append(token[0])
    item.name.append(_ESCAPE.sub(r"\1", token["quoted"]) if token["quoted"] is not None else token["word"])


def _comment(value: str, position: int) -> tuple[str, int]:
    """The text of a comment and where it ends; comments nest, and a counter holds any depth."""
    start, depth = position, 1
    while depth and (token := _COMMENT.match(value, position)):
        position = token.end()
        depth += (token[0] == "(") - (token[0] == ")")
    return value[start : position - 1], position


def _flush(item: _Item, found: list[Address]) -> bool:
    """Add the item's address; False if it holds something else."""
    raw = "".join(item.raw).strip(_SPACE + _COMMENTED)
    if not raw and not item.angles:
        return True
    # A route before the address is obsolete and means nothing (RFC 5321 appendix F.2).
    text = (item.angles[0].rpartition(":")[2] if item.angles else raw).strip(_SPACE)
    if not _ADDRESS.fullmatch(text) or not text.isprintable():
        return False
    name = plain(words("".join(item.name))) if item.angles else plain(words(item.comment))
    email = text.replace('"', "").lower()
    found.append(Address(email=email, name=name[:_NAME]))
    # 'anna@agency.example <other@evil.example>' without quotes: two readers may see two senders.
    twofold = bool(item.angles) and "@" in raw and '"' not in raw and raw.lower() != email
    return len(item.angles) <= 1 and not twofold


def unmistakable(value: str) -> bool:
    """Whether a From holds one address that every mail program takes for the same.

    Groups, routes (RFC 5322 section 4.4) and odd local parts are read too, but such a From proves nobody.
    """
    found, sound = mailboxes(value)
    bare = _ASIDE.sub("", value)
    return sound and len(found) == 1 and not set(bare) & set(":;") and _PLAIN.fullmatch(found[0].email) is not None
