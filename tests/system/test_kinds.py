"""Answers that are none yet, or none at all: later, no, a question, something else; and corrections."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import InterviewState
from agent.core.policy import NextStep
from tests.system.desk import Agency, Outside, event, invite, write
from tests.system.kinds import (
    ANNA,
    DAY,
    GOOD,
    HOUR,
    PRIYA,
    TO_PRIYA,
    TO_TOM,
    TO_US,
    TOM,
    asked,
    moved,
    office,
    pushes,
    told,
    tom,
)
from tests.unit.cases import END


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with office(outside) as opened:
        yield opened


# --- later ---


@pytest.mark.parametrize(
    ("words", "before", "reminded"),
    [
        ("Sorry, too busy. I'll answer on Thursday.", (26, 22), (27, 9)),
        ("Keine Zeit gehabt, ich melde mich am Freitag.", (29, 22), (30, 9)),
        ("Je vous réponds demain.", (24, 22), (25, 9)),
        ("I have no time yet, I will answer later.", (24, 11), (24, 13)),
    ],
)
async def test_later_waits_until_the_day_they_named(
    outside: Outside, agency: Agency, words: str, before: tuple[int, int], reminded: tuple[int, int]
) -> None:
    await agency.deliver(write(TOM, TO_TOM, words))
    assert "will answer later. I ask again on" in told(outside, LetterKind.FEEDBACK_IN)
    await agency.pass_to(datetime(2026, 11, *before, tzinfo=UTC))
    assert asked(outside, TOM) == 1
    await agency.pass_to(datetime(2026, 11, *reminded, tzinfo=UTC))
    assert asked(outside, TOM) == 2


async def test_later_is_never_later_than_two_weeks(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "I have no time now. I will answer on 1 March."))
    await agency.pass_to(END + 13 * DAY)
    assert asked(outside, TOM) == 1
    await agency.pass_to(END + 16 * DAY)
    assert asked(outside, TOM) >= 2


async def test_later_after_an_answer_reopens_nothing(outside: Outside, agency: Agency) -> None:
    """They gave feedback and promised more; the promise made them somebody who has not answered."""
    await agency.deliver(write(TOM, TO_TOM, GOOD), write(TOM, TO_TOM, "I'll send you the details tomorrow."))
    await agency.pass_to(END + 20 * DAY)
    assert asked(outside, TOM) == 1
    assert (await tom(outside)).readings[0].reading.rating == 4


# --- no ---


@pytest.mark.parametrize(
    "words",
    ["STOP", "Hi Anna,\n\nplease stop.", "Bitte abmelden!", "Désabonnez-moi, svp", "Baja", "Cancellatemi", "Afmelden",
     "Avregistrera mig, tack", "Proszę, wypisz mnie.", "Отпишите меня, пожалуйста"],
)  # fmt: skip
async def test_stop_is_for_ever_in_any_language(outside: Outside, agency: Agency, words: str) -> None:
    await agency.deliver(write(TOM, TO_TOM, words))
    assert "call" in outside.kinds(ANNA)
    await agency.deliver(invite(ANNA, event("REQUEST", uid="other@x", summary="Interview: Ravi Rao - Data Engineer")))
    await agency.pass_to(END + 20 * DAY)
    assert asked(outside, TOM) == 1, "neither about this interview nor about another one"


async def test_a_refusal_is_told_once_and_nothing_that_is_scheduled_leaves(outside: Outside, agency: Agency) -> None:
    await agency.pass_to(END + 20 * HOUR)
    await agency.deliver(write(TOM, TO_TOM, "I'd rather not answer these questions."))
    assert outside.kinds(ANNA).count("feedback_in") == 1
    assert "I'd rather not answer these questions." in told(outside, LetterKind.FEEDBACK_IN)
    await agency.pass_to(END + 20 * DAY)
    assert asked(outside, TOM) == 1


async def test_whoever_refused_is_not_reminded_when_they_ask_something_later(outside: Outside, agency: Agency) -> None:
    """Their next mail was no answer, so they were waited for again."""
    await agency.deliver(write(TOM, TO_TOM, "I'd rather not answer these questions."))
    await agency.deliver(write(TOM, TO_TOM, "When is the next appointment?"))
    await agency.pass_to(END + 20 * DAY)
    assert asked(outside, TOM) == 1


async def test_whoever_refused_is_not_asked_about_the_new_date(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "I'd rather not answer these questions."))
    await agency.deliver(write(TOM, TO_TOM, "Well then: 4 of 5."))
    await agency.deliver(moved(25))
    await agency.pass_to(END + 20 * DAY)
    assert asked(outside, TOM) == 1
    assert asked(outside, PRIYA) > 1


async def test_stop_after_the_decision_is_stop(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "No, reject."), write(ANNA, TO_US, "reject"))
    await agency.deliver(write(TOM, TO_TOM, "STOP"))
    assert (await outside.only()).state is InterviewState.DECIDED
    counters = await outside.store.counters("anna", TOM, "", "", END)
    assert counters.suppressed


# --- a question ---


async def test_a_question_is_passed_on_and_gives_the_recruiter_a_working_day(outside: Outside, agency: Agency) -> None:
    """The reminder that was planned before came an hour after their question."""
    await agency.pass_to(END + 20 * HOUR)
    before = pushes(outside).count("attention")
    await agency.deliver(write(TOM, TO_TOM, "Which candidate is this about?"))
    letter = told(outside, LetterKind.FEEDBACK_IN)
    assert "Which candidate is this about?" in letter
    assert "asks you something" in letter
    assert pushes(outside).count("attention") == before + 1
    await agency.pass_to(datetime(2026, 11, 25, 7, 55, tzinfo=UTC))
    assert asked(outside, TOM) == 1
    await agency.pass_to(datetime(2026, 11, 26, 8, 5, tzinfo=UTC))
    assert asked(outside, TOM) == 2, "their feedback is still wanted"


async def test_a_question_inside_feedback_is_passed_on_at_once(outside: Outside, agency: Agency) -> None:
    words = f"{GOOD}\n\nCan you check whether next Tuesday works for her?"
    await agency.deliver(write(TOM, TO_TOM, words))
    letter = told(outside, LetterKind.FEEDBACK_IN)
    assert "and asks you something" in letter
    assert "FOR YOU" in letter
    assert "attention" in pushes(outside)
    await agency.pass_to(END + 10 * DAY)
    assert asked(outside, TOM) == 1


async def test_a_question_after_feedback_takes_nothing_back(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, GOOD), write(TOM, TO_TOM, "When will you call me?"))
    await agency.deliver(write(PRIYA, TO_PRIYA, "5. Yes, I'd love to go ahead."))
    await agency.pass_to(END + 10 * DAY)
    interview = await outside.only()
    assert interview.recommendation is not None
    assert interview.recommendation.step is NextStep.ANOTHER_INTERVIEW
    assert asked(outside, TOM) == 1


# --- several mails, several people ---


async def test_a_later_mail_corrects_an_earlier_one(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, GOOD))
    await agency.deliver(write(TOM, TO_TOM, "Scratch that, I'd say 3 of 5."))
    await agency.deliver(write(PRIYA, TO_PRIYA, "5. Yes, I'd love to go ahead."))
    await agency.pass_to(END + 3 * HOUR)
    ratings = [f.reading.rating for f in (await tom(outside)).readings]
    assert ratings == [4, 3]
    assert "3 of 5" in told(outside, LetterKind.RECOMMENDATION)


async def test_a_mail_about_something_else_counts_for_nothing(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "The invoice number is 4711."))
    letter = told(outside, LetterKind.FEEDBACK_IN)
    assert "The invoice number is 4711." in letter
    assert (await tom(outside)).state.value == "asked"
