"""debrief rebuild: make lost records anew from the mailbox."""

import asyncio
import os
from pathlib import Path

from rich.console import Console

from agent.adapters.clock import SystemClock
from agent.adapters.lock import hold
from agent.adapters.store import files
from agent.adapters.store.sqlite import SqliteStore
from agent.commands import logs
from agent.commands.run import with_key
from agent.config import Config, load
from agent.errors import ConfigError
from agent.rebuild import Restored, Result
from agent.rebuild import rebuild as make_anew

_STATES = ("planned", "ended", "asking", "complete", "recommended", "decided", "closed")


def rebuild(path: Path, days: int, over: bool) -> None:
    """Make the records anew, and tell what was found. ConfigError where a service runs, or records would be lost."""
    config = load(path, os.environ)
    logs.set_up(os.environ)
    with hold(config.state_dir):
        result = asyncio.run(_rebuilt(with_key(config), days, over))
    tell(result, Console())


async def _rebuilt(config: Config, days: int, over: bool) -> Result:
    if not over and (config.state_dir / files.STATE).exists() and await _holds_interviews(config.state_dir):
        raise ConfigError(
            f"{config.state_dir / files.STATE} holds interviews, so nothing seems to be lost",
            hint="To make it anew all the same, say --over: the old file is kept beside the new one.",
        )
    return await make_anew(config, SystemClock(), days=days)


async def _holds_interviews(folder: Path) -> bool:
    store = await SqliteStore.open(folder)
    try:
        return bool(await store.interviews())
    finally:
        await store.close()


def tell(result: Result, console: Console) -> None:
    """What was found in each mailbox, and what is asked of its recruiter."""
    for found in result.mailboxes:
        console.print(f"{found.mailbox}: {_summary(found)}", highlight=False, markup=False)
    if result.old is not None:
        console.print(f"The old records are kept as {result.old}.", highlight=False, markup=False, soft_wrap=True)
    console.print("Nothing was sent. 'debrief run' goes on from here.", highlight=False, markup=False)


def _summary(found: Restored) -> str:
    states = ", ".join(f"{found.states[name]} {name}" for name in _STATES if found.states.get(name))
    parts = [
        f"{sum(found.states.values())} interviews ({states or 'none'}), {found.letters} letters in Sent,"
        f" {found.answers} answers."
    ]
    if not found.ours:
        parts.append("Nothing there shows that Debrief ever worked in it, so nobody is asked about what is over.")
    if found.asked:
        refs = ", ".join(f"#{ref}" for ref in found.asked)
        parts.append(f"Of {refs} nothing shows whether everybody was asked: the recruiter gets a mail about each.")
    if found.key_lost:
        parts.append(
            "No letter bears a mark of this token key. If the key was lost, restore it from a backup first, and rebuild"
            " once more with --over."
        )
    return " ".join(parts)
