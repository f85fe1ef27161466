"""The few sentences that lead through a recommendation: written around quotes that code puts in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.core.feedback import Quote, Usage

PLACE = re.compile(r"\{Q(\d{1,2})\}")
"""Where the quote of this number goes, counted from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A quote that the prose leans on."""

    slot: str
    """Whose it is."""
    mail: str
    """Key of the kept mail that it is taken from."""
    quote: Quote


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Connecting sentences of a model, proved to hold nothing but words of their own and places for quotes."""

    text: str
    """With a place such as '{Q1}' for each quote."""
    cited: tuple[Cited, ...]
    """The quotes, in the order of their numbers."""
    writer: str
    """Name of the model."""
    prompt: str
    """Name and version of the prompt."""
    settings: str = ""
    usage: Usage | None = None

    def pieces(self) -> Iterator[str | Cited]:
        """The text in order, with the quotes in their places."""
        last = 0
        for place in PLACE.finditer(self.text):
            yield self.text[last : place.start()]
            yield self.cited[int(place[1]) - 1]
            last = place.end()
        yield self.text[last:]
