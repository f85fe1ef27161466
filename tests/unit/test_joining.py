"""Several calendar entries that are one interview, and those that are not."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.calendar import ITip, Method, PartStat
from agent.core.events import Command, Verb
from agent.core.interview import InterviewState
from agent.core.mail import Address
from agent.core.people import Side
from tests.unit.cases import EARLIER
from tests.unit.joins import HOUR, Box, answer, at, heard, invitation, sides

PRIYA, SAM = "Priya Nair <priya@postbox.example>", "Sam Okafor <sam@gmail.com>"
TOM, SUE, LEE = "Tom Becker <tom@acme.example>", "Sue Lind <sue@acme.example>", "Lee Park <lee@acme.example>"
BOTH = {"priya": "candidate", "tom": "client"}

# Each: the mails, and who is who in the one interview that they make, with its end.
TO_PRIYA = invitation("p", PRIYA, summary="Interview with Acme - Backend Engineer")
TO_TOM = invitation("t", TOM, summary="Interview: Priya Nair - Backend Engineer")
ONE: dict[str, tuple[list[ITip], dict[str, str], float]] = {
    "an invitation for each side, the client's names the candidate": ([TO_PRIYA, TO_TOM], BOTH, 10),
    "for each side, with the same link": (
        [
            invitation("p", PRIYA, summary="Interview", location="https://meet.example/abc-defg-hij"),
            invitation("t", TOM, summary="Interview", location="https://meet.example/abc-defg-hij"),
        ],
        BOTH,
        10,
    ),
    "for each side, for the same job": (
        [
            invitation("p", PRIYA, summary="Vorstellungsgespräch - Krankenpfleger"),
            invitation("t", TOM, summary="Vorstellungsgespräch - Krankenpfleger", hours=(9, 10.5)),
        ],
        BOTH,
        10.5,
    ),
    "for each side, the candidate's names the company": (
        [invitation("p", PRIYA, summary="Interview at Acme"), invitation("t", TOM, summary="Interview")],
        BOTH,
        10,
    ),
    "the candidate's morning beside three interviewers": (
        [
            invitation("p", PRIYA, hours=(9, 12), summary="Onsite loop with Acme"),
            invitation("t", TOM, hours=(9, 10), summary="Interview: Priya Nair"),
            invitation("s", SUE, hours=(10, 11), summary="Interview: Priya Nair"),
            invitation("l", LEE, hours=(11, 12), summary="Interview: Priya Nair"),
        ],
        {"priya": "candidate", "tom": "client", "sue": "client", "lee": "client"},
        12,
    ),
    "the same without a name in the titles": (
        [
            invitation("p", PRIYA, hours=(9, 12), summary="Interview with Acme"),
            invitation("t", TOM, hours=(9, 10)),
            invitation("s", SUE, hours=(10, 11)),
            invitation("l", LEE, hours=(11, 12)),
        ],
        {"priya": "candidate", "tom": "client", "sue": "client", "lee": "client"},
        12,
    ),
    "three meetings of both on one day": (
        [
            invitation("1", PRIYA, TOM, hours=(9, 10), summary="Interview 1: Priya Nair"),
            invitation("2", PRIYA, SUE, hours=(11, 12), summary="Interview 2: Priya Nair"),
            invitation("3", PRIYA, LEE, hours=(15, 16), summary="Interview 3: Priya Nair"),
        ],
        {"priya": "candidate", "tom": "client", "sue": "client", "lee": "client"},
        16,
    ),
    "an invitation and the answers to it": (
        [TO_PRIYA, TO_TOM, answer(TO_TOM, TOM), answer(TO_PRIYA, PRIYA)],
        BOTH,
        10,
    ),
    "two on the client's side, one of whom has a separate invitation": (
        [
            invitation("1", PRIYA, TOM, summary="Interview: Priya Nair"),
            invitation("2", SUE, summary="Panel: Priya Nair"),
        ],
        {"priya": "candidate", "tom": "client", "sue": "client"},
        10,
    ),
}


@pytest.mark.parametrize(("mails", "people", "end"), ONE.values(), ids=ONE.keys())
async def test_one_interview_in_whatever_order_its_mails_come(
    mails: list[ITip], people: dict[str, str], end: float
) -> None:
    for order in list(permutations(mails))[:24]:
        box = await heard(order)
        interview = await box.only()
        assert sides(interview) == people
        assert interview.meeting.end == at(end)
        assert interview.doubts == ()
        reasons = [e.reason for e in interview.parts]
        assert reasons[0] == "" or len({m.uid for m in mails}) < len(mails)
        await box.pass_to(at(60))
        asked = await box.questions()
        assert sorted(email.partition("@")[0] for email, _ in asked) == sorted(people)
        assert all(when >= at(end) + HOUR for _, when in asked)


TWO: dict[str, list[ITip]] = {
    "another candidate": [TO_PRIYA, invitation("t", TOM, summary="Interview: Sam Okafor - Backend Engineer")],
    "another company": [TO_PRIYA, invitation("t", "Gil <gil@globex.example>", summary="Interview: Priya Nair")],
    "another day": [TO_PRIYA, replace(TO_TOM, start=at(9, 2), end=at(10, 2))],
    "the same time and nothing else": [invitation("p", PRIYA), invitation("t", TOM)],
    "another job": [
        invitation("p", PRIYA, summary="Interview with Acme - Nurse"),
        invitation("t", TOM, summary="Interview - Doctor"),
    ],
    "two candidates with one client on one day": [
        invitation("1", PRIYA, TOM, hours=(9, 10), summary="Interview: Priya Nair"),
        invitation("2", SAM, TOM, hours=(10, 11), summary="Interview: Sam Okafor"),
    ],
    "one candidate with two clients on one day": [
        invitation("1", PRIYA, TOM, hours=(9, 10)),
        invitation("2", PRIYA, "Gil <gil@globex.example>", hours=(10, 11)),
    ],
}


@pytest.mark.parametrize("mails", TWO.values(), ids=TWO.keys())
async def test_two_interviews(mails: list[ITip]) -> None:
    for order in permutations(mails):
        assert len(await (await heard(order)).live()) == 2


async def test_two_that_fit_equally_well_are_joined_with_neither() -> None:
    box = await heard(
        [
            invitation("p", PRIYA, summary="Interview at Acme"),
            invitation("q", SAM, summary="Interview at Acme"),
            invitation("t", TOM, summary="Interview"),
        ]
    )
    apart = {i.meeting.uid: i for i in await box.live()}
    assert set(apart) == {"p", "q", "t"}
    doubt = apart["t"].doubts[-1]
    assert "fit equally well" in doubt
    assert apart["p"].ref in doubt
    assert apart["q"].ref in doubt


async def test_an_update_of_one_entry_moves_the_whole() -> None:
    box = await heard([TO_PRIYA, TO_TOM])
    ref = (await box.only()).ref
    await box.hear(replace(TO_TOM, end=at(11), sequence=1))
    interview = await box.only()
    assert (interview.ref, interview.meeting.end) == (ref, at(11))
    await box.hear(replace(TO_TOM, method=Method.CANCEL, sequence=2))
    interview = await box.only()
    assert (interview.meeting.cancelled, interview.meeting.end) == (False, at(10))
    assert sides(interview) == {"priya": "candidate"}
    await box.hear(replace(TO_PRIYA, method=Method.CANCEL, sequence=2))
    assert await box.live() == ()


async def test_an_entry_that_moves_to_another_day_stays_and_is_told() -> None:
    """The recruiter sees it; nobody is asked before the last of the meetings, and nobody twice."""
    box = await heard([TO_PRIYA, TO_TOM, replace(TO_TOM, start=at(9, 1), end=at(10, 1), sequence=1)])
    interview = await box.only()
    assert interview.meeting.end == at(10, 1)
    assert any("several days" in doubt for doubt in interview.doubts)
    await box.pass_to(at(60))
    assert [who for who, _ in await box.questions()] == ["priya@postbox.example", "tom@acme.example"]


async def test_an_entry_that_moves_to_the_others_time_joins_them() -> None:
    box = await heard([TO_PRIYA, replace(TO_TOM, start=at(9, 2), end=at(10, 2))])
    assert len(await box.live()) == 2
    await box.hear(replace(TO_TOM, sequence=1, dtstamp=EARLIER + HOUR))
    assert sides(await box.only()) == BOTH
    (closed,) = [i for i in await box.store.interviews("anna") if i.state is InterviewState.CLOSED]
    assert closed.joined_into == (await box.only()).ref
    await box.pass_to(at(60))
    assert len(await box.questions()) == 2


async def test_the_answer_of_a_late_entry_asks_only_who_is_new() -> None:
    """The client's invitation was never seen; Sue's answer to hers comes when the questions are out."""
    box = await heard([TO_PRIYA, TO_TOM])
    await box.pass_to(at(11.5))
    assert (await box.only()).state is InterviewState.ASKING
    late = answer(invitation("s", SUE, summary="Interview: Priya Nair - Backend Engineer"), SUE)
    await box.hear(late, when=at(12))
    await box.pass_to(at(12.5))
    asked = [who for who, _ in await box.questions()]
    assert sorted(asked) == ["priya@postbox.example", "sue@acme.example", "tom@acme.example"]


async def test_a_meeting_that_comes_up_when_the_questions_are_out_stays_apart() -> None:
    box = await heard([invitation("1", PRIYA, TOM)])
    await box.pass_to(at(11.5))
    await box.hear(invitation("2", PRIYA, SUE, hours=(15, 16)), when=at(12))
    first, second = sorted(await box.live(), key=lambda i: i.meeting.uid)
    assert first.state is InterviewState.ASKING
    assert second.state is InterviewState.PLANNED


async def test_one_more_meeting_before_anybody_was_asked_waits_for_its_end() -> None:
    box = await heard([invitation("1", PRIYA, TOM)])
    await box.pass_to(at(10.5))
    assert (await box.only()).state is InterviewState.ENDED
    await box.hear(invitation("2", PRIYA, SUE, hours=(15, 16)), when=at(10.75))
    assert (await box.only()).state is InterviewState.PLANNED
    await box.pass_to(at(40))
    asked = await box.questions()
    assert len(asked) == 3
    assert all(when >= at(17) for _, when in asked)


# --- cancelled, and invited anew -------------------------------------------------------------------------------------


async def test_invited_anew_after_a_cancellation_it_continues() -> None:
    box = Box()
    old = invitation("old", "x@newco.example", "y@other.example", summary="Interview: Priya Nair")
    await box.hear(old)
    first = await box.only()
    who = ((Address(email="x@newco.example"), Side.CANDIDATE), (Address(email="y@other.example"), Side.CLIENT))
    await box.says(first.ref, Command(verb=Verb.WHO, who=who), EARLIER + HOUR)
    await box.hear(replace(old, method=Method.CANCEL, sequence=1, dtstamp=EARLIER + HOUR))
    await box.hear(replace(old, uid="new", start=at(9, 3), end=at(10, 3), dtstamp=EARLIER + 2 * HOUR))
    second = await box.only()
    assert second.continues == first.ref
    assert sides(second) == {"x": "candidate", "y": "client"}
    assert (await box.store.interview(first.ref))[0].state is InterviewState.CLOSED  # type: ignore[union-attr]


# --- any order -------------------------------------------------------------------------------------------------------

DAY = [
    invitation("p", PRIYA, hours=(9, 12), summary="Interview with Acme"),
    invitation("t", TOM, hours=(9, 10), summary="Interview: Priya Nair"),
    invitation("s", SUE, hours=(10, 11), summary="Interview: Priya Nair"),
    invitation("o", SAM, LEE, hours=(10, 11), summary="Interview: Sam Okafor"),
]
MAILS = [*DAY, answer(DAY[0], PRIYA), answer(DAY[1], TOM), answer(DAY[2], SUE, PartStat.DECLINED), answer(DAY[3], SAM)]


@given(st.permutations(range(len(MAILS))))
async def test_the_mails_of_a_day_in_any_order_make_the_same_interviews(order: list[int]) -> None:
    box = await heard([MAILS[n] for n in order])
    found = {tuple(sorted(sides(i).items())): (i.meeting.start, i.meeting.end) for i in await box.live()}
    priya = (("priya", "candidate"), ("sue", "client"), ("tom", "client"))
    sam = (("lee", "client"), ("sam", "candidate"))
    assert found == {priya: (at(9), at(12)), sam: (at(10), at(11))}
    await box.pass_to(at(13.5))
    asked = await box.questions()
    assert sorted(who.partition("@")[0] for who, _ in asked) == ["lee", "priya", "sam", "tom"]
    assert all(when >= (at(13) if who[:3] in ("pri", "tom") else at(12)) for who, when in asked)


@given(st.permutations(range(4)), st.integers(min_value=0, max_value=3))
async def test_a_mail_that_comes_twice_changes_nothing(order: list[int], twice: int) -> None:
    box = await heard([DAY[n] for n in order])
    before = [(i.ref, i.meeting, sides(i)) for i in await box.live()]
    await box.hear(DAY[twice])
    assert [(i.ref, i.meeting, sides(i)) for i in await box.live()] == before
