"""Gmail in a browser and on Android."""

from html import escape
from typing import ClassVar

from agent.sandbox.quoting.markup import Node, mapped, renamed
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program

_QUOTE = 'class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"'


class GmailWeb(Program):
    """Gmail in a browser: plain text at 76 columns, bold as stars, links in angle brackets."""

    name = "Gmail web"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {sday}, {d} {smonth} {y} at {HH}:{MM}, {name} <{email}> wrote:",
        "de": "Am {sday}., {d}. {smonth} {y} um {HH}:{MM} Uhr schrieb {name} <{email}>:",
        "fr": "Le {sday} {d} {smonth} {y} à {HH}:{MM}, {name} <{email}> a écrit :",
        "es": "El {sday}, {d} {smonth} {y} a las {H}:{MM}, {name} (<{email}>) escribió:",
        "it": "Il giorno {sday} {d} {smonth} {y} alle ore {HH}:{MM} {name} <{email}> ha scritto:",
        "nl": "Op {sday} {d} {smonth} {y} om {HH}:{MM} schreef {name} <{email}>:",
        "pt": "{name} <{email}> escreveu ({sday}, {d}/{mm}/{y} à(s) {HH}:{MM}):",
        "pl": "{sday}, {d} {smonth} {y} o {HH}:{MM} {name} <{email}> napisał(a):",
        "sv": "Den {sday} {d} {smonth} {y} kl {HH}:{MM} skrev {name} <{email}>:",
        "ja": "{y}年{m}月{d}日({sday}) {H}:{MM} {name} <{email}>:",
    }
    style = Style(bold="*", link="{text}\n<{url}>")
    typed_bullet = "   - "
    width = 76

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f"<div>{escape(line, quote=False) or '<br>'}</div>" for line in lines)

    def whole(self, rest: str, typed: str) -> str:
        return f'<div dir="ltr">{typed}</div><br>{rest}\n'

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = "<br>".join(escape(line) for line in draft.signature)
        if not lines:
            return ""
        return (
            '<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br>'
            f'<div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">'
            f'<div dir="ltr">{lines}</div></div>'
        )

    def head_html(self, original: Original, language: str) -> str:
        words = escape(super().head_html(original, language).replace("&lt;", "<").replace("&gt;", ">"), quote=False)
        email = original.sender.email
        linked = words.replace(email, f'<a href="mailto:{email}">{email}</a>')
        return f'<div dir="ltr" class="gmail_attr">{linked}<br></div>'

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        return f'<div class="gmail_quote gmail_quote_container">{super().quote(draft, original, language)}</div>'

    def rewritten(self, tree: Node) -> Node:
        return renamed_div(tree, "m_-4821773059173402187")

    def around(self, pieces: list[tuple[bool, str]]) -> str:
        return "".join(f"<div><br></div>{h}<div><br></div>" if t else self.blockquote(h) for t, h in pieces)

    def blockquote(self, html: str) -> str:
        return f"<blockquote {_QUOTE}><u></u>{html}</blockquote>"


def renamed_div(tree: Node, prefix: str) -> Node:
    """The tree with a prefix before every class and id."""
    return mapped(Node(tag="div", children=[tree]), renamed(prefix)).children[0]


class GmailAndroid(GmailWeb):
    """Gmail on a telephone: as in the browser, in dir="auto", and without splitting quotations."""

    name = "Gmail Android"
    attributions: ClassVar[dict[str, str]] = {
        **GmailWeb.attributions,
        "en": "On {sday}, {smonth} {d}, {y}, {h}:{MM}\u202f{ampm} {name} <{email}> wrote:",
        "de": "{name} <{email}> schrieb am {sday}., {d}. {smonth} {y}, {HH}:{MM}:",
        "fr": "Le {sday} {d} {smonth} {y}, {HH}:{MM}, {name} <{email}> a écrit :",
        "es": "El {sday}, {d} de {smonth} de {y}, {h}:{MM}\u202fp. m., {name} <{email}> escribió:",
        "nl": "Op {sday} {d} {smonth} {y} {HH}:{MM} schreef {name} <{email}>:",
    }

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f'<div dir="auto">{escape(line, quote=False) or "<br>"}</div>' for line in lines)

    def whole(self, rest: str, typed: str) -> str:
        return f'<div dir="auto">{typed}</div><br>{rest}'

    def ending_html(self, draft: Draft, language: str) -> str:
        return "".join(f'<div dir="auto">{escape(line) or "<br>"}</div>' for line in self.ending(draft, language))
