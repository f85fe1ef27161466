"""Proton Mail."""

from html import escape
from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.program import Draft, Program, fill


class ProtonMail(Program):
    """Proton Mail: a signature of its own, and an attribution with an ordinal day."""

    name = "Proton Mail"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {day}, {month} {d}th, {y} at {h}:{MM} {ampm}, {name} <{email}> wrote:",
        "de": "{name} <{email}> schrieb am {day}, {d}. {month} {y} um {HH}:{MM}:",
        "fr": "Le {day} {d} {month} {y} à {HH}:{MM}, {name} <{email}> a écrit :",
        "es": "El {day}, {d} de {month} de {y} a las {HH}:{MM}, {name} <{email}> escribió:",
        "it": "{day} {d} {month} {y} {HH}:{MM}, {name} <{email}> ha scritto:",
    }
    footers: ClassVar[dict[str, str]] = {
        "en": "Sent with [Proton Mail](https://proton.me/mail/home) secure email.",
        "de": "Gesendet mit [Proton Mail](https://proton.me/mail/home) sichere E-Mail.",
        "fr": "Envoyé avec la messagerie sécurisée [Proton Mail](https://proton.me/mail/home).",
    }

    def ending(self, draft: Draft, language: str) -> list[str]:
        return [
            *(["", *draft.signature] if draft.signature else []),
            *(["", self.footer(language)] if draft.footer else []),
        ]

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        style = "font-family: Arial, sans-serif; font-size: 14px;"
        return "".join(f'<div style="{style}">{escape(line, quote=False) or "<br>"}</div>' for line in lines)

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = self.paragraphs(tuple(self.ending(draft, language)))
        return (
            f'<div class="protonmail_signature_block" style="font-family: Arial, sans-serif;">{lines}</div>'
            if lines
            else ""
        )

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        head = escape(fill(self.attributions[language], original, language), quote=False)
        return f'<div class="protonmail_quote">\n{head}<br>\n{self.around(self.pieces(draft, original))}<br>\n</div>'

    def blockquote(self, html: str) -> str:
        return f'<blockquote class="protonmail_quote" type="cite">{html}</blockquote>'
