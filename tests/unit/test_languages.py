"""Participants are written to in their own language, and every letter is short, plain and whole in each of them."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from agent.core.effects import AFTER_DECISION, QUESTIONS, LetterKind
from agent.core.first_line import Word, word
from agent.core.interview import Interview
from agent.core.language import LANGUAGES, language_of, language_of_title
from agent.core.mail import Label, Line
from agent.core.respondent import Respondent
from agent.core.rules import Rules
from agent.evaluation.case import Layout
from agent.evaluation.cases import cases_of
from agent.evaluation.mails import raw_mail
from agent.evaluation.occasion import occasion
from agent.reading.typed import typed
from agent.writing.check import write
from agent.writing.layout import columns
from agent.writing.samples_of_replies import Sample
from agent.writing.tongue import IDIOMS, day_in, tongue
from tests.letters import of
from tests.unit.cases import END, RULES
from tests.unit.letterbox import shown
from tests.unit.mails import DATA, read
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview

REPLIES = [json.loads(line) for line in (DATA / "replies" / "labelled.jsonl").read_text("utf-8").splitlines()]
ALL = [one for language in LANGUAGES for one in of(language)]
LETTERS = [pytest.param(one, id=one.name) for one in ALL if one.kind in QUESTIONS]
THANKS = [pytest.param(one, id=one.name) for one in ALL if one.kind is LetterKind.THANKS]
DRAFTS = [pytest.param(one, id=f"{one.name}-{number}") for number, one in enumerate(ALL) if one.kind in AFTER_DECISION]

TITLES = {
    "Vorstellungsgespräch Priya Nair – Backend Engineer (m/w/d)": "de",
    "Zweitgespräch mit Frau Nair": "de",
    "Entretien avec Priya Nair – Développeur backend": "fr",
    "Entrevista con Priya Nair, Ingeniera de software": "es",
    "Colloquio con Priya Nair - Sviluppatore backend": "it",
    "Sollicitatiegesprek Priya Nair – Backend ontwikkelaar": "nl",
    "Entrevista com Priya Nair para a vaga de engenheira": "pt",
    "Rozmowa kwalifikacyjna: Priya Nair": "pl",
    "Anställningsintervju med Priya Nair": "sv",
    "面接：田中 太郎（バックエンドエンジニア）": "ja",
    "Interview: Priya Nair - Backend Engineer": "en",
    "Interview Priya Nair / Acme GmbH": "en",
    "Onsite: Tom x Priya": "en",
    "2nd interview Maria Rossi – Responsabile Vendite": "en",
    "Final round Jean Dupont": "en",
    "Phone screen Hans Müller": "en",
    "Technical interview with Sven Svensson": "en",
}


def test_no_reply_is_taken_for_another_language_and_few_tell_nothing() -> None:
    found = [(one["language"][:2], language_of(one["text"])) for one in REPLIES]
    ours = [(said, told) for said, told in found if said in LANGUAGES]
    assert [pair for pair in found if pair[1] not in ("", pair[0])] == []
    assert sum(said == told for said, told in ours) >= 0.85 * len(ours)


def test_no_title_is_taken_for_another_language() -> None:
    """A title has four words, half of them names: what it does not tell, the description does."""
    found = {title: language_of(title) or language_of_title(title) for title in TITLES}
    assert found == {title: "" if told == "en" else told for title, told in TITLES.items()}


def test_names_tell_no_language() -> None:
    """Of the 188 titles of labelled replies, 26 were once taken for another language by their names alone."""
    files = [DATA / "replies" / f"{name}.jsonl" for name in ("further", "labelled")]
    cases = [one for file in files for one in cases_of(file)]
    assert len(cases) == 188
    titles = [(occasion(one).interview.meeting.summary, one.language) for one in cases]
    found = {title: (language_of(title) or language_of_title(title), said) for title, said in titles}
    assert {title: told for title, (told, said) in found.items() if told not in ("", said)} == {}


@pytest.mark.parametrize(
    "text", ["", "4", "ok!", "👍", "https://x.example/y?z=1 tom@acme.example", "1. 2. 3. 4. 5.", "Tom"]
)
def test_what_tells_nothing(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "text", ["Det var en rigtig god samtale, vi vil gerne se hende igen i næste uge.", "Bylo to dobré."]
)
def test_a_language_that_we_do_not_write_is_none(text: str) -> None:
    assert language_of(text) == ""


# --- which language -------------------------------------------------------------------------------------------------

GERMAN = "Vorstellungsgespräch mit Priya Nair. Bitte bringen Sie Ihre Unterlagen mit, wir freuen uns auf Sie."


def case(
    theirs: str = "", description: str = "", allowed: tuple[str, ...] = LANGUAGES
) -> tuple[Interview, Respondent, Rules]:
    of_anna = interview(Story().asked())
    of_anna = replace(of_anna, meeting=replace(of_anna.meeting, summary="Interview", description=description))
    return of_anna, replace(of_anna.respondents[0], language=theirs), replace(RULES, languages=allowed)


@pytest.mark.parametrize(
    ("told", "remembered", "expected"),
    [
        (case(), "", "en"),
        (case(description=GERMAN), "", "de"),
        (case(description=GERMAN), "fr", "fr"),
        (case("sv", GERMAN), "fr", "sv"),
        (case("sv", GERMAN, ("nl", "de")), "fr", "de"),
        (case("sv", allowed=("nl", "de")), "", "nl"),
    ],
    ids=["nothing known", "the invitation's", "of another interview", "their own", "not allowed", "the first allowed"],
)
def test_the_language_of_a_letter(told: tuple[Interview, Respondent, Rules], remembered: str, expected: str) -> None:
    assert tongue(*told, remembered) == expected


def test_a_reply_tells_the_language_of_what_comes_next() -> None:
    story = Story().asked().reply("a", "Ich melde mich morgen dazu, heute schaffe ich es leider nicht mehr.", END)
    assert interview(story).respondents[0].language == "de"
    story.reply("a", "ok", END)
    assert interview(story).respondents[0].language == "de", "two letters tell nothing new"
    assert interview(story).respondents[1].language == ""


# --- the letters -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", LETTERS)
def test_tone(sample: Sample) -> None:
    """Short, in short sentences, and nothing left that a template forgot."""
    letter = write(sample)
    own = letter.text.split("Q1.")[0] + letter.text.split("Q5.")[1].split("\n", 1)[1]
    signs = sum(columns(c) == 2 for c in own)
    length = len(re.sub(r"https?://\S+", "", own).split()) + signs // 3
    assert length <= 130, "a letter is read on a phone, in a lift"
    for sentence in re.split(r"[.?!。:：;；]\s*", own):
        assert len(sentence.split()) + sum(columns(c) == 2 for c in sentence) // 3 <= 32, sentence
    assert not re.search(r"\{|\}|None|undefined|\(\)|  |\s[,.]|“”", letter.text), letter.text
    assert max(map(columns, (line for line in letter.text.splitlines() if "://" not in line))) <= 80
    assert f'<html lang="{sample.name[-2:]}">' in letter.html
    assert [line for line in letter.text.splitlines() if re.match(r"Q\d\. ", line)] == re.findall(
        r"(?m)^Q\d\. .+$", letter.text
    )
    assert len(re.findall(r"(?m)^Q[1-5]\. ", letter.text)) == 5
    assert "Q5" in shown(letter.html)


@pytest.mark.parametrize("sample", THANKS)
def test_tone_of_the_thanks(sample: Sample) -> None:
    """Two or three plain sentences that ask nothing, and promise nothing."""
    letter = write(sample)
    text = letter.text
    assert len(text.split()) + sum(columns(c) == 2 for c in text) // 3 <= 60
    assert not re.search(r"\{|\}|None|undefined|\(\)|  |\s[,.]|[?？]|か。|Q[1-5]|https?:|mailto:", text), text
    assert max(map(columns, text.splitlines())) <= 78
    assert "Anna Keller" in text
    assert f'<html lang="{sample.name[-2:]}">' in letter.html
    assert {"a": "Priya Nair", "b": "Acme GmbH"}[sample.slot] in " ".join(text.split())


@pytest.mark.parametrize("sample", DRAFTS)
def test_tone_of_the_drafts(sample: Sample) -> None:
    """What the recruiter finds in Drafts after the decision: a few plain sentences, and nothing left open."""
    letter = write(sample)
    assert len(letter.text.split()) + sum(columns(c) == 2 for c in letter.text) // 3 <= 90
    assert not re.search(r"\{|\}|None|undefined|\(\)|  |\s[,.]", letter.text), letter.text
    assert max(map(columns, letter.text.splitlines())) <= 78
    assert "Anna Keller" in letter.text
    assert f'<html lang="{sample.name[-2:]}">' in letter.html


def test_no_two_decisions_read_alike() -> None:
    for language in LANGUAGES:
        texts = [write(one).text for one in of(language) if one.kind in AFTER_DECISION]
        assert len(texts) == len(set(texts)) == 12


@pytest.mark.parametrize("sample", LETTERS)
def test_the_way_out_that_a_letter_names_is_one(sample: Sample) -> None:
    """Whoever types the words in capitals, as the letter says, is heard."""
    text = " ".join(write(sample).text.split())
    (no_ai,) = set(re.findall(r"NO AI|KEINE KI|SANS IA|SIN IA|GEEN AI|SEM IA|SENZA IA|BEZ AI|INGEN AI|AIなし", text))
    assert word((Line(number=1, text=no_ai, label=Label.TYPED),)) is Word.NO_AI
    assert "STOP" in text
    assert word((Line(number=1, text="STOP", label=Label.TYPED),)) is Word.STOP


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Thursday, 5 November"),
        ("de", "Donnerstag, 5. November"),
        ("fr", "jeudi 5 novembre"),
        ("es", "jueves, 5 de noviembre"),
        ("nl", "donderdag 5 november"),
        ("pt", "quinta-feira, 5 de novembro"),
        ("it", "giovedì 5 novembre"),
        ("pl", "czwartek, 5 listopada"),
        ("sv", "torsdag 5 november"),
        ("ja", "11月5日木曜日"),
    ],
)
def test_days(language: str, expected: str) -> None:
    assert day_in(language, datetime(2026, 11, 5, 13, tzinfo=UTC), ZoneInfo("Europe/Berlin")) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_leaves_no_hole_in_any_language(language: str) -> None:
    for sample, declined in product(of(language), (False, True)):
        bare = replace(sample.interview, role="", company="", people=())
        people = tuple(
            replace(r, person=replace(r.person, declined=declined)) for r in bare.respondents if r.slot == sample.slot
        )
        bare = replace(bare, meeting=replace(bare.meeting, start=None, end=None, summary=""), respondents=people)
        letter = write(replace(sample, interview=bare))
        assert letter.subject == f"Re: {IDIOMS[language].interview} [#abcdefgh]"
        assert not re.search(r"\(\s*[,)]|\s[,.?](?!\.)(?<! \?)|  |, [.?)]", letter.text), letter.text


@pytest.mark.parametrize("checking", [False, True], ids=["question", "took place"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_our_letter_is_taken_for_an_answer(language: str, checking: bool) -> None:
    """Answers between the questions, from nine programs: a question of three words was once taken for an answer."""
    cases = [one for one in cases_of(DATA / "replies" / "further.jsonl") if one.layout is Layout.INLINE]
    assert len(cases) >= 20
    for case in cases:
        about = occasion(case, replace(RULES, languages=(language,)), checking=checking)
        ours = {line.strip() for line in about.sent.text.splitlines() if len(line.strip()) > 3}
        reply = read(raw_mail(case, about))
        lines = typed(reply.text, reply.html, about.sent.text)
        assert ours & {line.text.strip() for line in lines if line.label is Label.TYPED} == set(), case.id
