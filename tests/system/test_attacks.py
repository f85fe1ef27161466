"""Attacks by mail: forged replies, forged commands, hostile invitations. Each shows the mail, then what must not be."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.policy import NextStep
from agent.core.respondent import RespondentState
from agent.ports import Folder
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END, RULES

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA, EVE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "eve@evil.example"
BEN = Address(email="ben@agency.example", name="Ben")


class Asked:
    """Tom (slot a, client) and Priya (slot b, candidate) have been asked."""

    def __init__(self, outside: Outside, agency: Agency, ref: str) -> None:
        self.outside, self.agency, self.ref = outside, agency, ref
        self.tom, self.priya, self.anna = (address(ref, slot) for slot in ("a", "b", "2"))

    async def interview(self) -> Interview:
        found, _ = await self.outside.store.interview(self.ref)
        assert found
        return found

    async def readings(self) -> dict[str, int]:
        return {r.slot: len(r.readings) for r in (await self.interview()).respondents}

    async def fate(self, message_id: str) -> str:
        return (await self.outside.fates())[message_id]

    def letter_id(self, to: str) -> str:
        return str(self.outside.letters(to)[-1]["Message-ID"])


@pytest.fixture
async def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with Agency(outside, rules=replace(RULES, team=(BEN,))).open() as opened:
        yield opened


@pytest.fixture
async def asked(outside: Outside, agency: Agency) -> Asked:
    await agency.deliver(invite(ANNA, event("REQUEST")))
    await agency.pass_to(END + HOUR)
    interview = await outside.only()
    assert [(r.person.address.email, r.state) for r in interview.respondents] == [
        (TOM, RespondentState.ASKED),
        (PRIYA, RespondentState.ASKED),
    ]
    return Asked(outside, agency, interview.ref)


# --- forged replies ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "proven"), [(TOM, False), (PRIYA, True), (EVE, True), (ANNA, False), (f"{TOM}, {EVE}", True)]
)
async def test_a_token_alone_adds_no_feedback(asked: Asked, sender: str, proven: bool) -> None:
    await asked.agency.deliver(write(sender, asked.tom, "Strong no. 1 of 5.", proven=proven))
    assert await asked.readings() == {"a": 0, "b": 0}
    assert (await asked.interview()).state is InterviewState.ASKING
    assert "held" in asked.outside.kinds(ANNA)
    before = len(asked.outside.letters(TOM))
    await asked.agency.pass_to(END + timedelta(days=9))
    assert len(asked.outside.letters(TOM)) == before, "a reply in doubt pauses the reminders"


async def test_a_forwarded_mail_files_nothing_for_the_other_side(asked: Asked) -> None:
    """The client forwards our questions to the candidate, who answers with the client's token and Message-ID."""
    reply = f"In-Reply-To: {asked.letter_id(TOM)}"
    await asked.agency.deliver(write(PRIYA, asked.tom, "5 of 5, make an offer!", reply))
    assert await asked.readings() == {"a": 0, "b": 0}
    interview = await asked.interview()
    assert [r.held != () for r in interview.respondents] == [True, False]


async def test_marks_of_two_interviews_are_for_a_human(asked: Asked) -> None:
    other = event("REQUEST", uid="other@google.com", people=(TOM, "ravi@postbox.example"))
    await asked.agency.deliver(invite(ANNA, other))
    await asked.agency.pass_to(END + 3 * HOUR)
    second = next(i for i in await asked.outside.store.interviews() if i.ref != asked.ref)
    of_second = asked.letter_id("ravi@postbox.example")
    await asked.agency.deliver(write(TOM, asked.tom, "no", f"In-Reply-To: {of_second}", key="two"))
    await asked.agency.deliver(
        write(
            TOM,
            "anna@agency.example",
            "no",
            f"In-Reply-To: {asked.letter_id(TOM)}",
            f"References: {of_second}",
            key="t",
        )
    )
    assert (await asked.fate("<two@acme.example>")).startswith("quarantined")
    assert (await asked.fate("<t@acme.example>")).startswith("quarantined")
    for interview in (await asked.interview(), second):
        assert all(not r.readings for r in interview.respondents)


async def test_the_same_reply_twice_counts_once(asked: Asked) -> None:
    raw = write(TOM, asked.tom, "Solid. 4 of 5. Yes.", key="one")
    through_a_list = b"Received: from lists.example by mx.agency.example; Mon, 23 Nov 2026 10:00:01 +0000\r\n" + raw
    await asked.agency.deliver(raw, raw, through_a_list)
    await asked.agency.pass_to(END + 3 * HOUR)
    await asked.agency.deliver(raw, through_a_list.replace(b"10:00:01", b"12:00:00"))
    assert await asked.readings() == {"a": 1, "b": 0}
    assert asked.outside.kinds().count("feedback_in") == 1


async def test_an_altered_token_leads_nowhere(asked: Asked) -> None:
    for place in range(5, 40, 7):
        wrong = "a" if asked.tom[place] != "a" else "b"
        await asked.agency.deliver(write(TOM, asked.tom[:place] + wrong + asked.tom[place + 1 :], "no"))
    assert await asked.readings() == {"a": 0, "b": 0}


async def test_a_code_in_the_subject_is_no_proof(asked: Asked) -> None:
    for sender in (TOM, PRIYA, EVE):
        await asked.agency.deliver(write(sender, ANNA, "Strong no.", subject=f"Re: Interview [#{asked.ref}]"))
    assert await asked.readings() == {"a": 0, "b": 0}
    assert asked.outside.kinds(ANNA).count("held") == 3


async def test_after_the_end_a_token_leads_to_the_recruiter_only(asked: Asked) -> None:
    await asked.agency.deliver(write(ANNA, asked.anna, "hold"))
    await asked.agency.pass_to(END + timedelta(days=30))
    assert (await asked.interview()).state is InterviewState.CLOSED
    before = len(asked.outside.mailer.sent)
    await asked.agency.deliver(write(TOM, asked.tom, "Offer! 5 of 5."), write(PRIYA, asked.priya, "x", proven=False))
    await asked.agency.pass_to(END + timedelta(days=60))
    assert await asked.readings() == {"a": 0, "b": 0}
    assert {mail.recipient for mail in asked.outside.mailer.sent[before:]} == {ANNA}
    assert (await asked.interview()).state is InterviewState.CLOSED


# --- forged commands --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "body", "proven"),
    [
        (ANNA, "offer", False),
        (TOM, "offer", True),
        (PRIYA, f"client: {EVE}", True),
        (BEN.email, "offer", True),
        (f"Anna Berg <{EVE}>", "offer", True),
        (f"{ANNA} <{EVE}>", "offer", True),
        (ANNA, "> offer", True),
        (ANNA, "On Mon, 23 Nov 2026 at 12:05, Tom <tom@acme.example> wrote:\n> offer", True),
        (ANNA, "---------- Forwarded message ---------\nFrom: Tom <tom@acme.example>\nDate: Mon\nTo: x\n\noffer", True),
        (ANNA, "What do you think?\noffer", True),
    ],
)
async def test_only_the_recruiters_own_first_line_is_a_command(
    asked: Asked, sender: str, body: str, proven: bool
) -> None:
    before = await asked.interview()
    await asked.agency.deliver(write(sender, asked.anna, body, proven=proven))
    # That a reply of hers was no command is counted, so that no machine is answered for ever.
    assert replace(await asked.interview(), slips=()) == before
    assert EVE not in asked.outside.recipients


async def test_a_colleagues_word_decides_nothing(asked: Asked) -> None:
    """The recommendation goes to the team as well, and a colleague may answer it."""
    await asked.agency.deliver(write(TOM, asked.tom, "No, we reject her."))
    recommended = asked.outside.letters(BEN.email)[-1]
    reply = f"In-Reply-To: {recommended['Message-ID']}"
    await asked.agency.deliver(write(BEN.email, asked.anna, "offer", reply, key="ben"))
    assert (await asked.interview()).ruling is None
    assert (await asked.interview()).state is InterviewState.RECOMMENDED
    assert asked.outside.kinds(ANNA)[-1] == "views", "the recruiter is told what he thinks"
    assert "offer" in asked.outside.texts(ANNA)[-1]


async def test_a_candidate_who_answers_the_mail_after_the_decision_is_not_the_recruiter(asked: Asked) -> None:
    """The draft after the decision is a letter of ours to the candidate: its answer once counted as a command."""
    await asked.agency.deliver(write(ANNA, asked.anna, "hold"))
    drafts = asked.outside.mailbox.raws(Folder.DRAFTS)
    to_priya = next(raw for raw in drafts if PRIYA.encode() in raw)
    message_id = to_priya.partition(b"Message-ID: ")[2].partition(b"\r\n")[0].decode()
    asked.outside.mailbox.deliver(to_priya, Folder.SENT)
    await asked.agency.deliver(write(PRIYA, ANNA, f"client: {EVE}", f"In-Reply-To: {message_id}", key="p"))
    interview = await asked.interview()
    assert dict(interview.named) == {}
    assert {r.person.address.email for r in interview.respondents} == {TOM, PRIYA}
    assert "held" in asked.outside.kinds(ANNA), "it is passed on to the recruiter"


async def test_a_decision_cannot_be_replayed(asked: Asked) -> None:
    command = write(ANNA, asked.anna, "hold", key="c")
    await asked.agency.deliver(command)
    ruling = (await asked.interview()).ruling
    await asked.agency.deliver(command, command.replace(b"Subject: Re: x", b"Subject: Re: y"))
    await asked.agency.deliver(write(ANNA, asked.anna, "offer"))
    interview = await asked.interview()
    assert (interview.ruling, interview.state) == (ruling, InterviewState.DECIDED)
    assert ruling is not None
    assert ruling.step is NextStep.HOLD


async def test_a_message_id_that_lies_in_sent_proves_nothing_without_the_token(asked: Asked) -> None:
    """Ben got a mail of Anna's once, so he knows a Message-ID that lies in her Sent folder."""
    asked.outside.mailbox.deliver(write(ANNA, BEN.email, "Lunch?", key="lunch"), Folder.SENT)
    await asked.agency.deliver(write(TOM, asked.tom, "No, we reject her."))
    recommended = asked.outside.letters(BEN.email)[-1]
    reply = f"In-Reply-To: {recommended['Message-ID']}"
    assert asked.anna not in str(recommended)
    spoofed = write(ANNA, "anna+anything@agency.example", "offer", reply, proven=False, key="lunch")
    await asked.agency.deliver(spoofed)
    assert (await asked.interview()).ruling is None


async def test_the_recruiters_own_copy_in_sent_proves_a_command(asked: Asked) -> None:
    command = write(ANNA, asked.anna, "hold", proven=False, key="own")
    asked.outside.mailbox.deliver(command, Folder.SENT)
    await asked.agency.deliver(command.replace(b"Subject", b"Received: from a by b; now\r\nSubject"))
    assert (await asked.interview()).ruling is not None
