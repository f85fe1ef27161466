"""A mail of ours is laid into a folder, and the connection breaks on the way."""

import imaplib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.core.rules import Mode
from agent.errors import Transient, Uncertain
from tests.faults.deeds import black_hole, eof, half_heard, rst, says_and_ends
from tests.faults.proxy import COMMAND, Fault
from tests.faults.receiving import desk, relevant
from tests.faults.sending import pass_to
from tests.faults.table import record
from tests.servers.dovecot import Dovecot
from tests.unit.cases import RULES, START

APPENDED = b"From: anna@agency.example\r\nSubject: Draft\r\nMessage-ID: <d1@agency.example>\r\n\r\nHello.\r\n"
APPENDS: dict[str, tuple[Fault, int]] = {
    "EOF before the go-ahead": (Fault(phase="APPEND", deed=eof), 0),
    "RST before the go-ahead": (Fault(phase="APPEND", deed=rst), 0),
    "silence before the go-ahead": (Fault(phase="APPEND", deed=black_hole), 0),
    "RST in the literal": (Fault(phase="APPEND literal", side=COMMAND, deed=half_heard(rst)), 0),
    "EOF in the literal": (Fault(phase="APPEND literal", side=COMMAND, deed=half_heard(eof)), 0),
    "silence in the literal": (Fault(phase="APPEND literal", side=COMMAND, deed=half_heard(black_hole)), 0),
    "EOF before OK": (Fault(phase="APPEND literal", deed=eof), 1),
    "RST before OK": (Fault(phase="APPEND literal", deed=rst), 1),
    "silence before OK": (Fault(phase="APPEND literal", deed=black_hole), 1),
    "BYE instead of OK": (Fault(phase="APPEND literal", deed=says_and_ends(b"* BYE stopping\r\n")), 1),
}
"""What goes wrong while a draft is laid down, and how many copies there are after that."""


@pytest.mark.parametrize("name", APPENDS)
async def test_a_draft_is_laid_down_once(name: str, dovecot: Dovecot, tmp_path: Path) -> None:
    """Whoever looks into Drafts after "nobody knows", and lays it down again where it is missing, makes no double."""
    fault, copies = APPENDS[name]
    async with desk(dovecot, tmp_path / "state", patience=1.0) as at:
        mailbox = at.agency.outside.mailbox
        at.proxy.faults = [fault]
        with pytest.raises((Uncertain, Transient)) as caught:
            await mailbox.save_draft(APPENDED)
        assert fault.struck == 1
        assert isinstance(caught.value, Uncertain) or not copies, "what may lie there is not called certain"
        there = await mailbox.sent("<d1@agency.example>")
        if not there:
            await mailbox.save_draft(APPENDED)
        final = await at.hand.count("Drafts")
        record("IMAP", "APPEND", lost=int(final == 0), doubled=max(0, final - 1), recovery=at.recovery)
        assert (there, final) == (bool(copies), 1)


@pytest.mark.parametrize("name", APPENDS)
async def test_drafts_with_the_whole_outbox_behind_them(name: str, dovecot: Dovecot, tmp_path: Path) -> None:
    """In the mode in which Debrief only drafts: each question lies in Drafts once."""
    fault = replace(APPENDS[name][0], struck=0)
    rules = {"rules": replace(RULES, mode=Mode.DRAFTS)}
    async with desk(dovecot, tmp_path / "state", patience=1.0, office=rules) as at:
        await at.hand.deliver(*relevant(0))
        await at.agency.settle()
        at.proxy.faults = [fault]
        await pass_to(at.agency, START + timedelta(hours=3))
        drafts = await at.hand.do(lambda client: _message_ids(client), "Drafts")
        record("IMAP", "APPEND", lost=2 - len(set(drafts)), doubled=len(drafts) - len(set(drafts)))
        assert (fault.struck, len(drafts), len(set(drafts))) == (1, 2, 2)


def _message_ids(client: imaplib.IMAP4) -> list[bytes]:
    answers = client.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1]
    return [part[1] for part in answers if isinstance(part, tuple)]
