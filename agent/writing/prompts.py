"""Prompts: versioned files under prompts/, rendered for one message of one person.

A prompt holds no ids and no addresses, and calls people by their part. Each line of the message stands on a line of its
own behind a number and a label that we write, so nothing that somebody typed can pass for a line of ours. What is the
same in every prompt comes first, so that a server can keep it.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError

from agent.core.mail import Label, Line, plain
from agent.core.people import Side
from agent.errors import ConfigError
from agent.writing.places import prompts_dir

_PARTS = re.compile(
    r"\A---\nname: (?P<name>[a-z_]+)\nversion: (?P<version>\d+)\n---\n"
    r"\s*## system\n(?P<system>.*?)\n## user\n(?P<user>.*)\Z",
    re.DOTALL,
)
_LINE = re.compile(r"(?P<number>\d+) \[(?P<label>[a-z]+)(?: (?P<question>Q[1-5]))?\] (?P<text>.*)")
_SENDER = re.compile(r"Sender: (?P<side>[a-z]+)")
_FIRST, _LAST = "Lines:", "End of lines."
_BREAKS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """What a model is told."""

    name: str
    """Name and version, such as 'reading/1'."""
    system: str
    user: str


def reading_prompt(lines: tuple[Line, ...], side: Side, questions: tuple[str, ...], language: str) -> Prompt:
    """The prompt for reading one message.

    ``side`` is the sender's part; ``questions`` are the questions they were asked, with roles in place of names;
    ``language`` is the BCP 47 tag of the summary's language. Raises ConfigError if the prompt file is damaged.
    """
    return _render(
        "reading",
        side=side.value,
        language=plain(language),
        questions=[plain(question) for question in questions],
        lines=[_marked(line) for line in lines],
    )


def rationale(**values: object) -> Prompt:
    """The prompt for the sentences of a recommendation, from values that stand in rationale.md."""
    return _render("rationale", **values)


def lines_from_prompt(user: str) -> tuple[tuple[Line, ...], Side]:
    """The lines and the side that the user part of a reading prompt was made of. Raises ValueError for other texts."""
    rows = user.split("\n")
    sender = _SENDER.fullmatch(rows[1]) if len(rows) > 1 else None
    if sender is None or _FIRST not in rows or _LAST not in rows:
        raise ValueError("This is not a reading prompt.")
    body = rows[rows.index(_FIRST) + 1 : len(rows) - 1 - rows[::-1].index(_LAST)]
    return tuple(_line(row) for row in body), Side(sender["side"])


def _marked(line: Line) -> str:
    label = f"{line.label.value} {line.question}" if line.question else line.label.value
    return f"{line.number} [{label}] {_BREAKS.sub(' ', line.text)}"


def _line(row: str) -> Line:
    found = _LINE.fullmatch(row)
    if found is None:
        raise ValueError("A line of this prompt has no number and label.")
    return Line(
        number=int(found["number"]),
        text=found["text"],
        label=Label(found["label"]),
        question=found["question"] or "",
    )


def _render(name: str, **values: object) -> Prompt:
    parts = _load(prompts_dir() / f"{name}.md")
    # Plain text for a model, no HTML: escaping would falsify what somebody typed.
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
    try:
        user = environment.from_string(parts["user"]).render(values)
        system = environment.from_string(parts["system"]).render(values)
    except TemplateError as error:
        raise ConfigError(f"The prompt {name}.md cannot be used: {error}.") from error
    return Prompt(name=f"{parts['name']}/{parts['version']}", system=system.strip(), user=user.strip("\n"))


@cache
def _load(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"The prompt {path.name} cannot be read: {error.strerror}.") from error
    found = _PARTS.match(text)
    if found is None:
        raise ConfigError(
            f"The prompt {path.name} has no name, version, system part and user part.",
            hint="Compare it with the shipped one.",
        )
    return found.groupdict()
