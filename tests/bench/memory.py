"""What ``bench_memory`` does."""

import asyncio
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.bench import boxes
from tests.bench.figures import Figure, told
from tests.bench.street import USER, street

_MIB = 1024
"""In kB, as /proc tells it."""
_LONGEST = 300.0
_SHARE = 20


def _children(process: int) -> Iterator[int]:
    """The process's children and theirs."""
    # Each thread has its own: a parser process is the child of the thread that started it.
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, path.read_text().split()):
                yield child
                yield from _children(child)


def _figure(process: int, file: str, name: str) -> int:
    """A figure of a process, in kB, as its file under /proc tells it; 0 if the process has ended."""
    try:
        lines = Path(f"/proc/{process}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)


def _most(process: int) -> int:
    """The most memory that it ever had."""
    return _figure(process, "status", "VmHWM")


def _share(process: int) -> int:
    """What it has now; of pages that several processes have together, its share only."""
    return _figure(process, "smaps_rollup", "Pss")


def _done(state: Path, count: int, relevant: int) -> bool:
    """Whether the service has looked at every mail and worked on all that it kept."""
    db = sqlite3.connect(f"file:{state}?mode=ro", uri=True)
    try:
        reached = db.execute("SELECT max(uid) FROM cursors WHERE folder = 'inbox'").fetchone()[0] or 0
        kept, left = db.execute("SELECT count(*), sum(fate = 'kept') FROM mails WHERE uidvalidity > 1000").fetchone()
        return reached >= count and kept >= relevant and not left
    finally:
        db.close()


async def main(count: int) -> int:
    """Print the table; the exit status."""
    relevant = count // _SHARE
    with tempfile.TemporaryDirectory(dir=os.environ.get("DEBRIEF_BENCH_DIR")) as name:
        async with street(Path(name), relevant) as place:
            boxes.fill(place.dovecot, USER, boxes.mails(count, relevant, place.incoming))
            begun = time.monotonic()
            with place.service() as service:
                together = 0
                while not _done(Path(name) / "state" / "state.db", count, relevant):
                    assert service.poll() is None, "the service ended by itself"
                    assert time.monotonic() - begun < _LONGEST, "the box should have been read to its end"
                    family = (service.pid, *_children(service.pid))
                    together = max(together, sum(map(_share, family)))
                    await asyncio.sleep(0.2)
                took, alone = time.monotonic() - begun, _most(service.pid)
    return told(
        f"Memory while catching up with {count} mails, {relevant} of them relevant ({took:.0f} s)",
        [
            Figure(what="the service, at most", value=alone / _MIB, unit="MiB", most=150),
            Figure(what="with its parser processes, at most", value=together / _MIB, unit="MiB", most=150),
        ],
    )
