"""The telephone number in somebody's signature tells where they are, where nothing else does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.dialled import dialled_zone
from agent.core.events import ReplyCame
from agent.core.mail import Label, Line
from agent.core.whereabouts import place
from tests.unit.cases import END, REF
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview
from tests.unit.test_phones import own
from tests.unit.test_whereabouts import HOME, invited


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Priya Nair", "+49 30 901820"), "Europe/Berlin"),
        (("M +44 7911 123456",), "Europe/London"),
        (("+1 415 555 2671",), "America/Los_Angeles"),
        (("+1 212 555 0123 | +1 415 555 2671",), "America/New_York"),
        (("Mobile +61 412 345 678",), "Australia/Sydney"),
        (("+7 916 123 45 67",), "Europe/Moscow"),
        (("+81 3-3224-9999",), "Asia/Tokyo"),
        (("+49 30 901820", "+33 6 12 34 56 78"), ""),
        (("+1 800 555 0199",), ""),
        (("030 901820", "(212) 555-2368"), ""),
        (("Priya Nair",), ""),
        ((), ""),
    ],
    ids=[
        *("Berlin", "a number shared with the islands", "California", "several zones: where most people are"),
        *("a wide country", "a wider one", "Tokyo", "two countries", "free of charge", "no country", "none", "nothing"),
    ],
)
def test_where_a_telephone_stands(texts: tuple[str, ...], expected: str) -> None:
    assert dialled_zone(own(*texts)) == expected


@pytest.mark.parametrize("label", [one for one in Label if one is not Label.SIGNATURE])
def test_only_a_signature_counts(label: Label) -> None:
    """Whoever types a number mostly means somebody else's."""
    assert dialled_zone(own("Call my assistant: +81 3-3224-9999", label=label)) == ""


@pytest.mark.parametrize(
    ("zone", "email", "dialled", "expected"),
    [
        ("Europe/Berlin", "priya@postbox.example", "Asia/Kolkata", ("Asia/Kolkata", "IN")),
        ("", "priya@startup.io", "America/New_York", ("America/New_York", "US")),
        ("UTC", "priya@acme.com", "America/New_York", ("America/New_York", "US")),
        ("Asia/Tokyo", "priya@acme.com", "America/New_York", ("Asia/Tokyo", "JP")),
        ("Europe/Berlin", "priya@acme.de", "America/New_York", ("Europe/Berlin", "DE")),
        ("Europe/Berlin", "priya@acme.co.jp", "America/New_York", ("Asia/Tokyo", "JP")),
        ("Europe/Berlin", "jo@acme.com.au", "Australia/Perth", ("Australia/Perth", "AU")),
        ("Europe/Berlin", "priya@acme.com", "", ("Europe/Berlin", "DE")),
        ("Europe/Berlin", "priya@acme.com", "Mars/Olympus", ("Europe/Berlin", "DE")),
    ],
    ids=[
        *("abroad", "no zone in the invitation", "universal time", "the invitation names another country"),
        *("the domain's country", "the domain's country, though dialled elsewhere", "a wide country: the telephone"),
        *("no number", "a zone that is none"),
    ],
)
def test_what_goes_before_what(zone: str, email: str, dialled: str, expected: tuple[str, str]) -> None:
    of = invited(zone, email)
    where = place(of, replace(of.respondents[0], dialled=dialled), HOME)
    assert (where.zone.key, where.country) == expected


def reply(story: Story, slot: str, *lines: Line, waited: bool = False) -> Story:
    at = END + timedelta(hours=2)
    came = at if waited else None
    key = story.key()
    return story.on(
        ReplyCame(
            id=key, interview=REF, at=at, slot=slot, mail=key, message_id=f"<{key}@x>", lines=tuple(lines), came=came
        )
    )


SIGNED = (
    Line(number=1, text="Tomorrow.", label=Label.TYPED),
    Line(number=2, text="+91 80 4112 0000", label=Label.SIGNATURE),
)


def test_it_is_kept_from_their_own_mail_and_no_later_mail_without_one_forgets_it() -> None:
    story = reply(Story().asked(), "b", *SIGNED)
    assert interview(story).respondents[1].dialled == "Asia/Calcutta"
    assert interview(story).respondents[0].dialled == ""
    assert place(interview(story), interview(story).respondents[1], HOME).country == "IN"
    reply(story, "b", SIGNED[0])
    assert interview(story).respondents[1].dialled == "Asia/Calcutta"


def test_a_mail_that_nothing_proves_tells_nothing() -> None:
    """The recruiter accepted it as an answer, which says nothing of where its sender's telephone stands."""
    assert interview(reply(Story().asked(), "b", *SIGNED, waited=True)).respondents[1].dialled == ""
