"""K-9 Mail."""

from html import escape
from typing import ClassVar

from agent.sandbox.quoting.gmail import renamed_div
from agent.sandbox.quoting.markup import Node
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program, fill


class K9(Program):
    """K-9 Mail, now Thunderbird for Android: its footer on top, an attribution with the zone's name."""

    name = "K-9"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {d} {month} {y} {HH}:{MM}:{SS} CET, {name} <{email}> wrote:",
        "de": "Am {d}. {month} {y} {HH}:{MM}:{SS} MEZ schrieb {name} <{email}>:",
        "fr": "Le {d} {month} {y} {HH}:{MM}:{SS} GMT+01:00, {name} <{email}> a écrit :",
        "es": "El {d} de {month} de {y} {H}:{MM}:{SS} CET, {name} <{email}> escribió:",
        "it": "Il {d} {month} {y} {HH}:{MM}:{SS} CET, {name} <{email}> ha scritto:",
        "pl": "Dnia {d} {month} {y} {HH}:{MM}:{SS} CET, {name} <{email}> napisał/a:",
    }
    footers: ClassVar[dict[str, str]] = {
        "en": "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
        "de": "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
        "fr": "Envoyé de mon appareil Android avec Courriel K-9 Mail. Veuillez excuser ma brièveté.",
        "es": "Enviado desde mi dispositivo Android con K-9 Mail. Por favor, disculpa mi brevedad.",
        "it": "Inviato dal mio dispositivo Android con K-9 Mail. Perdonate la brevità.",
        "pl": "Wysłane z urządzenia Android za pomocą K-9 Mail. Przepraszam za zwięzłość.",
    }
    width = 76
    style = Style(bold="", link="{text}")

    def joined(self, parts: list[list[str]]) -> list[str]:
        found: list[str] = []
        for part in parts:
            found += part if not found or part[0].startswith(">") else ["", *part]
        return found

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = "<br>".join(escape(x) for x in self.ending(draft, language))
        return f"<br><br>{lines}" if lines else ""

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return '<div dir="auto">' + "<br>".join(escape(line, quote=False) for line in lines) + "</div>"

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        head = escape(fill(self.attributions[language], original, language), quote=False)
        style = "margin: 0pt 0pt 0pt 0.8ex; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;"
        pieces = self.pieces(draft, original)
        first = (
            f'<br><br><div class="gmail_quote"><div dir="auto">{head}</div>'
            f'<blockquote class="gmail_quote" style="{style}">'
        )
        return first + pieces[0][1] + "</blockquote>" + self.around(pieces[1:]) + "</div>"

    def rewritten(self, tree: Node) -> Node:
        return renamed_div(tree, "")
