"""Which words of a reply are those of the letter that it answers.

Mail programs re-wrap, mark, indent and decorate what they quote, so words are compared, not lines. A line is ours only
where it runs on from line to line of our letter; a person who takes up some of our words has still typed theirs.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINK = re.compile(r"<(?:https?|mailto):[^<>]*>|\[(?:cid|https?|mailto):[^\[\]]*\]|\(\s*(?:https?|mailto):[^()]*\)")
_DEEPEST = 50
"""Quote marks that are told apart."""
_MARKS = re.compile(r"^[\s>|]+")
# Stars, ticks and thumbs are answers, so they count as words.
_EDGE = r"[^\w\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff]|_"
_TRIM = re.compile(rf"^(?:{_EDGE})+|(?:{_EDGE})+$")
_QUESTION = re.compile(r"\W*[Qq]\s?([1-5])\b")
_CURLY = str.maketrans("‘’‚‛′`´“”„‟″", "'''''''\"\"\"\"\"")
_UNSPACED = "\u2e80"
"""From here on scripts are written without spaces: each character counts as a word."""
BETWEEN_LETTERS = "\f"
"""Stands between our letters where several come back; none of them holds one."""
_SHINGLE = 4
"""So many words in a row are enough to look a place up."""
_PLACES = 6
"""At most so many places are tried for the same words, which keeps the time linear."""


def depth(line: str) -> int:
    """How many quote marks a line begins with, as far as they are told apart."""
    if ">" not in line:
        return 0
    marks = _MARKS.match(line)
    return min(marks[0].count(">"), _DEEPEST) if marks else 0


def unmarked(line: str) -> str:
    """The line without its quote marks."""
    if ">" not in line:
        return line
    marks = _MARKS.match(line)
    return line[marks.end() :] if marks and ">" in marks[0] else line


def words_of(text: str) -> list[str]:
    """Words for comparing: without links, punctuation and decoration, in lower case."""
    if "<" in text or "(" in text or "[" in text:
        text = _LINK.sub(" ", text)
    if text.isascii():
        return [w for token in text.lower().split() if (w := token if token.isalnum() else _TRIM.sub("", token))]
    text = text.translate(_CURLY).casefold()
    bare = (w if w.isalnum() else _TRIM.sub("", w) for w in text.split())
    return [p for w in bare if w for p in ([w] if max(w) < _UNSPACED else _pieces(w))]


def _pieces(word: str) -> list[str]:
    return [c for c in word if c.isalnum()] if any(_UNSPACED < c < "\ud7a4" for c in word) else [word]


def only_links(text: str) -> bool:
    """Whether a line is nothing but bracketed links, as programs write them behind the words that were linked."""
    return bool(_LINK.search(text)) and not _LINK.sub(" ", text).strip(" \t>|*_")


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

    def __init__(self, *texts: str) -> None:
        """``texts``: the letter, and other letters that may come back with it."""
        self.words: list[str] = []
        self.line_starts: set[int] = set()
        self.line_ends: set[int] = set()
        self.names: list[str] = []
        """Lines of two to four words, folded: our sender's name is one of them."""
        self.last_questions: set[str] = set()
        """The questions behind which no further one is asked."""
        self._questions: list[str] = []
        self._at: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._short: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.ends: set[int] = set()
        """Behind which words a whole letter ends."""
        for text in texts:
            self._take(text)
            self.ends.add(len(self.words))
        self._index()

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
        lines = text.split("\n")
        self.last_questions |= _last(lines)
        question = ""
        for line in lines:
            words = words_of(unmarked(line))
            question = self._question_at(line, words, question)
            if words:
                self.line_starts.add(len(self.words))
                self.words += words
                self.line_ends.add(len(self.words))
                self._questions += [question] * len(words)
            if 2 <= len(words) <= 4 and all(w.isalpha() for w in words):
                self.names.append(" ".join(words))

    def _index(self) -> None:
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
        return "" if before in self.last_questions and not words else before


def _last(lines: Sequence[str]) -> set[str]:
    asked = [f"Q{m[1]}" for line in lines if (m := _QUESTION.match(line))]
    return {q for q, after in pairwise([*asked, ""]) if after <= q}
