"""Spark."""

from typing import ClassVar

from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.program import Draft, Program


class Spark(Program):
    """Spark: two named sections, and a line of colour down the quotation's side."""

    name = "Spark"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {d} {smonth} {y} at {HH}:{MM} {offset}, {name} <{email}>, wrote:",
        "de": "Am {d}. {smonth} {y}, {HH}:{MM} {offset} schrieb {name} <{email}>:",
        "fr": "Le {d} {smonth} {y} à {HH}:{MM} {offset}, {name} <{email}>, a écrit :",
        "es": "El {d} {smonth} {y} {HH}:{MM} {offset}, {name} <{email}>, escribió:",
    }
    footers: ClassVar[dict[str, str]] = {"en": "Sent with Spark"}

    def whole(self, rest: str, typed: str) -> str:
        return (
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body>\n<div '
            f'name="messageBodySection">\n{typed}\n</div>\n{rest}\n'
            f"</body></html>"
        )

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = self.paragraphs(tuple(self.ending(draft, language)))
        return f'<div name="messageSignatureSection"><br />\n{lines}</div>' if lines else ""

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        return f'<div name="messageReplySection">{super().quote(draft, original, language)}\n</div>'

    def blockquote(self, html: str) -> str:
        style = (
            "border-left-color: grey; border-left-width: thin; border-left-style: "
            "solid; margin: 5px 5px;padding-left: 10px;"
        )
        return f'<blockquote type="cite" class="spark_quote" style="{style}">{html}</blockquote>'
