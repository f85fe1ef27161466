"""Files that keep time for a call: in working hours on both sides, in a form that calendars take, and of no effect."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from agent.core.calls import LENGTH, calls, debriefs
from agent.core.chase import working
from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.marks import call_uid, is_call
from agent.core.people import Client
from agent.core.respondent import RespondentState
from agent.core.rules import Rules, WorkingHours
from agent.core.whereabouts import Place, home, place
from agent.reading.recognise import Ignored
from agent.writing.compose import compose
from agent.writing.letters import Letter, letter
from tests.unit.cases import ANNA, PRIYA, REF, TOM
from tests.unit.cases import RULES as DIRECTED
from tests.unit.ledger import INTERVIEW, NOTHING, see
from tests.unit.test_further import invitation

BERLIN = ZoneInfo("Europe/Berlin")
RULES = replace(DIRECTED, hours=WorkingHours(zone=BERLIN))
TUESDAY = datetime(2026, 11, 24, 13, 7, tzinfo=BERLIN)


def at(zone: str, **emails: str) -> Interview:
    """Anna's interview, planned in a zone; addresses by slot."""
    people = tuple(
        replace(r, person=replace(r.person, address=replace(r.person.address, email=emails[r.slot])))
        if r.slot in emails
        else r
        for r in INTERVIEW.respondents
    )
    return replace(INTERVIEW, meeting=replace(INTERVIEW.meeting, zone=zone), respondents=people)


def written(kind: LetterKind, interview: Interview, slot: str = "", rules: Rules = RULES) -> Letter:
    return letter(
        kind, interview, rules, slot=slot, number=0, to=ANNA, now=TUESDAY, reply_to=ANNA.email
    )  # fmt: skip


def test_a_call_with_each_side_the_candidate_first() -> None:
    candidate, client = debriefs(at("Europe/Berlin"), RULES, TUESDAY)
    assert [c.with_whom.person.address for c in (candidate, client)] == [PRIYA, TOM]
    assert candidate.start == datetime(2026, 11, 24, 14, 30, tzinfo=BERLIN)
    assert client.start == candidate.end == datetime(2026, 11, 24, 15, tzinfo=BERLIN)


def test_whoever_decides_speaks_for_the_client() -> None:
    boss = replace(INTERVIEW.respondents[0], slot="c")
    boss = replace(boss, person=replace(boss.person, address=Address(email="olga@acme.example")))
    interview = replace(at("Europe/Berlin"), respondents=(*INTERVIEW.respondents, boss))
    client = Client(name="Acme", domains=frozenset({"acme.example"}), decision_makers=frozenset({"olga@acme.example"}))
    rules = replace(RULES, directory=replace(RULES.directory, clients=(client,)))
    assert debriefs(interview, rules, TUESDAY)[1].with_whom == boss
    assert debriefs(interview, RULES, TUESDAY)[1].with_whom.slot == "a"


@pytest.mark.parametrize(
    ("email", "expected", "theirs"),
    [
        ("tom@acme.example", "2026-11-24T14:30+01:00", True),
        ("tom@acme.us", "2026-11-24T15:00+01:00", True),
        ("tom@acme.co.jp", "2026-11-25T09:00+01:00", False),
        ("tom@acme.in", "2026-11-25T09:00+01:00", True),
    ],
    ids=["the same zone", "New York's morning", "Tokyo has no hour in common with Berlin", "India's afternoon"],
)
def test_the_hour_suits_both(email: str, expected: str, theirs: bool) -> None:
    (call,) = calls(at("Europe/Berlin", a=email), [at("", a=email).respondents[0]], RULES, TUESDAY)
    assert (call.start, call.theirs) == (datetime.fromisoformat(expected), theirs)


def test_no_call_on_a_holiday_of_theirs() -> None:
    thanksgiving = datetime(2026, 11, 26, 8, tzinfo=BERLIN)
    interview = at("Europe/Berlin", a="tom@acme.us")
    (call,) = calls(interview, [interview.respondents[0]], RULES, thanksgiving)
    assert call.start == datetime(2026, 11, 27, 15, tzinfo=BERLIN)


@given(
    minutes=st.integers(0, 60 * 24 * 400),
    email=st.sampled_from(["t@a.example", "t@a.us", "t@a.co.uk", "t@a.in", "t@a.jp", "t@a.com.au", "t@a.sa", "t@a.br"]),
    ours=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"]),
)
def test_a_call_is_never_outside_of_working_hours_on_either_side(minutes: int, email: str, ours: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    interview, hours = at(ours, a=email), WorkingHours(zone=ZoneInfo(ours))
    rules = replace(RULES, hours=hours)
    for call in debriefs(interview, rules, now):
        assert call.start >= now + timedelta(hours=1)
        assert call.start.minute in (0, 30)
        there = place(interview, call.with_whom, hours)
        for where in (home(hours), there) if call.theirs else ():
            assert working(call.start, hours, where) == call.start
            assert working(call.end - timedelta(minutes=1), hours, where) == call.end - timedelta(minutes=1)
        for where in (home(hours), there):
            local = call.start.astimezone(where.zone)
            assert call.theirs or 8 <= local.hour < 20 or _far_apart(hours, there)


def _far_apart(hours: WorkingHours, there: Place) -> bool:
    """More than ten hours: then it is early, late or the recruiter's hours only."""
    offsets = [datetime(2026, 6, 1, tzinfo=zone).utcoffset() for zone in (hours.zone, there.zone)]
    ours, theirs = (one.total_seconds() / 3600 if one else 0 for one in offsets)
    return 10 <= abs(ours - theirs) <= 14


def test_the_heads_up_brings_an_entry_for_each_side() -> None:
    told = written(LetterKind.HEADS_UP, at("Europe/Berlin"))
    assert [one.name for one in told.attachments] == ["call-Priya.ics", "call-Tom.ics"]
    assert "- Priya Nair, Tue 24 Nov, 14:30 CET" in told.text
    assert "- Tom Becker, Tue 24 Nov, 15:00 CET" in told.text
    event = Calendar.from_ical(told.attachments[1].text).walk("VEVENT")[0]
    assert event["UID"] == call_uid(REF, "a", "agency.example")
    assert event["STATUS"] == "TENTATIVE"
    assert event["CLASS"] == "PRIVATE"
    assert event.decoded("DTSTART") == datetime(2026, 11, 24, 14, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == LENGTH
    assert "Call Tom Becker" in event["SUMMARY"]
    assert "Q1." in event["DESCRIPTION"]
    assert "Q5." in event["DESCRIPTION"]
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event


def test_the_request_to_call_brings_one_that_replaces_it() -> None:
    silent = replace(INTERVIEW.respondents[0], state=RespondentState.UNREACHABLE, questions=4)
    interview = replace(at("Europe/Berlin"), respondents=(silent, INTERVIEW.respondents[1]))
    told = written(LetterKind.CALL, interview, "a")
    (entry,) = told.attachments
    event = Calendar.from_ical(entry.text).walk("VEVENT")[0]
    assert (event["UID"], event["SEQUENCE"]) == (call_uid(REF, "a", "agency.example"), 4)


@pytest.mark.parametrize("kind", sorted(set(LetterKind) - {LetterKind.HEADS_UP, LetterKind.CALL}))
def test_no_other_letter_brings_one(kind: LetterKind) -> None:
    told = written(kind, at("Europe/Berlin"), "a")
    assert not [one for one in told.attachments if one.kind == "text/calendar"]


def test_nobody_is_to_be_called_who_wants_to_be_left_alone() -> None:
    stopped = replace(INTERVIEW.respondents[0], state=RespondentState.STOPPED)
    interview = replace(at("Europe/Berlin"), respondents=(stopped, INTERVIEW.respondents[1]))
    assert written(LetterKind.CALL, interview, "a").attachments == ()


def test_no_hour_in_common_is_said() -> None:
    told = written(LetterKind.HEADS_UP, at("Europe/Berlin", a="tom@acme.co.jp"))
    assert "(outside of working hours, as none suits you both)" in " ".join(told.text.split())


def test_the_file_is_told_as_what_it_is() -> None:
    """RFC 6047 section 2.4: the method of the part is that of the file."""
    told = written(LetterKind.HEADS_UP, at("Europe/Berlin"))
    raw = compose(
        told, message_id="<a@x>", sender=ANNA, to=ANNA, reply_to=ANNA.email, date=TUESDAY, kind=LetterKind.HEADS_UP
    ).raw
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    for part in mail.iter_attachments():
        assert part.get_content_type() == "text/calendar"
        assert part.get_param("method") == "PUBLISH"
        assert "METHOD:PUBLISH" in part.get_payload(decode=True).decode()  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["王", "../../etc", "Évariste", "x\r\ny"])
def test_any_name_gives_a_file_that_can_be_attached(name: str) -> None:
    interview = at("Europe/Berlin")
    first = interview.respondents[0]
    odd = replace(first, person=replace(first.person, address=Address(email="x@acme.example", name=name)))
    told = written(LetterKind.HEADS_UP, replace(interview, respondents=(odd, interview.respondents[1])))
    compose(told, message_id="<a@x>", sender=ANNA, to=ANNA, reply_to=ANNA.email, date=TUESDAY, kind=LetterKind.HEADS_UP)
    assert len(Calendar.from_ical(told.attachments[1].text).walk("VEVENT")) == 1


def test_an_answer_to_such_an_entry_is_no_interview() -> None:
    """The recruiter sent it on to Tom as an invitation, and he accepts."""
    uid = call_uid(REF, "a", "agency.example")
    assert is_call(uid)
    raw = invitation(TOM, method="REPLY", sender=TOM.email, title="Interview: Priya Nair")
    assert isinstance(see(raw.replace("second-round@google.com", uid), NOTHING), Ignored)
    assert not isinstance(see(raw, NOTHING), Ignored)
