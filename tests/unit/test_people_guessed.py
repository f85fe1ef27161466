"""Sides that are guessed from what the others are: by a private address, by the title, by elimination."""

from dataclasses import replace

import pytest

from agent.core.cast import cast
from agent.core.people import Cast, Side
from tests.unit.test_people import DIRECTORY, meeting, reason, sides

LISTED = "Tom Becker <tom@acme.example>"


def guessed(found: Cast) -> set[str]:
    return {p.address.email.partition("@")[0] for p in found.people if p.guessed}


@pytest.mark.parametrize(
    "summary",
    [
        "Interview Jan de Boer / Acme",
        "Jan de Boer - Vorstellungsgespräch",
        "INTERVIEW: DE BOER, JAN",
        "面接 Jan de Boer様",
    ],
)
def test_the_title_of_an_interview_names_the_candidate_beside_the_client(summary: str) -> None:
    found = cast(meeting("Jan de Boer <jan@deboer.example>", LISTED, summary=summary), DIRECTORY, {})
    assert sides(found) == {"jan": "candidate", "tom": "client", "anna": "recruiter"}
    assert reason(found, "jan@deboer.example") == "the title names them, and the client is known"
    assert guessed(found) == {"jan"}


def test_of_several_private_addresses_the_title_means_one() -> None:
    found = cast(
        meeting("Jan de Boer <jdb@gmail.com>", "kim@gmx.de", LISTED, summary="Interview Jan de Boer"), DIRECTORY, {}
    )
    assert sides(found) == {"jdb": "candidate", "kim": "unknown", "tom": "client", "anna": "recruiter"}


@pytest.mark.parametrize(
    ("summary", "people"),
    [
        ("Interview Jan de Boer", ("Jan de Boer <jan@deboer.example>", "Eva Lis <eva@other.example>")),  # no client
        ("Interview Jan", ("Jan de Boer <jan@deboer.example>", LISTED)),  # half a name
        ("Contract Jan de Boer", ("Jan de Boer <jan@deboer.example>", LISTED)),  # no interview
        ("Interview Jan de Boer, Eva Lis", ("Jan de Boer <jan@a.example>", "Eva Lis <eva@b.example>", LISTED)),  # two
    ],
)
def test_a_title_that_does_not_tell(summary: str, people: tuple[str, ...]) -> None:
    found = cast(meeting(*people, summary=summary), DIRECTORY, {})
    assert found.on(Side.CANDIDATE) == ()
    assert guessed(found) == set()


def test_what_only_a_reply_says_names_nobody() -> None:
    """Whoever answers an entry of their own making writes its title, too."""
    heard = meeting("Jan de Boer <jan@deboer.example>", LISTED, summary="Interview Jan de Boer")
    found = cast(replace(heard, from_organizer=False), DIRECTORY, {})
    assert sides(found)["jan"] == "unknown"


def test_each_guess_is_marked_and_nothing_else_is() -> None:
    found = cast(meeting("priya@gmail.com", "eva@new.example", summary="Interview"), DIRECTORY, {})
    assert sides(found) == {"priya": "candidate", "eva": "client", "anna": "recruiter"}
    assert guessed(found) == {"priya", "eva"}
    sure = {"priya@gmail.com": Side.CANDIDATE, "eva@new.example": Side.CLIENT}
    assert guessed(cast(meeting("priya@gmail.com", "eva@new.example"), DIRECTORY, sure)) == set()


def test_a_client_with_several_private_or_named_people_may_be_interviewing() -> None:
    found = cast(meeting("a@gmail.com", "b@gmx.de", LISTED, summary="Assessment day Acme"), DIRECTORY, {})
    assert not found.interview
    assert found.possible == "a@gmail.com meets tom@acme.example, and no word says what for"
    named = cast(meeting("Jan de Boer <jan@deboer.example>", LISTED, summary="Jan de Boer x Acme"), DIRECTORY, {})
    assert named.possible == "the title names Jan de Boer and Acme GmbH, and no word says what for"
    usual = cast(meeting("a@gmail.com", "b@gmx.de", LISTED, summary="Weekly sync"), DIRECTORY, {})
    assert usual.possible == ""
