"""Passages that speak to a program instead of the recruiter: orders to a model, marks of prompts, hidden text.

One layer among others: a model that obeys them can change no more than its sender's fields. What is found here is
never evidence. What is missed stays what its sender typed, and is shown as theirs; so a false find is the worse error.
"""

import re
from collections import deque
from dataclasses import replace

from agent.core.feedback import Quote
from agent.core.mail import Label, Line
from agent.reading.addressed_codes import encoded
from agent.reading.addressed_tongues import JAPANESE, OTHERS
from agent.reading.addressed_words import ANYWHERE, CODE, FORMS, LINE, ORDERED, STARTS
from agent.reading.phrases import alternatives, any_of
from agent.reading.sentences import Range, sentences
from agent.reading.spans import Stretch, stretches

_SAME = r"(?:[^.!?]|\.(?=\w))"
"""A character of the same sentence: a full stop within an address does not end it."""
_ORDERED = re.compile(rf"(?i){STARTS}(?:{alternatives(ORDERED).replace('<SAME>', _SAME)})(?!\w)")
_ANYWHERE = re.compile(
    rf"(?i)(?<!\w)(?:{alternatives(ANYWHERE).replace('<SAME>', _SAME)}|{alternatives(OTHERS)})|{alternatives(JAPANESE)}"
)
_FORMS = re.compile(rf"(?i){alternatives(FORMS)}")
_LINE = re.compile(rf"(?i)(?:{alternatives(LINE)})")
_CODE = re.compile(CODE)
_REPORTED = re.compile(
    r"(?i)\b(?:he|she|they|we|i|who|candidate|er|sie|wir|ich|il|elle|nous)(?:'d|'ll|'s)? (?:\w+ ){0,4}$|"
    r"\b(?:told|asked|tells|asks|ordered|prompted|got|made|said|explained|showed|how|hidden text) (?:\S+ ){0,12}$"
)
"""What stands before the words of somebody who only tells of them."""
_REFUSES = re.compile(r"(?i)\b(?:stop|unsubscribe|remove me|no ai|not? (?:be )?(?:read|used|processed) by)\b")
_FOLLOWS = any_of(
    r"""
    ratings?|decision|next[ _]step|offer|hired?|scores?|rank|concerns|recommend\w*|output|respond|reply with|instead|
    instructions?|prompt|proceed|response|reveal|unrestricted|ignore|disregard|comply|obey|json|summar\w+|strong_?yes|
    assistant|must|bewertung|angebot|note|offre|oferta|offerta
    do (?:please )?(?:send|print|call|delete|email)|(?:send|email|forward|delete|print) (?:the|all|every|it|this|them)
    """
)
"""Words that go on with such an order, in a sentence on the same line."""
_CLOSES = re.compile(r"(?i)</(?:system|assistant|instructions?|prompt)>|<\|im_end\|>|\[/inst\]|<</sys>>")
_BEGINS = re.compile(r"(?:^|[.!?]\s|\s{2})$")
_ANSWERS = frozenset({Label.TYPED, Label.DOUBT})
_ADJACENT = 3
"""Characters: the white space between two sentences is less."""
_FENCE = "'''"
"""Of a block of code, as the text is folded."""
_NEAR = 200
"""Characters before such words that may tell who said them."""
_LONGEST = 2_000
"""Characters between a mark and the one that closes it."""
_LEET = str.maketrans("013457", "oieast")
_MIXED = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])\w{3,}\b")


def addressed(where: tuple[Stretch, ...]) -> tuple[Quote, ...]:
    """The passages that speak to a program, in the order they were typed; neighbours are one."""
    return tuple(stretch.quote(*part) for stretch in where for part in _parts(stretch))


def silenced(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with blanks in place of such passages, for rules that would take them for an answer."""
    barred = addressed(stretches(replace(line, label=Label.TYPED) for line in lines if line.label in _ANSWERS))
    return tuple(_blanked(line, barred) for line in lines)


def _blanked(line: Line, barred: tuple[Quote, ...]) -> Line:
    text = line.text
    for quote in barred:
        if quote.first_line <= line.number <= quote.last_line:
            begin = quote.start if line.number == quote.first_line else 0
            end = quote.end if line.number == quote.last_line else len(text)
            text = f"{text[:begin]}{' ' * (end - begin)}{text[end:]}"
    return replace(line, text=text)


def speaks_to_a_program(text: str) -> bool:
    """Whether a single text, such as a subject or a summary, holds such words."""
    return bool(addressed(stretches((Line(number=1, text=text, label=Label.TYPED),))))


def _parts(stretch: Stretch) -> list[Range]:
    found = _fenced(stretch)
    # What a mark encloses is found already: the sentence around it is judged without it.
    text, fences, last = _without(stretch.text, found), deque(found), -_ADJACENT
    for begin, end in sentences(stretch):
        while fences and fences[0][1] <= begin:
            last = max(last, fences.popleft()[1])
        if begin < last or (fences and fences[0][0] <= begin):
            continue
        if _speaks(text, begin, end) or (_goes_on(stretch, last, begin) and _FOLLOWS.search(text, begin, end)):
            last = _block_end(text, begin, end)
            found.append((begin, last))
    return _joined(sorted([*found, *encoded(stretch.text)]))


def _block_end(text: str, begin: int, end: int) -> int:
    """Where the block of code ends that such a sentence leads up to; without one, where the sentence ends."""
    opening = text.find(_FENCE, begin, end + _ADJACENT + len(_FENCE))
    closing = text.find(_FENCE, opening + len(_FENCE), opening + _LONGEST) if opening >= 0 else -1
    return max(end, closing + len(_FENCE))


def _goes_on(stretch: Stretch, last: int, begin: int) -> bool:
    """Whether a sentence stands on the line of an order that ends just before it."""
    return last > 0 and begin - last < _ADJACENT and stretch.at[last - 1][0] == stretch.at[begin][0]


def _speaks(text: str, begin: int, end: int) -> bool:
    part = text[begin:end]
    return bool(_ordered(part) or _CODE.search(part) or _ordered(_plain(part)))


def _ordered(text: str) -> bool:
    """Whether a sentence gives an order to a program, not only tells of one."""
    found = [*_ORDERED.finditer(text), *_ANYWHERE.finditer(text)]
    told = any(not _REPORTED.search(text[max(0, m.start() - _NEAR) : m.start()]) for m in found) or bool(
        _LINE.match(text)
    )
    return told and not _REFUSES.search(text)


def _plain(text: str) -> str:
    """Digits that stand for letters are read as such, where several words hold them."""
    return text.translate(_LEET) if len(_MIXED.findall(text)) > 2 else ""


def _fenced(stretch: Stretch) -> list[Range]:
    """From a mark of a prompt to the one that closes it, or to the end of its line.

    A tag that only stands within a sentence is talked about.
    """
    found: list[Range] = []
    for mark in _FORMS.finditer(stretch.text):
        begin, end = mark.start(), _fence_end(stretch, mark)
        if end and not (found and begin < found[-1][1]):
            found.append((begin, end))
    return found


def _fence_end(stretch: Stretch, mark: re.Match[str]) -> int:
    """Where what a mark begins ends; 0 if it begins nothing."""
    if mark[0].endswith(("]]", "-->")):
        return mark.end()
    text, closes = stretch.text, _CLOSES.match(mark[0]) is not None
    closing = None if closes else _CLOSES.search(text, mark.end(), mark.end() + _LONGEST)
    if mark[0].startswith("<") and not mark[0].startswith("<|"):
        begins = closing or _BEGINS.search(text[max(0, mark.start() - 2) : mark.start()])
        if closes or not begins:
            return 0
    return closing.end() if closing else _line_end(stretch, mark.end())


def _line_end(stretch: Stretch, at: int) -> int:
    end = at
    while end < len(stretch.at) and stretch.at[end][0] == stretch.at[at - 1][0]:
        end += 1
    return end


def _without(text: str, parts: list[Range]) -> str:
    kept, last = [], 0
    for begin, end in parts:
        kept += [text[last:begin], " " * (end - begin)]
        last = end
    return "".join((*kept, text[last:]))


def _joined(parts: list[Range]) -> list[Range]:
    joined: list[Range] = []
    for begin, end in parts:
        if joined and begin <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined
