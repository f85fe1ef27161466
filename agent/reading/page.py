"""A page of text as it is filled from HTML, line by line."""

import re
from dataclasses import dataclass, field

from agent.core.mail import Label
from agent.reading.picked import EMPHASIS

_SCALE = 4
"""So many numbers on a line are a scale."""
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Page:
    """The lines so far, and the one that is being filled."""

    lines: list[tuple[str, Label | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    depth: int = 0
    """How many quoted blocks we are in."""
    cues: list[Label] = field(default_factory=list)
    pre: int = 0
    lists: list[int | None] = field(default_factory=list)
    """For each list that we are in the next number, or None where items have none."""
    emphasised: list[int] = field(default_factory=list)
    """Which of the words are numbers that are shown in bold, underlined or coloured."""

    def end_line(self, *, even_if_empty: bool = False) -> None:
        """What was written since the last end is a line."""
        if not (self.words or even_if_empty):
            return
        text = "".join(self._stressed() if self.emphasised else self.words)
        text = text.rstrip() if self.pre else _SPACES.sub(" ", text).strip(" ")
        if text or even_if_empty:
            self._add(text)
        self.words.clear()

    def _stressed(self) -> list[str]:
        """On a scale, marks around the numbers that stand out."""
        if sum(token.isdigit() for token in "".join(self.words).split()) >= _SCALE:
            for n in (n for n in self.emphasised if n < len(self.words) and self.words[n].strip().isdigit()):
                self.words[n] = f"{EMPHASIS}{self.words[n].strip()}{EMPHASIS} "
        self.emphasised.clear()
        return self.words

    def gap(self) -> None:
        """An empty line, unless one stands there."""
        if self.lines and self.lines[-1][0].strip("> "):
            self._add("")

    def item(self) -> str:
        """The mark of a list item: its number in a numbered list."""
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number}. "

    def write(self, text: str) -> None:
        """Adds to the line; in preformatted text line ends count."""
        if self.pre:
            *whole, text = text.split("\n")
            for line in whole:
                self.words.append(line)
                self.end_line(even_if_empty=True)
        self.words.append(text)

    def _add(self, text: str) -> None:
        self.lines.append(("> " * self.depth + text if self.depth else text, self.cues[-1] if self.cues else None))
