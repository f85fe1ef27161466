"""HEY."""

from typing import ClassVar

from agent.sandbox.quoting.program import Program


class Hey(Program):
    """HEY: a date without a time, a plain blockquote."""

    name = "HEY"
    attributions: ClassVar[dict[str, str]] = {"en": "On {month} {d}, {y}, {name} <{email}> wrote:"}

    def whole(self, rest: str, typed: str) -> str:
        return f'<!DOCTYPE html><html><body><div class="trix-content">\n  {typed}<br>{rest}\n</div></body></html>'
