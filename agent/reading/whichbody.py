"""Which of a mail's two bodies holds what the person typed.

Programs make the plain body from the HTML that the person saw, so both say the same, and the plain one shows better
what is quoted. Where they disagree, the HTML is what was seen while it was typed.
"""

import re

from agent.reading.drafts import Draft, wordy
from agent.reading.html import glance, html_lines, shows_changes
from agent.reading.plaintext import MAX_LINE, MAX_LINES, lines_of

_STUBS = ("does not support html", "html-compatible", "unterstützt kein html", "ne prend pas en charge le html")
_GARBLED = "\ufffd"
_WORD = re.compile(r"[\w\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff]+")

_INITIALS = re.compile(r"(?m)^ ?([A-Z]{1,3})(?=>)")
_LOOKED_AT = 200
_NAMED = 3
"""So many lines are marked with the same initials where a program did it."""
_FEW = 12
"""For so few words it is quicker to look for each."""


def drafts_of(text: str, html: str) -> list[Draft]:
    """The lines of the body that is to be read."""
    plain = [Draft(text=line) for line in lines_of(_unnamed(text))]
    sound = _sound(text, plain)
    if not html or (sound and not shows_changes(html) and _same(glance(html).lower(), text.lower())):
        return plain
    rich = [Draft(text=line, cue=cue) for raw, cue in html_lines(html) for line in _lines(raw)]
    if not any(wordy(d.text) for d in rich):
        return plain
    more = not sound or shows_changes(html) or _says_more(rich, _words(text))
    return rich[:MAX_LINES] if more else plain


def _unnamed(text: str) -> str:
    """The text without the initials that some programs put before a quote mark: 'AK> '."""
    named = _INITIALS.findall(text)[:_LOOKED_AT] if ">" in text else []
    return _INITIALS.sub("", text) if max(map(named.count, set(named)), default=0) >= _NAMED else text


def _same(shown: str, plain: str) -> bool:
    """Whether the plain body has all words of the HTML. Most are found as they stand, which is quick."""
    apart = set(shown.split()) - set(plain.split())
    if not apart:
        return True
    words = _words(" ".join(apart))
    return all(_holds(plain, word) for word in words) if len(words) <= _FEW else words <= _words(plain)


def _holds(text: str, word: str) -> bool:
    """Whether a word stands in a text by itself."""
    at = text.find(word)
    while at >= 0 and (
        _WORD.match(text[max(at - 1, 0) : at]) or _WORD.match(text[at + len(word) : at + len(word) + 1])
    ):
        at = text.find(word, at + len(word))
    return at >= 0


def _says_more(rich: list[Draft], plain: set[str]) -> bool:
    """Whether the HTML has words in front of or between what it quotes that the plain body lacks."""
    return any(d.cue is None and not d.marks and not _words(d.text) <= plain for d in rich)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _lines(raw: str) -> list[str]:
    plain = len(raw) <= MAX_LINE and raw.isascii() and raw.isprintable()
    return [raw.rstrip()] if plain else lines_of(raw)


def _sound(text: str, plain: list[Draft]) -> bool:
    """Whether the plain body is more than nothing, a note that there is HTML, or characters that got lost."""
    stub = len(text) < 500 and any(s in text.lower() for s in _STUBS)
    return not stub and text.count(_GARBLED) < 3 and any(wordy(d.text) for d in plain)
