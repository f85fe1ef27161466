"""Makes a reader's summary fit to be shown: short, plain, and without what must not be repeated."""

import re
from collections.abc import Iterable

from agent.reading.addressed import speaks_to_a_program
from agent.reading.protected import mentions
from agent.reading.spans import fold

MAX_SENTENCES = 3
MAX_LENGTH = 400
_READ = 4_000
_SHARED_WORDS = 4
"""So many words in a row of a remark are a quotation of it."""

_STRIPPED = (
    (re.compile(r"!?\[([^\[\]]{0,200})\]\([^()]{0,500}\)"), r"\1"),
    (re.compile(r"<[^<>]{0,500}>"), " "),
    (re.compile(r"(?i)[^\s()\[\]]{0,64}:/\S*|\bwww\.\S+"), " "),
    (re.compile(r"(?i)\b(?:mailto|javascript|vbscript|data|file|tel|sms|callto|skype|bitcoin):\S+"), " "),
    (re.compile(r"[^\s@]{0,64}@[^\s@]{0,255}"), " "),
    (
        re.compile(
            r"(?i)\b(?:[a-z0-9\-]{1,63}\.){1,4}(?:com|net|org|io|co|de|fr|uk|ru|cn|info|biz|xyz|app|dev|link)\b(?:/\S*)?"
        ),
        " ",
    ),
    # Mail programs make a link of any name with a dot: 'evil.example', and 'Node.js' as well.
    (re.compile(r"(?i)(?<=[a-z0-9])[.．。｡](?=[a-z]{2})"), " "),
    # And a telephone number of anything with nine digits; a date has eight.
    (re.compile(r"(?<![\d.])\+?(?:\d[ ()./\-]{0,3}){8,14}\d"), " "),
    (re.compile(r"!\[|\]\(|[<>`*_#|\\]|&[#\w]{1,8};"), " "),
    (re.compile(r"'{2,}"), "'"),
)
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+")


def presentable(summary: str, protected: Iterable[str]) -> str:
    """The summary without links, addresses and markup, at most three sentences.

    Empty where it repeats a protected remark, or speaks to a program that might read along.
    """
    text = fold(summary[:_READ])
    if speaks_to_a_program(text):
        return ""
    for pattern, instead in _STRIPPED:
        text = pattern.sub(instead, text)
    text = " ".join(text.split())
    if mentions(text) or speaks_to_a_program(text) or any(_repeats(text, remark) for remark in protected):
        return ""
    return _short(" ".join(_SENTENCE.split(text)[:MAX_SENTENCES]))


def _short(text: str) -> str:
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _repeats(text: str, remark: str) -> bool:
    said, words = f" {_bare(text)} ", _bare(remark).split()
    most = min(_SHARED_WORDS, len(words))
    rows = (" ".join(words[n : n + most]) for n in range(len(words) - most + 1))
    return bool(words) and any(f" {row} " in said for row in rows)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).casefold()))
