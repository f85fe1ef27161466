"""A file of labelled replies: what is wrong with it is said at once, with the lines, and nothing is passed over."""

from pathlib import Path

import pytest

from agent.core.people import Side
from agent.evaluation.case import Layout, Software
from agent.evaluation.cases import BadCases, cases_of
from tests.unit.labelled import row

REPLIES = Path(__file__).parents[1] / "data" / "replies" / "labelled.jsonl"


def complaints(folder: Path, *lines: str) -> list[str]:
    file = folder / "replies.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(BadCases) as caught:
        cases_of(file)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    # A byte order mark, an empty line, Windows line ends, and a line separator within a text.
    other = row(id="m-2", text="4 of 5, very clear.\u2028Yes")
    file.write_text(f"\ufeff{row()}\r\n\r\n{other}", "utf-8", newline="")

    first, second = cases_of(file)

    assert (first.id, first.respondent, first.layout) == ("m-1", Side.CLIENT, Layout.TOP)
    assert (first.client_software, first.expect.rating, first.answers) == (Software.GMAIL_WEB, 4, {})
    assert second.text == "4 of 5, very clear.\u2028Yes"


def test_the_labelled_replies_of_these_tests_are_good() -> None:
    assert len(cases_of(REPLIES)) == 48


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not JSON", "replies.jsonl:1: Invalid JSON: expected ident at line 1 column 2"),
        ("[]", "replies.jsonl:1: Input should be an object"),
        (row(expect={"rating": 6}), "replies.jsonl:1: expect.rating: must be null or 1 to 5, and is 6"),
        (row(expect={"rating": "4"}), "replies.jsonl:1: expect.rating: Input should be a valid integer"),
        (
            row(respondent="recruiter"),
            "replies.jsonl:1: respondent: must be client or candidate, and is recruiter",
        ),
        (
            row(expect={"protected": ["never typed"]}),
            "replies.jsonl:1: expect.protected.0: was not typed in these words: 'never typed'",
        ),
        (
            row(expect={"points": [{"kind": "concern", "severity": None, "quote": "very clear"}]}),
            "replies.jsonl:1: expect.points.0.severity: belongs to concerns, each of them, and to nothing else",
        ),
        (
            row(expect={"points": [{"kind": "request", "severity": None, "quote": "Very clear"}]}),
            "replies.jsonl:1: expect.points.0.quote: was not typed in these words: 'Very clear'",
        ),
        (row(layout="inline", answers={"Q6": "5"}), "replies.jsonl:1: answers: there is no question Q6"),
        (row(id=" "), "replies.jsonl:1: id: is empty"),
        ("", "replies.jsonl: holds no labelled reply"),
    ],
)
def test_a_bad_line_is_told(line: str, told: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, line) == [told]


def test_all_problems_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    no_text = row(id="m-2").replace('"text"', '"words"')

    told = complaints(tmp_path, row(), "{", "", no_text, row(expect={"rating": 0, "kind": "rant"}), row(id="m-1"))

    assert [line.split(": ")[:2] for line in told] == [
        ["replies.jsonl:2", "Invalid JSON"],
        ["replies.jsonl:4", "text"],
        ["replies.jsonl:5", "expect.kind"],
        ["replies.jsonl:6", "id"],
    ]
    assert told[-1] == "replies.jsonl:6: id: 'm-1' stands in line 1 too"


def test_no_file_and_no_text_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(BadCases, match="cannot be read: No such file or directory"):
        cases_of(tmp_path / "none.jsonl")
    with pytest.raises(BadCases, match="cannot be read: Is a directory"):
        cases_of(tmp_path)
    (tmp_path / "odd.jsonl").write_bytes(b'{"id": "\xff"}\n')
    with pytest.raises(BadCases, match=r"odd\.jsonl:1: Invalid JSON"):
        cases_of(tmp_path / "odd.jsonl")
