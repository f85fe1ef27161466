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
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import DIRECTORY, END, RULES

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
    assert desk.outside.kinds(JONAS) == ["handed", "aside"]
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
