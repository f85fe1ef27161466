"""What the person typed, on labelled and public replies, and on a megabyte of anything."""

import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from agent.core.mail import Label
from agent.reading.plaintext import MAX_LINE, MAX_LINES
from agent.reading.typed import typed
from tests.bench.bench_offline import cases
from tests.bench.layouts import letter, questions, reply
from tests.unit.test_typed import OURS

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize("case", cases(), ids=lambda c: str(c["id"]))
def test_labelled_replies_keep_every_word_and_take_none_of_ours(case: dict[str, Any]) -> None:
    lines = typed(reply(case), "", letter(case))

    text = " ".join(" ".join(line.text for line in lines if line.label is Label.TYPED).split())
    assert not [q for q in questions(case) if q in text]
    assert "Anna Weiss" not in text
    for point in [*case["expect"]["points"], *({"quote": q} for q in case["expect"]["protected"])]:
        assert " ".join(point["quote"].split()) in text
    for question, answer in case.get("answers", {}).items():
        under = " ".join(" ".join(line.text for line in lines if line.question == question).split())
        assert " ".join(answer.split()) in under


# What public collections of replies expect. They disagree about sign-offs, and know no letter of ours; what counts is
# that no word is lost.
CORPORA = {"discourse-trimmer": (22, 1), "github-erp": (9, 0), "mail-parser-reply": (7, 0), "crisp-erp": (23, 0)}


def judged(corpus: str, case: dict[str, Any]) -> str:
    text = case.get("input_text") or (DATA / corpus / case["input"]).read_text(encoding="utf-8", errors="replace")
    got = "\n".join(line.text for line in typed(text, "", "") if line.label is Label.TYPED)
    expect = case["expect"]
    want = expect.get("equals", expect.get("equals_first_fragment", text if expect.get("keeps_all") else None))
    if want is None:
        if any(" ".join(part.split()) not in " ".join(got.split()) for part in expect.get("contains", ())):
            return "lost"
        over = any(" ".join(part.split()) in " ".join(got.split()) for part in expect.get("not_contains", ()))
        return "more" if over else "exact"
    if got.split() == want.split():
        return "exact"
    return "lost" if Counter(re.findall(r"\w+", want)) - Counter(re.findall(r"\w+", got)) else "more"


@pytest.mark.parametrize("corpus", CORPORA)
def test_public_replies(corpus: str) -> None:
    rows = [json.loads(line) for line in (DATA / corpus / "cases.jsonl").read_text(encoding="utf-8").splitlines()]

    found = Counter(judged(corpus, row) for row in rows)

    exact, lost = CORPORA[corpus]
    print(corpus, dict(found))
    assert (found["exact"] >= exact, found["lost"] <= lost) == (True, True), found


@pytest.mark.parametrize(
    "text",
    [
        "On " * 330_000,
        "a " * 500_000,
        "> " * 500_000,
        "From:\n" * 170_000,
        "On 1 Jan\n" * 110_000,
        "--\n" * 330_000,
        "Q1 4\n" * 200_000,
        (OURS + "\n") * 1_800,
        "_" * 1_000_000,
        "this message " * 80_000,
        "-" * 500 + " *" * 200_000,
    ],
    ids=lambda t: f"{t[:8]!r}",
)
def test_a_megabyte_takes_no_time(text: str) -> None:
    begun = time.perf_counter()

    lines = typed(text, "", OURS)

    assert time.perf_counter() - begun < 5
    assert len(lines) <= MAX_LINES
    assert max(len(line.text) for line in lines) <= MAX_LINE


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<b>" * 2_900 + "</div>" * 100_000,
        "<blockquote>" * 80_000 + "x",
        "<p>x" * 250_000,
        "<a " * 300_000,
    ],
    ids=lambda t: f"{t[:6]!r}",
)
def test_a_megabyte_of_html_takes_no_time(html: str) -> None:
    begun = time.perf_counter()

    typed("", html, OURS)

    assert time.perf_counter() - begun < 8
