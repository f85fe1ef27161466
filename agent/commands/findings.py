"""What a check found, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from agent.core.mail import plain


class Grade(StrEnum):
    """How good a finding is."""

    OK = "ok"
    NOTE = "note"
    """Works, but should be known or tested by hand."""
    FAILED = "failed"


_COLOURS = {Grade.OK: "green", Grade.NOTE: "yellow", Grade.FAILED: "bold red"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    """Such as 'anna: IMAP imap.agency.example:993'."""
    grade: Grade
    found: str
    mend: str = ""
    """What the operator can do; empty if nothing is to be done."""


def failed(findings: Sequence[Finding]) -> bool:
    """Whether anything does not work."""
    return any(finding.grade is Grade.FAILED for finding in findings)


def shown(findings: Sequence[Finding]) -> RenderableType:
    """For the terminal: a line for each finding, and below it what was found and how to mend it."""
    lines = [part for finding in findings for part in _lines(finding)]
    count = sum(finding.grade is Grade.FAILED for finding in findings)
    verdict = f"{count} of {len(findings)} checks failed." if count else "All is well."
    return Group(*lines, Text(), Text(verdict, style="bold"))


def _lines(finding: Finding) -> list[RenderableType]:
    # Text, never markup: answers of servers stand in here.
    head = Text.assemble((f"{finding.grade:<7}", _COLOURS[finding.grade]), (plain(finding.subject), "bold"))
    below = [finding.found, f"-> {finding.mend}" if finding.mend else ""]
    return [head, *(Padding(Text(plain(text)), (0, 0, 0, 7), expand=False) for text in below if text)]
