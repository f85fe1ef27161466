"""The lines as a model sees them: role words instead of names, and no address, link or telephone number.

Nor does it see what speaks to a program instead of the recruiter. What the model quotes is put back in the words that
were typed, so that nobody ever reads a role word as a quote.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from agent.core.feedback import Quote
from agent.core.mail import Label, Line
from agent.reading.addressed import addressed
from agent.reading.naming import Names, bare
from agent.reading.spans import cut, stretches

_ADDRESS = r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]{1,255}"
_LINK = r"\b(?:[a-z][a-z0-9+.\-]{1,12}://|www\.)[^\s<>\"]+"
# A number to call begins with a plus or a nought, or has the American shape; a date or a rating does neither.
_PHONE = (
    r"(?<![\w.,/])(?!\d\d?[./-]\d\d?[./-]\d{2,4}(?!\d))(?:\+\d{1,3}|\(?0\d{1,5}\)?)(?:[ .\-/]?\(?\d{2,}\)?){2,6}(?!\w)"
    r"|(?<![\w.,/])\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}(?!\w)"
)
_CONTACT = re.compile(f"(?i)(?P<address>{_ADDRESS})|(?P<link>{_LINK})|(?P<number>{_PHONE})")

LEFT_OUT = "[words to a program]"
_END = 1 << 30
"""Beyond the end of any line."""

SEEN = frozenset({Label.TYPED, Label.DOUBT})
"""Lines that a model is shown. What others wrote could only mislead it, and is nobody's evidence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Swap:
    """A stretch of a line, and the word that stands for it."""

    start: int
    end: int
    word: str
    at: int
    """Where the word begins in the masked line."""

    @property
    def stop(self) -> int:
        return self.at + len(self.word)


@dataclass(frozen=True, kw_only=True, slots=True)
class Masked:
    """A message as a model sees it."""

    lines: tuple[Line, ...]
    """Typed and doubtful lines, with their numbers in the message."""
    typed: tuple[Line, ...]
    """The same lines as they were typed."""
    swaps: Mapping[int, tuple[_Swap, ...]] = field(default_factory=dict)

    def original(self, quote: Quote) -> Quote:
        """A quote from ``lines`` as it was typed; a role word that it cuts into counts as a whole."""
        lines = [line for line in self.typed if quote.first_line <= line.number <= quote.last_line]
        start = self._back(quote.first_line, quote.start, first=True)
        return cut(tuple(lines), start, self._back(quote.last_line, quote.end, first=False))

    def _back(self, number: int, offset: int, *, first: bool) -> int:
        swaps = self.swaps.get(number, ())
        index = bisect_right([s.at for s in swaps], offset if first else offset - 1) - 1
        if index < 0:
            return offset
        swap = swaps[index]
        if offset < swap.stop or (not first and offset == swap.stop):
            return swap.start if first else swap.end
        return offset - swap.stop + swap.end


def masked(lines: tuple[Line, ...], names: Names) -> Masked:
    """The lines that a model is shown."""
    pattern = names.pattern()
    kept = tuple(line for line in lines if line.label in SEEN)
    orders = _orders(kept)
    swaps: dict[int, tuple[_Swap, ...]] = {}
    for line in kept:
        barred = [(max(0, a), min(b, len(line.text))) for a, b in orders.get(line.number, ())]
        swaps[line.number] = tuple(_swaps(_found(line.text, barred, names, pattern)))
    shown = (replace(line, text=_written(line.text, swaps[line.number])) for line in kept if line.text.strip())
    return Masked(lines=tuple(shown), typed=kept, swaps=swaps)


def _orders(lines: tuple[Line, ...]) -> dict[int, list[tuple[int, int]]]:
    """What speaks to a program: in which line, and from where to where. Doubtful lines may do so too."""
    found: dict[int, list[tuple[int, int]]] = {}
    for quote in addressed(stretches(replace(line, label=Label.TYPED) for line in lines)):
        for number in range(quote.first_line, quote.last_line + 1):
            start, end = quote.start if number == quote.first_line else 0, quote.end
            found.setdefault(number, []).append((start, end if number == quote.last_line else _END))
    return found


def _swaps(found: Iterable[tuple[int, int, str]]) -> Iterator[_Swap]:
    shift = 0
    for start, end, word in found:
        yield _Swap(start=start, end=end, word=word, at=start + shift)
        shift += len(word) - (end - start)


def _found(
    text: str, barred: Iterable[tuple[int, int]], names: Names, pattern: re.Pattern[str] | None
) -> Iterator[tuple[int, int, str]]:
    """What is to be replaced, in order and without overlaps: the longer of two that begin alike, and never a part."""
    found = [(start, end, LEFT_OUT) for start, end in barred if text[start:end].strip()]
    found += [(m.start(), m.end(), f"[{m.lastgroup}]") for m in _CONTACT.finditer(text)]
    if pattern is not None:
        for m in pattern.finditer(bare(text)):
            group = next(n for n, word in enumerate(m.groups(), start=1) if word is not None)
            found.append((m.start(group), m.end(group), names.role(m[group])))
    orders = [f for f in found if f[2] == LEFT_OUT]
    found = orders + [f for f in found if f not in orders and not any(f[0] < o[1] and o[0] < f[1] for o in orders)]
    last = 0
    for start, end, word in sorted(found, key=lambda f: (f[0], f[2][0] != "[", -f[1])):
        if start >= last:
            yield start, end, word
            last = end


def _written(text: str, swaps: tuple[_Swap, ...]) -> str:
    parts, last = [], 0
    for swap in swaps:
        parts += [text[last : swap.start], swap.word]
        last = swap.end
    return "".join((*parts, text[last:]))
