"""What the recruiter is asked where the records were lost, and what their word leads to."""

from dataclasses import replace
from datetime import timedelta

from agent.core.decide import decide
from agent.core.effects import LetterKind, SaveDraft, SendLetter, Wake, WakeAt
from agent.core.events import Command, LetterOut, RecordsLost, RecruiterSaid, Verb
from agent.core.interview import Interview, InterviewState
from agent.core.orders import Step
from agent.core.respondent import RespondentState
from agent.writing.letters import letter
from tests.unit.cases import ANNA, END, REF, RULES
from tests.unit.ledger import INTERVIEW

NOW = END + timedelta(days=2)
NOBODY = tuple(replace(r, state=RespondentState.NOT_ASKED) for r in INTERVIEW.respondents)
ENDED = replace(INTERVIEW, state=InterviewState.ENDED, over_since=END, approved=True, respondents=NOBODY)
ASKING = replace(
    ENDED,
    state=InterviewState.ASKING,
    warned_at=END,
    respondents=(replace(NOBODY[0], state=RespondentState.ASKED, questions=1, last_asked=END), NOBODY[1]),
)


def lost(interview: Interview, *slots: str, at_work: bool = True) -> Step:
    event = RecordsLost(id="l", interview=REF, at=NOW, slots=slots, at_work=at_work)
    return decide(interview, event, RULES)


def said(interview: Interview, verb: Verb) -> Step:
    command = Command(verb=verb)
    later = NOW + timedelta(hours=1)
    event = RecruiterSaid(id="s", interview=REF, at=later, mail="m", by=ANNA, command=command, letter=LetterKind.DOUBT)
    return decide(interview, event, RULES)


def questions(step: Step) -> list[str]:
    letters = (e for e in step.effects if isinstance(e, SendLetter | SaveDraft))
    return [e.slot for e in letters if e.kind is LetterKind.QUESTION]


def test_one_letter_asks_about_everybody() -> None:
    step = lost(ENDED, "a", "b")
    (asked,) = [e for e in step.effects if isinstance(e, SendLetter)]
    assert (asked.kind, asked.to) == (LetterKind.DOUBT, ANNA)
    written = letter(
        LetterKind.DOUBT, step.interview, RULES, slot="", number=0, to=ANNA, now=NOW, reply_to="anna@agency.example"
    )
    text = " ".join(written.text.split())
    assert "My records were lost, and I made them anew from your mailbox on 25 November." in text
    assert "Nothing there shows whether Tom Becker and Priya Nair were asked already." in text
    assert "Until you reply, I ask nobody." in text


def test_ask_has_them_asked_at_once() -> None:
    step = said(lost(ENDED, "a", "b").interview, Verb.ASK)
    assert questions(step) == ["a", "b"]
    assert step.interview.state is InterviewState.ASKING
    assert step.interview.lost == ()


def test_no_to_all_of_them_ends_the_case() -> None:
    step = said(lost(ENDED, "a", "b").interview, Verb.VETO)
    assert step.interview.state is InterviewState.CLOSED


def test_no_to_some_spares_them_and_the_others_are_waited_for() -> None:
    """A no once closed the whole interview, although the client had been asked and was about to answer."""
    doubt = lost(ASKING, "b")
    assert "nothing shows whether Priya Nair got any questions" in doubt.note
    step = said(doubt.interview, Verb.VETO)
    assert step.interview.state is InterviewState.ASKING
    assert (step.interview.contested, step.interview.lost) == ("", ())
    assert [r.contact.spared for r in step.interview.respondents] == [False, True]
    assert questions(step) == []


def test_nobody_waits_for_ever_for_the_recruiters_word() -> None:
    step = lost(ASKING, "b")
    (wait,) = [e for e in step.effects if isinstance(e, WakeAt)]
    assert (wait.what, wait.slot) == (Wake.GIVE_UP, "b")


def test_a_letter_that_turns_up_ends_the_doubt() -> None:
    step = lost(ENDED, "a", "b")
    for slot in "ab":
        assert step.interview.contested
        out = LetterOut(
            id=slot, interview=REF, at=NOW, kind=LetterKind.QUESTION, slot=slot, message_id=f"<{slot}@agency.example>"
        )
        step = decide(step.interview, out, RULES)
    assert (step.interview.contested, step.interview.lost) == ("", ())
    assert step.interview.state is InterviewState.ASKING


def test_what_was_over_before_us_is_left_alone() -> None:
    step = lost(ENDED, at_work=False)
    assert (step.interview.state, step.effects) == (InterviewState.CLOSED, ())
    assert lost(ASKING, at_work=False).interview.state is InterviewState.ASKING


def test_who_had_a_slot_has_it_again() -> None:
    """Their letters bear it in their reply address. Calendar answers once came in another order than at first."""
    from tests.unit.cases import PRIYA, TOM, calendar_mail

    event = replace(calendar_mail(), slots={PRIYA.email: "a", TOM.email: "c"})
    interview = decide(None, event, RULES).interview
    assert {r.person.address.email: r.slot for r in interview.respondents} == {PRIYA.email: "a", TOM.email: "c"}
