"""The part of the store in SQLite that holds letters back."""

from collections.abc import Collection, Sequence
from datetime import datetime

from agent.adapters.store import switches
from agent.adapters.store.lane import Lane
from agent.core.circuit import Setbacks
from agent.core.effects import Effect, LetterKind
from agent.ports import Switch


class Switchboard:
    """ports.Switches, on the lanes of the store that it is part of."""

    _writer: Lane
    _reader: Lane

    async def switch(self, switch: Switch, effects: Sequence[Effect] = ()) -> bool:
        return await self._writer.write(switches.switch, switch, effects)

    async def switches(self, mailbox: str | None = None) -> tuple[Switch, ...]:
        return await self._reader.read(switches.switches, mailbox)

    async def release(self, mailbox: str, at: datetime) -> tuple[Switch, ...]:
        return await self._writer.write(switches.release, mailbox, at)

    async def setbacks(self, mailbox: str, now: datetime, most: int) -> Setbacks:
        return await self._reader.read(switches.setbacks, mailbox, now, most)

    async def hold(
        self,
        mailbox: str,
        now: datetime,
        until: datetime,
        reason: str,
        *,
        letter: str,
        kinds: Collection[LetterKind] = (),
        effects: Sequence[Effect] = (),
    ) -> int:
        return await self._writer.write(
            switches.hold, mailbox, now, until, reason, letter=letter, kinds=kinds, effects=effects
        )
