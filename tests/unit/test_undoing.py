"""The recruiter takes back a decision, or that nobody is to be asked; nothing else, and nothing is lost by it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.decide import decide
from agent.core.effects import LetterKind, Notice, Publish, SaveDraft, SendLetter, Wake
from agent.core.events import Command, RecruiterSaid, TimeCame, Verb
from agent.core.gate import unwanted
from agent.core.interview import Interview, InterviewState
from agent.core.policy import NextStep
from agent.core.undoing import LONGEST
from agent.reading.commands import parse
from agent.writing.sample import interview as recommended
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM
from tests.unit.test_commands import lines
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNDO = Command(verb=Verb.UNDO)
VETO = Command(verb=Verb.VETO)


def said(command: Command, at: timedelta, ref: str = REF) -> RecruiterSaid:
    return RecruiterSaid(
        id=f"mail:{command.verb}{at}", interview=ref, at=END + at, mail=f"{command.verb}{at}"[-16:], by=ANNA,
        command=command,
    )  # fmt: skip


def decision(step: NextStep) -> Command:
    return Command(verb=Verb.DECIDE, step=step)


def ready() -> Interview:
    return replace(recommended(), state=InterviewState.RECOMMENDED, ruling=None)


def after(of: Interview, *commands: tuple[Command, timedelta]) -> tuple[Interview, list[object]]:
    effects: list[object] = []
    for command, at in commands:
        step = decide(of, said(command, at, of.ref), RULES)
        of, effects = step.interview, list(step.effects)
    return of, effects


def test_the_words() -> None:
    for text in ("undo", "Undo that.", "Rückgängig", "deshacer", "ångra", "取り消し"):
        assert parse(lines(text)) == UNDO
    assert parse(lines("undo the last reminder please if you can")) is None


def test_a_decision_is_taken_back_and_another_one_counts_with_drafts_of_its_own() -> None:
    offered, laid = after(ready(), (decision(NextStep.OFFER), HOUR))
    assert offered.state is InterviewState.DECIDED
    open_again, told = after(offered, (UNDO, 2 * HOUR))
    assert (open_again.state, open_again.ruling) == (InterviewState.RECOMMENDED, None)
    assert replace(open_again, undone=0) == ready(), "as if nothing had been said"
    assert [e.kind for e in told if isinstance(e, SendLetter)] == [LetterKind.NOTE]
    assert [e.notice for e in told if isinstance(e, Publish)] == [Notice.ATTENTION]
    held, anew = after(open_again, (decision(NextStep.HOLD), 3 * HOUR))
    assert held.ruling is not None
    assert held.ruling.step is NextStep.HOLD
    first = {e.id for e in laid if isinstance(e, SaveDraft)}
    second = {e.id for e in anew if isinstance(e, SaveDraft)}
    assert len(first) == len(second) == 2
    assert not first & second


def test_drafts_that_wait_for_their_server_are_not_laid_after_all() -> None:
    offered, laid = after(ready(), (decision(NextStep.OFFER), HOUR))
    drafts = [e for e in laid if isinstance(e, SaveDraft)]
    assert [unwanted(offered, one) for one in drafts] == ["", ""]
    open_again, _ = after(offered, (UNDO, 2 * HOUR))
    held, _ = after(open_again, (decision(NextStep.HOLD), 3 * HOUR))
    for later in (open_again, held):
        assert all(unwanted(later, one) for one in drafts)


def test_the_new_decision_rests_as_long_as_any() -> None:
    offered, _ = after(ready(), (decision(NextStep.OFFER), HOUR), (UNDO, 3 * DAY), (decision(NextStep.HOLD), 4 * DAY))
    first = TimeCame(id="w", interview=offered.ref, at=END + HOUR + RULES.close_after, what=Wake.CLOSE)
    assert decide(offered, first, RULES).interview.state is InterviewState.DECIDED
    later = replace(first, at=END + 4 * DAY + RULES.close_after)
    assert decide(offered, later, RULES).interview.state is InterviewState.CLOSED


def test_a_second_decision_without_undo_is_told_what_helps() -> None:
    offered, _ = after(ready(), (decision(NextStep.OFFER), HOUR))
    step = decide(offered, said(decision(NextStep.HOLD), 2 * HOUR, offered.ref), RULES)
    assert step.interview == offered
    assert "“undo”" in step.note
    assert [e.kind for e in step.effects if isinstance(e, SendLetter)] == [LetterKind.NOTE]


def test_an_old_decision_stays() -> None:
    offered, _ = after(ready(), (decision(NextStep.OFFER), HOUR))
    step = decide(offered, said(UNDO, HOUR + LONGEST + HOUR, offered.ref), RULES)
    assert step.interview == offered
    assert "more than a week" in step.note


def test_a_decision_from_before_there_was_a_recommendation() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR)
    story.on(said(decision(NextStep.REJECT), 2 * HOUR)).on(said(UNDO, 3 * HOUR))
    assert story.state is InterviewState.RECOMMENDED
    assert interview(story).recommendation is not None
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()


@pytest.mark.parametrize("before_grace", [True, False])
def test_a_veto_is_taken_back_and_everybody_is_asked_once(before_grace: bool) -> None:
    story = Story().invited().over().on(said(VETO, HOUR / 4))
    assert story.state is InterviewState.CLOSED
    if before_grace:
        story.on(said(UNDO, HOUR / 2)).time(Wake.GRACE, END + HOUR)
    else:
        story.time(Wake.GRACE, END + HOUR).on(said(UNDO, 2 * HOUR))
    assert story.state is InterviewState.ASKING
    asked = [to for kind, to in story.letters() if kind is LetterKind.QUESTION]
    assert sorted(asked) == sorted([TOM.email, PRIYA.email])


def test_after_the_questions_a_veto_stays() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR).out("a").out("b")
    story.on(said(VETO, 2 * HOUR)).on(said(UNDO, 3 * HOUR))
    assert story.state is InterviewState.CLOSED


@given(state=st.sampled_from(InterviewState), vetoed=st.booleans(), days=st.integers(0, 30))
def test_whatever_cannot_be_taken_back_changes_nothing_and_is_told(
    state: InterviewState, vetoed: bool, days: int
) -> None:
    of = replace(recommended(), state=state, vetoed=vetoed)
    step = decide(of, said(UNDO, days * DAY, of.ref), RULES)
    takes = state is InterviewState.DECIDED or (state is InterviewState.CLOSED and vetoed)
    if not takes:
        assert step.interview == of
        assert [e.kind for e in step.effects if isinstance(e, SendLetter)] == [LetterKind.NOTE]
