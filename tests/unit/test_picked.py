"""A number picked on the scale that our letter shows is an answer, whatever shows the pick."""

import pytest

from agent.core.mail import Label
from agent.core.people import Side
from agent.reading.offline import read
from agent.reading.picked import emphasised, picked
from agent.reading.typed import typed
from tests.unit.typed_shapes import LETTER

SCALE = "Rating: 1 2 3 4 5"
HEAD = "On Tue, 3 Nov 2026 at 15:04, Anna Keller <anna+dbr@agency.example> wrote:\n\n"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Rating: 1 2 3 (4) 5", "4"),
        ("Rating: 1 2 [3] 4 5", "3"),
        ("Rating: 1 2 3 4 _5_", "5"),
        ("Rating: *1* 2 3 4 5", "1"),
        ("Rating: 1 / 2 / (3) / 4 / 5", "3"),
        ("Rating: 1 2 3 4 <-- 5", "4"),
        ("Rating: 1<mailto:a@b.example> 2<mailto:a@b.example> (3)<mailto:a@b.example> 4 5", "3"),
        ("[1] [2] [3] >[4]< [5]", "4"),
        (SCALE, None),
        ("Rating: 1 / 2 / 3 / 4 / 5", None),
        ("Rating: 1, 2, 3, 4, 5", None),
        ("Rating: *1* *2* *3* *4* *5*", None),
        ("Rating: [1] [2] 3 4 5", None),
        ("Rating: 1 2 3", None),
        ("We met on 5 (five), 4 (four), 3 and 2", None),
    ],
)
def test_the_one_number_that_is_marked(line: str, number: str | None) -> None:
    found = picked(line)

    assert (found["number"] if found else None) == number


@pytest.mark.parametrize("mark", ["> ", "", ">> "])
@pytest.mark.parametrize("changed", ["Rating: 1 2 3 (4) 5", "Rating: 1 2 3 *4* 5", "Rating: 1 2 3 _4_ 5"])
def test_our_scale_with_a_mark_is_typed_under_its_question(mark: str, changed: str) -> None:
    body = "\n".join(f"{mark}{line}" for line in LETTER.replace(SCALE, changed).split("\n"))

    lines = typed(HEAD + body, "", LETTER)

    assert [(one.question, one.text) for one in lines if one.label is Label.TYPED and one.text] == [("Q1", changed)]
    assert read(lines, Side.CLIENT).rating.value == 4


def test_our_scale_without_a_mark_is_ours() -> None:
    lines = typed(f"Fine!\n\n{HEAD}{LETTER}", "", LETTER)

    assert [one.text for one in lines if one.label is Label.TYPED and one.text] == ["Fine!"]


@pytest.mark.parametrize(
    "four",
    [
        "<b>4</b>",
        "<strong> 4 </strong>",
        '<span style="background:yellow">4</span>',
        '<font color="red">4</font>',
        '<b><span style="color:red">4</span></b>',
    ],
)
@pytest.mark.parametrize("plain", ["", HEAD + LETTER])
def test_a_number_in_bold_or_colour_is_picked(four: str, plain: str) -> None:
    html = "".join(f"<p>{line}</p>" for line in (HEAD + LETTER).replace("<", "&lt;").split("\n"))
    html = html.replace(SCALE, SCALE.replace("4", four))

    lines = typed(plain, html, LETTER)

    assert [(one.question, one.text) for one in lines if one.label is Label.TYPED and one.text] == [
        ("Q1", "Rating: 1 2 3 *4* 5")
    ]


def test_numbers_that_all_look_alike_are_not_picked() -> None:
    assert emphasised("<p>1 2 <b>3</b> 4 5</p>")
    assert not emphasised("<p><b>1</b> <b>2</b> <b>3</b> <b>4</b> <b>5</b></p>")
    assert not emphasised("<p><b>Q1</b> 1 2 3 4 5</p>")
