"""What the core decides on each kind of answer, event by event."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.deferring import LONGEST
from agent.core.effects import LetterKind, Notice, ReadReply, SendLetter, Wake
from agent.core.events import Command, RecruiterSaid, Verb
from agent.core.feedback import Decision, Kind, Outcome, Point, PointKind, Proposal, Quote, Reading, Severity, combine
from agent.core.feedback import FiledReading as Filed
from agent.core.gate import Later, timely, unwanted
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.people import Side
from agent.core.respondent import Respondent, RespondentState
from agent.core.unread import NO_READER
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM, itip, reading
from tests.unit.test_decide import Story

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIA = Address(email="mia@acme.example")
FRIDAY = END + 4 * DAY
NO_SHOW = replace(reading(), outcome=Outcome.CANDIDATE_NO_SHOW, decision=Decision.NOT_SAID)


def interview(story: Story) -> Interview:
    assert story.interview is not None
    return story.interview


def person(story: Story, slot: str = "a") -> Respondent:
    found = interview(story).respondent(slot)
    assert found is not None
    return found


def said(story: Story, command: Command, letter: LetterKind, slot: str = "a", at: datetime = END + 5 * HOUR) -> Story:
    """The recruiter answers a letter about somebody."""
    key = story.key()
    return story.on(
        RecruiterSaid(id=key, interview=REF, at=at, mail=key, by=ANNA, command=command, letter=letter, slot=slot)
    )


# --- what waits for the gate ---


def reminder(story: Story) -> SendLetter:
    """A reminder to Tom that waits for a server."""
    due = END + HOUR + DAY
    (letter,) = (e for e in story.time(Wake.REMIND, due, "a", 1).effects(SendLetter) if isinstance(e, SendLetter))
    assert unwanted(interview(story), letter) == ""
    return letter


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Kind.REFUSAL, "they have been heard of meanwhile"),
        (Kind.REDIRECT, "they have been heard of meanwhile"),
        (Kind.DEFERRAL, "they have been heard of meanwhile"),
        (Kind.FEEDBACK, "they have been heard of meanwhile"),
    ],
)
def test_a_reminder_that_waits_loses_its_point(kind: Kind, why: str) -> None:
    story = Story().asked()
    letter = reminder(story)
    story.reply("a", at=END + 2 * DAY).read("a", reading(kind=kind), END + 2 * DAY)
    assert unwanted(interview(story), letter) == why


def test_a_reminder_that_waits_waits_longer_after_a_question() -> None:
    story = Story().asked()
    letter = reminder(story)
    at = END + 2 * DAY
    story.reply("a", at=at).read("a", reading(kind=Kind.QUESTION), at)
    assert unwanted(interview(story), letter) == ""
    assert timely(letter, interview(story), RULES, at) == Later(at=at + DAY, reason="they are left alone for now")
    assert timely(letter, interview(story), RULES, at + DAY) is None


def test_a_reminder_that_waits_loses_its_point_when_the_other_side_says_that_nobody_came() -> None:
    story = Story().asked()
    letter = reminder(story)
    story.reply("b", at=END + 2 * DAY).read("b", NO_SHOW, END + 2 * DAY)
    assert unwanted(interview(story), letter) == "somebody says that the interview did not take place"
    said(story, Command(verb=Verb.ATTENDED, outcome=Outcome.HELD), LetterKind.NOT_HELD, "b", END + 2 * DAY)
    assert unwanted(interview(story), letter) == ""


# --- later ---


@pytest.mark.parametrize(
    ("named", "back"),
    [
        (None, END + 3 * HOUR + DAY),
        (END - DAY, END + 3 * HOUR + DAY),
        (FRIDAY, FRIDAY),
        (END + 300 * DAY, END + 3 * HOUR + LONGEST),
        (FRIDAY.replace(hour=22, minute=59), FRIDAY + timedelta(days=3) - timedelta(hours=3)),
    ],
    ids=["no day", "in the past", "Friday at noon", "next year", "the end of Friday"],
)
def test_how_long_a_deferral_waits(named: datetime | None, back: datetime) -> None:
    later = replace(reading(kind=Kind.DEFERRAL), later=named)
    story = Story().asked().reply("b").read("b", later)
    assert story.wakes()[Wake.RESUME] == back
    assert person(story, "b").away_until == back


@pytest.mark.parametrize("kind", [Kind.DEFERRAL, Kind.QUESTION, Kind.REDIRECT, Kind.OTHER])
def test_nothing_reopens_the_chase_after_feedback(kind: Kind) -> None:
    story = Story().asked().reply("a").read("a", reading()).reply("a").read("a", reading(kind=kind))
    assert person(story).state is RespondentState.ANSWERED
    assert story.wakes() == {}
    voice = combine(person(story).readings)
    assert voice is not None
    assert voice.decision is Decision.YES


# --- no ---


@pytest.mark.parametrize("kind", [Kind.DEFERRAL, Kind.QUESTION, Kind.REDIRECT, Kind.OTHER])
def test_a_refusal_stands_whatever_they_write_next(kind: Kind) -> None:
    story = Story().asked().reply("a").read("a", reading(kind=Kind.REFUSAL)).reply("a").read("a", reading(kind=kind))
    assert person(story).state is RespondentState.STOPPED
    assert story.wakes() == {}


def test_a_refusal_stands_after_a_move() -> None:
    story = Story().asked().reply("a").read("a", reading(kind=Kind.REFUSAL)).reply("a").read("a", reading())
    later = END + 2 * DAY
    moved = itip(sequence=1, dtstamp=END + 4 * HOUR, start=later - HOUR, end=later)
    story.invited(message=moved, at=END + 4 * HOUR)
    assert person(story).state is RespondentState.STOPPED
    assert person(story, "b").state is RespondentState.NOT_ASKED


# --- somebody else ---


def redirected(*names: Address, at: datetime = END + 2 * HOUR) -> Story:
    kind = replace(reading(kind=Kind.REDIRECT), names=names)
    return Story().asked().reply("a", at=at).read("a", kind, at)


def test_a_plain_yes_is_enough_where_one_address_was_offered() -> None:
    story = said(redirected(MIA), Command(verb=Verb.ASK, here=True), LetterKind.REDIRECT)
    assert story.letters() == [(LetterKind.QUESTION, MIA.email)]
    assert (person(story).pending, person(story).contact.spared) == ("", True)


@pytest.mark.parametrize(
    "names", [(), (MIA, replace(MIA, email="ben@acme.example")), (PRIYA,), (ANNA,), (TOM,)], ids=lambda n: str(len(n))
)
def test_a_plain_yes_is_nobody_s_name(names: tuple[Address, ...]) -> None:
    story = said(redirected(*names), Command(verb=Verb.ASK, here=True), LetterKind.REDIRECT)
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert len(interview(story).respondents) == 2


def test_an_address_in_answer_to_any_other_letter_adds_nobody() -> None:
    for letter in set(LetterKind) - {LetterKind.REDIRECT}:
        story = said(redirected(MIA), Command(verb=Verb.ASK, whom=(MIA.email,)), letter)
        assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
        assert len(interview(story).respondents) == 2


def test_one_wrong_address_among_several_adds_nobody() -> None:
    command = Command(verb=Verb.ASK, whom=(MIA.email, PRIYA.email))
    story = said(redirected(MIA, PRIYA), command, LetterKind.REDIRECT)
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert "takes part already" in (story.step.note if story.step else "")


def test_after_the_recommendation_nobody_new_is_asked() -> None:
    story = Story().asked().reply("a").read("a", reading(Decision.NO)).reply("a")
    story.read("a", replace(reading(kind=Kind.REDIRECT), names=(MIA,)))
    said(story, Command(verb=Verb.ASK, whom=(MIA.email,)), LetterKind.REDIRECT)
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert len(interview(story).respondents) == 2


def test_whoever_named_somebody_else_may_answer_after_all() -> None:
    story = redirected(MIA).reply("a").read("a", reading())
    assert (person(story).pending, person(story).state) == ("", RespondentState.ANSWERED)


# --- what the recruiter hears at once ---


def _point(kind: PointKind) -> Point:
    severity = Severity.MINOR if kind is PointKind.CONCERN else None
    return Point(kind=kind, severity=severity, quote=Quote(first_line=1, start=0, last_line=1, end=2, text="ok"))


@pytest.mark.parametrize(
    ("what", "letter", "notices"),
    [
        (reading(), LetterKind.FEEDBACK_IN, [Notice.FEEDBACK_IN]),
        (
            replace(reading(), points=(_point(PointKind.REQUEST),)),
            LetterKind.FEEDBACK_IN,
            [Notice.FEEDBACK_IN, Notice.ATTENTION],
        ),
        (replace(reading(), points=(_point(PointKind.CONCERN),)), LetterKind.FEEDBACK_IN, [Notice.FEEDBACK_IN]),
        (NO_SHOW, LetterKind.NOT_HELD, [Notice.FEEDBACK_IN, Notice.ATTENTION]),
        (reading(kind=Kind.QUESTION), LetterKind.FEEDBACK_IN, [Notice.ATTENTION]),
        (reading(kind=Kind.REDIRECT), LetterKind.REDIRECT, [Notice.ATTENTION]),
        (reading(kind=Kind.REFUSAL), LetterKind.FEEDBACK_IN, [Notice.ATTENTION]),
        (reading(kind=Kind.OTHER), LetterKind.FEEDBACK_IN, [Notice.ATTENTION]),
        (reading(kind=Kind.DEFERRAL), LetterKind.FEEDBACK_IN, []),
    ],
)
def test_one_letter_and_a_push_where_it_cannot_wait(what: Reading, letter: LetterKind, notices: list[Notice]) -> None:
    story = Story().asked().reply("a").read("a", what)
    assert story.letters() == [(letter, ANNA.email)]
    assert story.notices() == notices


# --- it did not take place ---


def test_the_recruiter_s_word_goes_before_everybody_s() -> None:
    story = Story().asked().reply("a").read("a", NO_SHOW).reply("b").read("b", reading())
    assert interview(story).recommendation is not None
    said(story, Command(verb=Verb.ATTENDED, outcome=Outcome.CLIENT_NO_SHOW), LetterKind.NOT_HELD)
    found = interview(story).recommendation
    assert found is not None
    assert found.rule == "no-show"


def test_not_held_means_what_was_reported() -> None:
    story = Story().asked().reply("a").read("a", replace(NO_SHOW, outcome=Outcome.CANCELLED))
    said(story, Command(verb=Verb.ATTENDED), LetterKind.NOT_HELD)
    assert interview(story).attended is Outcome.CANCELLED
    assert interview(story).state is InterviewState.COMPLETE


def test_a_wish_to_go_on_does_not_make_it_an_interview() -> None:
    """'She did not come.' and then 'Let us try again': whoever wants to go on is otherwise taken to have met her."""
    quote = Quote(first_line=1, start=0, last_line=1, end=16, text="Let us try again")
    wish = replace(reading(step=Proposal.ANOTHER_INTERVIEW), evidence={"outcome": quote, "next_step": quote})
    first, second = Filed(mail="1", at=END, reading=NO_SHOW), Filed(mail="2", at=END + HOUR, reading=wish)
    voice = combine((first, second))
    assert voice is not None
    assert (voice.outcome, voice.next_step) == (Outcome.CANDIDATE_NO_SHOW, Proposal.ANOTHER_INTERVIEW)
    own = Quote(first_line=2, start=0, last_line=2, end=12, text="she did come")
    stated = replace(second, reading=replace(wish, evidence={"outcome": own, "next_step": quote}))
    corrected = combine((first, stated))
    assert corrected is not None
    assert corrected.outcome is Outcome.HELD


# --- no AI ---


def test_what_the_model_had_in_its_hands_is_thrown_away() -> None:
    story = Story().asked().reply("a").reply("a", "NO AI", at=END + 2 * HOUR)
    assert story.effects(ReadReply) == []
    story.read("a", reading(Decision.STRONG_YES))
    assert {f.reading.reader for f in person(story).readings} == {NO_READER}
    assert story.letters()[0] == (LetterKind.UNREAD, ANNA.email), "the recruiter reads it"


def test_a_reply_that_was_shown_unread_is_not_shown_twice() -> None:
    story = Story().asked().reply("a").reply("a", "NO AI").read("a", reading())
    before = person(story).readings
    mail = before[-1].mail
    assert interview(story).respondents[0].unread == ()
    assert [f.mail for f in before].count(mail) == 1


@pytest.mark.parametrize(
    ("side", "slot", "step"), [(Side.CLIENT, "a", Proposal.WITHDRAW), (Side.CANDIDATE, "b", Proposal.REJECT)]
)
def test_the_recruiter_files_nothing_that_this_side_cannot_say(side: Side, slot: str, step: Proposal) -> None:
    story = Story().asked().reply(slot, "NO AI")
    filed = Reading(kind=Kind.FEEDBACK, next_step=step, reader="the recruiter")
    said(story, Command(verb=Verb.FILE, filed=filed), LetterKind.UNREAD, slot)
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert person(story, slot).person.side is side
    assert len(person(story, slot).readings) == 1


def test_what_is_filed_after_a_call_ends_the_chase() -> None:
    story = Story().asked()
    filed = Reading(kind=Kind.FEEDBACK, decision=Decision.YES, reader="the recruiter")
    said(story, Command(verb=Verb.FILE, filed=filed), LetterKind.CALL, "b")
    assert person(story, "b").state is RespondentState.ANSWERED
    assert story.time(Wake.REMIND, END + DAY + HOUR, "b", 1).letters() == []


def test_nothing_is_filed_after_the_decision_or_for_nobody() -> None:
    filed = Command(verb=Verb.FILE, filed=Reading(kind=Kind.FEEDBACK, rating=5, reader="the recruiter"))
    nobody = said(Story().asked(), filed, LetterKind.RECOMMENDATION, "")
    assert nobody.letters() == [(LetterKind.NOTE, ANNA.email)]
    vetoed = Story().asked().said(Command(verb=Verb.VETO))
    assert said(vetoed, filed, LetterKind.CALL).letters() == [(LetterKind.NOTE, ANNA.email)]
    assert person(vetoed).readings == ()
