"""Tells systemd how the service is (sd_notify(3)): started, alive, stopping. Says nothing where nobody listens."""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass


def always() -> bool:
    """For whoever knows of nothing that could get stuck."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceManager:
    """The service manager that started us, if one did."""

    address: str = ""
    """Path of its datagram socket, or '@' and a name in the abstract namespace; empty for none."""
    watchdog: float | None = None
    """Seconds within which it wants a sign of life; None if it wants none."""

    def notify(self, text: str) -> None:
        """Send assignments such as 'READY=1', one a line.

        A failure is no reason to stop working, and nobody could be told of it: so it is passed over.
        """
        if not self.address:
            return
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            # A manager that does not read must not hold up the event loop.
            channel.setblocking(False)
            channel.connect(self.address.replace("@", "\0", 1) if self.address.startswith("@") else self.address)
            channel.send(text.encode())

    async def keep_alive(self, alive: Callable[[], bool] = always) -> None:
        """Give signs of life, twice as often as wanted, as long as the event loop turns and ``alive`` says so.

        Runs until cancelled.
        """
        while self.watchdog:
            if alive():
                self.notify("WATCHDOG=1")
            await asyncio.sleep(self.watchdog / 2)


class Turning:
    """Whether each loop still turns. Counted in time during which the machine was awake."""

    def __init__(self) -> None:
        self._loops: dict[str, tuple[Callable[[], int], float]] = {}
        self._seen: dict[str, tuple[int, float]] = {}

    def watch(self, name: str, turns: Callable[[], int], longest: float) -> None:
        """``turns`` counts a loop's turns, of which none may take more than ``longest`` seconds."""
        self._loops[name] = (turns, longest)

    @property
    def stuck(self) -> list[str]:
        """The loops that have not turned for too long."""
        now = asyncio.get_running_loop().time()
        for name, (turns, _) in self._loops.items():
            if self._seen.get(name, (-1, now))[0] != turns():
                self._seen[name] = (turns(), now)
        return [name for name, (_, longest) in self._loops.items() if now - self._seen[name][1] > longest]


def service_manager(environ: Mapping[str, str], pid: int) -> ServiceManager:
    """The manager that the environment names; ``pid`` is ours, as the watchdog may be meant for another process."""
    interval = environ.get("WATCHDOG_USEC", "")
    meant = environ.get("WATCHDOG_PID", str(pid)) == str(pid)
    return ServiceManager(
        address=environ.get("NOTIFY_SOCKET", ""),
        watchdog=int(interval) / 1e6 if interval.isdecimal() and int(interval) and meant else None,
    )
