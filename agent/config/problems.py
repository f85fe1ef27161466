"""What is wrong with config.yaml, in sentences for the operator, each with its line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from agent.errors import ConfigError

Where = tuple[str | int, ...]
"""The way to a value: keys and list positions."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing to mend."""

    line: int
    """Counts from 1; 0 where the trouble is not in a line of the file."""
    where: Where = ()
    sentence: str

    def told(self, file: Path) -> str:
        """One line for the terminal."""
        place = f"{file}:{self.line}" if self.line else str(file)
        return ": ".join(part for part in (place, shown(self.where), self.sentence) if part)


def shown(where: Where) -> str:
    """Such as 'mailboxes[0].imap.port'."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where).removeprefix(".")


class ConfigProblems(ConfigError):
    """Everything that is wrong with the configuration; the message has one line for each problem."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(problem.told(file) for problem in self.problems))
