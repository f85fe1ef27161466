"""Remarks about protected characteristics are found by words, and never repeated by a summary."""

import pytest

from agent.reading.protected import mentions, remarks
from agent.reading.spans import find, overlap, stretches
from agent.reading.summary import MAX_LENGTH, presentable
from agent.reading.typed import typed
from tests.bench.bench_offline import cases
from tests.bench.layouts import letter, reply


@pytest.mark.parametrize(
    "text",
    [
        "He asked whether I was planning on having children",
        "my partner mentioned her accent",
        "she's just got married",
        "he's Muslim I think",
        "a bit old for the team",
        "she is pregnant",
        "he is a trade union member",
        "I was born in Stockport",
        "Sie ist schwanger",
        "er ist uns zu alt",
        "elle est enceinte",
        "está embarazada",
        "ze is zwanger",
        "hij heeft een zwaar accent",
        "son accent est fort",
        "she uses a wheelchair",
        "is she gay?",
    ],
)
def test_protected_remarks_are_found(text: str) -> None:
    assert mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "She worked as a maternity nurse",
        "a senior mental health nurse with ten years in a cancer ward",
        "Christian was excellent",
        "He found a race condition in our code",
        "the old system is slow, and we are a young company",
        "I think the wife and husband team at the bakery... no",
        "She is a midwife in a children's hospital",
        "He knows the single sign-on code and a credit union client",
        "ich glaube er passt gut, Alternativen haben wir nicht",
        "Faith in the plan is high",
        "He retired the legacy service",
        "I met the union square office team",
    ],
)
def test_words_of_work_are_no_protected_remark(text: str) -> None:
    assert not mentions(text)


def test_labelled_protected_remarks_are_found_and_nothing_else() -> None:
    for case in cases():
        lines = typed(reply(case), "", letter(case))
        found = remarks(stretches(lines))
        gold = [q for text in case["expect"]["protected"] if (q := find(text, stretches(lines)))]
        assert all(any(overlap(g, f) for f in found) for g in gold), case["id"]
        assert all(any(overlap(g, f) for g in gold) for f in found), case["id"]


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("The client is pleased. They want to go on.", "The client is pleased. They want to go on."),
        ("One. Two. Three. Four.", "One. Two. Three."),
        ("See https://evil.example/x?q=1 now.", "See now."),
        ("Write to a@b.example or evil.com/path.", "Write to or"),
        ("<img src=x onerror=alert(1)>Good [click](http://x.example) day\x00.", "Good click day ."),
        ("**Bold** `code` &lt;b&gt;", "Bold 'code' b"),
        ("line\u2028one\u202e two", "line one two"),
        ("She is pregnant.", ""),
        ("", ""),
    ],
)
def test_summaries_are_made_presentable(summary: str, shown: str) -> None:
    assert presentable(summary, ()) == shown


def test_a_summary_is_short_and_repeats_no_protected_remark() -> None:
    assert len(presentable("word " * 300, ())) <= MAX_LENGTH
    assert presentable("They said that she wore very bright odd things.", ("wore very bright odd",)) == ""
