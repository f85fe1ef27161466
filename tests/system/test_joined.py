"""Interviews of several invitations, from the mails to the questions: everybody is asked once, after the last."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from agent.core.interview import InterviewState
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END

ANNA, TOM, PRIYA, SUE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "sue@acme.example"
MUCH_LATER = END + timedelta(days=9)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with Agency(outside).open() as opened:
        yield opened


def request(uid: str, *people: str, start: int = 10, end: int = 11, summary: str = "Interview: Priya Nair") -> bytes:
    """Anna's invitation for some hours of the day."""
    ics = event(
        "REQUEST",
        uid=uid,
        people=people,
        summary=summary,
        partstat="NEEDS-ACTION",
        start=f"20261123T{start:02d}0000Z",
        end=f"20261123T{end:02d}0000Z",
    )
    return invite(ANNA, ics)


async def first_questions(outside: Outside) -> dict[str, int]:
    """How many first questions left to each."""
    asked = [
        mail.recipient for mail, kind in zip(outside.mailer.sent, outside.kinds(), strict=True) if kind == "question"
    ]
    return {who: asked.count(who) for who in asked}


async def test_an_invitation_for_each_side(outside: Outside, agency: Agency) -> None:
    titles = ("Interview with Acme - Backend Engineer", "Interview: Priya Nair - Backend Engineer (B)")
    await agency.deliver(request("to-priya", f";CN=Priya Nair:{PRIYA}", summary=titles[0]))
    await agency.deliver(request("to-tom", f";CN=Tom Becker:{TOM}", summary=titles[1]))
    interview = await outside.only()
    assert [e.meeting.uid for e in interview.parts] == ["to-priya", "to-tom"]
    assert interview.parts[1].reason == "the title names Nair Priya, at the same time"
    await agency.pass_to(END + timedelta(hours=3))
    assert await first_questions(outside) == {TOM: 1, PRIYA: 1}
    (to_priya,) = outside.letters(PRIYA)
    (to_tom,) = outside.letters(TOM)
    assert str(to_priya["Subject"]).startswith(f"Re: {titles[0]}")
    assert str(to_tom["Subject"]).startswith(f"Re: {titles[1]}")
    assert TOM not in outside.texts(PRIYA)[0]
    assert "(B)" not in outside.texts(PRIYA)[0]


async def test_three_meetings_of_one_day(outside: Outside, agency: Agency) -> None:
    for number, (who, start) in enumerate(((TOM, 9), (SUE, 11), (TOM, 14)), start=1):
        title = f"Interview {number}: Priya Nair"
        people = (f";CN=Priya Nair:{PRIYA}", who)
        await agency.deliver(request(f"part{number}", *people, start=start, end=start + 1, summary=title))
    interview = await outside.only()
    assert interview.meeting.end is not None
    await agency.pass_to(interview.meeting.end - timedelta(minutes=1))
    assert outside.recipients == set()
    await agency.pass_to(interview.meeting.end + timedelta(hours=2))
    assert await first_questions(outside) == {TOM: 1, SUE: 1, PRIYA: 1}
    assert outside.kinds(ANNA).count("heads_up") == 1


async def test_invitations_that_a_later_one_brings_together(outside: Outside, agency: Agency) -> None:
    """Two interviewers after each other; only the candidate's own invitation shows that it is one interview."""
    await agency.deliver(request("tom", TOM, start=10, end=11, summary="Interview"))
    await agency.deliver(request("sue", SUE, start=11, end=12, summary="Interview"))
    assert len(await outside.store.interviews()) == 2
    await agency.deliver(request("priya", f";CN=Priya:{PRIYA}", start=10, end=12, summary="Interview at Acme"))
    states = {i.state for i in await outside.store.interviews()}
    assert states == {InterviewState.PLANNED, InterviewState.CLOSED}
    hours = ("20261123T110000Z", "20261123T120000Z")
    await agency.deliver(invite(SUE, event("REPLY", uid="sue", people=(SUE,), start=hours[0], end=hours[1])))
    await agency.pass_to(END + timedelta(hours=3))
    assert await first_questions(outside) == {TOM: 1, SUE: 1, PRIYA: 1}


async def test_only_replies_and_the_recruiters_one_word(outside: Outside, agency: Agency) -> None:
    of_tom = event("REPLY", uid="to-tom", people=(TOM,), summary="Interview: Priya Nair")
    of_priya = event("REPLY", uid="to-priya", people=(f";CN=Priya Nair:{PRIYA}",), summary="Interview with Acme")
    await agency.deliver(invite(PRIYA, of_priya), invite(TOM, of_tom))
    interview = await outside.only()
    await agency.pass_to(END + timedelta(minutes=5))
    assert outside.kinds(ANNA) == ["doubt"]
    assert f"candidate: {PRIYA}" in outside.texts(ANNA)[0]
    await agency.deliver(write(ANNA, address(interview.ref), f"candidate: {PRIYA}"))
    await agency.pass_to(END + timedelta(hours=3))
    assert await first_questions(outside) == {TOM: 1, PRIYA: 1}


async def test_was_this_an_interview(outside: Outside, agency: Agency) -> None:
    await agency.deliver(request("chat", PRIYA, TOM, summary="Chat with Tom"))
    interview = await outside.only()
    await agency.pass_to(END + timedelta(days=2))
    assert outside.recipients == {ANNA}
    (doubt,) = outside.texts(ANNA)
    assert "Was this an interview?" in doubt
    await agency.deliver(write(ANNA, address(interview.ref), "no interview"))
    await agency.deliver(request("chat2", PRIYA, TOM, summary="Chat with Tom"))
    await agency.pass_to(MUCH_LATER)
    assert outside.recipients == {ANNA}
    assert len(outside.letters(ANNA)) == 1


async def test_a_strangers_answer_with_a_made_up_uid(outside: Outside, agency: Agency) -> None:
    """Eve knows time and title. She gets into no interview of others without the recruiter's word."""
    await agency.deliver(request("real", f";CN=Priya Nair:{PRIYA}", TOM))
    eve = "eve@postbox.example"
    tags = ("DESCRIPTION:Client: eve@postbox.example\\nCandidate: Priya Nair",)
    made_up = event("REPLY", uid="made-up", people=(eve,), summary="Interview: Priya Nair", extra=tags)
    await agency.deliver(invite(eve, made_up))
    real = next(i for i in await outside.store.interviews() if i.entry("real"))
    assert {r.person.address.email for r in real.respondents} == {TOM, PRIYA}
    await agency.pass_to(MUCH_LATER)
    real = next(i for i in await outside.store.interviews() if i.entry("real"))
    assert {r.person.address.email for r in real.respondents} == {TOM, PRIYA}
