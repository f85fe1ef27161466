"""Thanks for feedback, as they are seen from outside: the whole service."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.system.test_in_touch import ANNA, HOUR, PRIYA, TOM, Desk
from tests.unit.cases import END, RULES

AWAY = "Auto-Submitted: auto-replied"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    outside = Outside()
    async with Agency(outside, rules=replace(RULES, thanks=True)).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        yield Desk(outside, agency, (await outside.only()).ref)


async def test_one_short_mail_in_the_thread_that_asks_nothing(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "4 of 5. Good on Go, we would like to see her again."))
    assert desk.outside.kinds(TOM) == ["question", "thanks"]
    question, thanks = desk.outside.letters(TOM)
    assert thanks["Subject"] == question["Subject"]
    assert question["Message-ID"] in thanks["References"]
    assert thanks["Auto-Submitted"] == "auto-generated"
    assert thanks["Reply-To"] == question["Reply-To"]
    assert "there is nothing more that you need to do" in desk.text(TOM)
    assert desk.outside.kinds(PRIYA) == ["question"]


async def test_what_answers_the_thanks_is_heard_and_never_thanked(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "4 of 5. Good on Go, we would like to see her again."))
    thanks = desk.outside.letters(TOM)[-1]["Message-ID"]
    for header in (f"In-Reply-To: {thanks}\n{AWAY}", f"In-Reply-To: {thanks}"):
        await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "You are welcome. It is a no after all.", header))
    tom = (await desk.interview()).respondents[0]
    assert len(tom.readings) == 2, "the machine's was none"
    await desk.agency.pass_to(END + timedelta(days=12))
    assert desk.outside.kinds(TOM) == ["question", "thanks"]


async def test_no_thanks_at_night_and_none_after_a_stop(desk: Desk) -> None:
    await desk.agency.pass_to(END + 10 * HOUR)
    await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "4 of 5. Good on Go, we would like to see her again."))
    await desk.agency.deliver(write(PRIYA, address(desk.ref, "b"), "5 of 5. I would love to go ahead."))
    assert desk.outside.kinds(TOM) == desk.outside.kinds(PRIYA) == ["question"]
    await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "STOP"))
    await desk.agency.pass_to(END + 24 * HOUR)
    assert desk.outside.kinds(TOM) == ["question"]
    assert desk.outside.kinds(PRIYA) == ["question", "thanks"]
