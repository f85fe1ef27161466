"""Thanks for somebody's first feedback: once, where the operator wants them, and never where they would be odd."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent.core.effects import LetterKind, SendLetter, Wake
from agent.core.events import LetterLost, LetterOut, MailBounced, ReplyHeld, WentAway
from agent.core.feedback import Decision, Kind, Outcome, Point, PointKind, Quote
from agent.core.gate import Counters, Later, admit, outlived, timely, unwanted
from agent.core.interview import InterviewState
from agent.core.respondent import RespondentState
from agent.core.rules import Caps, Mode
from agent.core.unread import NO_READER
from agent.rebuild.signs import Signs
from agent.rebuild.verdict import Life, Verdict, verdict
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM, itip, reading
from tests.unit.test_decide import HOUR, Story
from tests.unit.test_pausing import interview, wrote

THANKFUL = replace(RULES, thanks=True)
UNDECIDED = reading(Decision.YES)
ASKS = Point(kind=PointKind.QUESTION, quote=Quote(first_line=1, start=0, last_line=1, end=2, text="ok"))


def answered(story: Story | None = None) -> Story:
    """Tom has given feedback, and Priya has not."""
    story = story or Story(THANKFUL).asked()
    return story.reply("a").read("a", UNDECIDED)


def thanks(story: Story) -> list[SendLetter]:
    found = (e for e in story.effects(SendLetter) if isinstance(e, SendLetter))
    return [e for e in found if e.kind is LetterKind.THANKS]


def the_letter(story: Story) -> SendLetter:
    (letter,) = thanks(story)
    return letter


def test_who_gave_feedback_is_thanked_in_working_hours() -> None:
    letter = the_letter(answered())
    assert (letter.to, letter.slot, letter.id) == (TOM, "a", f"{REF}/thanks/a/0")
    assert letter.at == END + 3 * HOUR, "a Monday afternoon in Berlin"
    late = Story(THANKFUL).asked().reply("a").read("a", UNDECIDED, END + 10 * HOUR)
    assert the_letter(late).at == datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize("rules", [RULES, replace(THANKFUL, mode=Mode.DRAFTS)], ids=["off", "drafts"])
def test_nobody_is_thanked_unasked_for_or_in_a_draft(rules: object) -> None:
    assert not thanks(answered(Story(rules).asked()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        *(reading(kind=kind) for kind in Kind if kind is not Kind.FEEDBACK),
        replace(UNDECIDED, points=(ASKS,)),
        replace(UNDECIDED, outcome=Outcome.CANDIDATE_NO_SHOW),
        replace(UNDECIDED, reader=NO_READER),
    ],
    ids=[*(kind.value for kind in Kind if kind is not Kind.FEEDBACK), "asks", "not held", "not read"],
)
def test_what_is_no_plain_feedback_earns_no_thanks(said: object) -> None:
    assert not thanks(Story(THANKFUL).asked().reply("a").read("a", said))  # type: ignore[arg-type]


def test_whoever_wrote_before_being_asked_is_not_thanked() -> None:
    story = Story(THANKFUL).invited().over().reply("a", at=END + HOUR / 2)
    assert not thanks(story.read("a", UNDECIDED, END + HOUR / 2))


def test_more_feedback_and_a_new_date_earn_no_second_thanks() -> None:
    story = answered()
    assert not thanks(story.reply("a", "one more thing").read("a", UNDECIDED, END + 5 * HOUR))
    later = END + timedelta(days=2)
    moved = itip(sequence=1, dtstamp=END + 6 * HOUR, start=later - HOUR, end=later)
    story.invited(message=moved, at=END + 6 * HOUR).over(later).time(Wake.GRACE, later + HOUR)
    story.out("a", 1, at=later + HOUR).reply("a", at=later + 2 * HOUR)
    assert not thanks(story.read("a", UNDECIDED, later + 3 * HOUR))


def test_feedback_after_a_deferral_is_the_first() -> None:
    story = Story(THANKFUL).asked().reply("a", "tomorrow").read("a", reading(kind=Kind.DEFERRAL))
    assert the_letter(story.reply("a").read("a", UNDECIDED, END + 5 * HOUR)).slot == "a"


# --- the gate --------------------------------------------------------------------------------------------------------


def test_thanks_leave_while_others_are_asked_and_after_the_recommendation() -> None:
    story = answered()
    letter = the_letter(story)
    assert unwanted(interview(story), letter) == ""
    for state in (InterviewState.COMPLETE, InterviewState.RECOMMENDED):
        assert unwanted(replace(interview(story), state=state), letter) == ""


@pytest.mark.parametrize(
    "state", [InterviewState.PLANNED, InterviewState.ENDED, InterviewState.DECIDED, InterviewState.CLOSED]
)
def test_no_thanks_after_the_decision_or_for_another_date(state: InterviewState) -> None:
    story = answered()
    assert unwanted(replace(interview(story), state=state), the_letter(story))


@pytest.mark.parametrize("state", [one for one in RespondentState if one is not RespondentState.ANSWERED])
def test_no_thanks_to_whoever_is_away_stopped_unreachable_or_asked_again(state: RespondentState) -> None:
    story = answered()
    letter = the_letter(story)
    tom, *others = interview(story).respondents
    of = replace(interview(story), respondents=(replace(tom, state=state), *others))
    assert unwanted(of, letter)


def test_no_thanks_after_stop_or_where_the_recruiter_writes_with_them_or_has_something_to_look_at() -> None:
    for news in (
        lambda story: story.reply("a", "STOP", END + 4 * HOUR),
        lambda story: story.on(wrote("a", at=END + 4 * HOUR)),
        lambda story: story.on(
            ReplyHeld(id="h", interview=REF, at=END + 4 * HOUR, slot="a", mail="h", sender=TOM, reason="not proven")
        ),
    ):
        story = answered()
        letter = the_letter(story)
        assert unwanted(interview(news(story)), letter)


def test_the_gate_counts_thanks_and_lets_them_pass_after_four_questions() -> None:
    now = END + 4 * HOUR
    assert admit(LetterKind.THANKS, Counters(questions=4), Caps(), now).__class__.__name__ == "Admit"
    assert admit(LetterKind.THANKS, Counters(suppressed=True), Caps(), now).__class__.__name__ == "Never"
    for full in (Counters(to_person=9), Counters(to_participants=999), Counters(to_domain=999)):
        assert isinstance(admit(LetterKind.THANKS, full, Caps(), now), Later)


def test_thanks_wait_for_the_morning_and_not_for_days() -> None:
    story = answered()
    letter = the_letter(story)
    night = END.replace(hour=22)
    assert timely(letter, interview(story), THANKFUL, END + 4 * HOUR) is None
    late = timely(letter, interview(story), THANKFUL, night)
    assert late is not None
    assert late.at == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert not outlived(letter, late, night)
    assert outlived(letter, late, letter.at + timedelta(days=3))
    more = story.reply("a", "one more thing", END + 4 * HOUR)
    assert timely(letter, interview(more), THANKFUL, END + 4 * HOUR) is not None, "it may be a STOP in other words"


# --- what becomes of it ----------------------------------------------------------------------------------------------


def out(story: Story) -> Story:
    return story.on(
        LetterOut(id="out", interview=REF, at=END + 4 * HOUR, kind=LetterKind.THANKS, slot="a", message_id="<thanks@x>")
    )


def test_thanks_count_as_no_question_and_wake_nobody() -> None:
    story = answered()
    tom = interview(story).respondents[0]
    story = out(story)
    after = interview(story).respondents[0]
    assert (after.questions, after.state, after.last_asked) == (tom.questions, tom.state, tom.last_asked)
    assert after.thread == (*tom.thread, "<thanks@x>")
    assert story.letters() == []
    assert story.wakes() == {}
    assert story.notices() == []


@pytest.mark.parametrize("uncertain", [True, False])
def test_lost_thanks_are_never_repeated_and_nobody_has_to_call(uncertain: bool) -> None:
    story = answered()
    lost = LetterLost(
        id="lost", interview=REF, at=END + 4 * HOUR, kind=LetterKind.THANKS, slot="a", reason="550", uncertain=uncertain
    )
    story.on(lost)
    assert story.respondent("a") is RespondentState.ANSWERED
    assert story.letters() == []
    assert story.notices() == []
    assert not thanks(story.reply("a", "more", END + 5 * HOUR).read("a", UNDECIDED, END + 5 * HOUR))


def test_an_autoresponder_or_a_bounce_changes_nothing() -> None:
    story = out(answered())
    before = interview(story)
    at = END + 5 * HOUR
    story.on(WentAway(id="away", interview=REF, at=at, slot="a", mail="away"))
    assert (interview(story), story.letters()) == (before, [])
    story.on(MailBounced(id="bounce", interview=REF, at=at, slot="a", mail="bounce", permanent=True))
    assert (interview(story), story.letters()) == (before, [])


def test_a_reply_to_the_thanks_is_further_feedback() -> None:
    story = out(answered()).reply("a", "On second thoughts, no.", END + 5 * HOUR)
    story.read("a", reading(Decision.NO), END + 5 * HOUR)
    assert len(interview(story).respondents[0].readings) == 2
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()
    assert (LetterKind.QUESTION, PRIYA.email) not in story.letters()


def test_made_anew_records_never_thank_again() -> None:
    story = answered()
    letter = the_letter(story)
    for end in (END - HOUR, END + 9 * HOUR):
        life = Life(signs=Signs(), alive_until=end, end=end)
        assert verdict(letter, interview(story), life) is Verdict.NEVER


def test_thanks_that_sent_shows_are_known() -> None:
    """After a rebuild, the copy in Sent is heard of before the feedback is read."""
    story = out(Story(THANKFUL).asked())
    assert not thanks(answered(story))
