"""The recruiter steers the chase by replying: remind, snooze, status."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.core.effects import LetterKind, SendLetter, Wake
from agent.core.events import Command, RecruiterSaid, Verb
from agent.core.feedback import Kind, Outcome, Reading
from agent.core.gate import Later, timely
from agent.core.interview import InterviewState
from agent.core.respondent import RespondentState
from agent.reading.commands import parse
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM
from tests.unit.test_commands import lines
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview, wrote

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = END + 5 * HOUR


def said(command: Command, *, slot: str = "", at: datetime = LATER, letter: LetterKind | None = None) -> RecruiterSaid:
    return RecruiterSaid(
        id=f"mail:{at}{command}",
        interview=REF,
        at=at,
        mail=f"s{at}",
        by=ANNA,
        command=command,
        slot=slot,
        letter=letter,
    )


def told(story: Story) -> str:
    assert story.step is not None
    return story.step.note


REMIND, STATUS = Command(verb=Verb.REMIND), Command(verb=Verb.STATUS)


# --- what is understood ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("remind", REMIND),
        ("Remind them now.", REMIND),
        ("remind everybody", REMIND),
        ("please remind Tom@acme.example", Command(verb=Verb.REMIND, whom=(TOM.email,))),
        ("remind tom@acme.example now", Command(verb=Verb.REMIND, whom=(TOM.email,))),
        ("snooze 3 days", Command(verb=Verb.SNOOZE, days=3)),
        ("Snooze for a week!", Command(verb=Verb.SNOOZE, days=7)),
        ("snooze 2d", Command(verb=Verb.SNOOZE, days=2)),
        ("snooze until 2026-12-01", Command(verb=Verb.SNOOZE, until=date(2026, 12, 1))),
        ("snooze tom@acme.example 2 weeks", Command(verb=Verb.SNOOZE, whom=(TOM.email,), days=14)),
        (
            "snooze tom@acme.example, priya@postbox.example until 2026-12-01",
            Command(verb=Verb.SNOOZE, whom=(TOM.email, PRIYA.email), until=date(2026, 12, 1)),
        ),
        ("status", STATUS),
        ("Status?", STATUS),
        ("How does it stand?", STATUS),
    ],
)
def test_understood(text: str, command: Command) -> None:
    assert parse(lines(text, "Anna")) == command


@pytest.mark.parametrize(
    "text",
    [
        "reminder",
        "remind me to call Tom",
        "remind tom",
        "snooze",
        "snooze a bit",
        "snooze until 2026-13-01",
        "snooze until the cows come home",
        "status quo is fine",
        "> remind",
    ],
)
def test_not_understood(text: str) -> None:
    assert parse(lines(text)) is None


# --- remind ----------------------------------------------------------------------------------------------------------


def test_everybody_awaited_is_reminded_once() -> None:
    story = Story().asked().reply("b").on(said(REMIND))
    assert story.letters() == [(LetterKind.REMINDER, TOM.email)]
    assert told(story) == "The recruiter said: remind Tom Becker."
    story.out("a", 1, LATER)
    assert story.time(Wake.REMIND, END + DAY, "a", 1).letters() == [], "the planned one is not needed any more"


def test_only_whom_the_recruiter_names_or_the_letter_is_about() -> None:
    by_name = Story().asked().on(said(Command(verb=Verb.REMIND, whom=(PRIYA.email,))))
    by_letter = Story().asked().on(said(REMIND, slot="b", letter=LetterKind.CALL))
    assert by_name.letters() == by_letter.letters() == [(LetterKind.REMINDER, PRIYA.email)]


def test_a_reminder_by_hand_keeps_to_working_hours_too() -> None:
    late = datetime(2026, 11, 23, 22, tzinfo=ZoneInfo("Europe/Berlin"))
    story = Story().asked().on(said(Command(verb=Verb.REMIND, whom=(TOM.email,)), at=late))
    assert story.step is not None
    (letter,) = (e for e in story.step.effects if isinstance(e, SendLetter))
    assert isinstance(timely(letter, interview(story), RULES, late), Later)


def test_four_mails_are_the_most_whatever_the_recruiter_says() -> None:
    story = Story().asked()
    for number in (1, 2, 3):
        story.out("a", number, END + number * DAY)
    story.on(said(Command(verb=Verb.REMIND, whom=(TOM.email,))))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert told(story) == "Tom Becker has had 4 mails, and I send no more: please call."


@pytest.mark.parametrize("state", ["answered", "in touch", "nobody", "before", "decided"])
def test_where_nobody_can_be_reminded_the_recruiter_hears_why(state: str) -> None:
    story = Story().asked()
    command = Command(verb=Verb.REMIND, whom=(TOM.email,))
    if state == "answered":
        story.reply("a")
    elif state == "in touch":
        story.on(wrote("a", at=END + 3 * HOUR))
    elif state == "nobody":
        command = Command(verb=Verb.REMIND, whom=("eve@evil.example",))
    elif state == "before":
        story = Story().invited().over()
    else:
        story.on(said(Command(verb=Verb.VETO)))
    story.on(said(command))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert told(story)


# --- snooze ----------------------------------------------------------------------------------------------------------


def test_whoever_is_left_alone_is_asked_again_that_morning() -> None:
    story = Story().asked().on(said(Command(verb=Verb.SNOOZE, whom=(TOM.email,), until=date(2026, 12, 1))))
    morning = datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert story.respondent("a") is RespondentState.AWAY
    assert story.wakes()[Wake.RESUME] == morning
    assert story.time(Wake.REMIND, END + DAY, "a", 1).letters() == []
    assert story.time(Wake.REMIND, END + DAY, "b", 1).letters() == [(LetterKind.REMINDER, PRIYA.email)]
    assert story.time(Wake.RESUME, morning, "a", 1).letters() == [(LetterKind.REMINDER, TOM.email)]


def test_an_answer_ends_it() -> None:
    story = Story().asked().on(said(Command(verb=Verb.SNOOZE, days=3))).reply("a")
    assert story.respondent("a") is RespondentState.ANSWERED
    assert story.time(Wake.RESUME, END + 4 * DAY, "a", 1).letters() == []


def test_before_the_questions_they_wait_for_that_day() -> None:
    story = Story().invited().over().on(said(Command(verb=Verb.SNOOZE, until=date(2026, 12, 1)), at=END + HOUR / 2))
    story.time(Wake.GRACE, END + HOUR)
    assert story.state is InterviewState.ASKING
    letters = [e for e in story.effects(SendLetter) if isinstance(e, SendLetter) and e.kind is LetterKind.QUESTION]
    assert [e.at for e in letters] == [datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))] * 2
    later = timely(letters[0], interview(story), RULES, END + 2 * HOUR)
    assert later is not None
    assert later.at == letters[0].at


@pytest.mark.parametrize(
    "command", [Command(verb=Verb.SNOOZE, until=date(2026, 11, 1)), Command(verb=Verb.SNOOZE, days=90)]
)
def test_a_day_that_is_over_or_too_far_off_changes_nothing(command: Command) -> None:
    story = Story().asked()
    before = interview(story)
    story.on(said(command))
    assert interview(story) == before
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert "name a day within the next 60 days" in told(story)


# --- status ----------------------------------------------------------------------------------------------------------


def test_how_it_stands() -> None:
    story = Story().asked().out("b", 1, END + DAY).reply("a").on(said(STATUS, at=END + DAY))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert told(story) == (
        "How it stands: Tom Becker has answered, and it is being read; "
        "Priya Nair was asked and reminded, 1 of 3, last on 24 November."
    )


def test_asking_how_it_stands_changes_nothing() -> None:
    for story in (Story().invited(), Story().asked(), Story().asked().reply("a")):
        before = interview(story)
        assert interview(story.on(said(STATUS))) == before


def test_a_letter_that_tells_of_an_answer_steers_those_who_are_still_awaited() -> None:
    """It names nobody who could be reminded, and was once answered with "Tom Becker is not awaited any more"."""
    story = Story().asked().reply("a").on(said(REMIND, slot="a", letter=LetterKind.FEEDBACK_IN))
    assert story.letters() == [(LetterKind.REMINDER, PRIYA.email)]


def test_nobody_is_reminded_of_an_interview_that_may_not_have_taken_place() -> None:
    """The gate lets no such letter leave: the recruiter was told nothing, and nothing happened."""
    missed = (
        Story().asked().reply("a").read("a", Reading(kind=Kind.FEEDBACK, outcome=Outcome.CANDIDATE_NO_SHOW, reader="x"))
    )
    story = missed.on(said(REMIND))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert "did not take place. If it did, reply “held”" in told(story)
