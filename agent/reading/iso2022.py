"""ISO-2022-JP and -KR (RFC 1468 and RFC 1557) as mail programs write them: with more signs than the standard has."""

import re

_SHIFT = re.compile(rb"\x1b(\$@|\$B|\$\(D|\(B|\(J|\(I|\$A|\$\(C)")
_ROWS = frozenset({b"$@", b"$B"})
_KATAKANA = b"(I"
_KOREAN = b"\x1b$)C"


def escaped(data: bytes) -> str:
    """Text whose escapes tell that it is Japanese, or Korean; empty if there are none."""
    if _KOREAN in data[:4096]:
        return data.decode("iso2022_kr", "replace")
    return japanese(data) if b"\x1b$" in data else ""


def japanese(data: bytes) -> str:
    """The text; empty if there are escapes of other languages, or nothing that is shifted.

    Python's codec refuses a whole mail because of one circled number, so the letters go the way over Shift_JIS.
    """
    first, *rest = _SHIFT.split(data)
    if not rest or not {b"$A", b"$(C", b"$(D"}.isdisjoint(rest[::2]):
        return ""
    out = [first]
    for shift, text in zip(rest[::2], rest[1::2], strict=True):
        if shift in _ROWS:
            out.append(_rows(text))
        elif shift == _KATAKANA:
            out.append(bytes(octet | 0x80 if 0x21 <= octet <= 0x5F else octet for octet in text))
        else:
            out.append(text)
    return b"".join(out).decode("cp932", "replace")


def _rows(text: bytes) -> bytes:
    """Pairs of JIS X 0208 in Shift_JIS; a line end in between is one (section on formal syntax), and ends nothing."""
    out = bytearray()
    at = 0
    while at < len(text):
        first = text[at]
        if not 0x21 <= first <= 0x7E or at + 1 >= len(text):
            out.append(first)
            at += 1
            continue
        out += _shifted(first, text[at + 1])
        at += 2
    return bytes(out)


def _shifted(first: int, second: int) -> bytes:
    lead = (first + 1) // 2 + (0x70 if first < 0x5F else 0xB0)
    trail = second + (0x7E if first % 2 == 0 else 0x20 if second >= 0x60 else 0x1F)
    return bytes((lead & 0xFF, trail & 0xFF))
