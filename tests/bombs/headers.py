"""Bombs in the fields of a header."""

from collections.abc import Callable

from tests.bombs.structure import MEGABYTE

END = b"\nFrom: a@b.example\n\nHi"


def to(value: bytes) -> bytes:
    return b"To: " + value + END


def results(value: bytes, times: int = 1) -> bytes:
    return (b"Authentication-Results: mx.agency.example; " + value + b"\n") * times + b"From: a@b.example\n\nHi"


HEADERS: dict[str, Callable[[], bytes]] = {
    "210 KB of To": lambda: to(b"a@b.example, " * 16_000),
    "a To that is no list": lambda: to(b"unlisted-recipients:; (no To-header on input)\nCc: (c):"),
    "nested comments": lambda: b"From: a@b.example " + b"(" * 60_000 + b"\nTo: " + b"(" * 200_000 + b"\n\nHi",
    "closed nested comments": lambda: to(b"(" * 30_000 + b")" * 30_000 + b" a@b.example"),
    "open quotes": lambda: b"From: " + b'"\\' * 30_000 + b"\nTo: " + b'"' * 60_000 + b"\n\nHi",
    "open brackets": lambda: b"From: " + b"<" * 60_000 + b"\nReferences: " + b"<a" * 30_000 + b"\n\nHi",
    "groups within groups": lambda: to(b"g:" * 30_000 + b"a@b.example" + b";" * 30_000),
    "groups beside groups": lambda: to(b"g: a@b.example, c@d.example; " * 2_000),
    "a route of relays": lambda: to(b"<" + b"@relay.example," * 4_000 + b":a@b.example>"),
    "an address of signs": lambda: to(b"@" * 60_000),
    "an address without end": lambda: to(b"a." * 30_000 + b"@b.example"),
    "a domain without end": lambda: to(b"a@" + b"b." * 30_000 + b"example"),
    "2,000 fields of recipients": lambda: (b"To: " + b"a@b.example, " * 400 + b"\n") * 190 + END,
    "plus-parts without end": lambda: to(b"anna+" + b"+" * 60_000 + b"@agency.example"),
    "tokens without end": lambda: to((b"anna+" + b"7" * 35 + b"@agency.example, ") * 1_200),
    "chains of RFC 2231": lambda: (
        b"Content-Type: text/plain; " + b"; ".join(b"n*%d*=u''%%41" % n for n in range(5000)) + END
    ),
    "parameters without end": lambda: b"Content-Type: multipart/mixed; " + b'a="' * 20_000 + b"\nName*: x" + END,
    "parameters of escapes": lambda: b'Content-Type: text/plain; name="' + b"\\" * 60_000 + END,
    "percent signs": lambda: b"Content-Disposition: attachment; filename*=utf-8''" + b"%" * 60_000 + END,
    "a flood of encoded words": lambda: b"Subject: " + b"=?utf-8?B?QUFB?= " * 20_000 + END,
    "a flood of half encoded words": lambda: b"Subject: " + b"=?utf-8?Q?" * 20_000 + END,
    "encoded words with open ends": lambda: b"Subject: " + b"=?utf-8?Q?a b c" * 5_000 + END,
    "encoded words of charsets": lambda: b"Subject: " + b"".join(b"=?cp%d?Q?=FF?= " % n for n in range(4_000)) + END,
    "an encoded word of encoded words": lambda: b"Subject: =?utf-8?Q?" + b"=3D=3Futf-8=3FQ=3F" * 3_000 + b"?=" + END,
    "question marks": lambda: b"Subject: =?a?q?" + b"?" * 60_000 + END,
    "a header without end": lambda: b"Subject: x\n" + b"X-A: b\n" * 2 * MEGABYTE,
    "one field without end": lambda: b"Subject: " + b"a" * 10 * MEGABYTE,
    "folds without end": lambda: b"Subject: x\n" + b" \n" * MEGABYTE + END,
    "a header that is no header": lambda: b"nothing of this is a field\n" * 200_000,
    "a name without end": lambda: b"A" * 5 * MEGABYTE + b": x" + END,
    "colons": lambda: b":" * MEGABYTE + END,
    "100,000 references": lambda: b"References: " + b"<a@b> " * 100_000 + END,
    "2,000 fields of references": lambda: (b"References: " + b"<a@b> " * 80 + b"\n") * 1_990 + END,
    "references in pieces": lambda: b"In-Reply-To: " + b"<a\n @\n b>\n " * 5_000 + END,
    "a reference without end": lambda: b"References: <" + b"a" * 60_000 + b"@b>" + END,
    "open tokens of ours": lambda: b"References: " + b"<debrief." + b"a" * 26 + b"@" + b"a" * 60_000 + END,
    "a date of digits": lambda: b"Date: " + b"9" * 60_000 + END,
    "a date of comments": lambda: b"Date: " + b"(" * 30_000 + b" 1 Jan 2026" + END,
    "a date beyond the calendar": lambda: b"Date: Mon, 1 Jan 999999999999 99:99:99 +999999" + END,
    "results of parentheses": lambda: results(b"(" * 3_900),
    "results beyond the limit": lambda: results(b"dkim=pass header.d=a.example; " * 2_000),
    "many results": lambda: results(b"dkim=pass header.d=b.example; " * 120, 900),
    "results of quotes": lambda: results(b'dmarc="' + b"\\" * 3_900),
    "received without end": lambda: (b"Received: from x by " + b"y." * 1_900 + b"example\n") * 500 + END,
    "a subject of codes": lambda: b"Subject: " + b"[#7k3q9xab] " * 5_000 + END,
    "a subject of Re:": lambda: b"Subject: " + b"Re: " * 15_000 + END,
    "a subject of absence": lambda: b"Subject: " + b"out of office automatic reply " * 2_000 + END,
    "a subject of failure": lambda: b"Return-Path: <>\nSubject: " + b"mail message " * 4_000 + END,
}
