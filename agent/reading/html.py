"""HTML of a mail to lines of text, with what mail programs tell by their markup.

Quoted blocks become lines with '>' marks, as in a plain reply, so that what follows needs to know only one form.
What a human would not see is left out; text in the background's own colour is beyond us.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agent.core.mail import Label
from agent.reading.plaintext import MAX_LINES

MAX_HTML = 2_000_000
"""Characters that are looked at."""


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _set(
    "address article aside blockquote body center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_UNSEEN = _set("head style script title template noscript object embed iframe svg select button audio video")

# Matched against id and class names of each element. Cues of Gmail, Thunderbird, Outlook, Apple Mail, Yahoo, Proton
# and Zimbra.
_CUES = {
    "gmail_attr": Label.ATTRIBUTION,
    "moz-cite-prefix": Label.ATTRIBUTION,
    "divrplyfwdmsg": Label.ATTRIBUTION,
    "moz-email-headers-table": Label.ATTRIBUTION,
    "gmail_signature": Label.SIGNATURE,
    "moz-signature": Label.SIGNATURE,
    "applemailsignature": Label.SIGNATURE,
    "protonmail_signature_block": Label.SIGNATURE,
}
_HIDING = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|(?:^|;)(?:font-size|opacity|max-height)"
    r":0(?:\.0*)?(?:px|pt|em|rem|%)?(?:!important)?(?:;|$)"
)
_DEEPEST = 8
_ENOUGH = 2 * MAX_LINES
_MAX_NESTING = 1_500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Void elements, and those that the next of their kind closes.
_NEVER_DEEP = _set("area base br col embed hr img input link meta source track wbr p li td th tr dd dt")


@dataclass(slots=True)
class _Page:
    """The lines so far, and the one that is being filled."""

    lines: list[tuple[str, Label | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    depth: int = 0
    """How many quoted blocks we are in."""
    cues: list[Label] = field(default_factory=list)
    pre: int = 0

    def end_line(self, *, even_if_empty: bool = False) -> None:
        text = "".join(self.words)
        text = text.rstrip() if self.pre else " ".join(text.split(" ")).strip()
        if text or even_if_empty:
            self.lines.append(("> " * self.depth + text if self.depth else text, self.cues[-1] if self.cues else None))
        self.words.clear()

    def gap(self) -> None:
        if self.lines and self.lines[-1][0].strip("> "):
            self.lines.append(("> " * self.depth, None))

    def write(self, text: str) -> None:
        if self.pre:
            *whole, rest = text.split("\n")
            for line in whole:
                self.words.append(line)
                self.end_line(even_if_empty=True)
            self.words.append(rest)
        else:
            self.words.append(re.sub(r"[ \t\r\n\f]+", " ", text))


def html_lines(html: str) -> list[tuple[str, Label | None]]:
    """The visible lines of an HTML body, each with the label that its mail program's markup gives it, if any."""
    page = _Page()
    body = LexborHTMLParser(_bounded(html[:MAX_HTML])).body
    if body is not None:
        for node, entering in _walk(body):
            (_enter if entering else _leave)(page, node)
            if len(page.lines) > _ENOUGH:
                break
    page.end_line()
    return page.lines


def _bounded(html: str) -> str:
    """The HTML, or its text alone where parsing would take time with the square of its depth."""
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


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every seen node at its beginning and its end. A loop, as mails nest deeper than Python's stack."""
    stack = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if entering and _hidden(node):
            continue
        yield node, entering
        if entering:
            stack.append((node, False))
            child = node.last_child
            while child is not None:
                stack.append((child, True))
                child = child.prev


def _hidden(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag.startswith("-"):
        return tag != "-text"
    if tag in _UNSEEN or "hidden" in node.attributes:
        return True
    style = re.sub(r"\s+", "", node.attributes.get("style") or "").lower()
    return bool(style and _HIDING.search(style))


def _enter(page: _Page, node: LexborNode) -> None:
    tag = node.tag or ""
    if tag == "-text":
        page.write(node.text_content or "")
        return
    if tag == "br":
        page.end_line(even_if_empty=True)
    if tag in _BLOCKS:
        page.end_line()
    if tag in ("p", "ul", "ol", "table", "blockquote"):
        page.gap()
    if tag == "blockquote":
        page.depth = min(page.depth + 1, _DEEPEST)
    if tag == "pre":
        page.pre += 1
    if tag == "li":
        page.write("- ")
    cue = _cue(node)
    if cue:
        page.end_line()
        page.cues.append(cue)


def _leave(page: _Page, node: LexborNode) -> None:
    tag = node.tag or ""
    if tag in ("td", "th"):
        page.write(" ")
    if tag in _BLOCKS or _cue(node):
        page.end_line()
    if tag == "blockquote":
        page.depth = max(page.depth - 1, 0)
    if tag in ("p", "blockquote"):
        page.gap()
    if tag == "pre":
        page.pre -= 1
    if _cue(node):
        page.cues.pop()


def _cue(node: LexborNode) -> Label | None:
    if (node.tag or "-").startswith("-"):
        return None
    names = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}".lower().split()
    return next((label for name in names for cue, label in _CUES.items() if name.endswith(cue)), None)
