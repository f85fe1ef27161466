"""Mail of machines in every class, and people's mail that looks like it."""

import logging

import pytest

from agent.core.mail import MailKind
from tests.unit.mails import read
from tests.unit.told import Told, story, told

BOUNCES, AWAY, OTHERS, PEOPLE = (told(f"machines/{name}.txt") for name in ("bounces", "away", "others", "people"))


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    # The bounce library logs what it stumbles over; the parser's adapters turn that off.
    monkeypatch.setattr(logging.getLogger("flufl.bounce"), "disabled", True)


@pytest.mark.parametrize("one", BOUNCES, ids=story)
def test_bounces(one: Told) -> None:
    claims = read(one.text)
    assert claims.kind is MailKind.BOUNCE, claims.why
    assert claims.bounce is not None
    found = "for good" if claims.bounce.permanent else "for now"
    assert (found, ", ".join(claims.bounce.addresses)) == one.expected


@pytest.mark.parametrize("one", [*AWAY, *OTHERS], ids=story)
def test_other_machines(one: Told) -> None:
    claims = read(one.text)
    assert (claims.kind, claims.bounce) == (MailKind(one.expected[0]), None), claims.why


@pytest.mark.parametrize("one", PEOPLE, ids=story)
def test_people(one: Told) -> None:
    claims = read(one.text)
    assert claims.kind is MailKind.HUMAN, claims.why


def test_there_are_enough_of_them() -> None:
    assert len(BOUNCES) + len(AWAY) + len(OTHERS) >= 60
    assert len(PEOPLE) >= 60
