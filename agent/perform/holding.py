"""Puts off what may not leave yet, and tells the recruiter when a cap holds something back for long."""

from datetime import datetime, timedelta

from agent.core.effects import LetterKind, Notice, Publish, SaveDraft, SendLetter
from agent.core.gate import Later, outlived
from agent.ports import OutboxState, Store

LONG = timedelta(hours=1)
"""How long a cap may hold a letter back without anybody being told."""


async def put_off(
    store: Store, mailbox: str, letter: SendLetter | SaveDraft, later: Later, now: datetime
) -> frozenset[LetterKind]:
    """Let a letter wait, and with it all that would have to wait for the same reason: each is not asked about alone.

    Returns the kinds of which everything that was due has been put off.
    """
    if outlived(letter, later, now):
        await store.settle(letter.id, OutboxState.NEVER, now, error=later.reason)
        return frozenset()
    late = bool(later.cap) and now - letter.at >= LONG
    effects = (_news(mailbox, later, now),) if late else ()
    await store.hold(mailbox, now, later.at, later.reason, letter=letter.id, kinds=later.kinds, effects=effects)
    return later.kinds


def _news(mailbox: str, later: Later, now: datetime) -> Publish:
    """Once a day for each cap, whatever it holds back."""
    return Publish(
        id=f"cap/{mailbox}/{later.cap}/{now.date()}",
        interview="",
        at=now,
        notice=Notice.ATTENTION,
        about=f"Letters wait: {later.reason}",
    )
