"""Recurring events: which entries one message is about, and what is left of the series in the end."""

import string
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.calendar import Attendee, ITip, Meeting, Method, PartStat, Series, apply
from agent.core.mail import Address
from agent.core.rescheduled import moved_to
from agent.core.series import OUTDATED, STANDING, spread

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FIRST = datetime(2026, 12, 1, 9, tzinfo=UTC)
ANNA, TOM, PRIYA = (Address(email=f"{n}@example.org", name=n.title()) for n in ("anna", "tom", "priya"))
PEOPLE = (Attendee(address=TOM), Attendee(address=PRIYA))


def told(method: Method, sequence: int, minute: int, start: datetime | None = FIRST, **more: object) -> ITip:
    said = {"summary": "Interview: Priya", "organizer": ANNA, "attendees": PEOPLE, **more}
    stamp = FIRST - 5 * DAY + timedelta(minutes=minute)
    end = start + HOUR if start else None
    return ITip(method=method, uid="s1", sequence=sequence, dtstamp=stamp, start=start, end=end, **said)  # type: ignore[arg-type]


def master(sequence: int, minute: int, starts: Sequence[datetime], **more: object) -> ITip:
    return told(Method.REQUEST, sequence, minute, starts[0], series=Series(starts=tuple(starts)), **more)


def exception(sequence: int, minute: int, instance: datetime, start: datetime, **more: object) -> ITip:
    return told(Method.REQUEST, sequence, minute, start, recurrence_id=instance, **more)


def cancelled(sequence: int, minute: int, instance: datetime | None = None, **more: object) -> ITip:
    return told(Method.CANCEL, sequence, minute, instance, recurrence_id=instance, status="CANCELLED", **more)


def days(*numbers: int, later: timedelta = timedelta()) -> tuple[datetime, ...]:
    return tuple(FIRST + n * DAY + later for n in numbers)


class Book:
    """Entries by reference, as the store keeps them."""

    def __init__(self, *messages: ITip) -> None:
        self.entries: dict[str, Meeting] = {}
        self.refusals: list[str] = []
        for one in messages:
            self.hears(one)

    def hears(self, message: ITip, apart: frozenset[datetime] = frozenset()) -> None:
        found = spread(message, self.entries, apart)
        if isinstance(found, str):
            self.refusals.append(found)
            return
        for ref, one in found:
            ref = ref or f"{len(self.entries):02d}{string.ascii_letters[len(self.entries)]}"
            self.entries[ref] = apply(self.entries.get(ref), one).meeting

    @property
    def live(self) -> set[tuple[datetime | None, datetime | None]]:
        return {(m.start, m.end) for m in self.entries.values() if not m.cancelled}

    @property
    def starts(self) -> list[datetime]:
        return sorted(m.start for m in self.entries.values() if m.start and not m.cancelled)


# --- one message after another ---------------------------------------------------------------------------------------


def test_each_instance_is_an_entry() -> None:
    assert Book(master(0, 0, days(0, 1, 2))).starts == list(days(0, 1, 2))


def test_an_exception_of_the_first_instance_is_about_the_same_entry() -> None:
    for order in ((0, 1), (1, 0)):
        messages = (master(0, 0, days(0, 1)), exception(1, 5, FIRST, FIRST + 3 * HOUR))
        book = Book(*(messages[i] for i in order))
        assert len(book.entries) == 2
        assert book.starts == [FIRST + 3 * HOUR, FIRST + DAY]


def test_an_event_that_becomes_a_series_is_its_first_instance() -> None:
    book = Book(told(Method.REQUEST, 0, 0), master(1, 5, days(0, 1)))
    assert len(book.entries) == 2
    assert book.starts == list(days(0, 1))
    moved = Book(told(Method.REQUEST, 0, 0), master(1, 5, days(0, 1, later=HOUR)))
    assert len(moved.entries) == 2
    assert moved.starts == list(days(0, 1, later=HOUR))


def test_a_series_that_becomes_one_event() -> None:
    book = Book(master(0, 0, days(0, 1, 2)), told(Method.REQUEST, 1, 5))
    assert book.starts == [FIRST]


def test_a_moved_series_moves_what_has_no_exception() -> None:
    book = Book(master(0, 0, days(0, 1, 2)), exception(0, 2, *days(1), FIRST + DAY + 5 * HOUR))
    refs = set(book.entries)
    book.hears(master(1, 5, days(0, 1, 2, later=HOUR)))
    assert book.starts == list(days(0, 1, 2, later=HOUR))
    assert len(refs & set(book.entries)) == 3
    kept = Book(master(0, 0, days(0, 1)), exception(0, 2, FIRST, FIRST + HOUR), master(1, 5, days(0, 1), summary="New"))
    assert kept.starts == [FIRST + HOUR, FIRST + DAY]


def test_what_the_rule_no_longer_has_is_cancelled_and_what_it_adds_is_new() -> None:
    book = Book(master(0, 0, days(0, 1, 2)), master(1, 5, days(0, 2)))
    assert book.starts == list(days(0, 2))
    book.hears(master(2, 9, days(0, 2, 3)))
    assert book.starts == list(days(0, 2, 3))


def test_an_older_state_of_the_series_changes_nothing() -> None:
    book = Book(master(2, 5, days(0, 1)), master(0, 0, days(0, 1, 2, 3)))
    assert book.starts == list(days(0, 1))
    book.hears(exception(1, 2, *days(3), FIRST + 9 * DAY))
    assert book.starts == list(days(0, 1))
    assert book.refusals == [OUTDATED]


def test_one_instance_or_all_of_them_are_cancelled() -> None:
    book = Book(master(0, 0, days(0, 1, 2)), exception(1, 2, *days(1), FIRST + 9 * DAY), cancelled(1, 5, *days(2)))
    assert book.starts == [FIRST, FIRST + 9 * DAY]
    book.hears(cancelled(0, 9))
    assert book.starts == []
    book.hears(exception(2, 12, *days(1), FIRST + 9 * DAY))
    assert book.starts == [FIRST + 9 * DAY]


def test_a_cancelled_series_does_not_come_back_by_an_older_message() -> None:
    book = Book(cancelled(1, 9), master(0, 0, days(0, 1)), exception(1, 5, *days(1), FIRST))
    assert book.starts == []


@pytest.mark.parametrize("series", [Series(standing=True), Series(starts=days(*range(12)))])
def test_a_standing_meeting_makes_no_entries_and_twelve_instances_do(series: Series) -> None:
    book = Book(told(Method.REQUEST, 0, 0, series=series))
    assert len(book.entries) == len(series.starts)
    assert book.refusals == ([STANDING] if series.standing else [])


def test_from_one_instance_on() -> None:
    book = Book(master(0, 0, days(0, 1, 2, 3)), exception(0, 2, *days(3), FIRST + 9 * DAY))
    book.hears(exception(1, 5, *days(1), FIRST + DAY + HOUR, and_future=True))
    assert book.starts == [FIRST, *days(1, 2, later=HOUR), FIRST + 9 * DAY]
    book.hears(cancelled(2, 9, *days(2), and_future=True))
    assert book.starts == [FIRST, *days(1, later=HOUR)]


def test_a_day_names_the_instance_of_that_day() -> None:
    midnight = datetime(2026, 12, 2, tzinfo=UTC)
    book = Book(master(0, 0, days(0, 1)), replace(cancelled(1, 5, midnight), recurrence_day=True))
    assert book.starts == [FIRST]
    there = master(
        0, 0, [datetime(2026, 12, 1, 23, tzinfo=UTC), datetime(2026, 12, 2, 23, tzinfo=UTC)], zone="Asia/Tokyo"
    )
    book = Book(there, replace(cancelled(1, 5, midnight), recurrence_day=True))
    assert book.starts == [datetime(2026, 12, 2, 23, tzinfo=UTC)], "in Tokyo it is the next day already"


def test_an_answer_to_the_series_is_one_to_each_instance_and_one_to_an_instance_is_not() -> None:
    yes = (Attendee(address=TOM, partstat=PartStat.ACCEPTED),)
    book = Book(master(0, 0, days(0, 1)), told(Method.REPLY, 0, 5, attendees=yes))
    assert [m.attendees[0].partstat for m in book.entries.values()] == [PartStat.ACCEPTED] * 2
    no = (Attendee(address=TOM, partstat=PartStat.DECLINED),)
    book.hears(told(Method.REPLY, 0, 7, FIRST + DAY, recurrence_id=FIRST + DAY, attendees=no))
    assert [m.attendees[0].partstat for m in book.entries.values()] == [PartStat.ACCEPTED, PartStat.DECLINED]


def test_instances_are_added() -> None:
    book = Book(master(0, 0, days(0, 1)), told(Method.ADD, 0, 5, FIRST + 7 * DAY))
    assert book.starts == [*days(0, 1), FIRST + 7 * DAY]
    book.hears(told(Method.ADD, 0, 5, FIRST + 7 * DAY))
    assert len(book.entries) == 3


def test_exceptions_in_the_same_mail_are_left_to_themselves() -> None:
    book = Book()
    book.hears(master(0, 0, days(0, 1, 2)), frozenset(days(1)))
    assert book.starts == list(days(0, 2))


# --- any order -------------------------------------------------------------------------------------------------------


@st.composite
def serials(draw: st.DrawFn) -> list[ITip]:
    """Messages of one organiser about one series, who counts on, and never brings back what was taken out, but by
    moving the series: a state in between that is never heard could not be told from none."""
    messages: list[ITip] = []
    sequence, moved, left = 0, timedelta(), [0, 1, 2, 3]
    for minute in range(draw(st.integers(1, 6))):
        sequence += draw(st.integers(0, 1))
        kind = draw(st.sampled_from(["master", "shifted", "exception", "cancel one", "cancel all"]))
        instance = FIRST + draw(st.integers(0, 3)) * DAY + moved
        if kind in ("master", "shifted"):
            moved += HOUR if kind == "shifted" else timedelta()
            left = sorted(draw(st.sets(st.sampled_from([0, 1, 2, 3] if kind == "shifted" else left), min_size=1)))
            sequence += 1
            messages.append(master(sequence, minute, days(*left, later=moved)))
        elif kind == "exception":
            messages.append(exception(sequence, minute, instance, instance + draw(st.integers(2, 4)) * HOUR))
        elif kind == "cancel one":
            messages.append(cancelled(sequence, minute, instance))
        else:
            messages.append(cancelled(sequence, minute))
    return messages


@given(serials())
def test_hearing_everything_twice_changes_nothing(messages: list[ITip]) -> None:
    book = Book(*messages)
    before = {ref: m.start for ref, m in book.entries.items() if not m.cancelled}
    for one in messages:
        book.hears(one)
    assert {ref: m.start for ref, m in book.entries.items() if not m.cancelled} == before


@given(serials(), st.randoms(use_true_random=False))
@settings(max_examples=400)
def test_the_order_of_messages_does_not_matter(messages: list[ITip], random: object) -> None:
    shuffled = list(messages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Book(*shuffled).live == Book(*messages).live


# --- cancelled, and invited anew -------------------------------------------------------------------------------------


def entry(uid: str, start: datetime, *, gone: bool = False, **more: object) -> Meeting:
    said = {"summary": "Interview: Priya", "organizer": ANNA, "invited": PEOPLE, **more}
    return Meeting(uid=uid, sequence=0, dtstamp=FIRST - DAY, start=start, end=start + HOUR, cancelled=gone, **said)  # type: ignore[arg-type]


def test_a_new_invitation_of_the_same_people_is_the_cancelled_one_moved() -> None:
    old = entry("a", FIRST, gone=True)
    assert moved_to(old, entry("b", FIRST + DAY))
    assert moved_to(replace(old, summary="Canceled: Interview: Priya"), entry("b", FIRST + DAY))
    assert moved_to(old, entry("b", FIRST + DAY, summary="Interview: Priya (new time)"))
    others = [
        entry("b", FIRST + 20 * DAY),
        entry("b", FIRST + DAY, summary="Interview: Sam"),
        entry("b", FIRST + DAY, invited=PEOPLE[:1]),
        entry("b", FIRST + DAY, organizer=TOM),
        entry("b", FIRST + DAY, gone=True),
        entry("a", FIRST + DAY),
    ]
    assert [moved_to(old, new) for new in others] == [""] * 6
    assert moved_to(entry("a", FIRST), entry("b", FIRST + DAY)) == ""
