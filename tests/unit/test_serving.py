"""What the service manager hears does not end because the store, or a server, is in the way for a while."""

import asyncio
from collections.abc import Callable

from agent.errors import Transient
from agent.serving import _more_time, _tell


class Busy:
    """A service that has looked at its mailboxes, and whose store is in use by somebody else at first."""

    looked = True

    def __init__(self) -> None:
        self.asked = 0

    async def status(self) -> str:
        self.asked += 1
        if self.asked == 1:
            raise Transient("state.db is in use by another process")
        return "Watching 1 mailbox"


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.001)


async def test_a_store_in_use_does_not_keep_it_from_being_ready() -> None:
    """Without READY=1, the service manager ends a service that works."""
    said: list[str] = []
    telling = asyncio.create_task(_tell(Busy(), said.append, news=0.001))  # type: ignore[arg-type]
    await until(lambda: len(said) > 1)
    telling.cancel()
    assert said == ["READY=1\nSTATUS=How the mailboxes are is not known yet", "STATUS=Watching 1 mailbox"]


async def test_time_is_asked_for_again_for_as_long_as_it_takes() -> None:
    """Asked for once, it was over after ten minutes: long restorations were broken off, and began anew, for ever."""
    said: list[str] = []
    async with _more_time(said.append, "Looking", 0.003):
        await until(lambda: len(said) > 2)
    heard = len(said)
    assert set(said) == {"EXTEND_TIMEOUT_USEC=3000\nSTATUS=Looking"}
    await asyncio.sleep(0.01)
    assert len(said) == heard
