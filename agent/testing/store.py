"""A store in memory, with the meaning of the one in SQLite and nothing that outlives the process."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from agent.core.effects import TO_PARTICIPANTS, Effect, SendLetter, in_turn
from agent.core.events import Event
from agent.core.gate import Counters
from agent.core.interview import Interview, InterviewState
from agent.core.memory import Said
from agent.errors import Permanent
from agent.ports import Fate, OutboxState, Standing, Task, Told, Witness
from agent.reading.known import Known, LedgerEntry
from agent.testing.counting import counted
from agent.testing.incoming import Incoming
from agent.testing.lookups import addresses, near
from agent.testing.rows import LetterRow, Queued
from agent.testing.switching import Switching
from agent.testing.witnessing import Witnessing, as_entry, as_letter

_S = OutboxState
_WAITING = frozenset({_S.QUEUED, _S.UNCERTAIN})
_ACTIVE = _WAITING | {_S.SENDING, _S.DATA}
_NO_START = datetime.min.replace(tzinfo=UTC)


class MemoryStore(Incoming, Witnessing, Switching):
    """ports.Store in dictionaries. No method awaits anything, so each is one transaction."""

    def __init__(self) -> None:
        super().__init__()
        self._interviews: dict[str, tuple[Interview, int]] = {}
        self._stories: dict[str, tuple[Told, ...]] = {}
        self._events: set[str] = set()
        self._outbox: dict[str, Queued] = {}
        self._letters: dict[str, LetterRow] = {}
        self._other_ids: dict[tuple[str, str], str] = {}
        self._suppressed: set[str] = set()
        self._memory: dict[tuple[str, str], Said] = {}

    # --- interviews ---

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
        ours = {i: letter for i, letter in self._letters.items() if letter.mailbox == mailbox}
        named = {i: self._other_ids.get((mailbox, i), i) for i in message_ids}
        letters = {i: ours[own].entry for i, own in named.items() if own in ours}
        wanted = {*refs, *(entry.interview for entry in letters.values())}
        found = tuple(
            i
            for i in await self.interviews(mailbox)
            if any(entry.uid in uids for entry in i.parts)
            or i.ref in wanted
            or (i.thread and i.thread in message_ids)
            or addresses(i) & set(people)
        )
        recalled = {about: said for about in memories if (said := self._memory.get((mailbox, about)))}
        nearby = near(await self.interviews(mailbox), around)
        asked = self._asked({i.ref for i in found})
        versions = {i.ref: self._interviews[i.ref][1] for i in found}
        return Known(
            interviews=found, letters=letters, sent_to=asked, nearby=nearby, memory=recalled, versions=versions
        )

    async def said(self, mailbox: str, about: str) -> Said | None:
        return self._memory.get((mailbox, about))

    async def memory(self, mailbox: str) -> tuple[Said, ...]:
        mine = sorted((s for (owner, _), s in self._memory.items() if owner == mailbox), key=lambda s: s.about)
        return tuple(sorted(mine, key=lambda s: s.at, reverse=True))

    def _asked(self, refs: set[str]) -> dict[tuple[str, str], tuple[LedgerEntry, ...]]:
        asked: dict[tuple[str, str], tuple[LedgerEntry, ...]] = {}
        for letter in sorted(self._letters.values(), key=lambda x: (x.begun_at, x.entry.message_id)):
            entry = letter.entry
            if entry.interview in refs and entry.kind in TO_PARTICIPANTS:
                asked[entry.interview, entry.slot] = (*asked.get((entry.interview, entry.slot), ()), entry)
        return asked

    async def open_addresses(self, mailbox: str) -> frozenset[str]:
        return frozenset(address for i in await self.interviews(mailbox) for address in addresses(i))

    async def also_called(self, mailbox: str, message_id: str, letter: str) -> None:
        self._other_ids[mailbox, message_id] = letter

    async def other_ids(self, mailbox: str) -> frozenset[str]:
        there = {i.ref for i in await self.interviews(mailbox) if i.state is not InterviewState.CLOSED}
        ours = {i for i, letter in self._letters.items() if letter.entry.interview in there}
        return frozenset(i for (owner, i), own in self._other_ids.items() if owner == mailbox and own in ours)

    async def interview(self, ref: str) -> tuple[Interview | None, int]:
        return self._interviews.get(ref, (None, 0))

    async def interviews(self, mailbox: str | None = None) -> tuple[Interview, ...]:
        found = sorted((i for i, _ in self._interviews.values() if mailbox in (None, i.mailbox)), key=lambda i: i.ref)
        return tuple(sorted(found, key=lambda i: i.meeting.start or _NO_START, reverse=True))

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
        if event.id not in self._events:
            if (await self.interview(interview.ref))[1] != version:
                return False
            self._events.add(event.id)
            self._interviews[interview.ref] = (interview, version + 1)
            told = Told(at=event.at, event=event, note=note)
            self._stories[interview.ref] = (*self._stories.get(interview.ref, ()), told)
            for effect in effects:
                self._queue(interview.mailbox, effect)
            for said in lessons:
                known = self._memory.setdefault((interview.mailbox, said.about), said)
                if known.at <= said.at:
                    self._memory[interview.mailbox, said.about] = said
        if handled in self._mails:
            self._mails[handled] = replace(self._mails[handled], fate=Fate.HANDLED, reason="")
        if task:
            await self.settle(task, outcome, event.at)
        return True

    async def settled(self, mailbox: str) -> None:
        """Everything is as durable as it will ever be."""

    def _queue(self, mailbox: str, effect: Effect) -> None:
        before = self._outbox.get(effect.id)
        if before is None:
            task = Task(effect=effect, mailbox=mailbox, state=_S.QUEUED)
            self._outbox[effect.id] = Queued(task=task, due=effect.at, order=len(self._outbox))
        elif before.task.state is _S.NEVER:
            again = replace(before.task, effect=effect, state=_S.QUEUED)
            self._outbox[effect.id] = replace(before, task=again, due=effect.at)

    async def story(self, ref: str) -> tuple[Told, ...]:
        return self._stories.get(ref, ())

    # --- outbox ---

    async def due(self, now: datetime, limit: int = 20, mailbox: str | None = None) -> tuple[Task, ...]:
        ready = sorted((q for q in self._free() if q.due <= now), key=lambda q: q.rank)
        seen: Counter[tuple[str, str, str]] = Counter()
        found = []
        for task in (q.task for q in ready if mailbox in (None, q.task.mailbox)):
            lane = (task.mailbox, task.effect.type, getattr(task.effect, "channel", ""))
            seen[lane] += 1
            if seen[lane] <= limit:
                found.append(task)
        return tuple(found)

    async def next_due(self, mailbox: str | None = None) -> datetime | None:
        return min((q.due for q in self._free() if mailbox in (None, q.task.mailbox)), default=None)

    def _free(self) -> list[Queued]:
        """What waits, but for letters with an earlier one to the same person still on its way."""
        active = sorted((q for q in self._outbox.values() if q.task.state in _ACTIVE), key=lambda q: q.rank)
        first: dict[tuple[str, str], Queued] = {}
        for queued in active:
            if to := in_turn(queued.task.effect):
                first.setdefault((queued.task.effect.interview, to), queued)
        heads = {queued.order for queued in first.values()}
        waiting = (q for q in active if q.task.state in _WAITING)
        return [q for q in waiting if q.order in heads or not in_turn(q.task.effect)]

    async def begin(self, effect: str, at: datetime, entry: LedgerEntry | None, raw: bytes = b"") -> None:
        queued = self._outbox.get(effect)
        if queued is None or queued.task.state not in _WAITING:
            raise Permanent(f"effect {effect} is not waiting: it is being performed, or has been")
        if entry is not None:
            mailbox = queued.task.mailbox
            self._letters[entry.message_id] = LetterRow(entry=entry, mailbox=mailbox, raw=raw, begun_at=at)
        message_id = entry.message_id if entry else queued.task.message_id
        task = replace(
            queued.task,
            attempts=queued.task.attempts + 1,
            message_id=message_id,
            tried_at=queued.task.tried_at or at,
        )
        self._set(effect, replace(queued, task=task), _S.SENDING, at)

    async def mark_data(self, effect: str, at: datetime) -> None:
        if effect not in self._outbox or self._outbox[effect].task.state is not _S.SENDING:
            raise Permanent(f"effect {effect} was not begun, so nothing of it may leave")
        self._set(effect, self._outbox[effect], _S.DATA, at)

    async def settle(
        self, effect: str, state: OutboxState, at: datetime, *, error: str = "", again: datetime | None = None
    ) -> None:
        queued = self._outbox.get(effect)
        if queued is not None and queued.task.state in _ACTIVE:
            task = replace(queued.task, error=error)
            self._set(effect, replace(queued, task=task, due=again or at), state, at)

    async def recover(self, at: datetime) -> int:
        back = {_S.SENDING: _S.QUEUED, _S.DATA: _S.UNCERTAIN}
        begun = [(i, q) for i, q in self._outbox.items() if q.task.state in back]
        for effect, queued in begun:
            self._set(effect, queued, back[queued.task.state], at)
        return len(begun)

    def _set(self, effect: str, queued: Queued, state: OutboxState, at: datetime) -> None:
        since = queued.task.since if queued.task.state is state else at
        self._outbox[effect] = replace(queued, task=replace(queued.task, state=state, since=since))

    async def task(self, effect: str) -> Task | None:
        return self._outbox[effect].task if effect in self._outbox else None

    async def tasks(self, ref: str | None = None) -> tuple[Task, ...]:
        tasks = (q.task for q in self._outbox.values())
        if ref is None:
            return tuple(t for t in tasks if t.state not in (_S.DONE, _S.NEVER))
        return tuple(t for t in tasks if t.effect.interview == ref)

    def _ledger(self, mailbox: str, seen: Witness, raw: bytes) -> tuple[str, bool]:
        if seen.message_id in self._letters:
            return self._letters[seen.message_id].entry.effect, False
        waiting = self._outbox.get(seen.effect)
        if waiting is None or waiting.task.message_id:
            letter, effect = as_letter(seen), f"sent/{seen.message_id}"
            self._queue(mailbox, replace(letter, id=effect))
        else:
            effect = seen.effect
        queued = self._outbox[effect]
        named = replace(queued, task=replace(queued.task, message_id=seen.message_id))
        self._set(effect, named, _S.DONE, seen.at)
        entry = as_entry(seen, effect)
        self._letters[seen.message_id] = LetterRow(entry=entry, mailbox=mailbox, raw=raw, begun_at=seen.at)
        return effect, True

    # --- what the gate asks ---

    async def open_interviews(self, mailbox: str) -> tuple[Interview, ...]:
        done = (InterviewState.DECIDED, InterviewState.CLOSED)
        return tuple(i for i in await self.interviews(mailbox) if i.state not in done)[:1000]

    async def queue(self, mailbox: str, effects: Sequence[Effect]) -> None:
        for effect in effects:
            self._queue(mailbox, effect)

    async def standing(self, mailbox: str) -> Standing:
        states = [i.state for i in await self.interviews(mailbox)]
        return Standing(awaited=states.count(InterviewState.ASKING), ready=states.count(InterviewState.RECOMMENDED))

    async def counters(
        self, mailbox: str, address: str, interview: str, slot: str, now: datetime, *, besides: str = ""
    ) -> Counters:
        left = [x for x in self._left() if x.entry.effect != besides]
        return counted(left, mailbox, address, interview, slot, now, suppressed=address.lower() in self._suppressed)

    async def letters_done(self, mailbox: str, since: datetime, until: datetime) -> tuple[str, ...]:
        tasks = {x.entry.message_id: self._outbox[x.entry.effect].task for x in self._letters.values()}
        sent = {i for i, t in tasks.items() if t.state is _S.DONE and isinstance(t.effect, SendLetter)}
        mine = [x for x in self._letters.values() if x.mailbox == mailbox and since <= x.begun_at < until]
        ids = [(x.begun_at, x.entry.message_id) for x in mine if x.entry.message_id in sent]
        return tuple(message_id for _, message_id in sorted(ids)[:500])

    async def letter_raw(self, message_id: str) -> bytes | None:
        return self._letters[message_id].raw if message_id in self._letters else None

    async def suppress(self, address: str, at: datetime) -> None:
        self._suppressed.add(address.lower())

    async def close(self) -> None:
        """Nothing to finish."""
