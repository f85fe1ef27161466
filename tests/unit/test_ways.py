"""Every letter to the recruiter says what it wants, and every reply that it names is understood and does something."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as Page

from agent.core.command import Verb
from agent.core.contact import Contact
from agent.core.decide import decide
from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, LetterKind
from agent.core.events import RecruiterSaid
from agent.core.feedback import Outcome
from agent.core.held import found
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Label, Line
from agent.core.respondent import RespondentState
from agent.core.trying import works
from agent.reading.commands import parse
from agent.writing.check import write
from agent.writing.letters import Letter
from agent.writing.sample import NOW, RECRUITER, RULES, TOM, interview
from agent.writing.samples import Sample, samples
from agent.writing.ways import DEAF, WAYS, ways
from tests.unit.letterbox import written

RECRUITERS = [s for s in samples() if s.kind not in TO_PARTICIPANTS | AFTER_DECISION and s.to == RECRUITER]
SAMPLES = [pytest.param(sample, id=f"{number}-{sample.name}") for number, sample in enumerate(RECRUITERS)]
WANTS = re.compile(r"(Please |Nothing to do\b)")


def typed(reply: str) -> tuple[Line, ...]:
    return (Line(number=1, text=reply, label=Label.TYPED),)


def offered(letter: Letter) -> list[str]:
    """The replies that a letter shows as such, and the decisions."""
    page = Page(letter.html)
    return [node.text(strip=True) for node in page.css("code, a.d-btn, a.d-go, span.d-btn, span.d-go")]


def also(letter: Letter) -> list[str]:
    """The further replies of its last line."""
    last = letter.text.rpartition("You can also reply ")[2].partition("\n--")[0]
    return re.findall("“(.+?)”", " ".join(last.split())) if "You can also reply" in letter.text else []


def does(sample: Sample, reply: str) -> bool:
    """Whether it changes something. Of two things in the way, a reply may clear one, and is told of the other."""
    command = parse(typed(reply), sample.kind)
    assert command is not None, f"not understood: {reply}"
    event = RecruiterSaid(
        id="x",
        interview=sample.interview.ref,
        at=NOW + LATER,
        mail="x",
        by=RECRUITER,
        command=command,
        letter=sample.kind,
        slot=sample.slot,
        held=sample.mail if found(sample.interview.held, sample.mail) else "",
    )
    step = decide(sample.interview, event, sample.rules)
    obeyed = any(getattr(effect, "kind", None) is not LetterKind.NOTE for effect in step.effects)
    return obeyed or step.interview != sample.interview or command.verb is Verb.STATUS


LATER = timedelta(hours=2)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_letter_says_first_what_it_wants(sample: Sample) -> None:
    head, wants = write(sample).text.split("\n\n")[:2]
    assert WANTS.match(wants), (head, wants)
    assert len(wants) < 120


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_reply_that_a_letter_names_is_understood_and_does_something(sample: Sample) -> None:
    letter = write(sample)
    assert [reply for reply in (*offered(letter), *also(letter)) if not does(sample, reply)] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_reply_is_named_twice(sample: Sample) -> None:
    letter = write(sample)
    assert not set(offered(letter)) & set(also(letter))
    assert len(set(also(letter))) == len(also(letter))


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_last_line_names_replies_or_says_that_there_are_none(sample: Sample) -> None:
    letter = write(sample)
    last = letter.text.partition("\n--\n")[0].split("\n\n")[-1].strip()
    if sample.kind in DEAF:
        assert last == "A reply to this mail does nothing."
        assert offered(letter) == []
    else:
        assert last.startswith("You can also reply “")
        assert "status" in also(letter)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.words)
def test_words_and_command_of_a_way_belong_together(way: object) -> None:
    """Where a letter narrows a command, the row would have to leave that letter out."""
    row = next(one for one in WAYS if one is way)
    assert {kind: parse(typed(row.words), kind) for kind in row.letters} == dict.fromkeys(row.letters, row.command)


def asking(**more: object) -> Interview:
    tom, priya = interview().respondents
    waiting = tuple(replace(r, state=RespondentState.ASKED, readings=()) for r in (tom, priya))
    changed = {"state": InterviewState.ASKING, "recommendation": None, "ruling": None, "respondents": waiting} | more
    return replace(interview(), **changed)  # type: ignore[arg-type]


def test_who_is_awaited_can_be_reminded_and_nobody_else() -> None:
    assert {"remind", "snooze 3 days"} <= set(ways(asking(), RULES, LetterKind.FEEDBACK_IN, now=NOW))
    closed = asking(state=InterviewState.CLOSED)
    assert ways(closed, RULES, LetterKind.FEEDBACK_IN, slot="a", now=NOW)[-1:] == ("status",)
    assert "remind" not in ways(closed, RULES, LetterKind.FEEDBACK_IN, now=NOW)


def test_a_reply_to_the_letter_about_an_answer_steers_those_who_are_still_awaited() -> None:
    """Once, “remind” was answered with "Tom Becker is not awaited any more", though the letter itself had named it."""
    tom, priya = interview().respondents
    of = asking(respondents=(tom, replace(priya, state=RespondentState.ASKED, readings=())))
    assert {"remind", "snooze 3 days"} <= set(also(written(LetterKind.FEEDBACK_IN, of, slot="a", mail="mail-a")))


def test_there_is_something_to_decide_only_before_the_decision() -> None:
    for state in InterviewState:
        named = ways(asking(state=state), RULES, LetterKind.CALL, slot="a", now=NOW)
        before = state in (InterviewState.ASKING, InterviewState.COMPLETE, InterviewState.RECOMMENDED)
        assert ({"offer", "hold", "reject"} <= set(named)) is before, state


def test_remarks_are_offered_where_there_are_some() -> None:
    assert "remarks" in ways(interview(), RULES, LetterKind.VIEWS, now=NOW)
    assert "remarks" not in ways(asking(), RULES, LetterKind.FEEDBACK_IN, now=NOW)


def test_a_colleague_s_copy_names_no_commands() -> None:
    assert also(written(LetterKind.RECOMMENDATION, to=TOM)) == []


@settings(max_examples=150)
@given(
    state=st.sampled_from(InterviewState),
    states=st.tuples(st.sampled_from(RespondentState), st.sampled_from(RespondentState)),
    questions=st.integers(0, 4),
    attended=st.sampled_from((None, *Outcome)),
    paused=st.booleans(),
    possible=st.sampled_from(("", "its title may mean one")),
    kind=st.sampled_from(sorted(frozenset(LetterKind) - TO_PARTICIPANTS - AFTER_DECISION - DEAF)),
    slot=st.sampled_from(("", "a", "b", "z")),
    heard=st.booleans(),
)
def test_whatever_the_interview_is_like_every_way_is_understood_and_does_something(
    state: InterviewState,
    states: tuple[RespondentState, RespondentState],
    questions: int,
    attended: Outcome | None,
    paused: bool,
    possible: str,
    kind: LetterKind,
    slot: str,
    heard: bool,
) -> None:
    people = tuple(
        replace(
            r,
            state=own,
            questions=questions,
            readings=r.readings if heard else (),
            contact=Contact(wrote=NOW if paused else None),
        )
        for r, own in zip(interview().respondents, states, strict=True)
    )
    of = replace(interview(), state=state, respondents=people, attended=attended, possible=possible)
    for words in ways(of, RULES, kind, slot=slot, now=NOW):
        command = parse(typed(words), kind)
        assert command is not None
        assert works(of, command, RULES, letter=kind, slot=slot, at=NOW) or command.verb is Verb.STATUS
