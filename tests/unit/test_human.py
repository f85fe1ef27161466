"""What the recruiter and participants write to each other beside our letters: raw mails, and what is made of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent.core.contact import Contact
from agent.core.events import HumanWrote, LetterOut, ReplyHeld
from agent.core.interview import Interview, InterviewState
from agent.core.respondent import RespondentState
from agent.reading.case import Several
from agent.reading.recognise import Ignored
from tests.unit.cases import END, START
from tests.unit.ledger import ASKED_TOM, INTERVIEW, KNOWN, TO_TOM, mail, see
from tests.unit.mails import gmail_rsvp

AFTER = "Date: Mon, 23 Nov 2026 12:00:00 +0000"
BEFORE = "Date: Mon, 23 Nov 2026 09:59:00 +0000"
ANNA, TOM, PRIYA = "anna@agency.example", "tom@acme.example", "priya@postbox.example"
TO_ANNA = "To: anna@agency.example"


def alone(**changes: object) -> object:
    return replace(KNOWN, interviews=(replace(INTERVIEW, **changes),))  # type: ignore[arg-type]


def second(ref: str, **changes: object) -> Interview:
    begins = replace(INTERVIEW.meeting, uid=ref, summary=f"Interview {ref}", start=START - timedelta(days=2))
    return replace(INTERVIEW, ref=ref, meeting=begins, thread=f"<{ref}@google.com>", **changes)  # type: ignore[arg-type]


# --- the recruiter writes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "slots"),
    [
        ((f"To: Tom Becker <{TOM}>",), ("a",)),
        ((f"To: {ANNA}", f"Cc: x@y.example, {TOM.upper()}"), ("a",)),
        ((f"To: {ANNA}", f"Bcc: {PRIYA}"), ("b",)),
        ((f"To: {TOM}, {PRIYA}",), ("a", "b")),
        ((f"To: {TOM}", "References: <a.thread@of.their.own>"), ("a",)),
        ((f"To: {TOM}", f"In-Reply-To: {ASKED_TOM.message_id}"), ("a",)),
    ],
)
def test_a_mail_of_the_recruiters_in_sent(lines: tuple[str, ...], slots: tuple[str, ...]) -> None:
    event = see(mail(ANNA, AFTER, *lines, body="How about lunch?", proven=False), in_sent=True)
    assert isinstance(event, HumanWrote), event
    assert (event.slots, event.by_us, event.written) == (slots, True, datetime(2026, 11, 23, 12, tzinfo=UTC))


def test_a_copy_in_the_inbox_counts_as_well() -> None:
    event = see(mail(ANNA, AFTER, f"To: {TOM}", f"Cc: {ANNA}"))
    assert isinstance(event, HumanWrote)
    assert (event.slots, event.by_us) == (("a",), True)


def test_a_colleague_who_writes_to_a_participant_counts_for_us() -> None:
    event = see(mail("ben@agency.example", AFTER, f"To: {TOM}", f"Cc: {ANNA}"))
    assert isinstance(event, HumanWrote)
    assert event.by_us


@pytest.mark.parametrize(
    "raw",
    [
        mail(ANNA, BEFORE, f"To: {TOM}"),
        mail(ANNA, AFTER, "To: somebody@else.example"),
        mail(ANNA, AFTER, f"To: {TOM}", "Auto-Submitted: auto-replied", "Subject: Automatic reply: x"),
        mail(ANNA, AFTER, f"To: {TOM}", "Auto-Submitted: auto-generated"),
        gmail_rsvp().replace("From: Tom Becker <tom@acme.example>", f"From: {ANNA}").replace(TO_ANNA, f"To: {TOM}"),
    ],
    ids=["before the start", "to nobody here", "an absence note", "a machine's", "calendar mail"],
)
def test_what_in_sent_is_no_human_activity(raw: str) -> None:
    assert isinstance(see(raw, in_sent=True), Ignored)


def test_our_own_letter_in_sent_is_none() -> None:
    raw = mail(ANNA, AFTER, f"To: {TOM}", f"X-Debrief-Letter: {ASKED_TOM.message_id}")
    assert isinstance(see(raw, in_sent=True), LetterOut)


@pytest.mark.parametrize("state", [InterviewState.DECIDED, InterviewState.CLOSED])
def test_after_the_decision_nobody_cares(state: InterviewState) -> None:
    assert isinstance(see(mail(ANNA, AFTER, f"To: {TOM}"), alone(state=state), in_sent=True), Ignored)  # type: ignore[arg-type]


def test_a_date_in_the_future_is_the_moment_it_came() -> None:
    event = see(mail(ANNA, "Date: Fri, 01 Jan 2038 00:00:00 +0000", f"To: {TOM}"), in_sent=True)
    assert isinstance(event, HumanWrote)
    assert event.written == event.at


def test_one_mail_pauses_every_interview_with_that_person_and_is_told_of_once() -> None:
    known = replace(KNOWN, interviews=(second("bbbbbbbb"), INTERVIEW, second("cccccccc", state=InterviewState.CLOSED)))
    outcome = see(mail(ANNA, AFTER, f"To: {TOM}"), known, in_sent=True)
    assert isinstance(outcome, Several)
    first, other = outcome.events
    assert isinstance(first, HumanWrote)
    assert isinstance(other, HumanWrote)
    assert (first.interview, first.quiet, first.others) == (INTERVIEW.ref, False, ("bbbbbbbb",))
    assert (other.interview, other.quiet) == ("bbbbbbbb", True)
    assert first.id != other.id


# --- a participant writes ---------------------------------------------------------------------------------------------


def test_a_fresh_mail_of_a_verified_participant_is_offered() -> None:
    event = see(mail(TOM, AFTER, TO_ANNA, "Subject: Priya", body="She was great. 4 of 5."))
    assert isinstance(event, ReplyHeld), event
    assert (event.slot, event.offered, event.proven, event.words) == ("a", True, True, "She was great. 4 of 5.")


@pytest.mark.parametrize(
    ("raw", "known", "kind"),
    [
        (mail(TOM, AFTER, TO_ANNA, proven=False), KNOWN, HumanWrote),
        (mail(TOM, BEFORE, TO_ANNA), KNOWN, Ignored),
        (mail(TOM, AFTER, TO_ANNA, body=""), KNOWN, HumanWrote),
        (mail(TOM, AFTER, TO_ANNA, "Auto-Submitted: auto-replied"), KNOWN, Ignored),
        (mail(TOM, AFTER, TO_ANNA, "List-Id: <news.acme.example>"), KNOWN, Ignored),
        (mail(TOM, AFTER, TO_ANNA), alone(state=InterviewState.PLANNED), HumanWrote),
        (mail(TOM, AFTER, TO_ANNA), alone(state=InterviewState.DECIDED), Ignored),
        (mail("eve@evil.example", AFTER, TO_ANNA), KNOWN, Ignored),
        (mail("ben@acme.example", AFTER, TO_ANNA), KNOWN, Ignored),
    ],
    ids=[
        "not proven", "before the start", "nothing typed", "absent", "a list", "not over yet", "decided",
        "a stranger", "a stranger of the same company",
    ],
)  # fmt: skip
def test_what_is_not_offered(raw: str, known: object, kind: type) -> None:
    assert isinstance(see(raw, known), kind)  # type: ignore[arg-type]


def test_with_several_open_interviews_it_is_offered_for_each_that_may_be_meant() -> None:
    """Nothing is guessed: the recruiter accepts it where it belongs."""
    answered = tuple(replace(r, state=RespondentState.ANSWERED) for r in INTERVIEW.respondents)
    theirs = (second("bbbbbbbb"), INTERVIEW, second("cccccccc", respondents=answered))
    outcome = see(mail(TOM, AFTER, TO_ANNA, body="She was great."), replace(KNOWN, interviews=theirs))
    assert isinstance(outcome, Several)
    seen = {(type(one), one.interview) for one in outcome.events}
    assert seen == {(ReplyHeld, INTERVIEW.ref), (ReplyHeld, "bbbbbbbb"), (HumanWrote, "cccccccc")}
    assert len({one.id for one in outcome.events}) == 3
    offers = {one.interview: one for one in outcome.events if isinstance(one, ReplyHeld)}
    assert all(one.offered and one.slot == "a" for one in offers.values())
    assert "[#bbbbbbbb]" in offers[INTERVIEW.ref].reason
    assert f"[#{INTERVIEW.ref}]" in offers["bbbbbbbb"].reason


def test_an_interview_that_is_still_to_come_takes_no_offer_away() -> None:
    later = second("bbbbbbbb", state=InterviewState.PLANNED)
    later = replace(later, meeting=replace(later.meeting, start=START + timedelta(days=9)))
    event = see(mail(TOM, AFTER, TO_ANNA), replace(KNOWN, interviews=(INTERVIEW, later)))
    assert isinstance(event, ReplyHeld), event
    assert (event.interview, event.id) == (INTERVIEW.ref, "mail:m1")


def test_a_mail_that_may_be_about_many_interviews_is_offered_for_none() -> None:
    many = tuple(second(letter * 8) for letter in "bcde")
    outcome = see(mail(TOM, AFTER, TO_ANNA), replace(KNOWN, interviews=many))
    assert isinstance(outcome, Several)
    assert {type(one) for one in outcome.events} == {HumanWrote}


@pytest.mark.parametrize(
    "state", [RespondentState.ANSWERED, RespondentState.STOPPED], ids=["their answer is in", "they want no mail"]
)
def test_whose_feedback_is_not_missing_is_not_offered(state: RespondentState) -> None:
    tom, priya = INTERVIEW.respondents
    known = alone(respondents=(replace(tom, state=state), priya))
    assert isinstance(see(mail(TOM, AFTER, TO_ANNA), known), HumanWrote)  # type: ignore[arg-type]


def test_what_the_recruiter_has_answered_already_is_not_offered() -> None:
    tom, priya = INTERVIEW.respondents

    def answered(at: datetime) -> object:
        return alone(respondents=(replace(tom, contact=Contact(wrote=at, last_by_us=at)), priya))

    raw = mail(TOM, AFTER, TO_ANNA)
    assert isinstance(see(raw, answered(END + timedelta(hours=3))), HumanWrote)  # type: ignore[arg-type]
    offered = see(raw, answered(END))  # type: ignore[arg-type]
    assert isinstance(offered, ReplyHeld), "what they answer to the recruiter's own question is feedback more than all"
    assert offered.offered


def test_a_mail_with_our_token_is_no_fresh_mail() -> None:
    event = see(mail(TOM, AFTER, f"To: {TO_TOM}", proven=False))
    assert isinstance(event, ReplyHeld)
    assert not event.offered
