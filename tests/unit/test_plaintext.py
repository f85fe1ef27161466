"""What can be seen of a text: what hides words goes, what shapes letters and pictures stays."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.mail import Line
from agent.reading.plaintext import comparable, visible
from agent.reading.spans import find, stretches


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hid\u200bden wo\u200drds\u2060", "hidden words"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("Ge\u00adspräch", "Gespräch"),
        ("a\u0308", "ä"),
        ("no\U000e0061\U000e0062", "no"),
        ("a\ufe0fb\U000e0100\U000e0101c", "abc"),
        ("one\u2028two\x0bthree\r\nfour\x85", "one\ntwo\nthree\nfour\n"),
        ("a\0b\ud800c", "a b c"),
        ("می‌خواهم", "می‌خواهم"),
        ("क्‍ष", "क्‍ष"),
        ("کتاب\u200c\u200c\u200dها", "کتاب\u200cها"),
        ("کتاب\u200c", "کتاب"),
        ("👨‍👩‍👧 ❤️‍🔥 1️⃣", "👨‍👩‍👧 ❤️‍🔥 1️⃣"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("10\u00a0000", "10\u00a0000"),
    ],
    ids=ascii,
)
def test_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_joiners_do_not_count_in_comparisons() -> None:
    assert comparable("می‌خواهم") == comparable("میخواهم")


@pytest.mark.parametrize(("said", "quoted"), [("ما او را می‌خواهیم", "می خواهیم"), ("ما او را می‌خواهیم", "میخواهیم")])
def test_a_quote_is_shown_as_it_was_typed_though_it_is_found_without_joiners(said: str, quoted: str) -> None:
    found = find(quoted, stretches([Line(number=1, text=said)]))
    assert (found.text if found else "") == ("می‌خواهیم" if quoted == "میخواهیم" else "")


@given(st.text(alphabet=st.characters() | st.sampled_from("\u200c\u200d\ufe0f\u0301\u0316نمक👩\U000e0100\u202e")))
def test_seen_twice_it_is_the_same(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert comparable(visible(text)) == comparable(text)


@pytest.mark.parametrize(
    "text", ["a" + "\u0300\u0316" * 120_000, "\u0316\u0300\u200c" * 80_000, "\u0645\u200c" * 120_000]
)
def test_rows_of_marks_take_no_time(text: str) -> None:
    begun = time.perf_counter()
    visible(text)
    assert time.perf_counter() - begun < 5
