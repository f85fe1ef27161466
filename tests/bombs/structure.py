"""Bombs in the tree of parts, their encodings and charsets."""

from collections.abc import Callable

MEGABYTE = 1024 * 1024
FROM = b"From: a@b.example\n"


def nested(depth: int) -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))


def encoded(encoding: bytes, body: bytes) -> bytes:
    return FROM + b"Content-Transfer-Encoding: " + encoding + b"\n\n" + body


def charset(name: bytes, body: bytes) -> bytes:
    return FROM + b"Content-Type: text/plain; charset=" + name + b"\n\n" + body


STRUCTURE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a line end": lambda: b"\r\n",
    "100,000 flat parts": lambda: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    "57 KB of nested multiparts": lambda: nested(1100),
    "nested multiparts of one boundary": lambda: b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 2000,
    "nested enclosed mails": lambda: b"Content-Type: message/rfc822\n\n" * 3000,
    "a deep tree around a large body": lambda: FROM + nested(18) + b"\n\n" + b"A" * 20 * MEGABYTE,
    "199 parts of 100 KB": lambda: (
        b"Content-Type: multipart/mixed; boundary=b\n\n" + (b"--b\n\n" + b"x y\n" * 25_000) * 199
    ),
    "a deep tree of digests": lambda: b"Content-Type: multipart/digest; boundary=b\n\n--b\n\n" * 500,
    "25 MB and one octet": lambda: FROM + b"\n" + b"a" * (25 * MEGABYTE),
    "24 MB of one line": lambda: FROM + b"\n" + b"a" * (24 * MEGABYTE),
    "24 MB of line ends": lambda: FROM + b"\n" + b"\n" * (24 * MEGABYTE),
    "24 MB of carriage returns": lambda: FROM + b"\r" + b"\r" * (24 * MEGABYTE),
    "a million near misses of a boundary": lambda: (
        FROM + b"Content-Type: multipart/mixed; boundary=bb\n\n" + b"--bbx\n" * MEGABYTE
    ),
    "boundaries within lines": lambda: FROM + b"Content-Type: multipart/mixed; boundary=b\n\n" + b" --b" * 2 * MEGABYTE,
    "a boundary of dashes": lambda: FROM + b'Content-Type: multipart/mixed; boundary="-"\n\n' + b"-" * 4 * MEGABYTE,
    "a boundary of spaces": lambda: FROM + b'Content-Type: multipart/mixed; boundary="    "\n\n' + b"--    \n" * 90_000,
    "no boundary, and a million dashes": lambda: FROM + b"Content-Type: multipart/mixed\n\n" + b"--a\nb\n" * MEGABYTE,
    "a lying Content-Length": lambda: FROM + b"Content-Length: 99999999999999\nLines: -1\n\nHi",
    "NULs": lambda: b"From: \0a@b.example\0\nSubject: \0\n\n" + b"\0" * MEGABYTE,
    "base64 of nothing but padding": lambda: encoded(b"base64", b"=" * 5 * MEGABYTE),
    "bad base64": lambda: encoded(b"base64", b"=A==\xff!" * MEGABYTE),
    "base64 in pieces": lambda: encoded(b"base64", b"YWJj\nZA==\n" * MEGABYTE),
    "base64 in base64": lambda: encoded(b"base64 base64 base64", b"WVdKaw==" * MEGABYTE),
    "quoted-printable without end": lambda: encoded(b"quoted-printable", b"=\n" * MEGABYTE),
    "quoted-printable of broken marks": lambda: encoded(b"quoted-printable", b"=Z=3=" * MEGABYTE),
    "uuencode that lies of its lines": lambda: encoded(
        b"x-uuencode", b"begin 644 a\n" + b"M!!\n" * MEGABYTE + b"end\n"
    ),
    "a uuencoded file without end": lambda: FROM + b"\nbegin 644 a\n" + (b"M" + b"A" * 60 + b"\n") * 4_000 + b"\nendx",
    "unknown charsets": lambda: charset(b"\xff\0punycode", b"\xff\xfe\x00"),
    "punycode": lambda: charset(b"punycode", b"x-" + b"a9" * 100_000),
    "idna": lambda: charset(b"idna", b"xn--" + b"a9" * 100_000),
    "unicode_escape": lambda: charset(b"unicode_escape", rb"\N{DIGIT ONE}" * 100_000),
    "utf-7 of surrogates": lambda: charset(b"utf-7", b"+2AA-" * 100_000),
    "utf-7 that never ends": lambda: charset(b"unicode-1-1-utf-7", b"+" + b"A" * MEGABYTE),
    "utf-16 of surrogates": lambda: charset(b"utf-16", b"\x00\xd8" * MEGABYTE),
    "utf-32 beyond Unicode": lambda: charset(b"utf-32", b"\xff\xff\xff\x7f" * MEGABYTE),
    "hz without end": lambda: charset(b"hz-gb-2312", b"~{" + b"!!" * MEGABYTE),
    "escapes of ISO-2022": lambda: charset(b"iso-2022-jp", b"\x1b$B\x1b(B" * MEGABYTE),
    "every octet, undeclared": lambda: FROM + b"\n" + bytes(range(1, 256)) * 20_000,
    "octets that nearly are UTF-8": lambda: charset(b"utf-8", b"\xe4\xb8" * MEGABYTE),
    "octets for the guesser": lambda: charset(b"us-ascii", b"\xa4\xa2\xb0\xcb \xf5\n" * 100_000),
    "flowed without end": lambda: FROM + b"Content-Type: text/plain; format=flowed; delsp=yes\n\n" + b"a \n" * 80_000,
    "flowed quotes without end": lambda: (
        FROM + b"Content-Type: text/plain; format=flowed\n\n" + b">" * 200_000 + b" \n" + b"> \n" * 20_000
    ),
}
