"""What every letter is like, and what the letters to the recruiter say."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from agent.core.effects import LetterKind
from agent.core.feedback import Decision, FiledReading, Kind, Outcome, Point, PointKind, Reading, Severity
from agent.core.interview import InterviewState, Ruling
from agent.core.mail import Address
from agent.core.people import Person, Side
from agent.core.policy import NextStep, Recommendation
from agent.core.respondent import RespondentState
from agent.writing.check import write
from agent.writing.sample import NOW, PRIYA, RECRUITER, TOM, interview
from agent.writing.samples import Sample, samples
from agent.writing.words import certainty
from tests.unit.letterbox import NEXT, Outline, canary, shown, words, written

SAMPLES = [pytest.param(sample, id=f"{number}-{sample.name}") for number, sample in enumerate(samples())]


@pytest.mark.parametrize("sample", SAMPLES)
def test_text_and_html_say_the_same(sample: Sample) -> None:
    mail = write(sample)
    assert words(mail.text) == words(shown(mail.html))


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_left_unfilled(sample: Sample) -> None:
    mail = write(sample)
    for text in (mail.subject, mail.text, shown(mail.html)):
        assert not re.search(r"[{}]|\bNone\b|\bTrue\b|\bFalse\b|undefined|not_said|another_interview|<agent", text)
    assert not re.search(r"\S +[,.]", mail.text)
    assert mail.subject
    assert "\n" not in mail.subject
    assert ("[#abcdefgh]" in mail.subject) is (
        sample.kind not in (LetterKind.ASIDE, LetterKind.DIGEST, LetterKind.FAULTY, LetterKind.HALTED)
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_text_fits_on_eighty_columns(sample: Sample) -> None:
    lines = [line for line in write(sample).text.splitlines() if "://" not in line]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("sample", SAMPLES)
def test_html_asks_for_nothing_from_outside(sample: Sample) -> None:
    page = Outline(write(sample).html)
    assert not page.tags & {"img", "script", "link", "iframe", "object", "form", "input", "svg", "video", "base"}
    assert not page.attributes & {"src", "srcset", "background", "action", "poster"}
    assert "url(" not in write(sample).html
    assert "@import" not in write(sample).html


def test_the_heads_up_says_who_is_asked_when_and_how_to_stop_it() -> None:
    waiting = tuple(replace(r, state=RespondentState.NOT_ASKED, readings=()) for r in interview().respondents)
    of = replace(interview(), respondents=waiting)
    text = " ".join(written(LetterKind.HEADS_UP, of).text.split())
    assert "- Tom Becker (client), tom.becker@acme.example" in text
    assert "- Priya Nair (candidate), priya.nair@mail.example" in text
    assert "into your Drafts on Thu 5 Nov, 16:00 CET. You send them." in text
    assert "Reply with the word no" in text


def test_the_heads_up_tells_which_side_is_a_guess_and_how_to_put_it_right() -> None:
    tom, priya = (replace(r, state=RespondentState.NOT_ASKED, readings=()) for r in interview().respondents)
    why = "the only private address here (mail.example)"
    guessed = replace(priya, person=replace(priya.person, guessed=True, reason=why))
    text = written(LetterKind.HEADS_UP, replace(interview(), respondents=(tom, guessed))).text
    flat = " ".join(text.split())
    assert "priya.nair@mail.example. A guess: the only private address here (mail[.]example)." in flat
    assert "    client: priya.nair@mail.example\n" in text
    assert "tom.becker@acme.example. A guess" not in flat
    assert "candidate: tom" not in flat


def test_the_heads_up_speaks_of_no_guess_where_there_is_none() -> None:
    waiting = tuple(replace(r, state=RespondentState.NOT_ASKED, readings=()) for r in interview().respondents)
    assert "guess" not in written(LetterKind.HEADS_UP, replace(interview(), respondents=waiting)).text


def test_somebody_who_declined_is_not_announced() -> None:
    tom, priya = (replace(r, state=RespondentState.NOT_ASKED) for r in interview().respondents)
    of = replace(interview(), respondents=(replace(tom, person=replace(tom.person, declined=True)), priya))
    assert "tom.becker" not in written(LetterKind.HEADS_UP, of).text


def test_each_doubt_is_a_question_with_the_replies_that_answer_it() -> None:
    sam = Person(address=Address(email="sam@else.example", name="Sam"), side=Side.UNKNOWN, reason="nothing says")
    of = replace(
        interview(), approved=False, people=(*interview().people, sam), doubts=("Who is Sam?", "No job named.")
    )
    text = written(LetterKind.DOUBT, of).text
    assert "Nothing proves that you organised this interview. Shall I ask them all" in text
    assert "    ask\n    no\n" in text
    assert "    client: sam@else.example\n    candidate: sam@else.example\n    colleague: sam@else.example\n" in text
    assert "No job named." in text


def test_feedback_shows_values_with_their_quotes_and_who_read_it() -> None:
    text = written(LetterKind.FEEDBACK_IN, slot="a", mail="mail-a").text
    assert "Overall rating: ●●●●○ 4 of 5\n    “I'd say 4 out of 5”\n" in text
    assert "- Minor concern\n  “she hasn't run Kubernetes in production herself”\n" in text
    assert "The summary is not Tom’s words." in text
    assert "read by sandbox rules, no language model" in " ".join(text.split())


@pytest.mark.parametrize(
    ("reader", "label"),
    [
        ("offline rules", "read by offline rules, no language model"),
        ("sandbox rules, no language model", "read by sandbox rules, no language model"),
        ("gpt-5-mini", "read by the language model gpt-5-mini"),
    ],
)
def test_it_is_plain_whether_a_language_model_read_an_answer(reader: str, label: str) -> None:
    tom, priya = interview().respondents
    filed = replace(tom.readings[0], reading=replace(tom.readings[0].reading, reader=reader))
    of = replace(interview(), respondents=(replace(tom, readings=(filed,)), priya))
    for kind in (LetterKind.FEEDBACK_IN, LetterKind.RECOMMENDATION):
        assert label in " ".join(written(kind, of, mail="mail-a").text.split()).replace("Read by", "read by")


def test_protected_remarks_are_counted_and_never_shown() -> None:
    remark = canary("too old for us")
    hidden = Point(kind=PointKind.CONCERN, severity=Severity.MAJOR, quote=canary("too old for us, frankly"))
    tom, priya = interview().respondents
    reading = replace(tom.readings[0].reading, points=(hidden,), protected=(remark,), evidence={"rating": remark})
    of = replace(interview(), respondents=(replace(tom, readings=(replace(tom.readings[0], reading=reading),)), priya))
    for kind in (LetterKind.FEEDBACK_IN, LetterKind.RECOMMENDATION):
        mail = written(kind, of, mail="mail-a")
        assert "too old" not in mail.text + mail.html
        assert "1 remark set aside as protected" in mail.text


def test_the_recommendation_puts_both_sides_beside_each_other() -> None:
    mail = written(LetterKind.RECOMMENDATION)
    assert mail.subject == "Priya Nair at Acme GmbH: another interview? (mixed) [#abcdefgh]"
    assert (
        "Overall rating\n"
        "  Client (Tom Becker): ●●●●○ 4 of 5\n    “I'd say 4 out of 5”\n    – Thu 5 Nov, 18:00 CET\n"
        "  Candidate (Priya Nair): ●●●●● 5 of 5\n    “5!”\n    – Fri 6 Nov, 11:00 CET\n"
    ) in mail.text
    groups = [mail.text.index(what) for what in ("Major concerns (1)", "Minor concerns (1)", "Strengths (2)")]
    assert groups == sorted(groups)
    assert "– Priya Nair (candidate), Fri 6 Nov, 11:00 CET" in mail.text
    assert "The rule behind this: lower-of-both." in mail.text


def test_a_contradiction_is_named() -> None:
    tom, priya = interview().respondents
    low = replace(priya.readings[0], reading=replace(priya.readings[0].reading, rating=1, decision=Decision.NO))
    of = replace(interview(), respondents=(tom, replace(priya, readings=(low,))))
    text = written(LetterKind.RECOMMENDATION, of).text
    assert "Overall rating (they differ)" in text
    assert "Wants to go ahead (they differ)" in text
    assert "they differ" not in written(LetterKind.RECOMMENDATION).text


def test_a_later_answer_stands_for_an_earlier_one() -> None:
    tom, priya = interview().respondents
    later = FiledReading(mail="m2", at=NOW + timedelta(days=2), reading=replace(tom.readings[0].reading, rating=2))
    of = replace(interview(), respondents=(replace(tom, readings=(later, *tom.readings)), priya))
    text = written(LetterKind.RECOMMENDATION, of).text
    assert "Client (Tom Becker): ●●○○○ 2 of 5" in text
    assert "●●●●○" not in text


def test_every_person_of_the_clients_side_is_named() -> None:
    tom, priya = interview().respondents
    eve = replace(tom, slot="c", person=replace(tom.person, address=Address(email="eve@acme.example", name="Eve Low")))
    text = written(LetterKind.RECOMMENDATION, replace(interview(), respondents=(tom, eve, priya))).text
    assert "Client (Tom Becker): ●●●●○ 4 of 5" in text
    assert "Client (Eve Low): ●●●●○ 4 of 5" in text


def test_who_has_not_answered_is_missing() -> None:
    tom, priya = interview().respondents
    silent = replace(priya, state=RespondentState.UNREACHABLE, readings=())
    text = written(LetterKind.RECOMMENDATION, replace(interview(), respondents=(tom, silent))).text
    assert "NOT HEARD, AND WHY\n\n- Priya Nair (candidate): not reached\n" in text
    asked = replace(silent, questions=4)
    text = written(LetterKind.RECOMMENDATION, replace(interview(), respondents=(tom, asked))).text
    assert "- Priya Nair (candidate): no answer after 3 reminders\n" in text


@pytest.mark.parametrize(
    ("told", "certain"),
    [
        ({"at_once": True, "missing": ("x",)}, "Settled: one side ends it"),
        ({"missing": ("x",), "contested": True}, "Provisional: something is still missing."),
        ({"contested": True}, "Mixed: some things speak for going ahead, and some against."),
        ({"contested": False}, "Clear: only minor concerns speak against it."),
        ({"contested": False, "speaks_against": ()}, "Clear: nothing that was said contradicts it."),
    ],
)
def test_certainty_is_what_the_recommendation_rests_on(told: dict[str, Any], certain: str) -> None:
    found = Recommendation(
        step=NextStep.OFFER,
        rule="lower-of-both",
        sentence="Offer.",
        **{"speaks_for": ("Client: yes.",), "speaks_against": ("Client names 1 minor concern.",), **told},
    )
    assert certainty(found).startswith(certain)


def test_a_quote_that_was_wrapped_is_shown_on_one_line() -> None:
    mail = written(LetterKind.RECOMMENDATION)
    assert "“three days a week in the office would be hard for me”" in mail.text
    assert "“three days a week in the office would be hard for me”" in mail.html


def test_what_was_not_asked_is_not_shown_as_unsaid() -> None:
    tom, priya = interview().respondents
    text = written(LetterKind.RECOMMENDATION).text
    assert "Proposes\n  Client (Tom Becker): Another interview\n" in text
    assert "  Candidate (Priya Nair): not asked\n" in text
    silent = replace(priya, state=RespondentState.UNREACHABLE, readings=())
    text = written(LetterKind.RECOMMENDATION, replace(interview(), respondents=(tom, silent))).text
    assert text.count("  Candidate (Priya Nair): no answer\n") == 4


def test_that_it_took_place_goes_without_saying() -> None:
    tom, priya = interview().respondents
    assert "Took place" not in written(LetterKind.FEEDBACK_IN, mail="mail-a").text
    assert "Took place" not in written(LetterKind.RECOMMENDATION).text
    missed = replace(priya.readings[0], reading=Reading(kind=Kind.FEEDBACK, outcome=Outcome.CLIENT_NO_SHOW, reader="x"))
    of = replace(interview(), respondents=(tom, replace(priya, readings=(missed,))))
    text = written(LetterKind.RECOMMENDATION, of).text
    assert "Took place (they differ)\n  Client (Tom Becker): Yes\n" in text
    assert "  Candidate (Priya Nair): No, the client did not come\n" in text


def test_a_revised_recommendation_says_so() -> None:
    assert "Revised" not in written(LetterKind.RECOMMENDATION, number=1).subject
    mail = written(LetterKind.RECOMMENDATION, number=2)
    assert mail.subject.startswith("Revised: ")
    assert "this replaces what I recommended before" in mail.text


def test_the_recruiter_decides_and_the_team_is_told() -> None:
    choices = ("offer", "another interview", "hold", "reschedule", "reject", "withdrawn")
    mine = written(LetterKind.RECOMMENDATION)
    assert all(f"- {choice}" in mine.text for choice in choices)
    bodies = [parse_qs(urlsplit(link).query)["body"][0] for link in Outline(mine.html).links]
    assert bodies == list(choices)
    theirs = written(LetterKind.RECOMMENDATION, to=Address(email="ben@agency.example", name="Ben"))
    said = " ".join(theirs.text.split())
    assert "Anna Keller decides. If you like, say what you think: reply with agree" in said
    assert "Reply with one of these" not in said
    assert Outline(theirs.html).links == []


def test_without_a_token_there_are_no_links_that_decide() -> None:
    assert Outline(written(LetterKind.RECOMMENDATION, reply_to=RECRUITER.email).html).links == []


def test_a_held_reply_is_shown_as_nobodys_words() -> None:
    eve = Address(email="eve@evil.example", name="Tom Becker")
    words_ = "Hire nobody.\nSee https://evil.example/x"
    mail = written(LetterKind.HELD, slot="a", mail="m", claimed=eve, reason="Its address is another.", words=words_)
    assert mail.subject == "In doubt: a reply from Tom Becker [#abcdefgh]"
    text = " ".join(mail.text.split())
    assert "It says that it comes from Tom Becker (eve@evil.example). Its address is another." in text
    assert "> Hire nobody.\n> See https[:]//evil[.]example/x\n" in mail.text


def test_a_reply_after_the_decision_or_without_ai_is_passed_on_without_suspicion() -> None:
    late = written(LetterKind.HELD, replace(interview(), state=InterviewState.DECIDED), mail="m")
    assert late.subject == "Please read: a reply from Tom Becker [#abcdefgh]"
    assert "after your decision" in late.text
    tom, priya = interview().respondents
    shy = FiledReading(mail="m", at=NOW, reading=Reading(kind=Kind.FEEDBACK, reader="nobody: they asked for no AI"))
    of = replace(interview(), respondents=(replace(tom, readings=(shy,)), priya))
    assert "They asked that no AI reads their answer" in " ".join(written(LetterKind.HELD, of, mail="m").text.split())


@pytest.mark.parametrize(
    ("state", "questions", "why"),
    [
        (RespondentState.UNREACHABLE, 4, "Tom Becker has not answered, after 3 reminders."),
        (RespondentState.UNREACHABLE, 1, "Mail does not reach Tom Becker."),
        (RespondentState.STOPPED, 1, "Tom Becker does not want to be asked by mail."),
        (RespondentState.ASKED, 1, "Whether my mail reached Tom Becker is uncertain"),
    ],
)
def test_a_call_says_why_and_brings_the_questions(state: RespondentState, questions: int, why: str) -> None:
    tom, priya = interview().respondents
    of = replace(interview(), respondents=(replace(tom, state=state, questions=questions), priya))
    mail = written(LetterKind.CALL, of)
    assert why in " ".join(mail.text.split())
    assert re.findall(r"(?m)^Q\d", mail.text) == ["Q1", "Q2", "Q3", "Q4", "Q5"]


def test_a_call_about_a_draft_that_was_never_sent_says_so() -> None:
    tom, priya = interview().respondents
    left = replace(tom, state=RespondentState.UNREACHABLE, questions=0, drafted=True)
    text = " ".join(written(LetterKind.CALL, replace(interview(), respondents=(left, priya))).text.split())
    assert "The mail to Tom Becker still lies in Drafts, so nobody has asked them." in text


@pytest.mark.parametrize("step", NextStep)
def test_drafts_after_the_decision_differ_by_step_and_side(step: NextStep) -> None:
    of = replace(interview(), ruling=Ruling(step=step, reason="SECRET", by=RECRUITER.email, at=NOW))
    others = [replace(of, ruling=Ruling(step=s, reason="", by="", at=NOW)) for s in NextStep if s is not step]
    for kind, to in zip(NEXT, (TOM, PRIYA), strict=True):
        mail = written(kind, of, to=to)
        assert mail.text not in [written(kind, other, to=to).text for other in others]
        assert "SECRET" not in mail.text
        assert mail.text.endswith("Kind regards,\nAnna Keller\n")
