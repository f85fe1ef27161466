"""The recruiter's own mail with participants: whom it keeps us from asking, and how it goes on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.effects import LetterKind, SendLetter, Wake
from agent.core.events import Command, HumanWrote, LetterOut, RecruiterSaid, ReplyHeld, Verb
from agent.core.feedback import Decision
from agent.core.gate import unwanted
from agent.core.held import MOST_OFFERS
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Line
from agent.core.respondent import RespondentState
from tests.unit.cases import ANNA, EARLIER, END, PRIYA, REF, START, TOM, itip, reading
from tests.unit.test_decide import Story

HOUR = timedelta(hours=1)
ASK_TOM = Command(verb=Verb.ASK, whom=(TOM.email,))


def wrote(*slots: str, key: str = "w1", at: datetime = END + HOUR / 2, by_us: bool = True) -> HumanWrote:
    return HumanWrote(id=f"mail:{key}", interview=REF, at=at, mail=key, slots=slots, written=at, by_us=by_us)


def offer(key: str, at: datetime = END + 2 * HOUR) -> ReplyHeld:
    lines = (Line(number=1, text="It went well."),)
    return ReplyHeld(
        id=f"mail:{key}", interview=REF, at=at, slot="a", mail=key, sender=TOM, reason="no mark", lines=lines,
        proven=True, offered=True,
    )  # fmt: skip


def interview(story: Story) -> Interview:
    assert story.interview is not None
    return story.interview


def to_whom(story: Story) -> set[str]:
    return {to for kind, to in story.letters() if kind in (LetterKind.QUESTION, LetterKind.REMINDER)}


def test_whom_the_recruiter_writes_with_is_not_asked_and_the_other_side_is() -> None:
    story = Story().invited().over().on(wrote("a")).time(Wake.GRACE, END + HOUR)
    assert to_whom(story) == {PRIYA.email}


def test_a_mail_to_both_sides_pauses_both() -> None:
    story = Story().invited().over().on(wrote("a", "b")).time(Wake.GRACE, END + HOUR)
    assert to_whom(story) == set()
    assert story.state is InterviewState.ASKING


def test_mail_before_the_interview_pauses_nothing() -> None:
    story = Story().invited().on(wrote("a", at=START - HOUR / 4)).over().time(Wake.GRACE, END + HOUR)
    assert to_whom(story) == {TOM.email, PRIYA.email}


def test_mail_about_the_old_date_of_a_moved_interview_pauses_nothing() -> None:
    later = END + timedelta(days=2)
    moved = itip(sequence=1, dtstamp=END + HOUR, start=later - HOUR, end=later)
    story = Story().invited().over().on(wrote("a")).invited(message=moved, at=END + HOUR).over(later)
    assert to_whom(story.time(Wake.GRACE, later + HOUR)) == {TOM.email, PRIYA.email}


def test_reminders_stop_as_well() -> None:
    story = Story().asked().on(wrote("b", at=END + 3 * HOUR))
    assert story.time(Wake.REMIND, END + timedelta(days=1), "b", 1).letters() == []


def test_a_question_that_waits_for_a_server_is_turned_away_at_the_gate() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR)
    (letter,) = (e for e in story.effects(SendLetter) if isinstance(e, SendLetter) and e.slot == "a")
    story.on(wrote("a", at=END + HOUR))
    assert unwanted(interview(story), letter) == "the recruiter writes with them, or said not to ask them"


@pytest.mark.parametrize("warned", [False, True])
def test_the_recruiter_learns_of_it_once(warned: bool) -> None:
    story = Story().invited().over()
    if warned:
        story.heads_up(END)
    story.on(wrote("a"))
    told = [(LetterKind.NOTE, ANNA.email)] if warned else []
    assert story.letters() == told, "the heads-up that is still to come says it itself"
    assert story.on(wrote("a", key="w2")).letters() == []
    assert story.on(wrote("a", "b", key="w3")).letters() == told, "that is news of the other side"


def test_nothing_said_the_interview_ends_properly_and_nobody_has_to_be_called() -> None:
    story = Story().asked().on(wrote("a", at=END + 2 * HOUR))
    give_up = story.wakes()[Wake.GIVE_UP]
    assert give_up >= END + 2 * HOUR + timedelta(days=4), "as long as four letters would have taken"
    story.reply("b", at=END + 3 * HOUR).read("b", reading(Decision.YES), END + 4 * HOUR)
    assert story.state is InterviewState.ASKING
    story.time(Wake.GIVE_UP, give_up, "a", 1)
    assert story.letters() == [(LetterKind.RECOMMENDATION, ANNA.email)]
    assert story.respondent("a") is RespondentState.ASKED


def said(
    command: Command, *, letter: LetterKind | None = None, slot: str = "", at: datetime = END + 5 * HOUR
) -> RecruiterSaid:
    return RecruiterSaid(
        id=f"mail:{at}", interview=REF, at=at, mail=f"said{at}", by=ANNA, command=command, letter=letter, slot=slot
    )


@pytest.mark.parametrize(
    ("command", "letter", "slot"),
    [
        (ASK_TOM, LetterKind.NOTE, "a"),
        (ASK_TOM, LetterKind.HEADS_UP, ""),
        (Command(verb=Verb.ASK, here=True), LetterKind.NOTE, "a"),
        (Command(verb=Verb.ASK), None, ""),
    ],
)
def test_ask_resumes(command: Command, letter: LetterKind | None, slot: str) -> None:
    story = Story().invited().over().on(wrote("a")).time(Wake.GRACE, END + HOUR).out("b")
    story.on(said(command, letter=letter, slot=slot))
    assert story.letters() == [(LetterKind.QUESTION, TOM.email)]
    assert unwanted(interview(story), story.effects(SendLetter)[0]) == ""  # type: ignore[arg-type]
    assert to_whom(story.out("a", at=END + 6 * HOUR).on(wrote("a", key="w2", at=END + 7 * HOUR))) == set()
    remind = END + 6 * HOUR + timedelta(days=1)
    assert to_whom(story.time(Wake.REMIND, remind, "a", 1)) == {TOM.email}, "asked all the same: mail pauses no more"


def test_ask_in_the_grace_time_asks_with_the_others_and_not_before() -> None:
    story = Story().invited().over().heads_up(END).on(wrote("a")).on(said(ASK_TOM, at=END + HOUR * 3 / 4))
    assert story.letters() == []
    assert to_whom(story.time(Wake.GRACE, END + HOUR)) == {TOM.email, PRIYA.email}


def test_ask_for_one_person_clears_no_doubt_about_the_interview() -> None:
    story = Story().invited(message=itip(organizer=TOM), sender=TOM).over().on(wrote("a"))
    story.time(Wake.GRACE, END + HOUR).on(said(ASK_TOM))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert interview(story).cleared is False
    assert story.state is InterviewState.ENDED


def test_dont_ask_spares_one_person_and_waits_for_nobody() -> None:
    story = Story().asked().on(said(Command(verb=Verb.VETO, whom=(TOM.email,)), at=END + 2 * HOUR))
    assert story.state is InterviewState.ASKING
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []
    story.reply("b", at=END + 3 * HOUR).read("b", reading(Decision.YES), END + 4 * HOUR)
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()
    for number, command in enumerate((Command(verb=Verb.VETO, whom=(TOM.email,)), Command(verb=Verb.VETO, here=True))):
        before = Story().invited().over().heads_up(END).on(wrote("a"))
        before.on(said(command, letter=LetterKind.NOTE, slot="a", at=END + HOUR / 2 + number * HOUR / 9))
        assert to_whom(before.time(Wake.GRACE, END + HOUR)) == {PRIYA.email}
        assert before.state is InterviewState.ASKING


def test_an_address_that_is_nobody_here_is_said_to_be() -> None:
    story = Story().asked().on(said(Command(verb=Verb.ASK, whom=("eve@evil.example",))))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert story.step is not None
    assert "eve@evil.example is nobody whom I ask" in story.step.note


def test_after_the_recommendation_ask_says_that_it_is_too_late() -> None:
    story = Story().asked().reply("a").read("a", reading(Decision.NO)).on(said(ASK_TOM))
    assert story.letters() == [(LetterKind.NOTE, ANNA.email)]
    assert story.state is InterviewState.COMPLETE


def test_a_resumed_question_is_not_given_up_by_the_end_of_the_old_patience() -> None:
    story = Story().invited().over().on(wrote("a")).time(Wake.GRACE, END + HOUR)
    give_up = story.wakes()[Wake.GIVE_UP]
    story.on(said(ASK_TOM, at=give_up - HOUR)).time(Wake.GIVE_UP, give_up, "a")
    assert story.respondent("a") is RespondentState.NOT_ASKED
    assert LetterKind.CALL not in {kind for kind, _ in story.letters()}


# --- a fresh mail, offered as feedback --------------------------------------------------------------------------------


def test_an_offered_mail_pauses_and_is_shown_in_one_letter() -> None:
    story = Story().asked().on(offer("o1"))
    assert story.letters() == [(LetterKind.HELD, ANNA.email)]
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []
    assert interview(story).respondents[0].readings == ()


def test_an_accepted_offer_is_the_answer() -> None:
    story = Story().asked().on(offer("o1"))
    word = RecruiterSaid(
        id="c", interview=REF, at=END + 3 * HOUR, mail="c", by=ANNA, command=Command(verb=Verb.ACCEPT),
        letter=LetterKind.HELD, slot="a", held="o1",
    )  # fmt: skip
    story.on(word).read("a", reading(Decision.YES), END + 4 * HOUR)
    assert story.respondent("a") is RespondentState.ANSWERED


def test_an_ignored_offer_leaves_the_pause() -> None:
    story = Story().asked().on(offer("o1"))
    word = RecruiterSaid(
        id="c", interview=REF, at=END + 3 * HOUR, mail="c", by=ANNA, command=Command(verb=Verb.IGNORE),
        letter=LetterKind.HELD, slot="a", held="o1",
    )  # fmt: skip
    assert story.on(word).letters() == []
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []


def test_offers_are_few() -> None:
    """Ten mails on one day about who knows what: the recruiter has them in the inbox anyway."""
    story = Story().asked()
    letters = [kind for n in range(10) for kind, _ in story.on(offer(f"o{n}", END + 2 * HOUR + n * HOUR / 4)).letters()]
    assert letters == [LetterKind.HELD] * MOST_OFFERS
    assert story.on(offer("later", END + timedelta(days=2))).letters() == [(LetterKind.HELD, ANNA.email)]


def test_whose_answer_is_in_is_offered_nothing() -> None:
    story = Story().asked().reply("a").read("a", reading(Decision.YES)).on(offer("o1", END + 4 * HOUR))
    assert story.letters() == []


def test_a_draft_that_the_recruiter_sends_is_a_question_and_no_human_activity() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR)
    out = LetterOut(id="x", interview=REF, at=END + HOUR, kind=LetterKind.QUESTION, slot="a", message_id="<q@x>")
    assert story.on(out).respondent("a") is RespondentState.ASKED
    assert not interview(story).respondents[0].contact.pauses(START)


def test_who_declined_is_not_told_of() -> None:
    declined = tuple(replace(a, partstat=a.partstat.DECLINED) if a.address is TOM else a for a in itip().attendees)
    story = Story().invited(message=itip(attendees=declined), at=EARLIER).over().heads_up(END).on(wrote("a"))
    assert story.letters() == []
