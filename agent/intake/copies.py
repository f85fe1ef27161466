"""Letters that were sent and whose copy is not in Sent, though the server files it: only counted."""

from datetime import datetime, timedelta

from agent.ports import Mailbox, Store

_FILED = timedelta(hours=1)
"""Servers file what they sent within seconds; some take their time."""


async def without_copy(mailbox: Mailbox, store: Store, name: str, now: datetime) -> int:
    """How many letters of the day before have none."""
    until = now - _FILED
    found = [await mailbox.sent(one) for one in await store.letters_done(name, until - timedelta(days=1), until)]
    return found.count(False)


def told(count: int) -> str:
    """In words; empty for none."""
    return f"{count} {'letter' if count == 1 else 'letters'} of the last day without a copy in Sent" if count else ""
