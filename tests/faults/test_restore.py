"""A backup of an earlier moment is put in the place of the records: nobody gets a mail twice."""

import random
from datetime import timedelta
from pathlib import Path

from agent.testing.store import MemoryStore
from tests.faults.stage import STEPS, Office, begun, ends, forked, play, restored
from tests.faults.table import record
from tests.faults.test_rebuild import sound

HOUR = timedelta(hours=1)


async def moments() -> tuple[list[Office], list[MemoryStore], dict[str, object]]:
    """The scenario at each of its moments, a backup of each, and how it ends."""
    office = begun()
    worlds, backups = [], []
    for _ in range(STEPS):
        worlds.append(office.fork())
        backups.append(forked(office.store))
        await play(office, 1)
    return worlds, backups, await ends(office)


async def test_backups_of_earlier_moments(tmp_path: Path) -> None:
    worlds, backups, wanted = await moments()
    chance = random.Random(7)
    pairs = [(chance.randrange(step), step) for step in range(1, STEPS)]
    different = {}
    for earlier, later in pairs:
        world = worlds[later].fork()
        await restored(world, tmp_path, backup=backups[earlier])
        await play(world)
        sound(world)
        if (found := await ends(world)) != wanted:
            different[earlier, later] = {k: (found.get(k), wanted[k]) for k in wanted if found.get(k) != wanted[k]}
    record("Rebuild", "an earlier backup put in its place", tried=len(pairs), lost=len(different))
    assert different == {}
