"""The intake loop blames a mail only for what is the mail's fault."""

import pytest

from agent.core.interview import InterviewState
from agent.errors import Transient
from agent.ports import Folder
from agent.testing.mailbox import MemoryMailbox
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
