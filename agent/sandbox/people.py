"""People of the sandbox: each has an address, a mail program and a way of answering."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.mail import Address
from agent.sandbox.programs import Received, away, gmail, iphone, note, outlook

Answer = Callable[[Received, Address, datetime], bytes]
"""What a person sends back when a letter has reached them and some time has passed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Habit:
    """How somebody answers one letter."""

    after: timedelta
    answer: Answer
    told: str
    """What they do, for the story."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who gets letters. ``habits`` has one entry for each letter in turn; when they run out, silence."""

    address: Address
    habits: tuple[Habit, ...] = ()


def from_gmail(typed: str) -> Answer:
    """Text above the quoted letter."""
    return lambda letter, me, at: gmail(letter, me, typed, at)


def from_outlook(above: str, **answers: str) -> Answer:
    """Answers between the quoted questions, without quote marks."""
    return lambda letter, me, at: outlook(letter, me, above, answers, at)


def from_phone(typed: str) -> Answer:
    """Two lines and a footer."""
    return lambda letter, me, at: iphone(letter, me, typed, at)


def from_holiday(text: str) -> Answer:
    """An absence note."""
    return lambda letter, me, at: away(letter, me, text, at)


def briefly(typed: str) -> Answer:
    """A short answer with nothing quoted."""
    return lambda letter, me, at: note(letter, me, typed, at)
