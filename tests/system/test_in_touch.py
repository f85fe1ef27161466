"""Replies in doubt that are accepted by reply, and the recruiter's own mail with participants: the whole service."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import Interview, InterviewState
from agent.core.respondent import RespondentState
from agent.ports import Folder
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA, SUE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "sue@assist.example"
TODAY = "Date: Mon, 23 Nov 2026 11:20:00 +0000"


class Desk:
    """Anna's mailbox, with an interview that Tom and Priya take part in."""

    def __init__(self, outside: Outside, agency: Agency, ref: str) -> None:
        self.outside, self.agency, self.ref = outside, agency, ref

    async def interview(self) -> Interview:
        found, _ = await self.outside.store.interview(self.ref)
        assert found
        return found

    async def states(self) -> dict[str, RespondentState]:
        return {r.person.address.email: r.state for r in (await self.interview()).respondents}

    def last(self, kind: LetterKind) -> str:
        """Message-ID of the last letter of a kind to Anna."""
        ledger = self.outside.store._letters
        sent = [ledger[m.message_id].entry for m in self.outside.mailer.sent if m.recipient == ANNA]
        return [one for one in sent if one.kind is kind][-1].message_id

    async def anna(self, word: str, letter: LetterKind) -> None:
        """Anna answers the last letter of that kind."""
        reply = f"In-Reply-To: {self.last(letter)}"
        await self.agency.deliver(write(ANNA, address(self.ref), word, reply))

    def text(self, to: str = ANNA) -> str:
        return " ".join(self.outside.texts(to)[-1].split())


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    outside = Outside()
    async with Agency(outside).open() as agency:
        await agency.deliver(invite(ANNA, event("REQUEST")))
        yield Desk(outside, agency, (await outside.only()).ref)


async def test_an_assistants_answer_is_accepted_by_reply(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    answer = "Tom asked me to write: 4 of 5. Yes, we want her. Please make an offer."
    await desk.agency.deliver(write(f"Sue Miller <{SUE}>", address(desk.ref, "a"), answer))
    assert "accept ignore" in desk.text()
    assert "Sue Miller (sue@assist.example)" in desk.text()
    assert (await desk.states())[TOM] is RespondentState.ASKED
    await desk.anna("accept\n\n> 4 of 5", LetterKind.HELD)
    assert (await desk.states())[TOM] is RespondentState.ANSWERED
    assert "from sue@assist.example, accepted by you" in desk.text()
    await desk.agency.deliver(write(PRIYA, address(desk.ref, "b"), "5 of 5. Yes, I would love to go ahead."))
    assert desk.outside.kinds(ANNA)[-1] == "recommendation"
    assert "from sue@assist.example, accepted by you" in desk.text()
    assert "no answer" not in desk.text(), "both sides were heard"
    story = [told.note for told in await desk.outside.store.story(desk.ref)]
    assert any(note.startswith("anna@agency.example accepted a mail from sue@assist.example") for note in story)
    await desk.agency.deliver(write(SUE, address(desk.ref, "a"), "One more thing: 5 of 5, says Tom."))
    assert desk.outside.kinds(ANNA).count("held") == 1, "what she writes next is known to be for Tom"


async def test_the_recruiter_writes_to_one_side_and_lets_them_be_asked_after_all(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR / 2)
    desk.outside.mailbox.deliver(
        write(ANNA, f"Tom Becker <{TOM}>", "How did it go? I will call you.", TODAY, proven=False), Folder.SENT
    )
    await desk.agency.pass_to(END + HOUR)
    assert desk.outside.letters(TOM) == []
    assert len(desk.outside.letters(PRIYA)) == 1
    assert desk.outside.kinds(ANNA).count("note") == 1
    assert "ask tom@acme.example" in desk.text()
    await desk.agency.pass_to(END + 20 * HOUR)
    assert desk.outside.letters(TOM) == []
    await desk.anna("ask tom@acme.example", LetterKind.NOTE)
    assert desk.outside.kinds(TOM) == [], "it is seven in the morning"
    await desk.agency.pass_to(END + 23 * HOUR)
    assert desk.outside.kinds(TOM) == ["question"]
    assert desk.outside.kinds(ANNA).count("note") == 1


async def test_a_mail_before_the_heads_up_is_told_of_in_it(desk: Desk) -> None:
    await desk.agency.pass_to(END - HOUR / 2)
    early = "Date: Mon, 23 Nov 2026 10:30:00 +0000"
    desk.outside.mailbox.deliver(write(ANNA, TOM, "Running late?", early), Folder.SENT)
    await desk.agency.settle()
    await desk.agency.pass_to(END)
    assert desk.outside.kinds(ANNA) == ["heads_up"]
    assert "ask tom@acme.example" in desk.text()
    await desk.anna("ask tom@acme.example", LetterKind.HEADS_UP)
    await desk.agency.pass_to(END + HOUR)
    assert len(desk.outside.letters(TOM)) == 1


async def test_without_a_word_the_interview_ends_all_the_same(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    desk.outside.mailbox.deliver(write(ANNA, f"{TOM}, {PRIYA}", "Thanks both!", TODAY), Folder.SENT)
    await desk.agency.pass_to(END + timedelta(days=12))
    assert desk.outside.kinds(TOM) == desk.outside.kinds(PRIYA) == ["question"]
    assert (await desk.interview()).state is InterviewState.RECOMMENDED
    assert "you wrote with Tom Becker yourself" in desk.text() or "you wrote with tom yourself" in desk.text()
    assert "call" not in desk.outside.kinds(ANNA), "whoever writes with them needs no call sheet"


async def test_a_fresh_mail_of_the_candidate_is_offered_and_accepted(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    fresh = write(PRIYA, ANNA, "Hi Anna, 5 of 5! Yes, I would love to go ahead.", TODAY, subject="Today")
    await desk.agency.deliver(fresh)
    assert desk.outside.kinds(ANNA)[-1] == "held"
    assert "Is this feedback?" in desk.text()
    assert {r.slot: len(r.readings) for r in (await desk.interview()).respondents} == {"a": 0, "b": 0}
    await desk.anna("Accept", LetterKind.HELD)
    assert (await desk.states())[PRIYA] is RespondentState.ANSWERED
    assert desk.outside.kinds(ANNA)[-1] == "feedback_in"
    await desk.agency.pass_to(END + timedelta(days=3))
    assert len(desk.outside.letters(PRIYA)) == 1, "she is reminded of nothing"


async def test_mails_about_other_things_are_offered_twice_a_day_at_most(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    for number in range(8):
        await desk.agency.deliver(write(PRIYA, ANNA, f"My invoice no. {number}", TODAY, subject="Invoice"))
    assert desk.outside.kinds(ANNA).count("held") == 2
    assert desk.outside.kinds(ANNA).count("note") == 0


async def test_a_mail_that_may_be_about_two_interviews_is_accepted_where_it_belongs(desk: Desk) -> None:
    other = event(
        "REQUEST",
        uid="9z@google.com",
        people=("lee@globex.example", PRIYA),
        start="20261123T080000Z",
        end="20261123T090000Z",
        summary="Interview: Priya Nair - Data Engineer",
        extra=("DESCRIPTION:Client: lee@globex.example\\nCandidate: priya@postbox.example",),
    )
    await desk.agency.deliver(invite(ANNA, other))
    await desk.agency.pass_to(END + HOUR)
    fresh = write(PRIYA, ANNA, "It was a 4 of 5. Yes, I want the job.", TODAY, subject="Today")
    await desk.agency.deliver(fresh)
    second = next(i.ref for i in await desk.outside.store.interviews() if i.ref != desk.ref)
    ledger = desk.outside.store._letters
    offers = {one.entry.interview: one.entry.message_id for one in ledger.values() if one.entry.kind is LetterKind.HELD}
    assert set(offers) == {desk.ref, second}
    await desk.agency.deliver(write(ANNA, address(second), "accept", f"In-Reply-To: {offers[second]}"))
    answered, _ = await desk.outside.store.interview(second)
    assert answered
    states = {r.person.address.email: r.state for r in answered.respondents}
    assert states[PRIYA] is RespondentState.ANSWERED
    assert (await desk.states())[PRIYA] is not RespondentState.ANSWERED


async def test_a_reply_under_a_message_id_that_the_provider_gave(desk: Desk) -> None:
    """SES and its like give a letter another Message-ID; its copy in Sent shows both."""
    await desk.agency.pass_to(END + HOUR)
    letter = desk.outside.letters(TOM)[-1]
    ours = str(letter["Message-ID"])
    copy = letter.as_bytes().replace(f"Message-ID: {ours}".encode(), b"Message-ID: <0102018f@amazonses.com>")
    desk.outside.mailbox.deliver(copy, Folder.SENT)
    await desk.agency.settle()
    reply = "In-Reply-To: <0102018f@amazonses.com>"
    await desk.agency.deliver(write(TOM, ANNA, "4 of 5. Yes, make an offer.", reply, subject="Re: how was it"))
    assert (await desk.states())[TOM] is RespondentState.ANSWERED


async def test_a_strangers_reply_that_shows_only_the_message_id_that_the_provider_gave(desk: Desk) -> None:
    """Tom's secretary replies from an address of her own: no token, no reference, nobody whom we know."""
    await desk.agency.pass_to(END + HOUR)
    letter = desk.outside.letters(TOM)[-1]
    copy = letter.as_bytes().replace(str(letter["Message-ID"]).encode(), b"<0102018f@amazonses.com>", 1)
    desk.outside.mailbox.deliver(copy, Folder.SENT)
    await desk.agency.settle()
    reply = "In-Reply-To: <0102018f@amazonses.com>"
    await desk.agency.deliver(write("gwen@office.example", ANNA, "Tom says: 4 of 5.", reply, subject="Re: how was it"))
    assert desk.outside.kinds(ANNA)[-1] == "held"
    assert "gwen@office.example" in desk.outside.texts(ANNA)[-1]


async def test_a_message_id_that_somebody_else_claims_for_our_letter_means_nothing(desk: Desk) -> None:
    await desk.agency.pass_to(END + HOUR)
    ours = str(desk.outside.letters(TOM)[-1]["Message-ID"])
    await desk.agency.deliver(write("eve@evil.example", ANNA, "x", f"X-Debrief-Letter: {ours}", key="mine"))
    await desk.agency.deliver(
        write(TOM, ANNA, "Strong no.", "In-Reply-To: <mine@evil.example>", subject="Re: x", proven=False)
    )
    assert (await desk.states())[TOM] is RespondentState.ASKED
    assert {r.slot: r.held for r in (await desk.interview()).respondents} == {"a": (), "b": ()}
