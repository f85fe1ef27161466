"""What ``bench_catchup`` does; it is imported there late, so that worker processes do not import it too."""

import asyncio
import json
import os
import socket
import ssl
import stat
import struct
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from imapclient import IMAPClient

from agent.adapters.imap import ImapMailbox, ImapSettings
from tests.bench import boxes
from tests.bench.figures import Figure, median, told
from tests.bench.history import Case
from tests.bench.libraries import PYTHON
from tests.bench.workshop import Workshop, workshop
from tests.servers.dovecot import PASSWORD, Dovecot, running

_PLAIN, _MIXED = "unrelated@agency.example", "mixed@agency.example"
_SHARE = 20
"""One mail in so many concerns us, in the second box."""
_A_SECOND = 200
"""Relevant mails that may be reckoned with: the target of bench_throughput."""
_RECEIVED = 128
"""Where tcpi_bytes_received stands in struct tcp_info (linux/tcp.h)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One way through a box."""

    seconds: float
    octets: int
    """That came over the wire, encrypted."""
    mails: int


def _came(port: int) -> int:
    """Octets that this process has received from a server on this machine over the connections open now."""
    total = 0
    for name in os.listdir("/proc/self/fd"):
        # Asked first: of a descriptor that is none, the socket would be refused and its copy left open.
        if not _is_socket(int(name)):
            continue
        with suppress(OSError), socket.socket(fileno=os.dup(int(name))) as sock:
            if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.getpeername()[1] == port:
                info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
                total += struct.unpack_from("Q", info, _RECEIVED)[0]
    return total


def _is_socket(number: int) -> bool:
    with suppress(OSError):
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    return False


def _bare(server: Dovecot, user: str) -> Run:
    """Headers and structure of all mails, as IMAPClient gives them; nothing is made of them."""
    begun = time.perf_counter()
    context = ssl.create_default_context(cafile=server.ca_file)
    with IMAPClient("localhost", server.imaps, ssl_context=context) as client:
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.login(user, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        uids, count = client.search("ALL"), 0
        for start in range(0, len(uids), 500):
            count += len(client.fetch(uids[start : start + 500], ["BODY.PEEK[HEADER]", "BODYSTRUCTURE"]))
        return Run(seconds=time.perf_counter() - begun, octets=_came(server.imaps), mails=count)


async def _ours(server: Dovecot, user: str, shop: Workshop) -> Run:
    """The service's own loop: look, keep, work, until nothing is left."""
    settings = ImapSettings(
        host="localhost", port=server.imaps, user=user, password=PASSWORD, ca_file=server.ca_file, security="tls"
    )
    mailbox = ImapMailbox(settings)
    intake = shop.intake_on(mailbox)
    begun = time.perf_counter()
    try:
        while await _looked(intake.once):
            pass
        took = time.perf_counter() - begun
        return Run(seconds=took, octets=_came(server.imaps), mails=0)
    finally:
        await mailbox.close()


async def _looked(once: Callable[[], Awaitable[bool]]) -> bool:
    return await once()


def _whole(server: Dovecot, user: str) -> Run | None:
    """imap-tools fetching whole messages, in a process of its own; None where it is not installed."""
    worker = Path(__file__).parent / "imap_tools_worker.py"
    if not PYTHON.exists():
        return None
    command = [str(PYTHON), str(worker), str(server.imaps), user, PASSWORD, server.ca_file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    found = json.loads(done.stdout)
    return Run(seconds=found["seconds"], octets=found["octets"], mails=found["mails"])


async def _turns(server: Dovecot, shop: Workshop, user: str, rounds: int) -> list[tuple[Run, Run]]:
    """Both ways through a box in turns, each time as if the server had never looked into its mails."""
    runs = []
    for _ in range(rounds):
        boxes.forget(server, user)
        bare = await asyncio.to_thread(_bare, server, user)
        boxes.forget(server, user)
        await shop.forget_mail()
        runs.append((bare, await _ours(server, user, shop)))
    return runs


async def main(count: int, rounds: int) -> int:
    """Print the table; the exit status."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("DEBRIEF_BENCH_DIR")) as name, running() as server:
        relevant = count // _SHARE
        async with workshop(Path(name), relevant) as shop:
            sizes = {}
            for user, ours in ((_PLAIN, 0), (_MIXED, relevant)):
                server.add_user(user)
                sizes[user] = boxes.fill(server, user, boxes.mails(count, ours, shop.incoming))
            await shop.parser.claims(shop.incoming.reply(Case(0)), shop.house, shop.clock.now())
            plain = await _turns(server, shop, _PLAIN, rounds)
            mixed = await _turns(server, shop, _MIXED, rounds)
            left = await shop.store.waiting("anna")
        whole = await asyncio.to_thread(_whole, server, _PLAIN)
    assert all(bare.mails == count for bare, _ in (*plain, *mixed)), "the box should have been read to its end"
    assert not left, "everything that was kept should have been worked on"
    return told(
        f"Catching up with {count} mails of {sizes[_PLAIN] / count / 1000:.1f} KB",
        [
            *_figures("unrelated", plain, sizes[_PLAIN], 0.0, 0),
            *_figures("5 % relevant", mixed, sizes[_MIXED], relevant / _A_SECOND, relevant),
            *_beside(whole),
        ],
    )


def _figures(what: str, runs: list[tuple[Run, Run]], size: int, further: float, relevant: int) -> list[Figure]:
    """``further`` seconds are allowed for the relevant mails."""
    bare, ours = median([one.seconds for one, _ in runs]), median([two.seconds for _, two in runs])
    octets = median([two.octets for _, two in runs])
    allowed = median([two.seconds / (1.5 * one.seconds + further) for one, two in runs]) * 1.5
    figures = [
        Figure(what=f"{what}: IMAPClient, headers and structure", value=bare, unit="s"),
        Figure(what=f"{what}: the service's loop", value=ours, unit="s"),
    ]
    if relevant:
        figures.append(Figure(what=f"{what}: time, of what is allowed", value=allowed / 1.5, most=1))
        figures.append(Figure(what=f"{what}: octets, of the box", value=octets / size * 100, unit="%"))
    else:
        figures.append(Figure(what=f"{what}: time, ratio", value=allowed, most=1.5))
        figures.append(Figure(what=f"{what}: octets, of the box", value=octets / size * 100, unit="%", most=3))
    return figures


def _beside(whole: Run | None) -> list[Figure]:
    if whole is None:
        print("imap-tools is not installed; `make bench-reply` does that.")
        return []
    return [Figure(what="unrelated: imap-tools, whole messages", value=whole.seconds, unit="s")]
