"""What mail servers do over hours and days: greylisting, storms of 421, other Message-IDs, stripped encryption."""

import contextlib
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from agent.adapters.smtp import SmtpSettings
from agent.core.respondent import RespondentState
from agent.ports import Folder, OutboxState
from agent.sandbox.smtp import smtp_server
from tests.faults.deeds import becomes, eof, says, says_and_ends
from tests.faults.dialects import Smtp
from tests.faults.proxy import COMMAND, Fault, Proxy, Wire, proxied
from tests.faults.sending import (
    ANNA,
    ASKED,
    CERTIFICATE,
    CHANNEL,
    FINAL,
    MINUTE,
    PASSWORD,
    UNKNOWN,
    WAIT,
    Office,
    Outcome,
    Recipients,
    is_question,
    lived_through,
    office,
    pass_to,
    questions,
)
from tests.faults.table import record
from tests.servers.certificates import Authority
from tests.system.desk import Outside, event, invite, write
from tests.unit.cases import PRIYA, REF, TOM

GROUP, EVER = "SMTP", 10**9
HOUR = timedelta(hours=1)


class World:
    """A mail server, a proxy before it, and the service."""

    def __init__(self, agency: Office, recipients: Recipients, proxy: Proxy) -> None:
        self.agency, self.recipients, self.proxy = agency, recipients, proxy
        self.outside = agency.outside

    async def live_through(self, row: str, *faults: Fault) -> Outcome:
        self.proxy.faults = list(faults)
        outcome = await lived_through(self.agency, self.recipients)
        record(GROUP, row, outcome.lost, outcome.doubled, outcome.recovery)
        assert all(fault.struck for fault in faults)
        return outcome


@contextlib.asynccontextmanager
async def world(tmp_path: Path, authority: Authority | None = None, crowd: int = 0) -> AsyncIterator[World]:
    """With STARTTLS if there is an authority; and so many more interviews."""
    outside = Outside()
    recipients = Recipients(outside=outside)
    tls = authority.server_context() if authority else None
    people = frozenset({ANNA, TOM.email, PRIYA.email, *(p for n in range(CROWD) for p in _pair(n))})
    async with contextlib.AsyncExitStack() as stack:
        port = await stack.enter_async_context(
            smtp_server(
                accounts={ANNA: PASSWORD},
                people=people,
                deliver=recipients.deliver,
                file_sent=recipients.file,
                starttls=tls,
            )
        )
        proxy = await stack.enter_async_context(proxied(Proxy(target=port, dialect=Smtp, starttls=tls)))
        settings = SmtpSettings(
            host="localhost", port=proxy.port, security="starttls" if authority else "plain", user=ANNA,
            password=PASSWORD, ca_file=authority.ca_file if authority else None, timeout=5.0,
        )  # fmt: skip
        more = [_interview(number) for number in range(crowd)]
        agency = await stack.enter_async_context(office(tmp_path / "state", settings, outside, more))
        yield World(agency, recipients, proxy)


STORM = 4
"""Hours. What is late by more has to wait for the next morning."""

CROWD = 30
"""Interviews in a storm; twice as many questions."""


def _pair(number: int) -> tuple[str, str]:
    return f"host{number}@acme.example", f"guest{number}@postbox.example"


# --- one recipient of several, and time ---


async def test_one_recipient_has_to_wait(tmp_path: Path) -> None:
    async with world(tmp_path) as at:
        outcome = await at.live_through(
            "one recipient refused for now",
            Fault(phase="RCPT", matching=TOM.email.encode(), deed=says(b"450 4.2.1 busy\r\n"), side=COMMAND),
        )
        assert (outcome.fate, outcome.got, outcome.recovery) == (WAIT, [1, 1], 300)
        first = [at_ for to, _, at_ in at.recipients.arrived if to == PRIYA.email]
        assert first == [ASKED], "nobody waits for somebody else's server"


async def test_greylisting(tmp_path: Path) -> None:
    """Whoever is unknown is told "later" for ten minutes."""
    async with world(tmp_path) as at:

        async def greylisted(wire: Wire, unit: bytes) -> bytes:
            if at.outside.clock.now() >= ASKED + 10 * MINUTE:
                return unit
            await wire.to_client(b"450 4.2.0 Greylisted, see http://postgrey.example/\r\n")
            return b""

        outcome = await at.live_through("greylisting", Fault(phase="RCPT", deed=greylisted, side=COMMAND, times=EVER))
        assert (outcome.fate, outcome.got, outcome.recovery) == (WAIT, [1, 1], 20 * 60)
        assert outcome.tries == 6


@pytest.mark.parametrize(
    ("answer", "words"),
    [(b"552 5.3.4 Message too big\r\n", "5.3.4"), (b"550 5.6.7 needs SMTPUTF8\r\n", "5.6.7")],
)
async def test_a_letter_that_the_server_does_not_carry(answer: bytes, words: str, tmp_path: Path) -> None:
    async with world(tmp_path) as at:
        phase = "MAIL" if b"552" in answer else "RCPT"
        outcome = await at.live_through("size, SMTPUTF8", Fault(phase=phase, deed=says(answer), side=COMMAND))
        assert (outcome.fate, sorted(outcome.got), outcome.asked_human) == (FINAL, [0, 1], 1)
        story = await at.outside.store.story(REF)
        assert any(words in getattr(told.event, "reason", "") for told in story)


async def test_a_full_mailbox(tmp_path: Path) -> None:
    async with world(tmp_path) as at:
        full = Fault(phase="content", deed=says_and_ends(b"552 5.2.2 Mailbox full\r\n"), side=COMMAND)
        outcome = await at.live_through("552, the recipient's mailbox is full", full)
        assert (outcome.fate, sorted(outcome.got), outcome.asked_human) == (FINAL, [0, 1], 1)


async def test_the_accounts_limit_for_the_day(tmp_path: Path) -> None:
    """Gmail names it a failure for good; letters would be lost by the dozen."""
    async with world(tmp_path) as at:

        async def over(wire: Wire, unit: bytes) -> bytes:
            if at.outside.clock.now() >= ASKED + 2 * HOUR:
                return unit
            return await says_and_ends(b"550-5.4.5 Daily user sending limit exceeded.\r\n550 5.4.5 gsmtp\r\n")(
                wire, unit
            )

        limit = Fault(phase="content", deed=over, side=COMMAND, times=EVER)
        outcome = await at.live_through("over the account's limit for two hours", limit)
        assert (outcome.fate, outcome.got, outcome.asked_human) == (CHANNEL, [1, 1], 0)


async def test_encryption_is_stripped_on_the_way(tmp_path: Path, authority: Authority) -> None:
    async with world(tmp_path, authority) as at:
        stripped = becomes(lambda unit: unit.replace(b"250-STARTTLS\r\n", b"").replace(b"STARTTLS", b"XXXXXXXX"))
        before = len(at.proxy.phases)
        outcome = await at.live_through("STARTTLS stripped", Fault(phase="EHLO", deed=stripped))
        said = at.proxy.phases[before:]
        assert said[: said.index("STARTTLS")].count("AUTH") == 0, "a password would be readable on the way"
        assert (outcome.fate, outcome.got) == (CERTIFICATE, [1, 1])


# --- nobody knows ---


async def test_nobody_knows_and_sent_cannot_be_reached_for_a_while(tmp_path: Path) -> None:
    async with world(tmp_path) as at:

        async def lost_with_the_mailbox(wire: Wire, unit: bytes) -> bytes:
            at.outside.mailbox.unreachable = True
            return await eof(wire, unit)

        at.proxy.faults = [Fault(phase="content", deed=lost_with_the_mailbox)]
        await at.outside.clock.move(ASKED)
        await at.agency._idle()
        await at.outside.clock.move(10 * MINUTE)
        await at.agency._idle()
        assert OutboxState.UNCERTAIN in await questions(at.outside.store)
        at.outside.mailbox.unreachable = False
        outcome = await at.live_through("250 lost, and Sent out of reach for 10 min")
        assert (outcome.got, outcome.asked_human, outcome.states) == ([1, 1], 0, [OutboxState.DONE] * 2)


async def test_nobody_knows_and_the_copy_in_sent_comes_late(tmp_path: Path) -> None:
    """Providers file in their own time; within a quarter of an hour it is believed, and nobody is bothered."""
    async with world(tmp_path) as at:
        at.recipients.files = False

        at.proxy.faults = [Fault(phase="content", deed=eof)]
        await pass_to(at.agency, ASKED + 8 * MINUTE)
        assert OutboxState.UNCERTAIN in await questions(at.outside.store)
        for mail in at.outside.mailer.sent[-2:]:
            at.outside.mailbox.deliver(mail.raw, Folder.SENT)
        outcome = await at.live_through("250 lost, the copy comes late")
        assert (outcome.got, outcome.asked_human, outcome.doubled) == ([1, 1], 0, 0)
        assert outcome.states == [OutboxState.DONE] * 2


async def test_nobody_knows_and_there_is_no_copy(tmp_path: Path) -> None:
    """A human is asked after a quarter of an hour; the letter never leaves again, though it has arrived."""
    async with world(tmp_path) as at:
        at.recipients.files = False
        outcome = await at.live_through("250 lost, no copy in Sent", Fault(phase="content", deed=eof))
        assert (outcome.fate, outcome.got, outcome.asked_human) == (UNKNOWN, [1, 1], 1)
        assert 15 * 60 <= outcome.recovery <= 20 * 60
        letter = at.outside.mailer.sent[-1]
        assert letter.recipient == ANNA, "the recruiter is told"


# --- another Message-ID ---


def _renamed(raw: bytes) -> bytes:
    """As Amazon SES does: an id of its own for each mail, and ours nowhere but in our own header."""
    return re.sub(rb"(?mi)^Message-ID: <([^@>]+)@[^>]+>", rb"Message-ID: <0102.\1@eu-west-1.amazonses.example>", raw)


@pytest.mark.parametrize("lost", [False, True])
async def test_the_server_writes_another_message_id(lost: bool, tmp_path: Path) -> None:
    """A reply names the new one, and comes without our token. Sent shows both, so it finds its interview."""
    async with world(tmp_path) as at:
        at.recipients.rewrites = _renamed
        faults = [Fault(phase="content", deed=eof, times=2)] if lost else []
        outcome = await at.live_through("another Message-ID" + (", and 250 lost" if lost else ""), *faults)
        assert (outcome.got, outcome.asked_human) == ([1, 1], 0)
        (question,) = [mail for mail in at.outside.mailer.sent if mail.recipient == PRIYA.email]
        theirs = f"<0102.{question.message_id.strip('<>').partition('@')[0]}@eu-west-1.amazonses.example>"
        answer = write(PRIYA.email, ANNA, "5 of 5. Yes, I would like to go ahead.", f"In-Reply-To: {theirs}")
        await at.agency.deliver(answer)
        interview, _ = await at.outside.store.interview(REF)
        states = {r.person.address.email: r.state for r in interview.respondents}
        assert states == {TOM.email: RespondentState.ASKED, PRIYA.email: RespondentState.ANSWERED}


# --- storms ---


async def test_a_storm_of_421(tmp_path: Path) -> None:
    """Sixty letters wait, and for four hours everybody is told to go away. No hammering; and then all of them leave."""
    async with world(tmp_path, crowd=CROWD) as at:
        doors: list[datetime] = []

        async def storm(wire: Wire, unit: bytes) -> bytes:
            doors.append(at.outside.clock.now())
            return await says_and_ends(b"421 4.7.0 Too many connections\r\n")(wire, unit)

        fault = Fault(phase="greeting", deed=storm, times=EVER)
        at.proxy.faults = [fault]
        await pass_to(at.agency, ASKED)
        await pass_to(at.agency, ASKED + STORM * HOUR, step=2 * MINUTE)
        at.proxy.faults = []
        over = at.outside.clock.now()
        waiting = [task for task in await at.outside.store.tasks() if is_question(task.effect)]
        assert len(waiting) == 2 * CROWD + 2, "they wait, and are not lost"
        await pass_to(at.agency, over + HOUR, lambda: _none_left(at, 2 * CROWD + 2))
        counts = at.recipients.counts()
        asked = [count for (to, _), count in counts.items() if to != ANNA]
        record(
            "SMTP", f"storm of 421 for {STORM} h, {len(asked)} letters", tried=len(doors),
            lost=2 * CROWD + 2 - len(asked), doubled=sum(asked) - len(asked),
            recovery=(at.outside.clock.now() - over).total_seconds(),
        )  # fmt: skip
        assert asked == [1] * (2 * CROWD + 2)
        _no_hammering(doors)


async def _none_left(at: World, letters: int) -> bool:
    return len([1 for to, _ in at.recipients.counts() if to != ANNA]) == letters


def _no_hammering(doors: list[datetime]) -> None:
    waits = [(b - a).total_seconds() for a, b in pairwise(doors)]
    assert min(waits) >= 1, "one at a time, whatever waits"
    assert len(doors) <= STORM * 60, "not even one a minute"
    early, late = waits[:5], waits[20:]
    assert sum(early) / len(early) < sum(late) / len(late), "the longer it lasts, the longer are the waits"


def _interview(number: int) -> bytes:
    client, candidate = _pair(number)
    return invite(
        ANNA,
        event(
            "REQUEST", uid=f"storm{number}@google.com", people=(client, candidate),
            summary=f"Interview: Guest{number} Nair - Engineer {number}",
        ),
    )  # fmt: skip
