"""Thunderbird: attribution in moz-cite-prefix, blockquote type="cite", plain text as format=flowed."""

from html import escape
from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program


class Thunderbird(Program):
    """Thunderbird, which answers below the quotation where its owner lets it."""

    name = "Thunderbird"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {dd}/{mm}/{y} {HH}:{MM}, {name} wrote:",
        "de": "Am {dd}.{mm}.{yy} um {HH}:{MM} schrieb {name}:",
        "fr": "Le {dd}/{mm}/{y} à {HH}:{MM}, {name} a écrit\u00a0:",
        "es": "El {d}/{m}/{yy} a las {HH}:{MM}, {name} escribió:",
        "it": "Il {dd}/{mm}/{y} {HH}:{MM}, {name} ha scritto:",
        "nl": "Op {d}-{m}-{y} om {HH}:{MM} schreef {name}:",
        "pt": "Em {dd}/{mm}/{y} {HH}:{MM}, {name} escreveu:",
        "pl": "W dniu {dd}.{mm}.{y} o\u00a0{HH}:{MM}, {name} pisze:",
        "sv": "Den {y}-{mm}-{dd} kl. {HH}:{MM}, skrev {name}:",
        "ja": "On {y}/{mm}/{dd} {HH}:{MM}, {name} wrote:",
    }
    style = Style(bold="*", link="{text} <{url}>")
    typed_bullet = "  * "
    width = 72
    flowed = True

    def joined(self, parts: list[list[str]]) -> list[str]:
        """The quotation follows its attribution at once."""
        found: list[str] = []
        for part in parts:
            at_once = part[0].startswith(">")
            found += ["", *part] if found and not at_once else part
        return found

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f"<p>{escape(line, quote=False) or '<br>'}</p>\n" for line in lines)

    def whole(self, rest: str, typed: str) -> str:
        return (
            '<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" '
            'content="text/html; charset=UTF-8">\n'
            f"  </head>\n  <body>\n{typed}{rest}\n  </body>\n</html>\n"
        )

    def ending_html(self, draft: Draft, language: str) -> str:
        if not draft.signature:
            return ""
        return f'<pre class="moz-signature" cols="72">-- \n{escape(chr(10).join(draft.signature))}</pre>'

    def head_html(self, original: Original, language: str) -> str:
        return f'<div class="moz-cite-prefix">{super().head_html(original, language)}<br>\n    </div>\n'

    def around(self, pieces: list[tuple[bool, str]]) -> str:
        return "".join(
            f"<p>{h}</p>" if t and not h.startswith("<p") else h if t else self.blockquote(h) for t, h in pieces
        )

    def blockquote(self, html: str) -> str:
        return (
            '<blockquote type="cite" cite="mid:letter@agency.example">\n'
            f'      <meta http-equiv="content-type" content="text/html; charset=UTF-8">\n{html}</blockquote>\n'
        )
