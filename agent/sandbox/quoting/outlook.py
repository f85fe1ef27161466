"""Outlook on a desk: Word writes its HTML, and nothing marks what is quoted."""

import re
import textwrap
from dataclasses import replace
from html import escape
from typing import ClassVar

from agent.sandbox.quoting.markup import Node, mapped
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.plain import Row, Style
from agent.sandbox.quoting.program import Draft, Program, fill

# From, Sent, To, Subject; and how the date stands behind 'Sent'.
HEADERS = {
    "en": ("From:", "Sent:", "To:", "Subject:", "{day}, {month} {d}, {y} {h}:{MM} {ampm}"),
    "de": ("Von:", "Gesendet:", "An:", "Betreff:", "{day}, {d}. {month} {y} {HH}:{MM}"),
    "fr": ("De :", "Envoyé :", "À :", "Objet :", "{day} {d} {month} {y} {HH}:{MM}"),
    "es": ("De:", "Enviado el:", "Para:", "Asunto:", "{day}, {d} de {month} de {y} {H}:{MM}"),
    "it": ("Da:", "Inviato:", "A:", "Oggetto:", "{day} {d} {month} {y} {HH}:{MM}"),
    "nl": ("Van:", "Verzonden:", "Aan:", "Onderwerp:", "{day} {d} {month} {y} {HH}:{MM}"),
    "pt": ("De:", "Enviada em:", "Para:", "Assunto:", "{day}, {d} de {month} de {y} {HH}:{MM}"),
    "pl": ("Od:", "Wysłano:", "Do:", "Temat:", "{day}, {d} {month} {y} {HH}:{MM}"),
    "sv": ("Från:", "Skickat:", "Till:", "Ämne:", "den {d} {month} {y} {HH}:{MM}"),
    "ja": ("From:", "Sent:", "To:", "Subject:", "{day}, {month} {d}, {y} {h}:{MM} {ampm}"),
}
BANNERS = {
    "en": "-----Original Message-----",
    "de": "-----Ursprüngliche Nachricht-----",
    "fr": "-----Message d'origine-----",
    "es": "-----Mensaje original-----",
    "it": "-----Messaggio originale-----",
    "nl": "-----Oorspronkelijk bericht-----",
    "pt": "-----Mensagem original-----",
    "pl": "-----Wiadomość oryginalna-----",
    "sv": "-----Ursprungligt meddelande-----",
    "ja": "-----Original Message-----",
}
SAFELINK = "https://eur03.safelinks.protection.outlook.com/?url={url}&data=05%7C02%7C&sdata=Zx%3D&reserved=0"


def headers(original: Original, language: str, *, address: str = "{name} <{email}>") -> list[tuple[str, str]]:
    """Names and values of the block over a quoted mail."""
    sender, sent, to, subject, date = HEADERS[language]
    values = (address, date, "{to} <{to_email}>", "{subject}")
    return [(n, fill(v, original, language)) for n, v in zip((sender, sent, to, subject), values, strict=True)]


def safe_links(tree: Node) -> Node:
    """Links of the web lead through a scanner; those that open a mail stay."""

    def change(node: Node) -> Node:
        href = node.attrs.get("href", "")
        if not href.startswith("http"):
            return node
        return replace(node, attrs={**node.attrs, "href": SAFELINK.format(url=re.sub(r"[:/?=&]", "%3A", href))})

    return mapped(tree, change)


class OutlookDesktop(Program):
    """Outlook for Windows. Its text has no quote marks; answers between the questions stand in another colour."""

    name = "Outlook desktop"
    attributions: ClassVar[dict[str, str]] = {language: "" for language in HEADERS}
    mark = ""
    style = Style(link="{text}<{url}>", mark="")
    typed_bullet = "*\t"

    def head(self, original: Original, language: str) -> list[str]:
        return [f"{name} {value}" for name, value in headers(original, language)]

    def typed(self, lines: tuple[str, ...], rich: bool) -> list[str]:
        """Word makes a paragraph of each line."""
        return super().typed(lines, rich)

    def text(self, draft: Draft, original: Original, language: str, *, rich: bool) -> str:
        made = super().text(draft, original, language, rich=rich)
        if rich or not draft.quotes:
            return made
        # Composed as plain text, it draws a line of its own.
        head = self.head(original, language)[0]
        return made.replace(head, f"{BANNERS[language]}\n{head}", 1)

    def quoted(self, draft: Draft, original: Original, rich: bool) -> list[str]:
        return [row.text for row in self.rows(draft, original, rich)]

    def rows(self, draft: Draft, original: Original, rich: bool) -> list[Row]:
        return super().rows(draft, replace(original, html=safe_links(original.html)) if rich else original, rich)

    def ending(self, draft: Draft, language: str) -> list[str]:
        return ["", *draft.signature] if draft.signature else []

    def paragraphs(self, lines: tuple[str, ...]) -> str:
        return "".join(f"<p class=MsoNormal>{_word(line)}</p>\n\n" for line in lines)

    def within(self, lines: tuple[str, ...]) -> str:
        return "".join(
            f"<p class=MsoNormal><span style='color:#1F497D'>{escape(line, quote=False)}<o:p></o:p></span></p>\n\n"
            for line in lines
        )

    def whole(self, rest: str, typed: str) -> str:
        return (
            '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
            'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">'
            '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">'
            '<meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!--\n'
            "p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;}\n--></style></head>"
            '<body lang=EN-GB link="#0563C1" vlink="#954F72" style=\'word-wrap:break-word\'>'
            f"<div class=WordSection1>{typed}{rest}</div></body></html>"
        )

    def ending_html(self, draft: Draft, language: str) -> str:
        return self.paragraphs(("", *draft.signature, "")) if draft.signature else self.paragraphs(("",))

    def head_html(self, original: Original, language: str) -> str:
        lines = "<br>\n".join(f"<b>{n}</b> {escape(v, quote=False)}" for n, v in headers(original, language))
        return (
            "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
            f"<p class=MsoNormal><span lang=EN-US>{lines}<o:p></o:p></span></p></div></div>\n\n"
            "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n\n"
        )

    def quote(self, draft: Draft, original: Original, language: str) -> str:
        pieces = self.pieces(replace(draft, breaks=False), original)
        return self.head_html(original, language) + "".join(html for _, html in pieces)

    def rewritten(self, tree: Node) -> Node:
        return mapped(Node(tag="div", children=[safe_links(tree)]), _as_word).children[0]

    def pieces(self, draft: Draft, original: Original) -> list[tuple[bool, str]]:
        return [(typed, _folded(html)) for typed, html in super().pieces(draft, original)]


class _Marks:
    PARAGRAPH: ClassVar[dict[str, str]] = {"class": "MsoNormal", "style": "margin-bottom:12.0pt"}


def _as_word(node: Node) -> Node:
    """Word knows paragraphs, spans and tables of its own; what is already as it likes it stays."""
    if node.attrs.get("class") == "MsoNormal" or node.tag in ("span", "o:p", "b"):
        return node
    if node.tag == "p":
        return replace(node, attrs=_Marks.PARAGRAPH, children=[_span(node.children)])
    if node.tag == "table":
        return replace(node, attrs={"class": "MsoNormalTable", "border": "0", "width": "100%"})
    if node.tag == "a":
        return replace(node, attrs={"href": node.attrs.get("href", "")}, children=[_span(node.children)])
    return replace(node, tag="div" if node.tag == "body" else node.tag, attrs={})


def _span(children: list[Node]) -> Node:
    style = 'font-family:"Segoe UI",sans-serif;color:#24272C'
    return Node(tag="span", attrs={"style": style}, children=[*children, Node(tag="o:p")])


def _word(line: str) -> str:
    return escape(line, quote=False).replace("  ", "&nbsp; ") + "<o:p></o:p>" if line else "<o:p>&nbsp;</o:p>"


def _folded(html: str) -> str:
    """Word breaks its source at about 76 columns, wherever a blank stands."""
    return "\n".join(textwrap.wrap(html, 76, break_long_words=False, break_on_hyphens=False))
