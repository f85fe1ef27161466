"""The daily digest: on working days, at its hour, once, and only if there is something to say."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.digesting import digest, last_due, next_due
from agent.core.effects import LetterKind, SendLetter, Wake
from agent.core.events import TimeCame
from agent.core.feedback import Decision
from agent.core.handed import Deputy, Handed
from agent.core.interview import Interview, InterviewState, nowhere
from agent.core.leave import to_remember
from agent.core.mail import Address
from agent.core.memory import Said
from agent.core.respondent import RespondentState
from agent.core.rules import Rules, WorkingHours
from agent.perform.digests import LATE, Digests
from agent.testing.clock import ManualClock
from agent.testing.store import MemoryStore
from agent.writing.digesting import since
from agent.writing.letters import Letter, letter
from tests.unit.cases import ANNA, END, REF, RULES, reading
from tests.unit.ledger import INTERVIEW
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview

BERLIN = ZoneInfo("Europe/Berlin")
HOURS = WorkingHours(zone=BERLIN)
EIGHT = time(8)
DAILY = replace(RULES, digest=EIGHT, hours=HOURS)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


# --- when ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "last", "following"),
    [
        ("2026-11-24T08:00", "2026-11-24T08:00", "2026-11-25T08:00"),
        ("2026-11-24T07:59", "2026-11-23T08:00", "2026-11-24T08:00"),
        ("2026-11-28T12:00", "2026-11-27T08:00", "2026-11-30T08:00"),
        ("2026-12-25T12:00", "2026-12-24T08:00", "2026-12-28T08:00"),
        ("2026-10-26T09:00", "2026-10-26T08:00", "2026-10-27T08:00"),
    ],
    ids=["on the minute", "a minute early", "Saturday", "Christmas", "the Monday after the clocks changed"],
)
def test_working_mornings(now: str, last: str, following: str) -> None:
    assert last_due(local(now), EIGHT, HOURS) == local(last)
    assert next_due(local(now), EIGHT, HOURS) == local(following)


@given(
    minutes=st.integers(0, 60 * 24 * 800), zone=st.sampled_from(["Europe/Berlin", "Asia/Tokyo", "America/Lima", "UTC"])
)
def test_one_follows_the_other(minutes: int, zone: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    hours = WorkingHours(zone=ZoneInfo(zone))
    last, following = last_due(now, EIGHT, hours), next_due(now, EIGHT, hours)
    assert last <= now < following
    assert last_due(following, EIGHT, hours) == following
    assert next_due(last, EIGHT, hours) == following
    assert following.astimezone(hours.zone).weekday() < 5


def test_what_came_in_since_the_digest_before_is_news() -> None:
    monday = local("2026-11-30T08:00")
    assert since(DAILY, monday) == since(DAILY, monday + timedelta(hours=2)) == local("2026-11-27T08:00")


# --- what ------------------------------------------------------------------------------------------------------------


def written(*others: Interview, now: datetime = END + timedelta(days=1)) -> Letter:
    return letter(
        LetterKind.DIGEST, nowhere("anna", now), DAILY, slot="", number=0, to=ANNA, now=now, reply_to=ANNA.email,
        others=others,
    )  # fmt: skip


def flat(told: Letter) -> str:
    return " ".join(told.text.split())


def test_who_is_awaited_and_who_has_answered() -> None:
    story = Story().asked().reply("a").read("a", reading(Decision.YES), END + timedelta(hours=3)).out("b", 1)
    text = flat(written(interview(story)))
    assert f"Priya Nair and Acme [#{REF}]: Tom Becker (client), would go ahead: yes" in text
    assert f"Priya Nair and Acme [#{REF}]: Priya Nair (candidate), asked, 1 reminder" in text
    assert "To decide" not in text.title()


def test_what_is_to_be_decided_makes_the_headline() -> None:
    ready = replace(INTERVIEW, state=InterviewState.RECOMMENDED)
    told = written(ready)
    assert told.subject == "Today: 1 interview to decide"
    assert "TO DECIDE" in told.text


def test_what_waits_for_the_recruiter_is_said_and_is_not_awaited() -> None:
    silent = replace(INTERVIEW.respondents[0], state=RespondentState.UNREACHABLE, questions=4)
    stuck = replace(INTERVIEW, respondents=(silent, INTERVIEW.respondents[1]))
    found = digest([stuck], END)
    assert [why for _, why in found.stuck] == ["Tom Becker: mail does not reach them, or they stay silent; please call"]
    assert [r.person.called for _, r in found.awaited] == ["Priya Nair"]


def test_a_long_list_is_cut() -> None:
    ready = replace(INTERVIEW, state=InterviewState.RECOMMENDED)
    assert "and 15 more" in written(*[ready] * 40).text


@pytest.mark.parametrize("state", [InterviewState.PLANNED, InterviewState.DECIDED, InterviewState.CLOSED])
def test_nothing_to_say(state: InterviewState) -> None:
    assert digest([replace(INTERVIEW, state=state)], END).empty


# --- how it leaves ---------------------------------------------------------------------------------------------------


async def queued(store: MemoryStore, start: datetime, *moments: datetime, rules: Rules = DAILY) -> list[SendLetter]:
    """What is queued while the clock goes through these moments."""
    clock = ManualClock(start)
    running = asyncio.create_task(Digests(store, rules, clock, lambda: None).run())
    for moment in (start, *moments):
        await clock.move(moment)
        for _ in range(20):
            await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return [task.effect for task in await store.tasks() if isinstance(task.effect, SendLetter)]


async def stored(state: InterviewState = InterviewState.ASKING, *lessons: Said) -> MemoryStore:
    store = MemoryStore()
    event = TimeCame(id="e", interview=REF, at=END, what=Wake.END)
    assert await store.commit(event, replace(INTERVIEW, state=state), 0, [], "", lessons=lessons)
    return store


async def test_one_each_working_day() -> None:
    mornings = [local(f"2026-11-{day}T08:00") for day in (27, 28, 29, 30)]
    found = await queued(await stored(), local("2026-11-27T06:00"), *mornings)
    assert [one.id for one in found] == ["digest/anna/2026-11-27", "digest/anna/2026-11-30"]
    assert {one.to for one in found} == {ANNA}


async def test_while_somebody_stands_in_they_get_it_too() -> None:
    jonas = Address(email="jonas@agency.example", name="Jonas Lind")
    leave = Handed(to=jonas, at=END, by=ANNA.email, until=local("2026-11-28T00:00"), every=True)
    store = await stored(InterviewState.ASKING, to_remember(leave, END))
    mornings = [local(f"2026-11-{day}T08:00") for day in (27, 30)]
    known = replace(DAILY, deputies=(Deputy(address=jonas),))
    found = await queued(store, local("2026-11-27T06:00"), *mornings, rules=known)
    assert [(one.to, one.mail) for one in found] == [(ANNA, "2026-11-27"), (jonas, "2026-11-27"), (ANNA, "2026-11-30")]
    assert len({one.id for one in found}) == 3


async def test_after_a_restart_none_comes_twice_and_after_an_outage_none_too_late() -> None:
    store = await stored()
    await queued(store, local("2026-11-27T08:00"))
    assert len(await queued(store, local("2026-11-27T08:30"))) == 1
    late = local("2026-11-30T08:00") + LATE + timedelta(minutes=1)
    assert len(await queued(store, late)) == 1


async def test_nothing_to_say_no_mail() -> None:
    assert await queued(await stored(InterviewState.PLANNED), local("2026-11-27T08:00")) == []


async def test_without_an_hour_there_is_none() -> None:
    store, clock = await stored(), ManualClock(local("2026-11-27T08:00"))
    running = asyncio.create_task(Digests(store, replace(DAILY, digest=None), clock, lambda: None).run())
    await asyncio.sleep(0)
    await clock.move(local("2026-12-30T08:00"))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await store.tasks() == ()
