"""The words that a mail begins with, in front of what it quotes: enough to tell a machine's note from a person's."""

import re
from collections.abc import Sequence

from agent.reading.mime import Part

_READ = 8 * 1024
_KEPT = 3000
"""Characters; notes of machines are short, and what stands far below is quoted more often than not."""
_TAG = re.compile(r"<(?:style|script|title)\b[^>]{0,500}>.{0,4000}?</|<[^<>]{0,1000}>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/h\d|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_ENTITY = {"&nbsp;": " ", "&#39;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&"}
_QUOTED = re.compile(
    r"\s*(?:>|-{2,} ?(?:original|forwarded|ursprüngliche|weitergeleitete|message d|mensaje|messaggio)|--\s*$|_{10,}"
    r"|\*?(?:from|von|de|da|van|från|fra|od|от|发件人|差出人)\*?\s?[:：])",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\w*|написал\w*)\b", re.IGNORECASE
)


def whole(parts: Sequence[Part]) -> str:
    """The mail's own text, quoted words and all; of HTML where there is no other."""
    for kind in ("text/plain", "text/html"):
        texts = (part.text(_READ) for part in parts if part.type == kind and not part.enclosed)
        if (text := "\n".join(texts)[:_READ]).strip():
            return text if kind == "text/plain" else _plain(text)
    # Some mail systems write a multipart whose boundary cannot be found: then it is all one text.
    broken = (part.text(_READ) for part in parts if part.type.startswith("multipart/") and not part.enclosed)
    return next(filter(str.strip, broken), "")


def before_quotes(text: str) -> str:
    """What stands in front of the first line that is quoted or begins a signature, on one line."""
    kept: list[str] = []
    for line in text[:_KEPT].splitlines():
        if _QUOTED.match(line) or (line.rstrip().endswith((":", "：")) and _WROTE.search(line)):
            break
        kept.append(line)
    return " ".join(" ".join(kept).split())


def _plain(html: str) -> str:
    text = _TAG.sub(" ", _BREAK.sub("\n", html))
    for entity, character in _ENTITY.items():
        text = text.replace(entity, character)
    return text
