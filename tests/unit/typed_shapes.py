"""Replies written by hand: reads tests/data/typed."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

HERE = Path(__file__).parent.parent / "data" / "typed"
LETTER = (HERE / "letter.txt").read_text(encoding="utf-8")
_OURS = re.compile(r"@(?:ours|(\d+)-(\d+))(?: (\S+) ?)?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A reply, and the lines that its sender typed as (question or nothing or 'doubt', text)."""

    name: str
    text: str
    html: str
    expected: list[tuple[str, str]]


def shapes(file: str) -> list[Shape]:
    """The cases of a file."""
    found = []
    for block in (HERE / file).read_text(encoding="utf-8").split("##### ")[1:]:
        name, _, rest = block.partition("\n")
        reply, _, expected = rest.partition("\n=====\n")
        rich = reply.startswith("@html\n")
        body = "\n".join(_line(line, rich) for line in reply.removeprefix("@html\n").split("\n"))
        found.append(
            Shape(
                name=name,
                text="" if rich else body,
                html=body if rich else "",
                expected=[_expected(line) for line in expected.split("\n") if line.strip()],
            )
        )
    return found


def _line(line: str, rich: bool) -> str:
    asked = _OURS.fullmatch(line)
    if not asked:
        return line
    first, last, mark = asked.groups()
    ours = LETTER.rstrip("\n").split("\n")[int(first or 1) - 1 : int(last) if last else None]
    if rich:
        divs = "".join(f"<div>{escape(text) or '<br>'}</div>" for text in ours)
        return f"<{mark}>{divs}</{mark}>" if mark else divs
    return "\n".join(f"{mark or ''}{' ' if mark else ''}{text}".rstrip() for text in ours)


def _expected(line: str) -> tuple[str, str]:
    known = re.match(r"(Q\d|doubt)\| ", line)
    return (known[1], line[known.end() :].strip()) if known else ("", line.strip())
