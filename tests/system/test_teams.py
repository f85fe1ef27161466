"""A client with a team of its own: who reads along, in which thread, and what participants see of them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind
from agent.core.mail import Address
from agent.core.people import Client
from agent.ports import Folder
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import DIRECTORY, END, RULES

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA = "anna@agency.example", "tom@acme.example", "priya@postbox.example"
BEN, CLEO, DORA = "ben@agency.example", "cleo@agency.example", "dora@postbox.example"
TODAY = "Date: Mon, 23 Nov 2026 11:20:00 +0000"

ACME = Client(
    name="Acme",
    domains=frozenset({"acme.example"}),
    team=(Address(email=CLEO, name="Cleo Zander"), Address(email=DORA, name="Dora Quist")),
)
MAILBOX_TEAM = (Address(email=BEN, name="Ben Ott"),)
TEAMS = replace(
    RULES,
    directory=replace(DIRECTORY, clients=(ACME,), colleagues=(*MAILBOX_TEAM, *ACME.team)),
    team=MAILBOX_TEAM,
)


class Desk:
    """Anna's mailbox, with an interview at Acme that is recommended on."""

    def __init__(self, outside: Outside, agency: Agency, ref: str) -> None:
        self.outside, self.agency, self.ref = outside, agency, ref

    async def answers(self) -> None:
        await self.agency.pass_to(END + HOUR)
        await self.agency.deliver(write(TOM, address(self.ref, "a"), "4 of 5. Yes, we want her. Make an offer."))
        await self.agency.deliver(write(PRIYA, address(self.ref, "b"), "5 of 5. Yes, I would love to go ahead."))

    def copy(self, to: str) -> str:
        """Message-ID of the newest recommendation to somebody."""
        ledger = self.outside.store._letters
        sent = [ledger[mail.message_id].entry for mail in self.outside.mailer.sent if mail.recipient == to]
        return [one for one in sent if one.kind is LetterKind.RECOMMENDATION][-1].message_id

    async def says(self, sender: str, word: str, *, answers: str = "", proven: bool = True) -> None:
        reply = f"In-Reply-To: {self.copy(answers or sender)}"
        await self.agency.deliver(write(sender, ANNA, word, reply, proven=proven))

    async def views(self) -> set[str]:
        return {view.by.email for view in (await self.outside.only()).views}


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    outside = Outside()
    async with Agency(outside, rules=TEAMS).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        yield Desk(outside, agency, (await outside.only()).ref)


async def test_the_clients_team_reads_along_in_one_thread(desk: Desk) -> None:
    await desk.answers()
    assert desk.outside.kinds(BEN) == [], "Acme has a team of its own"
    await desk.agency.deliver(write(TOM, address(desk.ref, "a"), "Sorry, I take it back: no, please reject her."))
    for one in (CLEO, DORA):
        assert desk.outside.kinds(one) == ["recommendation"] * 2, "the revised one too"
    ours = [*desk.outside.letters(ANNA), *desk.outside.letters(CLEO), *desk.outside.letters(DORA)]
    assert len({(str(one["In-Reply-To"]), str(one["References"])) for one in ours}) == 1
    assert "None" not in {str(one["In-Reply-To"]) for one in ours}
    theirs = {str(one["In-Reply-To"]) for who in (TOM, PRIYA) for one in desk.outside.letters(who)}
    assert theirs.isdisjoint({str(one["In-Reply-To"]) for one in ours}), "participants are in no thread of ours"


async def test_only_its_team_has_a_say(desk: Desk) -> None:
    await desk.answers()
    await desk.says(BEN, "hold: too early", answers=CLEO)
    await desk.says(DORA, "hold: too early", answers=CLEO)
    await desk.says(CLEO, "hold: too early", proven=False)
    for sender in (TOM, PRIYA, "eve@evil.example"):
        await desk.says(sender, "offer", answers=CLEO)
    assert await desk.views() == set()
    await desk.says(CLEO, "agree")
    await desk.says(DORA, "hold: too early")
    assert await desk.views() == {CLEO, DORA}
    assert desk.outside.kinds(ANNA).count("views") == 2
    assert (await desk.outside.only()).ruling is None, "their words decide nothing"


async def test_a_colleague_with_a_private_address_writes_to_a_participant(desk: Desk) -> None:
    """Dora is of the team; that she writes with Tom is as if Anna did."""
    await desk.agency.pass_to(END + HOUR / 2)
    await desk.agency.deliver(write(DORA, f"{TOM}, {ANNA}", "How did it go? I will call you.", TODAY))
    await desk.agency.pass_to(END + HOUR)
    assert desk.outside.kinds(TOM) == []
    assert desk.outside.kinds(PRIYA) == ["question"]


async def test_participants_see_nobody_of_the_team(desk: Desk) -> None:
    await desk.answers()
    await desk.says(CLEO, "hold: the zebra is not in the budget")
    await desk.agency.deliver(write(ANNA, address(desk.ref), "offer", f"In-Reply-To: {desk.copy(ANNA)}"))
    await desk.agency.pass_to(END + timedelta(days=20))
    drafts = [mail.raw.decode() for mail in desk.outside.mailbox.boxes[Folder.DRAFTS].mails.values()]
    seen = "\n".join((*desk.outside.texts(TOM), *desk.outside.texts(PRIYA), *drafts)).lower()
    assert "priya" in seen
    for canary in (CLEO, DORA, BEN, "cleo", "zander", "dora", "quist", "zebra", "budget"):
        assert canary not in seen
