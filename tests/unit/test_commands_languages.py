"""The recruiter's commands in ten languages: each means its English form, and a free sentence means nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.effects import LetterKind
from agent.core.events import Command, Verb
from agent.core.language import LANGUAGES
from agent.core.mail import Address
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.reading.command_tongues import PHRASES, TONGUES, english
from agent.reading.commands import parse, view
from tests.unit.test_commands import lines

TOM = "tom@acme.example"
LETTERS = Path(__file__).parents[1] / "data" / "letters"


def _rows(language: str) -> Iterator[tuple[str, str]]:
    for row in TONGUES[language].strip().splitlines():
        command, _, phrases = row.partition(": ")
        yield from ((command, phrase) for phrase in phrases.split(" | "))


def _filled(phrase: str, day: str) -> str:
    return phrase.format(who=TOM, n="3", day=day)


@pytest.mark.parametrize("language", TONGUES)
def test_a_phrase_means_what_its_english_command_means(language: str) -> None:
    for command, phrase in _rows(language):
        meant = _filled(command, "2026-12-01")
        for day in ("1.12.2026", "2026-12-01", "01/12/2026"):
            said = _filled(phrase, day)
            for typed in (said, said.upper() if "@" not in said else said, f"{said}.", f"*{said}*"):
                assert parse(lines(typed)) == parse(lines(meant)), typed
                if command == "agree" or view(lines(meant))[1]:
                    assert view(lines(typed)) == view(lines(meant)), typed


@pytest.mark.parametrize("language", TONGUES)
def test_every_command_is_there(language: str) -> None:
    assert language in LANGUAGES
    assert {command for command, _ in _rows(language)} == set(PHRASES.values())
    understood = {parse(lines(_filled(command, "2026-12-01"))) for command in PHRASES.values()} - {None}
    elsewhere = {Verb.WHO, Verb.FILE, Verb.NOTES, Verb.UNCLEAR}
    assert {command.verb for command in understood if command} == set(Verb) - elsewhere


def test_no_phrase_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = {}
    for language in TONGUES:
        for command, phrase in _rows(language):
            meanings.setdefault(phrase, set()).add(command)
    assert {phrase: found for phrase, found in meanings.items() if len(found) > 1} == {}
    clashes = [phrase for phrase, found in meanings.items() for one in found if english(_filled(phrase, "")) != one]
    assert [p for p in clashes if "{day}" not in p and "{n}" not in p and "{who}" not in p] == []


@pytest.mark.parametrize(
    ("text", "step", "reason"),
    [
        ("Angebot: sie passt", NextStep.OFFER, "sie passt"),
        ("Bitte Absage, weil Größe und Maß fehlen", NextStep.REJECT, "Größe und Maß fehlen"),
        ("Entscheidung: weiteres Gespräch – mit der Chefin", NextStep.ANOTHER_INTERVIEW, "mit der Chefin"),
        ("Un autre entretien : rencontrer l'équipe", NextStep.ANOTHER_INTERVIEW, "rencontrer l'équipe"),
        ("Oferta porque encaja muy bien", NextStep.OFFER, "encaja muy bien"),
        ("In de wacht, het budget is niet rond", NextStep.HOLD, "het budget is niet rond"),
        ("Rejeitada: falta experiência", NextStep.REJECT, "falta experiência"),
        ("Si è ritirata - altra offerta", NextStep.WITHDRAWN, "altra offerta"),
        ("Odrzucić: za mało doświadczenia", NextStep.REJECT, "za mało doświadczenia"),
        ("Boka om: båda vill", NextStep.RESCHEDULE, "båda vill"),
        ("オファー：とても良い", NextStep.OFFER, "とても良い"),
    ],
)
def test_decisions_keep_the_reason_as_it_was_typed(text: str, step: NextStep, reason: str) -> None:
    assert parse(lines(text, "Anna")) == Command(verb=Verb.DECIDE, step=step, reason=reason)


@pytest.mark.parametrize(
    "text",
    [
        "Angebot, aber erst im Mai",
        "Angebot, falls beide wollen",
        "Angebot?",
        "Offre ?",
        "Offre, mais pas tout de suite",
        "Oferta, si todos quieren",
        "Aanbod, tenzij hij weigert",
        "Proposta, mas ainda não",
        "Offerta, ma non adesso",
        "Oferta, ale nie teraz",
        "Erbjudande, men inte än",
        "オファー、でもまだ",
        "offer, aber erst im Mai",
        "Ein Angebot liegt schon vor",
        "Ich denke, ein Angebot wäre gut",
        "la oferta fue buena",
        "warte bis 31.2.2027",
        "warte bis 2026-13-01",
        "Frage: wann kommt das Angebot",
        "kein Angebot",
        "Keine Absage",
        "pas de refus",
    ],
)
def test_what_is_taken_back_or_said_in_passing_is_no_command(text: str) -> None:
    assert parse(lines(text)) is None


def test_who_is_who_and_when() -> None:
    command = parse(lines(f"Kunde: Tom Becker <{TOM}>", "Bewerberin: priya@postbox.example", "候補者：mia@box.example"))
    assert command is not None
    assert [(one.email, side) for one, side in command.who] == [
        (TOM, Side.CLIENT),
        ("priya@postbox.example", Side.CANDIDATE),
        ("mia@box.example", Side.CANDIDATE),
    ]
    assert command.who[0][0] == Address(email=TOM, name="Tom Becker")
    snoozed = parse(lines(f"{TOM}は2026年12月1日まで待って"))
    assert snoozed == Command(verb=Verb.SNOOZE, whom=(TOM,), until=date(2026, 12, 1))


def test_what_a_short_word_means_depends_on_the_letter_as_in_english() -> None:
    for yes, no in (("ja", "nein"), ("oui", "non"), ("sí", "no"), ("tak", "nie"), ("はい", "いいえ")):
        for letter in (LetterKind.REDIRECT, LetterKind.NOT_HELD, LetterKind.HELD, LetterKind.HEADS_UP, None):
            assert parse(lines(yes), letter) == parse(lines("yes"), letter)
            assert parse(lines(no), letter) == parse(lines("no"), letter)


@pytest.mark.parametrize("language", TONGUES)
def test_nothing_that_our_own_letters_say_is_a_command(language: str) -> None:
    text = (LETTERS / f"{language}.txt").read_text(encoding="utf-8")
    said = [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]
    assert len(said) > 100
    assert [one for one in said if parse(lines(one))] == []


_WORDS = sorted({word for phrase in PHRASES for word in phrase.split() if "{" not in word})


@given(phrase=st.sampled_from(sorted(PHRASES)), more=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4))
def test_more_words_than_a_command_has_make_it_none_or_another_that_stands_there_too(
    phrase: str, more: list[str]
) -> None:
    """Nothing is found inside a sentence: the line as a whole is a phrase of the list, or it is no command."""
    line = " ".join((phrase, *more)).format(who=TOM, n="3", day="2026-12-01")
    meant = english(line)
    because = any(word in _BECAUSE for word in (*phrase.split(), *more))
    assert not meant or because or any(_same(line, other) for other in PHRASES)


_BECAUSE = {"weil", "car", "porque", "omdat", "perche", "bo", "poniewaz", "eftersom", "da"}


def _same(line: str, phrase: str) -> bool:
    words = {"bitte", "danke", "merci", "gracias", "grazie", "tack", "prosze", "dziekuje", "graag", "bedankt"}
    said = [word for word in line.split() if word not in words]
    return " ".join(said) == phrase.format(who=TOM, n="3", day="2026-12-01")
