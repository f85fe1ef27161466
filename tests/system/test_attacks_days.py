"""Busy days and unlucky mail: what looks like one interview and is none, and who must never be asked."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from agent.core.interview import InterviewState
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.system.test_joined import ANNA, MUCH_LATER, PRIYA, SUE, TOM, first_questions, request
from tests.unit.cases import END

RAVI = "ravi@postbox.example"
ROOM = ("LOCATION:https://teams.example/l/meetup-join/19-anna-always-the-same-room",)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with Agency(outside).open() as opened:
        yield opened


def in_the_room(uid: str, *people: str, start: int, end: int, summary: str) -> bytes:
    hours = {"start": f"20261123T{start:02d}0000Z", "end": f"20261123T{end:02d}0000Z"}
    return invite(
        ANNA, event("REQUEST", uid=uid, people=people, summary=summary, partstat="NEEDS-ACTION", extra=ROOM, **hours)
    )


async def test_candidates_one_after_the_other_in_the_recruiters_own_room(outside: Outside, agency: Agency) -> None:
    """The same interviewers, the same link, the same job: two people who apply for it are two interviews."""
    job = "Interview: {} - Backend Engineer"
    await agency.deliver(
        in_the_room("p", f";CN=Priya Nair:{PRIYA}", TOM, start=9, end=10, summary=job.format("Priya Nair")),
        in_the_room("r", f";CN=Ravi Menon:{RAVI}", TOM, start=10, end=11, summary=job.format("Ravi Menon")),
    )
    first, second = await outside.store.interviews()
    assert len(first.parts) == len(second.parts) == 1
    await agency.pass_to(END + timedelta(hours=3))
    assert await first_questions(outside) == {TOM: 2, PRIYA: 1, RAVI: 1}
    assert all("Ravi" not in text for text in outside.texts(PRIYA))
    assert all("Priya" not in text for text in outside.texts(RAVI))


async def test_two_candidates_at_once_in_the_same_room(outside: Outside, agency: Agency) -> None:
    """Invitations for each side, and a link that everybody gets: the names tell whose interviewer is whose."""
    await agency.deliver(
        in_the_room("p", f";CN=Priya Nair:{PRIYA}", start=9, end=10, summary="Interview with Acme"),
        in_the_room("r", f";CN=Ravi Menon:{RAVI}", start=9, end=10, summary="Interview with Acme"),
        in_the_room("t", TOM, start=9, end=10, summary="Interview: Priya Nair"),
        in_the_room("s", SUE, start=9, end=10, summary="Interview: Ravi Menon"),
    )
    for interview in await outside.store.interviews():
        there = {r.person.address.email for r in interview.respondents}
        assert not {PRIYA, RAVI} <= there
        assert not {PRIYA, SUE} <= there
        assert not {RAVI, TOM} <= there


async def test_one_candidate_with_two_clients_on_a_day(outside: Outside, agency: Agency) -> None:
    """Neither client may learn of the other, and each has a question of their own."""
    kim = "kim@lumen.example"
    await agency.deliver(
        request("a", f";CN=Priya Nair:{PRIYA}", TOM, start=9, end=10, summary="Interview: Priya Nair / Acme"),
        request("l", f";CN=Priya Nair:{PRIYA}", kim, start=14, end=15, summary="Interview: Priya Nair / Lumen"),
    )
    assert [len(i.parts) for i in await outside.store.interviews()] == [1, 1]
    await agency.pass_to(END + timedelta(hours=9))
    assert {TOM, kim} & outside.recipients == {TOM, kim}
    assert all("Lumen" not in text and kim not in text for text in outside.texts(TOM))
    assert all("Acme" not in text and TOM not in text for text in outside.texts(kim))


async def test_the_last_of_three_meetings_is_cancelled(outside: Outside, agency: Agency) -> None:
    """The end of the day is then the end of the second one, and its interviewer is asked nothing."""
    last = {"start": "20261123T140000Z", "end": "20261123T150000Z"}
    people = (f";CN=Priya Nair:{PRIYA}", SUE)
    await agency.deliver(
        request("one", f";CN=Priya Nair:{PRIYA}", TOM, start=8, end=9, summary="Interview 1: Priya Nair"),
        request("two", f";CN=Priya Nair:{PRIYA}", TOM, start=10, end=11, summary="Interview 2: Priya Nair"),
        request("three", *people, start=14, end=15, summary="Interview 3: Priya Nair"),
    )
    cancel = event("CANCEL", uid="three", people=people, summary="Interview 3: Priya Nair", sequence=1, **last)
    await agency.deliver(invite(ANNA, cancel.replace("STATUS:CONFIRMED", "STATUS:CANCELLED")))
    interview = await outside.only()
    assert interview.meeting.end is not None
    assert interview.meeting.end.hour == 11
    await agency.pass_to(interview.meeting.end + timedelta(hours=3))
    assert await first_questions(outside) == {TOM: 1, PRIYA: 1}


async def test_all_meetings_are_cancelled(outside: Outside, agency: Agency) -> None:
    for uid, start in (("one", 9), ("two", 11)):
        await agency.deliver(request(uid, f";CN=Priya Nair:{PRIYA}", TOM, start=start, end=start + 1))
    for uid in ("one", "two"):
        cancel = event("CANCEL", uid=uid, people=(f";CN=Priya Nair:{PRIYA}", TOM), sequence=1)
        await agency.deliver(invite(ANNA, cancel))
    assert (await outside.only()).state is InterviewState.CLOSED
    await agency.pass_to(MUCH_LATER)
    assert not {TOM, PRIYA, SUE} & outside.recipients


@pytest.mark.parametrize("sender", [TOM, PRIYA, "eve@postbox.example", "bea@agency.example"])
async def test_nobody_but_the_recruiter_says_who_is_who(outside: Outside, agency: Agency, sender: str) -> None:
    """Tom, Priya, a stranger or a colleague answers the recruiter's letter as the recruiter would."""
    eve = "eve@postbox.example"
    await agency.deliver(request("chat", PRIYA, TOM, summary="Chat with Tom"))
    interview = await outside.only()
    await agency.pass_to(END + timedelta(minutes=5))
    for words in ("interview", f"client: {eve}", "no interview", f"candidate: {TOM}"):
        await agency.deliver(write(sender, address(interview.ref), words))
    assert await outside.store.memory(interview.mailbox) == ()
    await agency.pass_to(MUCH_LATER)
    assert not {TOM, PRIYA, eve} & outside.recipients


async def test_the_same_invitations_again_after_everybody_was_asked(outside: Outside, agency: Agency) -> None:
    """A calendar that sends everything twice, days later, asks nobody twice and begins nothing anew."""
    mails = [
        request("one", f";CN=Priya Nair:{PRIYA}", TOM, start=8, end=9, summary="Interview 1: Priya Nair"),
        request("two", f";CN=Priya Nair:{PRIYA}", SUE, start=10, end=11, summary="Interview 2: Priya Nair"),
    ]
    await agency.deliver(*mails)
    await agency.pass_to(END + timedelta(hours=3))
    before = await first_questions(outside)
    await agency.deliver(*mails)
    await agency.pass_to(MUCH_LATER)
    assert before == await first_questions(outside) == {TOM: 1, SUE: 1, PRIYA: 1}
