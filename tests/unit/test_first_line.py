"""STOP and NO AI: closed lines in many languages, understood without a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.first_line import Word, word
from agent.core.mail import Label, Line


def lines(text: str, label: Label = Label.TYPED) -> tuple[Line, ...]:
    return tuple(Line(number=n, text=one, label=label) for n, one in enumerate(text.split("\n"), 1))


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "stop.",
        "  Stop!!! ",
        "Please stop",
        "Hi Anna,\nSTOP",
        "Hello Anna!\n\nplease unsubscribe me, thanks",
        "Unsubscribe",
        "Take me off your list please.",
        "\n\nSTOP\n\nTom Becker\nAcme",
        "Stopp!",
        "Bitte abmelden.",
        "Guten Tag Frau Berg,\nkeine weiteren E-Mails, bitte",
        "Désabonner",
        "Bonjour,\nme désinscrire svp",
        "DESABONNER",
        "Darme de baja, por favor",
        "No más correos.",
        "Cancellatemi, grazie",
        "Descadastrar",
        "Uitschrijven, alstublieft",
        "Avregistrera mig",
        "Afmeld mig, tak",
        "Meld meg av",
        "Wypisz mnie",
        "Odhlaste mě, prosím",
        "Отписаться",
        "退订",
    ],
)
def test_stop(text: str) -> None:
    assert word(lines(text)) is Word.STOP


@pytest.mark.parametrize(
    "text",
    [
        "NO AI",
        "no a.i.",
        "NO-AI",
        "No AI, please.",
        "NO AI: she was fine, 4 of 5",
        "NO AI - 4 of 5, yes",
        "Hi Anna,\n\nNO AI please.\n\n4 of 5.",
        "4 of 5. Yes.\n\nNo AI please.",
        "Keine KI!",
        "Bitte keine KI. Danke.",
        "Hallo Anna,\nohne KI bitte",
        "PAS D’IA",
        "Sans IA, merci.",
        "Sin IA, por favor",
        "Senza IA",
        "Sem IA, obrigada",
        "Geen AI alsjeblieft",
        "Ingen AI, tack",
        "Uten KI",
        "Bez AI, proszę",
        "Без ИИ, пожалуйста",
        "AI不可",
    ],
)
def test_no_ai(text: str) -> None:
    assert word(lines(text)) is Word.NO_AI


@pytest.mark.parametrize(
    "text",
    [
        "Stop by any time!",
        "I could not stop smiling. 5 of 5.",
        "Stop: he is great, hire him",
        "Non-stop talking, 2 of 5",
        "He would stop at nothing\nSTOP",
        "We had to stop the interview after ten minutes.",
        "Parar de trabalhar não é opção",
        "No AI experience, but willing to learn",
        "Ohne KI-Erfahrung, leider",
        "There was no AI in the case study.",
        "Sin IA en su perfil no encaja",
        "Hi Anna,",
        "",
    ],
)
def test_words_of_an_answer_are_neither(text: str) -> None:
    assert word(lines(text)) is None


def test_an_answer_to_a_question_is_no_wish() -> None:
    """'Q4. Any concerns?' - 'No AI': the candidate has none."""
    answers = (Line(number=1, text="4"), Line(number=2, text="No AI", question="Q4"))
    assert word(answers) is None
    assert word((Line(number=1, text="No AI"), *answers)) is Word.NO_AI


@pytest.mark.parametrize("label", [Label.OURS, Label.QUOTED, Label.ATTRIBUTION, Label.SIGNATURE, Label.DISCLAIMER])
def test_nobody_else_s_words_are_taken_for_theirs(label: Label) -> None:
    """Our own letter says how to write STOP, and comes back with every reply."""
    assert word(lines("STOP", label)) is None
    assert word((*lines("STOP", label), *lines("It went well."))) is None
    assert word((*lines("NO AI", label), *lines("It went well."))) is None


def test_a_doubtful_line_stops_where_nothing_else_was_typed() -> None:
    assert word(lines("STOP", Label.DOUBT)) is Word.STOP
    assert word((*lines("STOP", Label.DOUBT), *lines("It went well."))) is None


@given(st.text(max_size=200))
def test_any_text_is_looked_at_in_peace(text: str) -> None:
    assert word(lines(text)) in (None, Word.STOP, Word.NO_AI)


@pytest.mark.parametrize("text", ["4/5\nGaps:\n- No AI\n- No SQL", "- No AI\n- No SQL\nOtherwise fine."])
def test_the_gaps_that_a_list_names_are_no_wish(text: str) -> None:
    assert word(lines(text)) is None


@pytest.mark.parametrize("text", ["- No AI", "No AI\n- good SQL\n- good Java", "4/5\n- good SQL\n- good Java\nNo AI"])
def test_a_wish_beside_a_list_is_one(text: str) -> None:
    assert word(lines(text)) is Word.NO_AI
