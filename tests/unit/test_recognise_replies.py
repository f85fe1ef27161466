"""Replies against Anna's ledger: answers, doubts, commands, absence, and words that it is over."""

from dataclasses import replace

import pytest

from agent.core.events import (
    Command,
    HumanWrote,
    RecruiterSaid,
    ReplyCame,
    ReplyHeld,
    SaidOver,
    Verb,
    WentAway,
)
from agent.core.mail import Label
from agent.core.marks import code, token
from agent.reading.recognise import Ignored, Quarantined
from tests.unit.cases import ANNA, REF, TOM
from tests.unit.ledger import (
    ASKED_PRIYA,
    ASKED_TOM,
    FEEDBACK,
    HEADS_UP,
    KEY,
    NOTHING,
    PLANNED,
    TO_ANNA,
    TO_PRIYA,
    TO_TOM,
    mail,
    see,
)

# --- replies --------------------------------------------------------------------------------------------------------


def test_an_answer_by_token() -> None:
    quoted = "On Mon, 23 Nov 2026 at 12:05, Anna Berg <anna@agency.example> wrote:\n> How did it go?\n"
    body = f"We want her.\n\n{quoted}> Q1. Would you go on?\n"
    event = see(mail("tom@acme.example", f"To: {TO_TOM}", body=body))
    assert isinstance(event, ReplyCame)
    assert (event.id, event.interview, event.slot, event.message_id) == ("mail:m1", REF, "a", "<one@x>")
    assert [line.text for line in event.lines if line.label is Label.TYPED and line.text] == ["We want her."]


def test_an_answer_by_the_letter_that_it_answers() -> None:
    event = see(mail("tom@acme.example", f"References: <x@y>,{ASKED_TOM.message_id}", "To: anna@agency.example"))
    assert isinstance(event, ReplyCame)
    assert event.slot == "a"


@pytest.mark.parametrize(
    ("raw", "slot", "because"),
    [
        (mail("tom@acme.example", f"To: {TO_TOM}", proven=False), "a", "not proven"),
        (mail("tom@gmail.example", f"To: {TO_TOM}"), "a", "it is from tom@gmail.example"),
        (mail("priya@postbox.example", f"To: {TO_TOM}"), "a", "it is from priya@postbox.example"),
        (mail("tom@acme.example, eve@evil.example", f"To: {TO_TOM}"), "a", "cannot be told"),
        (mail("anna@agency.example", f"To: {TO_TOM}", proven=False), "a", "it is from anna@agency.example"),
        (mail("tom@acme.example", f"Subject: Re: x {code(REF)}"), "a", "only the interview's reference"),
        (mail("eve@evil.example", f"Subject: Re: x {code(REF)}"), "", "only the interview's reference"),
        (mail("tom@acme.example", f"To: anna+{token(KEY, REF, 'c')}@agency.example"), "", "not asked any more"),
    ],
)
def test_an_answer_in_doubt_is_held(raw: str, slot: str, because: str) -> None:
    event = see(raw)
    assert isinstance(event, ReplyHeld), event
    assert event.slot == slot
    assert because in event.reason


@pytest.mark.parametrize(
    "lines",
    [
        (f"To: {TO_TOM}, {TO_PRIYA}",),
        (f"To: {TO_TOM}", f"In-Reply-To: {ASKED_PRIYA.message_id}"),
        (f"To: {TO_TOM}", f"In-Reply-To: {HEADS_UP.message_id}"),
        (f"To: {TO_TOM}", "Subject: Re: [#aaaaaaaa]"),
        ("Subject: [#aaaaaaaa] [#bbbbbbbb]",),
    ],
)
def test_marks_that_disagree_go_to_a_human(lines: tuple[str, ...]) -> None:
    assert isinstance(see(mail("tom@acme.example", *lines)), Quarantined)


def test_forged_tokens_mean_nothing() -> None:
    real = token(KEY, REF, "a")
    for place in range(35):
        forged = real[:place] + ("a" if real[place] != "a" else "b") + real[place + 1 :]
        assert isinstance(see(mail("eve@evil.example", f"To: anna+{forged}@agency.example")), Ignored)
        own = see(mail("tom@acme.example", f"To: anna+{forged}@agency.example"))
        assert isinstance(own, ReplyHeld), "a mail of Tom's like any other"
        assert own.offered


def test_mail_of_strangers_that_bears_no_mark_is_ignored() -> None:
    assert see(mail("eve@evil.example", "To: anna@agency.example")) == Ignored(reason="it answers no letter of ours")


def test_a_reply_to_an_interview_that_is_not_known_is_ignored() -> None:
    outcome = see(mail("tom@acme.example", f"To: {TO_TOM}"), NOTHING)
    assert outcome == Ignored(reason=f"it belongs to {REF}, which is not known")


def test_an_absence_note_pauses_whether_proven_or_not() -> None:
    raw = mail(
        "tom@acme.example",
        f"In-Reply-To: {ASKED_TOM.message_id}",
        "Subject: Automatic reply: x",
        "Auto-Submitted: auto-replied",
        body="I am back on 2026-12-05.",
        proven=False,
    )
    event = see(raw)
    assert isinstance(event, WentAway)
    assert event.slot == "a"
    assert event.until is not None
    assert event.until.isoformat() == "2026-12-04T23:59:00+00:00"


def test_other_automatic_mail_says_why_it_is_ignored() -> None:
    outcome = see(mail("tom@acme.example", f"To: {TO_TOM}", "Auto-Submitted: auto-generated"))
    assert outcome == Ignored(reason="automatic mail: marked as generated")


# --- the recruiter --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [(f"To: {TO_ANNA}",), (f"In-Reply-To: {HEADS_UP.message_id}",)])
def test_the_recruiters_command(lines: tuple[str, ...]) -> None:
    event = see(mail("anna@agency.example", *lines, body="No\n\n> We will ask Tom and Priya.\n"))
    assert isinstance(event, RecruiterSaid)
    assert (event.by.email, event.command) == (ANNA.email, Command(verb=Verb.VETO))


def test_a_colleague_who_got_the_letter_decides_nothing() -> None:
    """What a colleague writes to the recruiter is between the two of them; who only pretends to be one is shown."""
    raw = mail("ben@agency.example", f"In-Reply-To: {FEEDBACK.message_id}", body="offer: great")
    assert isinstance(see(raw), Ignored)


@pytest.mark.parametrize(
    ("raw", "because"),
    [
        (mail("anna@agency.example", f"To: {TO_ANNA}", body="no", proven=False), "not proven"),
        (mail("eve@evil.example", f"To: {TO_ANNA}", body="offer"), "eve@evil.example answers"),
        (mail("tom@acme.example", f"In-Reply-To: {HEADS_UP.message_id}", body="offer"), "tom@acme.example answers"),
        (mail("ben@agency.example", f"To: {TO_ANNA}", body="offer", proven=False), "ben@agency.example answers"),
    ],
)
def test_no_command_where_there_is_doubt(raw: str, because: str) -> None:
    outcome = see(raw)
    assert isinstance(outcome, Quarantined)
    assert because in outcome.reason


def test_what_is_no_command_of_the_recruiters_gets_a_word_back() -> None:
    """It used to be put aside as a mail that nobody could work on, which helped nobody."""
    event = see(mail("anna@agency.example", f"To: {TO_ANNA}", body="Let us talk"))
    assert isinstance(event, RecruiterSaid)
    assert event.command == Command(verb=Verb.UNCLEAR, reason="Let us talk")


@pytest.mark.parametrize("body", ["Thanks!", "Vielen Dank.", "OK", "alles klar", "merci beaucoup"])
def test_a_friendly_word_of_the_recruiters_gets_none(body: str) -> None:
    assert isinstance(see(mail("anna@agency.example", f"In-Reply-To: {HEADS_UP.message_id}", body=body)), Ignored)


def test_the_recruiters_words_to_a_participant_are_no_answer() -> None:
    assert isinstance(see(mail("anna@agency.example", f"To: {TO_TOM}", body="offer")), Ignored)


# --- it is over -----------------------------------------------------------------------------------------------------

IN_THREAD = "References: <invitation@google.com>"


def test_a_participant_writes_in_the_thread_that_it_is_over() -> None:
    event = see(mail("tom@acme.example", IN_THREAD, body="The interview is over."), PLANNED)
    assert isinstance(event, SaidOver)
    assert event.sender == replace(TOM, name="")
    assert "over" in event.quote


def test_the_recruiter_answers_the_heads_up_that_it_is_over() -> None:
    event = see(mail("anna@agency.example", f"To: {TO_ANNA}", body="The interview is over."), PLANNED)
    assert isinstance(event, SaidOver)


@pytest.mark.parametrize(
    "raw",
    [
        mail("tom@acme.example", IN_THREAD, body="The interview is over.", proven=False),
        mail("eve@evil.example", IN_THREAD, body="The interview is over."),
        mail("tom@acme.example", IN_THREAD, body="Will the interview be over by noon?"),
    ],
)
def test_nobody_else_and_nothing_else_says_so(raw: str) -> None:
    outcome = see(raw.replace("Message-ID", "Date: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID"), PLANNED)
    assert isinstance(outcome, Ignored)
    assert isinstance(see(raw, PLANNED), Ignored | HumanWrote), "after the start, a mail of Tom's is human activity"


def test_after_the_questions_words_in_the_thread_are_held() -> None:
    event = see(mail("tom@acme.example", IN_THREAD, body="The interview is over."))
    assert isinstance(event, ReplyHeld)


def test_a_reply_in_doubt_brings_its_words_for_the_recruiter_to_judge() -> None:
    """The recruiter's mail showed none: it had a place for them, and nobody filled it."""
    event = see(mail("tom@acme.example", f"To: {TO_TOM}", body="Strong yes!\nTom\n\n> Q1. Rate it", proven=False))
    assert isinstance(event, ReplyHeld)
    assert "Strong yes!" in event.words
    assert "Q1. Rate it" not in event.words
    long = see(mail("tom@acme.example", f"To: {TO_TOM}", body="word " * 9000, proven=False))
    assert isinstance(long, ReplyHeld)
    assert 0 < len(long.words) <= 4000
