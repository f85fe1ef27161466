"""Performs ReadReply: the model reads, the evidence is checked; the offline rules stand in while the model is away."""

import logging
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from agent.advance import Advance
from agent.core import retry
from agent.core.effects import ReadReply
from agent.core.events import ReplyRead
from agent.core.feedback import Reading
from agent.core.rules import Rules
from agent.core.standin import READ_AGAIN_FOR, moot, no_ai, unseen
from agent.core.whereabouts import place
from agent.errors import ConfigError, DebriefError, Permanent, Transient, Unreadable
from agent.perform.breaker import Breaker
from agent.perform.reading import Message, message, read_offline
from agent.perform.twice import read_with_models
from agent.ports import Clock, Model, OutboxState, Store, Task
from agent.reading.added import added

log = logging.getLogger(__name__)

AWAY = (
    "The language model did not answer, so plain rules read this reply. "
    "The model reads it once it answers, unless you have decided by then."
)
UNUSABLE = "The answers of the language model could not be used, so plain rules read this reply."

_MOST_NONSENSE = 2
"""How many unusable answers of a model are too many."""
_MOST_SILENCES = 3
"""How often a model that answers others may not answer about one reply."""


class Reader:
    """Turns replies into readings. ``models`` are asked about each, the first and then a second; none: plain rules."""

    def __init__(
        self, store: Store, models: Sequence[Model], advance: Advance, clock: Clock, patience: timedelta
    ) -> None:
        self._store = store
        self._models = models
        self._advance = advance
        self._clock = clock
        self._patience = patience
        self._breaker = Breaker()

    async def perform(self, task: Task, effect: ReadReply, rules: Rules) -> None:
        """Read one reply and let the reading have its consequences, or note when to ask the model again."""
        interview, _ = await self._store.interview(effect.interview)
        respondent = interview.respondent(effect.slot) if interview else None
        if interview is None or respondent is None:
            await self._never(effect, "nobody waits for it")
        elif effect.again and (why := moot(interview, effect.slot, effect.mail) or self._no_model()):
            await self._never(effect, why)
        elif no_ai(respondent):
            await self._store.begin(effect.id, self._clock.now(), None)
            await self._file(task, effect, unseen())
        else:
            what = message(interview, respondent.person, effect.lines, rules)
            what = replace(what, asked_whether=respondent.asked_whether)
            if reading := await self._read(task, effect, what):
                zone = place(interview, respondent, rules.hours).zone
                await self._file(task, effect, added(reading, effect.lines, effect.came, zone))

    async def _read(self, task: Task, effect: ReadReply, what: Message) -> Reading | None:
        """The reading; None if there is none yet, or none any more."""
        now = self._clock.now()
        rest = self._breaker.resting(now) if self._models else None
        if rest and now < self._end(effect):
            await self._later(effect, task.error or "the model's server is in trouble", min(rest, self._end(effect)))
            return None
        await self._store.begin(effect.id, now, None)
        if rest:
            return await self._without(effect, what, AWAY, task.error)
        return await self._ask(task, effect, what) if self._models else read_offline(what)

    async def _ask(self, task: Task, effect: ReadReply, what: Message) -> Reading | None:
        try:
            reading = await read_with_models(self._models, what)
        except DebriefError as error:
            return await self._failed(task, effect, what, error)
        except Exception as error:
            # Whatever it is, the answer led to it: this reply must not fail in the same way for ever.
            log.exception("the reading of a reply of interview %s failed", effect.interview)
            return await self._failed(task, effect, what, Unreadable(f"It led to a fault ({type(error).__name__})."))
        self._breaker.worked(self._clock.now())
        return reading

    # --- trouble ---

    async def _failed(self, task: Task, effect: ReadReply, what: Message, error: DebriefError) -> Reading | None:
        """Ask again later, or let the rules stand in."""
        now = self._clock.now()
        hint = getattr(error, "hint", "")
        log.warning("the model did not read a reply of interview %s: %s", effect.interview, f"{error} {hint}".strip())
        if isinstance(error, Unreadable):
            self._breaker.worked(now)
        self._breaker.failed(error, now)
        if (again := self._again(task, effect, error, now)) is not None:
            await self._later(effect, str(error), again)
            return None
        unusable = isinstance(error, (Unreadable, Permanent))
        return await self._without(effect, what, f"{UNUSABLE} {error}" if unusable else AWAY, str(error))

    def _again(self, task: Task, effect: ReadReply, error: DebriefError, now: datetime) -> datetime | None:
        """When to ask the model again; None: it has been waited for long enough."""
        tries, end = task.attempts + 1, self._end(effect)
        if now >= end or self._hopeless(effect, error, tries):
            return None
        asked = timedelta(seconds=getattr(error, "retry_after", None) or 0)
        if effect.again:
            return now + max(retry.read_again(tries, random.random()), asked)
        wait = retry.model(tries, now - effect.at, self._patience, random.random())
        return None if wait is None else min(max(now + wait, now + asked), max(end, now + wait))

    def _hopeless(self, effect: ReadReply, error: DebriefError, tries: int) -> bool:
        """Whether waiting a little would not help."""
        if isinstance(error, (Unreadable, Permanent)):
            return tries >= _MOST_NONSENSE or isinstance(error, Permanent)
        if isinstance(error, Transient) and not error.channel:
            return tries >= _MOST_SILENCES and self._breaker.worked_since(effect.at)
        return isinstance(error, ConfigError) and not effect.again

    def _end(self, effect: ReadReply) -> datetime:
        return effect.at + (READ_AGAIN_FOR if effect.again else self._patience)

    async def _without(self, effect: ReadReply, what: Message, note: str, error: str) -> Reading | None:
        """The rules stand in for the model, if they have not yet."""
        if effect.again:
            await self._never(effect, error or "the model stayed away")
            return None
        return replace(read_offline(what, note), stand_in=True)

    # --- outcomes ---

    def _no_model(self) -> str:
        return "" if self._models else "no model is configured any more"

    async def _never(self, effect: ReadReply, why: str) -> None:
        await self._store.settle(effect.id, OutboxState.NEVER, self._clock.now(), error=why)

    async def _later(self, effect: ReadReply, error: str, again: datetime) -> None:
        await self._store.settle(effect.id, OutboxState.QUEUED, self._clock.now(), error=error, again=again)

    async def _file(self, task: Task, effect: ReadReply, reading: Reading) -> None:
        event = ReplyRead(
            id=f"effect:{effect.id}",
            interview=effect.interview,
            at=self._clock.now(),
            slot=effect.slot,
            mail=effect.mail,
            came=effect.came,
            reading=reading,
            lines=effect.lines if reading.stand_in else (),
            again=effect.again,
        )
        await self._advance(task.mailbox, event, task=effect.id)
