"""What 'debrief status' tells of the service itself: what works, what does not, and since when."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from rich.table import Table

from agent.commands import told
from agent.commands.state import zone_of
from agent.ports import Condition, Health

_PARTS = {
    "imap": "looking into the mailbox",
    "work": "working on mail",
    "kept mail": "mail that waits",
    "reconciliation": "comparing with the mailbox",
    "sent": "copies in Sent",
    "smtp": "sending",
    "mqtt": "notifications",
    "model": "language model",
}


def table(parts: Sequence[Health], known: Mapping[str, tzinfo], now: datetime) -> Table:
    """A line for each part, trouble first."""
    found = Table(title="Health", title_justify="left", title_style="bold", header_style="bold")
    for column in ("Mailbox", "What", "How it is", "Since", "Last worked", "Why"):
        found.add_column(column, overflow="fold")
    for part in sorted(parts, key=lambda one: (one.condition is Condition.OK, one.mailbox, one.part)):
        well = part.condition is Condition.OK
        found.add_row(
            told.cell(part.mailbox or "(all)"),
            told.cell(_PARTS.get(part.part, part.part)),
            told.cell(part.condition, "green" if well else "red"),
            told.cell(told.time(part.since, zone_of(part.mailbox, known))),
            told.cell(ago(part.well_at, now)),
            told.cell(part.message),
        )
    return found


def ago(at: datetime | None, now: datetime) -> str:
    """How long something is ago, in one unit; 'never' where it never was."""
    if at is None:
        return "never"
    seconds = max(timedelta(), now - at).total_seconds()
    for size, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {name} ago"
    return "less than a minute ago"
