"""The intake loop blames a mail only for what is the mail's fault."""

import pytest

from agent.core.interview import InterviewState
from agent.core.mail import Line
from agent.errors import Transient, Unreadable
from agent.ports import Folder
from agent.testing.mailbox import MemoryMailbox
from agent.testing.parser import InlineParser
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import REF

ANNA = "anna@agency.example"


class Away(MemoryMailbox):
    """A mailbox that can be looked at, but not searched for a while."""

    away = 0

    async def sent(self, message_id: str) -> bool:
        if self.away:
            self.away -= 1
            raise Transient("the server went away")
        return await super().sent(message_id)


async def test_a_command_outlives_a_mailbox_that_is_away_for_long() -> None:
    """Its proof lies in Sent. Each outage was counted as an attempt, and after three the command was put aside."""
    outside = Outside()
    outside.mailbox = mailbox = Away()
    intake = Agency(outside).intake
    mailbox.deliver(invite(ANNA, event("REQUEST")), Folder.INBOX)
    await intake.once()
    mailbox.away = 5
    command = write(ANNA, address(REF), "no", proven=False, key="command")
    mailbox.deliver(command, Folder.INBOX)
    mailbox.deliver(command, Folder.SENT)
    for _ in range(5):
        with pytest.raises(Transient):
            await intake.once()
    await intake.once()
    assert (await outside.only()).state is InterviewState.CLOSED


class Stuck(InlineParser):
    """Reads a mail, but cannot get through its words in time."""

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        raise Unreadable("The mail takes more than 5 s or too much memory to read.")


async def test_a_reply_whose_words_take_too_long_is_put_aside_and_delays_no_other() -> None:
    outside = Outside()
    outside.mailbox = mailbox = MemoryMailbox()
    agency = Agency(outside)
    mailbox.deliver(invite(ANNA, event("REQUEST")), Folder.INBOX)
    await agency.intake.once()
    mailbox.deliver(write(ANNA, address(REF), "no", key="command"), Folder.INBOX)
    mailbox.deliver(write(ANNA, address(REF), "no", key="command-again"), Folder.INBOX)

    def stuck(port: object) -> object:
        return Stuck() if isinstance(port, InlineParser) else port

    await Agency(outside, wrap=stuck).intake.once()

    fates = await outside.fates()
    assert list(fates.values()).count("quarantined: The mail takes more than 5 s or too much memory to read.") == 2
