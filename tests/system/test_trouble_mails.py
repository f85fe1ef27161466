"""A mail that cannot be parsed, between two good ones."""

import asyncio
import json
from pathlib import Path

import pytest

from agent.core.interview import InterviewState
from agent.sandbox.cast import PRIYA, RECRUITER, TOM
from tests.system.troubles import Scene, Work, body, debrief, hour, scene, status

WHY = "The mail has more than 200 parts, or they are nested deeper than 20."
OPEN = 'Content-Type: multipart/mixed; boundary="b{0}"\r\n\r\n--b{0}\r\n'
BOMB = (
    f"Message-ID: <bomb@lumenforge.example>\r\nFrom: {TOM.name} <{TOM.email}>\r\nTo: {RECRUITER.email}\r\n"
    "Subject: Accepted: Interview\r\nMIME-Version: 1.0\r\nX-Filename: invite.ics\r\n"
    + "".join(OPEN.format(number) for number in range(300))
    + "Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n"
).encode()
"""Calendar mail with three hundred parts, each inside the other."""


async def test_a_mail_that_cannot_be_parsed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with scene(tmp_path / "state") as at, at.working() as work:
        at.expect(TOM, PRIYA)
        await work.play(hour(0, 8, 10))
        await at.box.office.mailroom.deliver(BOMB, "INBOX")
        await work.play(hour(0, 15))
        await _it_is_put_aside_and_shown(at, work)
        interview = await work.interview("a1@google.com")
    assert interview is not None
    assert interview.state is InterviewState.DECIDED, "the mails after it were handled"
    assert "was put aside: see debrief status" in caplog.text
    (told,) = [mail for mail in at.letters(RECRUITER.email) if "could not work on" in mail["Subject"]]
    assert WHY in body(told), "once: the letter about it is not put aside in its turn"
    assert at.doubled() == {}


async def _it_is_put_aside_and_shown(at: Scene, work: Work) -> None:
    (mail,) = await work.service.store.quarantined()
    assert (mail.raw, mail.reason) == (BOMB, WHY), "its bytes are kept"
    shown = await status(at)
    assert f"{TOM.name} <{TOM.email}> Accepted: Interview {WHY}" in shown
    _, out = await asyncio.to_thread(debrief, "status", "--json", "--state", str(at.config.state_dir))
    (told,) = json.loads(out)["quarantined"]
    assert (told["mailbox"], told["folder"], told["reason"]) == ("anna", "inbox", WHY)
