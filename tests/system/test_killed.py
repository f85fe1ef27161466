"""kill -9 in the middle of everything, thirty times: nobody gets a mail twice, and nothing is lost."""

import asyncio
import pickle
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.parser import BytesParser
from pathlib import Path

import psutil
import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.core.effects import LetterKind
from agent.core.interview import InterviewState
from agent.ports import Folder
from agent.sandbox import cast
from agent.sandbox.scenario import START, incoming
from tests.system.worlds import World, embedded

KILLS = 30
_DONE = (InterviewState.RECOMMENDED, InterviewState.DECIDED, InterviewState.CLOSED)


class Killed:
    """The scenario with a service that is killed again and again."""

    def __init__(self, world: World, directory: Path, seed: int) -> None:
        self.world = world
        self.kills = 0
        self._random = random.Random(seed)
        self.log = directory / "log"
        self._clock = directory / "clock"
        self._config = directory / "config"
        self._database = world.config.state_dir / "state.db"
        self._config.write_bytes(pickle.dumps(world.config))
        self._process: subprocess.Popen[bytes] | None = None
        self._move(START)

    def _move(self, to: datetime) -> None:
        draft = self._clock.with_suffix(".new")
        draft.write_text(to.isoformat())
        draft.rename(self._clock)

    # --- the process ---

    @contextmanager
    def running(self) -> Iterator[None]:
        self._start()
        try:
            yield
        finally:
            self._kill()

    def _start(self) -> None:
        command = [sys.executable, "-m", "tests.system.child", str(self._config), str(self._clock)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, stderr=log)

    def _kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    async def _maybe_kill(self) -> None:
        """Nearly each time, somewhere between the news and its last consequence."""
        if self.kills < KILLS and self._random.random() < 0.9:
            await asyncio.sleep(self._random.uniform(0, 0.35))
            self._kill()
            self.kills += 1
            self._start()

    # --- the scenario ---

    async def play(self) -> None:
        self.world.office.expect(incoming())
        await self._settled()
        store = await SqliteStore.open(self.world.config.state_dir, read_only=True)
        try:
            while (at := await self._next(store)) is not None:
                await self.world.clock.move(max(at, self.world.clock.now()))
                self._move(self.world.clock.now())
                await self.world.office.act()
                await self._maybe_kill()
                await self._settled()
        finally:
            await store.close()

    async def _next(self, store: SqliteStore) -> datetime | None:
        await self.world.office.look_into_drafts()
        interviews = await store.interviews()
        over = len(interviews) == 4 and all(i.state in _DONE for i in interviews)
        moments = [self.world.office.next_at, None if over else await store.next_due()]
        return min((m for m in moments if m is not None), default=None)

    async def _settled(self) -> None:
        """Until nothing is due or under way and every mail has been worked on; a dead service fails the test."""
        calm = 0
        async with asyncio.timeout(60):
            while calm < 4:
                assert self._process is not None
                assert self._process.poll() is None, "the service ended by itself"
                await asyncio.sleep(0.03)
                calm = calm + 1 if await self._at_rest() else 0

    async def _at_rest(self) -> bool:
        if not self._database.exists():
            return False
        with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as db:
            try:
                waiting = db.execute(
                    "SELECT (SELECT count(*) FROM mails WHERE fate = 'kept') + (SELECT count(*) FROM effects"
                    " WHERE state IN ('sending', 'data') OR (state IN ('queued', 'uncertain') AND due <= ?))",
                    (self.world.clock.now().isoformat(timespec="microseconds"),),
                ).fetchone()[0]
                seen = dict(db.execute("SELECT folder, uid FROM cursors").fetchall())
            except sqlite3.OperationalError:
                return False
        db.close()
        room = self.world.office.mailroom
        for folder, name in ((Folder.INBOX, "INBOX"), (Folder.SENT, "Sent")):
            if await room.mails(name) and seen.get(folder, 0) < await room.last_uid(name):
                return False
        return waiting == 0


def _sent(world: World) -> Counter[tuple[str, str]]:
    """(recipient, Message-ID) of everything of ours that the mail server passed on."""
    found: Counter[tuple[str, str]] = Counter()
    for passed in world.office.passed:
        mail = BytesParser().parsebytes(passed.raw, headersonly=True)
        if mail["X-Debrief-Letter"]:
            found[passed.recipient, mail["Message-ID"]] += 1
    return found


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1])
async def test_killed_thirty_times(tmp_path: Path, seed: int) -> None:
    async with embedded(tmp_path / "state") as world:
        killed = Killed(world, tmp_path, seed)
        with killed.running():
            await killed.play()
        assert killed.kills == KILLS
        assert "Traceback" not in killed.log.read_text()
        await _nobody_was_mailed_twice(world)
        await _nothing_was_lost(world)
    assert [p.pid for p in psutil.process_iter() if _left_over(p, tmp_path)] == []


async def _nobody_was_mailed_twice(world: World) -> None:
    doubled = {key: count for key, count in _sent(world).items() if count > 1}
    assert doubled == {}
    to_oluchi = sum(count for (to, _), count in _sent(world).items() if to == cast.OLUCHI.email)
    assert to_oluchi <= 4


async def _nothing_was_lost(world: World) -> None:
    """Each interview ended as without kills. A letter whose fate nobody can know was shown to the recruiter instead."""
    store = await SqliteStore.open(world.config.state_dir, read_only=True)
    try:
        interviews = {i.meeting.uid[:2]: i for i in await store.interviews()}
        assert {k: i.state in _DONE for k, i in interviews.items()} == dict.fromkeys(("a1", "b2", "c3", "d4"), True)
        outcome = {k: i.recommendation.step for k, i in interviews.items() if i.recommendation}
        assert outcome == {"a1": "offer", "b2": "hold", "c3": "another_interview"}
        uncertain = 0
        for interview in interviews.values():
            for told in await store.story(interview.ref):
                if told.event.type == "letter_lost":
                    assert told.event.uncertain
                    uncertain += told.event.kind in (LetterKind.QUESTION, LetterKind.REMINDER)
        assert uncertain <= 3, "the look into Sent should settle nearly all"
        assert await store.quarantined() == ()
    finally:
        await store.close()


def _left_over(process: psutil.Process, directory: Path) -> bool:
    try:
        return str(directory) in " ".join(process.cmdline())
    except psutil.Error:
        return False
