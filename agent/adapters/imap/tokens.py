"""A reply's text as nested lists (RFC 3501 section 9), in one pass and to any depth."""

import re

from agent.adapters.imap.replies import Reply

Value = bytes | None | list["Value"]
"""A string, number or atom as its octets; NIL as None; a parenthesised list."""

# An atom may hold a section with blanks and parentheses, as in BODY[HEADER.FIELDS (FROM TO)]<0>.
_TOKEN = re.compile(rb'[()]|"(?:[^"\\]++|\\.)*+(?:"|\Z)|(?:[^\s()"\[]++|\[[^\]]{0,1000}+\])++|\S', re.DOTALL)
_QUOTED = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_QUOTE = ord('"')
_NIL = (b"NIL", b"nil")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


def values(reply: Reply) -> list[Value]:
    """What stands in a reply. Raises ValueError where its parentheses or quotes do not match."""
    outermost: list[Value] = []
    current, above = outermost, list[list[Value]]()
    for number, part in enumerate(reply):
        if number % 2:
            # In place of the announcement of the literal, '{5}'.
            current[-1] = part
            continue
        for token in _TOKEN.findall(part):
            if token == b"(":
                above.append(current)
                current = []
                above[-1].append(current)
            elif token == b")":
                if not above:
                    raise nonsense(part)
                current = above.pop()
            elif token[0] == _QUOTE:
                current.append(_string(token))
            else:
                current.append(None if token in _NIL else token)
    if above:
        raise nonsense(reply[-1])
    return outermost


def _string(token: bytes) -> bytes:
    if b"\\" not in token and token[-1] == _QUOTE and len(token) > 1:
        return token[1:-1]
    if not _QUOTED.fullmatch(token):
        raise nonsense(token)
    return _ESCAPED.sub(rb"\1", token[1:-1])


def nonsense(text: bytes) -> ValueError:
    """The error for a reply of which this is a part."""
    return ValueError(f"a reply that cannot be read: {text[:60]!r}")
