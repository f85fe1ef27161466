"""An interview that may not have taken place, from the declined invitation to the recommendation: the whole service."""

from collections.abc import AsyncIterator

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import InterviewState
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.system.test_in_touch import ANNA, HOUR, PRIYA, TOM, Desk
from tests.unit.cases import END

MIA = "mia@acme.example"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """Tom has declined, and nobody has moved the interview."""
    outside = Outside()
    async with Agency(outside).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST", people=(TOM, MIA, PRIYA))))
        no = event("REPLY", people=(TOM,), partstat="DECLINED", stamp="20261121T120000Z")
        await agency.deliver(invite(TOM, no))
        yield Desk(outside, agency, (await outside.only()).ref)


def slot(of: Desk, who: str, slots: dict[str, str]) -> str:
    return address(of.ref, slots[who])


async def test_asked_whether_it_took_place_and_two_who_differ(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    assert desk.outside.letters(TOM) == []
    for who in (MIA, PRIYA):
        assert desk.outside.kinds(who) == ["question"]
        assert "take place as planned?" in desk.text(who)
        assert "Thank you" not in desk.text(who)
        assert "declined" not in desk.text(who)
    slots = {r.person.address.email: r.slot for r in (await desk.interview()).respondents}
    await desk.agency.deliver(write(PRIYA, slot(desk, PRIYA, slots), "No."))
    assert desk.outside.kinds(ANNA)[-1] == "not_held", "and no recommendation to let her go"
    assert "check" in desk.text()
    await desk.agency.pass_to(END + 30 * HOUR)
    assert desk.outside.kinds(MIA) == ["question"], "nobody is reminded until Anna says what happened"
    await desk.anna("check", LetterKind.NOT_HELD)
    await desk.agency.pass_to(END + 72 * HOUR)
    assert desk.outside.kinds(MIA) == ["question", "reminder"]
    answer = "Yes, it did. 4 of 5, we would like another interview with her."
    await desk.agency.deliver(write(MIA, slot(desk, MIA, slots), answer))
    assert (await desk.interview()).state is InterviewState.RECOMMENDED
    found = (await desk.interview()).recommendation
    assert found is not None
    assert found.step == "hold", "who attended is disputed"
    assert "No." not in desk.text(MIA)
    assert desk.outside.kinds(PRIYA) == ["question"]
