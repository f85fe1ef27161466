"""Plays the twenty interviews once through, with a service that is killed at the points that are planned."""

import asyncio
import json
import os
import pickle
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from agent.core.interview import InterviewState
from tests.faults.kills import twenty
from tests.faults.kills.office import Premises, premises
from tests.faults.kills.wires import ImapWire, SmtpWire, listening

_OVER = frozenset({InterviewState.RECOMMENDED, InterviewState.DECIDED, InterviewState.CLOSED})
_STUCK = timedelta(minutes=15)
_MOST_AT_ONCE = 3
"""Kills between two moments of the simulated time: a mail in whose work the service has ended more often is taken for
poison, which is what is meant, and not what is tried here."""
_MOST_IN_DOUBT = 4
"""Kills within a simulated hour that may leave a letter in doubt: at five the breaker stops all letters."""
_PATIENCE = 30.0


def in_doubt(point: str, server_files_sent: bool) -> bool:
    """Whether nobody can know, after a kill at this point, if a letter has left: it may have, and Sent lacks it."""
    kind, _, phase = point.rpartition(" | ")
    if kind.startswith("smtp"):
        return phase in ("DATA said", "DATA done")
    if kind.startswith("content"):
        return phase in ("none", "half", "no dot") or not server_files_sent
    if kind.startswith("mark_data"):
        return phase == "after commit"
    if server_files_sent:
        return False
    return (kind.startswith("send") and phase == "after") or (kind.startswith("commit LetterOut") and "before" in phase)


@dataclass(kw_only=True)
class Run:
    """One play. ``planned`` are the points at which the service is still to be killed."""

    folder: Path
    planned: set[str]
    server_files_sent: bool = True
    inline: bool = True
    """Whether mail is parsed in the service's own process, which starts sooner."""
    recording: bool = False
    passed: list[str] = field(default_factory=list)
    """Points, if they are recorded."""
    killed: list[str] = field(default_factory=list)
    recovery: float = 0.0
    """Seconds from the longest kill to when all was at rest again."""
    _life: int = 0
    _at_once: int = 0
    _doubts: list[datetime] = field(default_factory=list)
    _read: int = 0
    _known: frozenset[str] = frozenset()
    """The points of which the present life knows that it dies there."""

    # --- where the service is ---

    def here(self, point: str) -> bool:
        """The service is at a point outside of its process."""
        if self.recording:
            self.passed.append(point)
        if not self._life or point not in self._open():
            return False
        os.kill(self._life, signal.SIGKILL)
        self._life = 0
        self._died(point)
        return True

    def _open(self) -> frozenset[str]:
        if self._at_once >= _MOST_AT_ONCE:
            return frozenset()
        now = self.premises.clock.now()
        recent = [at for at in self._doubts if now - at < timedelta(hours=1)]
        if len(recent) < _MOST_IN_DOUBT:
            return frozenset(self.planned)
        return frozenset(p for p in self.planned if not in_doubt(p, self.server_files_sent))

    def _died(self, point: str) -> None:
        self.planned.discard(point)
        self.killed.append(point)
        self._at_once += 1
        if in_doubt(point, self.server_files_sent):
            self._doubts.append(self.premises.clock.now())

    # --- the process ---

    async def _born(self) -> None:
        order = {
            "control": str(self.folder / "control"),
            "config": str(self.folder / "config"),
            "points": str(self.folder / "points"),
            "log": str(self.folder / "log"),
            "recording": self.recording,
            "inline": self.inline,
            "now": self.premises.clock.now().isoformat(),
        }
        self._known = frozenset()
        self.zygote.stdin.write(json.dumps(order).encode() + b"\n")
        self._life = int(await self.zygote.stdout.readline())
        async with asyncio.timeout(_PATIENCE):
            self.reader, self.writer = await self._lives.get()

    async def _buried(self) -> None:
        """What became of the life that has ended."""
        async with asyncio.timeout(_PATIENCE):
            status = int(await self.zygote.stdout.readline())
        self._life = 0
        assert status == signal.SIGKILL, f"the service ended by itself: {(self.folder / 'log').read_text()[-3000:]}"
        said = (self.folder / "points").read_bytes()[self._read :]
        self._read += len(said)
        for point in said.decode().splitlines():
            if self.recording:
                self.passed.append(point)
            elif point in self.planned:
                self._died(point)
        self.writer.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._lives.put((reader, writer))

    # --- the play ---

    async def play(self) -> None:
        """To the end of all interviews."""
        self.premises.office.expect(twenty.incoming())
        await self._born()
        while (at := await self._next(await self._settled())) is not None:
            now = self.premises.clock.now()
            await self.premises.clock.move(at if at > now else now + _STUCK)
            self._at_once = 0
            await self.premises.office.act()
        os.kill(self._life, signal.SIGKILL)
        await self._buried()

    async def _settled(self) -> dict[str, Any]:
        """All is done that could be done at this moment, in however many lives."""
        began = time.monotonic()
        while True:
            died = time.monotonic()
            try:
                self.writer.write(json.dumps(self._order()).encode() + b"\n")
                async with asyncio.timeout(_PATIENCE):
                    answer = await self.reader.readline()
            except ConnectionError:
                answer = b""
            assert "Traceback" not in (self.folder / "log").read_text(), (self.folder / "log").read_text()[:3000]
            if answer:
                self.recovery = max(self.recovery, time.monotonic() - died if died != began else 0.0)
                return dict(json.loads(answer))
            await self._buried()
            await self._born()

    def _order(self) -> dict[str, object]:
        """Go on at this moment; and where to die, if that is not what it was."""
        before, self._known = self._known, self._open()
        planned = sorted(self._known) if self._known != before else None
        return {"now": self.premises.clock.now().isoformat(), "planned": planned}

    async def _next(self, told: dict[str, Any]) -> datetime | None:
        await self.premises.office.look_into_drafts()
        over = len(told["states"]) == len(twenty.ALL) and set(told["states"]) <= _OVER and not told["letters"]
        due = datetime.fromisoformat(told["due"]) if told["due"] and not over else None
        return min((m for m in (self.premises.office.next_at, due) if m is not None), default=None)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Run"]:
        """With its servers, and a process from which lives are forked; all of it is gone afterwards."""
        async with AsyncExitStack() as stack:
            self.premises: Premises = await stack.enter_async_context(
                premises(server_files_sent=self.server_files_sent)
            )
            imap = await stack.enter_async_context(listening(ImapWire(self.premises.imap.port, self.here)))
            smtp = await stack.enter_async_context(listening(SmtpWire(self.premises.smtp_port, self.here)))
            self.config = self.premises.config(self.folder / "state", imap_port=imap, smtp_port=smtp)
            (self.folder / "config").write_bytes(pickle.dumps(self.config))
            (self.folder / "points").touch()
            self._lives: asyncio.Queue[Any] = asyncio.Queue()
            control = await asyncio.start_unix_server(self._connected, self.folder / "control")
            await stack.enter_async_context(control)
            self.zygote = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.faults.kills.life", stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            stack.push_async_callback(self._end)
            yield self

    async def _end(self) -> None:
        if self._life:
            os.kill(self._life, signal.SIGKILL)
        self.zygote.stdin.close()
        self.zygote.kill()
        await self.zygote.wait()
