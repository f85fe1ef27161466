"""The content types of a mail's parts, from its BODYSTRUCTURE (RFC 3501 section 7.4.2)."""

import itertools
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from agent.adapters.imap.tokens import Value

_MOST_PARTS = 500
"""Nobody sends a mail of so many parts; whoever does is not worth the time."""


def content_types(structure: Value) -> tuple[str, ...]:
    """Types in lower case, outermost first, each with its file name behind a space if it has one.

    An enclosed mail (message/rfc822) is one part: what it contains was said to somebody else. A structure that makes no
    sense gives nothing where it makes none.
    """
    types: list[str] = []
    to_do = [structure]
    while to_do and len(types) < _MOST_PARTS:
        part = to_do.pop()
        if not isinstance(part, list):
            continue
        inner = list(itertools.takewhile(lambda one: isinstance(one, list), part))
        main, fields = ("multipart", part[len(inner) :]) if inner else (_text(part[0]) if part else "", part[1:])
        if main and fields:
            types.append(_named(main, fields))
            to_do.extend(reversed(inner))
    return tuple(types)


def _named(main: str, fields: list[Value]) -> str:
    """``fields`` begin with the subtype; behind it are the parameters, and somewhere the disposition."""
    content_type = f"{main}/{_text(fields[0])}"
    name = _file_name(fields[1:]) if any(isinstance(field, list) for field in fields) else ""
    return f"{content_type} {name}" if name else content_type


def _file_name(fields: list[Value]) -> str:
    """The filename of the disposition, else the name among the parameters (RFC 2183 section 2.3)."""
    for field in fields[1:]:
        if isinstance(field, list) and len(field) > 1 and _text(field[0]) in {"attachment", "inline"}:
            name = _parameter(field[1], "filename")
            if name:
                return name
    return _parameter(fields[0], "name") if fields else ""


def _parameter(parameters: Value, wanted: str) -> str:
    """A parameter's value; also where it is written by RFC 2231, of which the ending is what matters here."""
    if not isinstance(parameters, list):
        return ""
    pairs = zip(parameters[::2], parameters[1::2], strict=False)
    found = "".join(_raw(value) for key, value in pairs if _text(key).partition("*")[0] == wanted)
    return _decoded(found).lower() if found else ""


def _decoded(name: str) -> str:
    if "=?" not in name:
        return name
    try:
        return str(make_header(decode_header(name)))
    except (ValueError, LookupError, HeaderParseError):
        return name


def _text(value: Value) -> str:
    return _raw(value).lower()


def _raw(value: Value) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""
