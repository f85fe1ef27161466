"""What the person typed, in mails as sixteen mail programs make them of our own letters.

A fixed sample is judged here; `make bench-reply` judges all of them and prints what is wrong where.
"""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from agent.core.mail import Label
from agent.sandbox.quoting.program import Program
from tests.programs import PROGRAMS
from tests.programs.judge import judged, lines_of
from tests.programs.scenes import LAYOUTS, Scene, scenes
from tests.programs.table import shown
from tests.programs.turns import TURNS, turns

SAMPLE = 15
"""Scenes of each program, and of each longer story."""


def sample(made: Iterable[Scene], most: int = SAMPLE) -> list[Scene]:
    found = list(made)
    return random.Random(3).sample(found, min(most, len(found)))


def faults(made: Iterable[Scene]) -> list[str]:
    return [shown(scene, verdict) for scene in made if not (verdict := judged(scene, lines_of(scene))).sound]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: p.name)
def test_what_was_typed_into_an_answer_to_our_letter(program: Program) -> None:
    """Above, below, between and without the quotation; as text, as HTML and as both; in the program's languages."""
    assert faults(sample(scenes((program,), seed=1))) == []


@pytest.mark.parametrize("story", TURNS)
def test_what_was_typed_into_a_longer_story(story: str) -> None:
    """Other people's words, forwards, warnings of gateways, and questions copied, trimmed or wrapped again."""
    assert faults(sample(turns(PROGRAMS, seed=1, stories=(story,)), 40)) == []


def test_the_product_holds_every_layout_in_text_and_html_and_many_languages() -> None:
    made = list(scenes(PROGRAMS, seed=1))

    assert len(PROGRAMS) >= 8
    assert {s.layout for s in made} == set(LAYOUTS)
    assert len({(s.program.name, s.layout, s.form, s.language) for s in made}) >= 8 * 5 * 2 * 4
    assert all(len([p for p in PROGRAMS if language in p.languages]) >= 8 for language in ("en", "de", "fr", "es"))


def test_the_same_seed_makes_the_same_mails() -> None:
    once, twice = (sample(scenes(PROGRAMS, seed=5)) for _ in range(2))

    assert [s.raw for s in once] == [s.raw for s in twice]


@pytest.mark.parametrize(("label", "what"), [(Label.TYPED, "leaked"), (Label.OURS, "lost")])
def test_the_judge_sees_words_lost_and_leaked(label: Label, what: str) -> None:
    scene = next(s for s in scenes(PROGRAMS, seed=1) if s.layout == "inline")

    verdict = judged(scene, [replace(line, label=label, question="") for line in lines_of(scene)])

    assert getattr(verdict, what)
    assert verdict.misplaced
