"""Colleagues say what they think of a recommendation; the recruiter gets all of it, and decides."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.decide import decide
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import Event, TeamSaid
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.policy import NextStep
from agent.core.rules import Rules
from agent.core.team import counted
from agent.reading.commands import view
from agent.reading.recognise import Ignored, Quarantined
from agent.writing.letters import Letter, letter
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM
from tests.unit.ledger import INTERVIEW, KNOWN, TO_ANNA, entry, mail, see
from tests.unit.test_commands import lines

BEN, CLEO = Address(email="ben@agency.example", name="Ben Ott"), Address(email="cleo@agency.example")
TEAM = replace(RULES, team=(BEN, CLEO))
COPY = entry("r", LetterKind.RECOMMENDATION, "", BEN.email, "Recommended: hold.\n")
ASKED = replace(KNOWN, letters={**KNOWN.letters, COPY.message_id: COPY})
READY = replace(INTERVIEW, state=InterviewState.RECOMMENDED)


def said(by: Address = BEN, words: str = "Agree.", at: int = 0, **more: object) -> TeamSaid:
    return TeamSaid(
        id=f"mail:{by.email}{at}",
        interview=REF,
        at=END + timedelta(hours=at),
        mail=f"{by.email}{at}",
        by=by,
        words=words,
        **more,  # type: ignore[arg-type]
    )


def after(*events: TeamSaid, start: Interview = READY, rules: Rules = TEAM) -> tuple[Interview, list[SendLetter]]:
    interview, letters = start, list[SendLetter]()
    for event in events:
        step = decide(interview, event, rules)
        interview = step.interview
        letters += [one for one in step.effects if isinstance(one, SendLetter)]
        assert len(letters) == len(step.effects) or all(isinstance(one, SendLetter) for one in step.effects)
    return interview, letters


# --- what is understood ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "agrees", "step"),
    [
        ("agree", True, None),
        ("Agreed, she is great.", True, None),
        ("+1", True, None),
        ("Yes - let us do it", True, None),
        ("hold: the budget is not settled", False, NextStep.HOLD),
        ("another interview", False, NextStep.ANOTHER_INTERVIEW),
        ("I have my doubts", False, None),
        ("agreeable fellow", False, None),
        ("offer, or rather hold", False, None),
        ("Do we agree?", False, None),
    ],
)
def test_what_a_colleague_means(text: str, agrees: bool, step: NextStep | None) -> None:
    assert view(lines(text, "Ben")) == (agrees, step)


def reply(sender: str, *, proven: bool = True, body: str = "hold: too early") -> Event | Ignored | Quarantined:
    raw = mail(sender, f"To: {ANNA.email}", f"In-Reply-To: {COPY.message_id}", body=body, proven=proven)
    return see(raw, ASKED)


def test_an_answer_to_their_own_copy_is_a_view() -> None:
    event = reply(BEN.email)
    assert isinstance(event, TeamSaid), event
    assert (event.by.email, event.step, event.agrees, event.words) == (
        BEN.email,
        NextStep.HOLD,
        False,
        "hold: too early",
    )


@pytest.mark.parametrize(
    ("sender", "proven"),
    [(CLEO.email, True), (BEN.email, False), (TOM.email, True), (PRIYA.email, True), ("eve@evil.example", True)],
    ids=["another's copy", "not proven", "the client, to whom it was forwarded", "the candidate", "a stranger"],
)
def test_nobody_else_has_a_view(sender: str, proven: bool) -> None:
    assert isinstance(reply(sender, proven=proven), Ignored | Quarantined)


def test_an_answer_to_any_other_letter_is_none() -> None:
    raw = mail(BEN.email, f"To: {TO_ANNA}", body="hold")
    assert isinstance(see(raw, ASKED), Ignored)


# --- what follows ----------------------------------------------------------------------------------------------------


def test_the_recruiter_gets_each_view_and_nothing_else_happens() -> None:
    interview, letters = after(said(agrees=True), said(CLEO, "Too early.", 1, step=NextStep.HOLD))
    assert [(one.kind, one.to) for one in letters] == [(LetterKind.VIEWS, ANNA)] * 2
    assert replace(interview, views=()) == READY


def test_who_speaks_again_has_changed_their_mind() -> None:
    interview, _ = after(
        said(step=NextStep.HOLD), said(CLEO, step=NextStep.HOLD, at=1), said(step=NextStep.OFFER, at=2)
    )
    assert {(one.step, tuple(p.email for p in one.people)) for one in counted(interview)} == {
        (NextStep.HOLD, (CLEO.email,)),
        (NextStep.OFFER, (BEN.email,)),
    }


@pytest.mark.parametrize("state", [InterviewState.DECIDED, InterviewState.CLOSED])
def test_after_the_decision_nothing_comes_of_it(state: InterviewState) -> None:
    start = replace(READY, state=state)
    assert after(said(), start=start) == (start, [])


def test_a_crowd_is_not_kept() -> None:
    crowd = tuple(Address(email=f"c{n}@agency.example") for n in range(30))
    interview, letters = after(*(said(one, at=n) for n, one in enumerate(crowd)), rules=replace(RULES, team=crowd))
    assert len(interview.views) == len(letters) == 20


@given(st.lists(st.tuples(st.sampled_from([BEN, CLEO]), st.sampled_from([None, *NextStep]), st.booleans()), max_size=8))
def test_whatever_the_team_says_only_its_views_change(spoken: list[tuple[Address, NextStep | None, bool]]) -> None:
    events = [said(by, at=n, step=step, agrees=agrees) for n, (by, step, agrees) in enumerate(spoken)]
    interview, letters = after(*events)
    assert replace(interview, views=()) == READY
    assert {one.to for one in letters} <= {ANNA}


# --- the letter ------------------------------------------------------------------------------------------------------


def written(interview: Interview) -> Letter:
    return letter(LetterKind.VIEWS, interview, TEAM, slot="", number=0, to=ANNA, now=END, reply_to=ANNA.email)


def test_who_what_and_why() -> None:
    interview, _ = after(said(words="hold: too early, see www.evil.example", step=NextStep.HOLD))
    told = written(interview)
    text = " ".join(told.text.split())
    assert "BEN OTT: HOLD" in text
    assert "> hold: too early" in text
    assert "www[.]evil[.]example" in text, "a colleague's words may be anybody's that they pasted"
    assert "Nothing yet from cleo@agency.example." in text
    assert "You decide; nothing has happened yet." in text
