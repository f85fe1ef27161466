"""The content types of a mail's parts, from its BODYSTRUCTURE (RFC 3501 section 7.4.2)."""

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Any

_MOST_PARTS = 500
"""Nobody sends a mail of so many parts; whoever does is not worth the time."""


def content_types(structure: Any) -> tuple[str, ...]:
    """Types in lower case, outermost first, each with its file name behind a space if it has one.

    An enclosed mail (message/rfc822) is one part: what it contains was said to somebody else. A structure that makes no
    sense gives nothing from where it makes none.
    """
    types: list[str] = []
    try:
        for part in _parts(structure):
            types.append(_named(part))
            if len(types) == _MOST_PARTS:
                break
    except (TypeError, IndexError, ValueError, AttributeError, RecursionError):
        pass
    return tuple(types)


def _parts(structure: Any) -> Iterator[tuple[str, Any]]:
    """(type, the part's fields), in the order of the mail."""
    if isinstance(structure[0], list):
        yield f"multipart/{_text(structure[1])}", structure[2:]
        for part in structure[0]:
            yield from _parts(part)
    else:
        yield f"{_text(structure[0])}/{_text(structure[1])}", structure[2:]


def _named(part: tuple[str, Any]) -> str:
    content_type, fields = part
    name = _file_name(fields)
    return f"{content_type} {name}" if name else content_type


def _file_name(fields: Any) -> str:
    """The filename of the disposition, else the name among the parameters (RFC 2183 section 2.3)."""
    for field in fields[1:]:
        if isinstance(field, tuple) and len(field) > 1 and _text(field[0]) in {"attachment", "inline"}:
            name = _parameter(field[1], "filename")
            if name:
                return name
    return _parameter(fields[0], "name") if fields else ""


def _parameter(parameters: Any, wanted: str) -> str:
    """A parameter's value; also where it is written by RFC 2231, of which the ending is what matters here."""
    if not isinstance(parameters, tuple):
        return ""
    values = [value for key, value in zip(parameters[::2], parameters[1::2], strict=False) if _is(key, wanted)]
    return _decoded("".join(map(_raw, values))).lower()


def _is(key: Any, wanted: str) -> bool:
    return _text(key).split("*")[0] == wanted


def _decoded(name: str) -> str:
    if "=?" not in name:
        return name
    try:
        return str(make_header(decode_header(name)))
    except (ValueError, LookupError, HeaderParseError):
        return name


def _text(value: Any) -> str:
    return _raw(value).lower()


def _raw(value: Any) -> str:
    """What the library gives as bytes, or as a number where the text was one."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
