"""The recruiter says a second time whether the interview took place."""

from datetime import timedelta

import pytest

from agent.core.decide import decide
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import Command, RecruiterSaid, Verb
from agent.core.feedback import Outcome
from agent.core.interview import Interview
from agent.core.orders import Step
from tests.unit.cases import ANNA, END, REF, RULES
from tests.unit.ledger import INTERVIEW


def say(interview: Interview, outcome: Outcome | None, hours: int) -> Step:
    said = RecruiterSaid(
        id=f"mail:m{hours}",
        interview=REF,
        at=END + timedelta(hours=hours),
        mail=f"m{hours}",
        by=ANNA,
        command=Command(verb=Verb.ATTENDED, outcome=outcome),
        letter=LetterKind.RECOMMENDATION,
    )
    return decide(interview, said, RULES)


def recommendations(step: Step) -> list[SendLetter]:
    letters = (effect for effect in step.effects if isinstance(effect, SendLetter))
    return [letter for letter in letters if letter.kind is LetterKind.RECOMMENDATION]


NOT_HELD = [None, Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW, Outcome.RESCHEDULED, Outcome.CANCELLED]


@pytest.mark.parametrize("outcome", NOT_HELD)
def test_the_same_word_again_is_no_news(outcome: Outcome | None) -> None:
    first = say(INTERVIEW, outcome, 1)
    assert len(recommendations(first)) == 1
    again = say(first.interview, outcome, 2)
    assert recommendations(again) == []
    assert again.interview == first.interview


def test_another_word_is_news() -> None:
    first = say(INTERVIEW, Outcome.CANDIDATE_NO_SHOW, 1)
    other = say(first.interview, Outcome.CANCELLED, 2)
    assert len(recommendations(other)) == 1
