"""Apple Mail on a Mac, and Mail on an iPhone."""

from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.markup import Node
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Style
from agent.sandbox.quoting.program import Draft, Program, fill


class AppleMail(Program):
    """Mail on a Mac: quotations in blockquote type="cite", the attribution within, marked too."""

    name = "Apple Mail"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {d}. {smonth} {y}, at {HH}:{MM}, {name} <{email}> wrote:",
        "de": "Am {dd}.{mm}.{y} um {HH}:{MM} schrieb {name} <{email}>:",
        "fr": "Le {d} {smonth} {y} à {HH}:{MM}, {name} <{email}> a écrit :",
        "es": "El {d} {smonth} {y}, a las {HH}:{MM}, {name} <{email}> escribió:",
        "it": "Il giorno {d} {smonth} {y}, alle ore {HH}:{MM}, {name} <{email}> ha scritto:",
        "nl": "Op {d} {smonth} {y}, om {HH}:{MM} heeft {name} <{email}> het volgende geschreven:",
        "pt": "No dia {dd}/{mm}/{y}, às {HH}:{MM}, {name} <{email}> escreveu:",
        "pl": "Wiadomość napisana przez {name} <{email}> w dniu {dd}.{mm}.{y}, o godz. {HH}:{MM}:",
        "sv": "{d} {smonth} {y} kl. {HH}:{MM} skrev {name} <{email}>:",
        "ja": "{y}/{mm}/{dd} {HH}:{MM}、{name} <{email}>のメール:",
    }
    style = Style(link="{text} <{url}>")
    typed_bullet = "• "

    def head(self, original: Original, language: str) -> list[str]:
        return [f"> {line}" for line in super().head(original, language)]

    def text(self, draft: Draft, original: Original, language: str, *, rich: bool) -> str:
        """The attribution and the quoted mail are one quotation, parted by a marked empty line."""
        made = super().text(draft, original, language, rich=rich)
        head = self.head(original, language)[-1]
        return made.replace(f"{head}\n\n>", f"{head}\n> \n>", 1)

    def whole(self, rest: str, typed: str) -> str:
        return (
            '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body '
            'style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">'
            f"{typed}{rest}</body></html>"
        )

    def ending_html(self, draft: Draft, language: str) -> str:
        if not draft.signature:
            return ""
        lines = "".join(f"<div>{escape(line)}</div>" for line in draft.signature)
        return (
            '<br><div>\n<meta charset="UTF-8"><div style="caret-color: rgb(0, 0, 0); color: rgb(0, 0, 0);">'
            f'<div class="AppleMailSignature">{lines}</div></div>\n</div>'
        )

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *draft.signature] if draft.signature else []

    def head_html(self, original: Original, language: str) -> str:
        return f'<div>{super().head_html(original, language)}</div><br class="Apple-interchange-newline">'

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        pieces = self.pieces(draft, original)
        head = self.head_html(original, language)
        first = '<div><br><blockquote type="cite">' + head + f"<div>{pieces[0][1]}</div></blockquote></div>"
        return first + self.around(pieces[1:]) + "<br>"

    def rewritten(self, tree: Node) -> Node:
        return replace(tree, tag="div", attrs={})

    def around(self, pieces: list[tuple[bool, str]]) -> str:
        return "".join(f"<br>{h}<br>" if t else self.blockquote(h) for t, h in pieces)

    def blockquote(self, html: str) -> str:
        return f'<blockquote type="cite"><div>{html}</div></blockquote>'


class IPhone(AppleMail):
    """Mail on an iPhone: an invisible mark before the attribution, and its footer above the quotation."""

    name = "iPhone"
    attributions: ClassVar[dict[str, str]] = {
        "en": "On {d} {smonth} {y}, at {HH}:{MM}, {name} <{email}> wrote:",
        "de": "Am {dd}.{mm}.{y} um {HH}:{MM} schrieb {name} <{email}>:",
        "fr": "Le {d} {smonth} {y} à {HH}:{MM}, {name} <{email}> a écrit :",
        "es": "El {d} {smonth} {y}, a las {HH}:{MM}, {name} <{email}> escribió:",
        "it": "Il giorno {d} {smonth} {y}, alle ore {HH}:{MM}, {name} <{email}> ha scritto:",
        "nl": "Op {d} {smonth} {y} om {HH}:{MM} heeft {name} <{email}> het volgende geschreven:",
        "pt": "Em {d} de {smonth} de {y}, à(s) {HH}:{MM}, {name} <{email}> escreveu:",
        "pl": "Wiadomość napisana przez {name} <{email}> w dniu {d} {smonth} {y}, o godz. {HH}:{MM}:",
        "sv": "{d} {smonth} {y} kl. {HH}:{MM} skrev {name} <{email}>:",
        "ja": "{y}/{mm}/{dd} {HH}:{MM}、{name} <{email}>のメール:",
    }
    footers: ClassVar[dict[str, str]] = {
        "en": "Sent from my iPhone",
        "de": "Von meinem iPhone gesendet",
        "fr": "Envoyé de mon iPhone",
        "es": "Enviado desde mi iPhone",
        "it": "Inviato da iPhone",
        "nl": "Verstuurd vanaf mijn iPhone",
        "pt": "Enviado do meu iPhone",
        "pl": "Wysłane z iPhone’a",
        "sv": "Skickat från min iPhone",
        "ja": "iPhoneから送信",
    }

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *(draft.signature or (self.footer(language),))]

    def quoted(self, draft: Draft, original: Original, rich: bool) -> list[str]:
        first, *others = super().quoted(draft, original, rich)
        return [first.replace("> ", "> \ufeff", 1), *others]

    def ending_html(self, draft: Draft, language: str) -> str:
        lines = "<br>".join(escape(line) for line in self.ending(draft, language)[1:])
        return f'<div dir="ltr"><br></div><div dir="ltr">{lines}</div>'

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        head = escape(fill(self.attributions[language], original, language), quote=False)
        start = f'<div dir="ltr"><br><blockquote type="cite">{head}<br><br></blockquote></div>'
        return start + self.around(self.pieces(draft, original))

    def around(self, pieces: list[tuple[bool, str]]) -> str:
        return "".join(f"<div>{h}</div>" if t else self.blockquote(h) for t, h in pieces)

    def blockquote(self, html: str) -> str:
        return f'<blockquote type="cite"><div dir="ltr">\ufeff{html}</div></blockquote>'

    def whole(self, rest: str, typed: str) -> str:
        return (
            '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
            f'<body dir="auto">{typed}{rest}</body></html>'
        )
