"""Bombs in what people type, and in what machines write about failures and absences."""

from collections.abc import Callable

from tests.bombs.structure import MEGABYTE

_NOTE = b"From: a@b.example\nAuto-Submitted: auto-replied\n\n"
_DAEMON = b"From: MAILER-DAEMON@x.example\nReturn-Path: <>\nSubject: failure notice\n\n"


def typed(body: bytes) -> bytes:
    return b"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n" + body


WORDS: dict[str, Callable[[], bytes]] = {
    "a bounce of bounces": lambda: (
        _DAEMON + b"Hi. This is the qmail-send program at x.example.\n<a@b.example>:\n" * 20_000
    ),
    "a bounce of addresses": lambda: _DAEMON + b"<" * 250_000,
    "a bounce of reports": lambda: (
        b"From: MAILER-DAEMON@x.example\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
        b"Content-Type: message/delivery-status\n\n"
        + b"Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\n\n"
        * 60_000
    ),
    "a bounce of status codes": lambda: _DAEMON + b"550 5.1.1 " * 100_000,
    "a bounce of nested comments": lambda: _DAEMON.replace(b"MAILER-DAEMON@", b"MAILER-DAEMON" + b"(" * 30_000 + b"@"),
    "an absence of dates": lambda: _NOTE + b"back on the the the 5. " * 20_000,
    "an absence of fillers": lambda: _NOTE + b"until " + b"the " * 60_000,
    "an absence of spaces": lambda: _NOTE + b"back on" + b" " * 200_000 + b"5 December",
    "an absence of months": lambda: _NOTE + b"until 99 December 9999 back 31.02.2026 bis 2026-13-45 " * 8_000,
    "attributions": lambda: typed(b"On " * 80_000),
    "attributions of addresses": lambda: typed(b"On 1 Jan <a@b.example>\n" * 10_000),
    "header blocks": lambda: typed(b"From:\nSent:\n" * 20_000),
    "quote marks": lambda: typed(b"> " * 120_000),
    "a comb of quotes": lambda: typed(b"".join(b">" * (n % 50) + b" yes\n" for n in range(5_000))),
    "delimiters": lambda: typed(b"-- \n" * 60_000),
    "underscores": lambda: typed(b"_" * 250_000),
    "stars and dashes": lambda: typed(b"-" * 500 + b" *" * 120_000),
    "sent from": lambda: typed(b"Sent from my " * 18_000),
    "von meinem": lambda: typed(b"von meinem " * 20_000),
    "disclaimers": lambda: typed(b"this message " * 18_000),
    "closings": lambda: typed(b"kind best many regards " * 10_000),
    "telephones": lambda: typed(b"Kind regards\nTom\n" + b"+49 " + b"1-2 " * 60_000),
    "numbered answers": lambda: typed(b"Q1 4 Q2 5 Q3 " * 18_000),
    "bare numbers": lambda: typed(b"1) 2) 3) " * 25_000),
    "links": lambda: typed(b"<https://" * 25_000),
    "open links": lambda: typed(b"[mailto:(mailto:" * 14_000),
    "our own words, over and over": lambda: typed(
        b"How would you rate the interview overall, 1 (poor) to 5?\n" * 4_000
    ),
    "four words of ours": lambda: typed(b"thank you for the interview " * 9_000),
    "commands": lambda: typed(b"decide: offer because " * 11_000),
    "names of people": lambda: typed(b"client: " + b"a@b.example, " * 19_000),
    "it is over": lambda: typed(b"the interview with a a a " * 10_000),
    "a comb of marks": lambda: typed(b"a" + b"\xcc\x80\xcc\x96" * 60_000),
    "marks on every letter": lambda: typed((b"a" + b"\xcc\x80\xcc\x96" * 14) * 4_000),
    "bidirectional controls": lambda: typed("\u202e\u2066\u200f".encode() * 28_000),
    "zero-width characters": lambda: typed("\u200b\u200c\u200d\ufeff".encode() * 21_000),
    "joiners between letters": lambda: typed("\u0645\u200c\u200d".encode() * 30_000),
    "variation selectors": lambda: typed("a\ufe0f\U000e0100".encode() * 30_000),
    "tag letters": lambda: typed("\U000e0041".encode() * 60_000),
    "ligatures that grow": lambda: typed("\ufdfa\ufb2c".encode() * 40_000),
    "hangul jamo": lambda: typed("\u1100\u1161\u11a8".encode() * 28_000),
    "lines of every kind": lambda: typed("\x0b\x0c\x85\u2028\u2029\r".encode() * 20_000),
    "spaces": lambda: typed(b" " * 5 * MEGABYTE),
    "tabs and breaks": lambda: typed(b"\t\n" * 120_000),
    "no-break spaces": lambda: typed("\u00a0".encode() * 120_000),
}
