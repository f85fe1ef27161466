"""Tells systemd how the service is (sd_notify(3)): started, alive, stopping. Says nothing where nobody listens."""

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from dataclasses import dataclass


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

    async def keep_alive(self) -> None:
        """Give signs of life, twice as often as wanted, as long as the event loop turns. Runs until cancelled."""
        while self.watchdog:
            self.notify("WATCHDOG=1")
            await asyncio.sleep(self.watchdog / 2)


def service_manager(environ: Mapping[str, str], pid: int) -> ServiceManager:
    """The manager that the environment names; ``pid`` is ours, as the watchdog may be meant for another process."""
    interval = environ.get("WATCHDOG_USEC", "")
    meant = environ.get("WATCHDOG_PID", str(pid)) == str(pid)
    return ServiceManager(
        address=environ.get("NOTIFY_SOCKET", ""),
        watchdog=int(interval) / 1e6 if interval.isdecimal() and int(interval) and meant else None,
    )
