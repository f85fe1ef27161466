"""Things that happen at once, twice, too late or for ever: nobody is mailed too often, and nothing waits for ever."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest

from agent.core.interview import InterviewState
from agent.core.respondent import RespondentState
from agent.core.rules import WorkingHours
from agent.errors import Permanent, Transient
from agent.ports import Folder
from agent.testing.model import MemoryModel
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END, REF, RULES

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANNA, TOM, PRIYA, SUE = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "sue@acme.example"
TO_TOM, TO_PRIYA = (address(REF, slot) for slot in "ab")


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
async def agency(outside: Outside) -> AsyncIterator[Agency]:
    async with Agency(outside).open() as opened:
        yield opened


async def asked(agency: Agency, ics: str = "") -> None:
    await agency.deliver(invite(ANNA, ics or event("REQUEST")))
    await agency.pass_to(END + HOUR)


async def states(outside: Outside) -> dict[str, str]:
    return {r.slot: r.state.value for r in (await outside.only()).respondents}


def questions(outside: Outside, to: str) -> int:
    return sum(kind in ("question", "reminder") for kind in outside.kinds(to))


def bounce(outside: Outside, to: str) -> bytes:
    """The postmaster's report on our last letter to an address."""
    raw = outside.mailer.sent[[m.recipient for m in outside.mailer.sent].index(to)].raw
    return b"\r\n".join(
        (
            b"From: MAILER-DAEMON@acme.example",
            b"To: anna@agency.example",
            b"Subject: Undelivered Mail Returned to Sender",
            b"Message-ID: <bounce@acme.example>",
            b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
            b"MIME-Version: 1.0",
            b"",
            b"--b",
            b"Content-Type: text/plain",
            b"",
            b"It could not be delivered.",
            b"--b",
            b"Content-Type: message/delivery-status",
            b"",
            b"Reporting-MTA: dns; mx.acme.example",
            b"",
            b"Final-Recipient: rfc822; " + to.encode(),
            b"Action: failed",
            b"Status: 5.1.1",
            b"",
            b"--b",
            b"Content-Type: message/rfc822",
            b"",
            raw,
            b"--b--",
            b"",
        )
    )


def away(to: str, sender: str, text: str = "I am away.") -> bytes:
    return write(sender, to, text, "Auto-Submitted: auto-replied", subject="Automatic reply: Interview")


# --- after an answer --------------------------------------------------------------------------------------------------


async def test_neither_bounce_nor_absence_undo_an_answer(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    await agency.deliver(write(TOM, TO_TOM, "4 of 5. Yes, another interview."))
    await agency.deliver(bounce(outside, TOM), away(TO_TOM, TOM, "I am back on 2026-12-05."))
    assert (await states(outside))["a"] == "answered"
    await agency.pass_to(END + 20 * DAY)
    assert questions(outside, TOM) == 1


async def test_an_answer_while_the_reminder_leaves(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    send = outside.mailer.send

    async def interrupted(mail, before_data):  # type: ignore[no-untyped-def]
        if mail.recipient == TOM:
            outside.mailbox.deliver(write(TOM, TO_TOM, "4 of 5. Yes, another interview.", key="meanwhile"))
            await agency.intake.once()
        return await send(mail, before_data)

    outside.mailer.send = interrupted  # type: ignore[method-assign]
    await agency.pass_to(END + 20 * DAY)
    assert (await states(outside))["a"] == "answered"
    assert questions(outside, TOM) == 2


async def test_a_cancellation_after_the_question_ends_the_chase(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    cancelled = event("CANCEL", sequence=1, status="CANCELLED", stamp="20261123T120000Z")
    await agency.deliver(invite(ANNA, cancelled))
    await agency.pass_to(END + 20 * DAY)
    assert (questions(outside, TOM), questions(outside, PRIYA)) == (1, 1)
    assert (await outside.only()).state is InterviewState.CLOSED


async def test_stop_is_for_ever_and_everywhere(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    await agency.deliver(write(TOM, TO_TOM, "STOP"), write(TOM, TO_TOM, "When will you call me?"))
    await agency.deliver(
        invite(ANNA, event("REQUEST", uid="next@google.com", start="20261127T100000Z", end="20261127T110000Z"))
    )
    await agency.pass_to(END + 20 * DAY)
    assert questions(outside, TOM) == 1


async def test_later_and_then_silence_is_four_mails_at_most(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    for _ in range(9):
        await agency.deliver(write(TOM, TO_TOM, "I will answer later this week."))
        await agency.pass_to(outside.clock.now() + 3 * DAY)
    await agency.pass_to(END + 60 * DAY)
    assert questions(outside, TOM) <= 4
    assert (await outside.only()).state is InterviewState.RECOMMENDED


async def test_no_ai_holds_for_what_they_write_next(outside: Outside) -> None:
    outside.model = MemoryModel(lambda prompt: Transient("No model is here."))
    async with Agency(outside).open() as agency:
        await asked(agency)
        await agency.deliver(write(TOM, TO_TOM, "NO AI\nShe was good."))
        await agency.deliver(write(TOM, TO_TOM, "What I forgot: 4 of 5."))
    assert outside.model.asked == []
    assert outside.kinds(ANNA).count("unread") == 2


# --- nothing waits for ever -------------------------------------------------------------------------------------------


async def test_who_declined_is_not_waited_for(outside: Outside, agency: Agency) -> None:
    await agency.deliver(invite(ANNA, event("REQUEST", people=(TOM, PRIYA, SUE))))
    await agency.deliver(invite(SUE, event("REPLY", people=(SUE,), partstat="DECLINED", stamp="20261122T100000Z")))
    await agency.pass_to(END + HOUR)
    assert questions(outside, SUE) == 0
    await agency.deliver(
        write(TOM, TO_TOM, "4 of 5. Yes, another interview."),
        write(PRIYA, address(REF, "c"), "5 of 5. Yes, I want to go ahead."),
    )
    assert (await outside.only()).state is InterviewState.RECOMMENDED


async def test_who_is_invited_while_others_are_asked_is_asked_too(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    more = event("REQUEST", people=(TOM, PRIYA, SUE), sequence=1, stamp="20261123T113000Z")
    await agency.deliver(invite(ANNA, more))
    await agency.deliver(
        write(TOM, TO_TOM, "4 of 5. Yes, another interview."),
        write(PRIYA, TO_PRIYA, "5 of 5. Yes, I want to go ahead."),
    )
    await agency.pass_to(END + 20 * DAY)
    assert 1 <= questions(outside, SUE) <= 4
    assert (await outside.only()).state is InterviewState.RECOMMENDED


async def test_a_moved_interview_is_asked_about_after_its_new_end(outside: Outside, agency: Agency) -> None:
    """Its letters were counted on as reminders, and the gate let none of them pass."""
    await asked(agency)
    moved = event("REQUEST", start="20261125T100000Z", end="20261125T110000Z", sequence=1, stamp="20261123T130000Z")
    await agency.deliver(invite(ANNA, moved))
    await agency.pass_to(END + 2 * DAY + HOUR - timedelta(minutes=1))
    assert (questions(outside, TOM), questions(outside, PRIYA)) == (1, 1)
    await agency.pass_to(END + 2 * DAY + HOUR)
    assert (questions(outside, TOM), questions(outside, PRIYA)) == (2, 2)
    await agency.pass_to(END + 30 * DAY)
    assert (questions(outside, TOM), questions(outside, PRIYA)) == (4, 4)
    assert (await outside.only()).state is InterviewState.RECOMMENDED


async def test_a_reply_in_doubt_before_the_question_holds_nobody_up_for_ever(outside: Outside, agency: Agency) -> None:
    await agency.deliver(invite(ANNA, event("REQUEST")))
    await agency.deliver(write(TOM, ANNA, "x", subject=f"Re: [#{REF}]", proven=False))
    await agency.pass_to(END + 2 * HOUR)
    await agency.deliver(write(PRIYA, TO_PRIYA, "5 of 5. Yes, I want to go ahead."))
    await agency.pass_to(END + 20 * DAY)
    assert (await outside.only()).state is InterviewState.RECOMMENDED
    assert "call" in outside.kinds(ANNA)


async def test_a_refused_reminder_and_then_words_without_an_answer(outside: Outside, agency: Agency) -> None:
    """The refused letter's id is used up: no second letter of that number can be queued."""
    await asked(agency)
    outside.mailer.refuses[TOM] = Permanent("550 no such user")
    await agency.pass_to(END + 26 * HOUR)
    assert (await states(outside))["a"] == "unreachable"
    del outside.mailer.refuses[TOM]
    await agency.deliver(write(TOM, TO_TOM, "Who are you?"), write(PRIYA, TO_PRIYA, "5 of 5. Yes, I want to go ahead."))
    await agency.pass_to(END + 30 * DAY)
    assert (await outside.only()).state is InterviewState.RECOMMENDED


# --- working hours ----------------------------------------------------------------------------------------------------


def local(letter_date: str, zone: ZoneInfo) -> datetime:
    return parsedate_to_datetime(letter_date).astimezone(zone)


@pytest.mark.parametrize("start", [datetime(2026, 10, 22, 12, tzinfo=UTC), datetime(2027, 3, 25, 12, tzinfo=UTC)])
async def test_reminders_keep_office_hours_over_a_weekend_and_a_change_of_the_clocks(start: datetime) -> None:
    """Thursday: the next reminders fall on Friday and Monday, with the clocks changed between."""
    berlin = ZoneInfo("Europe/Berlin")
    outside = Outside()
    await outside.clock.move(start - 2 * DAY)
    rules = replace(RULES, hours=WorkingHours(zone=berlin))
    ics = event("REQUEST", start=f"{start:%Y%m%dT%H%M%SZ}", end=f"{start + HOUR:%Y%m%dT%H%M%SZ}")
    async with Agency(outside, rules=rules).open() as agency:
        await agency.deliver(invite(ANNA, ics))
        await agency.pass_to(start + 2 * HOUR)
        outside.mailer.refuses[TOM] = Transient("450 try again")
        await agency.pass_to(start + 36 * HOUR)
        outside.mailer.refuses.clear()
        await agency.pass_to(start + 20 * DAY)
    for to in (TOM, PRIYA):
        times = [local(str(letter["Date"]), berlin) for letter in outside.letters(to)[1:]]
        assert len(times) == 3
        assert all(t.weekday() < 5 and 9 <= t.hour < 17 for t in times), times


# --- loops ------------------------------------------------------------------------------------------------------------


async def test_our_own_letters_come_back(outside: Outside, agency: Agency) -> None:
    await asked(agency)
    await agency.deliver(*(mail.raw for mail in outside.mailer.sent))
    await agency.deliver(*(b"Received: from x by y\r\n" + mail.raw for mail in outside.mailer.sent))
    assert (await states(outside)) == {"a": "asked", "b": "asked"}
    assert outside.kinds().count("held") == 0


async def test_an_autoresponder_that_hides_for_thirty_days(outside: Outside, agency: Agency) -> None:
    """It answers every mail at once, never says that it is one, and has a new address and text each time."""
    await asked(agency)
    answered, count = 0, 0
    for day in range(30):
        while answered < len(outside.mailer.sent):
            mail = outside.mailer.sent[answered]
            answered += 1
            if mail.recipient == ANNA:
                continue
            count += 1
            reply = str(outside.letters(mail.recipient)[-1]["Reply-To"])
            machine = f"ticket{count}@helpdesk.example"
            await agency.deliver(write(machine, reply, f"Ticket {count} was opened."))
            await agency.deliver(write(mail.recipient, reply, f"Your message {count} is important to us."))
        await agency.pass_to(END + (day + 1) * DAY)
    assert questions(outside, TOM) <= 4
    assert questions(outside, PRIYA) <= 4
    assert outside.recipients == {ANNA, TOM, PRIYA}
    assert len(outside.letters(ANNA)) < 40
    assert (await outside.only()).state is InterviewState.RECOMMENDED
    assert {s for s in (await states(outside)).values()} <= {RespondentState.UNREACHABLE.value, "answered"}
    assert outside.mailbox.raws(Folder.DRAFTS) == []
