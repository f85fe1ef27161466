"""From claims and what is known to one event: raw mails against Anna's ledger."""

from dataclasses import replace

import pytest

from agent.core.calendar import Method
from agent.core.effects import LetterKind
from agent.core.events import (
    CalendarMail,
    LetterOut,
    MailBounced,
)
from agent.reading.recognise import Ignored
from tests.unit.cases import REF, TOM
from tests.unit.ledger import ASKED_TOM, HEADS_UP, KNOWN, NOTHING, TO_ANNA, entry, mail, see
from tests.unit.mails import PROVEN, RECEIVED, gmail_rsvp

# --- Sent, our own, bounces -----------------------------------------------------------------------------------------


def test_our_letter_in_sent_is_the_effect_s_own_outcome() -> None:
    event = see(mail("anna@agency.example", f"X-Debrief-Letter: {ASKED_TOM.message_id}"), in_sent=True)
    assert event == LetterOut(
        id="effect:q-a",
        interview=REF,
        at=RECEIVED,
        kind=LetterKind.QUESTION,
        slot="a",
        message_id=ASKED_TOM.message_id,
    )


def test_our_letter_about_a_mail_that_was_put_aside_is_not_put_aside_itself() -> None:
    """It belongs to no interview. Its copy in Sent was once taken for news of an interview that nobody knows, was put
    aside, and led to the next such letter, without end."""
    about = entry("aside/m1", LetterKind.ASIDE, "", "anna@agency.example")
    about = replace(about, interview="")
    known = replace(NOTHING, letters={about.message_id: about})
    raw = mail("anna@agency.example", f"X-Debrief-Letter: {about.message_id}")
    assert see(raw, known, in_sent=True) == Ignored(reason="our own letter")


def test_other_mail_in_sent_is_the_recruiters_own() -> None:
    raw = mail("anna@agency.example", f"To: {TO_ANNA}", f"In-Reply-To: {HEADS_UP.message_id}", body="no")
    assert see(raw, in_sent=True) == Ignored(reason="the recruiter's own mail")


def test_our_own_letter_in_the_inbox_is_known_by_its_message_id() -> None:
    raw = mail("anna@agency.example", f"To: {TO_ANNA}").replace("<one@x>", HEADS_UP.message_id)
    assert see(raw) == Ignored(reason="our own letter")


REPORT = """\
From: MAILER-DAEMON@mx.acme.example
Return-Path: <>
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r
Content-Type: text/plain

It failed.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.acme.example

Final-Recipient: rfc822; tom@acme.example
Action: failed
Status: 5.1.1

--r
Content-Type: text/rfc822-headers

From: anna@agency.example
Message-ID: {letter}
--r--
"""


def test_a_bounce_finds_the_letter_that_it_encloses() -> None:
    event = see(REPORT.format(letter=ASKED_TOM.message_id))
    assert isinstance(event, MailBounced)
    assert (event.interview, event.slot, event.permanent, event.detail) == (REF, "a", True, "5.1.1")


def test_a_bounce_of_a_letter_to_the_recruiter_or_of_anything_else_is_ignored() -> None:
    assert isinstance(see(REPORT.format(letter=HEADS_UP.message_id)), Ignored)
    assert isinstance(see(REPORT.format(letter="<somebody@else>")), Ignored)


# --- calendar -------------------------------------------------------------------------------------------------------


def test_an_answer_from_gmail_is_an_interview_from_replies_alone() -> None:
    event = see(gmail_rsvp(), NOTHING)
    assert isinstance(event, CalendarMail)
    assert (event.interview, event.message.method, event.verified, event.says_over) == (REF, Method.REPLY, True, "")
    assert event.sender == TOM


def test_a_comment_says_that_it_is_over() -> None:
    event = see(gmail_rsvp("The interview is over."), KNOWN)
    assert isinstance(event, CalendarMail)
    assert event.says_over


@pytest.mark.parametrize(
    "raw",
    [
        gmail_rsvp(proof=""),
        gmail_rsvp(proof=PROVEN.format(domain="evil.example")),
        gmail_rsvp(proof=PROVEN.format(domain="evil.example")).replace("From: Tom Becker <tom@acme", "From: <eve@evil"),
        gmail_rsvp().replace("From: Tom Becker <tom@acme.example>", "From: Ben <ben@acme.example>"),
    ],
)
def test_an_answer_of_somebody_else_is_heard_and_not_believed(raw: str) -> None:
    event = see(raw)
    assert isinstance(event, CalendarMail)
    assert not event.verified


def invitation(method: str, sender: str = "anna@agency.example", *, proven: bool = True) -> str:
    ics = gmail_rsvp().partition("BEGIN:VCALENDAR")[2].partition("END:VCALENDAR")[0].replace("REPLY", method)
    ics = ics.replace("ATTENDEE;", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:priya@postbox.example\nATTENDEE;", 1)
    body = f"BEGIN:VCALENDAR{ics}END:VCALENDAR"
    lines = (f"Content-Type: text/calendar; method={method}", "To: anna+debrief@agency.example")
    return mail(sender, *lines, body=body, proven=proven)


def test_an_invitation_is_believed_from_its_organiser_only() -> None:
    ours, foreign = see(invitation("REQUEST"), NOTHING), see(invitation("REQUEST", "tom@acme.example"), NOTHING)
    assert isinstance(ours, CalendarMail)
    assert isinstance(foreign, CalendarMail)
    assert (ours.verified, foreign.verified) == (True, False)


def test_the_recruiters_cancellation_of_something_unknown_is_kept_for_its_invitation() -> None:
    event = see(invitation("CANCEL"), NOTHING)
    assert isinstance(event, CalendarMail)
    assert (event.interview, event.verified) == (REF, True)


def _by_priya() -> str:
    ours = "mailto:anna@agency.example\nUID"
    assert ours in invitation("CANCEL")
    return invitation("CANCEL", "priya@postbox.example").replace(ours, "mailto:priya@postbox.example\nUID")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (invitation("CANCEL", proven=False), "not known"),
        (_by_priya(), "not known"),
        (invitation("CANCEL").replace("DTSTART:", "X-WHEN:"), "not known"),
        (invitation("DECLINECOUNTER"), "not known"),
        (invitation("CANCEL").replace("Interview: Priya Nair - Backend Engineer", "Fire drill"), "no interview"),
    ],
    ids=["unproven", "of somebody invited", "no time", "of a wish", "no interview"],
)
def test_other_cancellations_of_something_unknown_are_ignored(raw: str, why: str) -> None:
    """Whoever is invited knows the UID, and the recruiter's own mailbox hears of the invitation by answers only."""
    event = see(raw, NOTHING)
    assert isinstance(event, Ignored)
    assert why in event.reason


def test_lunch_is_no_interview() -> None:
    raw = gmail_rsvp().replace("Interview: Priya Nair - Backend Engineer", "Lunch")
    raw = raw.replace("tom@acme.example", "ben@agency.example").replace("acme", "agency")
    outcome = see(raw, NOTHING)
    assert isinstance(outcome, Ignored)
    assert outcome.reason.startswith("no interview")
