"""Replies written by hand, in shapes that public collections lack: programs, languages, habits."""

import pytest

from agent.core.mail import Label
from agent.reading.drafts import wordy
from agent.reading.typed import typed
from tests.unit.typed_shapes import LETTER, Shape, shapes


@pytest.mark.parametrize(
    "shape", [s for file in ("before", "after", "later") for s in shapes(f"{file}.txt")], ids=lambda s: s.name
)
def test_exactly_what_was_typed_is_typed(shape: Shape) -> None:
    lines = typed(shape.text, shape.html, LETTER)

    kept = [line for line in lines if line.label in (Label.TYPED, Label.DOUBT) and line.text.strip()]
    found = [("doubt" if line.label is Label.DOUBT else line.question, line.text.strip()) for line in kept]
    said = [(question, text) for question, text in found if question != "doubt" or wordy(text)]
    assert [text for _, text in said] == [text for _, text in shape.expected]
    for (question, _), (expected, text) in zip(said, shape.expected, strict=True):
        assert question == expected or (not expected and question != "doubt"), text
