"""Whatever the core can hold is stored as JSON and comes back equal."""

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.adapters.store.codec import EFFECT, EVENT, INTERVIEW, Codec, instant, stamp
from agent.core.effects import Effect, LetterKind, SendLetter, Wake
from agent.core.events import Event, TimeCame
from agent.core.interview import Interview
from agent.core.mail import Address, Label, Line
from agent.errors import ConfigError, Unreadable

seconds = st.integers(-23 * 3600, 23 * 3600)
zones = st.just(UTC) | seconds.map(lambda s: timezone(timedelta(seconds=s)))
moments = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=zones)  # noqa: DTZ001
# Broken mails bring lone surrogates and NULs.
letters = st.characters() | st.sampled_from("\0\ud800\udcff")
words = st.text(letters, max_size=9)


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the core, from the annotations of its fields."""
    origin, inside = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return st.builds(kind, **{name: values(hint) for name, hint in get_type_hints(kind).items()})
    if origin in (Union, UnionType):
        return st.one_of(*map(values, inside))
    if origin is Literal:
        return st.sampled_from(inside)
    if origin is tuple and inside[-1] is Ellipsis:
        return st.lists(values(inside[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, inside))
    if origin is Mapping:
        return st.dictionaries(values(inside[0]), values(inside[1]), max_size=2)
    plain = {str: words, datetime: moments}
    return plain[kind] if kind in plain else st.from_type(kind)


AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@given(values(Interview))
@settings(max_examples=60)
def test_every_interview_comes_back(interview: Interview) -> None:
    assert INTERVIEW.value(INTERVIEW.text(interview)) == interview


@given(values(Event))
@settings(max_examples=150)
def test_every_event_comes_back(event: Event) -> None:
    found = EVENT.value(EVENT.text(event))
    assert (type(found), found) == (type(event), event)


@given(values(Effect))
@settings(max_examples=100)
def test_every_effect_comes_back(effect: Effect) -> None:
    found = EFFECT.value(EFFECT.text(effect))
    assert (type(found), found) == (type(effect), effect)


@given(moments, moments)
def test_stamps_sort_by_time(one: datetime, other: datetime) -> None:
    assert instant(stamp(one)) == one
    assert (stamp(one) < stamp(other)) == (one < other)


@given(words)
def test_a_stored_text_can_always_be_written_as_utf_8(text: str) -> None:
    letter = SendLetter(
        id="l", interview="r", at=AT, kind=LetterKind.QUESTION, to=Address(email="a@example", name=text)
    )
    EFFECT.text(letter).encode()


@given(st.frozensets(words, max_size=3))
def test_sets_come_back_and_are_written_in_order(names: frozenset[str]) -> None:
    codec: Codec[frozenset[str]] = Codec(frozenset[str])
    assert codec.value(codec.text(names)) == names
    assert json.loads(codec.text(names)) == sorted(names)


def test_people_can_read_what_is_stored() -> None:
    address = Address(email="jürgen@example", name="Jürgen 李")
    text = EFFECT.text(SendLetter(id="l", interview="r", at=AT, kind=LetterKind.QUESTION, to=address))
    assert json.loads(text)["at"] == "2026-03-02T12:00:00+00:00"
    assert "Jürgen 李" in text


def test_a_row_of_an_older_version_gets_the_defaults_of_fields_that_are_newer() -> None:
    row = '{"type":"time_came","id":"e","interview":"r","at":"2026-03-02T12:00:00+00:00","what":"end"}'
    assert EVENT.value(row) == TimeCame(id="e", interview="r", at=AT, what=Wake.END, slot="", number=0)


def test_a_field_that_was_dropped_since_is_passed_over() -> None:
    row = '{"type":"time_came","id":"e","interview":"r","at":"2026-03-02T12:00:00Z","what":"end","mood":"good"}'
    assert EVENT.value(row) == TimeCame(id="e", interview="r", at=AT, what=Wake.END)


def test_lines_that_an_older_version_labelled_footer_are_disclaimers() -> None:
    row = '[{"number":1,"text":"Yes.","label":"typed"},{"number":2,"text":"Confidential.","label":"footer"}]'

    assert [line.label for line in Codec[tuple[Line, ...]](tuple[Line, ...]).value(row)] == [
        Label.TYPED,
        Label.DISCLAIMER,
    ]


@pytest.mark.parametrize("row", ["", "{", "[]", '{"type":"unheard_of"}', '{"type":"time_came","id":"e"}', "\ud800"])
def test_a_damaged_row_is_for_the_operator(row: str) -> None:
    with pytest.raises(ConfigError) as caught:
        EVENT.value(row)
    assert "backup" in caught.value.hint


def test_a_time_beyond_the_calendar_is_the_sender_s_fault() -> None:
    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    with pytest.raises(Unreadable):
        EVENT.text(TimeCame(id="e", interview="r", at=first, what=Wake.END))
