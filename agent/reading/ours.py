"""Which words of a reply are those of the letter that it answers.

Mail programs re-wrap, mark, indent and decorate what they quote, so words are compared, not lines. A line is ours only
where it runs on from line to line of our letter; a person who takes up some of our words has still typed theirs.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_LINK = re.compile(r"<(?:https?|mailto):[^<>]*>|\[(?:cid|https?|mailto):[^\[\]]*\]|\(\s*(?:https?|mailto):[^()]*\)")
_MARKS = re.compile(r"^[\s>|]+")
# Stars, ticks and thumbs are answers, so they count as words.
_EDGE = r"[^\w\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff]|_"
_TRIM = re.compile(rf"^(?:{_EDGE})+|(?:{_EDGE})+$")
_QUESTION = re.compile(r"\W*[Qq]\s?([1-5])\b")
_SHINGLE = 4
"""So many words in a row are enough to look a place up."""
_PLACES = 6
"""At most so many places are tried for the same words, which keeps the time linear."""


def depth(line: str) -> int:
    """How many quote marks a line begins with."""
    marks = _MARKS.match(line)
    return marks.group().count(">") if marks else 0


def unmarked(line: str) -> str:
    """The line without its quote marks."""
    return _MARKS.sub("", line) if depth(line) else line


def words_of(text: str) -> list[str]:
    """Words for comparing: without links, punctuation and decoration, in lower case."""
    bare = (_TRIM.sub("", w) for w in _LINK.sub(" ", text).casefold().split())
    return [w for w in bare if w]


def split_after(text: str, words: int) -> tuple[str, str]:
    """The text apart behind so many words; punctuation behind the last of them stays with it."""
    seen = 0
    for token in re.finditer(r"\S+", text):
        new = len(words_of(token.group()))
        if seen >= words and new:
            return text[: token.start()].rstrip(), text[token.start() :]
        seen += new
    return text, ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Words start to end (exclusive) of our letter."""

    start: int
    end: int


class Letter:
    """Our letter, ready for looking up words."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.line_starts: set[int] = set()
        self.line_ends: set[int] = set()
        self._questions: list[str] = []
        self._at: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._short: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._take(text)

    def question(self, span: Span) -> str:
        """The number of the question that these words belong to, 'Q1' to 'Q5', or nothing."""
        return self._questions[span.end - 1]

    def find(self, words: Sequence[str], after: int | None) -> Span | None:
        """Where these words stand in a row; the place right behind ``after`` is preferred."""
        for start in self._places(words, after):
            if self.words[start : start + len(words)] == list(words):
                return Span(start=start, end=start + len(words))
        return None

    def common_start(self, words: Sequence[str], after: int | None) -> Span | None:
        """The longest row of words that begins one of our lines, or follows ``after``, and ends one of our lines."""
        best: Span | None = None
        for start in self._places(words[:_SHINGLE], after):
            end = start
            while end < len(self.words) and end - start < len(words) and self.words[end] == words[end - start]:
                end += 1
            while end > start and end not in self.line_ends:
                end -= 1
            begins = start == after or start in self.line_starts
            if begins and end > start and (best is None or end - start > best.end - best.start):
                best = Span(start=start, end=end)
        return best

    def _places(self, words: Sequence[str], after: int | None) -> list[int]:
        known = self._at if len(words) >= _SHINGLE else self._short
        places = known.get(tuple(words[:_SHINGLE]), [])
        return places if after is None else [after, *(p for p in places if p != after)]

    def _take(self, text: str) -> None:
        question = ""
        for line in text.split("\n"):
            words = words_of(unmarked(line))
            question = self._question_at(line, words, question)
            if words:
                self.line_starts.add(len(self.words))
                self.words += words
                self.line_ends.add(len(self.words))
                self._questions += [question] * len(words)
        for at in range(len(self.words)):
            self._note(self._at, at, _SHINGLE)
        for at in self.line_starts:
            for length in range(1, _SHINGLE):
                self._note(self._short, at, length)

    def _note(self, index: dict[tuple[str, ...], list[int]], at: int, length: int) -> None:
        places = index[tuple(self.words[at : at + length])]
        if len(places) < _PLACES:
            places.append(at)

    def _question_at(self, line: str, words: list[str], before: str) -> str:
        asked = _QUESTION.match(line)
        if asked:
            return f"Q{asked.group(1)}"
        # The last question ends with its paragraph: what follows is our farewell.
        return "" if before == "Q5" and not words else before
