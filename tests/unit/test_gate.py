"""The gate has the last word, whatever led to a letter."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.effects import DOUBTFUL, TO_PARTICIPANTS, LetterKind
from agent.core.gate import APART, MOST_QUESTIONS, Admit, Counters, Later, Never, admit
from agent.core.rules import Caps

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counters", "verdict"),
    [
        (Counters(), Admit),
        (Counters(questions=3), Admit),
        (Counters(questions=4), Never),
        (Counters(suppressed=True), Never),
        (Counters(to_person=2), Later),
        (Counters(to_participants=100), Later),
    ],
)
def test_letters_to_participants(counters: Counters, verdict: type) -> None:
    assert isinstance(admit(LetterKind.REMINDER, counters, Caps(), NOW), verdict)


def test_letters_about_several_interviews_are_two_hours_apart() -> None:
    """Somebody who met three candidates in a row is not asked thrice at once; a STOP goes before any wait."""
    just_now = Counters(about_another=NOW - timedelta(minutes=10))
    later = admit(LetterKind.QUESTION, just_now, Caps(), NOW)
    assert isinstance(later, Later)
    assert later.at == NOW - timedelta(minutes=10) + APART
    assert admit(LetterKind.QUESTION, just_now, Caps(), later.at) == Admit()
    assert admit(LetterKind.CALL, just_now, Caps(), NOW) == Admit()
    stopped = Counters(about_another=NOW, suppressed=True)
    assert isinstance(admit(LetterKind.REMINDER, stopped, Caps(), NOW), Never)


def test_the_recruiter_gets_mail_whatever_participants_said() -> None:
    assert admit(LetterKind.CALL, Counters(suppressed=True, questions=9, to_person=9), Caps(), NOW) == Admit()
    assert isinstance(admit(LetterKind.CALL, Counters(to_recruiter=200), Caps(), NOW), Later)


@pytest.mark.parametrize("kind", sorted(DOUBTFUL))
def test_a_flood_of_doubts_holds_up_no_recommendation(kind: LetterKind) -> None:
    flooded = Counters(to_recruiter=30, doubtful=30)
    assert isinstance(admit(kind, flooded, Caps(), NOW), Later)
    assert admit(LetterKind.RECOMMENDATION, flooded, Caps(), NOW) == Admit()


@given(
    st.sampled_from(sorted(TO_PARTICIPANTS)), st.integers(0, 9), st.integers(0, 300), st.integers(0, 9), st.booleans()
)
def test_nothing_gets_past_a_cap(kind: LetterKind, person: int, everybody: int, questions: int, stop: bool) -> None:
    caps = Caps()
    counters = Counters(to_person=person, to_participants=everybody, questions=questions, suppressed=stop)
    if admit(kind, counters, caps, NOW) == Admit():
        assert not stop
        assert questions < MOST_QUESTIONS or kind is LetterKind.THANKS
        assert person < caps.person_per_day
        assert everybody < caps.participants_per_day


def test_a_flood_of_invitations_leaves_room_for_replies_in_doubt() -> None:
    """Two of three, rounded up; what answers a letter of ours has the whole."""
    flooded = Counters(to_recruiter=20, doubtful=20, from_anybody=20)
    for kind in (LetterKind.DOUBT, LetterKind.ASIDE):
        later = admit(kind, flooded, Caps(), NOW)
        assert isinstance(later, Later)
        assert later.kinds == {LetterKind.DOUBT, LetterKind.ASIDE}
    for kind in (LetterKind.HELD, LetterKind.NOTE):
        assert isinstance(admit(kind, flooded, Caps(), NOW), Admit)
