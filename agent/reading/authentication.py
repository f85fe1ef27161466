"""Authentication-Results in one pass (RFC 8601 section 2.2), as standard-abiding servers write it and as others do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agent.core.domains import ascii_form

LONGEST = 4096
"""Characters of one field that are read; real ones have a few hundred."""

_QUOTED = r'"(?:[^"\\]|\\.)*+"'
_OUTSIDE = re.compile(rf'{_QUOTED}|[()]|[^"()]++|"', re.DOTALL)
_INSIDE = re.compile(r"\\.|[()]|[^()\\]++|\\", re.DOTALL)
_SEGMENT = re.compile(rf'{_QUOTED}|;|[^";]++')
_PAIR = re.compile(
    rf'\s*+(?:(?P<key>[^\s=;"]++)\s*+=\s*+(?P<value>{_QUOTED}|[^\s"]++|)|(?P<junk>{_QUOTED}|[^\s"]++|"))'
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SERVER = re.compile(r'\s*+("[^"\\]{1,255}"|[^\s;="]{1,255}+)(?!\s*+=)(?:\s++(\d+))?')


class Unclear(Exception):
    """Why a field cannot be understood; it then proves nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One resinfo: what one method found."""

    method: str
    result: str
    said: Mapping[str, str] = field(default_factory=dict)
    """Properties such as header.from; of one that is given twice nothing is known."""

    @property
    def domain(self) -> str:
        """The domain that it is about, in its ASCII form; empty if it names none, or is at odds with itself."""
        match self.method:
            case "dmarc":
                return _domain(self.said.get("header.from", ""))
            case "spf":
                return _domain(self.said.get("smtp.mailfrom", ""))
            case _:
                return self._signer()

    def _signer(self) -> str:
        """header.d signed; header.i is what it says of the author, at or below itself (RFC 6376 section 3.5)."""
        signer, author = (_domain(self.said.get(key, "")) for key in ("header.d", "header.i"))
        if signer and author and author != signer and not author.endswith("." + signer):
            return ""
        return signer or author


def _domain(value: str) -> str:
    return ascii_form(value.strip("<>").rpartition("@")[2])


def server(value: str) -> str:
    """The authserv-id in lower case; empty where the field names none, as Microsoft's (RFC 8601 section 2.5)."""
    try:
        match = _SERVER.match(_uncommented(value[:LONGEST]))
    except Unclear:
        match = _SERVER.match(value[:LONGEST])
    return match[1].strip('"').lower() if match else ""


def results(value: str) -> tuple[Result, ...]:
    """The results in a field. Raises Unclear where two readers could see different ones."""
    if len(value) > LONGEST:
        raise Unclear("the server's Authentication-Results is too long to be read")
    text = _uncommented(value)
    head = _SERVER.match(text)
    if head and head[2] not in (None, "1"):
        raise Unclear("the server's Authentication-Results has a version that nobody knows")
    segments = list(_segments(text))
    return tuple(filter(None, map(_result, segments[1:] if head else segments)))


def _uncommented(value: str) -> str:
    """The field without its comments. They nest, and a counter holds any depth (RFC 5322 section 3.2.2)."""
    kept: list[str] = []
    position = depth = 0
    while position < len(value):
        token = (_INSIDE if depth else _OUTSIDE).match(value, position)
        if token is None or (not depth and token[0] in ('"', ")")):
            raise Unclear("the server's Authentication-Results cannot be read")
        position = token.end()
        if not depth and token[0] != "(":
            kept.append(token[0])
        depth += (token[0] == "(") - (token[0] == ")")
        kept += [" "] if token[0] == ")" else []
    if depth:
        raise Unclear("the server's Authentication-Results cannot be read")
    return "".join(kept)


def _segments(text: str) -> Iterator[str]:
    """The texts between semicolons; those inside quotes separate nothing."""
    kept: list[str] = []
    for token in _SEGMENT.finditer(text):
        if token[0] == ";":
            yield "".join(kept)
            kept = []
        else:
            kept.append(token[0])
    yield "".join(kept)


def _result(segment: str) -> Result | None:
    """One resinfo; None for a lone word, such as 'none' or the name that Outlook.com adds."""
    tokens = list(_PAIR.finditer(segment.strip()))
    if not tokens or (tokens[0]["key"] is None and "=" not in tokens[0][0]):
        return None
    if tokens[0]["key"] is None:
        raise Unclear("the server's Authentication-Results cannot be read")
    method, _, version = tokens[0]["key"].lower().partition("/")
    if version not in ("", "1"):
        return None
    said: dict[str, str] = {}
    for token in tokens[1:]:
        if token["key"] is not None:
            key = token["key"].lower()
            said[key] = "" if key in said else _unquoted(token["value"])
    return Result(method=method, result=_unquoted(tokens[0]["value"]).lower(), said=said)


def _unquoted(value: str) -> str:
    return _ESCAPE.sub(r"\1", value[1:-1]) if value.startswith('"') else value
