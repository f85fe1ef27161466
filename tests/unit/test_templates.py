"""The shipped templates are whole, and an operator's faulty one is named by file, line and fault."""

from pathlib import Path

import pytest

from agent.core.effects import LetterKind
from agent.core.people import Side
from agent.errors import ConfigError
from agent.writing.check import check_templates, write
from agent.writing.places import templates_dir
from agent.writing.questions import questions
from agent.writing.render import Renderer
from agent.writing.sample import interview
from agent.writing.samples import Sample, samples

HEAD = '{% extends "plain.j2" %}{% block subject %}S{% endblock %}'


def own(folder: Path, name: str, text: str) -> Renderer:
    """A renderer with one template of the operator's."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Renderer(folder)


def question() -> Sample:
    return next(s for s in samples() if s.kind is LetterKind.QUESTION)


def test_shipped_templates_have_no_faults() -> None:
    assert check_templates(Renderer()) == ()


def test_every_kind_of_letter_has_a_template_and_a_sample() -> None:
    # The first question has two forms.
    shipped = {path.stem for path in (templates_dir() / "en").glob("*.j2")} - {"questions", "closing", "took_place"}
    assert shipped == {kind.value for kind in LetterKind} == {s.kind.value for s in samples()}


def test_text_and_html_have_the_same_parts() -> None:
    def macros(layout: str) -> list[str]:
        lines = (templates_dir() / layout / "parts.j2").read_text(encoding="utf-8").splitlines()
        return sorted(line for line in lines if line.startswith("{% macro") and line.endswith("%}"))

    used = {
        line.split("mail.")[1].split("(")[0]
        for path in (templates_dir() / "en").glob("*.j2")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "mail." in line
    }
    common = set(macros("text")) & set(macros("html"))
    assert used <= {line.split()[2].split("(")[0] for line in common}


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        (HEAD + "\n\n{% block body %}{{ wages }}{% endblock %}", "line 3: 'wages' is undefined"),
        (
            '{% extends "plain.j2" %}\n{% block subject %}\n\n{{ about.wages }}{% endblock %}',
            "line 4: 'agent.writing.occasion.Occasion object' has no attribute 'wages'",
        ),
        (HEAD + "\n{% if %}", "line 2: Expected an expression"),
        (HEAD + "{% block body %}{{ 1 // 0 }}{% endblock %}", "line 1: ZeroDivisionError"),
        ('{% extends "fancy.j2" %}{% block subject %}S{% endblock %}', "there is no template fancy.j2"),
        ("Hello", "has no block 'subject'"),
    ],
)
def test_a_faulty_template_is_named_with_line_and_fault(tmp_path: Path, template: str, fault: str) -> None:
    renderer = own(tmp_path, "en/question.j2", template)
    with pytest.raises(ConfigError) as caught:
        write(question(), renderer)
    assert fault in str(caught.value)
    assert "question" in str(caught.value)
    assert [fault in problem for problem in check_templates(renderer)] == [True]


def test_all_faulty_templates_are_reported_at_once(tmp_path: Path) -> None:
    own(tmp_path, "en/held.j2", "{% block subject %}{{ a }}{% endblock %}")
    renderer = own(tmp_path, "en/call.j2", "{% block subject %}{{ b }}{% endblock %}")
    problems = check_templates(renderer)
    assert sorted(p.rpartition(": ")[2] for p in problems) == ["'a' is undefined.", "'b' is undefined."]


def test_an_operators_template_goes_before_the_shipped_one_and_is_escaped_too(tmp_path: Path) -> None:
    body = "{% block body %}{% call mail.p() %}Ahoy {{ name }} {{ '<3' }}{% endcall %}{% endblock %}"
    renderer = own(tmp_path, "en/question.j2", HEAD + '{% import "parts.j2" as mail %}' + body)
    letter = write(question(), renderer)
    assert letter.text == "Ahoy Tom <3\n"
    assert ">Ahoy Tom &lt;3</p>" in letter.html
    assert letter.subject == "S"
    assert check_templates(renderer) == ()


def test_questions_that_lose_their_numbers_are_a_fault(tmp_path: Path) -> None:
    renderer = own(
        tmp_path, "en/questions.j2", "{% block client %}How was it?{% endblock %}{% block candidate %}{% endblock %}"
    )
    problems = check_templates(renderer)
    assert "block client has to hold five lines" in problems[0]
    assert "block candidate has to hold five lines" in problems[1]


def test_the_questions_name_people_role_and_company() -> None:
    assert questions(interview(), Side.CLIENT) == (
        "Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?",
        "Q2. What were your impressions of Priya Nair?",
        "Q3. Did Priya Nair meet the qualifications for the role of Backend Engineer?",
        "Q4. Any concerns, or suggestions for improvement?",
        "Q5. What should happen next: offer, another interview, hold, or no?",
    )
    assert questions(interview(), Side.CANDIDATE)[1:3] == (
        "Q2. What were your impressions of Acme GmbH?",
        "Q3. Do your skills and expectations fit the role of Backend Engineer?",
    )
