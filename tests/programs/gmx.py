"""GMX and WEB.DE in a browser."""

from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program, fill


class Gmx(Program):
    """GMX and WEB.DE in a browser: headers under a name, HTML in div name="quote"."""

    name = "GMX"
    attributions: ClassVar[dict[str, str]] = {
        "de": (
            "Gesendet: {day}, {d}. {month} {y} um {HH}:{MM}\nVon: "
            '"{name}" <{email}>\nAn: {to_email}\nBetreff: {subject}'
        ),
        "en": (
            "Sent: {day}, {month} {d}, {y} at {h}:{MM} {ampm}\nFrom: "
            '"{name}" <{email}>\nTo: {to_email}\nSubject: {subject}'
        ),
        "fr": 'Envoyé: {day} {d} {month} {y} à {HH}:{MM}\nDe: "{name}" <{email}>\nÀ: {to_email}\nObjet: {subject}',
        "es": (
            "Enviado: {day}, {d} de {month} de {y} {HH}:{MM}\nDe: "
            '"{name}" <{email}>\nPara: {to_email}\nAsunto: {subject}'
        ),
    }
    style = Style(mark="")

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *draft.signature] if draft.signature else []

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f"<div>{escape(line, quote=False) or '&nbsp;'}</div>\n\n" for line in lines)

    def whole(self, rest: str, typed: str) -> str:
        return (
            f'<html><head></head><body><div style="font-family: Verdana;font-size: '
            f'12.0px;"><div>{typed}{rest}</div></div></body></html>'
        )

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        lines = escape(fill(self.attributions[language], original, language), quote=False).split("\n")
        head = "<br/>\n".join(
            f"<b>{line.partition(':')[0]}:</b>&nbsp;{line.partition(':')[2].strip()}" for line in lines
        )
        body = "".join(html for _, html in self.pieces(replace(draft, breaks=False), original))
        return (
            '<div>&nbsp;\n<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; '
            f'border-left:2px solid #C3D9E5; word-wrap: break-word;">\n<div style="margin:0 0 10px 0;">{head}</div>\n\n'
            f'<div name="quoted-content">{body}</div>\n</div>\n</div>'
        )
