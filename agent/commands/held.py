"""What of status tells of letters that are held back on purpose: by a human, by the breaker, and by the caps."""

from collections.abc import Mapping
from datetime import tzinfo

from rich.table import Table

from agent.commands import told
from agent.commands.state import zone_of
from agent.ports import OutboxState, Switch, SwitchKind, Task


def waiting(tasks: tuple[Task, ...]) -> list[Task]:
    """What has not been tried yet, as it may not leave."""
    return [t for t in tasks if t.state is OutboxState.QUEUED and t.error and not t.attempts]


def reasons(tasks: list[Task], known: Mapping[str, tzinfo]) -> Table:
    """One line for all that waits for the same reason: after a storm there may be thousands."""
    made = _table("Waiting: what may not leave yet", "Mailbox", "How many", "The first one", "Since", "Why")
    groups: dict[tuple[str, str], list[Task]] = {}
    for task in sorted(tasks, key=lambda t: t.effect.at):
        groups.setdefault((task.mailbox, task.error), []).append(task)
    for (mailbox, error), group in groups.items():
        made.add_row(
            told.cell(mailbox, "bold"),
            told.cell(str(len(group))),
            told.cell(told.doing(group[0].effect)),
            told.cell(told.time(group[0].effect.at, zone_of(mailbox, known))),
            told.cell(error),
        )
    return made


def table(switches: tuple[Switch, ...], known: Mapping[str, tzinfo]) -> Table:
    """What is switched off, since when, why, and the way out."""
    columns = ("Mailbox", "What", "Since", "By", "Why", "To let them leave")
    made = _table("Held back: letters that do not leave until somebody says so", *columns)
    for one in switches:
        made.add_row(
            told.cell(one.mailbox, "bold"),
            told.cell("all letters" if one.all_mail else "letters to participants", "red"),
            told.cell(told.time(one.since, zone_of(one.mailbox, known))),
            told.cell("the breaker" if one.kind is SwitchKind.BREAKER else one.by),
            told.cell(one.reason),
            told.cell(f"debrief resume {one.mailbox}"),
        )
    return made


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
