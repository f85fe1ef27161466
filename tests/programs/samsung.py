"""Samsung's mail on a telephone."""

from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program, fill


class Samsung(Program):
    """Samsung's mail on a telephone: a block of headers under a dashed line, no marks."""

    name = "Samsung"
    attributions: ClassVar[dict[str, str]] = {
        "en": (
            "-------- Original message --------\nFrom: {name} <{email}>"
            "\nDate: {dd}/{mm}/{y} {HH}:{MM} ({gmt}:00)\nTo: {to} "
            "<{to_email}>\nSubject: {subject}"
        ),
        "de": (
            "-------- Ursprüngliche Nachricht --------\nVon: {name} "
            "<{email}>\nDatum: {dd}.{mm}.{yy} {HH}:{MM} ({gmt}:00)\n"
            "An: {to} <{to_email}>\nBetreff: {subject}"
        ),
        "fr": (
            "-------- Message d'origine --------\nDe : {name} <{email}>"
            "\nDate : {dd}/{mm}/{y} {HH}:{MM} ({gmt}:00)\nÀ : {to} "
            "<{to_email}>\nObjet : {subject}"
        ),
        "es": (
            "-------- Mensaje original --------\nDe: {name} <{email}>"
            "\nFecha: {d}/{m}/{yy} {H}:{MM} ({gmt}:00)\nPara: {to} "
            "<{to_email}>\nAsunto: {subject}"
        ),
        "it": (
            "-------- Messaggio originale --------\nDa: {name} <{email}>"
            "\nData: {dd}/{mm}/{yy} {HH}:{MM} ({gmt}:00)\nA: {to} "
            "<{to_email}>\nOggetto: {subject}"
        ),
        "nl": (
            "-------- Oorspronkelijk bericht --------\nVan: {name} "
            "<{email}>\nDatum: {dd}-{mm}-{yy} {HH}:{MM} ({gmt}:00)\n"
            "Aan: {to} <{to_email}>\nOnderwerp: {subject}"
        ),
        "pl": (
            "-------- Oryginalna wiadomość --------\nOd: {name} <{email}>"
            "\nData: {dd}.{mm}.{y} {HH}:{MM} ({gmt}:00)\nDo: {to} "
            "<{to_email}>\nTemat: {subject}"
        ),
    }
    footers: ClassVar[dict[str, str]] = {
        "en": "Sent from my Galaxy",
        "de": "Von meinem/meiner Galaxy gesendet",
        "fr": "Envoyé depuis mon appareil Galaxy",
        "es": "Enviado desde mi Galaxy",
        "it": "Inviato dal mio Galaxy",
        "nl": "Verzonden vanaf mijn Galaxy",
        "pl": "Wysłano z mojego Galaxy",
    }
    mark = ""
    style = Style(mark="")

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *(draft.signature or (self.footer(language),))]

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = "<br>".join(map(escape, self.ending(draft, language)[1:]))
        return (
            f'<div><br></div><div id="composer_signature" dir="auto">'
            f'<div style="font-size:85%;color:#575757" dir="auto">'
            f"{lines}</div></div>"
        )

    def head_html(self, original: Original, language: str) -> str:
        lines = escape(fill(self.attributions[language], original, language), quote=False).split("\n")
        return (
            '<div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>'
            + "</div><div>".join(lines)
            + " </div><div><br></div></div>"
        )

    def pieces(self, draft: Draft, original: Original) -> list[tuple[bool, str]]:
        return super().pieces(replace(draft, breaks=False), original)

    def blockquote(self, html: str) -> str:
        return html
