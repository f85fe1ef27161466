"""The generated parts of the README. `python -m tests.readme` writes them anew; a test fails where they differ."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from agent.config import reference
from agent.core.interview import INTERVIEW_TABLE, InterviewState
from agent.core.policy import table_markdown
from agent.core.respondent import RESPONDENT_TABLE, RespondentState
from agent.writing import record

README = Path(__file__).parents[1] / "README.md"


def diagram(table: Mapping[tuple[StrEnum, StrEnum], StrEnum], start: StrEnum, ends: Iterable[StrEnum]) -> str:
    """A state diagram in Mermaid, one arrow for each pair of states."""
    arrows: dict[tuple[StrEnum, StrEnum], list[str]] = {}
    for (state, trigger), after in table.items():
        arrows.setdefault((state, after), []).append(str(trigger))
    lines = [f"    {_id(a)} --> {_id(b)}: {' / '.join(why)}" for (a, b), why in arrows.items()]
    names = dict.fromkeys(state for pair in arrows for state in pair)
    named = [f'    state "{state}" as {_id(state)}' for state in names if " " in state]
    return "\n".join(
        [
            "```mermaid",
            "stateDiagram-v2",
            *named,
            f"    [*] --> {_id(start)}",
            *lines,
            *(f"    {_id(e)} --> [*]" for e in ends),
            "```",
        ]
    )


def _id(state: StrEnum) -> str:
    return state.replace(" ", "_")


def parts() -> dict[str, str]:
    """Each generated part by its name."""
    return {
        "policy": table_markdown(),
        "interview": diagram(INTERVIEW_TABLE, InterviewState.PLANNED, [InterviewState.CLOSED]),
        "respondent": diagram(RESPONDENT_TABLE, RespondentState.NOT_ASKED, []),
        "configuration": reference.reference(),
        "record": record.table_markdown(),
    }


def written(text: str) -> str:
    """The README with its generated parts as they should be."""
    for name, part in parts().items():
        pattern = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        text = pattern.sub(lambda match, part=part: f"{match[1]}\n{part.strip()}\n\n{match[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
