"""Plain rules stood in for a model that was away; once it is back it reads, as long as nothing has been decided."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind, Notice, ReadReply, SendLetter, Wake
from agent.core.events import Command, ReplyRead, Verb
from agent.core.feedback import Decision, Kind, Point, PointKind, Proposal, Quote, Reading
from agent.core.interview import InterviewState
from agent.core.mail import Line
from agent.core.policy import NextStep
from agent.core.rereading import NOTE
from agent.core.respondent import RespondentState
from tests.unit.cases import ANNA, END, REF, reading
from tests.unit.test_decide import HOUR, Story

LINES = (Line(number=1, text="went well"),)
LATER = END + 6 * HOUR


def stand_in(story: Story, slot: str, said: Reading, came: timedelta = 2 * HOUR) -> str:
    """A reply comes and plain rules read it; the key of its mail."""
    assert story.interview is not None
    respondent = story.reply(slot, at=END + came).interview.respondent(slot)  # type: ignore[union-attr]
    assert respondent is not None
    mail = respondent.unread[-1]
    read = ReplyRead(
        id=f"read-{mail}",
        interview=REF,
        at=END + came + HOUR,
        slot=slot,
        mail=mail,
        came=END + came,
        reading=replace(said, stand_in=True),
        lines=LINES,
    )
    story.on(read)
    return mail


def by_model(story: Story, slot: str, mail: str, said: Reading) -> Story:
    """The model is back, and reads that mail."""
    read = replace(said, reader="m1")
    event = ReplyRead(
        id=f"again-{mail}", interview=REF, at=LATER, slot=slot, mail=mail, came=END, reading=read, again=True
    )
    return story.on(event)


def filed(story: Story, slot: str) -> list[Reading]:
    assert story.interview is not None
    respondent = story.interview.respondent(slot)
    assert respondent is not None
    return [f.reading for f in respondent.readings]


def recommended(story: Story) -> NextStep | None:
    assert story.interview is not None
    return story.interview.recommendation.step if story.interview.recommendation else None


# --- the order to read again ---


def test_a_stand_in_is_followed_by_an_order_to_read_again() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.YES))
    (order,) = story.effects(ReadReply)
    assert isinstance(order, ReadReply)
    assert (order.again, order.mail, order.lines, order.slot) == (True, mail, LINES, "a")
    assert order.at > END + 3 * HOUR


def test_the_models_own_reading_is_not_read_again() -> None:
    assert Story().asked().reply("a").read("a", reading(Decision.YES)).effects(ReadReply) == []


def test_nobody_who_refused_is_read_again() -> None:
    story = Story().asked()
    stand_in(story, "a", reading(kind=Kind.REFUSAL))
    assert story.effects(ReadReply) == []


# --- what it leads to ---


def test_the_models_reading_takes_the_place_of_the_stand_in() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    by_model(story, "a", mail, reading(Decision.YES))
    (only,) = filed(story, "a")
    assert (only.decision, only.reader, only.stand_in, only.notes) == (Decision.YES, "m1", False, (NOTE,))
    assert story.step is not None
    assert "decision" in story.step.note


def test_the_recruiter_is_not_told_twice_of_the_same_values() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.YES))
    by_model(story, "a", mail, reading(Decision.YES, summary="They liked it."))
    assert story.step is not None
    assert story.step.effects == ()
    assert filed(story, "a")[0].summary == "They liked it."


def test_other_values_are_told_in_one_letter_of_its_own() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    first = {e.id for e in story.effects(SendLetter)}
    by_model(story, "a", mail, reading(Decision.YES))
    assert story.letters() == [(LetterKind.FEEDBACK_IN, ANNA.email)]
    assert first.isdisjoint(e.id for e in story.effects(SendLetter))


def test_a_question_that_plain_rules_missed_reaches_the_recruiter() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.YES))
    quote = Quote(first_line=1, start=0, last_line=1, end=4, text="went")
    by_model(story, "a", mail, reading(Decision.YES, points=(Point(kind=PointKind.QUESTION, quote=quote),)))
    assert story.letters() == [(LetterKind.FEEDBACK_IN, ANNA.email)]
    assert Notice.ATTENTION in story.notices()


def test_a_recommendation_is_revised() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    story.reply("b").read("b", reading(Decision.YES))
    assert recommended(story) is NextStep.HOLD
    by_model(story, "a", mail, reading(Decision.YES, Proposal.OFFER))
    assert recommended(story) is NextStep.OFFER
    assert story.letters() == [(LetterKind.RECOMMENDATION, ANNA.email)]
    assert story.interview is not None
    assert story.interview.revision == 2


def test_feedback_that_plain_rules_took_for_none_counts() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(kind=Kind.OTHER))
    assert story.respondent("a") is RespondentState.ASKED
    by_model(story, "a", mail, reading(Decision.YES))
    assert story.respondent("a") is RespondentState.ANSWERED
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []


def test_what_plain_rules_took_for_feedback_and_is_none_counts_no_more() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.YES, Proposal.OFFER))
    story.reply("b").read("b", reading(Decision.YES))
    assert recommended(story) is NextStep.OFFER
    by_model(story, "a", mail, reading(kind=Kind.QUESTION))
    assert recommended(story) is NextStep.HOLD


def test_a_deferral_is_waited_for() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    by_model(story, "a", mail, reading(kind=Kind.DEFERRAL))
    assert story.respondent("a") is RespondentState.DEFERRED
    assert Wake.RESUME in story.wakes()


def test_an_answer_after_it_is_not_undone() -> None:
    """The first reply, a deferral, is read again after the second one came: they have answered, and stay so."""
    story = Story().asked()
    mail = stand_in(story, "a", reading(kind=Kind.OTHER))
    story.reply("a", at=END + 4 * HOUR).read("a", reading(Decision.NO), at=END + 5 * HOUR)
    assert recommended(story) is NextStep.REJECT
    by_model(story, "a", mail, reading(kind=Kind.DEFERRAL))
    assert story.respondent("a") is RespondentState.ANSWERED
    assert recommended(story) is NextStep.REJECT
    assert [r.kind for r in filed(story, "a")] == [Kind.DEFERRAL, Kind.FEEDBACK]


def test_an_answer_that_is_still_being_read_is_not_undone_either() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(kind=Kind.OTHER))
    story.reply("a", at=END + 4 * HOUR)
    by_model(story, "a", mail, reading(kind=Kind.DEFERRAL))
    assert story.respondent("a") is RespondentState.ANSWERED
    assert Wake.RESUME not in story.wakes()


def test_an_older_reply_that_is_read_again_does_not_go_before_a_newer_one() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    story.reply("a", at=END + 4 * HOUR).read("a", reading(Decision.NO), at=END + 5 * HOUR)
    by_model(story, "a", mail, reading(Decision.STRONG_YES))
    assert recommended(story) is NextStep.REJECT


# --- when it comes to nothing ---


def test_after_the_decision_nothing_changes() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NO))
    story.said(Command(verb=Verb.DECIDE, step=NextStep.REJECT))
    before = story.interview
    by_model(story, "a", mail, reading(Decision.YES))
    assert story.interview == before
    assert story.state is InterviewState.DECIDED
    assert story.step is not None
    assert story.step.effects == ()


@pytest.mark.parametrize("words", ["STOP", "NO AI"])
def test_after_a_word_against_it_nothing_changes(words: str) -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    story.reply("a", words, at=END + 4 * HOUR)
    before = story.interview
    by_model(story, "a", mail, reading(Decision.YES))
    assert story.interview == before


def test_the_same_reading_twice_changes_nothing() -> None:
    story = Story().asked()
    mail = stand_in(story, "a", reading(Decision.NOT_SAID))
    by_model(story, "a", mail, reading(Decision.YES))
    before = story.interview
    by_model(story, "a", mail, reading(Decision.NO))
    assert story.interview == before
