"""Outlook on the web, the new Outlook for Windows, and Outlook on a telephone."""

import re
from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.gmail import renamed_div
from agent.sandbox.quoting.markup import Node
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.outlook import headers, safe_links
from agent.sandbox.quoting.plain import Row, Style
from agent.sandbox.quoting.program import Draft, Program

_FONT = (
    'style="font-family: Aptos, Aptos_EmbeddedFont, Calibri, Helvetica, '
    'sans-serif; font-size: 12pt; color: rgb(0, 0, 0);"'
)


class OutlookWeb(Program):
    """Outlook in a browser: a line, a block of headers in bold, and the letter with x_ before its classes."""

    name = "Outlook web"
    attributions: ClassVar[dict[str, str]] = {
        language: "" for language in ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv")
    }
    mark = ""
    style = Style(link="{text}<{url}>", mark="")
    typed_bullet = "  *   "

    def head(self, original: Original, language: str) -> list[str]:
        return ["_" * 32, *(f"{name} {value}" for name, value in headers(original, language))]

    def quoted(self, draft: Draft, original: Original, rich: bool) -> list[str]:
        return [row.text for row in self.rows(draft, original, rich)]

    def joined(self, parts: list[list[str]]) -> list[str]:
        """The line follows the text at once."""
        found: list[str] = []
        for part in parts:
            found += part if part and part[0].startswith("____") else ["", *part] if found else part
        return found

    def rows(self, draft: Draft, original: Original, rich: bool) -> list[Row]:
        return super().rows(draft, replace(original, html=safe_links(original.html)) if rich else original, rich)

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *draft.signature] if draft.signature else []

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(
            f'<div class="elementToProof" {_FONT}>{escape(line, quote=False) or "<br>"}</div>' for line in lines
        )

    def whole(self, rest: str, typed: str) -> str:
        style = '<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>'
        return (
            '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
            f'{style}</head><body dir="ltr">{typed}{rest}</body></html>'
        )

    def ending_html(self, draft: Draft, language: str) -> str:
        if not draft.signature:
            return ""
        return f'<div id="Signature" class="elementToProof">{self.paragraphs(("", *draft.signature))}</div>'

    def head_html(self, original: Original, language: str) -> str:
        lines = "<br>\n".join(f"<b>{n}</b> {escape(v, quote=False)}" for n, v in headers(original, language))
        return (
            '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
            '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">'
            f"{lines}</font><div>&nbsp;</div></div>"
        )

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        pieces = self.pieces(replace(draft, breaks=False), original)
        return self.head_html(original, language) + "".join(html for _, html in pieces)

    def rewritten(self, tree: Node) -> Node:
        return renamed_div(safe_links(tree), "x_")


class OutlookMobile(OutlookWeb):
    """Outlook on a telephone: its own advertisement above the line."""

    name = "Outlook mobile"
    footers: ClassVar[dict[str, str]] = {
        "en": "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "de": "Holen Sie sich Outlook für iOS<https://aka.ms/o0ukef>",
        "fr": "Télécharger Outlook pour iOS<https://aka.ms/o0ukef>",
        "es": "Obtener Outlook para iOS<https://aka.ms/o0ukef>",
        "it": "Scarica Outlook per iOS<https://aka.ms/o0ukef>",
        "nl": "Outlook voor iOS<https://aka.ms/o0ukef> downloaden",
        "pt": "Obter o Outlook para iOS<https://aka.ms/o0ukef>",
        "pl": "Pobierz program Outlook dla systemu iOS<https://aka.ms/o0ukef>",
        "sv": "Skaffa Outlook för iOS<https://aka.ms/o0ukef>",
    }

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *(draft.signature or (self.footer(language),))]

    def ending_html(self, draft: Draft, language: str) -> str:
        if draft.signature:
            return '<div id="ms-outlook-mobile-signature">' + self.paragraphs(("", *draft.signature)) + "</div>"
        words = re.sub(r"^(.*?)<(.*?)>(.*)$", r'<a href="\2">\1</a>\3', self.footer(language))
        return (
            f'<div id="ms-outlook-mobile-body-separator-line" dir="ltr">'
            f'<br></div><div id="ms-outlook-mobile-signature" dir="ltr">'
            f"{words}</div>"
        )

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f'<div dir="ltr">{escape(line, quote=False) or "<br>"}</div>' for line in lines)

    def head_html(self, original: Original, language: str) -> str:
        return (
            super()
            .head_html(original, language)
            .replace('<div id="appendonsend"></div>', '<div id="mail-editor-reference-message-container"></div>')
        )
