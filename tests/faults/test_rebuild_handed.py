"""The records are lost after an interview was handed over: made anew from the mailbox, it is in the same charge."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from agent.core.handed import Deputy
from agent.core.interview import Interview
from agent.core.leave import LEAVE
from agent.core.mail import Address
from agent.perform.stationery import Stationery
from agent.ports import Folder
from agent.rebuild.past import Past
from agent.testing.parser import InlineParser
from agent.testing.store import MemoryStore
from agent.writing.render import shipped
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import DIRECTORY, END, RULES
from tests.unit.ledger import KEY
from tests.unit.mails import HOUSE

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA, JONAS = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "jonas@agency.example"
LIND = Address(email=JONAS, name="Jonas Lind")
HAND = replace(RULES, directory=replace(DIRECTORY, colleagues=(LIND,)), deputies=(Deputy(address=LIND, mailbox="j"),))


async def lost(outside: Outside, folder: Path) -> None:
    """The records are gone, and made anew."""
    outside.store = MemoryStore()
    stationery = Stationery(store=outside.store, renderer=shipped(), token_key=KEY, domain=HOUSE.domain, plus=True)
    past = Past(
        house=HOUSE,
        rules=HAND,
        token_key=KEY,
        mailbox=outside.mailbox,
        store=outside.store,
        parser=InlineParser(),
        models=(),
        stationery=stationery,
        folder=folder,
        days=120,
        end=outside.clock.now(),
    )
    await past.restore()


async def says(outside: Outside, agency: Agency, sender: str, word: str) -> None:
    ref = (await outside.only()).ref
    letter = [mail for mail in outside.mailer.sent if mail.recipient == sender][-1]
    raw = write(sender, address(ref), word, f"In-Reply-To: {letter.message_id}")
    outside.mailbox.deliver(raw, Folder.INBOX, received=outside.clock.now())
    await agency.settle()


def told(interview: Interview) -> object:
    """What is to be the same."""
    return interview.handed, interview.state, interview.ruling and interview.ruling.by


async def test_handed_over_taken_back_and_handed_over_again(tmp_path: Path) -> None:
    outside = Outside()
    async with Agency(outside, rules=HAND).open() as agency:
        outside.mailbox.deliver(invite(ANNA, event("REQUEST")), Folder.INBOX, received=outside.clock.now())
        await agency.pass_to(END)
    for word, by in (("hand over to jonas", ANNA), ("status", JONAS), ("take back", ANNA), ("hand over jonas", ANNA)):
        async with Agency(outside, rules=HAND).open() as agency:
            await says(outside, agency, by, word)
            await agency.pass_to(outside.clock.now() + timedelta(minutes=5))
        before, sent = await outside.only(), len(outside.mailer.sent)
        await lost(outside, tmp_path)
        assert told(await outside.only()) == told(before), word
        async with Agency(outside, rules=HAND).open() as agency:
            await agency.settle()
        assert len(outside.mailer.sent) == sent, "nobody gets a second mail"
    assert (await outside.only()).handed


async def test_handed_over_all(tmp_path: Path) -> None:
    outside = Outside()
    async with Agency(outside, rules=HAND).open() as agency:
        outside.mailbox.deliver(invite(ANNA, event("REQUEST")), Folder.INBOX, received=outside.clock.now())
        await agency.pass_to(END)
    for word in ("hand over all to jonas until 2026-12-24", "take back all"):
        async with Agency(outside, rules=HAND).open() as agency:
            await says(outside, agency, ANNA, word)
        before, said = await outside.only(), await outside.store.said("anna", LEAVE)
        sent = len(outside.mailer.sent)
        assert said
        assert bool(said.answer) is word.startswith("hand")
        await lost(outside, tmp_path)
        assert told(await outside.only()) == told(before)
        assert await outside.store.said("anna", LEAVE) == said
        async with Agency(outside, rules=HAND).open() as agency:
            await agency.settle()
        assert len(outside.mailer.sent) == sent
