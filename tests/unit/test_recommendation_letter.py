"""The recommendation as a recruiter reads it: every block in its place, with whose words and when."""

import re
from dataclasses import replace

import pytest

from agent.core.concluding import advice
from agent.core.feedback import (
    Decision,
    Kind,
    PointKind,
    Proposal,
    Reading,
    Severity,
)
from agent.core.respondent import RespondentState
from agent.core.unread import BY_HAND, NO_READER
from agent.writing.sample import interview
from agent.writing.samples_of_recommendations import PANEL_RULES, heard, judged, unheard, with_prose
from tests.unit.letterbox import canary
from tests.unit.recommending import flat, letter, only, panel, point, says

# --- the first screen ------------------------------------------------------------------------------------------------


def test_subject_and_headline_say_the_step_and_how_firmly_it_stands() -> None:
    mail = letter()
    assert mail.subject == "Priya Nair at Acme GmbH: another interview? (mixed) [#abcdefgh]"
    assert re.search(r"<h1[^>]*>Another interview</h1>", mail.html)
    lines = [line for line in mail.text.splitlines() if line]
    assert lines[:3] == [
        "RECOMMENDATION",
        "Another interview",
        "Mixed: some things speak for going ahead, and some against.",
    ]
    assert flat(mail.text).index("the client says yes and proposes") < 260


def test_what_changed_comes_before_everything_else() -> None:
    found = replace(advice(interview()), changed=("Client: rating from 4 to 2.",))
    text = letter(replace(interview(), recommendation=found), number=2).text
    headings = re.findall(r"(?m)^[A-Z][A-Z ,]{2,}$", text)
    assert headings[:4] == ["WHAT CHANGED", "WHY", "IN SHORT", "THEY AGREE"]
    assert "- Client: rating from 4 to 2.\n" in text
    assert "WHAT CHANGED" not in letter().text


def test_the_models_sentences_are_labelled_and_their_quotes_are_somebodys() -> None:
    mail = letter(with_prose(interview()))
    said = (
        "Both sides want to go on, and “the reasoning was very clear” (Tom Becker, client) carries that. What weighs "
    )
    assert (
        said + "against it is “three days a week in the office would be hard for me” (Priya Nair, candidate)."
        in flat(mail.text)
    )
    assert "Written by the language model gpt-5-mini; the quotes are as they were typed." in flat(mail.text)
    assert "gpt-5-mini (prompt rationale/1; json_schema; 812 tokens sent, 64 received)" in flat(mail.text)
    assert "Written by the language model" not in letter().text


def test_rules_that_write_are_not_called_a_language_model() -> None:
    told = with_prose(interview())
    assert told.prose is not None
    mail = letter(replace(told, prose=replace(told.prose, writer="sandbox rules, no language model")))

    assert "Written by sandbox rules, no language model; the quotes are as they were typed." in flat(mail.text)
    assert "language model sandbox" not in flat(mail.text)


@pytest.mark.parametrize("text", ["It is {Q1}.", "It is “{Q1}”.", 'It is "{Q1}".', "It is{Q1}.", "It is {Q1} ."])
def test_a_quote_in_the_sentences_has_its_own_marks_once(text: str) -> None:
    prose = with_prose(interview()).prose
    assert prose is not None
    said = flat(letter(replace(interview(), prose=replace(prose, text=text))).text)
    assert "It is “the reasoning was very clear” (Tom Becker, client). Written by" in said.replace(") .", ").")


def test_without_a_model_plain_sentences_say_what_everybody_said() -> None:
    said = flat(letter(unheard(interview(), "b", RespondentState.ASKED)).text)
    assert "Tom Becker (client) wants to go ahead, rates it 4 of 5, sees a full fit and proposes another int" in said
    assert "Priya Nair (candidate) has not answered." in said
    assert "put together by fixed rules, not by a language model" in said


def test_sentences_whose_quotes_cannot_be_shown_make_room_for_plain_ones() -> None:
    of = with_prose(interview())
    prose = of.prose
    assert prose is not None
    gone = replace(prose, cited=(replace(prose.cited[0], mail="erased"), prose.cited[1]))
    aside = replace(prose, cited=(replace(prose.cited[0], quote=canary("young for her age", 7)), prose.cited[1]))
    for broken in (gone, aside):
        mail = letter(replace(of, prose=broken))
        assert "gpt-5-mini" not in mail.text
        assert "Tom Becker (client) wants to go ahead" in flat(mail.text)


# --- both sides ------------------------------------------------------------------------------------------------------


def test_everybody_of_a_panel_is_shown_and_who_decides_is_marked_and_comes_first() -> None:
    text = letter(panel(), PANEL_RULES).text
    people = re.findall(r"  Client \((.+)\): .* of 5", text)
    assert people == ["Max Roth, decides", "Tom Becker", "Eve Low"]
    assert "Overall rating (they differ)" in text
    assert "decides" not in letter(panel()).text.split("HOW THIS CAME ABOUT")[0].split("YOUR DECISION")[0]


def test_people_have_names_instead_of_numbers() -> None:
    text = letter(panel(), PANEL_RULES).text
    assert "Tom Becker wants to go ahead, Eve Low does not want to go ahead" in flat(text)
    assert "- Client (Eve Low): no.\n" in text
    assert "person 1" not in text
    assert "person 2" not in text


def test_agreements_and_contradictions_have_blocks_of_their_own() -> None:
    text = letter(panel(), PANEL_RULES).text
    contradict, sides = text.index("THEY CONTRADICT EACH OTHER"), text.index("BOTH SIDES")
    assert contradict < text.index("The client’s people disagree") < sides
    assert "The client’s people disagree" not in text[text.index("WHAT WEIGHS") :]
    text = letter().text
    assert text.index("THEY AGREE") < text.index("- Both sides want to go ahead.") < text.index("BOTH SIDES")
    assert "THEY CONTRADICT" not in text


def test_a_value_that_a_later_mail_amended_says_what_it_was() -> None:
    later = says(rating=2, evidence={"rating": canary("rather a 2")})
    text = letter(judged(heard(interview(), "a", later))).text
    told = "Client (Tom Becker): ●●○○○ 2 of 5 (corrected from 4 of 5, said Thu 5 Nov, 18:00 CET)"
    assert told in flat(text)
    assert "“rather a 2”\n    – Fri 6 Nov, 21:00 CET\n" in text
    assert "corrected" not in letter().text


def test_who_changes_their_mind_proposes_no_more_what_they_did() -> None:
    no = says(decision=Decision.NO, evidence={"decision": canary("no after all")})
    text = letter(judged(heard(interview(), "a", no))).text
    assert "Client (Tom Becker): No (corrected from yes, said" in flat(text)
    assert "Proposes\n" not in text


def test_what_the_recruiter_filed_is_marked_as_theirs() -> None:
    filed = Reading(kind=Kind.FEEDBACK, decision=Decision.YES, next_step=Proposal.OFFER, reader=BY_HAND)
    text = flat(letter(judged(only("a", filed))).text)
    assert "Client (Tom Becker): Make an offer (as the recruiter filed it)" in text
    assert "Read by the recruiter in person" in text


def test_an_answer_that_no_ai_may_read_is_neither_silent_nor_shown() -> None:
    of = heard(interview(), "a", Reading(kind=Kind.FEEDBACK, reader=NO_READER))
    text = flat(letter(judged(of)).text)
    assert text.count("Client (Tom Becker): not read, as they asked for no AI") == 3
    assert "Tom Becker (client): has answered, and asked that no AI reads it. Please read it yourself" in text
    assert "the reasoning was very clear" not in text


# --- remarks ---------------------------------------------------------------------------------------------------------


def test_remarks_stand_in_groups_by_how_much_they_weigh_each_with_whose_and_when() -> None:
    of = only(
        "a",
        says(
            point(PointKind.STRENGTH, "a strength"),
            point(PointKind.CONCERN, "a minor thing", Severity.MINOR),
            point(PointKind.CONCERN, "a blocking thing", Severity.BLOCKING),
            point(PointKind.SUGGESTION, "a suggestion"),
            point(PointKind.CONCERN, "a major thing", Severity.MAJOR),
        ),
    )
    mail = letter(judged(unheard(of, "b", RespondentState.ASKED)))
    groups = re.findall(r"<h3[^>]*>([A-Z][a-z ]+ \(\d\))</h3>", mail.html)
    assert groups == [
        "Blocking concerns (1)",
        "Major concerns (1)",
        "Minor concerns (1)",
        "Strengths (1)",
        "Suggestions (1)",
    ]
    for what in ("blocking thing", "minor thing", "suggestion"):
        assert f"“a {what}”\n  – Tom Becker (client), Thu 5 Nov, 15:00 CET\n" in mail.text


def test_questions_and_requests_are_a_list_to_act_on_also_from_mails_that_are_no_feedback() -> None:
    asks = Reading(kind=Kind.QUESTION, points=(point(PointKind.QUESTION, "is she still free?"),), reader="x")
    text = letter(judged(heard(interview(), "b", asks))).text
    block = text[text.index("FOR YOU TO ACT ON") : text.index("WHAT WEIGHS")]
    assert "- Question\n  “is she still free?”\n  – Priya Nair (candidate), " in block
    assert "- Request\n  “Can you check whether next Tuesday works for her?”\n" in block


def test_a_no_that_became_a_yes_blocks_no_more() -> None:
    no = says(point(PointKind.CONCERN, "too little SQL", Severity.BLOCKING), decision=Decision.NO)
    text = letter(judged(only("a", no, says(decision=Decision.YES)))).text
    assert "Blocking concerns" not in text
    assert "Major concerns (2)" in text


def test_of_forty_remarks_twelve_are_shown_with_strengths_among_them_and_all_that_is_asked() -> None:
    concerns = [point(PointKind.CONCERN, f"concern {n}", Severity.MAJOR) for n in range(20)]
    strengths = [point(PointKind.STRENGTH, f"strength {n}") for n in range(10)]
    asked = [point(PointKind.REQUEST, f"request {n}") for n in range(10)]
    text = letter(only("a", says(*concerns, *strengths, *asked))).text
    seen = [len(re.findall(f"“{kind} \\d+”", text)) for kind in ("concern", "strength", "request")]
    assert seen == [8, 4, 10]
    assert "- and 18 more of Tom Becker, in the replies themselves\n" in text
