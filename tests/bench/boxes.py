"""Mailboxes on a real Dovecot, filled with what lies in a recruiter's: mostly other people's business."""

import os
import random
from collections.abc import Iterator

from tests.bench.history import Case
from tests.bench.incoming import Incoming
from tests.servers.dovecot import Dovecot

_HOP = (
    "Received: from relay{n}.shop.example (relay{n}.shop.example [203.0.113.{b}])\r\n\tby mx.agency.example (Postfix)"
    " with ESMTPS id {n:010X}\r\n\tfor <anna@agency.example>; Mon, 23 Nov 2026 10:00:00 +0100 (CET)\r\n"
)
_SEAL = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=shop.example; s=s1;\r\n\tb={b}\r\n"
_HEAD = (
    "From: {name} <{local}@{domain}>\r\nTo: anna@agency.example\r\nSubject: {subject}\r\n"
    "Message-ID: <{n}.{tail}@{domain}>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)
_ROUGH = (
    "List-Unsubscribe: <https://{domain}/leave/{tail}>\r\nList-Id: <news.{domain}>\r\nX-Mailer: shop mailer 4.2\r\n"
    "ARC-Seal: i=1; a=rsa-sha256; t=1795420000; cv=none; d=relay.example; s=arc; b={b}\r\n"
    "ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=relay.example; s=arc; b={b}\r\n"
)
_SENTENCES = (
    "Here are the figures of the week, as they were promised to you.",
    "The office is closed on Friday; please plan your visits accordingly.",
    "Our new collection has arrived, with free delivery until Sunday.",
    "Please find attached the minutes of yesterday's meeting.",
    "Your invoice is ready and can be downloaded from your account.",
)


def unrelated(number: int, dice: random.Random) -> bytes:
    """A newsletter, a colleague's note, an invoice: 5 to 60 KB, of which 1.5 to 4 KB are its header."""
    tail = f"{dice.getrandbits(64):x}"
    fill = {
        "n": number,
        "b": number % 250 + 1,
        "tail": tail,
        "domain": f"shop{number % 700}.example",
        "name": f"Sender {number % 700}",
        "local": f"news{number % 40}",
        "subject": f"{_SENTENCES[number % 5][:40]} {number}",
    }
    seal = _noise(dice, 340)
    head = "".join(_HOP.format(**fill) for _ in range(dice.randint(3, 5))) + _SEAL.format(b=seal) + _HEAD.format(**fill)
    if number % 2:
        head += _ROUGH.format(**{**fill, "b": seal})
    return (head + _parts(number, dice)).encode()


def _noise(dice: random.Random, octets: int) -> str:
    text = f"{dice.getrandbits(octets * 6):x}"[:octets]
    return "\r\n\t ".join(text[at : at + 64] for at in range(0, len(text), 64))


def _parts(number: int, dice: random.Random) -> str:
    size = int(dice.triangular(4_000, 64_000, 14_000))
    text = "\r\n".join(_SENTENCES[(number + line) % 5] for line in range(size // 190))
    page = "".join(f"<p style='margin:0'>{line}</p>\r\n" for line in text.split("\r\n"))
    alternative = (
        f"Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        f"{text}\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{page}</body></html>\r\n--a--\r\n"
    )
    if number % 5:
        return alternative
    return (
        f"Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n{alternative}\r\n--m\r\n"
        'Content-Type: application/pdf; name="invoice.pdf"\r\nContent-Disposition: attachment; filename="invoice.pdf"'
        f"\r\nContent-Transfer-Encoding: base64\r\n\r\n{_noise(dice, 4000)}\r\n--m--\r\n"
    )


def mails(count: int, relevant: int, incoming: Incoming) -> Iterator[bytes]:
    """So many, of which ``relevant`` concern us: answers, invitations and the like, evenly spread."""
    dice = random.Random(5)
    ours = _relevant(incoming, relevant)
    for number in range(count):
        turn = relevant and number * relevant // count != (number + 1) * relevant // count
        yield next(ours) if turn else unrelated(number, dice)


def _relevant(incoming: Incoming, count: int) -> Iterator[bytes]:
    for number in range(count):
        kind = (incoming.reply, incoming.answered_inline, incoming.absence, incoming.bounce, incoming.reply)[number % 5]
        yield kind(Case(number))


def fill(server: Dovecot, user: str, raws: Iterator[bytes]) -> int:
    """Lay mails into a user's INBOX as a delivery agent does; returns their octets."""
    folder = server.directory / "mail" / user
    owner = (server.directory / "mail").stat()
    for name in ("", "new", "cur", "tmp"):
        (folder / name).mkdir(exist_ok=True)
        os.chown(folder / name, owner.st_uid, owner.st_gid)
    octets = 0
    for number, raw in enumerate(raws):
        path = folder / "new" / f"{1_700_000_000 + number}.M{number}P1.host"
        path.write_bytes(raw)
        os.chown(path, owner.st_uid, owner.st_gid)
        octets += len(raw)
    return octets


def forget(server: Dovecot, user: str) -> None:
    """Take away the indexes of a user's INBOX, so that the server has to look into the mails again."""
    for path in (server.directory / "mail" / user).glob("dovecot.index*"):
        path.unlink()
