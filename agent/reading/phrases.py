"""Tables of phrases: regular expressions, one or more to a line, in whatever languages it takes."""

import re


def alternatives(table: str) -> str:
    """The table as one expression. A line that ends with a bar goes on in the next one; else its end is a bar too."""
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    return "".join(line if line.endswith("|") else f"{line}|" for line in lines).removesuffix("|")


def any_of(table: str, *, anywhere: bool = False) -> re.Pattern[str]:
    """A pattern that finds any expression of the table, in any case, as words of their own.

    ``anywhere`` is for scripts without spaces, where words have no edges, and for parts of words.
    """
    return re.compile(f"(?i){alternatives(table)}" if anywhere else rf"(?i)(?<!\w)(?:{alternatives(table)})(?!\w)")
