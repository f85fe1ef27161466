"""A December of interviews in three countries, nobody of whom ever answers: when their letters leave.

Run with ``-s`` to see the letters by weekday and hour.
"""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from agent.core.decide import decide
from agent.core.effects import TO_PARTICIPANTS, LetterKind, SendLetter, WakeAt
from agent.core.events import Event, LetterOut, TimeCame
from agent.core.gate import timely
from agent.core.interview import Interview, reference
from agent.core.mail import Address
from agent.core.people import Client
from agent.core.rules import WorkingHours
from agent.core.whereabouts import place
from tests.unit.cases import RULES, calendar_mail, itip

COUNTRIES = {
    "DE": ("Europe/Berlin", "acme.de"),
    "US": ("America/New_York", "acme.us"),
    "JP": ("Asia/Tokyo", "acme.co.jp"),
}
ACME = Client(name="Acme", domains=frozenset(domain for _, domain in COUNTRIES.values()))
HOME = replace(
    RULES,
    hours=WorkingHours(zone=ZoneInfo("Europe/Berlin")),
    directory=replace(RULES.directory, clients=(ACME,)),
)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True)
class Sent:
    kind: LetterKind
    there: datetime
    person: tuple[str, str]


def interviews(country: str) -> Iterator[tuple[datetime, str]]:
    """One each working day, at all hours of work; the last one of the day is over after hours."""
    zone, free = ZoneInfo(COUNTRIES[country][0]), holidays.country_holidays(country, years=2026)
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        if day.weekday() < 5 and day not in free:
            yield datetime.combine(day, time(9 + number % 9), zone), f"{country}-{day}@google.com"


def letters(country: str, start: datetime, uid: str) -> Iterator[Sent]:
    """Every letter to a participant of one interview, from its end until the recruiter is told to call."""
    zone, domain = COUNTRIES[country]
    client = Address(email=f"tom@{domain}", name="Tom Becker")
    # The candidate's address tells nothing: the invitation's zone counts.
    candidate = Address(email="priya@postbox.example", name="Priya Nair")
    ref, end = reference("anna", uid, None), start + timedelta(hours=1)
    message = itip(who=(client, candidate), uid=uid, start=start, end=end, zone=zone)
    invited = replace(calendar_mail(message, at=start - timedelta(days=2)), interview=ref)
    waiting: list[tuple[datetime, int, Event | SendLetter]] = [(invited.at, 0, invited)]
    interview: Interview | None = None
    number = 0
    while waiting:
        now, _, next_one = heapq.heappop(waiting)
        if isinstance(next_one, SendLetter):
            assert interview is not None
            if next_one.kind in TO_PARTICIPANTS:
                if later := timely(next_one, interview, HOME, now):
                    number += 1
                    heapq.heappush(waiting, (later.at, number, next_one))
                    continue
                where = place(interview, interview.respondent(next_one.slot), HOME.hours)
                assert where.zone.key == zone
                yield Sent(kind=next_one.kind, there=now.astimezone(where.zone), person=(uid, next_one.slot))
            out = LetterOut(
                id=next_one.id, interview=ref, at=now, kind=next_one.kind, slot=next_one.slot, number=next_one.number,
                message_id=f"<{next_one.id}@x>",
            )  # fmt: skip
            next_one = out
        step = decide(interview, next_one, HOME)
        interview = step.interview
        for effect in step.effects:
            number += 1
            if isinstance(effect, SendLetter):
                heapq.heappush(waiting, (max(effect.at, now), number, effect))
            elif isinstance(effect, WakeAt):
                came = TimeCame(
                    id=effect.id, interview=ref, at=max(effect.at, now), what=effect.what, slot=effect.slot,
                    number=effect.number,
                )  # fmt: skip
                heapq.heappush(waiting, (came.at, number, came))


def december(country: str) -> list[Sent]:
    return [one for start, uid in interviews(country) for one in letters(country, start.astimezone(UTC), uid)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_december_of_silence(country: str) -> None:
    sent = december(country)
    free = holidays.country_holidays(country, years=(2026, 2027))
    asked = [one for one in sent if one.kind is LetterKind.QUESTION]
    reminded = [one for one in sent if one.kind is LetterKind.REMINDER]
    _show(country, sent)
    assert len(asked) == 2 * len(list(interviews(country)))
    assert len(reminded) == 3 * len(asked)
    for one in reminded:
        assert 9 <= one.there.hour < 17, one
        assert one.there.weekday() < 5, one
        assert one.there.date() not in free, one
    days = Counter((one.person, one.there.date()) for one in sent)
    assert max(days.values()) == 1, "nobody gets two letters about one interview on one day"
    assert {one.there.date() for one in reminded} - {one.there.date() for one in asked}, "some waited for January"


def _show(country: str, sent: list[Sent]) -> None:
    free = sorted(
        f"{day:%d.%m.} {name}" for day, name in holidays.country_holidays(country, years=2026).items() if day >= FIRST
    )
    print(f"\n{country} ({', '.join(free) or 'no public holiday'}): letters by weekday and hour there")
    print("      " + "".join(f"{hour:>5}" for hour in range(8, 21)))
    table = Counter((one.there.weekday(), one.there.hour) for one in sent)
    for day, name in enumerate(WEEK):
        print(f"  {name} " + "".join(f"{table[day, hour] or '':>5}" for hour in range(8, 21)))
