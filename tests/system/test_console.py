"""What the recruiter has done by replying: notes of a call, somebody more to ask, the digest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from agent.core.call_notes import NOTED
from agent.core.feedback import Decision
from agent.core.interview import InterviewState
from agent.core.people import Side
from agent.core.respondent import RespondentState
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.system.test_handing import ANNA, HAND, JONAS, PRIYA, TOM, Desk
from tests.unit.cases import END

NOTES = """call notes:
4 of 5. I was impressed by her calm. Yes, make an offer.
She lacked SQL, which is a minor gap.

Best, Anna
"""


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """Everybody has been asked, and reminded as often as may be."""
    async with _after(timedelta(days=12)) as found:
        yield found


@pytest.fixture
async def fresh() -> AsyncIterator[Desk]:
    """Everybody has just been asked."""
    async with _after(timedelta(hours=2)) as found:
        yield found


@asynccontextmanager
async def _after(time: timedelta) -> AsyncIterator[Desk]:
    outside = Outside()
    async with Agency(outside, rules=HAND).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        await agency.pass_to(END + time)
        yield Desk(outside, agency, (await outside.only()).ref)


async def test_notes_of_a_call_count_as_the_persons_answer_and_are_marked(desk: Desk) -> None:
    calls = [mail for mail in desk.outside.letters(ANNA) if "Please call" in str(mail["Subject"])]
    assert len(calls) == 2
    to_tom = next(mail for mail in calls if "Please call Tom" in str(mail["Subject"]) or "tom" in str(mail["Subject"]))
    reply = f"In-Reply-To: {to_tom['Message-ID']}"
    await desk.agency.deliver(write(ANNA, address(desk.ref), NOTES, reply))
    tom, priya = (await desk.interview()).respondents
    assert (tom.state, priya.state) == (RespondentState.ANSWERED, RespondentState.UNREACHABLE)
    (filed,) = tom.readings
    assert (filed.reading.rating, filed.reading.decision) == (4, Decision.YES)
    assert NOTED in filed.reading.notes
    told = desk.text(ANNA)
    assert NOTED in told
    await desk.agency.deliver(write(PRIYA, address(desk.ref, "b"), "5 of 5. Yes, I would love to go ahead."))
    assert desk.outside.kinds(ANNA)[-1] == "recommendation"
    assert "by notes of a call" in desk.text(ANNA)
    for to in (TOM, PRIYA):
        assert not any("impressed" in text for text in desk.outside.texts(to))


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("notes: She was fine.", "whose answer it is"),
        ("notes eve@evil.example: She was fine.", "is nobody whom I ask about this interview"),
        (f"notes {TOM}:", "what they said behind"),
    ],
)
async def test_notes_that_are_nobodys_or_say_nothing_change_nothing(desk: Desk, word: str, told: str) -> None:
    before = await desk.interview()
    heads_up = desk.outside.letters(ANNA)[0]
    await desk.agency.deliver(write(ANNA, address(desk.ref), word, f"In-Reply-To: {heads_up['Message-ID']}"))
    assert await desk.interview() == before
    assert desk.outside.kinds(ANNA)[-1] == "note"
    assert told in desk.text(ANNA)


async def test_notes_about_somebody_who_wants_no_ai_are_shown_to_none(desk: Desk) -> None:
    await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "NO AI\n\nShe was fine."))
    before = (await desk.interview()).respondents[0].readings
    await desk.says(ANNA, f"notes {TOM}: 5 of 5, they want her.")
    assert (await desk.interview()).respondents[0].readings == before
    assert "no AI reads what they say" in desk.text(ANNA)


@pytest.mark.parametrize("sender", [TOM, PRIYA, JONAS, "eve@evil.example"])
@pytest.mark.parametrize("word", [f"notes {TOM}: 5 of 5, offer.", "add eve@evil.example as client", "digest"])
async def test_nobody_else_takes_notes_adds_or_asks_for_the_digest(desk: Desk, sender: str, word: str) -> None:
    before, letters = await desk.interview(), len(desk.outside.letters(sender))
    await desk.agency.deliver(write(sender, address(desk.ref), word))
    after = await desk.interview()
    assert [r.readings for r in after.respondents] == [r.readings for r in before.respondents]
    assert after.people == before.people
    assert len(desk.outside.letters(sender)) == letters


async def test_somebody_more_is_asked_once_the_recruiter_says_so(fresh: Desk) -> None:
    mia = "mia@acme.example"
    await fresh.says(ANNA, f"add Mia Ray <{mia}> as client")
    assert [r.person.side for r in (await fresh.interview()).respondents if r.person.address.email == mia] == [
        Side.CLIENT
    ]
    await fresh.agency.pass_to(END + timedelta(days=1))
    assert fresh.outside.kinds(mia)[:1] == ["question"]
    await fresh.says(ANNA, f"add {mia} as client")
    assert "takes part already" in fresh.text(ANNA)
    await fresh.says(ANNA, "add jonas@agency.example as client")
    assert "of your own company" in fresh.text(ANNA)
    assert fresh.outside.kinds(JONAS) == []


async def test_the_digest_comes_when_it_is_asked_for(fresh: Desk) -> None:
    await fresh.says(ANNA, "digest")
    assert fresh.outside.kinds(ANNA)[-1] == "digest"
    assert "asked" in fresh.text(ANNA)
    heads_up = fresh.outside.letters(ANNA)[0]
    await fresh.agency.deliver(write(ANNA, address(fresh.ref), "Resumen", f"In-Reply-To: {heads_up['Message-ID']}"))
    assert fresh.outside.kinds(ANNA)[-2:] == ["digest", "digest"]
    assert (await fresh.interview()).state is InterviewState.ASKING


async def test_a_digest_with_nothing_to_say_says_so(desk: Desk) -> None:
    await desk.says(ANNA, "decision: hold")
    await desk.says(ANNA, "digest")
    assert "Nothing to do: no interview is open." in desk.text(ANNA)


async def test_who_has_one_interview_does_not_get_the_digest_of_all(desk: Desk) -> None:
    await desk.says(ANNA, "hand over to jonas")
    await desk.says(JONAS, "digest")
    assert desk.outside.kinds(JONAS) == ["handed", "note"]
    await desk.says(ANNA, f"hand over all to jonas until {(END + timedelta(days=30)).date()}")
    await desk.says(JONAS, "digest")
    assert desk.outside.kinds(JONAS)[-1] == "digest"
