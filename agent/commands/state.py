"""Looks into the state without changing it; the service may run meanwhile."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.adapters.store.sqlite import SqliteStore
from agent.config import Config, load


def configuration(path: Path, state: Path | None) -> tuple[Config | None, Path]:
    """The configuration and the state folder; with a folder given, a configuration that is missing does not matter."""
    if state is not None and not path.exists():
        return None, state
    config = load(path, os.environ, need_secrets=False)
    return config, state or config.state_dir


def zones(config: Config | None) -> Mapping[str, tzinfo]:
    """Each mailbox's time zone."""
    return {box.name: box.timezone for box in config.mailboxes} if config else {}


def zone_of(mailbox: str, known: Mapping[str, tzinfo]) -> tzinfo:
    """A mailbox's time zone; UTC for one that is not configured any more."""
    return known.get(mailbox, ZoneInfo("UTC"))


@asynccontextmanager
async def reading(folder: Path) -> AsyncIterator[SqliteStore]:
    """The store, to be read only. ConfigError if there is none."""
    store = await SqliteStore.open(folder, read_only=True)
    try:
        yield store
    finally:
        await store.close()
