"""A small tree of HTML: enough to take our letter apart and to write it again as a mail program would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col"})
BLOCK = frozenset({"p", "div", "table", "tr", "ul", "ol", "li", "h1", "h2", "h3", "blockquote", "td", "body", "hr"})


@dataclass(kw_only=True, slots=True)
class Node:
    """An element; a text, where ``tag`` is empty; or what a person typed, where ``typed`` holds its lines."""

    tag: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    text: str = ""
    typed: tuple[str, ...] | None = None

    def all(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.all()

    def words(self) -> str:
        return " ".join("".join(n.text for n in self.all()).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node(tag="root")
        self.path = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag=tag, attrs={k: v or "" for k, v in attrs})
        self.path[-1].children.append(node)
        if tag not in VOID:
            self.path.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(n.tag == tag for n in self.path[1:]):
            while self.path.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.path[-1].children.append(Node(text=data))


def parse(html: str) -> Node:
    """The tree under a node 'root'; comments are dropped."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def find(node: Node, tag: str) -> Node | None:
    return next((n for n in node.all() if n.tag == tag), None)


def written(node: Node, typed: Callable[[tuple[str, ...]], str]) -> str:
    """The tree as HTML; ``typed`` writes what a person typed within it."""
    if node.typed is not None:
        return typed(node.typed)
    if not node.tag:
        return escape(node.text, quote=False).replace("\xa0", "&nbsp;")
    inner = "".join(written(child, typed) for child in node.children)
    if node.tag == "root":
        return inner
    attrs = "".join(f' {k}="{escape(v)}"' for k, v in node.attrs.items())
    return f"<{node.tag}{attrs}>" + ("" if node.tag in VOID else f"{inner}</{node.tag}>")


def mapped(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """A copy of the tree in which each node is changed, or left out where ``change`` gives None."""
    kept = [mapped(new, change) for child in node.children if (new := change(child)) is not None]
    return replace(node, children=kept, attrs=dict(node.attrs))


def renamed(
    prefix: str, drop: frozenset[str] = frozenset({"style", "title", "meta", "head"})
) -> Callable[[Node], Node | None]:
    """Web mail gives every class and id a prefix of its own, and turns the body into a div."""

    def change(node: Node) -> Node | None:
        if node.tag in drop:
            return None
        attrs = {
            k: " ".join(prefix + w for w in v.split()) if k in ("class", "id") else v for k, v in node.attrs.items()
        }
        return replace(node, attrs=attrs, tag="div" if node.tag in ("body", "html") else node.tag)

    return change


def split(node: Node) -> list[Node]:
    """The tree cut at what was typed within it: each piece is typed, or the tree around what stands between."""
    if node.typed is not None or all(n.typed is None for n in node.all()):
        return [node]
    pieces: list[Node] = []
    held: list[Node] = []
    for piece in (piece for child in node.children for piece in split(child)):
        if piece.typed is None:
            held.append(piece)
            continue
        pieces += [replace(node, children=held), piece] if held else [piece]
        held = []
    return [*pieces, replace(node, children=held)] if held else pieces
