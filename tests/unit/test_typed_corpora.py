"""What the person typed, on labelled and public replies, and on a megabyte of anything."""

import time
from typing import Any

import pytest

from agent.core.mail import Label, Line
from agent.reading.plaintext import MAX_LINE, MAX_LINES
from agent.reading.typed import typed
from tests.bench.bench_offline import cases
from tests.bench.layouts import letter, questions, reply
from tests.bench.reply_corpora import CORPORA, Case, score, states_words
from tests.bench.reply_corpora import cases as public
from tests.unit.test_typed import OURS


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


# Words that an origin cuts and we take as typed. The first four are sign-offs, which a person types; the last is the
# end of a quoted line that was wrapped without its mark.
LEAKED = {
    "mail-parser-reply/test_danish_signatures_short": 2,
    "mail-parser-reply/test_pl_simple_body": 4,
    "talon/signature/short_url": 3,
    "crisp-erp/test_email_with_italian": 3,
}


@pytest.mark.parametrize("case", [c for name in CORPORA for c in public(name) if states_words(c)], ids=lambda c: c.id)
def test_public_replies_lose_no_word(case: Case) -> None:
    lines = typed(case.body, "", "") if case.kind == "text" else typed("", case.body, "")

    found = score(case, said(lines, Label.TYPED), said(lines, Label.DOUBT))
    assert found.lost == 0
    assert found.leaked <= LEAKED.get(case.id, 0)


def said(lines: tuple[Line, ...], label: Label) -> str:
    return "\n".join(line.text for line in lines if line.label is label)


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
        "<a@b.c 10:15 " * 80_000,
        "(http:" * 160_000,
        f"{'>' * 60} x\n" * 16_000,
        "Anna Keller <a@b.c> 1.1.2026 10:15:\n> x\n" * 25_000,
        "External e-mail " * 60_000,
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
        "<ol>" + "<li>x" * 200_000,
        "<div style='color:#000;background:#111'>x" * 25_000,
    ],
    ids=lambda t: f"{t[:6]!r}",
)
def test_a_megabyte_of_html_takes_no_time(html: str) -> None:
    begun = time.perf_counter()

    typed("", html, OURS)

    assert time.perf_counter() - begun < 8
