"""What a backlog of unrelated mail costs: python -m tests.bench.bench_backlog [MAILS].

A real Dovecot with a mailbox full of other people's business; every octet that crosses the wire is counted. Beside it,
a mail program downloads the first of them whole.
"""

import asyncio
import os
import shutil
import sys
import time
from pathlib import Path

from agent.ports import Cursor
from agent.reading.relevance import Glance, Watch, concerns
from tests.contract.mailboxes import ImapSubject, on_dovecot
from tests.servers.dovecot import Dovecot, running

WATCH = Watch(
    addresses=frozenset({"anna@agency.example"}),
    domain="agency.example",
    participants=frozenset(f"person{n}@acme.example" for n in range(200)),
)
RECEIVED = "Received: from relay{n}.example by mx.agency.example with ESMTPS id {n:x}; 23 Nov 2026 10:00:00 +0100\r\n"
BODY = "Dear Anna, here are the figures of the week, as they were promised to you. " * 270
SAMPLE = 500
"""Mails that the mail program downloads, to tell what all of them would cost."""


def mail(number: int) -> bytes:
    """About 22 KB, of which 1.5 KB are its header."""
    head = (
        RECEIVED * 4 + "DKIM-Signature: v=1; a=rsa-sha256; b=" + "A" * 340 + "\r\nFrom: Shop <news@shop{n}.example>\r\n"
        "To: anna@agency.example\r\nSubject: Your week {n}\r\nMessage-ID: <{n}@shop.example>\r\nMIME-Version: 1.0\r\n"
        "Date: Mon, 23 Nov 2026 10:00:00 +0100\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    )
    parts = f"--b\r\nContent-Type: text/plain\r\n\r\n{BODY}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>{BODY}</p>\r\n"
    return head.format(n=number).encode() + parts[: 20_000 + number % 97].encode()


async def fill(subject: ImapSubject, server: Dovecot, count: int) -> int:
    """Lay the mails into the user's folder, as a delivery agent does; returns their octets."""
    await subject.human(lambda client: client.select_folder("INBOX"))
    folder = server.directory / "mail" / subject.settings.user
    owner = folder.stat()
    return sum(lay(folder / "new" / f"{1_700_000_000 + n}.M{n}P1.host", mail(n), owner) for n in range(count))


def lay(path: Path, raw: bytes, owner: os.stat_result) -> int:
    path.write_bytes(raw)
    if os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)
    return len(raw)


async def through(subject: ImapSubject) -> tuple[int, int]:
    """Look until nothing is left: mails passed over, and mails downloaded."""
    cursors: dict[object, Cursor] = {}
    passed = taken = 0
    while True:
        batch = await subject.mailbox.look(dict(cursors), relevant)  # type: ignore[arg-type]
        cursors.update(batch.cursors)
        passed, taken = passed + batch.passed_over, taken + len(batch.mails)
        if not (batch.passed_over or batch.mails):
            return passed, taken


def relevant(glance: Glance) -> str:
    return concerns(glance, WATCH)


def download(subject: ImapSubject) -> object:
    """What a mail program does that fetches everything."""

    def work(client: object) -> int:
        client.select_folder("INBOX", readonly=True)  # type: ignore[attr-defined]
        uids = client.search("ALL")[:SAMPLE]  # type: ignore[attr-defined]
        return sum(len(a[b"BODY[]"]) for a in client.fetch(uids, ["BODY.PEEK[]"]).values())  # type: ignore[attr-defined]

    return subject.human(work)


async def main(count: int) -> None:
    if shutil.which("dovecot") is None:
        print("There is no Dovecot on this machine to fill with mail.")
        return
    with running() as server:
        async with on_dovecot(server, "tls") as subject:
            octets = await fill(subject, server, count)
            await subject.human(lambda client: client.select_folder("INBOX"))
            before, begun = subject.fetched(), time.perf_counter()
            passed, taken = await through(subject)
            took, crossed = time.perf_counter() - begun, subject.fetched() - before
            begun = time.perf_counter()
            whole = await download(subject)  # type: ignore[misc]
            full = (time.perf_counter() - begun) * octets / whole
    print(f"{count} unrelated mails of {octets / count / 1000:.1f} KB: {passed} passed over, {taken} bodies downloaded")
    print(
        f"{crossed / 1e6:.1f} MB crossed the wire, {crossed / count:.0f} octets a mail: {crossed / octets:.1%} of all"
    )
    print(f"{took:.1f} s, {took / count * 1000:.2f} ms a mail; to download all {full:.1f} s: ratio {took / full:.2f}")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
