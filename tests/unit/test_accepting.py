"""Replies in doubt that the recruiter accepts or ignores by replying: what each word leads to, and what it does not."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.adapters.store.codec import EVENT, INTERVIEW
from agent.core.decide import decide
from agent.core.effects import LetterKind, ReadReply, SendLetter, Wake, WakeAt
from agent.core.events import Command, RecruiterSaid, ReplyHeld, ReplyRead, TimeCame, Verb
from agent.core.feedback import Decision, Kind
from agent.core.held import MOST_CHARACTERS, MOST_HELD, MOST_OF_ONE
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, Label, Line
from agent.core.orders import Step
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.core.respondent import RespondentState
from tests.unit.cases import ANNA, END, REF, RULES, TOM, reading
from tests.unit.test_decide import Story

HOUR = timedelta(hours=1)
ELSEWHERE = Address(email="tom@private.example", name="Tom Becker")
ACCEPT = Command(verb=Verb.ACCEPT)


def held(
    key: str = "h1", slot: str = "a", *, sender: Address = ELSEWHERE, text: str = "went well", **more: object
) -> ReplyHeld:
    return ReplyHeld(
        id=f"mail:{key}",
        interview=REF,
        at=END + 2 * HOUR,
        slot=slot,
        mail=key,
        sender=sender,
        reason="it is from elsewhere",
        message_id=f"<{key}@private.example>",
        lines=(Line(number=1, text=text),) if text else (),
        **more,  # type: ignore[arg-type]
    )


def word(command: Command, key: str = "h1", *, number: int = 1, at: timedelta = 3 * HOUR) -> RecruiterSaid:
    """The recruiter's answer to the letter that shows the reply ``key``; to another letter if that is empty."""
    return RecruiterSaid(
        id=f"mail:c{number}",
        interview=REF,
        at=END + at,
        mail=f"c{number}",
        by=ANNA,
        command=command,
        letter=LetterKind.HELD if key else LetterKind.FEEDBACK_IN,
        held=key,
    )


def doubtful(*events: ReplyHeld) -> Story:
    """Both were asked, and these replies in doubt came in."""
    story = Story().asked()
    for event in events or (held(),):
        story.on(event)
    return story


def interview(story: Story) -> Interview:
    assert story.interview is not None
    return story.interview


def step(story: Story) -> Step:
    assert story.step is not None
    return story.step


def test_an_accepted_reply_ends_the_chase_and_is_read() -> None:
    story = doubtful().on(word(ACCEPT))
    (read,) = story.effects(ReadReply)
    assert isinstance(read, ReadReply)
    assert (read.slot, read.mail, read.lines[0].text) == ("a", "h1", "went well")
    assert read.came == END + 2 * HOUR, "it counts from when it came, not from when it was accepted"
    assert story.respondent("a") is RespondentState.ANSWERED
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []


def test_who_accepted_it_and_when_stays_known() -> None:
    story = doubtful().on(word(ACCEPT))
    (kept,) = interview(story).held
    assert (kept.accepted_for, kept.settled_by, kept.settled_at) == ("a", ANNA.email, END + 3 * HOUR)
    assert kept.lines == (), "its words live on in the reading alone"
    assert step(story).note.startswith(
        "anna@agency.example accepted a mail from tom@private.example as the answer of Tom"
    )


def test_with_an_accepted_answer_the_recommendation_is_complete() -> None:
    story = doubtful().on(word(ACCEPT)).read("a", reading(Decision.YES), END + 4 * HOUR)
    story.reply("b", at=END + 5 * HOUR).read("b", reading(Decision.YES), END + 6 * HOUR)
    assert story.state is InterviewState.COMPLETE
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()


@pytest.mark.parametrize(
    ("command", "slot"),
    [
        (Command(verb=Verb.ACCEPT, side=Side.CLIENT), "a"),
        (Command(verb=Verb.ACCEPT, side=Side.CANDIDATE), "b"),
        (Command(verb=Verb.ACCEPT, whom=("priya@postbox.example",)), "b"),
    ],
)
def test_the_recruiter_can_say_whose_answer_it_is(command: Command, slot: str) -> None:
    story = doubtful(held(slot="")).on(word(command))
    assert story.respondent(slot) is RespondentState.ANSWERED
    assert interview(story).held[0].accepted_for == slot


def _nothing_changed(before: Interview, story: Story) -> str:
    """The one letter to the recruiter that an order without effect leads to, and why it had none."""
    assert interview(story).respondents == before.respondents
    assert story.effects(ReadReply) == []
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    return step(story).note


def test_where_it_is_not_plain_whose_answer_it_is_the_recruiter_is_told_what_to_reply() -> None:
    story = doubtful(held(slot=""))
    before = interview(story)
    why = _nothing_changed(before, story.on(word(ACCEPT)))
    assert "“accept for tom@acme.example” or “accept for priya@postbox.example”" in why
    other = Command(verb=Verb.ACCEPT, whom=("eve@evil.example",))
    assert "not one person who is asked" in _nothing_changed(before, story.on(word(other, number=2)))


def test_accept_in_answer_to_any_other_letter_accepts_nothing() -> None:
    story = doubtful()
    before = interview(story)
    assert "reply to the very mail" in _nothing_changed(before, story.on(word(ACCEPT, "")))
    assert "reply to the very mail" in _nothing_changed(before, story.on(word(ACCEPT, "h2", number=2)))


def test_accepting_twice_counts_once() -> None:
    story = doubtful().on(word(ACCEPT))
    before = interview(story)
    assert "accepted already" in _nothing_changed(before, story.on(word(ACCEPT, number=2)))
    assert "accepted already" in _nothing_changed(before, story.on(word(Command(verb=Verb.IGNORE), number=3)))


def test_after_the_decision_nothing_is_accepted() -> None:
    story = doubtful().said(Command(verb=Verb.DECIDE, step=NextStep.HOLD), END + 3 * HOUR)
    before = interview(story)
    assert "the decision has been made" in _nothing_changed(before, story.on(word(ACCEPT, at=4 * HOUR)))
    assert story.state is InterviewState.DECIDED


def test_an_older_reply_accepted_after_a_newer_answer_does_not_replace_it() -> None:
    story = doubtful().reply("a", at=END + 3 * HOUR).read("a", reading(Decision.NO), END + 4 * HOUR)
    story.on(word(ACCEPT, at=5 * HOUR))
    assert "A newer answer of theirs is in" in step(story).note
    (effect,) = story.effects(ReadReply)
    assert isinstance(effect, ReadReply)
    said = reading(Decision.STRONG_YES)
    story.on(ReplyRead(id="r", interview=REF, at=END + 6 * HOUR, slot="a", mail="h1", came=effect.came, reading=said))
    found = interview(story).recommendation
    assert found is not None
    assert found.step is NextStep.REJECT


def test_a_reply_in_which_nothing_was_typed_cannot_be_accepted() -> None:
    story = doubtful(held(text=""))
    assert "no words in it" in _nothing_changed(interview(story), story.on(word(ACCEPT)))
    quoted = replace(held("h2"), lines=(Line(number=1, text="Great!", label=Label.QUOTED),))
    story = doubtful(quoted)
    assert "no words in it" in _nothing_changed(interview(story), story.on(word(ACCEPT, "h2")))


def test_a_proven_address_counts_from_then_on_and_no_other() -> None:
    story = doubtful(held(proven=True)).on(word(ACCEPT))
    assert interview(story).respondents[0].addresses == {TOM.email, ELSEWHERE.email}
    for event in (held(), held(proven=True, warning="private.example looks like privat.example")):
        assert interview(doubtful(event).on(word(ACCEPT))).respondents[0].accepted == ()


def test_stop_in_an_accepted_reply_is_obeyed() -> None:
    story = doubtful(held(text="STOP")).on(word(ACCEPT))
    assert story.respondent("a") is RespondentState.STOPPED


def test_an_ignored_reply_lets_the_chase_go_on() -> None:
    story = doubtful().on(word(Command(verb=Verb.IGNORE)))
    assert interview(story).respondents[0].held == ()
    remind = story.wakes()[Wake.REMIND]
    assert story.time(Wake.REMIND, remind, "a", 1).letters() == [(LetterKind.REMINDER, TOM.email)]


def test_the_end_of_patience_for_an_ignored_reply_does_not_end_the_chase_early() -> None:
    story = doubtful()
    give_up = story.wakes()[Wake.GIVE_UP]
    story.on(word(Command(verb=Verb.IGNORE), at=give_up - END - HOUR))
    assert story.time(Wake.GIVE_UP, give_up, "a", 1).respondent("a") is RespondentState.ASKED
    assert story.letters() == []


def test_ignored_by_mistake_it_can_still_be_accepted() -> None:
    story = doubtful().on(word(Command(verb=Verb.IGNORE))).on(word(ACCEPT, number=2))
    assert story.respondent("a") is RespondentState.ANSWERED


def test_a_reply_in_doubt_before_the_question_makes_it_wait_until_it_is_ignored() -> None:
    story = Story().invited().over().on(replace(held(), at=END + HOUR / 2)).time(Wake.GRACE, END + HOUR)
    assert [e.to.email for e in story.effects(SendLetter)] == ["priya@postbox.example"]  # type: ignore[union-attr]
    story.on(word(Command(verb=Verb.IGNORE), at=2 * HOUR))
    assert story.letters() == [(LetterKind.QUESTION, TOM.email)]


def test_two_replies_in_doubt_are_two_matters() -> None:
    story = doubtful(held("h1"), held("h2", text="the second")).on(word(Command(verb=Verb.IGNORE), "h1"))
    assert story.effects(WakeAt) == [], "the other one is still to be looked at"
    story.on(word(ACCEPT, "h2", number=2))
    (read,) = story.effects(ReadReply)
    assert isinstance(read, ReadReply)
    assert read.lines[0].text == "the second"


def test_a_flood_of_replies_in_doubt_fills_neither_the_state_nor_the_place_of_a_proven_one() -> None:
    flood = [held(f"f{n}", sender=Address(email=f"eve{n % 9}@evil.example"), text="x" * 50_000) for n in range(60)]
    story = doubtful(held(proven=True), *flood)
    waiting = interview(story).held
    assert len(waiting) <= MOST_HELD
    assert "h1" in {one.mail for one in waiting}
    assert max(sum(one.sender.email == f"eve{n}@evil.example" for one in waiting) for n in range(9)) <= MOST_OF_ONE
    assert sum(len(line.text) for one in waiting for line in one.lines) <= MOST_HELD * MOST_CHARACTERS
    assert story.on(word(ACCEPT)).respondent("a") is RespondentState.ANSWERED


def test_a_deferral_with_another_reply_in_doubt_does_not_wait_for_ever() -> None:
    """The reply in doubt kept the reminder back, and nothing was planned after it."""
    story = doubtful().reply("a", at=END + 3 * HOUR).read("a", reading(kind=Kind.QUESTION), END + 4 * HOUR)
    remind = story.wakes()[Wake.REMIND]
    story.time(Wake.REMIND, remind, "a", 1)
    assert story.letters() == []
    assert Wake.GIVE_UP in story.wakes()


def test_who_promised_an_answer_before_being_asked_is_asked_when_the_pause_is_over() -> None:
    """They wrote before the question had left: it was never sent, and nobody ever gave up on them."""
    story = Story().invited().over().reply("a", at=END + HOUR / 4)
    story.read("a", reading(kind=Kind.DEFERRAL), END + HOUR / 2).time(Wake.GRACE, END + HOUR)
    resume = story.wakes()[Wake.RESUME]
    story.on(TimeCame(id="r", interview=REF, at=resume, what=Wake.RESUME, slot="a"))
    assert story.letters() == [(LetterKind.QUESTION, TOM.email)]


def test_no_order_breaks_an_interview_without_anybody() -> None:
    story = Story().invited()
    bare = replace(interview(story), respondents=(), held=())
    for command in (ACCEPT, Command(verb=Verb.IGNORE), Command(verb=Verb.ASK, here=True)):
        assert decide(bare, word(command, "h9"), RULES).interview.respondents == ()


def test_what_is_kept_outlives_a_restart() -> None:
    story = doubtful(held(proven=True), held("h2")).on(word(ACCEPT))
    assert INTERVIEW.value(INTERVIEW.text(interview(story))) == interview(story)
    event = word(Command(verb=Verb.ACCEPT, side=Side.CLIENT))
    assert EVENT.value(EVENT.text(event)) == event
    before = json.loads(INTERVIEW.text(interview(story)))
    del before["held"]
    for respondent in before["respondents"]:
        for name in ("contact", "accepted", "taken_up"):
            del respondent[name]
    old = INTERVIEW.value(json.dumps(before))
    assert (old.held, old.respondents[0].accepted) == ((), ())
