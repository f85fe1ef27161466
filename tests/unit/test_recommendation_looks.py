"""The recommendation can be read by everybody, in every script, in light and dark, and without seeing it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from agent.core.feedback import (
    PointKind,
)
from agent.core.respondent import RespondentState
from agent.writing.layout import columns, wrap
from agent.writing.sample import interview
from agent.writing.samples_of_recommendations import PANEL_RULES, unheard, with_prose
from tests.unit.letterbox import shown
from tests.unit.recommending import flat, letter, only, panel, point, says

# --- looks -----------------------------------------------------------------------------------------------------------


def test_quotes_of_any_script_find_their_own_direction() -> None:
    mail = letter(with_prose(only("a", says(point(PointKind.STRENGTH, "היא מצוינת (ממש)")))))
    assert re.search(r'<span dir="auto"[^>]*>“היא מצוינת \(ממש\)”</span>', mail.html)
    assert re.search(r'<div [^>]*dir="auto"[^>]*>“היא מצוינת \(ממש\)”</div>', mail.html)
    assert '<html lang="en">' in mail.html


def test_headings_are_headings_and_tables_are_only_for_looks() -> None:
    html = letter(panel(), PANEL_RULES).html
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(re.findall(r"<table(?! role=\"presentation\")", html)) == 0


def test_a_rating_is_a_bar_of_cells_and_a_number() -> None:
    html = letter(only("a", says(rating=2))).html
    bar = html[html.index("Client (Tom Becker)") :][:1600]
    assert (bar.count('bgcolor="#2f7d69"'), bar.count('bgcolor="#ddd7ca"')) == (2, 3)
    assert ">2 of 5<" in bar


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_ink_can_be_read_on_its_ground_in_light_and_dark() -> None:
    """WCAG 2.1, 1.4.3: at least 4.5 to 1."""
    html = letter(panel(), PANEL_RULES).html
    inks = set(re.findall(r"[;\" ]color:(#[0-9a-f]{6})", html)) - {"#f6f5f1"}
    assert {ink: _contrast(ink, "#fbfaf7") for ink in inks if _contrast(ink, "#fbfaf7") < 4.5} == {}
    dark = html[html.index("prefers-color-scheme: dark") : html.index("</style>")]
    texts = {"d-tx", "d-mu", "d-ac", "d-bad", "d-warn", "d-btn"}
    pairs = dict(re.findall(r"\.(d-\w+) \{ color: (#[0-9a-f]{6})", dark))
    assert texts <= set(pairs)
    assert {name: ink for name, ink in pairs.items() if name in texts and _contrast(ink, "#1e2125") < 4.5} == {}


@pytest.mark.parametrize("typed", ["界" * 200, "あ、い。" * 60, "x" * 300, "Wort" * 3 + " " + "y" * 90])
def test_scripts_without_spaces_and_endless_words_fit_in_the_text(typed: str) -> None:
    text = letter(only("a", says(point(PointKind.STRENGTH, typed)))).text
    assert max(map(columns, text.splitlines())) <= 78
    assert re.sub(r"\s", "", typed)[:80] in re.sub(r"\s", "", text)


def test_no_line_begins_with_a_mark_that_ends_a_sentence() -> None:
    lines = wrap("面接、とても。" * 30, "  ").splitlines()
    assert not [line for line in lines if line.strip()[0] in "、。"]


def test_the_letter_before_any_recommendation_says_so() -> None:
    mail = letter(replace(interview(), recommendation=None))
    assert "Nothing has been recommended yet." in mail.text
    assert mail.attachments == ()


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (RespondentState.STOPPED, "does not want to be asked"),
        (RespondentState.UNREACHABLE, "not reached"),
        (RespondentState.ASKED, "asked"),
        (RespondentState.NOT_ASKED, "not asked yet"),
    ],
)
def test_who_was_not_heard_and_why(state: RespondentState, why: str) -> None:
    text = letter(unheard(interview(), "b", state)).text
    assert f"NOT HEARD, AND WHY\n\n- Priya Nair (candidate): {why}\n" in text


def test_sides_are_told_apart_by_words_and_not_by_their_place() -> None:
    """A screen reader goes through the cells one by one."""
    seen = flat(shown(letter().html))
    assert "Client (Tom Becker) 4 of 5" in re.sub(r"[ \xa0]+", " ", seen)
    assert "Candidate (Priya Nair) 5 of 5" in re.sub(r"[ \xa0]+", " ", seen)
