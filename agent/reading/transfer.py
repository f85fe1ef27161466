"""Content-Transfer-Encodings undone (RFC 2045 section 6), with the mistakes that programs make in them."""

import binascii
import re

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(_ALPHABET) - {ord("=")})
_SPACE = b" \t\r\n"
_PADDING = re.compile(rb"=+")
_MOST_PIECES = 100
_PLAIN = 8
"""If more than one octet in so many is foreign, the text is not base64 at all."""
_UUENCODED = re.compile(rb"(?:^|\n)begin(?:-base64)? [0-7]{3,4} [^\r\n]*\r?\n")
_NAME = re.compile(r"[a-z0-9]+")


def transfer_decode(data: bytes, encoding: str) -> bytes:
    """Undo a Content-Transfer-Encoding; an unknown one counts as none (section 6.4 would make it unreadable)."""
    # 'quoted_printable', '"base64"', 'base64;' and 'base64 (with a comment)' are meant well.
    name = "".join(_NAME.findall(encoding.lower().partition("(")[0].partition(";")[0])).removeprefix("x")
    match name:
        case "base64" | "b64":
            return data if _is_plain(data) else unbase64(data)
        case "quotedprintable" | "qp":
            return binascii.a2b_qp(data)
        case "uuencode" | "uue" | "uu":
            return unuu(data)
        case _:
            return data


def unbase64(data: bytes) -> bytes:
    """RFC 2045 section 6.8, skipping foreign characters and mending a broken end.

    Texts that were encoded one by one and put behind each other have padding in between.
    """
    kept = data.translate(None, _NOT_BASE64)
    first, *more = _PADDING.split(kept, maxsplit=_MOST_PIECES)
    # Behind the padding, plain words of another program may stand, which are letters of the alphabet too.
    whole = [piece for piece in more if piece and len(piece) % 4 != 1 and _goes_on(piece, data)]
    return b"".join(map(_piece, (first, *whole)))


def _piece(kept: bytes) -> bytes:
    kept = kept.partition(b"=")[0]
    kept = kept[: -1 if len(kept) % 4 == 1 else None]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def _goes_on(piece: bytes, data: bytes) -> bool:
    """Whether a piece behind a padding is base64 itself: it stood there in one row, and decodes to text."""
    if piece[:64] not in data or b"=" in piece:
        return False
    try:
        return not any(octet < 9 for octet in _piece(piece)) and bool(_piece(piece).decode("utf-8"))
    except ValueError:
        return False


def _is_plain(data: bytes) -> bool:
    """Whether somebody stated base64 and then wrote plain text."""
    solid = data[:4096].translate(None, _SPACE)
    foreign = len(solid.translate(None, _ALPHABET + b"="))
    spaces = data[:4096].strip().count(b" ")
    return bool(solid) and data[:4096].isascii() and b"\0" not in data and (foreign + spaces) * _PLAIN > len(solid)


def unuu(data: bytes) -> bytes:
    """The first uuencoded file in a body; the body itself where there is none."""
    begin = _UUENCODED.search(data)
    if begin is None:
        return data
    out: list[bytes] = []
    for line in data[begin.end() :].split(b"\n"):
        line = line.rstrip(b"\r")
        if line in (b"end", b"`", b""):
            break
        out.append(_uu_line(line))
    return b"".join(out)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders pad a line with garbage: so many octets as it states are meant.
        return _uu_stated(line)


def _uu_stated(line: bytes) -> bytes:
    wanted = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:wanted])
    except binascii.Error:
        return b""
