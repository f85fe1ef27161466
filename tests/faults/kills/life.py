"""The service as a process that may be killed: ``python -m tests.faults.kills.life`` forks one for each line it reads.

What takes long to import is imported once. Each life is a process of its own, on real files; nothing but the code is
shared with the others.
"""

import asyncio
import gc
import json
import logging
import os
import pickle
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import openai  # noqa: F401 (imported late otherwise, in each life)

from agent.adapters.lock import hold
from agent.app import Service, opened
from agent.core.effects import SendLetter
from agent.errors import DebriefError
from agent.ports import OutboxState
from agent.testing.clock import ManualClock
from agent.testing.parser import InlineParser
from tests.faults.kills import mortal

_WAIT = (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.DATA, OutboxState.UNCERTAIN)
_POLL = 5.0
_GLANCE = 0.002
_PATIENCE = 0.25
"""Seconds to wait for what is due and does not happen: its channel rests."""


async def _live(order: dict[str, Any]) -> None:
    reader, writer = await asyncio.open_unix_connection(order["control"])
    clock = ManualClock(datetime.fromisoformat(order["now"]))
    log = os.open(order["points"], os.O_WRONLY | os.O_APPEND)
    deaths = mortal.Deaths(log=log, clock=clock, recording=order["recording"])
    mortal.install(deaths)
    if order["inline"]:
        mortal.app.ProcessParser = InlineParser  # type: ignore[misc, assignment]
    config = pickle.loads(Path(order["config"]).read_bytes())
    with hold(config.state_dir):
        async with opened(config, clock, poll=_POLL) as service:
            running = asyncio.create_task(service.run())
            while line := await reader.readline():
                step = json.loads(line)
                if step["planned"] is not None:
                    deaths.planned = frozenset(step["planned"])
                if (to := datetime.fromisoformat(step["now"])) > clock.now():
                    await clock.move(to)
                await _settle(service, deaths, running)
                writer.write(json.dumps(await _told(service)).encode() + b"\n")


async def _settle(service: Service, deaths: mortal.Deaths, running: "asyncio.Task[None]") -> None:
    """Until all mail that lies in the mailbox has been worked on, and nothing that is due is left to do."""
    before = -1
    while before != deaths.writes:
        before = deaths.writes
        for intake in service._intakes:
            with suppress(DebriefError):
                await intake.catch_up()
        await _rested(service, deaths)
        if running.done():
            running.result()


async def _rested(service: Service, deaths: mortal.Deaths) -> None:
    since = asyncio.get_running_loop().time()
    while asyncio.get_running_loop().time() - since < _PATIENCE:
        await asyncio.sleep(_GLANCE)
        if service._dispatch.resting:
            if not await service.store.due(deaths.clock.now()):
                return
        else:
            since = asyncio.get_running_loop().time()


async def _told(service: Service) -> dict[str, object]:
    due = await service.store.next_due()
    interviews = await service.store.interviews()
    letters = [t for t in await service.store.tasks() if isinstance(t.effect, SendLetter) and t.state in _WAIT]
    return {"due": due and due.isoformat(), "states": [i.state.value for i in interviews], "letters": len(letters)}


def main() -> None:
    """Fork a life for each order on stdin; tell its number, and how it ended."""
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _begin(order)
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)


def _begin(order: dict[str, Any]) -> None:
    code = 1
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.dup2(log, 2)
        logging.basicConfig(level=logging.WARNING)
        asyncio.run(_live(order))
        code = 0
    except BaseException:
        logging.exception("this life failed")
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
