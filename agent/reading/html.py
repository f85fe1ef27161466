"""HTML of a mail to lines of text, with what mail programs tell by their markup.

Quoted blocks become lines with '>' marks, as in a plain reply, so that what follows needs to know only one form.
What a human would not see is left out, and so is what was struck out.
"""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agent.core.mail import Label
from agent.reading.cues import cue as cue_of
from agent.reading.page import Page
from agent.reading.picked import emphasised
from agent.reading.plaintext import MAX_LINES
from agent.reading.unseen import WHITE, seen_on

MAX_HTML = 2_000_000
"""Characters that are looked at."""


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _set(
    "address article aside blockquote body center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_CELLS = _set("td th")
_APART = _set("p ul ol table blockquote")
_STRIKES = ("line-through", "<s>", "<s ", "<strike", "<del>", "<del ")
_STRESSES = _set("b strong u mark i em font span")
_STRESS = re.compile(r"(?i)bold|underline|background|color|border|font-weight:\s?[6-9]")
_DEEPEST = 8
_EMOJI = 8
_LONG_NUMBER = 5
_SYMBOLS = "\u200b"
"""A picture whose name is made of symbols beyond this is an emoji."""
_ENOUGH = 2 * MAX_LINES
_MAX_NESTING = 1_500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Void elements, and those that the next of their kind closes.
_NEVER_DEEP = _set("area base br col embed hr img input link meta source track wbr p li td th tr dd dt")


def html_lines(html: str) -> list[tuple[str, Label | None]]:
    """The visible lines of an HTML body, each with the label that its mail program's markup gives it, if any."""
    page = Page()
    body = LexborHTMLParser(bounded(html[:MAX_HTML])).body
    if body is not None:
        _fill(page, body)
    page.end_line()
    return page.lines


def _fill(page: Page, body: LexborNode) -> None:
    """Every seen node at its beginning and its end. A loop, as mails nest deeper than Python's stack."""
    stack: list[tuple[LexborNode | None, str, str, Label | None]] = [(body, "body", WHITE, None)]
    while stack and len(page.lines) <= _ENOUGH:
        node, tag, paper, cue = stack.pop()
        if node is None:
            _leave(page, tag, cue)
        elif tag == "-text":
            page.write(node.text_content or "")
        elif (below := seen_on(tag, node.attributes, paper)) is not None:
            cue = cue_of(node.attributes)
            _enter(page, node, tag, cue)
            if tag in _BLOCKS or tag in _CELLS or cue:
                stack.append((None, tag, below, cue))
            child = node.last_child
            while child is not None:
                stack.append((child, child.tag or "", below, None))
                child = child.prev


def bounded(html: str) -> str:
    """The HTML, or its text alone where parsing would take time with the square of its depth."""
    if html.count("<") - html.count("</") <= _MAX_NESTING:
        return html
    unclosed: Counter[str] = Counter()
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _NEVER_DEEP or (closing and not unclosed[tag]):
            continue
        step = -1 if closing else 1
        unclosed[tag] += step
        depth += step
        deepest = max(deepest, depth)
    return html if deepest <= _MAX_NESTING else f"<pre>{re.sub('<[^<>]*>', chr(10), html).replace('<', '&lt;')}</pre>"


def _enter(page: Page, node: LexborNode, tag: str, cue: Label | None) -> None:
    if tag in _BLOCKS:
        page.end_line()
        if tag in _APART:
            page.gap()
        if tag == "blockquote":
            page.depth = min(page.depth + 1, _DEEPEST)
        page.pre += tag == "pre"
        if tag in ("ol", "ul"):
            page.lists.append(_counter(node.attributes) if tag == "ol" else None)
        if tag == "li":
            page.write(page.item())
    elif tag == "br":
        page.end_line(even_if_empty=True)
    elif tag in ("img", "input"):
        page.write(_shown(node))
    elif tag in _STRESSES and _stresses(node, tag):
        page.emphasised.append(len(page.words))
    if cue:
        page.end_line()
        page.cues.append(cue)


def _leave(page: Page, tag: str, cue: Label | None) -> None:
    if tag in _CELLS:
        page.write(" ")
    if tag in _BLOCKS or cue:
        page.end_line()
    if tag == "blockquote":
        page.depth = max(page.depth - 1, 0)
    if tag in ("ol", "ul"):
        page.lists.pop()
    if tag in ("p", "blockquote"):
        page.gap()
    page.pre -= tag == "pre"
    if cue:
        page.cues.pop()


def _stresses(node: LexborNode, tag: str) -> bool:
    """Whether an element makes a number alone stand out."""
    child = node.first_child
    if child is None or child.tag != "-text" or not (child.text_content or "").strip().isdigit():
        return False
    attributes = node.attributes
    return tag not in ("span", "font") or "color" in attributes or bool(_STRESS.search(attributes.get("style") or ""))


def _counter(attributes: dict[str, str | None]) -> int:
    """The number of a numbered list's first item."""
    start = attributes.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < _LONG_NUMBER else 1


def _shown(node: LexborNode) -> str:
    """An emoji that is drawn as a picture, and whether a box is ticked."""
    attributes = node.attributes
    if node.tag == "img":
        alt = (attributes.get("alt") or "").strip()
        return alt if alt and len(alt) <= _EMOJI and all(c > _SYMBOLS for c in alt) else ""
    kind = (attributes.get("type") or "").lower()
    return ("[x] " if "checked" in attributes else "[ ] ") if kind in ("checkbox", "radio") else ""


def glance(html: str) -> str:
    """All words of an HTML body, seen or not, in no particular lines: quicker than html_lines."""
    parser = LexborHTMLParser(bounded(html[:MAX_HTML]))
    parser.strip_tags(["style", "script", "title"])
    return parser.text(separator=" ")


def shows_changes(html: str) -> bool:
    """Whether words in it are struck out, or a number is picked by its looks."""
    lower = html.lower()
    return any(strike in lower for strike in _STRIKES) or emphasised(html)
