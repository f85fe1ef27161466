"""A further round ends the questions about the one before: nobody is chased for a word that is not needed any more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.calendar import apply
from agent.core.effects import LetterKind, Notice, Wake, WakeAt
from agent.core.events import CalendarMail, Command, FurtherOff, HumanWrote, Verb
from agent.core.feedback import Kind
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.reading.case import Several
from agent.reading.known import Known
from agent.writing.letters import letter
from tests.unit.cases import ANNA, END, PRIYA, RULES, TOM, itip, reading
from tests.unit.ledger import INTERVIEW, see
from tests.unit.mails import PROVEN
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview, wrote

HOUR = timedelta(hours=1)
SECOND = "bbbbbbbb"

ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
METHOD:{method}
BEGIN:VEVENT
DTSTART:{start}
DTEND:{start}
DURATION:PT1H
DTSTAMP:20261124T083000Z
ORGANIZER;CN=Anna Berg:mailto:{organizer}
UID:second-round@google.com
{people}SEQUENCE:0
SUMMARY:{title}
END:VEVENT
END:VCALENDAR
"""


def invitation(
    *people: Address,
    start: str = "20261201T100000Z",
    method: str = "REQUEST",
    organizer: str = ANNA.email,
    sender: str = ANNA.email,
    title: str = "Interview: Priya Nair - second round",
    proven: bool = True,
) -> str:
    proof = PROVEN.format(domain=sender.rpartition("@")[2]) if proven else ""
    attendees = "".join(f"ATTENDEE;CN={one.name};PARTSTAT=NEEDS-ACTION:mailto:{one.email}\n" for one in people)
    ics = ICS.format(method=method, start=start, organizer=organizer, people=attendees, title=title)
    return (
        f"{proof}From: {sender}\nTo: anna+debrief@agency.example\nMessage-ID: <second@google.com>\n"
        f"Date: Tue, 24 Nov 2026 08:30:00 +0000\nSubject: Invitation\nMIME-Version: 1.0\n"
        f"Content-Type: text/calendar; method={method}; charset=utf-8\n\n{ics.replace('DTEND:' + start + chr(10), '')}"
    )


def known(**changes: object) -> Known:
    return Known(interviews=(replace(INTERVIEW, **changes),))  # type: ignore[arg-type]


def silenced(raw: str, before: Known | None = None) -> tuple[HumanWrote, ...]:
    found = see(raw, before or known())
    events = found.events if isinstance(found, Several) else (found,)
    assert any(isinstance(one, CalendarMail) for one in events), found
    assert len({one.id for one in events if not isinstance(one, str)}) == len(events)  # type: ignore[union-attr]
    return tuple(one for one in events if isinstance(one, HumanWrote))


def test_an_invitation_to_the_same_two_sides() -> None:
    (event,) = silenced(invitation(TOM, PRIYA))
    assert event.interview == INTERVIEW.ref
    assert event.slots == ("a", "b")
    assert event.by_us
    assert event.others == (event.further,)
    assert event.further not in ("", INTERVIEW.ref)


def test_other_people_of_the_same_company() -> None:
    boss = Address(email="olga@acme.example", name="Olga Roth")
    assert silenced(invitation(boss, PRIYA), known(company="Acme"))


def test_the_candidate_alone_where_the_title_names_the_company() -> None:
    assert silenced(invitation(PRIYA, title="Interview with Acme: Priya Nair"), known(company="Acme"))


def test_only_the_candidates_answer_was_seen() -> None:
    """An organiser's inbox mostly holds the answers to their invitations, and no invitation."""
    title = "Interview with Acme: Priya Nair"
    raw = invitation(PRIYA, method="REPLY", sender=PRIYA.email, title=title)
    assert silenced(raw.replace("NEEDS-ACTION", "ACCEPTED"), known(company="Acme"))


CASES: Mapping[str, tuple[str, Known]] = {
    "with another company": (invitation(PRIYA, Address(email="jo@other.example", name="Jo")), known(company="Acme")),
    "of another candidate": (
        invitation(TOM, Address(email="max@postbox.example", name="Max Kern"), title="Interview: Max Kern"),
        known(),
    ),
    "before this one": (invitation(TOM, PRIYA, start="20261120T100000Z"), known()),
    "over already": (invitation(TOM, PRIYA, start="20261124T070000Z"), known()),
    "of somebody else's": (invitation(TOM, PRIYA, organizer=TOM.email, sender=TOM.email), known()),
    "not proven": (invitation(TOM, PRIYA, proven=False), known()),
    "while nobody is asked yet": (invitation(TOM, PRIYA), known(state=InterviewState.PLANNED)),
    "after the decision": (invitation(TOM, PRIYA), known(state=InterviewState.DECIDED)),
}


@pytest.mark.parametrize("name", CASES)
def test_what_ends_no_questions(name: str) -> None:
    raw, before = CASES[name]
    assert silenced(raw, before) == ()


def test_a_round_that_was_known_before_ends_none() -> None:
    """Two rounds that were arranged together: a change of the second says nothing of the first."""
    (event,) = silenced(invitation(TOM, PRIYA))
    second = Interview(
        ref=event.further, mailbox="anna", meeting=apply(None, itip(uid="second-round@google.com")).meeting
    )
    assert silenced(invitation(TOM, PRIYA), Known(interviews=(INTERVIEW, second))) == ()


def arranged(at: datetime = END + 3 * HOUR) -> HumanWrote:
    return HumanWrote(
        id="mail:f",
        interview=INTERVIEW.ref,
        at=at,
        mail="f",
        slots=("a", "b"),
        written=at,
        by_us=True,
        others=(SECOND,),
        further=SECOND,
    )


def test_nobody_is_reminded_the_recruiter_is_told_and_the_recommendation_comes() -> None:
    story = Story().asked().on(arranged())
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert interview(story).further == SECOND
    give_up = story.wakes()[Wake.GIVE_UP]
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []
    assert story.time(Wake.GIVE_UP, give_up, "a", 1).letters() == []
    assert story.time(Wake.GIVE_UP, give_up, "b", 1).letters() == [(LetterKind.RECOMMENDATION, ANNA.email)]


def test_who_has_answered_is_left_as_they_are() -> None:
    story = Story().asked().reply("a").on(arranged())
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert interview(story).respondents[0].unread


def test_the_note_names_the_further_round_and_how_to_go_on() -> None:
    story = Story().asked().on(arranged())
    told = letter(
        LetterKind.NOTE, interview(story), RULES, slot="", number=0, mail="f", to=ANNA, now=END, reply_to=ANNA.email,
        words="Second round with Priya [#bbbbbbbb]",
    )  # fmt: skip
    text = " ".join(told.text.split())
    assert "A further round has been arranged: Second round with Priya [#bbbbbbbb]." in text
    assert "ask tom@acme.example" in told.text
    assert "ask priya@postbox.example" in told.text


# --- it is cancelled -------------------------------------------------------------------------------------------------


def second(**changes: object) -> Interview:
    """The further round, as it became known from its invitation."""
    found = see(invitation(TOM, PRIYA), known())
    events = found.events if isinstance(found, Several) else (found,)
    (round_,) = (one for one in events if isinstance(one, CalendarMail))
    meeting = apply(None, round_.message).meeting
    return replace(Interview(ref=round_.interview, mailbox="anna", meeting=meeting), **changes)  # type: ignore[arg-type]


def taken_up(raw: str, *there: Interview) -> list[FurtherOff]:
    found = see(raw, Known(interviews=there))
    events = found.events if isinstance(found, Several) else (found,)
    return [one for one in events if isinstance(one, FurtherOff)]


CANCEL = invitation(TOM, PRIYA, method="CANCEL").replace("SEQUENCE:0", "SEQUENCE:1")


def test_the_cancellation_of_the_further_round_is_news_of_the_one_before() -> None:
    later, before = second(), replace(INTERVIEW, further=second().ref)
    (event,) = taken_up(CANCEL, before, later)
    assert (event.interview, event.further) == (INTERVIEW.ref, later.ref)
    assert taken_up(CANCEL, INTERVIEW, later) == [], "it ended no questions"
    assert taken_up(CANCEL, before) == [], "nothing is known of it"


@pytest.mark.parametrize(
    "raw",
    [
        invitation(TOM, PRIYA).replace("SEQUENCE:0", "SEQUENCE:1"),
        CANCEL.replace(PROVEN.format(domain="agency.example"), ""),
        invitation(TOM, PRIYA, method="CANCEL", sender=TOM.email).replace("SEQUENCE:0", "SEQUENCE:1"),
        invitation(TOM, PRIYA, method="REPLY", sender=PRIYA.email).replace("NEEDS-ACTION", "DECLINED"),
    ],
    ids=["changed", "not proven", "cancelled by somebody else", "declined"],
)
def test_what_takes_up_no_questions(raw: str) -> None:
    assert taken_up(raw, replace(INTERVIEW, further=second().ref), second()) == []


def test_a_round_that_is_cancelled_after_it_took_place_takes_up_nothing() -> None:
    over = replace(second().meeting, start=END, end=END + HOUR)
    assert taken_up(CANCEL, replace(INTERVIEW, further=second().ref), second(meeting=over)) == []


def off(at: datetime = END + 30 * HOUR, further: str = SECOND) -> FurtherOff:
    return FurtherOff(id="mail:off", interview=INTERVIEW.ref, at=at, mail="off", further=further)


def test_then_people_are_reminded_and_the_recruiter_hears_of_it() -> None:
    story = Story().asked().on(arranged()).on(off())
    assert interview(story).further == ""
    assert story.letters() == []
    assert story.notices() == [Notice.ATTENTION]
    assert story.step is not None
    assert "was cancelled, so Tom Becker and Priya Nair will be asked" in story.step.note
    remind = story.wakes()[Wake.REMIND]
    assert story.time(Wake.REMIND, remind, "a", 1).letters() == [(LetterKind.REMINDER, TOM.email)]


def test_before_anybody_was_asked_they_are_asked_after_all() -> None:
    story = Story().invited().over().on(arranged(END + HOUR / 2)).time(Wake.GRACE, END + HOUR)
    assert story.letters() == []
    assert {to for _, to in story.on(off(END + 5 * HOUR)).letters()} == {TOM.email, PRIYA.email}


def test_whom_the_recruiter_writes_with_or_spared_or_who_answered_stays_as_they_are() -> None:
    story = Story().asked().on(arranged()).on(wrote("a", at=END + 4 * HOUR)).reply("b", at=END + 5 * HOUR)
    story.read("b", reading(kind=Kind.OTHER), END + 5 * HOUR).on(off())
    assert {e.slot for e in story.effects(WakeAt)} == {"b"}  # type: ignore[union-attr]
    story = Story().asked().on(arranged()).said(Command(verb=Verb.VETO, whom=(TOM.email,)))
    assert "Tom" not in story.on(off()).step.note  # type: ignore[union-attr]


def test_nothing_is_taken_up_of_another_round_or_after_the_recommendation() -> None:
    story = Story().asked().on(arranged())
    before = interview(story)
    assert interview(story.on(off(further="cccccccc"))) == before
    story.interview = replace(before, state=InterviewState.RECOMMENDED)
    story.on(off())
    assert story.step is not None
    assert story.step.effects == ()
    assert interview(story).state is InterviewState.RECOMMENDED


def test_an_end_of_patience_that_was_planned_meanwhile_counts_no_more() -> None:
    story = Story().asked().on(arranged())
    give_up = story.wakes()[Wake.GIVE_UP]
    story.on(off(give_up - HOUR))
    assert story.time(Wake.GIVE_UP, give_up, "a", 1).letters() == []
    assert story.state is InterviewState.ASKING
