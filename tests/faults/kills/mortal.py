"""The real adapters, each of which tells at which point it is, and dies there if that is planned."""

import hashlib
import json
import os
import signal
import sqlite3
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from email.parser import BytesParser
from inspect import unwrap
from pathlib import Path
from typing import Any, ClassVar

from sqlite_utils import Database

from agent import app
from agent.adapters.imap import ImapMailbox
from agent.adapters.mqtt import MqttNotifier
from agent.adapters.smtp import SmtpMailer
from agent.adapters.store import files
from agent.adapters.store.lane import Lane
from agent.adapters.store.sqlite import SqliteStore
from agent.core.events import LetterOut
from agent.ports import Batch, Clock, Folder, Place
from agent.writing.compose import Outgoing

_PROGRESS = frozenset({"keep", "commit", "dispose", "begin", "mark_data", "settle", "witness", "add"})
"""Transactions that are not part of every look for something to do."""


@dataclass(kw_only=True, slots=True)
class Deaths:
    """The points of this life at which it ends. ``log`` is a file that outlives it."""

    log: int
    """Descriptor, open for appending: one write a line."""
    clock: Clock
    planned: frozenset[str] = frozenset()
    writes: int = 0
    """Transactions that brought anything on."""
    recording: bool = False

    def at(self, point: str) -> None:
        """The service is at this point."""
        if self.recording or point in self.planned:
            os.write(self.log, f"{point}\n".encode())
        if point in self.planned:
            os.kill(os.getpid(), signal.SIGKILL)

    def moment(self) -> str:
        """Names what has no name of its own."""
        return f"{self.clock.now():%dT%H:%M:%S}"


class _Dying:
    deaths: ClassVar[Deaths]


class _Named:
    """Work of a transaction, with its name."""

    def __init__(self, name: str, work: Callable[[sqlite3.Connection], Any]) -> None:
        self.name = name
        self._work = work

    def __call__(self, db: sqlite3.Connection) -> Any:
        result = self._work(db)
        _Dying.deaths.at(f"{self.name} | before commit")
        return result


class MortalLane(_Dying, Lane):
    """Dies when all is written and nothing committed, or when it is committed and nobody knows."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._together: list[str] = []
        """Pieces of work of the open group."""

    async def write(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        named = self._named(work, args, lambda db: work(db, *args, **kwargs))
        return await self._run("BEGIN IMMEDIATE", named)

    async def soon(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[Any, int]:
        named = self._named(work, args, lambda db: work(db, *args, **kwargs))

        def joined(db: sqlite3.Connection) -> Any:
            result = named(db)
            self._together.append(named.name)
            return result

        return await super().soon(joined)

    def _named(self, work: Callable[..., Any], args: tuple[Any, ...], done: Callable[..., Any]) -> _Named:
        bare = unwrap(work)
        name = getattr(bare, "func", bare).__name__
        self.deaths.writes += name in _PROGRESS
        return _Named(f"{name} {self._key(args)}", done)

    def _transaction(self, db: Database, begin: str, work: Callable[[sqlite3.Connection], Any]) -> Any:
        result = super()._transaction(db, begin, work)
        if isinstance(work, _Named):
            self.deaths.at(f"{work.name} | after commit")
        return result

    def _end_group(self, db: Database) -> None:
        names, self._together = self._together, []
        for name in names:
            self.deaths.at(f"{name} | group before commit")
        super()._end_group(db)
        for name in names:
            self.deaths.at(f"{name} | group after commit")

    def _key(self, args: tuple[Any, ...]) -> str:
        match args:
            case (str(), Batch(mails=mails), *_) if mails:
                return hashlib.sha256(b"".join(mail.raw for mail in mails)).hexdigest()[:16]
            case (LetterOut(id=name), *_):
                return f"LetterOut {name}"
            case (event, *_) if hasattr(event, "id"):
                return f"{type(event).__name__} {event.id}"
            case (str(name), str() | Folder(), *_) | (str(name), *_) if name != "anna":
                return f"{name} {args[1]}" if isinstance(args[-1], str) else name
        return self.deaths.moment()


class MortalStore(_Dying, SqliteStore):
    def __init__(self, folder: Path, name: str = files.STATE) -> None:
        super().__init__(folder, name)
        self._writer = self._latest = MortalLane(folder / name)
        self._stops = MortalLane(folder / files.SUPPRESSED)


class MortalMailer(_Dying, SmtpMailer):
    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        self.deaths.at(f"send {mail.message_id} | before")
        answer = await super().send(mail, before_data)
        self.deaths.at(f"send {mail.message_id} | after")
        return answer


class MortalMailbox(_Dying, ImapMailbox):
    async def save_draft(self, raw: bytes) -> None:
        self.deaths.at(f"draft {_id(raw)} | before")
        await super().save_draft(raw)
        self.deaths.at(f"draft {_id(raw)} | after")

    async def file_sent(self, raw: bytes) -> None:
        self.deaths.at(f"file {_id(raw)} | before")
        await super().file_sent(raw)
        self.deaths.at(f"file {_id(raw)} | after")

    async def sent(self, message_id: str) -> bool:
        found = await super().sent(message_id)
        self.deaths.at(f"look for {message_id} | after")
        return found

    async def mark(self, places: Collection[Place]) -> None:
        self.deaths.at(f"mark {sorted((str(folder), uid) for folder, _, uid in places)} | before")
        await super().mark(places)


class MortalNotifier(_Dying, MqttNotifier):
    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        if retain:
            # What is said again whenever it has changed, and comes from no effect.
            await super().publish(topic, payload, retain=True)
            return
        name = json.loads(payload)["id"]
        self.deaths.at(f"publish {name} | before")
        await super().publish(topic, payload)
        self.deaths.at(f"publish {name} | after")


def install(deaths: Deaths) -> None:
    """Let the service be built of these."""
    _Dying.deaths = deaths
    for name, kind in {
        "SqliteStore": MortalStore,
        "SmtpMailer": MortalMailer,
        "ImapMailbox": MortalMailbox,
        "MqttNotifier": MortalNotifier,
    }.items():
        setattr(app, name, kind)


def _id(raw: bytes) -> str:
    return str(BytesParser().parsebytes(raw, headersonly=True)["Message-ID"])
