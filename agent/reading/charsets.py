"""Bytes to text, tolerantly: charsets, transfer encodings, encoded words. Nothing here raises on any input."""

import binascii
import re
import unicodedata

# Labels that senders use for a smaller set than they write (as in the WHATWG Encoding Standard).
_WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "iso-8859-9": "cp1254",
}
# Codecs of Python that are no charset of mail; punycode's running time grows with the square of the length.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_GUESSED = frozenset({"", "ascii", "us-ascii", "utf-8", "utf8", "unknown-8bit", "x-unknown"})

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+)\?=")
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_KEPT_CONTROLS = "\n\t"


def decode(data: bytes, charset: str = "") -> str:
    """The text in ``data``; what does not fit the charset becomes U+FFFD, an unknown charset is guessed."""
    name = charset.strip().strip("\"'").lower().partition("*")[0]
    if name in _GUESSED or name.replace("-", "_") in _REFUSED:
        return _guess(data)
    try:
        return data.decode(_WIDER.get(name, name), "replace")
    except (LookupError, ValueError):
        return _guess(data)


def _guess(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Text that is UTF-8 but for a damaged place keeps its letters; anything else is most likely Western.
        return data.decode("utf-8", "replace") if error.start > 200 else data.decode("cp1252", "replace")


def clean(text: str) -> str:
    """Text with one kind of line end, and without control characters and lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))


def unbase64(data: bytes) -> bytes:
    """RFC 2045 section 6.8, skipping foreign characters and mending a broken end."""
    kept = data.translate(None, _NOT_BASE64).partition(b"=")[0]
    kept = kept[: -1 if len(kept) % 4 == 1 else None]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def transfer_decode(data: bytes, encoding: str) -> bytes:
    """Undo a Content-Transfer-Encoding (RFC 2045 section 6); an unknown one counts as none."""
    match encoding.strip().lower():
        case "base64":
            return unbase64(data)
        case "quoted-printable":
            return binascii.a2b_qp(data)
        case _:
            return data


def words(value: str) -> str:
    """A header's text with its encoded words decoded (RFC 2047), also inside quotes and in the middle of words."""
    out: list[str] = []
    run, run_charset, end = b"", "", 0
    for match in _WORD.finditer(value):
        gap = value[end : match.start()]
        charset = match[1].lower()
        # White space between encoded words is not text (section 6.2); letters may be split over two words.
        if run_charset and (gap.strip() or charset != run_charset):
            out.append(decode(run, run_charset))
            run = b""
        if gap.strip() or not run_charset:
            out.append(gap)
        run, run_charset, end = run + _payload(match[2], match[3]), charset, match.end()
    out.append(decode(run, run_charset))
    return "".join(out) + value[end:]


def _payload(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return unbase64(data) if encoding in "bB" else binascii.a2b_qp(data, header=True)
