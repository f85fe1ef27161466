"""In whatever order mail comes, and wherever it is moved: every mail that concerns us ends in exactly one fate."""

import asyncio
import hashlib
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.errors import DebriefError
from agent.ports import Batch, Cursor, Fate, Folder
from agent.reading.claims import Claims, House
from agent.reading.junk import FROM_JUNK
from agent.testing.mailbox import MemoryMailbox
from agent.testing.parser import InlineParser
from tests.system.desk import Agency, FilingMailer, Outside, address, event, invite, write
from tests.unit.cases import REF

ANNA, TOM, PRIYA = "anna@agency.example", "tom@acme.example", "priya@postbox.example"
FINAL = {Fate.HANDLED, Fate.IGNORED, Fate.QUARANTINED}
WATCHED = (Folder.INBOX, Folder.JUNK, Folder.SENT, Folder.ARCHIVE, Folder.TRASH)

MAILS = (
    invite(ANNA, event("REQUEST"), key="r1"),
    invite(ANNA, event("REQUEST"), key="r2", proven=False),
    invite(ANNA, event("REQUEST", sequence=1, start="20261124T100000Z", end="20261124T110000Z"), key="r3"),
    invite(TOM, event("REPLY", people=(TOM,)), key="a1"),
    invite(PRIYA, event("REPLY", people=(PRIYA,)), key="a2", proven=False),
    invite(ANNA, event("CANCEL", sequence=2), key="c1"),
    invite("mallory@spam.example", event("REQUEST", uid="spam@x", organizer="mallory@spam.example"), key="s1"),
    write(TOM, address(REF, "a"), "She was great. We want her.", key="t1"),
    write(ANNA, address(REF), "no", key="n1", proven=False),
    write(ANNA, address(REF), "what is this", key="n2"),
    write(TOM, f"{address(REF, 'a')}, {address('bbbbbbbb')}", "hello", key="x1"),
    write("mailer-daemon@acme.example", ANNA, "poison", "X-Failed-Recipients: tom@acme.example", key="p1"),
)
"""Mail that concerns us whatever is known, by a sign in itself."""


class Moody(InlineParser):
    """Fails on poison, as long as it is in that mood."""

    cured = False

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        if b"poison" in raw and not self.cured:
            raise RuntimeError("poison")
        return await super().claims(raw, house, received)


deliver = st.tuples(st.just("deliver"), st.integers(0, len(MAILS) - 1), st.sampled_from(WATCHED))
miss = st.tuples(st.just("miss"), st.integers(0, len(MAILS) - 1), st.sampled_from(WATCHED))
move = st.tuples(st.just("move"), st.integers(0, 99), st.sampled_from(WATCHED))
other = st.sampled_from(
    [
        ("look", 0, Folder.INBOX),
        ("look", 0, Folder.INBOX),
        ("drop", 1, Folder.INBOX),
        ("renumber", 0, Folder.INBOX),
        ("renumber", 0, Folder.JUNK),
        ("restart", 0, Folder.INBOX),
        ("night", 0, Folder.INBOX),
        ("retry", 0, Folder.INBOX),
        ("cure", 0, Folder.INBOX),
        ("login", 0, Folder.INBOX),
    ]
)
Deed = tuple[str, int, Folder]


class World:
    """A mailbox that is played with, and the service on it."""

    def __init__(self) -> None:
        self.outside = Outside()
        self.box = self.outside.mailbox = MemoryMailbox(watch=(Folder.ARCHIVE, Folder.TRASH))
        self.outside.mailer = FilingMailer(self.box)
        self.parser = Moody()
        self.seen: dict[bytes, set[Folder]] = {}
        self.restart()

    def restart(self) -> None:
        self.agency = Agency(self.outside, wrap=lambda port: self.parser if isinstance(port, InlineParser) else port)

    async def do(self, deed: Deed) -> None:
        what, number, folder = deed
        lying = [(here, uid) for here in WATCHED for uid in self.box.boxes[here].mails]
        match what:
            case "deliver":
                self.box.deliver(MAILS[number], folder)
            case "move" if lying:
                here, uid = lying[number % len(lying)]
                self.box.move(uid, folder, here)
            case "drop":
                self.box.drops_after = number
            case "renumber":
                self.box.renumber(folder)
            case "restart":
                self.restart()
            case "night":
                await self.outside.clock.move(timedelta(days=1))
                await self.look()
                await self.compare()
            case "miss":
                self.box.deliver(MAILS[number], folder)
                await self.skip(folder)
            case "retry":
                await self.outside.store.retry(*self.outside.store._mails)
            case "cure":
                self.parser.cured = not self.parser.cured
            case "login":
                self.box.refuses_login = not self.box.refuses_login
            case _:
                await self.look()

    async def skip(self, folder: Folder) -> None:
        """The records say that a folder was read further than it was: a fault that nobody foresaw."""
        box = self.box.boxes[folder]
        cursors = {folder: Cursor(uidvalidity=box.uidvalidity, uid=box.uidnext - 1)}
        await self.outside.store.keep("anna", Batch(mails=(), cursors=cursors), self.outside.clock.now())

    async def look(self) -> None:
        with suppress(DebriefError):
            while await self.agency.intake.once():
                pass

    async def compare(self) -> None:
        while await self.agency.intake.compare():
            await self.look()

    async def end(self) -> None:
        """Everything works again, and a night passes."""
        self.box.refuses_login, self.box.drops_after, self.parser.cured = False, None, True
        await self.agency.intake.once()
        await self.agency.intake.compare()
        await self.outside.clock.move(timedelta(days=2))
        await self.compare()
        await self.look()


async def played(deeds: list[Deed]) -> World:
    world = World()
    await world.look()
    await world.agency.intake.compare()
    for deed in deeds:
        await world.do(deed)
    await world.end()
    return world


@settings(max_examples=150)
@given(deeds=st.lists(st.one_of(deliver, deliver, miss, move, other), max_size=25))
def test_every_relevant_mail_ends_in_exactly_one_fate(deeds: list[Deed]) -> None:
    asyncio.run(fates_are_right(deeds))


async def fates_are_right(deeds: list[Deed]) -> None:
    world = await played(deeds)
    store, box = world.outside.store, world.box
    kept = {mail.key: mail for mail in store._mails.values()}
    for folder in WATCHED:
        for mail in box.boxes[folder].mails.values():
            found = kept.get(hashlib.sha256(mail.raw).hexdigest())
            assert found is not None, "nothing that concerns us is overlooked for longer than a night"
            unjust = found.fate is Fate.IGNORED and found.reason.startswith(FROM_JUNK)
            assert not (unjust and folder in (Folder.INBOX, Folder.ARCHIVE)), "what was taken out of Junk counts"
    assert {mail.fate for mail in kept.values()} <= FINAL
    assert await store.waiting("anna") == 0
    events = Counter([told.event.id for i in await store.interviews() for told in await store.story(i.ref)])
    assert all(count == 1 for count in events.values()), "no mail counts twice"
    for mail in kept.values():
        if mail.folder is Folder.JUNK and mail.fate is Fate.QUARANTINED:
            assert mail.raw == MAILS[9], "only what proves itself"
