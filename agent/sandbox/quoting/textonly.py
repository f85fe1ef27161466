"""A program that knows plain text only, such as those that run in a terminal."""

from typing import ClassVar

from agent.sandbox.quoting.program import Program


class TextOnly(Program):
    """Quote marks, a line of attribution, and no HTML."""

    name = "Plain text"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {sday}, {smonth} {dd}, {y} at {HH}:{MM}:{SS} {offset}, {name} wrote:",
    }
    width = 72
    html_too = False
