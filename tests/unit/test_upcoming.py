"""Mails are parsed, and their lines labelled, while earlier ones are worked on. That begins nothing before its turn."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from agent.core.mail import Line
from agent.errors import Transient, Unreadable
from agent.intake.foresight import Foresight
from agent.intake.upcoming import Upcoming
from agent.ports import Arrived, Batch, Folder, OutboxState
from agent.reading.case import together
from agent.reading.claims import Claims, House
from agent.testing.parser import InlineParser
from agent.testing.store import MemoryStore
from tests.contract.store_values import event
from tests.unit.ledger import ASKED_TOM, INTERVIEW, TO_TOM
from tests.unit.mails import HOUSE, RECEIVED, gmail_rsvp


class Watched(InlineParser):
    """Writes down what it is asked, and refuses some mails."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        self.asked.append(raw.split(b"Subject: ")[1].split(b"\r\n")[0].decode())
        if b"poison" in raw:
            raise Unreadable("too many parts")
        if b"trouble" in raw:
            raise Transient("the process ended")
        return await super().claims(raw, house, received)

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        self.asked.append(f"lines against {ours[:12]!r}")
        return await super().lines(text, html, ours)


def mail(subject: str, to: str = "anna@agency.example") -> bytes:
    return f"From: tom@acme.example\r\nTo: {to}\r\nSubject: {subject}\r\n\r\nWe want her.\r\n".encode()


class Desk:
    def __init__(self) -> None:
        self.store, self.parser = MemoryStore(), Watched()
        self.foresight = Foresight(self.parser, self.store, HOUSE)
        self.upcoming = Upcoming(self.store, self.foresight, HOUSE)

    async def keep(self, *raws: bytes) -> None:
        mails = [Arrived(folder=Folder.INBOX, uidvalidity=1, uid=uid, raw=raw) for uid, raw in enumerate(raws, start=1)]
        await self.store.keep("anna", Batch(mails=tuple(mails), cursors={}), RECEIVED)

    async def next(self) -> tuple[str, Claims | Exception]:
        found = await self.upcoming.next()
        assert found is not None
        subject = found.raw.split(b"Subject: ")[1].split(b"\r\n")[0].decode()
        try:
            return subject, await self.upcoming.claims(found)
        except (Unreadable, Transient) as error:
            return subject, error


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    async with made.upcoming.begun():
        yield made


async def test_all_are_parsed_while_the_first_is_worked_on(desk: Desk) -> None:
    await desk.keep(mail("one"), mail("two"), mail("three"))
    assert (await desk.next())[0] == "one"
    await desk.upcoming._claims[list(desk.upcoming._claims)[-1]]
    assert desk.parser.asked == ["one", "two", "three"]
    assert [(await desk.next())[0], (await desk.next())[0]] == ["two", "three"]
    assert desk.parser.asked == ["one", "two", "three"]


async def test_each_gets_its_own_trouble(desk: Desk) -> None:
    await desk.keep(mail("one"), mail("poison"), mail("trouble"), mail("four"))
    found = [await desk.next() for _ in range(4)]
    assert [type(claims) for _, claims in found] == [Claims, Unreadable, Transient, Claims]


async def test_what_is_given_back_was_not_begun(desk: Desk) -> None:
    await desk.keep(mail("one"), mail("two"))
    await desk.next()
    await desk.upcoming.give_back()
    attempts = {m.raw: m.attempts for m in await desk.store.next_mails("anna", 1)}
    assert attempts == {mail("one"): 2}
    (second,) = [m for m in desk.store._mails.values() if m.raw == mail("two")]
    assert second.attempts == 0


async def test_a_mail_that_was_begun_before_is_not_parsed_unless_its_reader_wants_it(desk: Desk) -> None:
    await desk.keep(mail("poison"))
    await desk.store.next_mails("anna", 1)
    found = await desk.upcoming.next()
    assert found is not None
    assert found.attempts == 2
    assert desk.parser.asked == []


# --- lines ---------------------------------------------------------------------------------------------------------


async def _asked_tom(store: MemoryStore) -> None:
    from tests.contract.store_values import letter

    question = letter(ASKED_TOM.effect, ref=INTERVIEW.ref)
    await store.commit(event("e", INTERVIEW.ref), INTERVIEW, 0, [question], "")
    await store.begin(question.id, RECEIVED, ASKED_TOM)
    await store.settle(question.id, OutboxState.DONE, RECEIVED)


async def test_a_reply_is_labelled_against_our_letter_before_anybody_asks(desk: Desk) -> None:
    await _asked_tom(desk.store)
    await desk.keep(mail("one"), mail("Re: Interview", to=TO_TOM))
    await desk.next()
    _, claims = await desk.next()
    assert isinstance(claims, Claims)
    ours = together(None, (ASKED_TOM,))
    before = list(desk.parser.asked)
    lines = await desk.foresight.lines(claims.text, claims.html, ours)
    assert lines == await InlineParser().lines(claims.text, claims.html, ours)
    assert desk.parser.asked.count(f"lines against {ours[:12]!r}") == 1
    assert len(desk.parser.asked) <= len(before) + 1


async def test_a_calendar_answer_is_labelled_against_nothing(desk: Desk) -> None:
    await desk.keep(mail("one"), gmail_rsvp().replace("\n", "\r\n").encode())
    await desk.next()
    _, claims = await desk.next()
    assert isinstance(claims, Claims)
    await desk.foresight.lines(claims.text, claims.html, "")
    assert desk.parser.asked.count("lines against ''") == 1


async def test_a_wrong_guess_costs_nothing_but_time(desk: Desk) -> None:
    await _asked_tom(desk.store)
    await desk.keep(mail("one"), mail("Re: Interview", to=TO_TOM))
    await desk.next()
    _, claims = await desk.next()
    assert isinstance(claims, Claims)
    assert await desk.foresight.lines(claims.text, claims.html, "Another letter.") == await InlineParser().lines(
        claims.text, claims.html, "Another letter."
    )


async def test_nothing_is_labelled_of_mail_that_answers_nothing(desk: Desk) -> None:
    await desk.keep(mail("one"), mail("two"))
    await desk.next()
    await desk.next()
    assert not [asked for asked in desk.parser.asked if asked.startswith("lines")]
