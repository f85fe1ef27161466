"""Attacks on the decisions themselves, each with the order of events that once got through."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.calendar import Method
from agent.core.decide import decide
from agent.core.effects import LetterKind, ReadReply, SendLetter, Suppress, Wake
from agent.core.events import CalendarMail, Event, LetterOut, ReplyCame, ReplyRead, TimeCame
from agent.core.feedback import Kind
from agent.core.gate import timely, unwanted
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, Line
from agent.core.orders import Step
from agent.core.respondent import RespondentState
from agent.reading.appointments import appointment
from agent.reading.known import Known
from tests.unit.cases import EARLIER, END, PRIYA, REF, RULES, START, TOM, calendar_mail, itip, reading
from tests.unit.ledger import INTERVIEW
from tests.unit.mails import HOUSE, RECEIVED, gmail_rsvp, read

HOUR = timedelta(hours=1)
EVE = Address(email="eve@evil.example")


def after(*events: Event, interview: Interview | None = None) -> Step:
    """The last step of a story."""
    step = None
    for event in events:
        step = decide(interview, event, RULES)
        interview = step.interview
    assert step is not None
    return step


def time(what: Wake, at: object, **more: object) -> TimeCame:
    return TimeCame(id=f"{what}{at}", interview=REF, at=at, what=what, **more)  # type: ignore[arg-type]


def told(at: datetime) -> LetterOut:
    """The heads-up is out."""
    return LetterOut(id=f"told{at}", interview=REF, at=at, kind=LetterKind.HEADS_UP, message_id="<h@x>")


def asking() -> Interview:
    return after(calendar_mail(), time(Wake.END, END), told(END), time(Wake.GRACE, END + HOUR)).interview


def spoofed(**changes: object) -> CalendarMail:
    return calendar_mail(itip(**changes), verified=False, key="spoofed")  # type: ignore[arg-type]


def test_a_spoofed_early_end_does_not_let_us_ask_early() -> None:
    """The end had come by the spoofed invitation when the true one came; its approval then opened the way."""
    early = spoofed(start=EARLIER, end=EARLIER + HOUR)
    ended = after(early, time(Wake.END, EARLIER + HOUR), told(EARLIER + HOUR)).interview
    assert ended.state is InterviewState.ENDED
    true = calendar_mail(itip(), at=EARLIER + HOUR, key="true")
    assert after(true, interview=ended).interview.state is InterviewState.PLANNED
    assert after(true, time(Wake.GRACE, EARLIER + 2 * HOUR), interview=ended).effects == ()


def test_a_doubt_after_the_heads_up_is_told() -> None:
    """It used to stop the questions in silence, and the interview stayed where it was for ever."""
    ended = after(calendar_mail(), time(Wake.END, END), told(END)).interview
    cancel = calendar_mail(itip(Method.CANCEL, sequence=1), verified=False, at=END + HOUR / 2, key="c")
    step = after(cancel, interview=ended)
    assert [e.kind for e in step.effects if isinstance(e, SendLetter)] == [LetterKind.DOUBT]
    assert after(time(Wake.GRACE, END + HOUR), interview=step.interview).effects == ()


def test_the_organiser_ends_a_doubt_only_with_news() -> None:
    cancel = calendar_mail(itip(Method.CANCEL, sequence=1), verified=False, key="c")
    copy, news = calendar_mail(key="copy"), calendar_mail(itip(dtstamp=EARLIER + HOUR), key="news")
    assert after(calendar_mail(), cancel, copy).interview.contested
    assert not after(calendar_mail(), cancel, news).interview.contested


def test_a_letter_for_somebody_else_in_the_same_slot_does_not_leave() -> None:
    interview = asking()
    asked = interview.respondents[0]
    fresh = replace(interview, respondents=(replace(asked, state=RespondentState.NOT_ASKED),))
    letter = SendLetter(id="x", interview=REF, at=END, kind=LetterKind.QUESTION, to=asked.person.address, slot="a")
    assert unwanted(fresh, letter) == ""
    assert unwanted(fresh, replace(letter, to=EVE))


@pytest.mark.parametrize(("hours", "free"), [(2, True), (7, False), (24 * 5, False)])
def test_a_reminder_that_waited_still_keeps_office_hours(hours: int, free: bool) -> None:
    letter = SendLetter(id="x", interview=REF, at=END, kind=LetterKind.REMINDER, to=TOM, slot="a", number=1)
    later = timely(letter, asking(), RULES, START + hours * HOUR)
    assert (later is None) is free
    question = replace(letter, kind=LetterKind.QUESTION, number=0)
    assert (timely(question, asking(), RULES, START + hours * HOUR) is None) is free
    # One that is in time leaves whenever it is.
    now = START + hours * HOUR
    just_over = replace(asking(), over_since=None, warned_at=now - RULES.grace)
    assert timely(replace(question, at=now), just_over, RULES, now) is None


def reply(text: str, key: str, message_id: str = "") -> ReplyCame:
    line = Line(number=1, text=text)
    return ReplyCame(
        id=key,
        interview=REF,
        at=END + 2 * HOUR,
        slot="a",
        mail=key,
        message_id=message_id or f"<{key}@x>",
        lines=(line,),
    )


def test_only_a_typed_stop_reaches_beyond_the_interview() -> None:
    """A model that reads a refusal out of a reply could else silence somebody in every interview and mailbox."""
    assert any(isinstance(e, Suppress) for e in after(reply("STOP", "k"), interview=asking()).effects)
    read = ReplyRead(id="r", interview=REF, at=END, slot="a", mail="k", came=END, reading=reading(kind=Kind.REFUSAL))
    step = after(reply("Well, well.", "k"), read, interview=asking())
    assert step.interview.respondents[0].state is RespondentState.STOPPED
    assert not any(isinstance(e, Suppress) for e in step.effects)


def test_a_copy_with_other_bytes_is_no_second_reply() -> None:
    first, copy = reply("Good.", "k1", "<one@x>"), reply("Good.", "k2", "<one@x>")
    step = after(first, copy, interview=asking())
    assert not any(isinstance(e, ReadReply) for e in step.effects)
    assert step.interview == after(first, interview=asking()).interview


def test_an_approval_does_not_outlive_its_organiser() -> None:
    approved = after(calendar_mail(itip(Method.REPLY, who=[EVE]), sender=EVE)).interview
    assert approved.approved
    named = Address(email=EVE.email, name="A very long name indeed")
    turned = calendar_mail(itip(Method.REPLY, who=[EVE], organizer=named, sequence=1), sender=EVE, key="m2")
    taken = calendar_mail(itip(who=[TOM, PRIYA], organizer=named, sequence=2), sender=EVE, key="m3")
    assert not after(turned, taken, interview=approved).interview.approved


def test_a_uid_that_hashes_to_a_known_reference_is_another_appointment() -> None:
    """A reference has 40 bits: whoever sees one in a subject finds another UID for it in minutes."""
    claims = read(gmail_rsvp())
    other = replace(INTERVIEW, meeting=replace(INTERVIEW.meeting, uid="found@evil.example"))
    true, collided = Known(interviews=(INTERVIEW,)), Known(interviews=(other,))
    about = {"mail": "m", "at": RECEIVED, "house": HOUSE, "directory": RULES.directory}
    assert isinstance(appointment(claims, true, **about), CalendarMail)  # type: ignore[arg-type]
    assert appointment(claims, collided, **about) == "its reference is that of another appointment"  # type: ignore[arg-type]
