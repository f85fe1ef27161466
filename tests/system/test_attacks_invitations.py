"""Hostile calendar mail: no stranger may make us write to anybody but themselves."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from agent.core.respondent import RespondentState
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END

ANNA, TOM, PRIYA, EVE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "eve@evil.example"
VICTIMS = ("vic@victim.example", "val@postbox.example")
LATER = END + timedelta(days=9)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with Agency(outside).open() as opened:
        yield opened


def stranger(outside: Outside) -> set[str]:
    """Everybody who got mail, but for the recruiter."""
    return outside.recipients - {ANNA}


BY_STRANGERS = {
    "their own meeting": [(EVE, event("REQUEST", organizer=EVE, people=VICTIMS), True)],
    "the recruiter's name": [(EVE, event("REQUEST", organizer=f";CN=Anna Berg:{EVE}", people=VICTIMS), True)],
    "the recruiter named as organiser": [(EVE, event("REQUEST", people=VICTIMS), True)],
    "spoofed as the recruiter": [(ANNA, event("REQUEST", people=VICTIMS), False)],
    "an answer that names others": [(EVE, event("REPLY", people=(*VICTIMS, EVE)), True)],
    "an answer for somebody else": [(EVE, event("REPLY", people=(f';SENT-BY="mailto:{EVE}":{VICTIMS[0]}',)), True)],
    "an answer that delegates": [
        (EVE, event("REPLY", people=(f';DELEGATED-TO="mailto:{VICTIMS[0]}":{EVE}',), partstat="DELEGATED"), True)
    ],
    "spoofed, then made good by a proven answer": [
        (ANNA, event("REQUEST", people=VICTIMS), False),
        (EVE, event("REPLY", people=(EVE,)), True),
    ],
    "a victim's spoofed answer, then a proven one": [
        (VICTIMS[1], event("REPLY", people=(VICTIMS[1],)), False),
        (VICTIMS[0], event("REPLY", people=(VICTIMS[0],)), False),
        (EVE, event("REPLY", people=(EVE,)), True),
    ],
    "a proven answer, then another organiser": [
        (EVE, event("REPLY", people=(EVE,)), True),
        (EVE, event("REQUEST", organizer=EVE, people=VICTIMS, sequence=3), True),
    ],
    "organiser by organiser": [
        (EVE, event("REPLY", people=(EVE,)), True),
        (EVE, event("REPLY", people=(EVE,), organizer=f";CN=A very long name:{EVE}", sequence=1), True),
        (EVE, event("REQUEST", people=VICTIMS, organizer=EVE, sequence=2), True),
    ],
    "an approval by answer after one's own invitation": [
        (EVE, event("REQUEST", people=VICTIMS, organizer=EVE), True),
        (EVE, event("CANCEL", people=(), organizer=EVE, sequence=1), False),
        (EVE, event("REPLY", people=(EVE,), sequence=2), True),
    ],
}


@pytest.mark.parametrize("mails", BY_STRANGERS.values(), ids=BY_STRANGERS.keys())
async def test_a_stranger_reaches_nobody_else(
    outside: Outside, agency: Agency, mails: list[tuple[str, str, bool]]
) -> None:
    for sender, ics, proven in mails:
        await agency.deliver(invite(sender, ics, proven=proven))
    await agency.pass_to(LATER)
    assert stranger(outside) <= {EVE}
    assert all("work on it failed" not in fate for fate in (await outside.fates()).values())


async def test_two_hundred_hostile_invitations(outside: Outside, agency: Agency) -> None:
    for number in range(200):
        sender, ics, proven = list(BY_STRANGERS.values())[number % len(BY_STRANGERS)][0]
        people = ics.replace("7h3k@google.com", f"{number}@evil.example")
        outside.mailbox.deliver(invite(sender, people, proven=proven))
    await agency.pass_to(LATER)
    assert stranger(outside) <= {EVE}
    assert outside.kinds(EVE).count("question") <= 30


async def test_a_known_interview_cannot_be_taken_over(outside: Outside, agency: Agency) -> None:
    """Everybody invited knows the UID, the candidate too: only its organiser may change or cancel it."""
    await agency.deliver(invite(ANNA, event("REQUEST")))
    for sender in (EVE, PRIYA):
        taken = event("REQUEST", organizer=sender, people=(*VICTIMS, TOM), sequence=5, stamp="20261122T100000Z")
        await agency.deliver(invite(sender, taken))
        await agency.deliver(invite(sender, taken.replace("METHOD:REQUEST", "METHOD:CANCEL")))
    interview = await outside.only()
    assert {r.person.address.email for r in interview.respondents} == {TOM, PRIYA}
    assert not interview.meeting.cancelled
    assert set((await outside.fates()).values()) == {"handled: "}
    await agency.pass_to(LATER)
    assert stranger(outside) <= {TOM, PRIYA}


async def test_whoever_was_not_invited_is_nobody_of_the_client(outside: Outside, agency: Agency) -> None:
    """By elimination a stranger who answers would be the client's, be asked, and have a voice."""
    await agency.deliver(invite(ANNA, event("REQUEST")), invite(EVE, event("REPLY", people=(EVE,))))
    await agency.pass_to(LATER)
    assert EVE not in outside.recipients


async def test_whoever_was_not_invited_cannot_say_that_it_is_over(outside: Outside, agency: Agency) -> None:
    await agency.deliver(invite(ANNA, event("REQUEST")))
    await agency.pass_to(END - timedelta(minutes=50))
    over = ("COMMENT:The interview is done.",)
    await agency.deliver(invite(EVE, event("REPLY", people=(EVE,), extra=over)))
    await agency.deliver(invite(EVE, event("REPLY", people=(f';SENT-BY="mailto:{EVE}":{TOM}',), extra=over)))
    assert (await outside.only()).over_since is None


async def test_a_stranger_cannot_decline_for_somebody(outside: Outside, agency: Agency) -> None:
    await agency.deliver(invite(ANNA, event("REQUEST")))
    for_tom = event("REPLY", people=(f';SENT-BY="mailto:{EVE}":{TOM}',), partstat="DECLINED", stamp="20261122T100000Z")
    await agency.deliver(invite(EVE, for_tom))
    assert not any(r.person.declined for r in (await outside.only()).respondents)


async def test_an_unproven_cancellation_is_not_forgotten_over_an_answer(outside: Outside, agency: Agency) -> None:
    await agency.deliver(invite(ANNA, event("REQUEST")))
    cancel = event("CANCEL", sequence=1, stamp="20261122T100000Z", status="CANCELLED")
    await agency.deliver(invite(ANNA, cancel, proven=False))
    await agency.deliver(invite(TOM, event("REPLY", people=(TOM,), stamp="20261122T110000Z")))
    await agency.pass_to(LATER)
    assert stranger(outside) == set()
    assert outside.kinds(ANNA)[0] == "doubt"


async def test_the_organisers_word_mends_a_spoofed_beginning(outside: Outside, agency: Agency) -> None:
    """A spoofed invitation that comes first must neither add people nor shut out the true one."""
    spoofed = event("REQUEST", people=VICTIMS, sequence=99, stamp="20261122T100000Z")
    await agency.deliver(
        invite(ANNA, spoofed, proven=False),
        invite(VICTIMS[0], event("REPLY", people=(VICTIMS[0],), sequence=99), proven=False),
    )
    await agency.deliver(invite(ANNA, event("REQUEST")))
    await agency.pass_to(END + timedelta(hours=1))
    assert stranger(outside) == {TOM, PRIYA}


async def test_an_approval_is_for_the_people_who_were_there(outside: Outside, agency: Agency) -> None:
    await agency.deliver(invite(EVE, event("REQUEST", organizer=EVE, people=(EVE, "val@postbox.example"))))
    await agency.pass_to(END)
    interview = await outside.only()
    await agency.deliver(write(ANNA, address(interview.ref), "ask"))
    more = event("REQUEST", organizer=EVE, people=(EVE, "val@postbox.example", "vic@evil.example"), sequence=1)
    await agency.deliver(invite(EVE, more.replace("20261121", "20261122")))
    await agency.pass_to(LATER)
    assert "vic@evil.example" not in outside.recipients


async def test_a_proven_stranger_who_answers_for_an_unknown_uid_is_asked_at_most_themself(
    outside: Outside, agency: Agency
) -> None:
    await agency.deliver(invite(EVE, event("REPLY", uid="nobody-knows@evil.example", people=(EVE,))))
    await agency.pass_to(LATER)
    assert stranger(outside) <= {EVE}
    assert len(outside.letters(EVE)) <= 4
    interview = await outside.only()
    assert {r.state for r in interview.respondents} <= {RespondentState.UNREACHABLE}
