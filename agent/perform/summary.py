"""The service in one line, for whoever asks the service manager how it is."""

from collections.abc import Sequence
from datetime import datetime

from agent.ports import Condition, Health

_MOST = 3
"""Troubles that are named; the others are counted."""


def summary(mailboxes: int, health: Sequence[Health], waiting: int, now: datetime) -> str:
    """Such as 'Watching 2 mailboxes; anna imap: login refused since 09:30 UTC; 3 letters wait'."""
    parts = [f"Watching {mailboxes} {'mailbox' if mailboxes == 1 else 'mailboxes'}"]
    troubles = [one for one in health if one.condition is not Condition.OK]
    parts += [_trouble(one, now) for one in troubles[:_MOST]]
    if len(troubles) > _MOST:
        parts.append(f"{len(troubles) - _MOST} more in trouble")
    if waiting:
        parts.append(f"{waiting} {'letter waits' if waiting == 1 else 'letters wait'}")
    return "; ".join(parts)


def _trouble(one: Health, now: datetime) -> str:
    when = f"{one.since:%H:%M}" if one.since.date() == now.date() else f"{one.since:%Y-%m-%d %H:%M}"
    return f"{f'{one.mailbox} {one.part}'.strip()}: {one.condition} since {when} UTC"
