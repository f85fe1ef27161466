"""HTML as plain text, as mail programs write the text beside it."""

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from agent.sandbox.quoting.markup import Node

_INLINE_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of a quoted letter, not yet wrapped or marked."""

    text: str
    typed: bool = False
    """True if the person who answers typed it between the lines of the letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a program turns HTML into text."""

    bold: str = ""
    """What stands around bold words: '*' in Gmail and Thunderbird."""
    link: str = "{text}"
    """With {text} and {url}."""
    gap: bool = True
    """Whether an empty line follows each paragraph."""
    bullet: str = "- "
    mark: str = "> "
    """What stands before lines of a quotation within the quotation; empty for programs that mark nothing."""


def rows(tree: Node, style: Style) -> list[Row]:
    """The lines of a tree: one for each paragraph or typed line, with single empty lines between paragraphs."""
    found: list[Row] = []
    words: list[str] = []

    def flush(gap: bool = False) -> None:
        text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]{2,}", " ", "".join(words))).strip(" \n")
        words.clear()
        found.extend(Row(text=line) for line in text.split("\n") if text)
        if gap and style.gap and found and found[-1].text:
            found.append(Row(text=""))

    def visit(node: Node) -> None:
        if node.typed is not None:
            flush()
            found.extend(Row(text=line, typed=True) for line in node.typed)
            found.append(Row(text=""))
        elif not node.tag:
            words.append(_INLINE_SPACE.sub(" ", node.text))
        elif node.tag == "br":
            words.append("\n")
        else:
            _element(node, style, words, found, visit, flush)

    visit(tree)
    flush()
    return found


def _element(
    node: Node,
    style: Style,
    words: list[str],
    found: list[Row],
    visit: Callable[[Node], None],
    flush: Callable[..., None],
) -> None:
    if node.tag in ("style", "title", "head", "meta", "script"):
        return
    if node.tag == "blockquote" and style.mark:
        flush()
        found.extend(replace(row, text=_marked(row.text, style.mark)) for row in rows(replace(node, tag="div"), style))
        return
    block = node.tag in ("p", "div", "table", "tr", "ul", "ol", "li", "blockquote", "hr", "h1", "h2")
    if block:
        flush()
    if node.tag == "li":
        words.append(style.bullet)
    if node.tag in ("b", "strong") and style.bold:
        words.append(style.bold)
    begun = len(words)
    for child in node.children:
        visit(child)
    if node.tag in ("b", "strong") and style.bold:
        words.append(style.bold)
    if node.tag == "a" and node.attrs.get("href"):
        text = "".join(words[begun:])
        del words[begun:]
        words.append(style.link.format(text=text, url=node.attrs["href"]))
    if block:
        flush(node.tag in ("p", "ul", "table"))


def _marked(line: str, mark: str) -> str:
    return f">{line}" if line.startswith(">") or not line else mark + line


def wrapped(lines: list[str], width: int) -> list[str]:
    """Each line wrapped to ``width`` columns; 0 wraps nothing."""
    if not width:
        return lines
    found: list[str] = []
    for line in lines:
        pieces = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
        found += pieces or [""]
    return found


def inserted(text: str, answers: Mapping[str, tuple[str, ...]], below_rating: bool) -> list[Row]:
    """Our plain letter with answers typed below its questions."""
    found: list[Row] = []
    waiting: tuple[str, ...] = ()
    for line in text.rstrip("\n").split("\n"):
        if waiting and not (below_rating and line.startswith("Rating:")):
            found += _typed(waiting)
            waiting = ()
        found.append(Row(text=line))
        number = re.match(r"Q[1-5](?=\.)", line)
        waiting = answers.get(number[0], ()) if number else waiting
    return found + (_typed(waiting) if waiting else [])


def _typed(lines: tuple[str, ...]) -> list[Row]:
    return [Row(text=line, typed=True) for line in lines]
