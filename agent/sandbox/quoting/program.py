"""What all mail programs have in common: text above or below a quoted mail, or between its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.languages import LANGUAGES
from agent.sandbox.quoting.markup import Node, split, written
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Row, Style, inserted, rows, wrapped


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a person types into an answer."""

    above: tuple[str, ...] = ()
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Answers by question."""
    below: tuple[str, ...] = ()
    quotes: bool = True
    signature: tuple[str, ...] = ()
    """What the program puts under every mail; not typed into this one."""
    footer: bool = False
    """Whether the program adds its own 'Sent from'."""
    below_rating: bool = True
    """Whether Q1 is answered below its row of ratings, or above it."""
    breaks: bool = True
    """Whether answers between the questions break the quotation, or stand within it."""
    complete: bool = False
    """Whether signature and footer are among what is given as typed, so that the program adds none."""


def fill(template: str, original: Original, language: str) -> str:
    """A program's wording with the mail's sender and time."""
    names, at = LANGUAGES[language], original.at
    offset = at.strftime("%z")
    return template.format(
        name=original.sender.name,
        email=original.sender.email,
        to=original.to.name,
        to_email=original.to.email,
        subject=original.subject,
        day=names.day(at),
        sday=names.short_day(at),
        month=names.month(at),
        smonth=names.short_month(at),
        d=at.day,
        dd=f"{at.day:02}",
        m=at.month,
        mm=f"{at.month:02}",
        y=at.year,
        yy=f"{at.year % 100:02}",
        H=at.hour,
        HH=f"{at.hour:02}",
        MM=f"{at.minute:02}",
        SS=f"{at.second:02}",
        h=at.hour % 12 or 12,
        ampm="AM" if at.hour < 12 else "PM",
        offset=offset,
        gmt=f"GMT+{int(offset[1:3])}",
    )


class Program:
    """A mail program. Subclasses say what it writes; the languages are those whose wording they know."""

    name: ClassVar[str]
    attributions: ClassVar[dict[str, str]]
    """By language; lines are parted by newlines."""
    footers: ClassVar[dict[str, str]] = {}
    mark: ClassVar[str] = "> "
    style: ClassVar[Style] = Style()
    typed_bullet: ClassVar[str] = "- "
    width: ClassVar[int] = 0
    """Columns at which its plain text is wrapped; 0 for long lines."""
    flowed: ClassVar[bool] = False
    """Whether its plain text is format=flowed (RFC 3676)."""
    html_too: ClassVar[bool] = True
    """Whether it sends HTML beside its plain text."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.attributions)

    # Plain text

    def text(self, draft: Draft, original: Original, language: str, *, rich: bool) -> str:
        """The plain text; ``rich`` if it was composed as HTML, from which the program makes the text beside it."""
        ending = [] if draft.complete else self.ending(draft, language)
        top = [*self.stuffed(self.typed(draft.above, rich)), *([] if draft.below else ending)]
        parts = [top]
        if draft.quotes:
            parts += [self.head(original, language), self.quoted(draft, original, rich)]
        if draft.below:
            parts.append([*self.stuffed(self.typed(draft.below, rich)), *ending])
        return "\n".join(self.joined([part for part in parts if part])) + "\n"

    def joined(self, parts: list[list[str]]) -> list[str]:
        """The parts with an empty line between them."""
        found: list[str] = []
        for part in parts:
            found += ["", *part] if found else part
        return found

    def typed(self, lines: tuple[str, ...], rich: bool) -> list[str]:
        listed = [re.sub(r"^- ", self.typed_bullet, line) if rich else line for line in lines]
        return [piece for line in listed for piece in self.broken(line, self.width)]

    def broken(self, line: str, width: int) -> list[str]:
        """A line as the program breaks it; flowed lines that go on end in a blank (RFC 3676 section 4.2)."""
        pieces = wrapped([line], width)
        return [*(f"{piece} " for piece in pieces[:-1]), *pieces[-1:]] if self.flowed else pieces

    def stuffed(self, pieces: list[str]) -> list[str]:
        """What must not be taken for a quotation gets a blank in front (RFC 3676 section 4.4)."""
        if not self.flowed:
            return pieces
        return [f" {piece}" if piece.startswith((" ", ">", "From ")) else piece for piece in pieces]

    def ending(self, draft: Draft, language: str) -> list[str]:
        """Signature and footer."""
        signature = ["", "-- ", *draft.signature] if draft.signature else []
        return [*signature, *(["", self.footer(language)] if draft.footer and self.footers else [])]

    def footer(self, language: str) -> str:
        return self.footers.get(language, self.footers["en"])

    def head(self, original: Original, language: str) -> list[str]:
        return wrapped(fill(self.attributions[language], original, language).split("\n"), self.width)

    def rows(self, draft: Draft, original: Original, rich: bool) -> list[Row]:
        if rich:
            return rows(answered(original.html, draft), self.style)
        return inserted(original.text, draft.within, draft.below_rating)

    def quoted(self, draft: Draft, original: Original, rich: bool) -> list[str]:
        """The quoted mail, marked, with what was typed between its lines."""
        found: list[str] = []
        free = draft.breaks
        for row in self.rows(draft, original, rich):
            if row.typed and free:
                found += ["", *self.stuffed(self.broken(row.text, self.width)), ""]
            else:
                found += [self.marked(piece) for piece in self.broken(row.text, self.width - 2 if self.width else 0)]
        return found

    def marked(self, line: str) -> str:
        if not self.mark:
            return line
        return ">" + line if line.startswith(">") or not line else self.mark + line

    # HTML

    def html(self, draft: Draft, original: Original, language: str) -> str:
        """The HTML body."""
        typed = self.paragraphs(draft.above)
        ending = "" if draft.complete else self.ending_html(draft, language)
        quote = self.quote(draft, original, language) if draft.quotes else ""
        if draft.below:
            return self.whole(quote + self.paragraphs(draft.below) + ending, typed)
        return self.whole(ending + quote, typed)

    def whole(self, rest: str, typed: str) -> str:
        return typed + rest

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        """What was typed: each line a div, an empty one a break."""
        return "".join(f"<div>{escape(line, quote=False) or '<br>'}</div>" for line in lines)

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = self.ending(draft, language)
        return self.paragraphs(tuple(lines)) if lines else ""

    def head_html(self, original: Original, language: str) -> str:
        return escape(fill(self.attributions[language], original, language), quote=False).replace("\n", "<br>")

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        """Attribution and quoted mail."""
        return self.head_html(original, language) + self.around(self.pieces(draft, original))

    def pieces(self, draft: Draft, original: Original) -> list[tuple[bool, str]]:
        """The quoted mail as HTML, cut where answers break the quotation: (whether typed, HTML)."""
        tree = answered(self.rewritten(original.html), draft)
        parts = split(tree) if draft.breaks else [tree]
        return [(part.typed is not None, written(part, self.paragraphs)) for part in parts]

    def rewritten(self, tree: Node) -> Node:
        """The quoted mail's markup as this program changes it."""
        return replace(tree, tag="div")

    def around(self, pieces: list[tuple[bool, str]]) -> str:
        return "".join(html if typed else self.blockquote(html) for typed, html in pieces)

    def blockquote(self, html: str) -> str:
        return f"<blockquote>{html}</blockquote>"


def answered(tree: Node, draft: Draft) -> Node:
    """The letter with an answer below each question that has one."""
    found: list[Node] = []
    waiting: Node | None = None
    for child in tree.children:
        if waiting and child.words() and not (draft.below_rating and child.words().startswith("Rating:")):
            found.append(waiting)
            waiting = None
        asks = re.match(r"Q[1-5](?=\.)", child.words()) if child.tag in ("p", "div") else None
        leaf = asks and sum(1 for n in child.all() if re.match(r"\s*Q[1-5]\.", n.text)) == 1
        found.append(child if leaf or not child.tag else answered(child, draft))
        if asks and leaf and asks[0] in draft.within:
            waiting = Node(typed=tuple(draft.within[asks[0]]))
    return replace(tree, children=[*found, *([waiting] if waiting else [])])
