"""The parts of a mail (RFC 2046), found by going through a list instead of calling oneself, within fixed limits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agent.errors import Unreadable
from agent.reading import headers as fields
from agent.reading.charsets import decode, words
from agent.reading.headers import Headers
from agent.reading.transfer import transfer_decode

SIZE = 25 * 1024 * 1024
"""Octets of a whole mail; what mail servers usually take."""
PARTS = 200
DEPTH = 20
_PARAMETERS = 8 * 1024
_HEAD = 2048
"""Octets of a page in which it may state its charset (HTML 4.01 section 5.2.2)."""

_BLANK = re.compile(rb"\r?\n\r?\n")
_PARAMETER = re.compile(r'\s*+([^\s=;"]*+)\s*+(?:=\s*+("(?:[^"\\]|\\.)*+"?|[^;"]*+))?[^;]*+;?')
_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80})")
_LINE_END = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z)")
_LF = ord("\n")
_RANK = re.compile(r"[0-9]{1,4}\*?")
_ESCAPE = re.compile(r"\\(.)")
_META = re.compile(rb"(?i)<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,60})")
_LOST_BOUNDARY = re.compile(rb"(?:^|\n)--([^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?=content-[a-z-]{2,30}:)", re.IGNORECASE)
_ENCLOSING = frozenset({"message/rfc822", "message/global", "message/news"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One node of a mail's tree."""

    headers: Headers
    type: str
    """Media type in lower case."""
    params: Mapping[str, str] = field(default_factory=dict)
    """Parameters of the media type."""
    disposition: str = ""
    filename: str = ""
    body: bytes = b""
    """Still transfer-encoded; empty where the node has children."""
    enclosed: bool = False
    """True inside an enclosed mail: what stands there was said to somebody else, some other time."""

    def content(self, limit: int) -> bytes:
        """The body's octets, decoded; at most about ``limit`` of them."""
        return transfer_decode(self.body[: 2 * limit], self.headers.first("content-transfer-encoding"))[:limit]

    def text(self, limit: int) -> str:
        """The body's text."""
        content = self.content(limit)
        return decode(content, self.params.get("charset") or self._said_by_html(content))

    def _said_by_html(self, content: bytes) -> str:
        """The charset in a page's own head: browsers obey it, and so do mail programs where the part names none."""
        said = _META.search(content[:_HEAD]) if self.type == "text/html" else None
        return said[1].decode("ascii") if said else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    raw: bytes
    depth: int = 0
    enclosed: bool = False
    default: str = "text/plain"


def parts(raw: bytes) -> tuple[Part, ...]:
    """Every node of the tree in the order of the text, the mail itself first. Raises Unreadable beyond the limits."""
    if len(raw) > SIZE:
        raise Unreadable("The mail is larger than 25 MB.")
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    done: list[Part] = []
    waiting = [_Found(raw=raw)]
    while waiting:
        found = waiting.pop()
        part, children = _open(found)
        done.append(part)
        waiting.extend(reversed(children))
        if found.depth > DEPTH or len(done) + len(waiting) > PARTS:
            raise Unreadable(f"The mail has more than {PARTS} parts, or they are nested deeper than {DEPTH}.")
    return tuple(done)


def _open(found: _Found) -> tuple[Part, list[_Found]]:
    block, body = _divide(found.raw, inner=found.depth > 0)
    headers = fields.parse(block, body)
    kind, params = content_type(headers.first("content-type"), found.default)
    children = _children(kind, params, headers, body, found)
    disposition, about = _split(headers.first("content-disposition"))
    part = Part(
        headers=headers,
        type=kind,
        params=params,
        disposition=disposition.strip().lower(),
        filename=words(about.get("filename") or params.get("name", "")),
        body=b"" if children else body,
        enclosed=found.enclosed,
    )
    return part, children


def _divide(raw: bytes, *, inner: bool) -> tuple[bytes, bytes]:
    """Header block and body (RFC 5322 section 2.1).

    Some programs forget the empty line: then the first line that is no field begins the body. So it does where a part
    begins with text. In the header of the mail itself, which servers have seen and mended, such a line is passed over.
    """
    if raw.startswith((b"\n", b"\r\n")):
        return b"", raw.lstrip(b"\r").removeprefix(b"\n")
    blank = _BLANK.search(raw)
    if blank is None or (inner and fields.end(raw) == 0):
        end = fields.end(raw)
        return raw[:end], raw[end:]
    return raw[: blank.start()], raw[blank.end() :]


def _children(kind: str, params: Mapping[str, str], headers: Headers, body: bytes, found: _Found) -> list[_Found]:
    depth = found.depth + 1
    if kind.startswith("multipart/"):
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        pieces = _pieces(body, params.get("boundary", "")) or _lost_pieces(headers, body)
        return [_Found(raw=piece, depth=depth, enclosed=found.enclosed, default=default) for piece in pieces]
    if kind in _ENCLOSING:
        inner = transfer_decode(body, headers.first("content-transfer-encoding"))
        return [_Found(raw=inner, depth=depth, enclosed=True)] if inner.strip() else []
    return []


def _pieces(body: bytes, boundary: str) -> list[bytes]:
    """The texts between the boundary lines (RFC 2046 section 5.1.1); the last one may lack its end."""
    if not boundary:
        return []
    pieces: list[bytes] = []
    start = -1
    for before, after, last in _boundaries(body, boundary.encode("utf-8", "replace")):
        if start >= 0:
            pieces.append(body[start:before])
        start = -1 if last else after
        if last or len(pieces) > PARTS:
            break
    if start >= 0:
        pieces.append(body[start:])
    return pieces


def _lost_pieces(headers: Headers, body: bytes) -> list[bytes]:
    """The parts where the stated boundary is not found: at another one, or all of it as text, so no words are lost."""
    body = transfer_decode(body, headers.first("content-transfer-encoding"))
    found = _LOST_BOUNDARY.search(body[: fields.BLOCK])
    pieces = _pieces(body, found[1].decode("utf-8", "replace")) if found else []
    return pieces or ([b"\n" + body] if body.strip() else [])


def _boundaries(body: bytes, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    """Each boundary line: where the text before it ends, where that after it begins, and whether it is the last."""
    mark = b"--" + boundary
    # A plain search, as it is ten times faster than a pattern, and the limits on time are for everything together.
    at = body.find(mark)
    while at >= 0:
        line = _LINE_END.match(body, at + len(mark))
        if line and (at == 0 or body[at - 1] == _LF):
            yield max(0, at - (2 if body[at - 2 : at] == b"\r\n" else 1)), line.end(), bool(line[1])
        at = body.find(mark, at + len(mark))


def content_type(value: str, default: str = "text/plain") -> tuple[str, dict[str, str]]:
    """Media type and parameters; a type that cannot be read is text/plain (RFC 2045 section 5.2)."""
    if not value:
        return default, {}
    kind, params = _split(value)
    match = _TYPE.match(kind)
    return (match[1].lower() if match else "text/plain"), params


def _split(value: str) -> tuple[str, dict[str, str]]:
    """What stands before the first semicolon, and the parameters, with continuations joined (RFC 2231)."""
    first, _, rest = value[:_PARAMETERS].partition(";")
    pieces: dict[str, list[tuple[int, str]]] = {}
    position = 0
    while position < len(rest) and (match := _PARAMETER.match(rest, position)) and match.end() > position:
        position = match.end()
        name, _, rank = match[1].lower().partition("*")
        if name:
            number = int(rank.strip("*")) if _RANK.fullmatch(rank) else 0
            pieces.setdefault(name, []).append((number, _parameter(match[2] or "", extended=match[1].endswith("*"))))
    return first, {name: _joined(found) for name, found in pieces.items()}


def _joined(found: list[tuple[int, str]]) -> str:
    # What is given twice counts once: two readers of one mail must not see two boundaries.
    first: dict[int, str] = {}
    for number, text in found:
        first.setdefault(number, text)
    return "".join(text for _, text in sorted(first.items()))


def _parameter(raw: str, *, extended: bool) -> str:
    text = _ESCAPE.sub(r"\1", raw[1:].removesuffix('"')) if raw.startswith('"') else raw.strip()
    if not extended:
        return text
    charset, mark, encoded = text.partition("''")
    data = re.sub(rb"%([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), (encoded if mark else text).encode())
    return decode(data, charset if mark else "")
