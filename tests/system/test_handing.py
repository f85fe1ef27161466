"""An interview is handed over: the colleague gets the letters and gives the word, participants notice nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.handed import Deputy
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.policy import NextStep
from agent.ports import Folder
from agent.reading.claims import House
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import DIRECTORY, END, RULES
from tests.unit.mails import HOUSE

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA = "anna@agency.example", "tom@acme.example", "priya@postbox.example"
JONAS, CLEO = "jonas@agency.example", "cleo@partner.example"
OURS = (Address(email=JONAS, name="Jonas Lind"), Address(email=CLEO, name="Cleo Zander"))
HAND = replace(
    RULES,
    directory=replace(DIRECTORY, colleagues=OURS),
    team=OURS[1:],
    deputies=(Deputy(address=OURS[0], mailbox="jonas"), Deputy(address=OURS[1])),
)


class Desk:
    """Anna's mailbox with an interview that is over, and its heads-up."""

    def __init__(self, outside: Outside, agency: Agency, ref: str) -> None:
        self.outside, self.agency, self.ref = outside, agency, ref

    async def says(self, sender: str, word: str, *, proven: bool = True, answers: str = "") -> None:
        """Somebody answers the newest letter to them, or to another one, at the address with the recruiter's token."""
        mails = [mail for mail in self.outside.mailer.sent if mail.recipient == (answers or sender)]
        reply = f"In-Reply-To: {mails[-1].message_id}"
        await self.agency.deliver(write(sender, address(self.ref), word, reply, proven=proven))

    async def interview(self) -> Interview:
        return await self.outside.only()

    async def answers(self) -> None:
        await self.agency.deliver(write(TOM, address(self.ref, "a"), "4 of 5. Yes, we want her. Make an offer."))
        await self.agency.deliver(write(PRIYA, address(self.ref, "b"), "5 of 5. Yes, I would love to go ahead."))

    def text(self, to: str) -> str:
        return " ".join(self.outside.texts(to)[-1].split())


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    outside = Outside()
    async with Agency(outside, rules=HAND).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        await agency.pass_to(END)
        yield Desk(outside, agency, (await outside.only()).ref)


async def test_the_colleague_sees_it_through(desk: Desk) -> None:
    await desk.says(ANNA, "hand over to jonas@agency.example\n\nThanks! Anna")
    assert desk.outside.kinds(ANNA) == ["heads_up", "note"]
    assert "Jonas Lind gets my letters" in desk.text(ANNA)
    assert desk.outside.kinds(JONAS) == ["handed"]
    assert "Anna Berg has put you in charge" in desk.text(JONAS)
    assert "tom has not been asked yet" in desk.text(JONAS).lower()
    assert "hand over to anna@agency.example" in desk.text(JONAS)
    await desk.says(JONAS, "status")
    assert desk.outside.kinds(JONAS) == ["handed", "note"]
    await desk.agency.pass_to(END + HOUR)
    await desk.answers()
    assert desk.outside.kinds(JONAS)[2:] == ["feedback_in", "feedback_in", "recommendation"]
    assert desk.outside.kinds(ANNA) == ["heads_up", "note"], "she is on leave"
    assert desk.outside.kinds(CLEO) == ["recommendation"]
    assert "Jonas Lind decides" in desk.text(CLEO)
    assert "laid into Anna Berg’s Drafts folder" in desk.text(JONAS)
    topics = {topic for topic, _ in desk.outside.notifier.published}
    assert {"debrief/jonas/feedback_in", "debrief/jonas/recommendation"} <= topics
    assert "debrief/anna/recommendation" not in topics
    await desk.says(JONAS, "offer: as both wish")
    ruled = await desk.interview()
    assert ruled.state is InterviewState.DECIDED
    assert ruled.ruling
    assert (ruled.ruling.step, ruled.ruling.by) == (NextStep.OFFER, JONAS)


async def test_participants_notice_nothing(desk: Desk) -> None:
    await desk.says(ANNA, "hand over to jonas")
    await desk.agency.pass_to(END + timedelta(days=2))
    await desk.answers()
    await desk.says(JONAS, "offer")
    drafts = [mail.raw.decode() for mail in desk.outside.mailbox.boxes[Folder.DRAFTS].mails.values()]
    seen = [*desk.outside.texts(TOM), *desk.outside.texts(PRIYA), *drafts]
    assert len(seen) >= 6
    for one in seen:
        assert "jonas" not in one.lower()
        assert "lind" not in one.lower()
        assert 'From: "Anna Berg" <anna@agency.example>' in one


async def test_the_colleagues_letters_are_in_the_thread_and_lead_back_by_token(desk: Desk) -> None:
    await desk.says(ANNA, "hand over to jonas")
    letters = [*desk.outside.letters(ANNA), *desk.outside.letters(JONAS)]
    assert len({str(one["In-Reply-To"]) for one in letters}) == 1
    assert str(desk.outside.letters(JONAS)[-1]["Reply-To"]) == address(desk.ref)


async def test_the_recruiters_own_word_keeps_counting_and_takes_it_back(desk: Desk) -> None:
    await desk.says(ANNA, "hand over to jonas")
    await desk.says(ANNA, "status")
    assert desk.outside.kinds(ANNA)[-1] == "note"
    assert "How it stands" in desk.text(ANNA)
    assert desk.outside.kinds(JONAS) == ["handed"], "who asks gets the answer"
    await desk.says(ANNA, "take back")
    assert "Taken back" in desk.text(ANNA)
    assert desk.outside.kinds(JONAS) == ["handed", "handed"]
    assert "This interview is with Anna Berg now" in desk.text(JONAS)
    assert "Anna Berg is in charge of this interview again" in desk.text(JONAS)
    await desk.says(JONAS, "no")
    assert (await desk.interview()).state is InterviewState.ENDED, "his word counts no more"
    await desk.agency.pass_to(END + HOUR)
    await desk.answers()
    assert desk.outside.kinds(ANNA)[-1] == "recommendation"
    assert desk.outside.kinds(JONAS) == ["handed", "handed"]


async def test_what_is_not_understood_comes_back_to_who_wrote_it(desk: Desk) -> None:
    await desk.says(ANNA, "hand over to jonas")
    before = desk.outside.kinds(ANNA)
    await desk.says(JONAS, "do the thing with the people")
    assert desk.outside.kinds(JONAS) == ["handed", "note"]
    assert desk.outside.kinds(ANNA) == before


ATTACKS = [
    (ANNA, False), (JONAS, True), (JONAS, False), (CLEO, True), (TOM, True), (PRIYA, True), ("eve@evil.example", True),
    ("anna@agency.example.evil.example", True), ("eve@agency.example", True),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "proven"), ATTACKS)
@pytest.mark.parametrize("word", ["hand over to jonas", "hand over to eve@evil.example", "hand over all to jonas"])
async def test_nobody_but_the_recruiter_hands_over(desk: Desk, sender: str, proven: bool, word: str) -> None:
    """With the very token, as somebody has whom a letter was forwarded to."""
    await desk.says(sender, word, proven=proven, answers=ANNA)
    assert (await desk.interview()).handed is None
    await desk.agency.pass_to(END + HOUR)
    await desk.answers()
    assert desk.outside.kinds(ANNA)[-1] == "recommendation"
    assert desk.outside.recipients <= {ANNA, TOM, PRIYA, CLEO}


@pytest.mark.parametrize(("sender", "proven"), [one for one in ATTACKS if one != (JONAS, True)])
@pytest.mark.parametrize("word", ["offer", "take back", "hand over to cleo", "no"])
async def test_nobody_but_the_colleague_answers_for_them(desk: Desk, sender: str, proven: bool, word: str) -> None:
    await desk.says(ANNA, "hand over to jonas")
    before = await desk.interview()
    await desk.says(sender, word, proven=proven, answers=JONAS)
    after = await desk.interview()
    assert (after.handed, after.ruling, after.state) == (before.handed, None, before.state)


async def test_a_forwarded_letter_gives_nobody_a_voice(desk: Desk) -> None:
    """Jonas forwards his letter to Tom, who answers it; and forwards what Tom wrote, above which he types nothing."""
    await desk.says(ANNA, "hand over to jonas")
    await desk.says(TOM, "hand over to cleo", answers=JONAS)
    words = (
        "-------- Forwarded Message --------\nFrom: Tom <tom@acme.example>\nTo: Jonas\nSubject: x\n\nhand over to cleo"
    )
    await desk.says(JONAS, words)
    handed = (await desk.interview()).handed
    assert handed
    assert handed.to.email == JONAS
    assert CLEO not in desk.outside.recipients


# --- all of them -----------------------------------------------------------------------------------------------------

OTHER = event(
    "REQUEST",
    uid="9z@google.com",
    people=(TOM, "ravi@postbox.example"),
    start="20261124T100000Z",
    end="20261124T110000Z",
    summary="Interview: Ravi Patel - Data Engineer",
)


async def test_the_recruiter_goes_on_leave(desk: Desk) -> None:
    """A second interview is arranged meanwhile; the stand-in has it, too, and after the leave it is Anna's again."""
    await desk.says(ANNA, "hand over all to jonas until 2026-11-25")
    assert "all your interviews until 25 November 2026" in desk.text(ANNA)
    assert "Anna Berg has put you in charge of all interviews, also of new ones, until 25 November" in desk.text(JONAS)
    before = desk.outside.kinds(ANNA)
    await desk.agency.deliver(invite(ANNA, OTHER))
    await desk.agency.pass_to(END + timedelta(days=1))
    assert desk.outside.kinds(ANNA) == before
    assert desk.outside.kinds(JONAS) == ["handed", "heads_up"]
    assert "each with a mail in Anna Berg’s name" in desk.text(JONAS)
    second = next(one for one in await desk.outside.store.interviews() if one.ref != desk.ref)
    heads_up = [mail for mail in desk.outside.mailer.sent if mail.recipient == JONAS][-1]
    reply = f"In-Reply-To: {heads_up.message_id}"
    await desk.agency.deliver(write(JONAS, address(second.ref), "don't ask tom@acme.example", reply))
    await desk.agency.pass_to(END + timedelta(days=4))
    found, _ = await desk.outside.store.interview(second.ref)
    assert found
    assert [r.questions for r in found.respondents if r.person.address.email == TOM] == [0]
    await desk.agency.pass_to(END + timedelta(days=9))
    assert desk.outside.kinds(ANNA)[len(before) :], "the leave is over"
    await desk.agency.deliver(write(JONAS, address(second.ref), "offer", reply))
    found, _ = await desk.outside.store.interview(second.ref)
    assert found
    assert found.ruling is None


async def test_the_leave_outlives_a_restart_and_ends_at_a_word() -> None:
    outside = Outside()
    async with Agency(outside, rules=HAND).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        await agency.pass_to(END)
        ref = (await outside.only()).ref
        await Desk(outside, agency, ref).says(ANNA, "hand over all to jonas until 2026-12-24")
    async with Agency(outside, rules=HAND).open() as agency:
        desk = Desk(outside, agency, ref)
        await agency.deliver(invite(ANNA, OTHER))
        await agency.pass_to(END + timedelta(days=1))
        assert outside.kinds(JONAS)[-1] == "heads_up"
        await desk.says(ANNA, "take back all")
        assert "in charge of all your interviews again" in desk.text(ANNA)
        await agency.pass_to(END + timedelta(days=12))
    assert "in charge of all interviews again" in " ".join(" ".join(outside.texts(JONAS)).split())
    assert outside.kinds(ANNA).count("recommendation") == 2
    assert "recommendation" not in outside.kinds(JONAS)


# --- their own mailbox -----------------------------------------------------------------------------------------------


async def test_their_own_mailbox_takes_nothing_of_it_for_news(desk: Desk) -> None:
    """Debrief looks after Jonas's mailbox as well: Anna's letters arrive there, and his replies lie in his Sent."""
    await desk.says(ANNA, "hand over to jonas")
    theirs = Outside()
    theirs.store, theirs.clock = desk.outside.store, desk.outside.clock
    own = replace(DIRECTORY, recruiter=OURS[0], colleagues=(Address(email=ANNA),))
    house = House(
        mailbox="jonas",
        addresses=frozenset({JONAS}),
        authserv_id=HOUSE.authserv_id,
        domain=HOUSE.domain,
    )
    jonas = Agency(theirs, rules=replace(HAND, mailbox="jonas", directory=own), house=house)
    letter = next(mail for mail in desk.outside.mailer.sent if mail.recipient == JONAS)
    proof = b"Authentication-Results: mx.agency.example; dmarc=pass header.from=agency.example\r\n"
    theirs.mailbox.deliver(proof + letter.raw)
    reply = write(JONAS, address(desk.ref), "status", f"In-Reply-To: {letter.message_id}", key="his")
    theirs.mailbox.deliver(reply, Folder.SENT)
    before, count = await desk.interview(), len(desk.outside.store._outbox)
    await jonas.intake.once()
    assert await desk.interview() == before
    assert len(desk.outside.store._outbox) == count, "nobody is told of anything"
    await desk.agency.deliver(reply)
    assert desk.outside.kinds(JONAS) == ["handed", "note"], "in Anna's it is a command"
