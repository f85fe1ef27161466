"""Letters to participants are easy to read in each language, measured by published formulas, and do not shout."""

import re
from itertools import pairwise

import pytest

from agent.core.effects import QUESTIONS, TO_PARTICIPANTS
from agent.core.language import LANGUAGES
from agent.writing.check import write
from agent.writing.samples_of_replies import Sample
from tests.letters import of
from tests.unit.reading_ease import japanese, lix

LETTERS = [one for language in LANGUAGES for one in of(language) if one.kind in TO_PARTICIPANTS]
LATIN = [pytest.param(one, id=one.name) for one in LETTERS if not one.name.endswith("-ja")]
JAPANESE = [pytest.param(one, id=one.name) for one in LETTERS if one.name.endswith("-ja")]

EASY, NEWSPAPER = 40, 50
"""A letter is read between two meetings: as easily as a magazine."""
HARDEST = {"pl": NEWSPAPER}
"""Polish declines its nouns by endings, so that every third word of plain prose is a long one."""

CAPITALS = {"STOP", "NO", "AI", "KEINE", "KI", "SANS", "IA", "SIN", "GEEN", "SEM", "SENZA", "BEZ", "INGEN"}
"""The words that participants can type, as they have to be typed."""


def own_words(sample: Sample) -> str:
    """The letter without links, the row of ratings and the numbers of questions: nobody reads these as sentences."""
    text = re.sub(r"https?://\S+", "", write(sample).text)
    return re.sub(r"(?m)^.+: 1 2 3 4 5$|^Q\d\.", "", text)


@pytest.mark.parametrize("sample", LATIN)
def test_a_letter_is_as_easy_to_read_as_a_magazine(sample: Sample) -> None:
    assert lix(own_words(sample)) < HARDEST.get(sample.name[-2:], EASY)


@pytest.mark.parametrize("sample", JAPANESE)
def test_a_letter_in_japanese_is_easier_than_most_prose(sample: Sample) -> None:
    """One standard deviation (10) above the mean of 50."""
    assert japanese(own_words(sample)) > 60


@pytest.mark.parametrize("sample", [*LATIN, *JAPANESE])
def test_a_letter_does_not_shout(sample: Sample) -> None:
    letter = write(sample)
    assert set(re.findall("[A-ZÀ-ÞĄĆĘŁŃŚŹŻ]{2,}", letter.text)) <= CAPITALS
    assert not re.search("[!！]", letter.text.partition("\n")[2]), "no exclamation behind the greeting"
    assert not re.search(r"[?？!！]{2}|\.{3}", letter.text)
    assert letter.subject.upper() != letter.subject


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slot", ["a", "b"])
def test_each_reminder_is_shorter_than_the_letter_before(language: str, slot: str) -> None:
    asked = [one for one in of(language) if one.kind in QUESTIONS and one.slot == slot]
    texts = [write(one).text for one in asked if not one.interview.checking]
    assert len(texts) == 4
    assert all(len(later) < len(before) for before, later in pairwise(texts))


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("I see. You go.", 2),
        ("Everybody understands complicated sentences. No.", 2.5 + 80),
        ("l'offre", 2),
    ],
)
def test_the_measure_is_the_published_one(text: str, score: float) -> None:
    """Words a sentence, and words of more than six letters in a hundred."""
    assert lix(text) == score


def test_long_runs_of_kanji_make_japanese_hard() -> None:
    assert japanese("これはとてもやさしい文です。") > japanese("当該面接評価結果報告書提出期限厳守願います。")
