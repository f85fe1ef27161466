"""Every fault that was tried, and what came of it. Tests register their rows; ``python -m tests.faults`` shows them.

Rows are written only where DEBRIEF_FAULT_TABLE names a file: one JSON object a line, appended in one write, so that
processes of one run may share it.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass

FILE = "DEBRIEF_FAULT_TABLE"


@dataclass(kw_only=True, slots=True)
class Row:
    """All tries of one fault."""

    group: str
    fault: str
    tried: int = 0
    lost: int = 0
    doubled: int = 0
    recovery: float = 0.0
    """Seconds, of the worst case; of simulated time where the waits between tries are simulated."""


def record(group: str, fault: str, lost: int = 0, doubled: int = 0, recovery: float = 0.0, tried: int = 1) -> None:
    """Register a try (or several) of a fault: how much was lost and doubled, and how long it took to recover."""
    path = os.environ.get(FILE)
    if not path:
        return
    line = {
        "group": group, "fault": fault, "tried": tried, "lost": lost, "doubled": doubled, "recovery": recovery
    }  # fmt: skip
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def gathered(lines: Iterable[str]) -> list[Row]:
    """The rows of a table, in the order in which the faults came first."""
    rows: dict[tuple[str, str], Row] = {}
    for line in lines:
        said = json.loads(line)
        row = rows.setdefault((said["group"], said["fault"]), Row(group=said["group"], fault=said["fault"]))
        row.tried += said["tried"]
        row.lost += said["lost"]
        row.doubled += said["doubled"]
        row.recovery = max(row.recovery, said["recovery"])
    return list(rows.values())


def markdown(rows: Iterable[Row]) -> str:
    """The table, with a line of sums for each group and for all."""
    rows = list(rows)
    groups = list(dict.fromkeys(row.group for row in rows))
    lines = ["| Fault | Tried | Lost | Doubled | Worst recovery |", "|---|--:|--:|--:|--:|"]
    for group in groups:
        of_group = [row for row in rows if row.group == group]
        lines.append(_line(_sum(f"**{group}**", of_group)))
        lines += [_line(row) for row in of_group]
    return "\n".join([*lines, _line(_sum("**All**", rows))])


def _sum(name: str, rows: list[Row]) -> Row:
    return Row(
        group=name,
        fault=name,
        tried=sum(row.tried for row in rows),
        lost=sum(row.lost for row in rows),
        doubled=sum(row.doubled for row in rows),
        recovery=max((row.recovery for row in rows), default=0.0),
    )


def _line(row: Row) -> str:
    return f"| {row.fault} | {row.tried} | {row.lost} | {row.doubled} | {span(row.recovery)} |"


def span(seconds: float) -> str:
    """A span of time in words: '0.4 s', '5 min', '2.5 h'."""
    for unit, size in (("h", 3600.0), ("min", 60.0)):
        if seconds >= size:
            return f"{round(seconds / size, 1):g} {unit}"
    return f"{round(seconds, 1):g} s"
