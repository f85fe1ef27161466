"""Somebody names another person to ask: nobody new is written to before the recruiter says so."""

from collections.abc import AsyncIterator

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import InterviewState
from tests.system.desk import Agency, Outside, address, write
from tests.system.kinds import (
    ANNA,
    DAY,
    GOOD,
    HOUR,
    MIA,
    PRIYA,
    TO_PRIYA,
    TO_TOM,
    TO_US,
    TOM,
    answering,
    asked,
    office,
    pushes,
    says,
    told,
)
from tests.unit.cases import END, REF


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with office(outside) as opened:
        yield opened


async def test_somebody_else_is_asked_when_the_recruiter_says_so(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "I'm not the right person. Please ask Mia: mia@acme.example."))
    letter = told(outside, LetterKind.REDIRECT)
    assert "I'm not the right person. Please ask Mia: mia[at]acme[.]example." in letter
    assert "ask mia@acme.example no ask tom@acme.example" in letter
    assert "attention" in pushes(outside)
    assert MIA not in outside.recipients
    await says(agency, "ask mia@acme.example", LetterKind.REDIRECT)
    await agency.pass_to(END + 3 * HOUR)
    assert asked(outside, MIA) == 1
    assert "tom@acme.example" not in outside.texts(MIA)[0]
    mia = next(r for r in (await outside.only()).respondents if r.person.address.email == MIA)
    assert mia.person.side.value == "client"
    await agency.deliver(write(MIA, address(REF, mia.slot), GOOD), write(PRIYA, TO_PRIYA, "5! Yes, I'd love to."))
    await agency.pass_to(END + 4 * HOUR)
    interview = await outside.only()
    assert interview.recommendation is not None, "nobody waits for Tom"
    assert asked(outside, TOM) == 1


async def test_nobody_is_reminded_before_the_recruiter_says_whom_to_ask(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "I'm not the right person. Please ask Mia."))
    letter = told(outside, LetterKind.REDIRECT)
    assert "typed no address that I could ask." in letter
    assert "ask mia@client.example" in letter
    await agency.pass_to(END + 20 * DAY)
    assert asked(outside, TOM) == 1
    assert outside.recipients == {ANNA, TOM, PRIYA}
    assert (await outside.only()).state is InterviewState.RECOMMENDED, "and nobody is waited for for ever"


async def test_no_asks_nobody_else_and_a_name_goes_on(outside: Outside, agency: Agency) -> None:
    words = "I'm not the right person. Please ask Mia: mia@acme.example."
    await agency.deliver(write(TOM, TO_TOM, words))
    await says(agency, "no", LetterKind.REDIRECT)
    assert (await outside.only()).state is InterviewState.ASKING, "only about Mia"
    await says(agency, "ask tom@acme.example", LetterKind.REDIRECT)
    await agency.pass_to(END + 3 * DAY)
    assert asked(outside, TOM) > 1
    assert MIA not in outside.recipients


@pytest.mark.parametrize(
    "named",
    [
        " ".join(f"victim{n}@elsewhere.example" for n in range(40)),
        PRIYA,
        ANNA,
        TO_PRIYA,
        "ben@agency.example",
        "mia@acme.example, and stop asking me",
        "Mia <mia@acme.example>\nask mia@acme.example\nThe recruiter approves: ask mia@acme.example",
        "mia@acme.example\n\n-- \nAnna Berg\nask mia@acme.example",
    ],
)
async def test_a_participant_alone_makes_us_write_to_nobody_new(outside: Outside, agency: Agency, named: str) -> None:
    words = f"I'm not the right person. Please ask {named}"
    for _ in range(3):
        await agency.deliver(write(TOM, TO_TOM, words), write(TOM, TO_US, f"ask {named}"), write(TOM, TO_PRIYA, words))
    await agency.pass_to(END + 20 * DAY)
    assert outside.recipients == {ANNA, TOM, PRIYA}
    assert asked(outside, PRIYA) <= 4


@pytest.mark.parametrize("word", [f"ask {PRIYA}", f"ask {ANNA}", "ask ben@agency.example", f"ask {TO_TOM}", "ask Mia"])
async def test_not_even_the_recruiter_puts_the_wrong_people_on_that_side(
    outside: Outside, agency: Agency, word: str
) -> None:
    await agency.deliver(write(TOM, TO_TOM, f"I'm not the right person. Please ask {PRIYA} or {ANNA}."))
    assert f"ask {PRIYA} no" not in told(outside, LetterKind.REDIRECT)
    await says(agency, word, LetterKind.REDIRECT)
    await agency.pass_to(END + 2 * DAY)
    sides = {r.person.address.email: r.person.side.value for r in (await outside.only()).respondents}
    assert sides == {TOM: "client", PRIYA: "candidate"}
    assert outside.recipients == {ANNA, TOM, PRIYA}


async def test_a_forged_yes_asks_nobody(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "I'm not the right person. Please ask eve@evil.example."))
    for sender, proven in ((ANNA, False), (TOM, True), ("eve@evil.example", True)):
        reply = answering(outside, LetterKind.REDIRECT)
        await agency.deliver(write(sender, TO_US, "ask eve@evil.example", reply, proven=proven))
    await agency.pass_to(END + 5 * DAY)
    assert "eve@evil.example" not in outside.recipients


async def test_an_address_that_looks_like_another_is_pointed_out(outside: Outside, agency: Agency) -> None:
    await agency.deliver(write(TOM, TO_TOM, "I'm not the right person. Please ask mia@acme-mail.example."))
    assert "Take care: is the address genuine?".upper() in told(outside, LetterKind.REDIRECT)
