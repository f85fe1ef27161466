"""Yahoo Mail in a browser: text without marks, indented by a blank; HTML in yahoo_quoted."""

from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.gmail import renamed_div
from agent.sandbox.quoting.markup import Node
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program, fill


class Yahoo(Program):
    """Yahoo Mail, whose plain text has neither marks nor the line breaks of the letter."""

    name = "Yahoo"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {day}, {month} {d}, {y} at {h}:{MM}:{SS} {ampm} {gmt}, {name} <{email}> wrote:",
        "de": "Am {day}, {d}. {month} {y} um {HH}:{MM}:{SS} MEZ hat {name} <{email}> Folgendes geschrieben:",
        "fr": "Le {day} {d} {month} {y} à {HH}:{MM}:{SS} UTC+1, {name} <{email}> a écrit :",
        "es": "El {day}, {d} de {month} de {y}, {HH}:{MM}:{SS} CET, {name} <{email}> escribió:",
        "it": "Il {day} {d} {month} {y} alle ore {HH}:{MM}:{SS} CET, {name} <{email}> ha scritto:",
        "nl": "Op {day} {d} {month} {y} om {HH}:{MM}:{SS} CET schreef {name} <{email}>:",
        "pt": "Em {day}, {d} de {month} de {y} {HH}:{MM}:{SS} GMT+1, {name} <{email}> escreveu:",
        "sv": "Den {day} {d} {month} {y} {HH}:{MM}:{SS} CET skrev {name} <{email}>:",
    }
    footers: ClassVar[dict[str, str]] = {
        "en": "Sent from Yahoo Mail on Android",
        "de": "Von Yahoo Mail auf Android gesendet",
    }
    mark = ""
    style = Style(mark="")

    def head(self, original: Original, language: str) -> list[str]:
        return ["    " + fill(self.attributions[language], original, language) + "  ", " "]

    def typed(self, lines: tuple[str, ...], rich: bool) -> list[str]:
        return [f" {line}" for line in super().typed(lines, rich)]

    def quoted(self, draft: Draft, original: Original, rich: bool) -> list[str]:
        """Paragraphs on one line each, with a blank before; links lose where they lead."""
        return [f" {row.text}" if row.text else " " for row in self.rows(draft, original, rich)]

    def ending(self, draft: Draft, language: str) -> list[str]:
        lines = [*draft.signature, *([self.footer(language)] if draft.footer else [])]
        return ["", *lines] if lines else []

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(
            f'<div dir="ltr" data-setdir="false">{escape(line, quote=False) or "<br>"}</div>' for line in lines
        )

    def whole(self, rest: str, typed: str) -> str:
        font = "font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:13px;"
        return (
            '<html><head></head><body><div class="ydp7a0b1c2dyahoo-style-wrap" style="'
            + font
            + f'">{typed}<div><br></div>'
            f"</div>{rest}</body></html>"
        )

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        pieces = self.pieces(replace(draft, breaks=False), original)
        head = escape(fill(self.attributions[language], original, language), quote=False)
        return (
            '<div id="yahoo_quoted_1234567890" class="yahoo_quoted">\n<div style="font-family:\'Helvetica Neue\', '
            'Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;">\n<div>\n'
            f"{head}\n</div>\n<div><br></div>\n<div><br></div>\n"
            f'<div><div id="yiv0987654321">{"".join(html for _, html in pieces)}</div></div>\n</div>\n</div>'
        )

    def rewritten(self, tree: Node) -> Node:
        return renamed_div(tree, "yiv0987654321")
