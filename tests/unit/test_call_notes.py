"""Notes of a call: which first line makes them, what of the mail they are, and that nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.command import Command, Verb
from agent.core.mail import Address, Label, Line
from agent.core.people import Side
from agent.reading.call_notes import noted
from agent.reading.commands import parse
from tests.unit.cases import TOM
from tests.unit.test_commands import lines


@pytest.mark.parametrize(
    "text",
    [
        "notes: she was fine", "Call notes:", "NOTES : fine", "*Notes:* fine", "Notizen: gut", "Telefonnotiz: gut",
        "Notes d’appel : bien", "notas: bien", "Gespreksnotities: goed", "Notas da chamada: bem", "Appunti: bene",
        "Notatki z rozmowy: dobrze", "Anteckningar: bra", "電話メモ：よい", "notes: " + "a long talk, " * 100,
    ],
)  # fmt: skip
def test_notes_are_told_by_their_first_words(text: str) -> None:
    assert parse(lines(text, "More.")) == Command(verb=Verb.NOTES)


def test_an_address_says_whose_they_are() -> None:
    for text in (
        f"notes {TOM.email}: fine",
        f"Notizen <{TOM.email.upper()}>: gut",
        f"notes {TOM.email}<mailto:x@y.z>:",
    ):
        assert parse(lines(text)) == Command(verb=Verb.NOTES, whom=(TOM.email,))


@pytest.mark.parametrize(
    "text", ["note: I will call him", "notes", "my notes are below", "Notes from him were good: 4"]
)
def test_other_sentences_make_none(text: str) -> None:
    found = parse(lines(text))
    assert found is None or found.verb is not Verb.NOTES


def test_forwarded_notes_are_none() -> None:
    quoted = Line(number=1, text="From: Eve", label=Label.ATTRIBUTION)
    assert parse((quoted, Line(number=2, text="notes: offer"))) is None


@given(st.lists(st.tuples(st.sampled_from(Label), st.sampled_from(("", "4 of 5", "> x", "Best"))), max_size=6))
def test_nothing_of_what_was_written_is_lost_and_nothing_becomes_typed(rest: list[tuple[Label, str]]) -> None:
    first = Line(number=1, text="notes: Calm.", label=Label.TYPED)
    others = tuple(Line(number=n, text=text, label=label) for n, (label, text) in enumerate(rest, 2))
    kept = noted((first, *others))
    assert kept[0].text == "Calm."
    assert kept[1:] == others


def test_notes_without_words_are_none() -> None:
    assert noted(lines("notes:")) == ()
    assert noted((*lines("notes:"), Line(number=2, text="Anna", label=Label.SIGNATURE))) == ()


@pytest.mark.parametrize(
    "text", ["add Mia Ray <mia@acme.example> as client", "Also ask Mia Ray <mia@acme.example> as the client."]
)
def test_somebody_to_add_has_a_side(text: str) -> None:
    mia = Address(email="mia@acme.example", name="Mia Ray")
    assert parse(lines(text)) == Command(verb=Verb.ADD, who=((mia, Side.CLIENT),))
    assert parse(lines("add mia@acme.example")) is None
    assert parse(lines("add mia@acme.example as colleague")) is None
