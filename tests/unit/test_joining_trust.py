"""Joining calendar entries never widens trust: attacks by people who know an interview's time and title."""

from dataclasses import replace
from itertools import permutations

import pytest

from agent.core.events import Command, Verb
from agent.core.interview import InterviewState
from agent.core.mail import Address
from agent.core.people import Side
from tests.unit.cases import EARLIER
from tests.unit.joins import HOUR, Box, answer, at, heard, invitation, sides
from tests.unit.test_joining import BOTH, PRIYA, SUE, TO_PRIYA, TO_TOM, TOM

EVE = "Eve <eve@gmail.com>"


async def test_an_unproven_message_joins_nothing() -> None:
    box = Box()
    await box.hear(TO_TOM)
    await box.hear(TO_PRIYA, verified=False)
    assert len(await box.live()) == 2


@pytest.mark.parametrize(
    "description", ["", "Candidate: eve@gmail.com", "Client: eve@gmail.com\nCandidate: Priya Nair"]
)
async def test_a_made_up_answer_puts_nobody_into_an_interview(description: str) -> None:
    """Eve knows the time and the title, and answers an invitation that never was."""
    for target in (TO_TOM, invitation("b", PRIYA, TOM, summary="Interview: Priya Nair - Backend Engineer")):
        box = await heard([target])
        before = (await box.only()).meeting
        trick = answer(replace(target, uid="trick", end=at(23), description=description), EVE)
        await box.hear(trick)
        for interview in await box.live():
            if interview.entry("trick") and interview.entries:
                assert sides(interview)["eve"] == "unknown"
                assert (interview.meeting.end, interview.meeting.summary) == (before.end, before.summary)
        await box.pass_to(at(60))
        reached = {who for who, _ in await box.questions()}
        mixed = [i for i in await box.store.interviews("anna") if len(i.entries) > 1]
        assert all("eve" not in {r.person.called.lower() for r in i.respondents} for i in mixed)
        assert "tom@acme.example" in reached or target is TO_TOM


async def test_from_replies_alone_the_recruiter_says_once_who_the_candidate_is() -> None:
    """The inbox of an organiser: no invitation, only answers, each to an invitation of its own."""
    mails = [answer(TO_PRIYA, PRIYA), answer(TO_TOM, TOM)]
    for order in permutations(mails):
        box = await heard(order)
        interview = await box.only()
        assert sides(interview) == {"priya": "unknown", "tom": "client"}
        assert any("priya@postbox.example" in doubt for doubt in interview.doubts)
        who = ((Address(email="priya@postbox.example"), Side.CANDIDATE),)
        await box.says(interview.ref, Command(verb=Verb.WHO, who=who), EARLIER + HOUR)
        assert sides(await box.only()) == BOTH
        again = [replace(m, uid=f"{m.uid}2", start=at(9, 7), end=at(10, 7)) for m in mails]
        for mail in again:
            await box.hear(mail)
        later = next(i for i in await box.live() if i.meeting.end == at(10, 7))
        assert sides(later) == BOTH
        assert later.doubts == ()


async def test_a_strangers_own_invitation_is_joined_with_nothing() -> None:
    box = await heard([TO_TOM])
    theirs = replace(TO_PRIYA, organizer=Address(email="eve@gmail.com"))
    await box.hear(theirs, Address(email="eve@gmail.com"))
    assert all(not i.entries for i in await box.live())


async def test_a_made_up_answer_brings_no_two_interviews_together() -> None:
    """Eve's covers the whole day, and would fit the halves of two interviews with Acme."""
    tom, sue = invitation("t", TOM, hours=(9, 10)), invitation("s", SUE, hours=(11, 12))
    box = await heard([tom, sue])
    await box.hear(answer(invitation("trick", EVE, hours=(8, 18), summary="Interview at Acme"), EVE))
    assert {len(i.entries) for i in await box.live()} == {0}
    assert len(await box.live()) == 3


async def test_a_made_up_answer_keeps_nobody_out() -> None:
    """Eve is quicker than Anna's invitation to Priya, which finds its interview all the same."""
    trick = answer(invitation("trick", EVE, summary="Interview at Acme"), EVE)
    for order in permutations([trick, TO_TOM, TO_PRIYA]):
        box = await heard(order)
        joined = next(i for i in await box.live() if i.entry("t"))
        assert joined.entry("p") is not None, [m.uid for m in order]
        found = sides(joined)
        assert {name: found[name] for name in BOTH} == BOTH
        assert found.get("eve", "unknown") == "unknown"
        assert joined.meeting.end == at(10)


async def test_a_made_up_answer_cannot_say_that_it_is_over() -> None:
    box = await heard([TO_TOM])
    named = invitation("trick", EVE, summary="Interview: Priya Nair")
    await box.hear(answer(named, EVE), when=at(9.1), over="interview done")
    await box.hear(replace(answer(named, EVE), dtstamp=EARLIER + HOUR), when=at(9.2), over="interview done")
    mixed = next(i for i in await box.live() if i.entry("t"))
    assert mixed.state is InterviewState.PLANNED


async def test_the_first_interviewer_cannot_say_that_all_of_them_are_done() -> None:
    first = invitation("1", PRIYA, TOM, hours=(9, 10), summary="Interview: Priya Nair")
    last = invitation("2", PRIYA, SUE, hours=(11, 12), summary="Interview: Priya Nair")
    box = await heard([first, last])
    await box.hear(answer(first, TOM), when=at(10), over="interview done")
    assert (await box.only()).state is InterviewState.PLANNED
    await box.hear(answer(last, SUE), when=at(11.5), over="interview done")
    assert (await box.only()).state is InterviewState.ENDED


async def test_a_flood_of_made_up_answers_fills_no_interview() -> None:
    box = await heard([TO_TOM])
    for number in range(30):
        eve = f"Eve <eve{number}@gmail.com>"
        await box.hear(answer(invitation(f"trick{number}", eve, summary="Interview: Priya Nair"), eve))
    assert max(len(i.parts) for i in await box.live()) <= 20
