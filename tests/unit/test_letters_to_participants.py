"""What participants are asked, and what they can never be told."""

import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.effects import QUESTIONS, TO_PARTICIPANTS, LetterKind
from agent.core.feedback import Decision, FiledReading, Kind, Point, PointKind, Reading, Severity
from agent.core.interview import Interview, InterviewState, Ruling
from agent.core.mail import Address, Label
from agent.core.policy import NextStep, Recommendation
from agent.core.respondent import RespondentState
from agent.reading.typed import typed
from agent.writing.check import write
from agent.writing.letters import Letter
from agent.writing.sample import NOW, PRIYA, REPLY_TO, RULES, TOM, interview
from agent.writing.samples import Sample, samples
from tests.unit.letterbox import NEXT, Outline, canary, written


def test_the_question_to_the_client() -> None:
    mail = written(LetterKind.QUESTION, slot="a", number=0, to=TOM, form_url="https://forms.example/f?a=1&b=2")
    assert mail.subject == "Re: Interview Priya Nair / Acme GmbH [#abcdefgh]"
    assert mail.text == (
        "Hi Tom,\n\n"
        "Thank you for taking the time to meet Priya Nair for the role of Backend\n"
        "Engineer on Thursday, 5 November. How did it go?\n\n"
        "Just reply in your own words, a line or two is fine. Write above the\n"
        "questions or between them, as you like. If the interview did not take\n"
        "place, simply say so.\n\n"
        "Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?\n"
        "Rating: 1 2 3 4 5\n\n"
        "Q2. What were your impressions of Priya Nair?\n\n"
        "Q3. Did Priya Nair meet the qualifications for the role of Backend Engineer?\n\n"
        "Q4. Any concerns, or suggestions for improvement?\n\n"
        "Q5. What should happen next: offer, another interview, hold, or no?\n\n"
        "You can also fill in a form: https://forms.example/f?a=1&b=2\n\n"
        "Kind regards,\nAnna Keller\n\n"
        "Software with a language model helps me to sort the answers; every\n"
        "decision is made by a person. If you would rather have no AI read yours,\n"
        "write NO AI as the first line of your reply. If you would rather not be\n"
        "asked, write STOP.\n"
    )


def test_a_rating_is_a_mailto_that_says_nothing_until_it_is_sent() -> None:
    mail = written(LetterKind.QUESTION, slot="b", number=0, to=PRIYA)
    links = [urlsplit(link) for link in Outline(mail.html).links]
    assert [link.scheme for link in links] == ["mailto"] * 5
    assert {unquote(link.path) for link in links} == {REPLY_TO}
    assert "+" not in "".join(link.path for link in links)
    fields = [parse_qs(link.query.replace("+", "%2B")) for link in links]
    assert [f["body"] for f in fields] == [["Q1 1"], ["Q1 2"], ["Q1 3"], ["Q1 4"], ["Q1 5"]]
    assert {f["subject"][0] for f in fields} == {mail.subject}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[", "form"])
def test_a_form_that_no_browser_should_open_is_not_offered(url: str) -> None:
    mail = written(LetterKind.QUESTION, slot="a", number=0, to=TOM, form_url=url)
    assert {urlsplit(link).scheme for link in Outline(mail.html).links} == {"mailto"}
    assert "form" not in mail.text


@pytest.mark.parametrize(("slot", "to"), [("a", TOM), ("b", PRIYA)])
def test_reminders_grow_shorter_and_ask_all_questions_again(slot: str, to: Address) -> None:
    question = written(LetterKind.QUESTION, slot=slot, number=0, to=to)
    reminders = [written(LetterKind.REMINDER, slot=slot, number=n, to=to) for n in (1, 2, 3)]
    lengths = [len(mail.text) for mail in (question, *reminders)]
    assert lengths == sorted(lengths, reverse=True)
    asked = [line for line in question.text.splitlines() if re.match(r"Q\d\. ", line)]
    for mail in reminders:
        assert [line for line in mail.text.splitlines() if re.match(r"Q\d\. ", line)] == asked
        assert mail.subject == question.subject
        assert all(word in mail.text for word in ("STOP", "NO AI", "language model"))
    assert "last reminder" in reminders[-1].text


def test_the_last_reminder_of_a_short_cadence_says_that_it_is_the_last() -> None:
    rules = replace(RULES, cadence=(timedelta(days=1),))
    assert "last reminder" in written(LetterKind.REMINDER, rules=rules, to=TOM).text


def test_what_is_not_known_leaves_no_hole() -> None:
    bare = replace(interview(), role="", company="", people=(), respondents=())
    bare = replace(bare, meeting=replace(bare.meeting, start=None, end=None, summary="", zone="Nowhere/Else"))
    mail = written(LetterKind.QUESTION, bare, to=Address(email="tom@acme.example"))
    assert mail.subject == "Re: Interview [#abcdefgh]"
    assert "Hi tom," in mail.text
    assert "meet the candidate. How" in mail.text
    assert "Q3. Did the candidate meet the qualifications for the role?" in mail.text


def test_a_title_that_is_a_reply_already_gets_no_second_re() -> None:
    of = replace(interview(), meeting=replace(interview().meeting, summary="RE: re: Interview"))
    assert written(LetterKind.QUESTION, of, to=TOM).subject == "Re: Interview [#abcdefgh]"


@pytest.mark.parametrize(
    ("name", "greeting"), [("Tom Becker", "Tom"), ("Becker, Tom", "Tom"), ("Tom", "Tom"), ("", "t.b")]
)
def test_people_are_greeted_by_their_first_name(name: str, greeting: str) -> None:
    to = Address(email="t.b@acme.example", name=name)
    assert written(LetterKind.QUESTION, to=to).text.startswith(f"Hi {greeting},")


def poisoned(mark: str, kind: Kind, rating: int) -> Reading:
    """A reading that says its mark wherever something can be said."""
    return Reading(
        kind=kind,
        rating=rating,
        decision=Decision.STRONG_NO,
        points=(Point(kind=PointKind.CONCERN, severity=Severity.MAJOR, quote=canary(f"{mark}point")),),
        protected=(canary(f"{mark}protected"),),
        summary=f"{mark}summary",
        evidence={"rating": canary(f"{mark}rating"), "decision": canary(f"{mark}decision")},
        reader=f"{mark}reader",
        notes=(f"{mark}note",),
    )


@st.composite
def told(draw: st.DrawFn) -> Interview:
    """An interview in which both sides have said anything in any order."""
    people = []
    for respondent, mark in zip(interview().respondents, ("KLIENT", "KANDIDAT"), strict=True):
        filed = tuple(
            FiledReading(
                mail=f"m{n}", at=NOW + timedelta(hours=draw(st.integers(0, 99))), reading=poisoned(mark, kind, n)
            )
            for n, kind in enumerate(draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=4)), 1)
        )
        state = draw(st.sampled_from(RespondentState))
        held = tuple(draw(st.lists(st.just(f"{mark}held"), max_size=1)))
        people.append(replace(respondent, readings=filed, state=state, held=held, unread=held))
    step = draw(st.sampled_from(NextStep))
    secret = ("KLIENT KANDIDAT",)
    return replace(
        interview(),
        respondents=tuple(draw(st.permutations(people))),
        state=draw(st.sampled_from(InterviewState)),
        said_over="KLIENT KANDIDAT",
        doubts=secret,
        recommendation=Recommendation(
            step=step, rule="KLIENT", sentence="KANDIDAT", speaks_for=secret, speaks_against=secret, missing=secret
        ),
        ruling=Ruling(step=step, reason="KLIENT KANDIDAT", by="KLIENT", at=NOW),
    )


@settings(max_examples=200)
@given(
    of=told(),
    kind=st.sampled_from(sorted({*TO_PARTICIPANTS, *NEXT})),
    slot=st.sampled_from("ab"),
    number=st.integers(0, 3),
    note=st.just("KLIENT KANDIDAT"),
)
def test_no_word_of_an_answer_ever_reaches_a_participant(
    of: Interview, kind: LetterKind, slot: str, number: int, note: str
) -> None:
    to = TOM if slot == "a" else PRIYA
    mail = written(kind, of, slot=slot, number=number, to=to, reader_note=note, reason=note, words=note, mail="m1")
    for text in (mail.subject, mail.text, unquote(mail.html)):
        assert "KLIENT" not in text
        assert "KANDIDAT" not in text


@settings(max_examples=100)
@given(of=told(), slot=st.sampled_from("ab"), number=st.integers(0, 3))
def test_questions_are_the_same_whatever_was_said_or_decided(of: Interview, slot: str, number: int) -> None:
    to = TOM if slot == "a" else PRIYA
    kind = LetterKind.REMINDER if number else LetterKind.QUESTION
    assert written(kind, of, slot=slot, number=number, to=to) == written(kind, slot=slot, number=number, to=to)


@settings(max_examples=100)
@given(of=told(), slot=st.sampled_from("ab"))
def test_thanks_are_the_same_whatever_was_said_or_decided(of: Interview, slot: str) -> None:
    to = TOM if slot == "a" else PRIYA
    assert written(LetterKind.THANKS, of, slot=slot, to=to) == written(LetterKind.THANKS, slot=slot, to=to)


HEAD = "From: Anna Keller <anna@agency.example>\nSent: Friday\nTo: Tom Becker\nSubject: Interview\n\n"


def typed_words(text: str, ours: Letter, html: str = "") -> list[tuple[str, str]]:
    lines = typed(text, html, ours.text)
    return [(line.question, line.text) for line in lines if line.label is Label.TYPED and line.text.strip()]


@pytest.mark.parametrize("sample", [s for s in samples() if s.kind in QUESTIONS], ids=lambda s: s.name)
def test_our_own_words_are_told_from_an_answer_however_they_come_back(sample: Sample) -> None:
    ours = write(sample)
    links = " ".join(f"{n}<{link}>" for n, link in enumerate(Outline(ours.html).links[:5], 1))
    as_outlook = re.sub(r"(?m)^(.+): 1 2 3 4 5$", lambda found: f"{found[1]}: {links}\n\n4", ours.text)
    as_outlook = re.sub(r"(?m)^(Q4\. .+)$", r"\1\nNone", as_outlook)
    assert as_outlook.count("None") == 1
    assert typed_words(f"See below.\n\n{HEAD}{as_outlook}", ours) == [("", "See below."), ("Q1", "4"), ("Q4", "None")]
    body = ours.html[ours.html.index("<table") : ours.html.index("</body>")]
    above = f"<div>Great, 5</div><blockquote type=cite>{body}</blockquote>"
    assert typed_words("", ours, above) == [("", "Great, 5")]
    assert typed_words("", ours, f"<div>Great, 5</div><hr>{body}") == [("", "Great, 5")]
