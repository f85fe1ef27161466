"""Lines of a reply while their labels are being found."""

import re
from dataclasses import dataclass, field

from agent.core.mail import Label
from agent.reading.ours import Span, depth, unmarked

_SAYS = re.compile(r"[^\W_]|[\u2601-\U0010ffff]")


@dataclass(kw_only=True, slots=True)
class Draft:
    """A line whose label is not final; no label means typed."""

    text: str
    cue: Label | None = None
    """What the mail program's markup says of it."""
    label: Label | None = None
    fixed: bool = False
    """Whether it is surely not the sender's, so that it stays what it is even where nothing else was typed."""
    span: Span | None = None
    """Its place in our letter."""
    within: int = 0
    """The depth of the quotation that it was taken out of."""
    question: str = ""
    marks: int = field(init=False)
    """How many quote marks it begins with; 0 where a mark is the sender's own, as in '> 5 years'."""

    bare: str = field(init=False)
    """The text without its quote marks."""

    def __post_init__(self) -> None:
        self.bare = unmarked(self.text)
        self.marks = depth(self.text) if self.bare != self.text else 0


def settle(drafts: list[Draft], label: Label, *, fixed: bool = False) -> None:
    """Labels those that have no label yet."""
    for draft in drafts:
        if draft.label is None:
            draft.label, draft.fixed = label, fixed


def wordy(text: str) -> bool:
    """Whether anything is said: a letter, a digit, or a symbol such as a star or a thumb."""
    return text[:1].isalnum() or _SAYS.search(text) is not None


def says(draft: Draft) -> bool:
    """Whether it counts as typed, and says anything."""
    return draft.label is None and wordy(draft.text)


def runs(drafts: list[Draft]) -> list[list[Draft]]:
    """The stretches of typed lines, with nothing of another label between."""
    found: list[list[Draft]] = [[]]
    for draft in drafts:
        if draft.label is None:
            found[-1].append(draft)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]
