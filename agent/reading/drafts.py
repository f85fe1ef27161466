"""Lines of a reply while their labels are being found."""

from dataclasses import dataclass

from agent.core.mail import Label
from agent.reading.ours import Span


@dataclass(kw_only=True, slots=True)
class Draft:
    """A line whose label is not final; no label means typed."""

    text: str
    cue: Label | None = None
    """What the mail program's markup says of it."""
    label: Label | None = None
    span: Span | None = None
    """Its place in our letter."""
    question: str = ""


def wordy(text: str) -> bool:
    """Whether anything is said: a letter, a digit, or a symbol such as a star or a thumb."""
    return any(c.isalnum() or c > "\u2600" for c in text)


def runs(drafts: list[Draft]) -> list[list[Draft]]:
    """The stretches of typed lines, with nothing of another label between."""
    found: list[list[Draft]] = [[]]
    for draft in drafts:
        if draft.label is None:
            found[-1].append(draft)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]
