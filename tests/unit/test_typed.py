"""What the person typed: their words are never lost, and ours are never taken for theirs."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.mail import Label, Line
from agent.reading.html import html_lines
from agent.reading.ours import BETWEEN_LETTERS
from agent.reading.typed import typed
from tests.bench.layouts import ATTRIBUTION, HEADERS

DATA = Path(__file__).parent.parent / "data" / "typed"

OURS = """Hi Tom,

thank you for meeting Priya Nair today. Please answer in your own words, just by replying.

Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?

Q2. What were your impressions of Priya?

Q3. Did Priya meet the qualifications for Backend Engineer?

Q4. Any concerns, or suggestions for improvement?

Q5. What should happen next: offer, another interview, hold, or no?

Kind regards,
Anna
"""


def said(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    """(question, text) of the lines that were typed, without empty ones."""
    return [(line.question, line.text) for line in lines if line.label is Label.TYPED and line.text.strip()]


def quoted(text: str, width: int = 0) -> str:
    lines = [p for line in text.split("\n") for p in (textwrap.wrap(line, width) if width and line else [line])]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def answered(answers: dict[str, str], mark: str = "") -> str:
    """Our letter with an answer below each question."""
    lines = []
    for line in OURS.split("\n"):
        lines.append(f"{mark}{line}")
        lines += [answers[line[:2]]] if line[:2] in answers else []
    return "\n".join(lines)


def test_above_the_quoted_letter_gmail() -> None:
    text = f"4/5, yes, make an offer.\n\nTom\n\n{ATTRIBUTION}\n\n{quoted(OURS)}"

    assert said(typed(text, "", OURS)) == [("", "4/5, yes, make an offer."), ("", "Tom")]


def test_above_the_quoted_letter_outlook_without_marks() -> None:
    text = f"4/5, yes, make an offer.\n\n{HEADERS}\n{OURS}"

    assert said(typed(text, "", OURS)) == [("", "4/5, yes, make an offer.")]


@pytest.mark.parametrize("mark", ["", "> "], ids=["outlook", "gmail"])
def test_between_the_questions(mark: str) -> None:
    answers = {"Q1": "4", "Q2": "great person", "Q3": "yes", "Q5": "offer"}
    head = ATTRIBUTION if mark else HEADERS

    lines = typed(f"See below.\n\n{head}\n{answered(answers, mark)}", "", OURS)

    assert said(lines) == [("", "See below."), ("Q1", "4"), ("Q2", "great person"), ("Q3", "yes"), ("Q5", "offer")]


@pytest.mark.parametrize("width", [30, 44, 72])
def test_between_questions_that_were_wrapped_again(width: int) -> None:
    wrapped = [f"> {p}" for line in OURS.split("\n") for p in textwrap.wrap(line, width) or [""]]
    at = next(n for n, line in enumerate(wrapped) if "improvement?" in line)
    wrapped[at + 1 : at + 1] = ["", "none, really", ""]

    assert said(typed(f"{ATTRIBUTION}\n" + "\n".join(wrapped), "", OURS)) == [("Q4", "none, really")]


def test_behind_the_question_on_the_same_line() -> None:
    text = answered({}).replace("(excellent)?", "(excellent)? 4").replace("or no?", "or no? Another interview please")

    assert said(typed(f"{HEADERS}\n{text}", "", OURS)) == [("Q1", "4"), ("Q5", "Another interview please")]


def test_stars_and_thumbs_behind_a_question_are_answers() -> None:
    text = answered({}).replace("(excellent)?", "(excellent)? ⭐⭐⭐⭐").replace("or no?", "or no? 👍")

    assert said(typed(text, "", OURS)) == [("Q1", "⭐⭐⭐⭐"), ("Q5", "👍")]


def test_inside_the_quotation_with_its_marks() -> None:
    text = f"{ATTRIBUTION}\n" + quoted(answered({"Q1": "4", "Q2": "great person"}))

    assert said(typed(text, "", OURS)) == [("Q1", "4"), ("Q2", "great person")]


def test_an_answer_that_takes_up_our_words_is_typed() -> None:
    assert said(typed("Q5. What should happen next: offer", "", OURS)) == [("Q5", "Q5. What should happen next: offer")]
    assert said(typed("another interview", "", OURS)) == [("", "another interview")]


def test_below_the_whole_letter_belongs_to_no_question() -> None:
    trimmed = OURS[: OURS.index("Kind regards")]

    assert said(typed(f"{ATTRIBUTION}\n{quoted(trimmed)}\n\nFine, 4.", "", OURS)) == [("", "Fine, 4.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Q1 4\nQ2 nice\nQ3: yes\nQ5 - offer",
            [("Q1", "Q1 4"), ("Q2", "Q2 nice"), ("Q3", "Q3: yes"), ("Q5", "Q5 - offer")],
        ),
        ("1) 4 2) good 3) yes", [("Q1", "1) 4"), ("Q2", "2) good"), ("Q3", "3) yes")]),
        (
            "1. 4\n2. good\n   really\n3. yes\n\nTom",
            [("Q1", "1. 4"), ("Q2", "2. good"), ("Q2", "   really"), ("Q3", "3. yes"), ("", "Tom")],
        ),
        ("Two remarks:\n1. clear\n2. quick", [("", "Two remarks:"), ("", "1. clear"), ("", "2. quick")]),
        ("1. clear\n2. quick\n3. polite", [("", "1. clear"), ("", "2. quick"), ("", "3. polite")]),
    ],
)
def test_numbered_answers(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(typed(text, "", OURS)) == expected


def test_lists_with_dashes_are_no_signature() -> None:
    text = "My thoughts:\n--\n- clear\n- quick\n-- honest too\n"

    assert [t for _, t in said(typed(text, "", ""))] == ["My thoughts:", "--", "- clear", "- quick", "-- honest too"]


def test_signature_footer_and_disclaimer_are_labelled() -> None:
    text = (
        "Yes, offer.\n\nBest,\nTom\n\n-- \nTom Becker\nHead of Platform\n+44 20 7946 0182\n\nSent from my iPhone\n\n"
        "CONFIDENTIAL: if you are not the intended recipient please delete this email.\n"
    )

    labels = {line.text.strip(): line.label for line in typed(text, "", "") if line.text.strip()}

    assert [t for t, label in labels.items() if label is Label.TYPED] == ["Yes, offer.", "Best,", "Tom"]
    assert labels["Head of Platform"] is Label.SIGNATURE


@pytest.mark.parametrize(
    "footer",
    [
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Skickat från min iPhone",
        "Wysłane z iPhone'a",
        "Sent from Yahoo Mail on Android",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Gesendet von Mail für Windows",
        "Отправлено с iPhone",
    ],
)
def test_sent_from_in_many_languages(footer: str) -> None:
    assert said(typed(f"ok 4\n\n{footer}", "", "")) == [("", "ok 4")]


@pytest.mark.parametrize(
    "head",
    [
        "Am 03.11.2026 um 15:04 schrieb Anna Weiss <anna@agency.example>:",
        "Le mar. 3 nov. 2026 à 15:04, Anna Weiss <anna@agency.example> a écrit :",
        "El mar, 3 nov 2026 a las 15:04, Anna Weiss (<anna@agency.example>) escribió:",
        "Op di 3 nov 2026 om 15:04 schreef Anna Weiss <anna@agency.example>:",
        "Il giorno mar 3 nov 2026 alle ore 15:04 Anna Weiss <anna@agency.example> ha scritto:",
        "Em ter., 3 de nov. de 2026 às 15:04, Anna Weiss <anna@agency.example> escreveu:",
        "Den tis 3 nov. 2026 kl 15:04 skrev Anna Weiss <anna@agency.example>:",
        "wt., 3 lis 2026 o 15:04 Anna Weiss <anna@agency.example> napisał(a):",
        "2026年11月3日(火) 15:04 Anna Weiss <anna@agency.example>:",
        "Von: Anna Weiss\nGesendet: Dienstag, 3. November 2026 15:04\nAn: Tom\nBetreff: Gespräch",
        "De : Anna Weiss\nEnvoyé : mardi 3 novembre 2026\nÀ : Tom\nObjet : Entretien",
        "De: Anna Weiss\nEnviado: martes\nPara: Tom\nAsunto: Entrevista",
        "-----Original Message-----\nFrom: Anna Weiss\nSent: Tuesday\nTo: Tom\nSubject: Interview",
        "*From:* Anna Weiss\n*Sent:* Tuesday\n*To:* Tom\n*Subject:* Interview",
    ],
)
def test_where_the_quoted_mail_begins(head: str) -> None:
    text = f"fine, 4\n\n{head}\n\nSome other letter that nobody knows.\nIt has two lines."

    assert said(typed(text, "", OURS)) == [("", "fine, 4")]


def test_others_words_are_quoted() -> None:
    text = f"I agree with Farid.\n\n{ATTRIBUTION}\n> {ATTRIBUTION}\n>> {OURS.splitlines()[4]}\n>> \n> strong yes\n"

    assert said(typed(text, "", OURS)) == [("", "I agree with Farid.")]


def test_nothing_typed_but_our_letter_is_nothing() -> None:
    """An empty reply above our letter must not make our own questions the person's words."""
    assert said(typed(f"{HEADERS}\n{OURS}", "", OURS)) == []


def test_if_nothing_seems_typed_everything_is() -> None:
    assert said(typed("> yes, we want her\n> 5 of 5", "", OURS)) == [("", "> yes, we want her"), ("", "> 5 of 5")]


def test_invisible_characters_are_removed_first() -> None:
    text = "of\u200bfer\u202e her\ufeff, cafe\u0301"

    assert said(typed(text, "", "")) == [("", "offer her, caf\u00e9")]


def test_html_when_there_is_no_text() -> None:
    html = (
        '<div dir="ltr">4 of 5<div>she was <b>great</b></div><span style="display: none">ignore</span>'
        '<p style="font-size:0px">hidden</p><ul><li>clear<li>quick</ul></div>'
        '<div class="gmail_quote"><div class="gmail_attr">On Tue Anna wrote<br></div>'
        f'<blockquote class="gmail_quote">{OURS.replace(chr(10), "<br>")}</blockquote></div>'
    )

    found = said(typed("  \n", html, OURS))

    assert found == [("", "4 of 5"), ("", "she was great"), ("", "- clear"), ("", "- quick")]


def test_html_inline_answers_between_quoted_blocks() -> None:
    html = (
        f'<blockquote type="cite"><div>{OURS.splitlines()[4]}</div></blockquote><div>4</div>'
        f'<blockquote type="cite"><div>{OURS.splitlines()[6]}</div></blockquote><div>nice &amp; calm</div>'
        f'<blockquote type="cite"><div>{OURS.splitlines()[12]}</div></blockquote><div>offer</div>'
        '<blockquote type="cite"><div>Kind regards,<br>Anna</div></blockquote>'
    )

    assert said(typed("", html, OURS)) == [("Q1", "4"), ("Q2", "nice & calm"), ("Q5", "offer")]


def test_html_tables_row_by_row() -> None:
    assert [t for t, _ in html_lines("<table><tr><td>Q1</td><td>4</td></tr><tr><td>Q2<td>nice</table>")] == [
        "Q1 4",
        "Q2 nice",
    ]


@settings(max_examples=300)
@given(text=st.text(max_size=300), html=st.text(max_size=200))
def test_any_text_has_an_answer(text: str, html: str) -> None:
    lines = typed(text, html, OURS)

    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert not any(set(line.text) & set("\n\r\x0b\x0c\x85\u2028\u2029\u200b") for line in lines)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["yes", "no", "4", "she was great", "we would like to offer", "why?", "n/a"]),
        min_size=5,
        max_size=5,
    )
)
def test_answers_between_questions_are_never_lost(answers: list[str]) -> None:
    given_answers = {f"Q{n}": answer for n, answer in enumerate(answers, start=1)}

    for text in (answered(given_answers), answered(given_answers, "> ")):
        assert said(typed(f"{HEADERS}\n{text}", "", OURS)) == list(given_answers.items())


ATTRIBUTIONS = (DATA / "attributions.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", ATTRIBUTIONS)
@pytest.mark.parametrize("width", [0, 44])
def test_attributions_of_mail_programs_in_many_languages(line: str, width: int) -> None:
    head = "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if width else line

    assert said(typed(f"No\n{head}\n{quoted(OURS)}", "", OURS)) == [("", "No")]
    assert said(typed(f"Good, 4.\n\n{head}\n\n{OURS}", "", OURS)) == [("", "Good, 4.")]
    assert said(typed(f"Good, 4.\n\n{head}\n\n> I loved it, strong yes\n", "", OURS)) == [("", "Good, 4.")]


@pytest.mark.parametrize("line", (DATA / "sent_from.txt").read_text(encoding="utf-8").splitlines())
def test_what_programs_say_of_themselves(line: str) -> None:
    assert said(typed(f"Good, 4.\n\n{line}\n", "", "")) == [("", "Good, 4.")]


@pytest.mark.parametrize("line", (DATA / "disclaimers.txt").read_text(encoding="utf-8").splitlines())
def test_legal_notices_in_many_languages(line: str) -> None:
    lines = typed(f"Good, 4.\n\nBest\nTom\n\n{line}\n", "", "")

    assert said(lines) == [("", "Good, 4."), ("", "Best"), ("", "Tom")]
    assert {one.label for one in lines if one.text == line} == {Label.DISCLAIMER}


@pytest.mark.parametrize("line", (DATA / "sentences.txt").read_text(encoding="utf-8").splitlines())
def test_sentences_that_only_look_like_marks_of_a_program(line: str) -> None:
    above = f"Good, 4.\n{line}\nMore words here.\n\n{ATTRIBUTION}\n{quoted(OURS)}"
    alone = f"{line}\n\n{HEADERS}\n{OURS}"
    inline = f"{ATTRIBUTION}\n{quoted(OURS[:150])}\n{line}\n\n{quoted(OURS[150:])}"

    for text in (above, alone, inline):
        assert line in [one for _, one in said(typed(text, "", OURS))]


def test_what_may_be_the_senders_is_in_doubt_and_typed_where_nothing_else_is() -> None:
    lines = typed("Good, 4.\n\n-- \nTom Becker\nP.S. Her salary wish is above our band.", "", "")
    alone = typed("> yes, we want her\n> 5 of 5", "", OURS)

    assert [(one.label, one.text) for one in lines if one.label is Label.DOUBT] == [
        (Label.DOUBT, "P.S. Her salary wish is above our band.")
    ]
    assert [one.label for one in alone] == [Label.TYPED, Label.TYPED]


def test_an_empty_reply_above_somebody_elses_words_says_nothing() -> None:
    theirs = "From: Priya Nair <priya@mail.example>\nSent: Tuesday\nTo: Tom\nSubject: x\n\nStrong yes, 5 of 5."

    assert said(typed(theirs, "", OURS)) == []
    assert said(typed(f"---------- Forwarded message ---------\n{theirs}", "", OURS)) == []


def test_words_that_are_known_to_be_somebody_elses_are_quoted_wherever_they_stand() -> None:
    lines = typed("Priya wrote to me:\nI would sign today, it was lovely\nI do not agree.", "", OURS, others=[OTHERS])

    assert [one.text for one in lines if one.label is Label.QUOTED] == ["I would sign today, it was lovely"]


OTHERS = "Hello Anna,\nI would sign today, it was lovely\nPriya"


def test_a_second_letter_of_ours_below_the_first() -> None:
    reminder = "Hi Tom,\n\nyou may not have got round to it yet: how was it?\n\nKind regards,\nAnna\n"

    lines = typed(f"Sorry! 4.\n\n{HEADERS}\n{reminder}\n{HEADERS}\n{OURS}", "", BETWEEN_LETTERS.join((reminder, OURS)))

    assert said(lines) == [("", "Sorry! 4.")]
    assert sum(one.label is Label.OURS and bool(one.text) for one in lines) == 13


@pytest.mark.parametrize(
    ("text", "html", "expected"),
    [
        ("yes\n", "<p>no</p>", "no"),
        ("yes, 4 5\n", "<p>yes, <s>4</s> 5</p>", "yes, 5"),
        ("yes, 4 <https://a.example>", "<p>yes, <a href='https://a.example'>4</a></p>", "yes, 4 <https://a.example>"),
        ("This mail has HTML only.", "<p>great</p>", "great"),
        ("gr\ufffdn, sch\ufffdn, m\ufffdde", "<p>grün, schön, müde</p>", "grün, schön, müde"),
        ("hello, 4", "<div style='display:none'>give her 5</div><p>hello, 4</p>", "hello, 4"),
        ("hello, 4", "<img src='x.png'>", "hello, 4"),
    ],
)
def test_the_html_counts_where_the_plain_text_says_something_else(text: str, html: str, expected: str) -> None:
    assert said(typed(text, html, OURS)) == [("", expected)]


@pytest.mark.parametrize(
    "html",
    [
        '<div style="color: white">{}</div>',
        '<table bgcolor="#112233"><tr><td><font color="#112233">{}</font></td></tr></table>',
        '<div style="background:rgb(1, 2, 3)"><p><span style="color:#010203">{}</span></p></div>',
        '<p style="mso-hide: all">{}</p>',
        '<p style="font-size:0.0px">{}</p>',
        '<p style="position:absolute; left:-9999px">{}</p>',
        '<p style="opacity: 0 !important">{}</p>',
        "<p hidden>{}</p>",
        "<del>{}</del>",
        '<span style="text-decoration: line-through">{}</span>',
    ],
)
def test_words_that_nobody_sees_are_not_said(html: str) -> None:
    assert said(typed("", "<p>4 of 5</p>" + html.format("strong yes, offer"), OURS)) == [("", "4 of 5")]


def test_white_words_on_a_dark_background_are_said() -> None:
    html = '<table bgcolor="#000"><tr><td><span style="color:#fff">4 of 5</span></td></tr></table>'

    assert said(typed("", html, OURS)) == [("", "4 of 5")]


def test_ticked_boxes_numbers_and_emoji_pictures_are_said() -> None:
    html = '<input type="checkbox" checked>yes<br><input type="checkbox">no<ol start="3"><li>quick</ol><img alt="👍">'

    assert [text for _, text in said(typed("", html, OURS))] == ["[x] yes", "[ ] no", "3. quick", "👍"]
