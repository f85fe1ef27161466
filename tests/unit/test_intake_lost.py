"""A disk that says no when several mails should become durable changes nothing about their order."""

from pathlib import Path
from typing import Any

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.core.interview import InterviewState
from agent.errors import DebriefError
from agent.ports import Folder
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import REF
from tests.unit.test_intake import ANNA
from tests.unit.test_store_groups import lose


class Full(SqliteStore):
    """A store whose disk is full for a moment, after what the first mail led to."""

    full = True

    async def commit(self, *args: Any, **others: Any) -> bool:
        done = await super().commit(*args, **others)
        if self.full:
            self.full = False
            await lose(self)
            await self.excuse("nobody: any write ends the group")
        return done


async def test_a_command_does_not_go_past_the_invitation_that_was_lost(tmp_path: Path) -> None:
    """It was put aside as one about an interview that nobody knew, and the invitation, worked on again, stood."""
    outside = Outside()
    outside.store = store = await Full.open(tmp_path / "state")  # type: ignore[assignment]
    intake = Agency(outside).intake
    outside.mailbox.deliver(invite(ANNA, event("REQUEST")), Folder.INBOX)
    outside.mailbox.deliver(write(ANNA, address(REF), "no", key="command"), Folder.INBOX)
    try:
        with pytest.raises(DebriefError):
            await intake.once()
        await intake.once()
        assert [one.state for one in await store.interviews()] == [InterviewState.CLOSED]
        assert await store.quarantined() == ()
    finally:
        await store.close()
