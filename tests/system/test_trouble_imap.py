"""A mailbox that cannot be read: the operator is told, the other mailbox works on, and later nothing is missing."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from agent.config import Config
from agent.core.interview import InterviewState
from agent.sandbox.appointment import Appointment
from agent.sandbox.calendars import gmail_reply
from agent.sandbox.cast import COLLEAGUE, GWEN, IDRIS, PRIYA, TOM
from agent.sandbox.office import AUTHSERV_ID
from agent.sandbox.stamps import stamped
from tests.servers.certificates import Authority
from tests.system.fronts import front
from tests.system.troubles import Scene, Work, hour, scene

TROUBLES = {
    "wrong password": r"mailbox anna needs the operator: The IMAP server \S+ refused the login of anna@\S+: .*password",
    "unknown host": r"mailbox anna: The name of the IMAP server nowhere\.invalid:\d+ cannot be found",
    "self-signed": r"mailbox anna needs the operator: The certificate of the IMAP server \S+ is refused: .*ca_file",
    "wrong name": r"mailbox anna needs the operator: The certificate of the IMAP server \S+ is refused: .*Check the",
}
"""What the log says: whose mailbox, what is wrong, and how to mend it."""


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_one_mailbox_in_trouble(
    trouble: str, tmp_path: Path, authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene(tmp_path / "state") as at, _broken(trouble, at, authority) as (broken, seen):
        await at.box.imap.add_user(COLLEAGUE.email, at.box.password)
        async with at.working(_with_jonas(at, broken)) as work:
            await _mail_for_anna(at)
            await _mail_for_jonas(at)
            await _jonas_is_served(at, work)
            assert {i.mailbox for i in await work.service.store.interviews()} == {"jonas"}
        assert re.search(TROUBLES[trouble], caplog.text)
        loud = [record.message for record in caplog.records if record.levelno >= logging.WARNING]
        assert not [message for message in loud if "mailbox jonas" in message]
        assert (at.box.password in caplog.text, "Traceback" in caplog.text) == (False, False)
        assert seen() == 0, "nobody may read on before the certificate is right"

        async with at.working(_with_jonas(at, at.config)) as work:
            await work.play(hour(0, 15))
            interview = await work.interview("a1@google.com")
        assert interview is not None
        assert interview.state is InterviewState.DECIDED, "what came meanwhile was not lost"
        assert at.doubled() == {}
        assert [len(at.letters(p.email)) for p in (GWEN, IDRIS, TOM, PRIYA)] == [1, 1, 1, 1]


@asynccontextmanager
async def _broken(trouble: str, at: Scene, authority: Authority) -> AsyncIterator[tuple[Config, object]]:
    """A configuration with which anna's mailbox cannot be read, and a count of who came through the broken door."""
    async with AsyncExitStack() as stack:
        door = await stack.enter_async_context(front(at.box.imap_port))
        match trouble:
            case "wrong password":
                imap: dict[str, object] = {"password": SecretStr("hunter2")}
            case "unknown host":
                imap = {"host": "nowhere.invalid", "security": "tls"}
            case _:
                await door.open(authority.server_context(trouble))
                imap = {"host": "localhost", "port": door.port, "security": "tls", "ca_file": Path(authority.ca_file)}
        yield at.change(imap=imap), lambda: door.visitors


def _with_jonas(at: Scene, config: Config) -> Config:
    """A second mailbox, whose settings are right."""
    anna = at.config.mailboxes[0]
    login = {"user": COLLEAGUE.email}
    recruiter = anna.recruiter.model_copy(update={"address": COLLEAGUE.email, "name": COLLEAGUE.name})
    servers = {"imap": anna.imap.model_copy(update=login), "smtp": anna.smtp.model_copy(update=login)}
    jonas = anna.model_copy(update={"name": "jonas", "recruiter": recruiter, "team": (), **servers})
    return config.model_copy(update={"mailboxes": (*config.mailboxes, jonas)})


async def _mail_for_anna(at: Scene) -> None:
    at.expect(TOM, PRIYA)
    await at.clock.move(hour(0, 8, 30))
    await at.box.office.act()


async def _mail_for_jonas(at: Scene) -> None:
    meeting = Appointment(
        uid="e5@google.com",
        summary="Interview: Idris Vaughan - Fitter",
        start=hour(0, 8, 45),
        end=hour(0, 9),
        zone="Europe/Berlin",
        organizer=COLLEAGUE,
        attendees=(GWEN, IDRIS),
        description=f"Candidate: {IDRIS.name} <{IDRIS.email}>\nRole: Fitter",
    )
    for who in (GWEN, IDRIS):
        raw = gmail_reply(meeting, who, at.clock.now())
        stamp = stamped(raw, login=who.email, recipient=COLLEAGUE.email, authserv_id=AUTHSERV_ID)
        await at.box.imap.deliver(COLLEAGUE.email, stamp)


async def _jonas_is_served(at: Scene, work: Work) -> None:
    async def both_known() -> bool:
        interview = await work.interview("e5@google.com")
        known = {person.address.email for person in interview.people} if interview else set()
        return {GWEN.email, IDRIS.email} <= known

    async def both_asked() -> bool:
        return len(at.letters(GWEN.email)) == len(at.letters(IDRIS.email)) == 1

    async def told() -> bool:
        # The grace time runs from the moment that is noted, not from the arrival of the mail.
        interview = await work.interview("e5@google.com")
        return interview is not None and interview.warned_at is not None and len(at.letters(COLLEAGUE.email)) == 1

    await work.until(both_known)
    await at.clock.move(hour(0, 9))
    await work.until(told)
    await at.clock.move(hour(0, 9) + timedelta(hours=1))
    await work.until(both_asked)
