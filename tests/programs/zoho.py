"""Zoho Mail."""

from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program, fill


class Zoho(Program):
    """Zoho Mail: dashes around its attribution."""

    name = "Zoho"
    attributions: ClassVar[dict[str, str]] = {
        "en": "---- On {sday}, {dd} {smonth} {y} {HH}:{MM}:{SS} {offset} {name} <{email}> wrote ----",
        "de": "---- Am {sday}, {dd} {smonth} {y} {HH}:{MM}:{SS} {offset} {name} <{email}> schrieb ----",
        "fr": "---- Le {sday} {dd} {smonth} {y} {HH}:{MM}:{SS} {offset} {name} <{email}> a écrit ----",
        "es": "---- El {sday}, {dd} {smonth} {y} {HH}:{MM}:{SS} {offset} {name} <{email}> escribió ----",
    }
    mark = ""
    style = Style(mark="")

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f"<div>{escape(line, quote=False) or '<br>'}<br></div>" for line in lines)

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *draft.signature] if draft.signature else []

    def ending_html(self, draft: Draft, language: str) -> str:
        return (
            '<div id="Zm-_Id_-Sgn" data-sigid="1">' + "".join(f"<p>{escape(s)}</p>" for s in draft.signature) + "</div>"
        )

    def head_html(self, original: Original, language: str) -> str:
        words = escape(fill(self.attributions[language], original, language), quote=False)
        return (
            f'<div class="zmail_extra_hr" style="border-top: 1px solid '
            f'rgb(204, 204, 204); height: 0px;"><br></div><div class="zmail_extra" '
            f'data-zbluepencil-ignore="true"><div><br></div><div id="Zm-_Id_-Sgn1">'
            f"{words}<br></div><div><br></div>"
        )

    def blockquote(self, html: str) -> str:
        return f'<blockquote id="blockquote_zmail" style="margin: 0px;">{html}</blockquote></div>'

    def pieces(self, draft: Draft, original: Original) -> list[tuple[bool, str]]:
        return super().pieces(replace(draft, breaks=False), original)
