"""Remarks set aside as protected: shown to the recruiter who asks, to nobody else, and nowhere else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind, SendLetter
from agent.core.events import Command, RecruiterSaid, Verb
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, Label, Line
from agent.core.obeying import recruiter_said
from agent.reading.case import Ignored, Quarantined
from agent.reading.commands import parse
from agent.writing.sample import NOW, PRIYA, RECRUITER, RULES, TOM, interview
from tests.unit.cases import ANNA
from tests.unit.ledger import FEEDBACK, HEADS_UP, TO_ANNA, TO_TOM, mail, see
from tests.unit.letterbox import NEXT, canary, written

ASKED = RecruiterSaid(
    id="mail:k", interview="abcdefgh", at=NOW, mail="k", by=RECRUITER, command=Command(verb=Verb.REMARKS)
)
REMARK = "pregnant, zebra"


def typed(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(number=n, text=text, label=Label.TYPED) for n, text in enumerate(texts, 1))


def with_remark(of: Interview) -> Interview:
    """Tom's answer holds a remark that is set aside."""
    tom, priya = of.respondents
    reading = replace(
        tom.readings[0].reading, protected=(canary(REMARK, 8), canary("the second https://evil.example", 9))
    )
    return replace(of, respondents=(replace(tom, readings=(replace(tom.readings[0], reading=reading),)), priya))


# --- asking ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["remarks", "Remarks.", "Show me the remarks, please", "show the protected remarks"])
def test_the_words_that_ask_for_them(text: str) -> None:
    assert parse(typed(text, "Anna")) == Command(verb=Verb.REMARKS)
    assert parse(typed(text), LetterKind.RECOMMENDATION) == Command(verb=Verb.REMARKS)


@pytest.mark.parametrize("text", ["no remarks", "remarks: she is old", "any remarks?", "I have remarks", "remark"])
def test_words_that_do_not(text: str) -> None:
    found = parse(typed(text))
    assert found is None or found.verb is not Verb.REMARKS


def test_the_recruiter_asks_by_replying() -> None:
    event = see(mail("anna@agency.example", f"To: {TO_ANNA}", body="remarks\n\n> 1 remark set aside as protected\n"))
    assert isinstance(event, RecruiterSaid)
    assert (event.by.email, event.command) == (ANNA.email, Command(verb=Verb.REMARKS))


@pytest.mark.parametrize("lines", [(f"To: {TO_ANNA}",), (f"In-Reply-To: {FEEDBACK.message_id}",)])
def test_a_colleague_cannot_ask(lines: tuple[str, ...]) -> None:
    outcome = see(mail("ben@agency.example", *lines, body="remarks"))
    assert isinstance(outcome, Ignored | Quarantined), outcome


@pytest.mark.parametrize(
    "raw",
    [
        mail("anna@agency.example", f"To: {TO_ANNA}", body="remarks", proven=False),
        mail("anna@agency.example", f"In-Reply-To: {HEADS_UP.message_id}", body="remarks", proven=False),
        mail("eve@evil.example", f"To: {TO_ANNA}", body="remarks"),
        mail("tom@acme.example", f"To: {TO_ANNA}", body="remarks"),
        mail("tom@acme.example", f"To: {TO_TOM}", body="remarks"),
        mail("anna@agency.example, eve@evil.example", f"To: {TO_ANNA}", body="remarks"),
    ],
)
def test_nobody_else_can_ask_nor_a_forged_mail(raw: str) -> None:
    assert not isinstance(see(raw), RecruiterSaid)


def test_quoted_or_forwarded_words_ask_for_nothing() -> None:
    event = see(mail("anna@agency.example", f"To: {TO_ANNA}", body="Thanks!\n\n> remarks\n"))
    assert not isinstance(event, RecruiterSaid)


# --- what follows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [InterviewState.ASKING, InterviewState.RECOMMENDED, InterviewState.CLOSED])
def test_one_letter_leaves_to_the_recruiter_and_nothing_else_changes(state: InterviewState) -> None:
    of = replace(with_remark(interview()), state=state)
    step = recruiter_said(of, ASKED, RULES)
    assert step.interview == of
    (letter,) = step.effects
    assert isinstance(letter, SendLetter)
    assert (letter.kind, letter.to, letter.mail) == (LetterKind.REMARKS, RECRUITER, "k")
    assert step.note == "anna@agency.example asked to see what was set aside as protected (2)."
    assert REMARK not in step.note


def test_asking_again_gets_another_letter_and_the_same_mail_twice_gets_one() -> None:
    of = with_remark(interview())
    again = replace(ASKED, id="mail:l", mail="l", at=NOW + timedelta(hours=1))
    ids = [recruiter_said(of, event, RULES).effects[0].id for event in (ASKED, ASKED, again)]
    assert ids[0] == ids[1] != ids[2]


def test_where_there_is_nothing_to_show_a_short_word_says_so() -> None:
    tom, priya = interview().respondents
    (letter,) = recruiter_said(
        replace(interview(), respondents=(replace(tom, readings=()), priya)), ASKED, RULES
    ).effects
    assert isinstance(letter, SendLetter)
    assert letter.kind is LetterKind.NOTE


# --- the letter ------------------------------------------------------------------------------------------------------


def test_the_letter_shows_them_with_whose_and_when_and_that_they_do_not_count() -> None:
    letter = written(LetterKind.REMARKS, with_remark(interview()))
    assert letter.subject == "Not to be used: remarks set aside [#abcdefgh]"
    assert f"  “{REMARK}”\n  – Tom Becker (client), Thu 5 Nov, 18:00 CET\n" in letter.text
    assert "“the second https[:]//evil[.]example”" in letter.text
    assert "must not be part of your" in letter.text
    assert letter.attachments == ()


@pytest.mark.parametrize("to", [TOM, PRIYA, Address(email="ben@agency.example", name="Ben")])
def test_the_letter_shows_nothing_to_anybody_but_the_recruiter(to: Address) -> None:
    letter = written(LetterKind.REMARKS, with_remark(interview()), to=to)
    assert REMARK not in letter.text + letter.html


def test_no_other_letter_shows_any_of_it() -> None:
    of = with_remark(interview())
    for kind in set(LetterKind) - {LetterKind.REMARKS}:
        for slot, to in (("a", TOM), ("b", PRIYA)):
            letter = written(kind, of, slot=slot, to=to if kind in NEXT else RECRUITER, mail="mail-a")
            everything = letter.subject + letter.text + letter.html + "".join(a.text for a in letter.attachments)
            assert "zebra" not in everything, kind
