"""The scenario of the demo with its records on a disk, and a picture of the world before each transaction."""

import asyncio
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent.adapters.store import files
from agent.adapters.store.lane import Lane
from agent.adapters.store.sqlite import SqliteStore
from agent.testing.clock import ManualClock
from tests.faults.power.disk import MARKS
from tests.faults.stage import Office, begun, play

_WORLD = ("agenda", "letters", "pressed", "decided", "passed")


class World:
    """Notes how the office is; the notes lie beside the folder of the state."""

    def __init__(self, office: Office, state: Path) -> None:
        self._office = office
        self._folder = state.parent
        self._marks = os.open(state / MARKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._number = 0
        self._last: object = None

    def note(self) -> None:
        """A picture, if anything has changed since the last one."""
        office = self._office
        mails = {folder: len(box.mails) for folder, box in office.mailbox.boxes.items()}
        now = (office.clock.now(), mails, len(office.passed), len(office.agenda), len(office.pressed))
        if now != self._last:
            self._last, self._number = now, self._number + 1
            picture = {name: getattr(office, name) for name in _WORLD}
            picture |= {"now": office.clock.now(), "boxes": office.mailbox.boxes}
            (self._folder / f"world {self._number}").write_bytes(pickle.dumps(picture))
        os.write(self._marks, f"{self._number}\n".encode())


class _Lane(Lane):
    world: World

    async def write(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.world.note()
        return await super().write(work, *args, **kwargs)


class _Store(SqliteStore):
    def __init__(self, folder: Path, name: str = files.STATE) -> None:
        super().__init__(folder, name)
        self._writer = self._latest = _Lane(folder / name)
        self._stops = _Lane(folder / files.SUPPRESSED)


def pictured(folder: Path, number: int) -> Office:
    """The office as it was in a picture, without its records."""
    picture, office = pickle.loads((folder / f"world {number}").read_bytes()), begun()
    office.clock = ManualClock(picture.pop("now"))
    office.mailbox.boxes = picture.pop("boxes")
    for name, value in picture.items():
        setattr(office, name, value)
    return office


async def _play(folder: Path) -> None:
    office = begun()
    office.store = await _Store.open(folder)  # type: ignore[assignment]
    _Lane.world = World(office, folder)
    await play(office)
    await office.store.close()


if __name__ == "__main__":
    asyncio.run(_play(Path(sys.argv[-1])))
