"""Every store that the contract holds for, one after the other."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.ports import Store
from agent.testing.store import MemoryStore


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    opened: Store = MemoryStore() if request.param == "memory" else await SqliteStore.open(tmp_path / "state")
    yield opened
    await opened.close()
