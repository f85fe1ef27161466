"""A real Postfix, which hands what it takes over LMTP to a real Dovecot: mails are counted where people read."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from agent.adapters.smtp import SmtpMailer, SmtpSettings
from agent.errors import DebriefError
from agent.writing.compose import Outgoing
from tests.faults.deeds import after, becomes, black_hole, eof, half_heard, rst, says_and_ends
from tests.faults.dialects import Smtp
from tests.faults.proxy import ANSWER, COMMAND, Deed, Fault, Proxy, proxied
from tests.faults.receiving import Hand
from tests.faults.sending import CHANNEL, FINAL, LOGIN, UNKNOWN, WELL, fate
from tests.faults.table import record
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import LARGEST, Postfix

GROUP = "SMTP, real Postfix"
ANNA = "anna@agency.test"


@dataclass(kw_only=True)
class Line:
    """From us through a proxy and Postfix to a new recipient."""

    settings: SmtpSettings
    proxy: Proxy
    hand: Hand
    noted: int = 0

    async def send(self, *, size: int = 0, to: str = "") -> str:
        async def note() -> None:
            self.noted += 1

        try:
            await SmtpMailer(self.settings).send(_letter(to or self.hand.user, size), note)
        except DebriefError as error:
            return fate(error)
        return WELL

    async def arrived(self, wanted: int) -> int:
        """How many mails lie in the mailbox, once as many as wanted are there and no more can come."""
        for _ in range(600):
            if await self.hand.count("INBOX") >= wanted:
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.2)
        return await self.hand.count("INBOX")


def _letter(to: str, size: int) -> Outgoing:
    lines = [f"From: {ANNA}", f"To: {to}", "Message-ID: <debrief.1@agency.test>", "Subject: Your interview", ""]
    body = ["..dots", ".", "x" * 70, *["y" * 70] * (size // 72)]
    raw = "\r\n".join([*lines, *body, ""]).encode()
    return Outgoing(message_id="<debrief.1@agency.test>", sender=ANNA, recipient=to, raw=raw, text="")


@contextlib.asynccontextmanager
async def line(
    postfix: Postfix, dovecot: Dovecot, authority: Authority, patience: float = 5.0, password: str = PASSWORD
) -> AsyncIterator[Line]:
    dovecot.add_user(ANNA)
    ben = dovecot.add_user(f"ben{secrets.token_hex(4)}@agency.test")
    proxy = Proxy(target=postfix.port, dialect=Smtp, starttls=authority.server_context())
    async with proxied(proxy):
        settings = SmtpSettings(
            host="localhost", port=proxy.port, security="starttls", user=ANNA, password=password,
            ca_file=authority.ca_file, timeout=patience, final_timeout=patience,
        )  # fmt: skip
        found = Line(settings=settings, proxy=proxy, hand=Hand(port=dovecot.imap, user=ben))
        # Dovecot drops a delivery now and then that meets the first look into a new mailbox.
        assert await found.hand.count("INBOX") == 0
        yield found


CASES: dict[str, tuple[str, str, Deed | None, str, int, int]] = {
    # name: phase, side, deed, how the port calls it, arrived after that, arrived after another try where it is certain
    "well": ("", ANSWER, None, WELL, 1, 1),
    "RST at the greeting": ("greeting", ANSWER, rst, CHANNEL, 0, 1),
    "421 at MAIL": ("MAIL", ANSWER, says_and_ends(b"421 4.3.2 stopping\r\n"), CHANNEL, 0, 1),
    "EOF at RCPT": ("RCPT", ANSWER, eof, CHANNEL, 0, 1),
    "RST at DATA": ("DATA", ANSWER, rst, CHANNEL, 0, 1),
    "hang at DATA": ("DATA", ANSWER, black_hole, CHANNEL, 0, 1),
    "answer too many at DATA": ("DATA", ANSWER, after(b"250 2.0.0 OK\r\n"), CHANNEL, 0, 1),
    "RST in the content": ("content", COMMAND, half_heard(rst), UNKNOWN, 0, 0),
    "EOF in the content": ("content", COMMAND, half_heard(eof), UNKNOWN, 0, 0),
    "250 lost by EOF": ("content", ANSWER, eof, UNKNOWN, 1, 1),
    "250 lost by RST": ("content", ANSWER, rst, UNKNOWN, 1, 1),
    "250 lost by silence": ("content", ANSWER, black_hole, UNKNOWN, 1, 1),
    "RST at QUIT": ("QUIT", ANSWER, rst, WELL, 1, 1),
}


async def test_once_or_not_at_all(postfix: Postfix, dovecot: Dovecot, authority: Authority) -> None:
    """Whoever tries again where the port says that nothing left, and only there, makes no double."""
    results = await asyncio.gather(*(_lived_through(name, postfix, dovecot, authority) for name in CASES))
    wanted = {name: case[3:] for name, case in CASES.items()}
    assert dict(zip(CASES, results, strict=True)) == wanted, postfix.log[-9000:]


async def _lived_through(name: str, postfix: Postfix, dovecot: Dovecot, authority: Authority) -> tuple[str, int, int]:
    """How the port called it, how many mails arrived, and how many after another try where nothing had left."""
    phase, side, deed, _, at_first, in_the_end = CASES[name]
    async with line(postfix, dovecot, authority, 2.5 if deed is black_hole else 10.0) as at:
        at.proxy.faults = [Fault(phase=phase, side=side, deed=deed)] if deed else []
        began = time.monotonic()
        told = await at.send()
        arrived = await at.arrived(at_first)
        again = await at.send() if told == CHANNEL else WELL
        assert again == WELL, name
        final = await at.arrived(in_the_end)
        recovery = time.monotonic() - began
    # What nobody knows is for Sent and a human to tell; it is neither lost nor sent again.
    rows = {"content": "content broken, or 250 lost", "QUIT": "QUIT", "": "no fault at all"}
    row = rows.get(phase, "before the content")
    record(GROUP, row, lost=int(told != UNKNOWN and final == 0), doubled=max(0, final - 1), recovery=recovery)
    return told, arrived, final


async def test_what_postfix_itself_refuses(postfix: Postfix, dovecot: Dovecot, authority: Authority) -> None:
    async with line(postfix, dovecot, authority) as at:
        assert await at.send(size=LARGEST + 1000) == FINAL
        assert at.noted == 0, "its size is told before anything of it leaves"
        at.proxy.faults = [Fault(phase="EHLO again", deed=becomes(lambda unit: unit.replace(b"250-SMTPUTF8\r\n", b"")))]
        assert await at.send(to="zoë@agency.test") == FINAL, "without SMTPUTF8 nobody of that name can be reached"
        assert await at.arrived(0) == 0
    async with line(postfix, dovecot, authority, password="wrong") as at:
        assert await at.send() == LOGIN
        assert at.noted == 0
    record(GROUP, "too large, SMTPUTF8, wrong password", tried=3)
