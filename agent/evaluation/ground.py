"""Where words stand in a mail, whosever words they are: so that spans can be held against each other."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.core.feedback import Quote
from agent.core.mail import Label, Line
from agent.reading.spans import fold, stretches


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Span:
    """From ``start`` to ``end`` (exclusive), in characters of a Ground's text."""

    start: int
    end: int

    def shared(self, other: "Span") -> int:
        """How many characters both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def meets(self, other: "Span") -> bool:
        """Whether they share at least half of the shorter one."""
        shared = self.shared(other)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


class Ground:
    """All lines of a mail as one text, in which runs of white space are one space."""

    def __init__(self, lines: Iterable[Line]) -> None:
        # Whose words a line holds is just what is in question here.
        whole = stretches(replace(line, label=Label.TYPED) for line in lines)
        self.text = whole[0].text if whole else ""
        self._at = [(whole[0].lines[n].number, offset) for n, offset in whole[0].at] if whole else []

    def all(self, words: str) -> tuple[Span, ...]:
        """Every place where these words stand, as whole words."""
        wanted, found = fold(words), []
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if self._edge(start) and self._edge(end):
                found.append(Span(start=start, end=end))
            start = self.text.find(wanted, start + 1)
        return tuple(found)

    def of(self, quote: Quote) -> Span:
        """Where a quote stands."""
        return Span(
            start=bisect_left(self._at, (quote.first_line, quote.start)),
            end=bisect_left(self._at, (quote.last_line, quote.end)),
        )

    def says(self, one: Span, other: Span) -> bool:
        """Whether they share a letter or a digit: a stop or a space in common is nothing."""
        shared = self.text[max(one.start, other.start) : min(one.end, other.end)]
        return any(c.isalnum() for c in shared)

    def _edge(self, at: int) -> bool:
        """Whether a word may begin or end here; scripts without spaces may be cut anywhere."""
        before, after = self.text[at - 1 : at], self.text[at : at + 1]
        return not (before.isalnum() and after.isalnum()) or max(before, after) > "\u2e7f"
