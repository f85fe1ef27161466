"""Mail in Junk: what proves itself counts, and everything else waits silently until somebody takes it out."""

import pytest

from agent.core.interview import InterviewState
from agent.core.respondent import RespondentState
from agent.ports import Folder
from agent.testing.parser import InlineParser
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import REF

ANNA, TOM, PRIYA = "anna@agency.example", "tom@acme.example", "priya@postbox.example"
STRANGER = "mallory@spam.example"
UNPROVEN = "ignored: junk: nothing proves who sent it, or that it is about an interview"


async def took_in(outside: Outside, raw: bytes, folder: Folder = Folder.JUNK) -> str:
    """What became of a mail."""
    outside.mailbox.deliver(raw, folder)
    agency = Agency(outside)
    async with agency.open():
        await agency.settle()
    return list((await outside.fates()).values())[-1]


async def known_interview() -> Outside:
    outside = Outside()
    assert await took_in(outside, invite(ANNA, event("REQUEST")), Folder.INBOX) == "handled: "
    return outside


# --- what nothing proves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "raw"),
    [
        ("a stranger's invitation, proven", invite(STRANGER, event("REQUEST", organizer=STRANGER, uid="s@x"))),
        ("one in the recruiter's name", invite(ANNA, event("REQUEST"), proven=False)),
        ("an answer to an unknown invitation", invite(STRANGER, event("REPLY", people=(STRANGER,)))),
        ("a mail that cannot be read", write(STRANGER, address(REF), "poison")),
        ("two tokens that disagree", write(STRANGER, f"{address(REF)}, {address('bbbbbbbb')}", "hello")),
    ],
)
async def test_nothing_unproven_begins_anything_or_tells_anybody(what: str, raw: bytes) -> None:
    outside = Outside()
    fate = await took_in(outside, raw)
    assert fate.startswith("ignored: junk: "), (what, fate)
    assert await outside.store.interviews() == ()
    assert outside.letters() == []
    assert outside.notifier.published == []


@pytest.mark.parametrize(
    ("what", "raw"),
    [
        ("a stranger's words with the token", write(STRANGER, address(REF, "a"), "We reject her.", proven=False)),
        ("words in Tom's name", write(TOM, address(REF, "a"), "We reject her.", proven=False)),
        ("a stranger who saw the code", write(STRANGER, ANNA, "We reject her.", subject=f"Re: [#{REF}]")),
        ("a cancellation in the recruiter's name", invite(ANNA, event("CANCEL", sequence=1), proven=False)),
        ("a refusal in Tom's name", invite(TOM, event("REPLY", people=(TOM,), partstat="DECLINED"), proven=False)),
        ("a stranger's answer", invite(STRANGER, event("REPLY", people=(STRANGER,)), proven=False)),
        ("an absence of Tom's without a mark", write(TOM, ANNA, "Away.", "Auto-Submitted: auto-replied", proven=False)),
        ("a command in the recruiter's name", write(ANNA, address(REF), "no", proven=False)),
    ],
)
async def test_nothing_unproven_changes_an_interview(what: str, raw: bytes) -> None:
    outside = await known_interview()
    before = await outside.only()
    fate = await took_in(outside, raw)
    assert fate.startswith("ignored: junk: "), (what, fate)
    assert await outside.only() == before
    assert outside.letters() == []


async def test_poison_in_junk_is_nobodys_business() -> None:
    class Poison(InlineParser):
        async def claims(self, *args: object) -> object:  # type: ignore[override]
            raise RuntimeError("poison")

    outside = Outside()
    outside.mailbox.deliver(write(STRANGER, address(REF), "poison"), Folder.JUNK)
    agency = Agency(outside, wrap=lambda port: Poison() if isinstance(port, InlineParser) else port)
    async with agency.open():
        await agency.settle()
    assert list((await outside.fates()).values()) == ["ignored: junk: work on it failed 3 times"]
    assert outside.letters() == []


# --- what proves itself ---------------------------------------------------------------------------------------------


async def test_an_answer_to_a_known_invitation_counts() -> None:
    outside = await known_interview()
    declined = invite(TOM, event("REPLY", people=(TOM,), partstat="DECLINED"))
    assert await took_in(outside, declined) == "handled: "
    (tom, _) = (await outside.only()).meeting.attendees
    assert tom.partstat.value.upper() == "DECLINED"


async def test_the_recruiters_own_invitation_counts() -> None:
    outside = Outside()
    assert await took_in(outside, invite(ANNA, event("REQUEST"))) == "handled: "
    assert (await outside.only()).state is InterviewState.PLANNED


async def test_the_recruiters_command_counts() -> None:
    outside = await known_interview()
    assert await took_in(outside, write(ANNA, address(REF), "no")) == "handled: "
    assert (await outside.only()).state is InterviewState.CLOSED


async def test_a_bounce_that_knows_our_letter_counts_and_another_does_not() -> None:
    outside = await known_interview()
    agency = Agency(outside)
    async with agency.open():
        end = (await outside.only()).meeting.end
        assert end is not None
        await agency.pass_to(end.replace(hour=end.hour + 2))
    to_tom = next(x for x in outside.letters() if x["To"] and TOM in x["To"])
    headers = ("MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status; boundary=b")
    body = "\n".join(
        (
            "--b\nContent-Type: text/plain\n\nNobody there.\n--b\nContent-Type: message/delivery-status\n",
            "Reporting-MTA: dns; mx.acme.example\n",
            f"Final-Recipient: rfc822; {TOM}\nAction: failed\nStatus: 5.1.1\n",
            "--b\nContent-Type: message/rfc822\n\n{letter}\n--b--\n",
        )
    )
    forged = body.replace("{letter}", f"Message-ID: <made.up@agency.example>\nTo: {TOM}\nSubject: x\n\nx\n")
    sender = "mailer-daemon@acme.example"
    assert (await took_in(outside, write(sender, ANNA, forged, *headers, proven=False))).startswith("ignored: junk: ")
    genuine = body.replace("{letter}", f"Message-ID: {to_tom['Message-ID']}\nTo: {TOM}\nSubject: x\n\nx\n")
    assert await took_in(outside, write(sender, ANNA, genuine, *headers, proven=False)) == "handled: "
    assert RespondentState.UNREACHABLE in {one.state for one in (await outside.only()).respondents}


# --- moved ----------------------------------------------------------------------------------------------------------


async def test_a_mail_that_somebody_takes_out_of_junk_is_worked_on_as_usual() -> None:
    outside = Outside()
    invitation = invite(ANNA, event("REQUEST"), proven=False)
    assert await took_in(outside, invitation) == UNPROVEN
    outside.mailbox.move(1, Folder.INBOX, Folder.JUNK)
    agency = Agency(outside)
    async with agency.open():
        await agency.settle()
    assert list((await outside.fates()).values()) == ["handled: "]
    assert len(await outside.store.interviews()) == 1


@pytest.mark.parametrize("there", [Folder.JUNK, Folder.ARCHIVE, Folder.TRASH])
async def test_moving_a_mail_that_was_handled_changes_nothing(there: Folder) -> None:
    outside = await known_interview()
    before = await outside.only()
    outside.mailbox._watched = (*outside.mailbox._watched, Folder.ARCHIVE, Folder.TRASH)
    outside.mailbox.move(1, there)
    await Agency(outside).intake.once()
    assert list((await outside.fates()).values()) == ["handled: "]
    assert await outside.only() == before
