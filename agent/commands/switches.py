"""debrief pause and debrief resume: letters are held back, and leave again, also while the service runs."""

import asyncio
import getpass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from agent.adapters.store.sqlite import SqliteStore
from agent.commands.state import configuration, reading
from agent.config import Config
from agent.core.mail import plain
from agent.errors import ConfigError, Permanent
from agent.ports import Switch, SwitchKind

_MOST_REASON = 200
"""Characters."""


def pause(mailbox: str | None, path: Path, state: Path | None, *, reason: str, all_mail: bool) -> None:
    """Hold back the letters of one mailbox, or of all, until resume. Permanent if there is no such mailbox."""
    config, folder = _configured(path, state)
    said = plain(reason).strip()[:_MOST_REASON]
    now, by = datetime.now(UTC), _user()
    switches = [
        Switch(mailbox=name, kind=SwitchKind.PAUSE, since=now, reason=said, by=by, all_mail=all_mail)
        for name in _chosen(config, mailbox)
    ]
    asyncio.run(_pause(folder, switches))
    what = "No letters leave" if all_mail else "No letters to participants leave"
    for one in switches:
        _say(f"{one.mailbox}: {what} until 'debrief resume {one.mailbox}'. Mail that comes in is worked on as ever.")


def resume(mailbox: str | None, path: Path, state: Path | None) -> None:
    """Let the letters of one mailbox, or of all, leave again, whoever or whatever stopped them."""
    config, folder = _configured(path, state)
    released = asyncio.run(_resume(folder, _chosen(config, mailbox)))
    for name, switches in released.items():
        what = " and ".join("the breaker" if s.kind is SwitchKind.BREAKER else "the pause" for s in switches)
        _say(f"{name}: {what} is over; what waited leaves bit by bit." if what else f"{name}: nothing was held back.")


def _configured(path: Path, state: Path | None) -> tuple[Config, Path]:
    config, folder = configuration(path, state)
    if config is None:
        raise ConfigError(f"{path}: there is no such file", hint="It names the mailboxes; name another with --config.")
    return config, folder


def _chosen(config: Config, mailbox: str | None) -> tuple[str, ...]:
    names = tuple(entry.name for entry in config.mailboxes)
    if mailbox is None:
        return names
    if mailbox not in names:
        raise Permanent(f"There is no mailbox '{plain(mailbox)}'. There is: {', '.join(names)}.")
    return (mailbox,)


def _user() -> str:
    """Whoever types the command; '' where the system has no name for them."""
    try:
        return plain(getpass.getuser())
    except (KeyError, OSError):
        return ""


async def _pause(folder: Path, switches: list[Switch]) -> None:
    store = await _opened(folder)
    try:
        for one in switches:
            await store.switch(one)
    finally:
        await store.close()


async def _resume(folder: Path, names: tuple[str, ...]) -> dict[str, tuple[Switch, ...]]:
    store = await _opened(folder)
    try:
        return {name: await store.release(name, datetime.now(UTC)) for name in names}
    finally:
        await store.close()


async def _opened(folder: Path) -> SqliteStore:
    """First looked at without a right to write: a state that is missing, or of another version, is refused by that."""
    async with reading(folder):
        pass
    return await SqliteStore.open(folder)


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
