"""One service for one state: a second one would send everything twice."""

import fcntl
import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from agent.adapters.store import files
from agent.errors import ConfigError

_BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Another one after each start of the machine (random(4))."""

_held: set[int] = set()


def _let_go() -> None:
    """A forked child shares the lock with us, and one that outlives us would keep it."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)


def place(folder: Path) -> str:
    """What names the lock of this folder among all machines, if we hold it: no other process can hold it as long as
    this machine runs. Else empty, as where a system does not tell apart one of its runs from the next."""
    try:
        boot = _BOOT.read_text("ascii").strip()
        lock = (folder / "lock").stat()
    except (OSError, ValueError):
        return ""
    if not any(os.path.samestat(os.fstat(descriptor), lock) for descriptor in _held):
        return ""
    return hashlib.sha256(f"{boot}/{lock.st_dev}/{lock.st_ino}".encode()).hexdigest()[:32]


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold the lock of the state in ``folder``; the kernel frees it when the process ends, however it ends.

    ConfigError, which names the holder, if another process holds it.
    """
    files.private_folder(folder)
    path = folder / "lock"
    descriptor = _open(path)
    try:
        _claim(descriptor, path)
        _held.add(descriptor)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be opened: {error.strerror}", hint="Give the user that runs Debrief the right to write it."
        ) from error


def _claim(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 400, 0).decode(errors="replace").strip() or "its name is not written yet"
        raise ConfigError(
            f"another Debrief ({holder}) uses this state",
            hint="Stop it first, or use another state folder.",
        ) from error
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be locked: {error.strerror}", hint="Move the state to a disk of this machine."
        ) from error
    started = datetime.now(UTC).isoformat(timespec="seconds")
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"pid {os.getpid()} on {socket.gethostname()} since {started}\n".encode(), 0)
