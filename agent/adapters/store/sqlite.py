"""The store in SQLite. This file says which thread does what; the SQL stands in the files beside it, by subject."""

from collections.abc import Collection, Sequence, Set
from datetime import datetime
from functools import partial
from pathlib import Path

from agent.adapters.store import (
    cases,
    connection,
    erased,
    files,
    letters,
    mails,
    outbox,
    remembered,
    suppressed,
    witnesses,
)
from agent.adapters.store.incoming import Incoming
from agent.adapters.store.lane import Lane
from agent.adapters.store.switchboard import Switchboard
from agent.adapters.store.watched import Watched
from agent.core.effects import Effect, SaveDraft, SendLetter
from agent.core.events import Event
from agent.core.gate import Counters
from agent.core.interview import Interview
from agent.core.memory import Said
from agent.errors import ConfigError
from agent.ports import (
    OutboxState,
    Standing,
    Task,
    Told,
    Witness,
)
from agent.reading.known import Known, LedgerEntry


class SqliteStore(Incoming, Switchboard):
    """ports.Store on two files in one folder: state.db, and suppressed.db with those who said STOP."""

    def __init__(self, folder: Path, name: str = files.STATE) -> None:
        """Use ``open``."""
        self._folder = folder
        self._name = name
        self._writer = Lane(folder / name)
        self._reader = Lane(folder / name)
        # What the loops ask after each commit is asked where that commit was made: its pages are at hand there, while
        # a reader has to forget all of its pages whenever another connection has written.
        self._latest = self._writer
        self._watched = Watched()
        self._groups: dict[str, set[int]] = {}
        """Transactions of the writer with commits for a mailbox of which nobody has asked whether they are durable."""
        self._stops = Lane(folder / files.SUPPRESSED)

    @classmethod
    async def open(
        cls, folder: Path, *, read_only: bool = False, patience: float = 5.0, name: str = files.STATE
    ) -> "SqliteStore":
        """Open the state in ``folder``, creating what is missing and bringing an older schema up to date.

        With ``read_only`` nothing is created or changed, and the service may run meanwhile; every method that writes
        then raises Permanent. ``patience`` is how many seconds to wait for another process that writes, such as a
        backup, before that is Transient trouble. ConfigError if the files are open to other users, damaged, or of a
        newer version. ``name`` is the file of the state itself: another one while the records are made anew.
        """
        prepare = _check if read_only else _prepare
        prepare(folder, name)
        store = cls(folder, name)
        try:
            await store._connect(read_only, patience)
        except BaseException:
            await store.close()
            raise
        return store

    async def _connect(self, read_only: bool, patience: float) -> None:
        stops = partial(connection.suppressed, self._folder, patience=patience)
        state = partial(connection.state, self._folder, patience=patience, name=self._name)
        await self._stops.open(partial(stops, read_only=read_only))
        if not read_only:
            await self._writer.open(partial(state, read_only=False))
            await self._writer.read(self._watched.begin)
        else:
            self._latest = self._reader
        await self._reader.open(partial(state, read_only=True))

    async def known(
        self,
        mailbox: str,
        *,
        uids: Sequence[str],
        message_ids: Sequence[str],
        refs: Sequence[str],
        people: Sequence[str] = (),
        around: Sequence[datetime] = (),
        memories: Sequence[str] = (),
    ) -> Known:
        work = self._latest.after(self._unsettled(mailbox), cases.known)
        return await self._latest.peek(work, mailbox, uids, message_ids, refs, people, around, memories)

    async def said(self, mailbox: str, about: str) -> Said | None:
        return await self._latest.read(remembered.one, mailbox, about)

    async def memory(self, mailbox: str) -> tuple[Said, ...]:
        return await self._reader.read(remembered.everything, mailbox)

    async def also_called(self, mailbox: str, message_id: str, letter: str) -> None:
        await self._writer.write(letters.also_called, mailbox, message_id, letter)

    async def other_ids(self, mailbox: str) -> Set[str]:
        if self._latest is self._reader:
            return await self._reader.read(letters.other_ids, mailbox)
        return await self._writer.read(self._watched.ids, mailbox)

    async def open_addresses(self, mailbox: str) -> Set[str]:
        if self._latest is self._reader:
            return await self._reader.read(cases.open_addresses, mailbox)
        return await self._writer.read(self._watched.people, mailbox)

    async def interview(self, ref: str) -> tuple[Interview | None, int]:
        return await self._latest.read(cases.interview, ref)

    async def interviews(self, mailbox: str | None = None) -> tuple[Interview, ...]:
        return await self._reader.read(cases.interviews, mailbox)

    async def commit(
        self,
        event: Event,
        interview: Interview,
        version: int,
        effects: Sequence[Effect],
        note: str,
        *,
        handled: str = "",
        task: str = "",
        outcome: OutboxState = OutboxState.DONE,
        lessons: Sequence[Said] = (),
        soon: bool = False,
    ) -> bool:
        work = partial(cases.commit, handled=handled, task=task, outcome=outcome, lessons=lessons)
        if not soon:
            return await self._writer.write(work, event, interview, version, effects, note)
        in_order = self._writer.after(self._unsettled(interview.mailbox), work)
        done, group = await self._writer.soon(in_order, event, interview, version, effects, note)
        self._groups.setdefault(interview.mailbox, set()).add(group)
        return done

    def _unsettled(self, mailbox: str) -> tuple[int, ...]:
        return tuple(self._groups.get(mailbox, ()))

    async def settled(self, mailbox: str) -> None:
        if groups := self._groups.pop(mailbox, None):
            await self._writer.settled(groups)

    async def story(self, ref: str) -> tuple[Told, ...]:
        return await self._reader.read(cases.story, ref)

    async def due(self, now: datetime, limit: int = 20, mailbox: str | None = None) -> tuple[Task, ...]:
        return await self._reader.read(outbox.due, now, limit, mailbox)

    async def next_due(self, mailbox: str | None = None) -> datetime | None:
        return await self._reader.read(outbox.next_due, mailbox)

    async def begin(self, effect: str, at: datetime, entry: LedgerEntry | None, raw: bytes = b"") -> None:
        await self._writer.write(outbox.begin, effect, at, entry, raw)

    async def mark_data(self, effect: str, at: datetime) -> None:
        await self._writer.write(outbox.mark_data, effect, at)

    async def settle(
        self, effect: str, state: OutboxState, at: datetime, *, error: str = "", again: datetime | None = None
    ) -> None:
        await self._writer.write(outbox.settle, effect, state, at, error=error, again=again)

    async def task(self, effect: str) -> Task | None:
        return await self._reader.read(outbox.task, effect)

    async def recover(self, at: datetime) -> int:
        return await self._writer.write(outbox.recover, at)

    async def tasks(self, ref: str | None = None) -> tuple[Task, ...]:
        return await self._reader.read(outbox.tasks, ref)

    async def open_interviews(self, mailbox: str) -> tuple[Interview, ...]:
        return await self._reader.read(cases.open_interviews, mailbox)

    async def queue(self, mailbox: str, effects: Sequence[Effect]) -> None:
        await self._writer.write(outbox.insert, mailbox, effects)

    async def standing(self, mailbox: str) -> Standing:
        return await self._reader.read(cases.standing, mailbox)

    async def counters(
        self, mailbox: str, address: str, interview: str, slot: str, now: datetime, *, besides: str = ""
    ) -> Counters:
        stopped = await self._stops.read(suppressed.holds, address)
        return await self._reader.read(
            letters.counters, mailbox, address.lower(), interview, slot, now, suppressed=stopped, besides=besides
        )

    async def witness(self, mailbox: str, seen: Witness, raw: bytes) -> str:
        return await self._writer.write(witnesses.add, mailbox, seen, raw)

    async def unclaimed(self, mailbox: str, letter: SendLetter | SaveDraft, since: datetime) -> Witness | None:
        return await self._reader.read(witnesses.unclaimed, mailbox, letter, since)

    async def claim(self, message_id: str, effect: str) -> None:
        await self._writer.write(witnesses.claim, message_id, effect)

    async def witnesses(self, mailbox: str) -> tuple[Witness, ...]:
        return await self._reader.read(witnesses.everything, mailbox)

    async def forget(self, address: str, at: datetime) -> None:
        await self._stops.write(erased.add, address, at)

    async def forgotten(self, addresses: Collection[str]) -> frozenset[str]:
        return await self._stops.read(erased.among, addresses)

    async def discard(self, key: str) -> None:
        await self._writer.write(mails.discard, key)

    async def letter_raw(self, message_id: str) -> bytes | None:
        return await self._reader.read(letters.raw, message_id)

    async def suppress(self, address: str, at: datetime) -> None:
        await self._stops.write(suppressed.add, address, at)

    async def close(self) -> None:
        """Finish what is being written. The writer goes last: it then folds the write-ahead log into the database."""
        for lane in (self._stops, self._reader, self._writer):
            await lane.close()


def _prepare(folder: Path, name: str) -> None:
    """Create what is missing. The list of STOPs comes first: a state without it means that it was lost."""
    files.private_folder(folder)
    state, stops = folder / name, folder / files.SUPPRESSED
    if state.exists() and not stops.exists():
        raise ConfigError(
            f"{stops} is missing: it lists the people who asked for no more mail",
            hint=f"Restore it from a backup. If nobody ever asked, run: install -m 600 /dev/null {stops}",
        )
    files.private_file(stops)
    files.private_file(state)


def _check(folder: Path, name: str) -> None:
    state = folder / name
    if not state.exists():
        raise ConfigError(f"there is no state in {folder} yet", hint="Start `debrief run` once.")
    files.refuse_readable(folder, 0o700)
    for path in (state, folder / files.SUPPRESSED):
        files.check_file(path)
