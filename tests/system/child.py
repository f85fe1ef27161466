"""The service as a process of its own, on a clock that is a file: `python -m tests.system.child CONFIG CLOCK`."""

import asyncio
import pickle
import sys
from datetime import datetime
from pathlib import Path

from agent.adapters.lock import hold
from agent.app import opened
from agent.config import Config


class FileClock:
    """ports.Clock whose time is what a file says; another process moves it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        return datetime.fromisoformat(self._path.read_text())

    def elapsed(self) -> float:
        return self.now().timestamp()

    async def wait(self, until: datetime | None) -> None:
        while until is None or self.now() < until:  # noqa: ASYNC110 (a file tells nobody that it changed)
            await asyncio.sleep(0.02)


async def _serve(config: Config, clock: FileClock) -> None:
    async with opened(config, clock, poll=0.2) as service:
        await service.run()


if __name__ == "__main__":
    settings: Config = pickle.loads(Path(sys.argv[1]).read_bytes())
    with hold(settings.state_dir):
        asyncio.run(_serve(settings, FileClock(Path(sys.argv[2]))))
