"""debrief status: all interviews, and what does not move."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from agent.commands import health, held, told
from agent.commands.data import printed
from agent.commands.retry import SHORT
from agent.commands.state import configuration, reading, zone_of, zones
from agent.core.interview import Interview
from agent.core.people import Side
from agent.ports import Health, KeptMail, Switch, Task
from agent.reading import headers


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """What the state holds."""

    interviews: tuple[Interview, ...]
    tasks: tuple[Task, ...]
    """All that are neither done nor refused."""
    quarantined: tuple[KeptMail, ...]
    health: tuple[Health, ...] = ()
    switches: tuple[Switch, ...] = ()


def status(path: Path, state: Path | None, as_json: bool) -> None:
    """Print the overview."""
    config, folder = configuration(path, state)
    overview = asyncio.run(_overview(folder))
    if as_json:
        print(printed(_for_programs(overview)))
    else:
        Console().print(shown(overview, zones(config), datetime.now(UTC)))


async def _overview(folder: Path) -> Overview:
    async with reading(folder) as store:
        return Overview(
            interviews=await store.interviews(),
            tasks=await store.tasks(),
            quarantined=await store.quarantined(),
            health=await store.health(),
            switches=await store.switches(),
        )


def shown(overview: Overview, known: Mapping[str, tzinfo], now: datetime) -> RenderableType:
    """For the terminal."""
    parts: list[RenderableType] = [_interviews(overview, known) if overview.interviews else _nothing()]
    if overview.switches:
        parts += [Text(), held.table(overview.switches, known)]
    waiting = held.waiting(overview.tasks)
    if waiting:
        parts += [Text(), held.reasons(waiting, known)]
    known_to_wait = {task.effect.id for task in waiting}
    stuck = [task for task in told.stuck(overview.tasks) if task.effect.id not in known_to_wait]
    if stuck:
        parts += [Text(), _stuck(stuck, known)]
    if overview.quarantined:
        parts += [Text(), _quarantined(overview.quarantined, known)]
    if overview.health:
        parts += [Text(), health.table(overview.health, known, now)]
    return Group(*parts)


def _nothing() -> Text:
    return Text("No interviews yet.")


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _interviews(overview: Overview, known: Mapping[str, tzinfo]) -> Table:
    table = _table(
        "Interviews", "Ref", "When", "Candidate", "Client", "State", "Waiting for", "Doubts", "Next thing due"
    )
    for interview in overview.interviews:
        zone = zone_of(interview.mailbox, known)
        due = told.pending(tuple(task for task in overview.tasks if task.effect.interview == interview.ref))
        table.add_row(
            told.cell(interview.ref, "bold"),
            told.cell(told.time(interview.meeting.start, zone)),
            told.cell(told.names(interview, Side.CANDIDATE)),
            told.cell(interview.company or told.names(interview, Side.CLIENT)),
            told.cell(interview.state),
            told.cell("; ".join(told.since(respondent, zone) for respondent in told.awaited(interview))),
            told.cell(" ".join(interview.doubts), "yellow"),
            told.cell(f"{told.time(due[0].effect.at, zone)}: {told.doing(due[0].effect)}" if due else ""),
        )
    return table


def _stuck(tasks: list[Task], known: Mapping[str, tzinfo]) -> Table:
    table = _table("Stuck: what was tried and did not work", "Ref", "What", "State", "Since", "Attempts", "Why")
    for task in tasks:
        table.add_row(
            told.cell(task.effect.interview, "bold"),
            told.cell(told.doing(task.effect)),
            told.cell(task.state, "red"),
            told.cell(told.time(task.since, zone_of(task.mailbox, known))),
            told.cell(str(task.attempts)),
            told.cell(task.error),
        )
    return table


def _quarantined(mails: tuple[KeptMail, ...], known: Mapping[str, tzinfo]) -> Table:
    table = _table(
        "Quarantined: mails that somebody has to look at; 'debrief retry KEY' tries one anew",
        "Key",
        "Mailbox",
        "Folder, UID",
        "Came",
        "From",
        "Subject",
        "Why",
    )
    for mail in mails:
        header = headers.parse(mail.raw)
        table.add_row(
            told.cell(mail.key[:SHORT], "bold"),
            told.cell(mail.mailbox),
            told.cell(f"{mail.folder}, {mail.uid}"),
            told.cell(told.time(mail.kept_at, zone_of(mail.mailbox, known))),
            told.cell(header.text("from")),
            told.cell(header.text("subject")),
            told.cell(mail.reason),
        )
    return table


def _for_programs(overview: Overview) -> dict[str, object]:
    """Without the bytes of mails."""
    return {
        "interviews": overview.interviews,
        "tasks": overview.tasks,
        "quarantined": [
            {"key": mail.key, "mailbox": mail.mailbox, "folder": mail.folder, "uid": mail.uid, "reason": mail.reason}
            for mail in overview.quarantined
        ],
        "health": overview.health,
        "switches": overview.switches,
    }
