"""debrief run: the service."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from agent.adapters.lock import hold
from agent.adapters.systemd import ServiceManager, Turning, service_manager
from agent.adapters.token_key import token_key
from agent.commands import logs
from agent.config import Config, load
from agent.errors import ConfigError

_SHORTEST = 32
"""Characters of a token key; in hexadecimal they hold 128 bits."""


_LONGEST_STOP = 9.5
"""Seconds from the signal to the end of the process."""


class Serve(Protocol):
    """The work itself: returns soon after ``stop`` is set, with nothing half done."""

    async def __call__(self, config: Config, *, stop: asyncio.Event, notify: "Notify", turning: Turning) -> None: ...


class Notify(Protocol):
    """Takes lines of sd_notify(3): 'READY=1', 'STATUS=watching 2 mailboxes'."""

    def __call__(self, text: str, /) -> None: ...


def run(path: Path) -> None:
    """Serve until told to stop. Raises ConfigProblems, and ConfigError where another service has the state."""
    config = load(path, os.environ)
    # Only now, as it takes a second: whoever has mistyped something should see it at once.
    from agent.serving import serve

    logs.set_up(os.environ)
    with hold(config.state_dir):
        asyncio.run(service(with_key(config), serve, service_manager(os.environ, os.getpid()), end_in_any_case))


def with_key(config: Config) -> Config:
    """The configuration with a token key: the given one, or else that of the state folder."""
    if config.token_key:
        if len(config.token_key) < _SHORTEST:
            raise ConfigError("The token key is short enough to be guessed.", hint="Make one: openssl rand -hex 32")
        return config
    return config.model_copy(update={"token_key": SecretStr(token_key(config.state_dir))})


def end_in_any_case() -> None:
    """See to it that the process ends in time, whatever hangs: a look-up of a name cannot be broken off.

    What is in hand is finished or noted long before; the rest is as safe as in a crash.
    """
    timer = threading.Timer(_LONGEST_STOP, os._exit, (0,))
    timer.daemon = True
    timer.start()


def nothing() -> None:
    """For whoever can wait."""


async def service(config: Config, serve: Serve, manager: ServiceManager, stopped: Callable[[], None] = nothing) -> None:
    """Serve with everything around it: signals, and signs of life for the service manager, as long as all loops turn.

    ``stopped`` is called when a signal comes.
    """
    stop, turning = asyncio.Event(), Turning()
    loop = asyncio.get_running_loop()

    def stopping(number: signal.Signals) -> None:
        manager.notify("STOPPING=1\nSTATUS=Finishing what is under way")
        stop.set()
        stopped()
        # Who is in a hurry may send the signal again.
        loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping, number)
    alive = asyncio.create_task(manager.keep_alive(lambda: not turning.stuck))
    try:
        await serve(config, stop=stop, notify=manager.notify, turning=turning)
    finally:
        alive.cancel()
