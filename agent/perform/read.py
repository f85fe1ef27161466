"""Performs ReadReply: the model reads, the evidence is checked; the offline rules stand in while the model is away."""

import logging
from dataclasses import replace
from datetime import timedelta

from agent.advance import Advance
from agent.core import retry
from agent.core.effects import ReadReply
from agent.core.events import ReplyRead
from agent.core.feedback import Reading
from agent.core.people import Side
from agent.errors import ConfigError, DebriefError, Transient, Unreadable
from agent.ports import Clock, Model, OutboxState, Store, Task
from agent.reading import offline
from agent.reading.answer import ReadingAnswer
from agent.reading.evidence import prove
from agent.writing.prompts import reading_prompt
from agent.writing.questions import nameless

log = logging.getLogger(__name__)

_MOST_NONSENSE = 2
"""How many unusable answers of a model are too many."""


class Reader:
    """Turns replies into readings. ``model`` is None where no model is configured."""

    def __init__(self, store: Store, model: Model | None, advance: Advance, clock: Clock, patience: timedelta) -> None:
        self._store = store
        self._model = model
        self._advance = advance
        self._clock = clock
        self._patience = patience

    async def perform(self, task: Task, effect: ReadReply) -> None:
        """Read one reply and let the reading have its consequences, or note when to ask the model again."""
        interview, _ = await self._store.interview(effect.interview)
        respondent = interview.respondent(effect.slot) if interview else None
        if respondent is None:
            await self._store.settle(effect.id, OutboxState.NEVER, self._clock.now(), error="nobody waits for it")
            return
        await self._store.begin(effect.id, self._clock.now(), None)
        reading = await self._read(task, effect, respondent.person.side)
        if reading is not None:
            await self._file(task, effect, reading)

    async def _read(self, task: Task, effect: ReadReply, side: Side) -> Reading | None:
        if self._model is None:
            return self._offline(effect, side, "")
        try:
            return await self._ask(self._model, effect, side)
        except Unreadable as error:
            if await self._again(task, effect, error, give_up=task.attempts + 1 >= _MOST_NONSENSE):
                return None
            note = f"The answers of the language model could not be used, so plain rules read this reply. {error}"
            return self._offline(effect, side, note)
        except DebriefError as error:
            if await self._again(task, effect, error, give_up=isinstance(error, ConfigError)):
                return None
            return self._offline(effect, side, "The language model did not answer, so plain rules read this reply.")

    async def _ask(self, model: Model, effect: ReadReply, side: Side) -> Reading:
        prompt = reading_prompt(effect.lines, side, nameless(side), "en")
        answer = await model.answer(prompt, ReadingAnswer)
        return prove(answer, effect.lines, side=side, reader=model.name, prompt=prompt.name)

    def _offline(self, effect: ReadReply, side: Side, note: str) -> Reading:
        answer = offline.read(effect.lines, side)
        reading = prove(answer, effect.lines, side=side, reader=offline.NAME, prompt="")
        return replace(reading, notes=(note, *reading.notes)) if note else reading

    async def _again(self, task: Task, effect: ReadReply, error: DebriefError, *, give_up: bool) -> bool:
        """Note when to ask the model again; False if it has been waited for long enough."""
        now = self._clock.now()
        hint = getattr(error, "hint", "")
        log.warning("the model did not read a reply of interview %s: %s", effect.interview, f"{error} {hint}".strip())
        wait = None if give_up else retry.model(task.attempts + 1, now - effect.at, self._patience)
        if wait is None:
            return False
        asked = getattr(error, "retry_after", None) if isinstance(error, Transient) else None
        again = now + max(wait, timedelta(seconds=asked or 0))
        await self._store.settle(effect.id, OutboxState.QUEUED, now, error=str(error), again=again)
        return True

    async def _file(self, task: Task, effect: ReadReply, reading: Reading) -> None:
        event = ReplyRead(
            id=f"effect:{effect.id}",
            interview=effect.interview,
            at=self._clock.now(),
            slot=effect.slot,
            mail=effect.mail,
            came=effect.came,
            reading=reading,
        )
        await self._advance(task.mailbox, event, task=effect.id)
