"""Whole calendar mails of many programs, in the order in which they come in, and what becomes of the interview."""

from itertools import permutations

import pytest

from agent.core.calendar import Method, PartStat
from agent.core.effects import Notice, Publish
from agent.core.events import CalendarMail
from agent.core.interview import InterviewState
from agent.reading.case import Several
from agent.reading.recognise import Ignored
from tests.unit.calendar_story import Office, raw
from tests.unit.ledger import mail as letter

TOM, SUE, PRIYA = "tom@acme.example", "sue@acme.example", "priya@postbox.example"
A = PartStat


def heard(*mails: str | bytes) -> Office:
    office = Office()
    office.hears(*mails)
    return office


# --- answers ---------------------------------------------------------------------------------------------------------

ANSWERS = [
    ("gmail-rsvp-accepted", TOM, A.ACCEPTED, ""),
    ("gmail-rsvp-note", PRIYA, A.TENTATIVE, "My train gets in at 10:45, I may be late"),
    ("google-calendar-address-rsvp", TOM, A.ACCEPTED, ""),
    ("outlook-accepted-empty", TOM, A.ACCEPTED, ""),
    (
        "outlook-tentative-typed",
        TOM,
        A.TENTATIVE,
        "I have a board meeting right before.\n\nMy colleague Sue can start without me.",
    ),
    ("outlook-declined-comment", TOM, A.DECLINED, "On sick leave until the 7th."),
    ("outlook-old-reply-with-block", TOM, A.ACCEPTED, "Please send me her CV before."),
    ("outlook-assistant-answers", TOM, A.ACCEPTED, ""),
    ("apple-accepted", TOM, A.ACCEPTED, "See you in the lobby"),
    ("yahoo-accepted", PRIYA, A.ACCEPTED, ""),
    ("thunderbird-declined-comment", TOM, A.DECLINED, "I will be on a plane; Sue might step in."),
    ("zoho-accepted", TOM, A.ACCEPTED, ""),
    ("samsung-declined-octet-stream", PRIYA, A.DECLINED, "Sorry, I found another job."),
]


@pytest.mark.parametrize(("mail", "who", "says", "comment"), ANSWERS, ids=[a[0] for a in ANSWERS])
def test_an_answer_makes_an_interview_and_keeps_its_words(mail: str, who: str, says: PartStat, comment: str) -> None:
    """The organiser's own inbox: nothing but replies."""
    office = Office()
    event = office.hears(mail)
    assert isinstance(event, CalendarMail)
    assert event.verified
    assert office.times == ["01 10:00"]
    assert (office.answer(who).partstat, office.answer(who).comment) == (says, comment)


def test_an_unproven_answer_is_heard_and_counts_for_nothing() -> None:
    office = heard("gmail-invitation", "gmail-rsvp-unproven")
    assert office.answer(TOM).partstat is A.NEEDS_ACTION


def test_a_later_click_without_words_keeps_the_words_from_before() -> None:
    office = heard("gmail-invitation", "gmail-rsvp-note", "yahoo-accepted")
    assert office.answer(PRIYA).partstat is A.ACCEPTED
    assert office.answer(PRIYA).comment == "My train gets in at 10:45, I may be late"


# --- invitations, updates, cancellations -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mail", ["gmail-invitation", "outlook-invitation", "teams-invitation", "exchange-rewritten-with-senders-file"]
)
def test_an_invitation_of_the_recruiters_is_one_approved_interview(mail: str) -> None:
    office = heard(mail)
    assert office.times == ["01 10:00"]
    assert office.one.approved
    assert {TOM, PRIYA} <= {a.address.email for a in office.one.meeting.attendees}


def test_gmail_invites_moves_and_cancels() -> None:
    office = Office()
    for mail, times in (("gmail-invitation", ["01 10:00"]), ("gmail-updated", ["01 14:00"]), ("gmail-cancelled", [])):
        office.hears(mail)
        assert office.times == times
    assert office.one.meeting.cancelled


def test_gmails_late_first_invitation_undoes_neither_update_nor_cancellation() -> None:
    assert heard("gmail-updated", "gmail-invitation").times == ["01 14:00"]
    assert heard("gmail-invitation", "gmail-cancelled", "gmail-invitation").times == []


def test_exchange_cancels() -> None:
    assert heard("outlook-invitation", "exchange-cancelled").times == []


@pytest.mark.parametrize(
    "mails",
    [
        ("outlook-invitation", "exchange-cancelled"),
        ("outlook-invitation", "outlook-assistant-cancels"),
        ("gmail-invitation", "gmail-updated", "gmail-cancelled"),
        ("gmail-invitation", "gmail-rsvp-note", "gmail-cancelled"),
    ],
)
def test_a_cancellation_counts_in_whichever_order_the_mails_come_in(mails: tuple[str, ...]) -> None:
    for order in permutations(mails):
        office = heard(*order)
        assert (office.times, office.one.state) == ([], InterviewState.CLOSED), order


def test_an_instance_that_was_cancelled_before_its_series_came_in_does_not_take_place() -> None:
    assert heard("google-series-one-cancelled", "google-series-invitation").times == ["01 09:00", "03 09:00"]
    assert heard("google-series-cancelled", "google-series-invitation").times == []


def test_a_newer_invitation_after_a_cancellation_of_something_unknown_stands() -> None:
    again = raw("gmail-invitation").replace(b"DTSTAMP:20261122T083000Z", b"DTSTAMP:20261123T130000Z")
    office = heard("gmail-cancelled", again)
    assert office.times == ["01 10:00"]
    assert {r.person.address.email for r in office.one.respondents} == {TOM, PRIYA}


# --- another time ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("invitation", "counter", "who", "wish", "words"),
    [
        ("gmail-invitation", "gmail-new-time-proposed", PRIYA, "01 15:00", "Could we start after my shift?"),
        ("outlook-invitation", "outlook-counter", TOM, "02 08:00", "Will be better for me, thx"),
    ],
)
def test_a_counter_moves_nothing_and_the_recruiter_learns_of_it(
    invitation: str, counter: str, who: str, wish: str, words: str
) -> None:
    office = heard(invitation, counter)
    person = office.answer(who)
    assert office.times == ["01 10:00"]
    assert person.proposed_start is not None
    assert (f"{person.proposed_start:%d %H:%M}", person.comment) == (wish, words)
    pushes = [e for e in office.steps[-1].effects if isinstance(e, Publish)]
    assert [p.notice for p in pushes] == [Notice.ATTENTION]
    assert "nothing was moved" in office.steps[-1].note


def test_a_counter_about_an_unknown_appointment_never_sets_its_time() -> None:
    assert heard("owa-counter-bare").times == ["?"]
    assert heard("outlook-counter").times == ["01 10:00"], "Outlook says when it was to be"


def test_the_organiser_declines_the_other_time() -> None:
    office = heard("outlook-invitation", "outlook-counter", "method-declinecounter")
    assert office.times == ["01 10:00"]
    assert office.answer(TOM).proposed_start is None
    assert office.answer(TOM).comment == "Will be better for me, thx"


# --- series ----------------------------------------------------------------------------------------------------------


def test_a_short_series_is_an_interview_for_each_instance() -> None:
    office = Office()
    assert isinstance(office.hears("google-series-invitation"), Several)
    assert office.times == ["01 09:00", "02 09:00", "03 09:00"]


def test_one_instance_is_cancelled_another_moved_and_the_series_ends() -> None:
    office = heard("google-series-invitation")
    office.hears("google-series-one-cancelled")
    assert office.times == ["01 09:00", "03 09:00"]
    office.hears("google-series-one-moved")
    assert office.times == ["01 13:00", "03 09:00"], "the exception is given in New York's time"
    assert len(office.interviews) == 3
    office.hears("google-series-cancelled")
    assert office.times == []


def test_a_moved_series_takes_its_interviews_along() -> None:
    office = heard("google-series-invitation")
    refs = set(office.interviews)
    office.hears("google-series-moved")
    assert office.times == ["01 11:00", "02 11:00", "03 11:00"]
    assert set(office.interviews) == refs
    office.hears("google-series-invitation")
    assert office.times == ["01 11:00", "02 11:00", "03 11:00"], "the first invitation once more"


def test_an_answer_to_a_series_reaches_every_instance() -> None:
    office = heard("google-series-invitation", "google-series-rsvp")
    told = [a.partstat for i in office.planned for a in i.meeting.attendees if a.address.email == TOM]
    assert told == [A.ACCEPTED] * 3
    assert heard("google-series-rsvp").times == ["01 09:00", "02 09:00", "03 09:00"]


def test_a_series_and_its_exception_in_one_mail() -> None:
    assert heard("exchange-series-with-exception").times == ["01 10:00", "09 13:00", "15 10:00"]


def test_all_from_one_instance_on_are_moved_but_no_exception() -> None:
    office = heard("exchange-series-with-exception", "exchange-series-future-moved")
    assert office.times == ["01 10:00", "08 15:00", "15 15:00"]


def test_an_instance_is_added() -> None:
    office = heard("exchange-series-with-exception", "method-add")
    assert office.times == ["01 10:00", "09 13:00", "15 10:00", "17 10:00"]


def test_a_meeting_for_ever_is_no_interview() -> None:
    found = Office().hears("google-weekly-for-ever")
    assert found == Ignored(reason="a standing meeting: it recurs too often to be interviews")


def test_several_appointments_in_one_mail_are_each_heard() -> None:
    mail = raw("greenhouse-invitation-for-recruiter").replace(b"no-reply@us.greenhouse.example", b"anna@agency.example")
    mail = mail.replace(b"us.greenhouse.example", b"agency.example")
    begin, end = mail.index(b"BEGIN:VEVENT"), mail.index(b"END:VCALENDAR")
    second = mail[begin:end].replace(b"greenhouse-1", b"greenhouse-2").replace(b"20261201T1", b"20261202T1")
    office = Office()
    found = office.hears(mail[:end] + second + mail[end:])
    assert isinstance(found, Several)
    assert len({event.id for event in found.events}) == 2
    assert office.times == ["01 10:00", "02 10:00"]
    assert all(i.approved for i in office.planned)


BEGIN = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nVERSION:2.0\nPRODID:-//Some//Calendar//EN\n"
ENTRY = """\
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261121T100000Z
DTSTART:20261201T{start}0000Z
DTEND:20261201T{end}0000Z
ORGANIZER:mailto:anna@agency.example
ATTENDEE:mailto:{who}
SUMMARY:{title}
END:VEVENT
"""
TO_PRIYA = ENTRY.format(uid="p", start=10, end=12, who=PRIYA, title="Interview with Acme - Backend Engineer")
TO_TOM = ENTRY.format(uid="t", start=10, end=11, who=TOM, title="Interview: Priya Nair - Backend Engineer")
TO_SUE = ENTRY.format(uid="s", start=11, end=12, who=SUE, title="Interview: Priya Nair - Backend Engineer")
OTHERS = ENTRY.format(uid="o", start=14, end=15, who="lee@acme.example", title="Interview: Ravi Shah - Cook")


@pytest.mark.parametrize("entries", list(permutations((TO_PRIYA, TO_TOM, TO_SUE, OTHERS))))
def test_an_invitation_for_each_side_in_one_mail_are_one_interview_at_once(entries: tuple[str, ...]) -> None:
    """Scheduling programs put them into one file. Another candidate's, in the same file, stays apart."""
    calendar = BEGIN + "".join(entries) + "END:VCALENDAR\n"
    head = ("Content-Type: text/calendar; method=REQUEST", "To: anna@agency.example")
    office = heard(letter("anna@agency.example", *head, body=calendar).replace("\n", "\r\n").encode())
    assert office.times == ["01 10:00", "01 14:00"]
    first, other = office.planned
    assert {r.person.address.email for r in first.respondents} == {PRIYA, TOM, SUE}
    assert {p.address.email for p in other.people} == {"anna@agency.example", "lee@acme.example"}


# --- who may say so --------------------------------------------------------------------------------------------------


def test_an_assistant_of_the_organiser_cancels() -> None:
    assert heard("outlook-invitation", "outlook-assistant-cancels").times == []


@pytest.mark.parametrize("mail", ["outlook-stranger-assistant-moves", "outlook-attendee-request-moves"])
def test_neither_a_stranger_nor_an_attendee_moves_it(mail: str) -> None:
    office = heard("outlook-invitation", mail)
    assert office.times == ["01 10:00"]
    assert "nothing proves" in office.one.contested


def test_a_calendar_of_several_people_is_the_recruiters_if_they_wrote() -> None:
    office = heard("google-group-calendar-invitation")
    assert office.one.approved
    office.hears("google-group-calendar-moved-by-attendee")
    assert office.times == ["01 10:00"]


@pytest.mark.parametrize("mail", ["greenhouse-invitation-for-recruiter", "icloud-invitation-from-noreply"])
def test_a_scheduler_in_the_recruiters_name_is_a_doubt(mail: str) -> None:
    office = heard(mail)
    assert office.times == ["01 10:00"]
    assert not office.one.approved
    assert office.one.contested


def test_a_scheduler_as_organiser_waits_for_the_recruiters_word() -> None:
    office = heard("goodtime-own-organizer")
    assert office.times == ["01 10:00"]
    assert (office.one.approved, office.one.contested) == (False, "")


def test_a_delegate_answers_with_the_delegators_line_beside_their_own() -> None:
    office = heard("outlook-invitation", "notes-delegates", "notes-delegate-accepts")
    told = {a.address.email: a.partstat for a in office.one.meeting.attendees}
    assert (told[TOM], told["sue@acme.example"]) == (A.DELEGATED, A.ACCEPTED)
    assert office.answer("sue@acme.example").delegated_from == TOM


# --- what is not live ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mail",
    [
        "apple-forwarded-file",
        "participant-attaches-export",
        "outlook-forwarded-enclosed",
        "bounce-encloses-invitation",
        "calendly-attached-file",
        "zoom-file-without-method",
        "method-publish",
        "method-refresh",
    ],
)
def test_what_is_passed_on_enclosed_or_for_information_changes_nothing(mail: str) -> None:
    office = heard("gmail-invitation")
    before = dict(office.interviews)
    assert isinstance(office.hears(mail), Ignored)
    assert office.interviews == before


def test_every_mail_is_of_one_kind_and_the_same_mail_twice_changes_nothing() -> None:
    for mail in (name for name, *_ in ANSWERS):
        once, twice = heard(mail), heard(mail, mail)
        assert {r: (i.meeting, i.state) for r, i in once.interviews.items()} == {
            r: (i.meeting, i.state) for r, i in twice.interviews.items()
        }
        assert once.one.state is InterviewState.PLANNED
        assert Method.REPLY.value in raw(mail).decode(errors="replace") or b"base64" in raw(mail)
