"""The process that makes the records anew is killed, at any moment: the old ones stay, and it can be done once more."""

import asyncio
import pickle
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.rebuild import rebuild
from agent.sandbox.scenario import incoming
from tests.faults.table import record
from tests.faults.test_rebuild_servers import LONG, play
from tests.system.worlds import embedded

_CHILD = """
import asyncio, pickle, sys
from datetime import datetime
from pathlib import Path
from agent.adapters.lock import hold
from agent.rebuild import rebuild
from agent.testing.clock import ManualClock
config, now = pickle.loads(Path(sys.argv[1]).read_bytes())
with hold(config.state_dir):
    asyncio.run(rebuild(config, ManualClock(now), days=36500))
"""


@pytest.mark.timeout(300)
async def test_killed_ten_times(tmp_path: Path) -> None:
    async with embedded(tmp_path / "state") as world:
        world.office.expect(incoming())
        wanted = await play(world, 26)
        state, order = world.config.state_dir, tmp_path / "order"
        order.write_bytes(pickle.dumps((world.config, world.clock.now())))
        old, chance, killed = (state / "state.db").read_bytes(), random.Random(5), 0
        for _ in range(10):
            child = subprocess.Popen([sys.executable, "-c", _CHILD, str(order)])  # noqa: ASYNC220
            deadline = time.monotonic() + 60
            while not (state / "state.db.rebuilding").exists() and child.poll() is None:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.01)
            await asyncio.sleep(chance.uniform(0, 0.8))
            killed += child.poll() is None
            child.kill()
            child.wait()
            if list(state.glob("state.db.before-*")):
                break
            assert (state / "state.db").read_bytes() == old
        assert killed >= 5
        record("Rebuild", "killed while it made the records anew", tried=killed)
        await rebuild(world.config, world.clock, days=LONG)
        store = await SqliteStore.open(state, read_only=True)
        found = {
            i.meeting.uid[:2]: i.recommendation.step if i.recommendation else None for i in await store.interviews()
        }
        await store.close()
        assert found == wanted
        assert not list(state.glob("*rebuilding*"))
