"""How a recommendation came about, as its letter tells it, and what never goes out with it."""

import json
import re
from dataclasses import fields, replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.contact import Contact
from agent.core.feedback import Decision, Kind, Point, PointKind, Quote, Reading, Severity, Usage
from agent.core.policy import NextStep, Recommendation
from agent.core.prose import Cited, Prose
from agent.core.respondent import RespondentState
from agent.core.unread import NO_READER
from agent.writing.sample import NOW, RECRUITER, interview
from agent.writing.samples_of_recommendations import PANEL_RULES, heard, judged, unheard
from tests.unit.letterbox import canary, shown
from tests.unit.recommending import BEN, flat, letter, only, panel, point, says

# --- how it came about -----------------------------------------------------------------------------------------------


def test_the_rule_its_limits_and_what_they_say() -> None:
    text = flat(letter().text)
    assert "The rule behind this: lower-of-both. Fixed rules led to it, not a language model." in text
    assert "Client’s ceiling: client-meets-again, at most “another interview”: the client says yes and" in text
    assert "Candidate’s cap: candidate-yes, at most “make an offer”: the candidate says yes" in text
    ended = judged(only("a", says(decision=Decision.NO)))
    assert "client-says-no, which settles the step by itself" in flat(letter(ended).text)
    assert "ceiling" not in letter(ended).text


def test_which_model_prompt_settings_and_tokens_read_each_reply() -> None:
    read = {"prompt": "reading/3", "settings": "temperature 0, json_schema"}
    of = only("a", says(rating=4, summary="Fine.", **read, usage=Usage(sent=1612, received=211)))
    text = flat(letter(of).text)
    assert (
        "Tom Becker (client), Thu 5 Nov, 15:00 CET: Fine. Read by the language model gpt-5-mini; prompt reading/3; "
        "temperature 0, json_schema; 1,612 tokens sent, 211 received" in text
    )
    guessed = only("a", says(rating=4, usage=Usage(sent=5, received=6, reported=False)))
    assert "about 5 tokens sent, 6 received" in flat(letter(guessed).text)


def test_a_reading_that_stands_in_for_a_models_is_called_so_on_top_and_below() -> None:
    text = flat(letter(panel(), PANEL_RULES).text)
    assert "Plain rules read what Max Roth wrote, as the language model was away." in text.split("BOTH SIDES")[0]
    assert "It only stands in: the language model was away" in text.split("HOW THIS CAME ABOUT")[1]
    assert "stands in" not in letter().text


def test_notes_of_a_reading_say_whose_answer_they_are_about() -> None:
    note = "Plain rules had read this reply at first, as the model was away. It was read again by the model."
    assert f"- Tom Becker: {note}" in flat(letter(only("a", says(rating=4, notes=(note,)))).text)


_TOLD = Recommendation(
    step=NextStep.HOLD,
    rule="rule-canary",
    sentence="Sentence canary.",
    ceiling="ceiling-canary",
    cap="cap-canary",
    contested=True,
    speaks_for=("For canary.",),
    speaks_against=("Against canary.",),
    agreements=("Agreement canary.",),
    contradictions=("Contradiction canary.",),
    missing=("Missing canary.",),
    would_change=("News canary.",),
    changed=("Change canary.",),
)


def test_every_field_of_a_recommendation_has_a_place_in_the_letter() -> None:
    mail = letter(replace(interview(), recommendation=_TOLD), number=2)
    for text in (mail.text, shown(mail.html)):
        for field in fields(Recommendation):
            told = getattr(_TOLD, field.name)
            said = told if isinstance(told, tuple) else (told,) if isinstance(told, str) else ()
            assert all(one.lower() in text.lower() for one in said), field.name
    assert "Provisional" in mail.text
    assert "Settled" in letter(replace(interview(), recommendation=replace(_TOLD, at_once=True))).text


# --- whom it goes to, and what never goes out ------------------------------------------------------------------------


def test_the_number_of_remarks_set_aside_and_how_to_see_them_but_for_colleagues() -> None:
    mine, theirs = letter(), letter(to=BEN)
    assert "recommendation. To see it, reply:\n\n    remarks\n" in mine.text
    assert "Only Anna Keller can see it." in flat(theirs.text)
    assert "    remarks" not in theirs.text


_PART = st.tuples(st.integers(0, 60), st.integers(1, 25))
_TYPED = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa"


def _cut(span: tuple[int, int]) -> Quote:
    start, end = span[0], min(span[0] + span[1], len(_TYPED))
    return Quote(first_line=1, start=start, last_line=1, end=end, text=_TYPED[start:end])


@settings(max_examples=60)
@given(hidden=_PART, points=st.lists(_PART, max_size=6), proof=_PART, told=_PART)
def test_no_character_of_a_protected_remark_is_in_text_html_or_json(
    hidden: tuple[int, int], points: list[tuple[int, int]], proof: tuple[int, int], told: tuple[int, int]
) -> None:
    aside = replace(_cut(hidden), text="#" * len(_cut(hidden).text))
    typed = _TYPED[: aside.start] + aside.text + _TYPED[aside.end :]

    def marked(span: tuple[int, int]) -> Quote:
        quote = _cut(span)
        return replace(quote, text=typed[quote.start : quote.end])

    reading = says(
        *(Point(kind=PointKind.STRENGTH, quote=marked(one)) for one in points),
        rating=4,
        protected=(aside,),
        evidence={"rating": marked(proof)},
    )
    cited = (Cited(slot="a", mail="m0", quote=marked(told)),)
    prose = Prose(text="So it is {Q1}.", cited=cited, writer="m", prompt="rationale/1")
    mail = letter(replace(only("a", reading), prose=prose))
    for text in (mail.text, shown(mail.html), *(one.text for one in mail.attachments)):
        assert "#" not in text.replace("[#abcdefgh]", "")
    (attached,) = mail.attachments
    answer = next(p for p in json.loads(attached.text)["people"] if p["name"] == "Tom Becker")["answers"][0]
    assert answer["protected"] == 1


@settings(max_examples=60)
@given(text=st.text(st.sampled_from("ab 界あ。（אب5!“”<&{}\n"), min_size=1, max_size=120))
def test_text_and_html_say_the_same_whatever_was_typed(text: str) -> None:
    of = only("a", says(point(PointKind.CONCERN, text, Severity.MAJOR), rating=4, evidence={"rating": canary(text)}))
    prose = Prose(
        text="So {Q1} it is.", cited=(Cited(slot="a", mail="m0", quote=canary(text)),), writer="m", prompt="p"
    )
    mail = letter(replace(of, prose=prose))
    joined_text, joined_html = (re.sub(r"\W", "", body) for body in (mail.text, shown(mail.html)))
    assert re.sub(r"\W", "", text) in joined_text
    assert re.sub(r"\W", "", text) in joined_html


def test_a_colleague_is_not_addressed_as_the_recruiter() -> None:
    of = judged(heard(interview(), "a", Reading(kind=Kind.FEEDBACK, reader=NO_READER)))
    writes = Contact(wrote=NOW + timedelta(minutes=5))
    tom, priya = unheard(of, "b", RespondentState.ASKED).respondents
    of = replace(of, respondents=(tom, replace(priya, contact=writes)))
    mine, theirs = (flat(letter(of, to=to).text) for to in (RECRUITER, BEN))
    assert "Priya Nair (candidate): not asked, as you write with them" in mine
    assert "Priya Nair (candidate): not asked, as Anna Keller writes with them" in theirs
    assert "and file what it says" in mine
    assert "and file what it says" not in theirs
