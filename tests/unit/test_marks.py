"""Tokens and Message-IDs can be made again by us, and by nobody else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from agent.core.effects import LetterKind
from agent.core.marks import (
    LetterMark,
    check_mark,
    check_token,
    code,
    codes,
    letter_mark,
    message_id,
    token,
)

KEY = b"0123456789abcdef0123456789abcdef"
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
REFS = st.text(ALPHABET, min_size=8, max_size=8)


@given(REFS, st.sampled_from(ALPHABET))
def test_a_token_leads_back(ref: str, slot: str) -> None:
    tag = token(KEY, ref, slot)
    assert re.fullmatch(r"[a-z2-7]{35}", tag)
    assert check_token(KEY, tag) == (ref, slot)
    assert check_token(KEY, tag.upper()) == (ref, slot)


@given(REFS, st.sampled_from(ALPHABET), st.integers(0, 34), st.sampled_from(ALPHABET))
def test_any_other_letter_makes_it_worthless(ref: str, slot: str, place: int, letter: str) -> None:
    tag = token(KEY, ref, slot)
    forged = tag[:place] + letter + tag[place + 1 :]
    if forged != tag:
        assert check_token(KEY, forged) is None


@given(st.text(max_size=60))
def test_strangers_text_is_no_token(text: str) -> None:
    assert check_token(KEY, text) is None


def test_another_key_does_not_fit() -> None:
    assert check_token(b"another key", token(KEY, "abcdefgh", "a")) is None


def test_a_letters_message_id_is_always_the_same() -> None:
    once, again = (
        message_id(KEY, "x/question/a/0", "agency.example"),
        message_id(KEY, "x/question/a/0", "agency.example"),
    )
    assert once == again != message_id(KEY, "x/question/a/1", "agency.example")
    assert re.fullmatch(r"<debrief\.[a-z2-7]{26}@agency\.example>", once)


def test_visible_codes_are_found() -> None:
    assert codes(f"Re: Interview {code('7k3q9xab'.replace('9', '2'))} and [#ABCDEFGH]") == ("7k3q2xab", "abcdefgh")


LETTER = message_id(KEY, "abcdefgh/question/a/0", "agency.example")
MARKS = st.builds(
    LetterMark,
    interview=REFS | st.just(""),
    kind=st.sampled_from(LetterKind),
    slot=st.sampled_from(["", "a", "z"]),
    number=st.integers(0, 9999),
    about=st.sampled_from(["", "0123456789abcdef", "2026-11-23T10:50"]),
)


@given(MARKS)
def test_a_mark_says_what_it_was_given(mark: LetterMark) -> None:
    text = letter_mark(KEY, LETTER, mark)
    assert check_mark(KEY, LETTER, text) == mark
    assert check_mark(KEY, LETTER, text.replace("; ", ";\r\n ")) == mark


@given(MARKS, st.integers(0, 200), st.sampled_from(ALPHABET + "0189;=: "))
def test_a_changed_mark_says_nothing(mark: LetterMark, place: int, letter: str) -> None:
    text = letter_mark(KEY, LETTER, mark)
    forged = text[:place] + letter + text[place + 1 :]
    if " ".join(forged.split()) != text:
        assert check_mark(KEY, LETTER, forged) is None


@given(MARKS)
def test_a_mark_belongs_to_one_letter_and_one_key(mark: LetterMark) -> None:
    text = letter_mark(KEY, LETTER, mark)
    assert check_mark(KEY, message_id(KEY, "another", "agency.example"), text) is None
    assert check_mark(b"another key", LETTER, text) is None
    assert check_mark(KEY, LETTER, text.rpartition(";")[0]) is None
