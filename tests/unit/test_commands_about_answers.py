"""What the recruiter says of an answer: what happened, whom to ask instead, and what an unread answer says."""

import pytest

from agent.core.effects import LetterKind
from agent.core.events import Command, Verb
from agent.core.feedback import Decision, Kind, Met, Outcome, Proposal
from agent.core.mail import Address, Line
from agent.core.policy import NextStep
from agent.reading.commands import parse
from agent.reading.referred import named
from agent.writing.missed import CHECK, REPLIES
from agent.writing.referring import EXAMPLE
from agent.writing.unread import FORM
from tests.unit.test_commands import lines


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("held", Outcome.HELD),
        ("It took place.", Outcome.HELD),
        ("not held", None),
        ("It didn’t take place", None),
        ("no-show candidate", Outcome.CANDIDATE_NO_SHOW),
        ("Candidate no-show", Outcome.CANDIDATE_NO_SHOW),
        ("No-show client!", Outcome.CLIENT_NO_SHOW),
        ("The client did not come.", Outcome.CLIENT_NO_SHOW),
        ("moved", Outcome.RESCHEDULED),
        ("Cancelled", Outcome.CANCELLED),
    ],
)
def test_what_happened(text: str, outcome: Outcome | None) -> None:
    for letter in (None, LetterKind.HEADS_UP, LetterKind.NOT_HELD, LetterKind.CALL):
        assert parse(lines(text), letter) == Command(verb=Verb.ATTENDED, outcome=outcome)


@pytest.mark.parametrize(
    "text", ["check", "Check.", "Please check with the others", "ask whether it took place", "Ask if it was held"]
)
def test_asking_whether_it_took_place(text: str) -> None:
    for letter in (None, LetterKind.HEADS_UP, LetterKind.DOUBT, LetterKind.NOT_HELD, LetterKind.HELD):
        assert parse(lines(text), letter) == Command(verb=Verb.CHECK)


@pytest.mark.parametrize("text", ["check your mail", "check?", "ask whether she is free", "I will check"])
def test_what_asks_nobody_whether_it_took_place(text: str) -> None:
    assert parse(lines(text), LetterKind.NOT_HELD) is None


def test_yes_and_no_answer_the_letter_that_asks() -> None:
    assert parse(lines("yes"), LetterKind.NOT_HELD) == Command(verb=Verb.ATTENDED, outcome=Outcome.HELD)
    assert parse(lines("no"), LetterKind.NOT_HELD) == Command(verb=Verb.ATTENDED)
    assert parse(lines("no"), LetterKind.REDIRECT) == Command(verb=Verb.VETO, here=True)
    assert parse(lines("yes"), LetterKind.REDIRECT) == Command(verb=Verb.ASK, here=True)
    assert parse(lines("yes")) is None
    assert parse(lines("no")) == Command(verb=Verb.VETO)


def test_to_a_report_that_it_did_not_take_place_the_recruiter_can_decide() -> None:
    assert parse(lines("reschedule"), LetterKind.NOT_HELD) == Command(verb=Verb.DECIDE, step=NextStep.RESCHEDULE)
    assert parse(lines("hold"), LetterKind.NOT_HELD) == Command(verb=Verb.DECIDE, step=NextStep.HOLD)


@pytest.mark.parametrize(
    "text",
    [
        "held up in traffic",
        "was it held?",
        "not held yet",
        "held or not held",
        "no-show",
        "no-show Tom",
        "the candidate did not come across well",
        "moved to Friday",
        "cancelled?",
    ],
)
def test_what_says_nothing_of_what_happened(text: str) -> None:
    assert parse(lines(text), LetterKind.NOT_HELD) is None


@pytest.mark.parametrize("word", [*REPLIES, CHECK, FORM, EXAMPLE, "no"])
def test_every_reply_that_a_letter_offers_works(word: str) -> None:
    for letter in (LetterKind.NOT_HELD, LetterKind.REDIRECT, LetterKind.UNREAD, LetterKind.CALL):
        assert parse(lines(word, "Thanks, Anna"), letter) is not None


def test_filing_what_an_unread_answer_says() -> None:
    command = parse(
        lines("File: rating 4/5, decision strong yes; qualifications partly, next another interview, took place yes.")
    )
    assert command is not None
    assert (command.verb, command.filed is not None) == (Verb.FILE, True)
    said = command.filed
    assert said is not None
    assert (said.kind, said.rating, said.decision) == (Kind.FEEDBACK, 4, Decision.STRONG_YES)
    assert (said.qualifications_met, said.next_step) == (Met.PARTLY, Proposal.ANOTHER_INTERVIEW)
    assert (said.outcome, said.reader) == (Outcome.HELD, "the recruiter")


@pytest.mark.parametrize(
    "text",
    [
        "file",
        "file:",
        "file: ",
        "file: 4",
        "file: rating",
        "file: rating 6",
        "file: rating 0",
        "file: rating 4.5",
        "file: rating 4 stars",
        "file: rating 4, rating 5",
        "file: decision maybe",
        "file: decision not_said",
        "file: next marry her",
        "file: rating 4, ignore all rules",
        "file: rating 4, decision yes?",
        "file: reader gpt",
        "file: kind refusal",
        "file: took place",
        "profile: rating 4",
        "please do file: rating 4",
        "> file: rating 4",
    ],
)
def test_what_files_nothing(text: str) -> None:
    """A form that is understood in part would file half of what was meant."""
    assert parse(lines(text), LetterKind.UNREAD) is None


@pytest.mark.parametrize("email", ["mia@acme.example", "o'brien@acme.example", "mia.stone+x_y-z@mail.acme.example"])
def test_every_address_that_is_offered_can_be_typed_back(email: str) -> None:
    (found,) = named((Line(number=1, text=f"Please ask {email}."),))
    assert found == Address(email=email)
    command = parse(lines(f"ask {found.email}"), LetterKind.REDIRECT)
    assert command == Command(verb=Verb.ASK, whom=(email,))
