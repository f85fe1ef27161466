"""Remarks set aside as protected, on the whole way: only the recruiter's own word brings them out, in one letter."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from email.message import Message

import pytest

from agent.core.effects import LetterKind
from agent.core.mail import Address
from tests.system.desk import Agency, Outside, address, event, invite, whole, write
from tests.unit.cases import END, RULES

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA, EVE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "eve@evil.example"
BEN = Address(email="ben@agency.example", name="Ben")
REMARK = "She is pregnant"
ANSWER = f"Q1 4 of 5. Her SQL is strong.\n{REMARK}.\nQ5 yes, another interview please."


class Scene:
    """Both have answered, Tom with a remark that is set aside, and the recommendation is out."""

    def __init__(self, outside: Outside, agency: Agency, ref: str) -> None:
        self.outside, self.agency = outside, agency
        self.anna = address(ref, "2")

    def letter(self, kind: LetterKind, to: str) -> str:
        ledger = self.outside.store._letters
        sent = [ledger[m.message_id].entry for m in self.outside.mailer.sent if m.recipient == to]
        return f"In-Reply-To: {[one for one in sent if one.kind is kind][-1].message_id}"

    def showing(self) -> list[Message]:
        """The letters that show the remark, and all pushes as if they were one."""
        shown = [one for one in self.outside.letters() if "pregnant" in _all_of(one)]
        assert "pregnant" not in json.dumps([str(one) for one in self.outside.notifier.published])
        return shown


def _all_of(letter: Message) -> str:
    return whole(letter).replace("=\n", "").lower()


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    outside = Outside()
    async with Agency(outside, rules=replace(RULES, team=(BEN,))).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        await agency.pass_to(END + 2 * HOUR)
        ref = (await outside.only()).ref
        await agency.deliver(write(TOM, address(ref, "a"), ANSWER))
        await agency.deliver(write(PRIYA, address(ref, "b"), "Q1 5 of 5\nQ5 yes, I want to go ahead."))
        found = Scene(outside, agency, ref)
        assert outside.kinds(ANNA)[-1] == outside.kinds(BEN.email)[-1] == "recommendation"
        assert any("1 remark set aside as protected" in text for text in outside.texts(ANNA))
        assert found.showing() == []
        yield found


async def test_the_recruiter_sees_them_in_one_letter_and_nothing_else_happens(scene: Scene) -> None:
    before = len(scene.outside.mailer.sent)
    await scene.agency.deliver(write(ANNA, scene.anna, "remarks", scene.letter(LetterKind.RECOMMENDATION, ANNA)))
    assert scene.outside.kinds()[before:] == ["remarks"]
    (letter,) = scene.showing()
    assert "<anna@agency.example>" in letter["To"]
    assert (await scene.outside.only()).ruling is None


@pytest.mark.parametrize(
    ("sender", "proven"),
    [
        pytest.param(ANNA, False, id="a spoofed recruiter"),
        pytest.param(f"Anna Berg <{EVE}>", True, id="the recruiter's name"),
        pytest.param(f"{ANNA} <{EVE}>", True, id="the recruiter's address as a name"),
        pytest.param(f"{ANNA}, {EVE}", True, id="two senders"),
        pytest.param(TOM, True, id="the client"),
        pytest.param(PRIYA, True, id="the candidate"),
        pytest.param(EVE, True, id="a stranger"),
        pytest.param(BEN.email, True, id="a colleague"),
        pytest.param(BEN.email, False, id="a spoofed colleague"),
        pytest.param("anna@agency-jobs.example", True, id="a look-alike of the recruiter"),
    ],
)
async def test_nobody_else_brings_them_out(scene: Scene, sender: str, proven: bool) -> None:
    for to in (scene.anna, ANNA):
        for owner in (ANNA, BEN.email):
            thread = scene.letter(LetterKind.RECOMMENDATION, owner)
            await scene.agency.deliver(write(sender, to, "remarks", thread, proven=proven))
    assert scene.showing() == []


@pytest.mark.parametrize(
    "body", ["> remarks", "What is this?\n\nremarks", "remarks?", "no remarks", "Hm.\n-- \nremarks", "| remarks"]
)
async def test_only_the_recruiters_own_first_line_brings_them_out(scene: Scene, body: str) -> None:
    await scene.agency.deliver(write(ANNA, scene.anna, body, scene.letter(LetterKind.RECOMMENDATION, ANNA)))
    assert scene.showing() == []
