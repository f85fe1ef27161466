"""Every letter in every language is the one that somebody looked at, as plain text and as HTML."""

import pytest

from agent.writing.check import write
from agent.writing.samples import samples
from tests.letters import FOLDER, HEAD, goldens, head

GOLDENS = goldens()


@pytest.mark.parametrize("name", sorted(GOLDENS))
def test_the_letters_are_those_that_were_looked_at(name: str) -> None:
    """To look at them anew: python -m tests.letters, and then at what changed."""
    assert GOLDENS[name].splitlines() == (FOLDER / name).read_text("utf-8").splitlines()


def test_there_are_no_other_goldens() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {*GOLDENS, "SOURCE.md"}


def test_all_heads_are_alike() -> None:
    """They stand in a file of their own, and in no other golden."""
    assert {head(write(sample)) for sample in samples()} == {GOLDENS[HEAD]}


def test_no_letter_is_left_out() -> None:
    titles = sum(text.count("\n----- ") + 1 for name, text in GOLDENS.items() if name.endswith(".txt"))
    assert titles == len(samples())
