"""Which interview a mail belongs to: each mark alone, marks that agree, and marks that do not."""

from dataclasses import replace

import pytest

from agent.core.calendar import Attendee, PartStat
from agent.core.events import CalendarMail, ReplyCame, ReplyHeld
from agent.core.marks import code, message_id, token
from agent.reading.case import Several
from agent.reading.known import Known
from agent.reading.recognise import Ignored, Quarantined
from tests.unit.cases import REF, TOM
from tests.unit.ledger import (
    ASKED_TOM,
    HEADS_UP,
    INTERVIEW,
    KEY,
    KNOWN,
    TO_ANNA,
    TO_PRIYA,
    TO_TOM,
    entry,
    mail,
    see,
)
from tests.unit.mails import gmail_rsvp

TOKEN = token(KEY, REF, "a")
FIELDS = (
    "To", "Cc", "Delivered-To", "Envelope-To", "X-Envelope-To", "X-Original-To", "X-Forwarded-To", "X-Gm-Original-To",
    "Resent-To",
)  # fmt: skip
OTHER = replace(
    INTERVIEW,
    ref="zzzzzzzz",
    meeting=replace(INTERVIEW.meeting, uid="other", summary="Interview: Ravi - Frontend Engineer"),
    thread="<other@google.com>",
)
OTHERS_LETTER = replace(entry("q-other", ASKED_TOM.kind, "a", "tom@acme.example"), interview=OTHER.ref)
TWO = replace(KNOWN, interviews=(INTERVIEW, OTHER), letters={**KNOWN.letters, OTHERS_LETTER.message_id: OTHERS_LETTER})


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("shape", ["{}", "<{}>", "Anna Berg <{}>", "bob@z.example, {}", '"Berg, Anna" <{}>'])
def test_the_token_is_found_wherever_a_server_or_program_puts_it(field: str, shape: str) -> None:
    event = see(mail("tom@acme.example", f"{field}: {shape.format(TO_TOM)}"))
    assert isinstance(event, ReplyCame), event
    assert event.slot == "a"


@pytest.mark.parametrize("address", [TO_TOM.upper(), TO_TOM.title(), f" {TO_TOM} ", TO_TOM.replace("anna", "Anna")])
def test_the_case_of_a_token_means_nothing(address: str) -> None:
    assert isinstance(see(mail("tom@acme.example", f"To: {address}")), ReplyCame)


@pytest.mark.parametrize("length", [14, 20, 27, 34])
def test_a_token_that_was_cut_shows_the_way_and_proves_nothing(length: int) -> None:
    event = see(mail("tom@acme.example", f"To: anna+{TOKEN[:length]}@agency.example"))
    assert isinstance(event, ReplyHeld), event
    assert (event.slot, event.offered) == ("a", False)
    assert "cut off" in event.reason


def test_a_command_never_comes_by_a_token_that_was_cut() -> None:
    short = token(KEY, REF, "2")[:30]
    outcome = see(mail("anna@agency.example", f"To: anna+{short}@agency.example", body="no"))
    assert isinstance(outcome, Ignored)


@pytest.mark.parametrize(
    "lines",
    [
        (f"In-Reply-To: {ASKED_TOM.message_id}",),
        (f"References: <a@b>,{ASKED_TOM.message_id},<c@d>",),
        (f"References: <a@b>\n {ASKED_TOM.message_id}",),
        (f"In-Reply-To: {ASKED_TOM.message_id[:40]}\n {ASKED_TOM.message_id[40:]}",),
        (f"In-Reply-To: Anna's message of Monday {ASKED_TOM.message_id}",),
    ],
)
def test_the_ledger_alone_is_enough(lines: tuple[str, ...]) -> None:
    assert isinstance(see(mail("tom@acme.example", "To: anna@agency.example", *lines)), ReplyCame)


def test_a_message_id_that_the_provider_gave_our_letter() -> None:
    known = replace(KNOWN, letters={"<0102018f@eu-west-1.amazonses.com>": ASKED_TOM})
    raw = mail("tom@acme.example", "In-Reply-To: <0102018f@eu-west-1.amazonses.com>", "To: anna@agency.example")
    event = see(raw, known)
    assert isinstance(event, ReplyCame)
    assert event.slot == "a"


@pytest.mark.parametrize(
    "subject",
    ["RE: AW: Fwd: Interview {}", "Antwort: WG: {} Gespräch", "Rép : Tr : {}", "SV: VS: {}", "回复: 转发: {} x", "{}"],
)
def test_a_code_in_the_subject_behind_any_prefix_is_for_the_recruiter_to_look_at(subject: str) -> None:
    event = see(mail("tom@acme.example", f"Subject: {subject.format(code(REF))}", "To: anna@agency.example"))
    assert isinstance(event, ReplyHeld), event
    assert (event.slot, event.proven, event.offered) == ("a", True, False)


@pytest.mark.parametrize(
    "body",
    [
        f"We want her.\n\n> Written by Debrief for Anna Berg. Reference {code(REF)}",
        f"We want her.\n\nVon: Anna Berg\nBetreff: Re: Interview {code(REF).upper()}\n\nHow did it go?",
    ],
)
def test_a_code_in_our_own_quoted_letter_is_a_mark_as_well(body: str) -> None:
    event = see(mail("tom@else.example", "Subject: Interview", "To: anna@agency.example", body=body))
    assert isinstance(event, ReplyHeld)
    assert "only the interview's reference" in event.reason
    assert event.proven, "its address is shown with the truth about it"


def test_other_programs_references_in_a_text_are_not_ours() -> None:
    body = "Ticket [#aaaaaaaa] and [#bbbbbbbb] are done. We want her."
    assert isinstance(see(mail("tom@acme.example", f"To: {TO_TOM}", body=body)), ReplyCame)
    assert isinstance(see(mail("eve@evil.example", "To: anna@agency.example", body=body)), Ignored)


@pytest.mark.parametrize(
    ("lines", "body", "why"),
    [
        ((f"To: {TO_TOM}, {TO_PRIYA}",), "x", "the reply addresses of two people"),
        ((f"To: {TO_TOM}", f"In-Reply-To: {OTHERS_LETTER.message_id}"), "x", "answers a letter about “Interview: Ravi"),
        ((f"To: {TO_TOM}", f"Subject: Re: {code(OTHER.ref)}"), "x", "its subject shows the reference of another"),
        ((f"To: {TO_TOM}",), f"> Reference {code(OTHER.ref)}", "its text shows the reference of “Interview: Ravi"),
        ((f"References: {ASKED_TOM.message_id} {OTHERS_LETTER.message_id}",), "x", "It answers a letter about “Int"),
        ((f"Subject: {code(REF)} {code(OTHER.ref)}",), "x", "the references of two interviews"),
        (("Subject: x",), f"{code(REF)} or {code(OTHER.ref)}", "the references of several interviews"),
        ((f"Subject: {code(REF)}",), f"> {code(OTHER.ref)}", "show the references of different interviews"),
    ],
)
def test_marks_that_disagree_are_put_aside_in_words_that_a_recruiter_understands(
    lines: tuple[str, ...], body: str, why: str
) -> None:
    outcome = see(mail("tom@acme.example", *lines, body=body), TWO)
    assert isinstance(outcome, Quarantined), outcome
    assert why in outcome.reason
    assert "token" not in outcome.reason


def test_what_a_quoted_stranger_wrote_does_not_block_the_recruiters_command() -> None:
    body = f"no\n\n> It says: see {code(OTHER.ref)}"
    assert not isinstance(see(mail("anna@agency.example", f"To: {TO_ANNA}", body=body), TWO), Quarantined)


# --- what stands beside a mark ----------------------------------------------------------------------------------------


def test_words_and_a_calendar_file_in_one_mail_are_both_heard() -> None:
    """A reply with an .ics attached lost its words: the calendar part was all that was looked at."""
    raw = gmail_rsvp().replace("To: anna@agency.example", f"To: anna@agency.example, {TO_TOM}")
    raw = raw.replace("Tom Becker has accepted this invitation.", "4 of 5, we want her.")
    outcome = see(raw)
    assert isinstance(outcome, Several)
    calendar, reply = outcome.events
    assert isinstance(calendar, CalendarMail)
    assert isinstance(reply, ReplyCame)
    assert "4 of 5, we want her." in [line.text for line in reply.lines]
    assert calendar.id != reply.id


def test_a_list_that_leaves_its_marks_on_a_reply_with_a_token_does_not_hide_it() -> None:
    for mark in ("Precedence: list", "List-Id: <hiring.acme.example>", "Precedence: list\nList-Unsubscribe: <x:y>"):
        assert isinstance(see(mail("tom@acme.example", f"To: {TO_TOM}", mark)), ReplyCame)
    assert isinstance(see(mail("tom@acme.example", "To: anna@agency.example", "Precedence: list")), Ignored)


def test_a_reply_that_only_passes_on_another_mail_is_for_the_recruiter() -> None:
    body = (
        "---------- Forwarded message ---------\nFrom: Ben <ben@acme.example>\nDate: Mon, 23 Nov 2026\n"
        "Subject: Priya\nTo: Tom <tom@acme.example>\n\nShe is great, 5 of 5.\n"
    )
    event = see(mail("tom@acme.example", f"To: {TO_TOM}", body=body))
    assert isinstance(event, ReplyHeld), event
    assert "somebody else" in event.reason
    assert "She is great" in event.words


# --- who it is from, if not who was asked -----------------------------------------------------------------------------


def _with_attendee(sent_by: str = "", delegated_to: str = "") -> Known:
    there = Attendee(address=TOM, partstat=PartStat.ACCEPTED, sent_by=sent_by, delegated_to=delegated_to)
    meeting = replace(INTERVIEW.meeting, attendees=(there,))
    return replace(KNOWN, interviews=(replace(INTERVIEW, meeting=meeting),))


@pytest.mark.parametrize(
    ("sender", "known", "relation"),
    [
        (
            "sue@assist.example",
            _with_attendee(sent_by="sue@assist.example"),
            "(who answers invitations for Tom Becker)",
        ),
        ("ben@acme.example", _with_attendee(delegated_to="ben@acme.example"), "(to whom Tom Becker delegated"),
        ("sue@acme.example", KNOWN, "(of the same company)"),
        ("priya@postbox.example", KNOWN, "(the candidate of this interview)"),
        ("Tom Becker <tom@private.example>", KNOWN, "(under the same name, which anybody can write)"),
        ("ben@agency.example", KNOWN, "(your own company)"),
        ("eve@evil.example", KNOWN, ", and tom@acme.example was asked"),
    ],
)
def test_a_reply_from_another_address_says_what_is_known_of_it(sender: str, known: Known, relation: str) -> None:
    address = sender.rpartition("<")[2].rstrip(">")
    raw = mail(address, f"To: {TO_TOM}").replace(f"From: {address}", f"From: {sender}", 1)
    event = see(raw, known)
    assert isinstance(event, ReplyHeld), event
    assert relation in event.reason
    assert event.slot == "a"


@pytest.mark.parametrize("domain", ["acrne.example", "acme-careers.example", "acme.example.evil.test"])
def test_a_look_alike_is_warned_of(domain: str) -> None:
    event = see(mail(f"tom@{domain}", f"To: {TO_TOM}"))
    assert isinstance(event, ReplyHeld)
    assert "acme" in event.warning


@pytest.mark.parametrize("sender", ["ben@acme.example", "tom@postbox.example", "ravi@elsewhere.example"])
def test_nobody_else_is_warned_of(sender: str) -> None:
    event = see(mail(sender, f"To: {TO_TOM}"))
    assert isinstance(event, ReplyHeld)
    assert event.warning == ""


def test_an_accepted_address_counts_where_it_is_proven() -> None:
    tom, priya = INTERVIEW.respondents
    accepted = replace(INTERVIEW, respondents=(replace(tom, accepted=("tom@private.example",)), priya))
    known = replace(KNOWN, interviews=(accepted,))
    assert isinstance(see(mail("tom@private.example", f"To: {TO_TOM}"), known), ReplyCame)
    assert isinstance(see(mail("tom@private.example", f"To: {TO_TOM}", proven=False), known), ReplyHeld)
    assert isinstance(see(mail("tom@private.example", f"To: {TO_PRIYA}"), known), ReplyHeld)


def test_a_colleagues_words_about_an_interview_are_not_held() -> None:
    """The recruiter forwards a letter, and the colleague answers: its subject bears the reference."""
    raw = mail("ben@agency.example", f"Subject: Re: Fwd: {code(REF)}", "To: anna@agency.example", body="Fine with me.")
    assert isinstance(see(raw), Ignored)


def test_a_letter_of_no_interview_leads_nowhere() -> None:
    about = replace(entry("aside/m1", HEADS_UP.kind, "", "anna@agency.example"), interview="")
    known = replace(KNOWN, letters={about.message_id: about})
    raw = mail("eve@evil.example", f"In-Reply-To: {message_id(KEY, 'aside/m1', 'agency.example')}")
    assert isinstance(see(raw, known), Ignored)
