"""Telephone numbers: found in people's own lines, and told to the recruiter who has to call."""

from datetime import timedelta

import pytest

from agent.core.effects import LetterKind
from agent.core.events import ReplyCame
from agent.core.mail import Label, Line
from agent.core.phones import MOST, phones
from agent.writing.letters import letter
from tests.system.desk import Agency, Outside, event, invite, write
from tests.unit.cases import ANNA, END, REF, RULES, TOM
from tests.unit.test_decide import Story
from tests.unit.test_pausing import interview


def own(*texts: str, label: Label = Label.SIGNATURE) -> tuple[Line, ...]:
    return tuple(Line(number=number, text=text, label=label) for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("texts", "country", "expected"),
    [
        (("Tom Becker", "Tel. +49 30 901820"), "DE", ("+49 30 901820",)),
        (("T 030 / 90 18 20 | M 0171 2345678",), "DE", ("+49 30 901820", "+49 171 2345678")),
        (("(212) 555-2368 ext. 7",), "US", ("+1 212-555-2368 ext. 7",)),
        (("Tel. 030 901820",), "", ()),
        (("Fax +49 30 901821", "Tel +49 30 901820"), "DE", ("+49 30 901820",)),
        (("03-3224-9999",), "JP", ("+81 3-3224-9999",)),
        (("HRB 123456 B, USt-IdNr. DE123456789",), "DE", ()),
        (("23.11.2026 10:00, rating 4 of 5, 12345 Berlin",), "DE", ()),
        (("+49 30 901820", "+49 30 901820"), "DE", ("+49 30 901820",)),
        (tuple(f"+49 30 90182{n}" for n in range(9)), "DE", tuple(f"+49 30 90182{n}" for n in range(MOST))),
    ],
)
def test_found(texts: tuple[str, ...], country: str, expected: tuple[str, ...]) -> None:
    assert phones(own(*texts), country) == expected


@pytest.mark.parametrize("label", [Label.OURS, Label.QUOTED, Label.ATTRIBUTION, Label.DISCLAIMER, Label.DOUBT])
def test_numbers_of_others_are_not_theirs(label: Label) -> None:
    assert phones(own("Tel. +49 30 901820", label=label), "DE") == ()


def test_a_number_in_a_reply_stands_in_the_request_to_call() -> None:
    story = Story().asked()
    lines = (*own("I will answer tomorrow.", label=Label.TYPED), *own("Tom Becker", "030 901820"))
    at = END + timedelta(hours=2)
    story.on(ReplyCame(id="r", interview=REF, at=at, slot="a", mail="r", message_id="<r@x>", lines=lines))
    assert interview(story).respondents[0].phones == ("+49 30 901820",)
    told = letter(
        LetterKind.CALL, interview(story), RULES, slot="a", number=4, to=ANNA, now=END, reply_to=ANNA.email,
        phones=("+49 171 2345678",),
    )  # fmt: skip
    assert "- +49 30 901820\n- +49 171 2345678\n" in told.text


async def test_a_number_that_another_interview_showed_is_known() -> None:
    """Tom answers about one interview, and stays silent about the next."""
    outside = Outside()
    async with Agency(outside).open() as agency:
        await agency.deliver(invite(ANNA.email, event("REQUEST")))
        await agency.pass_to(END + timedelta(hours=2))
        (asked,) = outside.letters(TOM.email)
        words = "4 of 5. Yes, please make an offer.\n\n-- \nTom Becker\nTel. +49 30 901820"
        await agency.deliver(write(TOM.email, str(asked["Reply-To"]), words))
        later = {"start": "20261130T100000Z", "end": "20261130T110000Z", "summary": "Interview: Max Kern"}
        people = (TOM.email, "max@postbox.example")
        await agency.deliver(invite(ANNA.email, event("REQUEST", uid="next@x", people=people, **later)))
        await agency.pass_to(END + timedelta(days=20))
    texts = zip(outside.kinds(ANNA.email), outside.texts(ANNA.email), strict=True)
    calls = [text for kind, text in texts if kind == "call"]
    assert ["=2B49 30 901820" in text or "+49 30 901820" in text for text in calls] == [False, True, False]
