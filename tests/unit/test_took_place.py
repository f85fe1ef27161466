"""Where there is reason to doubt that an interview took place, people are asked that first."""

from dataclasses import replace

import pytest

from agent.core.calendar import Attendee, Method, PartStat
from agent.core.effects import LetterKind, SendLetter, Wake
from agent.core.events import Command, Verb
from agent.core.feedback import Decision, Kind, Outcome, Quote, Reading
from agent.core.gate import unwanted
from agent.core.happened import called_off, in_question
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, Label, Line
from agent.core.people import Side
from agent.core.respondent import RespondentState
from agent.perform.reading import Message, read_offline
from agent.reading.whether import whether
from agent.writing.letters import letter
from tests.unit.cases import ANNA, EARLIER, END, PRIYA, RULES, START, TOM, itip, reading
from tests.unit.test_decide import HOUR, Story
from tests.unit.test_pausing import interview, said

CHECK = Command(verb=Verb.CHECK)
MIA = Address(email="mia@acme.example", name="Mia Bauer")
MISSED = replace(reading(), outcome=Outcome.CANDIDATE_NO_SHOW, decision=Decision.NOT_SAID)


def answering(who: Address, partstat: PartStat, method: Method = Method.REPLY, **more: object) -> Story:
    """An interview about which somebody answered the invitation so."""
    told = itip(method=method, attendees=(Attendee(address=who, partstat=partstat),), dtstamp=EARLIER + HOUR, **more)
    return Story().invited(message=itip(who=(TOM, MIA, PRIYA))).invited(message=told, sender=who, at=EARLIER + HOUR)


def first_words(of: Interview, slot: str, number: int = 0) -> str:
    respondent = of.respondent(slot)
    assert respondent is not None
    kind = LetterKind.REMINDER if number else LetterKind.QUESTION
    to = respondent.person.address
    return letter(kind, of, RULES, slot=slot, number=number, to=to, now=END, reply_to=ANNA.email).text.split("\n\n")[1]


def slot_of(of: Interview, who: Address) -> str:
    return next(r.slot for r in of.respondents if r.person.address.email == who.email)


@pytest.mark.parametrize("partstat", [PartStat.ACCEPTED, PartStat.TENTATIVE])
def test_who_comes_or_may_come_gives_no_reason_to_doubt(partstat: PartStat) -> None:
    of = interview(answering(TOM, partstat))
    assert not in_question(of)
    assert first_words(of, slot_of(of, PRIYA)).startswith("Thank you for taking the time")


def test_after_somebody_declined_the_others_are_asked_whether_it_took_place() -> None:
    story = answering(TOM, PartStat.DECLINED).over().time(Wake.GRACE, END + HOUR)
    assert {to for _, to in story.letters()} == {MIA.email, PRIYA.email}
    of = interview(story)
    for who in (MIA, PRIYA):
        assert first_words(of, slot_of(of, who)).startswith("Did the interview with")
        assert first_words(of, slot_of(of, who), 1).startswith("You may not have got round to it yet")


def wish(**more: object) -> Story:
    later = {"start": START + 24 * HOUR, "end": END + 24 * HOUR}
    return answering(PRIYA, PartStat.TENTATIVE, Method.COUNTER, **(later | more))


def test_after_another_time_was_asked_for_and_not_set_everybody_is_asked_that_in_the_same_words() -> None:
    of = interview(wish())
    asked = {first_words(of, r.slot).replace("Priya Nair", "X").replace("Acme", "X") for r in of.respondents}
    assert in_question(of)
    assert {one.split(" for the role")[0] for one in asked} == {"Did the interview with X"}
    moved = itip(sequence=1, dtstamp=EARLIER + 2 * HOUR, start=START + 24 * HOUR, end=END + 24 * HOUR)
    assert not in_question(interview(wish().invited(message=moved, at=EARLIER + 2 * HOUR)))


@pytest.mark.parametrize("partstat", [PartStat.DECLINED, PartStat.TENTATIVE], ids=["declined", "another time"])
def test_the_latest_word_counts(partstat: PartStat) -> None:
    story = answering(TOM, PartStat.DECLINED) if partstat is PartStat.DECLINED else wish()
    who = TOM if partstat is PartStat.DECLINED else PRIYA
    assert in_question(interview(story))
    comes = itip(
        method=Method.REPLY,
        attendees=(Attendee(address=who, partstat=PartStat.ACCEPTED),),
        dtstamp=EARLIER + 3 * HOUR,
    )
    assert not in_question(interview(story.invited(message=comes, sender=who, at=EARLIER + 3 * HOUR)))


def test_whoever_says_that_it_is_over_or_took_place_ends_the_doubt() -> None:
    of = interview(wish())
    assert not in_question(replace(of, said_over="interview done"))
    assert not in_question(replace(of, attended=Outcome.HELD))
    assert in_question(replace(of, said_over="interview done", checking=True))


# --- the recruiter's word --------------------------------------------------------------------------------------------


def reported() -> Story:
    """Tom says that Priya did not come, before Priya is asked."""
    story = Story().invited().over().time(Wake.GRACE, END + HOUR).out("a")
    return story.reply("a", "She did not come").read("a", MISSED)


def test_after_a_report_nobody_else_is_asked_until_the_recruiter_says_check() -> None:
    story = reported()
    assert called_off(interview(story))
    story.on(said(CHECK, letter=LetterKind.NOT_HELD, slot="a"))
    assert story.letters() == [(LetterKind.QUESTION, PRIYA.email)]
    assert unwanted(interview(story), story.effects(SendLetter)[0]) == ""  # type: ignore[arg-type]
    assert first_words(interview(story), "b").startswith("Did the interview with Acme")
    story.out("b", at=END + 6 * HOUR)
    assert story.wakes().keys() == {Wake.REMIND}
    assert interview(story).respondents[1].questions == 1, "it is the question, and counts as such"


def test_a_second_report_stops_the_questions_again() -> None:
    story = Story().invited(message=itip(who=(TOM, MIA, PRIYA))).over().time(Wake.GRACE, END + HOUR)
    a, b, c = (slot_of(interview(story), who) for who in (TOM, PRIYA, MIA))
    story.out(a).reply(a).read(a, MISSED).on(said(CHECK))
    assert {to for _, to in story.letters()} == {PRIYA.email, MIA.email}
    story.out(b, at=END + 6 * HOUR).out(c, at=END + 6 * HOUR)
    story.reply(b, at=END + 7 * HOUR).read(b, replace(MISSED, outcome=Outcome.CANCELLED), END + 7 * HOUR)
    assert (LetterKind.NOT_HELD, ANNA.email) in story.letters()
    assert called_off(interview(story))


def test_two_who_differ_lead_to_a_call() -> None:
    story = reported().on(said(CHECK)).out("b", at=END + 6 * HOUR)
    story.reply("b", at=END + 7 * HOUR).read("b", reading(Decision.YES), END + 7 * HOUR)
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()
    found = interview(story).recommendation
    assert found is not None
    assert found.step == "hold"


def test_check_before_the_questions_lets_them_leave_in_that_form() -> None:
    story = Story().invited().over().heads_up(END).on(said(CHECK, at=END + HOUR / 2))
    assert story.letters() == []
    story.time(Wake.GRACE, END + HOUR)
    assert {to for _, to in story.letters()} == {TOM.email, PRIYA.email}
    assert in_question(interview(story))


def test_check_where_a_whole_side_declined_asks_the_other() -> None:
    told = itip(method=Method.REPLY, attendees=(Attendee(address=TOM, partstat=PartStat.DECLINED),))
    story = Story().invited().invited(message=replace(told, dtstamp=EARLIER + HOUR), sender=TOM).over()
    assert story.letters() == [(LetterKind.DOUBT, ANNA.email)]
    story.heads_up(END).on(said(CHECK))
    assert story.letters() == [(LetterKind.QUESTION, PRIYA.email)]


@pytest.mark.parametrize("state", [InterviewState.RECOMMENDED, InterviewState.DECIDED, InterviewState.CLOSED])
def test_check_when_nobody_is_asked_any_more_says_so(state: InterviewState) -> None:
    story = Story().asked()
    story.interview = replace(interview(story), state=state)
    before = story.interview
    assert story.on(said(CHECK)).letters() == [(LetterKind.NOTE, ANNA.email)]
    assert story.interview == before


def test_whoever_refused_is_not_asked_for_a_check() -> None:
    story = reported()
    refused = replace(interview(story).respondents[1], state=RespondentState.STOPPED, stopped=True)
    story.interview = replace(interview(story), respondents=(interview(story).respondents[0], refused))
    assert story.on(said(CHECK)).letters() == [(LetterKind.NOTE, ANNA.email)]


def test_a_move_ends_the_doubt() -> None:
    story = reported().on(said(CHECK)).out("b", at=END + 6 * HOUR)
    assert interview(story).respondents[1].asked_whether
    later = END + 48 * HOUR
    moved = itip(sequence=1, dtstamp=END + 7 * HOUR, start=later - HOUR, end=later)
    of = interview(story.invited(message=moved, at=END + 7 * HOUR))
    assert (of.checking, of.checked, in_question(of)) == (False, (), False)
    assert not any(r.asked_whether for r in of.respondents)


# --- the answer ------------------------------------------------------------------------------------------------------


def read(text: str, side: Side = Side.CLIENT) -> Reading:
    """As the service reads an answer to this letter, without a model."""
    lines = tuple(Line(number=n, text=one, label=Label.TYPED) for n, one in enumerate(text.split("\n"), 1))
    return read_offline(Message(lines=lines, side=side, asked_whether=True))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "No.",
            "no",
            "Nein",
            "Nein, leider nicht.",
            "Non.",
            "Nee.",
            "Não.",
            "Nie.",
            "Nej",
            "いいえ",
            "No, it did not.",
        ),
        *("No, it didn't happen", "No, Priya was ill.", "No sorry", "No, we will meet next week."),
    ],
)
@pytest.mark.parametrize("side", [Side.CLIENT, Side.CANDIDATE])
def test_a_no_to_whether_it_took_place_rejects_nobody(text: str, side: Side) -> None:
    """It was once read as the decision against the candidate, which is recommended at once."""
    found = read(text, side)
    assert (found.kind, found.decision, found.next_step) == (Kind.FEEDBACK, "not_said", "not_said")
    assert found.outcome not in (Outcome.HELD, Outcome.NOT_SAID)
    assert found.evidence["outcome"].text in text


@pytest.mark.parametrize("text", ["Yes.", "Ja", "Oui.", "Sí.", "はい", "Tak", "Yes, it did."])
def test_a_yes_to_whether_it_took_place_is_no_yes_to_the_other_side(text: str) -> None:
    found = read(text)
    assert (found.outcome, found.decision) == (Outcome.HELD, Decision.NOT_SAID)
    assert found.evidence["outcome"].text in text


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("Yes, it did. We would like to make her an offer.", Decision.YES),
        ("Yes.\nWe do not want to go ahead with her.", Decision.NO),
        ("No, we do not want to go ahead with her.", Decision.NO),
    ],
)
def test_what_is_said_besides_counts(text: str, decision: Decision) -> None:
    assert read(text).decision is decision


def test_a_no_under_a_question_answers_that_question() -> None:
    line = Line(number=1, text="No", label=Label.TYPED, question="Q5")
    quote = Quote(first_line=1, start=0, last_line=1, end=2, text="No")
    found = replace(reading(Decision.NO), evidence={"decision": quote, "outcome": quote})
    assert whether(found, (line,), Side.CLIENT) == found


@pytest.mark.parametrize(
    ("quote", "kept"),
    [("No", False), ("No, it did not", False), ("No, we do not want her", True)],
)
def test_a_model_that_takes_a_bare_no_for_a_decision_is_not_believed(quote: str, kept: bool) -> None:
    line = Line(number=1, text=quote, label=Label.TYPED)
    proof = Quote(first_line=1, start=0, last_line=1, end=len(quote), text=quote)
    said = replace(reading(Decision.NO), evidence={"decision": proof, "outcome": proof}, summary="The client says no.")
    found = whether(said, (line,), Side.CLIENT)
    assert (found == said) is kept
    assert found.decision is (Decision.NO if kept else Decision.NOT_SAID)
    assert found.outcome is (Outcome.HELD if kept else Outcome.RESCHEDULED)


def test_a_few_words_after_the_yes_may_decide() -> None:
    text = "Yes, make an offer."
    line = Line(number=1, text=text, label=Label.TYPED)
    proof = Quote(first_line=1, start=0, last_line=1, end=len(text), text=text)
    said = replace(reading(Decision.YES), evidence={"decision": proof, "outcome": proof})
    assert whether(said, (line,), Side.CLIENT) == said
